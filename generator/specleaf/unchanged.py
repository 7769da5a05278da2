"""Whether a run would change nothing, from digests alone: inputs and files are those of the last run.

In: the path of a document, and settings.
Out: the number of files, if nothing has changed.
Must not know: what a document means. No stage, template engine or reader of documents is loaded for an answer.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from specleaf import __version__
from specleaf.config import Config, settings_of_output
from specleaf.output import Inputs, changed_at, current_files, digest, previous_lock
from specleaf.template_files import template_folders, template_texts


def inputs_of(documents: Mapping[str, str], config: Config) -> Inputs:
    """What the output is a function of, for the lock file. `documents` are digests of texts by file."""
    templates = "".join(f"{name}\n{text}\n" for name, text in template_texts().items())
    return Inputs(__version__, documents, settings_of_output(config), digest(templates.encode()))


def unchanged_files(name: str, root_digest: str, folder: Path | None, config: Config) -> int | None:
    """The number of files of the last run, if it had the same inputs and all its files are as it wrote them.

    `root_digest` is the digest of the text of the root document, which is called `name` among the files in `folder`;
    there is no folder if the document is no file. Problems of the document have to be reported if `config` is strict,
    so there is no answer then.
    """
    lock = None if config.strict else previous_lock(config.root)
    if lock is None or lock.inputs.documents.get(name) != root_digest:
        return None
    beside = [file for file in lock.inputs.documents if file != name]
    documents = {file: _digest_beside(folder, file, config.limits.bytes) for file in beside}
    return current_files(config.root, inputs_of({name: root_digest, **documents}, config))


def unchanged_file(path: Path, config: Config) -> int | None:
    """`unchanged_files` for the document in a file."""
    if not path.is_file():  # a pipe can be read only once, and a missing file is an error of the run
        return None
    return unchanged_files(path.name, _digest_of(path, config.limits.bytes), path.parent, config)


def is_older_than_generator(config: Config) -> bool:
    """Whether a module or a template of specleaf is newer than the last run.

    The version tells releases apart; this tells apart what lies between them.
    """
    last = changed_at(config.root)
    return last is None or any(entry.stat().st_mtime_ns > last for entry in _own_files())


def _own_files() -> Iterator[os.DirEntry[str]]:
    folders = [Path(__file__).parent, *template_folders()]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                elif entry.name.endswith((".py", ".jinja")):
                    yield entry


def _digest_beside(folder: Path | None, file: str, most: int) -> str:
    """The digest of a file that the last run read beside the root document; `""` if this run would not read it."""
    if folder is None:
        return ""
    try:
        path = Path(os.path.realpath(folder / file))
        is_read = path.is_file() and path.is_relative_to(os.path.realpath(folder))
    except (OSError, ValueError):  # a name that no file can have here
        return ""
    return _digest_of(path, most) if is_read else ""


def _digest_of(path: Path, most: int) -> str:
    """The digest of the text in a file, without its byte order mark; `""` if it cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError:
        return ""
    return digest(data.removeprefix(codecs.BOM_UTF8)) if len(data) <= most else ""
