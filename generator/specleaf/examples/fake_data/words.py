"""Dictionary words, and rows of them."""

from __future__ import annotations

from specleaf.examples.fake_data.entries import entries
from specleaf.examples.stream import Stream

ADJECTIVES = entries("""
    able, agile, airy, amber, ample, ancient, apt, arctic, autumnal, awake, balanced, bold, brave, brief,
    bright, brisk, broad, bronze, busy, calm, candid, careful, cheerful, civic, clean, clear, clever, coastal,
    cool, copper, cosy, crisp, curious, daily, deep, dense, direct, distant, dry, dusty, eager, early,
    earnest, easy, elder, even, exact, fair, famous, fast, fine, firm, flat, fluent, fond, frank, free, fresh,
    frosty, full, gentle, glad, golden, grand, green, handy, happy, hardy, honest, humble, inland, jolly,
    keen, kind, large, late, lean, level, light, lively, local, lofty, loyal, lucid, lucky, mellow, mild,
    modest, narrow, neat, nimble, noble, northern, odd, open, patient, plain, polite, prompt, proper, proud,
    quick, quiet, rapid, rare, ready, rich, ripe, robust, round, rustic, sandy, secure, serene, sharp, shy,
    silent, simple, sleek, slim, smooth, snug, sober, soft, solid, southern, spare, stable, steady, steep,
    still, stout, strong, subtle, sunny, sweet, swift, tall, tidy, timely, tiny, tranquil, true, upper, urban,
    useful, vast, vivid, warm, wary, western, whole, wide, wild, willing, wise, witty, wooden, young, zesty
""")

NOUNS = entries("""
    acorn, almond, anchor, anvil, apron, arbor, arrow, atlas, attic, axle, badge, bakery, balcony, bamboo,
    banner, barley, barn, basin, basket, bay, beacon, bell, bench, birch, blanket, boat, bonfire, book,
    bottle, branch, bread, brick, bridge, brook, broom, bucket, button, cabin, cable, candle, canoe, canvas,
    carpet, castle, cave, cedar, cellar, chair, chalk, chapel, chestnut, chimney, circle, cliff, clock, cloud,
    clover, coat, compass, coral, corner, cottage, cradle, crate, creek, cup, curtain, daisy, desk, dish,
    dock, door, drum, eagle, easel, echo, elm, engine, falcon, farm, feather, fence, fern, ferry, field,
    flute, forest, fountain, fox, garden, gate, glove, grain, granite, grove, hammer, harbor, harvest, hedge,
    heron, hill, hinge, honey, horizon, inlet, island, ivory, ivy, jacket, jar, kettle, kite, ladder, lagoon,
    lake, lamp, lane, lantern, laurel, leaf, ledge, lemon, library, lily, linen, maple, marble, market,
    meadow, mill, mirror, moss, mountain, nest, notebook, oak, oar, ocean, olive, orchard, otter, oven, owl,
    paddle, paper, path, pebble, pencil, pepper, pier, pillow, pine, planet, plateau, plum, pond, porch,
    quarry, quill, raft, rain, reed, ridge, river, robin, rope, saddle, sail, school, shelf, shell, shore,
    silver, slope, spoon, spring, square, stable, station, stone, stove, stream, summit, table, tailor,
    teapot, tent, thimble, thread, tower, trail, tram, tulip, tunnel, valley, vase, velvet, village, violin,
    wagon, walnut, water, wharf, wheat, wheel, whistle, willow, window, winter, wood, wool, yard
""")

_VERBS = entries("""
    add, agree, answer, arrange, arrive, ask, bake, balance, begin, bend, borrow, bring, build, carry, carve,
    chart, choose, climb, collect, compare, cook, count, cross, dance, decide, deliver, describe, dig, draw,
    dream, drift, earn, explain, explore, fasten, fetch, fill, find, finish, fold, follow, gather, give,
    glide, grow, guide, hang, help, hike, hold, invent, invite, join, keep, knit, learn, lend, lift, listen,
    look, make, measure, meet, mend, mix, move, notice, offer, open, order, pack, paint, plan, plant, polish,
    pour, prepare, print, pull, push, reach, read, remember, repair, rest, return, ride, row, sail, save,
    search, send, share, sing, sketch, sort, speak, spin, start, stay, stir, study, swim, talk, teach, thank,
    tie, travel, trim, turn, visit, wait, walk, wander, wash, watch, weave, whisper, wonder, work, wrap, write
""")

_ADVERBS = entries("""
    again, already, always, barely, boldly, briefly, brightly, calmly, clearly, closely, daily, deeply,
    directly, eagerly, early, easily, evenly, exactly, fairly, firmly, forward, freely, fully, gently, gladly,
    gradually, happily, hardly, homeward, honestly, indeed, kindly, lately, lightly, loudly, mostly, nearly,
    neatly, never, newly, nightly, often, openly, partly, patiently, plainly, politely, promptly, properly,
    proudly, quickly, quietly, rarely, readily, safely, seldom, sharply, shortly, simply, slowly, smoothly,
    softly, sometimes, soon, steadily, surely, swiftly, together, usually, warmly, widely, wisely, yearly
""")

_PREPOSITIONS = entries("""
    about, above, across, after, against, along, among, around, at, before, behind, below, beneath, beside,
    between, beyond, by, during, for, from, in, inside, into, near, of, off, on, onto, opposite, outside,
    over, past, since, through, to, toward, under, until, up, upon, with, within, without
""")

_CONJUNCTIONS = entries("""
    although, and, as, because, but, if, lest, nor, once, or, provided, since, so, than, that, though, unless,
    until, when, whenever, where, whereas, wherever, whether, while, yet
""")

_INTERJECTIONS = entries("""
    ah, aha, ahoy, alas, bravo, cheers, goodness, gosh, ha, hello, hey, hm, hooray, hush, oh, ooh, oops, ouch,
    phew, psst, well, whoa, why, wow, yay, yes
""")

# In this order before they are shuffled.
_KINDS = (ADJECTIVES, _ADVERBS, _CONJUNCTIONS, _INTERJECTIONS, NOUNS, _PREPOSITIONS, _VERBS)


def adjective(stream: Stream) -> str:
    """An adjective. One draw."""
    return stream.pick(ADJECTIVES)


def noun(stream: Stream) -> str:
    """A noun. One draw."""
    return stream.pick(NOUNS)


def word(stream: Stream) -> str:
    """A word of the kind that comes first when the kinds are shuffled. Seven draws."""
    return stream.pick(stream.shuffled(_KINDS)[0])


def words(stream: Stream, fewest: int, most: int) -> str:
    """A row of words. One draw for their number, and seven each."""
    return " ".join(word(stream) for _ in range(stream.integer(fewest, most)))


def description(stream: Stream) -> str:
    """Three to ten words."""
    return words(stream, 3, 10)


def comments(stream: Stream) -> str:
    """Five to twenty words."""
    return words(stream, 5, 20)
