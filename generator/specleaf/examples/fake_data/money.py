"""Amounts, currencies and accounts."""

from __future__ import annotations

import re
import string

from specleaf.examples.fake_data.entries import entries
from specleaf.examples.fake_data.symbols import characters, digits
from specleaf.examples.stream import Stream

_CURRENCIES = entries("""
    AED UAE Dirham, ARS Argentine Peso, AUD Australian Dollar, BDT Taka, BGN Bulgarian Lev,
    BHD Bahraini Dinar, BRL Brazilian Real, CAD Canadian Dollar, CHF Swiss Franc, CLP Chilean Peso,
    CNY Yuan Renminbi, COP Colombian Peso, CZK Czech Koruna, DKK Danish Krone, EGP Egyptian Pound, EUR Euro,
    GBP Pound Sterling, GEL Lari, GHS Ghana Cedi, HKD Hong Kong Dollar, HUF Forint, IDR Rupiah,
    ILS New Israeli Sheqel, INR Indian Rupee, ISK Iceland Krona, JMD Jamaican Dollar, JOD Jordanian Dinar,
    JPY Yen, KES Kenyan Shilling, KRW Won, KWD Kuwaiti Dinar, KZT Tenge, LKR Sri Lanka Rupee,
    MAD Moroccan Dirham, MNT Tugrik, MXN Mexican Peso, MYR Malaysian Ringgit, NGN Naira, NOK Norwegian Krone,
    NZD New Zealand Dollar, PEN Sol, PHP Philippine Peso, PKR Pakistan Rupee, PLN Zloty, QAR Qatari Rial,
    RON Romanian Leu, SAR Saudi Riyal, SEK Swedish Krona, SGD Singapore Dollar, THB Baht, TND Tunisian Dinar,
    TRY Turkish Lira, TZS Tanzanian Shilling, UAH Hryvnia, UGX Uganda Shilling, USD US Dollar,
    UYU Peso Uruguayo, VND Dong, ZAR Rand, ZMW Zambian Kwacha
""")

# A country, and what follows the two check digits: so many letters (a), digits (n) or either (c). (ISO 13616)
_IBANS = entries("""
    AT 16n, BE 12n, CH 5n12c, CZ 20n, DE 18n, DK 14n, ES 20n, FI 14n, FR 10n11c2n, GB 4a14n, GR 7n16c, HU 24n,
    IE 4a14n, IT 1a10n12c, LU 3n13c, NL 4a10n, NO 11n, PL 24n, PT 21n, SE 20n
""")
_IBAN_ALPHABETS = {
    "a": string.ascii_uppercase,
    "n": string.digits,
    "c": string.digits + string.ascii_uppercase,
}


def amount(stream: Stream) -> str:
    """An amount up to a thousand, to the cent. One draw."""
    return _with_cents(stream.integer(0, 100_000))


def price(stream: Stream) -> str:
    """An amount from one to a thousand that mostly ends in 9 or 5. Three draws."""
    cents, other = stream.integer(100, 100_000), stream.integer(0, 9)
    ending = stream.pick_weighted(((5, 9), (3, 5), (1, 0), (1, other)))
    # In doubles, as faker-js has it: 577.80 * 100 is less than 57780, so it has 9.99… ones, and 577.70 is left.
    ones = cents / 100 * 100 % 10
    rounded = round(cents - ones) + ending
    return _with_cents(rounded if 100 <= rounded <= 100_000 else cents)


def _with_cents(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def currency_name(stream: Stream) -> str:
    """The name of a currency. One draw."""
    return stream.pick(_CURRENCIES).partition(" ")[2]


def account_number(stream: Stream) -> str:
    """Eight digits. One draw each."""
    return digits(stream, 8)


def iban(stream: Stream) -> str:
    """An international bank account number with the right check digits.

    One draw for the country, and one for each character. This is the one value whose draws differ from those of
    faker-js, which knows more countries; what follows it in an example differs too.
    """
    country, _, structure = stream.pick(_IBANS).partition(" ")
    parts = re.findall(r"(\d+)([anc])", structure)
    account = "".join(characters(stream, _IBAN_ALPHABETS[kind], int(count)) for count, kind in parts)
    # ISO 7064, MOD 97-10: a letter counts as two digits, which are its value in base 36.
    number = int("".join(str(int(character, 36)) for character in f"{account}{country}00"))
    return f"{country}{98 - number % 97:02}{account}"
