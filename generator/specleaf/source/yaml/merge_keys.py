"""The merge key of YAML 1.1: `<<: *common`, or `<<: [*first, *second]`.

YAML 1.2 gave it up, but readers everywhere still merge, and authors who write it in an OpenAPI document count on that.
Who wants it as a name quotes it: "<<" in quotes is a key like any other.
"""

from __future__ import annotations

from collections.abc import Mapping

from specleaf.json_value import Json
from specleaf.source.read_error import ReadError
from specleaf.source.yaml.positions import Entries

MERGE_KEY = "<<"


def merge(values: dict[str, Json], places: dict[str, int], entries: Mapping[int, Entries]) -> None:
    """Replace the merge key of a mapping by the entries of what it names, there where it stands.

    The mapping's own entries win, then those of the earlier source. Changed in place: an anchor may hold the mapping.
    """
    own = {key: (value, places[key]) for key, value in values.items()}
    inherited: dict[str, tuple[Json, int]] = {}
    for source in _sources(*own[MERGE_KEY]):
        source_places = entries[id(source)]
        assert isinstance(source_places, dict)
        for key, value in source.items():
            inherited.setdefault(key, (value, source_places[key]))
    values.clear()
    places.clear()
    for key, entry in own.items():
        added = {key: entry} if key != MERGE_KEY else {k: e for k, e in inherited.items() if k not in own}
        for name, (value, place) in added.items():
            values[name], places[name] = value, place


def _sources(value: Json, place: int) -> list[dict[str, Json]]:
    sources = value if isinstance(value, list) else [value]
    mappings = [source for source in sources if isinstance(source, dict)]
    if len(mappings) < len(sources):
        hint = 'write "<<" in quotes if it is a name'
        raise ReadError("yaml-syntax", "'<<' merges mappings, and this is something else", place, hint)
    return mappings
