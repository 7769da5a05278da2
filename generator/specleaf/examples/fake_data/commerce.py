"""Companies and what they sell."""

from __future__ import annotations

from specleaf.examples.fake_data.entries import entries
from specleaf.examples.fake_data.person import LAST_NAMES
from specleaf.examples.stream import Stream

_LEGAL_FORMS = ("Inc", "and Sons", "LLC", "Group")

_PRODUCT_DESCRIPTIONS = (
    "A chair with a wide seat and a straight back, made for long evenings of reading.",
    "A desk lamp that turns in every direction and stays where it was left.",
    "A kettle that boils a liter of water in four minutes and pours without a drip.",
    "A light jacket for changeable days, with four pockets that close.",
    "A notebook with stitched pages that lies flat from the first to the last.",
    "A quiet keyboard with a full set of keys and a cable that can be replaced.",
    "A rucksack with two large compartments and straps that do not slip.",
    "A set of six glasses that stack, for a table or a picnic.",
    "A shelf that needs no tools and carries forty kilograms on each board.",
    "A travel mug that keeps tea hot until noon and fits under most machines.",
    "A wool blanket, woven in one piece and warm on both sides.",
    "A wooden cutting board with a groove, oiled by hand.",
)
_MODELS = entries("""
    Alder, Aria, Atlas, Aurora, Avenue, Beacon, Borealis, Breeze, Canyon, Cascade, Cirrus, Comet, Condor,
    Coral, Crest, Delta, Dune, Echo, Ember, Falcon, Fjord, Flint, Gale, Glacier, Harbor, Horizon, Juniper,
    Kestrel, Lagoon, Lark, Lumen, Lynx, Meridian, Mesa, Mistral, Nimbus, Nova, Onyx, Orbit, Osprey, Peak,
    Pioneer, Prairie, Quartz, Quest, Ranger, Ridge, Sable, Sierra, Solstice, Summit, Tempo, Terra, Tundra,
    Vector, Venture, Vista, Voyager, Zenith, Zephyr
""")
_COLORS = entries("""
    amber, apricot, azure, beige, black, blue, bronze, brown, copper, coral, crimson, cyan, gold, green, grey,
    indigo, ivory, khaki, lavender, lilac, lime, magenta, maroon, navy, olive, orange, orchid, pink, plum,
    purple, red, salmon, silver, tan, teal, turquoise, violet, white, yellow
""")


def company_name(stream: Stream) -> str:
    """A company named after one, two or three people. Three or four draws."""
    match stream.index(3):
        case 0:
            return f"{stream.pick(LAST_NAMES)} - {stream.pick(LAST_NAMES)}"
        case 1:
            return f"{stream.pick(LAST_NAMES)} {stream.pick(_LEGAL_FORMS)}"
        case _:
            return f"{stream.pick(LAST_NAMES)}, {stream.pick(LAST_NAMES)} and {stream.pick(LAST_NAMES)}"


def product_description(stream: Stream) -> str:
    """A sentence about a thing. One draw."""
    return stream.pick(_PRODUCT_DESCRIPTIONS)


def model(stream: Stream) -> str:
    """The name of a model of a vehicle. One draw."""
    return stream.pick(_MODELS)


def color(stream: Stream) -> str:
    """The name of a color. One draw."""
    return stream.pick(_COLORS)
