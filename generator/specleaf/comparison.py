"""How generated pages compare with those of another generator.

In: two sets of pages, as texts by path, and a list of accepted differences. Out: for each expected page whether it is
the same, the same but for example values, different or missing; and what the list does not say truly.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from specleaf.problems import Problem, SpecleafError

_HEADING = re.compile(r"(#{2,6}) (.+?)[ \t]*")
_WITH_VALUES = frozenset({"Example Usage", "Supported Types", "Standalone function"})
"""The sections whose code shows example values; that below `Values` states those of an enumeration."""
_TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_NUMBER = re.compile(r"(?<![\w.$])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])")
_IMPORT = re.compile(r"\s*(?:import|from)\b|\}\s*from\b")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")


class Likeness(Enum):
    """How like an expected page the generated one is."""

    SAME = "the same"
    SAME_BUT_VALUES = "the same but for example values"
    DIFFERENT = "different"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result. Percentages are of all expected pages."""

    pages: Mapping[str, Likeness]
    """The expected pages, by path."""
    further: tuple[str, ...]
    """Generated pages that are not expected."""

    def paths(self, likeness: Likeness) -> tuple[str, ...]:
        """The pages with a likeness, sorted."""
        return tuple(path for path, found in sorted(self.pages.items()) if found is likeness)

    def percent(self, likeness: Likeness) -> float:
        """How many of the expected pages have a likeness."""
        return 100 * len(self.paths(likeness)) / len(self.pages) if self.pages else 100.0

    def unaccepted(self, accepted: Mapping[str, str], *, exact: bool) -> Iterator[str]:
        """Sentences on pages that differ and are not accepted, and on accepted ones that do not differ.

        `exact`: other example values are a difference too.
        """
        alike = _alike(exact=exact)
        for path, likeness in sorted(self.pages.items()):
            if likeness not in alike and path not in accepted:
                yield f"{path}: {likeness.value}"
        for path in accepted:
            if path not in self.pages:
                yield f"{path}: accepted, and no expected page is called so"
            elif self.pages[path] in alike:
                yield f"{path}: accepted as different, and {self.pages[path].value}"


def compared(expected: Mapping[str, str], generated: Mapping[str, str]) -> Comparison:
    """Compare two sets of pages, each with its text by path."""
    pages = {path: _likeness(text, generated.get(path)) for path, text in expected.items()}
    return Comparison(pages, tuple(sorted(generated.keys() - expected.keys())))


def read_pages(folder: Path) -> dict[str, str]:
    """The pages below a folder, by path. Raises `SpecleafError` if it is no folder, or has none.

    Bytes that are no UTF-8 are kept, so that equal texts are equal bytes.
    """
    paths = sorted(folder.rglob("*.md"))
    if not paths:
        raise SpecleafError(Problem("usage", f"no Markdown page is in the folder '{folder}'"))
    texts = (path.read_bytes().decode("utf-8", "surrogateescape") for path in paths)
    return {path.relative_to(folder).as_posix(): text for path, text in zip(paths, texts, strict=True)}


def read_accepted(file: Path) -> dict[str, str]:
    """The pages that a list accepts, with the reasons: a path and `# reason` on each line; `{}` for no file."""
    found: dict[str, str] = {}
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        path, _, reason = line.partition("#")
        if path.strip():
            found[path.strip()] = reason.strip()
    return found


def write_accepted(file: Path, comparison: Comparison, reasons: Mapping[str, str], *, exact: bool) -> dict[str, str]:
    """Write the list that accepts all differences there are, and return it; `reasons` are kept."""
    alike = _alike(exact=exact)
    paths = sorted(path for path, likeness in comparison.pages.items() if likeness not in alike)
    lines = (f"{path}  # {reasons[path]}\n" if reasons.get(path) else f"{path}\n" for path in paths)
    file.write_text("".join(lines), "utf-8")
    return {path: reasons.get(path, "") for path in paths}


def _alike(*, exact: bool) -> frozenset[Likeness]:
    return frozenset({Likeness.SAME} if exact else {Likeness.SAME, Likeness.SAME_BUT_VALUES})


def _as_text(comparison: Comparison) -> str:
    lines = [f"{len(comparison.pages)} pages are expected"]
    for likeness in Likeness:
        count = len(comparison.paths(likeness))
        lines.append(f"{count:>7}  {comparison.percent(likeness):6.2f} %  {likeness.value}")
    return "\n".join([*lines, f"{len(comparison.further):>7}            further pages"])


def _as_json(comparison: Comparison) -> str:
    pages = {likeness.name.lower().replace("_", "-"): comparison.paths(likeness) for likeness in Likeness}
    percent = {likeness.name.lower().replace("_", "-"): comparison.percent(likeness) for likeness in Likeness}
    return json.dumps({"pages": pages, "percent": percent, "further": comparison.further}, indent=2)


FORMATS: Mapping[str, Callable[[Comparison], str]] = MappingProxyType({"text": _as_text, "json": _as_json})
"""How a comparison is shown."""


def _likeness(expected: str, generated: str | None) -> Likeness:
    if generated is None:
        return Likeness.MISSING
    if expected == generated:
        return Likeness.SAME
    is_alike = "\n".join(_without_values(expected)) == "\n".join(_without_values(generated))
    return Likeness.SAME_BUT_VALUES if is_alike else Likeness.DIFFERENT


def _without_values(page: str) -> Iterator[str]:
    """The lines of a page, with texts and numbers emptied in code that shows values, and in columns of examples."""
    sections: list[str] = []
    is_code, rows, column = False, 0, 0
    for line in page.split("\n"):
        rows = rows + 1 if line.startswith("|") and not is_code else 0
        if line.startswith("```"):
            is_code = not is_code
            yield line
        elif is_code:
            yield line if _WITH_VALUES.isdisjoint(sections) else _emptied(line)
        elif rows:
            column = _example_column(line) if rows == 1 else column
            yield _without_cell(line, column) if rows > 2 and column else line
        else:
            if heading := _HEADING.fullmatch(line):
                sections = [*sections[: len(heading[1]) - 2], heading[2]]
            yield line


def _emptied(line: str) -> str:
    return line if _IMPORT.match(line) else _NUMBER.sub("0", _TEXT.sub('""', line))


def _example_column(header: str) -> int:
    """The number of the column `Example`, from 1; 0 if there is none."""
    names = [cell.strip() for cell in _BETWEEN_CELLS.split(header)]
    return names.index("Example") if "Example" in names else 0


def _without_cell(row: str, column: int) -> str:
    cells = _BETWEEN_CELLS.split(row)
    return "|".join([*cells[:column], "", *cells[column + 1 :]])
