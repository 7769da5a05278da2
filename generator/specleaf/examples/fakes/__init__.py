"""Plausible values that are made of words: names, places, addresses, goods.

A stream comes in, a text goes out; one module per theme. The word lists are our own. What each function draws, how
often and in which order, is what the public faker-js 9.0 API draws for the same kind of value; so numbers in a value,
and all values after it, come out as there, and only dictionary words differ. (`money.iban` is the exception.)
"""
