"""A file, or the text of one, to a `Document`.

The only part that reads description files. Whatever is wrong with one is a `SpecleafError` with one problem: its code,
the name of the file, and the line and column where there is one. What the values mean is left to the later stages.
"""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from pathlib import Path

from specleaf.problems import Problem, SpecleafError
from specleaf.source.decode import decode
from specleaf.source.document import Document, Reading
from specleaf.source.garbage_collection import no_garbage_collection
from specleaf.source.json import read_json
from specleaf.source.limits import Limits
from specleaf.source.lines import Lines
from specleaf.source.read_error import ReadError
from specleaf.source.yaml import read_yaml

_LIKE_JSON = re.compile(r"\s*[{\[]")
_ALIKE = 0.8
"""A ratio of `difflib`: endings make unlike names of files alike, so it is above the default."""
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def load(path: Path, limits: Limits) -> Document:
    """The document in a file, which is read once; a pipe will do."""
    return _read_file(path, str(path), limits)


def load_text(content: bytes | str, name: str, limits: Limits) -> Document:
    """The document in a text that was read elsewhere, called `name` in messages: `<stdin>`."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return _document(data, name, limits)


def load_beside(root: Document, relative_file: str, limits: Limits) -> Document:
    """The document in a file that the root document refers to: one in the root document's folder, links followed.

    `relative_file` is a path as `Pointer.file` has it, not a URI. A path to the root document gives `root` itself.
    """
    if _URL.match(relative_file):
        raise _refusal("ref-remote", f"'{relative_file}' is not in the document's folder, and nothing else is read")
    if root.path is None:
        raise _refusal("ref-outside", f"'{relative_file}': a document that is no file has no files beside it")
    hint = _similar_name(root.path.parent / relative_file)
    missing = SpecleafError(Problem("ref-missing", f"there is no file '{relative_file}'", hint=hint))
    try:
        folder, path = _real(root.path.parent), _real(root.path.parent / relative_file)
    except ValueError:  # a name that no file can have here: with a NUL, or outside the encoding of file names
        raise missing from None
    if path == _real(root.path):
        return root
    if not path.is_relative_to(folder):
        raise _refusal("ref-outside", f"'{relative_file}' is not in the document's folder, and is not read")
    if not _is_file(path):
        raise missing
    file = path.relative_to(folder).as_posix()
    return _read_file(path, str(Path(root.name).parent / file), limits, file)


def _refusal(code: str, message: str) -> SpecleafError:
    return SpecleafError(Problem(code, message))


def _similar_name(path: Path) -> str:
    """The hint that a file with a similar name is in the folder of a missing one, or `""`."""
    try:
        names = [each.name for each in path.parent.iterdir() if each.is_file()]
    except (OSError, ValueError):
        return ""
    close = get_close_matches(path.name, names, 1, _ALIKE)
    return f"did you mean {close[0]!r}?" if close else ""


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _read_file(path: Path, name: str, limits: Limits, file: str = "") -> Document:
    try:
        with path.open("rb") as stream:
            data = stream.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        words = (error.strerror if isinstance(error, OSError) else None) or str(error)
        is_missing = isinstance(error, FileNotFoundError)
        hint = _similar_name(path) if is_missing else ""
        raise SpecleafError(Problem("file", f"cannot be read: {words}", hint=hint, path=name)) from None
    return _document(data, name, limits, path, file)


def _document(data: bytes, name: str, limits: Limits, path: Path | None = None, file: str = "") -> Document:
    try:
        if len(data) > limits.bytes:
            raise ReadError("too-large", limits.exceeded("bytes"))
        text = decode(data)
        with no_garbage_collection():
            reading = _read(text, name, limits)
    except ReadError as error:
        raise SpecleafError(_problem(error, data, name)) from None
    return Document(name, text, reading, path, file)


def _read(text: str, name: str, limits: Limits) -> Reading:
    if not text or text.isspace():
        raise ReadError("empty", "there is no document in the file")
    if name.lower().endswith(".json"):
        return read_json(text, limits)
    if _LIKE_JSON.match(text):
        # JSON is YAML, nearly, and ten times faster to read; what is not JSON here may still be YAML in flow style.
        try:
            return read_json(text, limits)
        except ReadError as error:
            if error.code not in ("json-syntax", "non-json-value"):
                raise
    return read_yaml(text, limits)


def _problem(error: ReadError, data: bytes, name: str) -> Problem:
    if error.offset is None:
        return Problem(error.code, error.message, hint=error.hint, path=name)
    # Bytes that are not UTF-8 come after the offset, or there would be an earlier error.
    lines = Lines(data.decode("utf-8-sig", "replace"))
    position = lines.position(error.offset)
    line = lines.line(position[0])
    return Problem(error.code, error.message, hint=error.hint, position=position, path=name, excerpt=line)
