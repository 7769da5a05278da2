"""The command line: arguments in, exit code out. What a run does is decided elsewhere; `console` prints.

Exit codes: 0 success, 1 `check` found drift or `diff` a breaking change, 2 an error in the document, the settings or
the usage, 3 a bug of specleaf, 130 and 143 interrupted by a signal.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from specleaf import __version__
from specleaf.console import (
    FORMATS,
    escape_unencodable,
    ignoring_closed_pipe,
    print_annotations,
    print_drift,
    print_entries,
    print_explanation,
    print_for_machine,
    print_list,
    print_plan,
    print_problems,
    print_text,
    print_tolerated,
    print_unchanged,
    print_written,
)
from specleaf.problems import CODES, Problem, SpecleafError

if TYPE_CHECKING:
    from specleaf.config import Config
    from specleaf.report import Outcome
    from specleaf.source import Document

_Command = TypeVar("_Command", bound=Callable[..., Any])

_STDIN = "-"
_EPILOG = """\b
Settings are read from specleaf.toml, or from [tool.specleaf] in pyproject.toml,
in the nearest folder on the way up from here. Options take precedence
over settings.

\b
Exit codes: 0 success, 1 check found drift or diff a breaking change, 2 an
error in the document, the settings or the usage, 3 a bug of specleaf."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.version_option(__version__, prog_name="specleaf", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback of a bug of specleaf.")
def cli(debug: bool) -> None:
    """An OpenAPI document in; typed Python models, and a reference page per component and operation, out.

    \b
    specleaf generate openapi.yaml --output out   write out/models and out/pages/python
    specleaf check                                check whether the output is up to date
    specleaf validate openapi.yaml                show all problems of a document
    specleaf diff main openapi.yaml               show what has changed since a git revision
    specleaf init                                 write a first settings file
    """  # noqa: D301 - click wants the character itself
    _Debug.enabled = debug


class _Report:
    """How a command reports, also one that an error ends: its options `--format`, `--all-problems`, `-q`, `-v`."""

    form = "text"
    all_problems = False
    quiet = False
    verbose = False


class _Debug:
    """Whether a bug of specleaf shows its traceback: the option `--debug`."""

    enabled = False


def _remember(_: click.Context, option: click.Parameter, value: object) -> None:
    setattr(_Report, str(option.name), value)


def _report_option(*names: str, **given: Any) -> Callable[[_Command], _Command]:
    return click.option(*names, expose_value=False, callback=_remember, **given)


def _report_options(command: _Command) -> _Command:
    """The options about what is printed."""
    options = [
        _report_option("--all-problems", is_flag=True, help="Show all problems, however many there are."),
        _report_option(
            "--format",
            "form",
            type=click.Choice(FORMATS),
            default="text",
            help="How to print findings: for people, as JSON, as annotations of GitHub Actions, as SARIF 2.1.0.",
        ),
        _report_option("-q", "--quiet", is_flag=True, help="Print errors only."),
        _report_option("-v", "--verbose", is_flag=True, help="Also print each file that is written or removed."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _run_options(command: _Command) -> _Command:
    """The options that `generate` and `check` have in common."""
    options = [
        click.argument("spec", required=False, metavar="[SPEC]"),
        click.option("-o", "--output", metavar="DIR", help="Where to write; the lock file stands at its top."),
        click.option(
            "--pages",
            multiple=True,
            metavar="LANG[:LAYOUT]",
            help="Pages to write: python or typescript; reference or sdk. May be given several times.",
        ),
        click.option("--no-models", is_flag=True, help="Write no Python package."),
        click.option("--no-pages", is_flag=True, help="Write no pages."),
        click.option(
            "--select",
            multiple=True,
            metavar="WHAT",
            help="Only this part of the document, and what it needs: tag:pets, operation:list*, path:/pets/*,"
            " schema:Pet*, or a pointer. May be given several times.",
        ),
        click.option("--config", metavar="FILE", help="The settings file, instead of searching for one."),
        click.option("--strict", is_flag=True, help="End the run at any error in the document."),
        _report_options,
    ]
    for option in reversed(options):
        command = option(command)
    return command


_SPEC_EXAMPLES = """\b
SPEC is a YAML or JSON file, or - for standard input; without it the
settings name one.

\b
Examples:
"""


@cli.command(
    epilog=_SPEC_EXAMPLES
    + """\b
  specleaf generate openapi.yaml --output out
  specleaf generate openapi.yaml --pages typescript:sdk --no-models
  specleaf generate openapi.yaml --select tag:pets --select 'path:/pets/*'
  specleaf generate --config api/specleaf.toml --strict --all-problems
  specleaf generate --dry-run --format json
  specleaf generate --force --verbose
  curl -s https://example.com/openapi.json | specleaf generate - -o out -q"""
)
@_run_options
@click.option("--force", is_flag=True, help="Replace files that specleaf did not write, or that were edited since.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
def generate(force: bool, dry_run: bool, **given: Any) -> None:
    """Write the models and the pages; files that would not change are left alone."""
    config = _settings(**given)
    if not (force or dry_run) and (count := _unchanged_by_generate(given["spec"], config)) is not None:
        if not _Report.quiet:
            print_unchanged(count, _folders(config))
        return
    from specleaf import pipeline
    from specleaf.report import Outcome

    document = _document(given["spec"], config)
    run = pipeline.produce(document, config)
    drift = pipeline.compare(run, config) if dry_run or _Report.verbose else None
    written = None if dry_run else pipeline.write(run, config, force=force)
    if _report(Outcome(run.problems, run.documents, drift, written, config.root.path)) and not _Report.quiet:
        if dry_run and drift is not None:
            print_plan(drift)
        elif drift is not None:
            print_entries(drift)
        if written is not None:
            print_written(written, _folders(config))
        print_tolerated(run.problems, document.name)


def _folders(config: Config) -> list[str]:
    """The folders that a run writes, as paths from the working directory."""
    paths = [config.models.path] if config.models.enabled else []
    return [(config.root.path / path).as_posix() for path in (*paths, *(pages.path for pages in config.pages))]


@cli.command(
    epilog="""\b
Exit code 1 means that something differs; 'specleaf generate' with the same
options fixes it.

\b
Examples:
  specleaf check
  specleaf check openapi.yaml --output out --format github"""
)
@_run_options
def check(**given: Any) -> None:
    """Check whether the output is up to date with the document and the settings; writes nothing."""
    config = _settings(**given)
    if _Report.form == "text" and _unchanged(given["spec"], config) is not None:
        if not _Report.quiet:
            print_text("up to date")
        return
    from specleaf import pipeline
    from specleaf.report import Outcome

    drift = pipeline.check(_document(given["spec"], config), config)
    if _report(Outcome(drift=drift, root=config.root.path, exit_code=1 if drift else 0)) and not _Report.quiet:
        with ignoring_closed_pipe():
            print_drift(drift, sys.argv[1:]) if drift else print_text("up to date")
    if drift:
        sys.exit(1)


@cli.command(
    epilog=_SPEC_EXAMPLES
    + """\b
  specleaf validate openapi.yaml --all-problems
  specleaf validate openapi.yaml --format sarif > openapi.sarif"""
)
@click.argument("spec", required=False, metavar="[SPEC]")
@click.option("--config", metavar="FILE", help="The settings file, instead of searching for one.")
@_report_options
def validate(spec: str | None, config: str | None) -> None:
    """Show all problems of a document, those that openapi-spec-validator finds included."""
    from specleaf import pipeline
    from specleaf.report import Outcome, summary

    document, settings = _inputs(spec, config=config)
    found, documents = pipeline.validate(document, settings)
    if _report(Outcome(found, documents)) and not _Report.quiet:
        print_text(f"{document.name}: {summary(found)}")


def _report(outcome: Outcome) -> bool:
    """Print the findings of a command; return whether what it has done is to be printed for people as well."""
    if _Report.form != "text":
        print_for_machine(outcome, _Report.form)
        return False
    shown = [each for each in outcome.problems if each.severity == "error" or not _Report.quiet]
    print_problems(shown, outcome.documents, every=_Report.all_problems)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print_annotations(outcome, err=True)
    return True


@cli.command(
    epilog="""\b
Examples:
  specleaf diff old.yaml new.yaml
  specleaf diff HEAD~1 openapi.yaml          the same file, one commit ago
  specleaf diff v1.2:api/openapi.yaml        another path in that revision
  specleaf diff main --format markdown       as text for a pull request

\b
Exit code 1 means that something is breaking."""
)
@click.argument("old", metavar="OLD")
@click.argument("new", required=False, metavar="[NEW]")
@click.option("--config", metavar="FILE", help="The settings file, instead of searching for one.")
@click.option(
    "--format", "form", type=click.Choice(("text", "markdown", "json")), default="text", help="How to show it."
)
def diff(old: str, new: str | None, config: str | None, form: str) -> None:
    """Show what changes for those who use the models and the pages, and what is breaking.

    OLD is a file, or a git revision, REVISION or REVISION:PATH. NEW is a file; without it, the settings name one.
    """
    from specleaf import pipeline
    from specleaf.diff import FORMATS
    from specleaf.revisions import document_before

    document, settings = _inputs(new, config=config)
    with document_before(old, document, settings) as before:
        changes = pipeline.changes(before, document, settings)
    print_text(FORMATS[form](changes))
    if any(change.is_breaking for change in changes):
        sys.exit(1)


@cli.command(
    epilog="""\b
Examples:
  specleaf compare ../sdk/docs
  specleaf compare ../sdk/docs --accept accepted.txt
  specleaf compare ../sdk/docs --accept accepted.txt --update

\b
Exit code 1 means that a page differs that is not accepted, or that an accepted
one does not differ."""
)
@click.argument("expected", metavar="EXPECTED")
@click.option("--spec", metavar="SPEC", help="The document, instead of the one that the settings name.")
@click.option("--config", metavar="FILE", help="The settings file, instead of searching for one.")
@click.option("--pages", "language", metavar="LANG", help="Which pages: python or typescript.")
@click.option("--exact", is_flag=True, help="Other example values count as a difference.")
@click.option("--accept", metavar="FILE", help="A list of pages that may differ: a path and '# reason' on each line.")
@click.option("--update", is_flag=True, help="Write the list anew, with the reasons that it has.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to show it.")
def compare(expected: str, *, accept: str | None, update: bool, exact: bool, form: str, **given: Any) -> None:
    """Compare the pages with those in the folder EXPECTED, which another generator published; writes no page."""
    from specleaf import comparison, pipeline

    if update and not accept:
        raise click.UsageError("--update writes the list that --accept names")
    published = comparison.read_pages(Path(expected))
    document, settings = _inputs(given["spec"], config=given["config"])
    found = comparison.compared(published, pipeline.pages(document, settings, given["language"]))
    accepted = comparison.read_accepted(Path(accept)) if accept else {}
    if update and accept:
        accepted = comparison.write_accepted(Path(accept), found, accepted, exact=exact)
    print_text(comparison.FORMATS[form](found))
    if wrong := tuple(found.unaccepted(accepted, exact=exact)):
        print_list("not accepted", wrong if form == "text" else ())
        sys.exit(1)


@cli.command(
    epilog="""\b
Examples:
  specleaf explain ref-missing
  specleaf explain '#/components/schemas/Pet' --spec openapi.yaml
  specleaf explain PetOwner"""
)
@click.argument("subjects", nargs=-1, metavar="[CODE|POINTER|MODEL]...")
@click.option("--spec", metavar="SPEC", help="The document, instead of the one that the settings name.")
@click.option("--config", metavar="FILE", help="The settings file, instead of searching for one.")
def explain(subjects: tuple[str, ...], spec: str | None, config: str | None) -> None:
    """Show what problem codes mean, or how schemas are read.

    For a code, what a run does about the problem. For a pointer to a schema or a property, or the name of a model: how
    it is read, its types and files, and its problems. Without arguments, all codes.
    """
    from specleaf import pipeline

    for subject in subjects or CODES:
        if subject in CODES:
            print_explanation(subject)
        elif close := get_close_matches(subject, CODES, n=1, cutoff=0.75):
            raise SpecleafError(Problem("usage", f"no problem has the code {subject!r}", hint=f"is it {close[0]!r}?"))
        else:
            document, settings = _inputs(spec, config=config)
            print_text("\n".join(pipeline.explain(document, settings, subject)))


@cli.command(
    epilog="Without --from it is a small file to start from. With it, each flag is listed with what was made of it."
)
@click.option("--from", "source", metavar="FILE", help="A publisher's generation file, gen.yaml, to take over.")
@click.option("--document", metavar="PATH", help="The OpenAPI document that the settings are to name.")
@click.option("--site", is_flag=True, help="Also write mkdocs.yml, for a site of the reference pages.")
@click.option("--force", is_flag=True, help="Replace a settings file that is there.")
def init(source: str | None, document: str | None, site: bool, force: bool) -> None:
    """Write specleaf.toml into the working directory."""
    from specleaf.publisher import LOCK, starter, translate, write_settings
    from specleaf.source import Limits, load

    named = Path(document).as_posix() if document else None
    lock = Path(source).with_name(LOCK) if source else None
    beside = load(lock, Limits()) if lock and lock.is_file() else None
    translation = translate(load(Path(source), Limits()), named, beside) if source else None
    if site:
        _init_site(named, force=force)
        return
    path = write_settings(translation.settings if translation else starter(named), Path(), force=force)
    print_text(f"wrote {path}")
    if translation:
        print_list("taken over", translation.understood)
        print_list("not taken over: no rule is known for the value", translation.unfollowed)
        print_list("ignored: models and pages do not depend on it", translation.ignored)


def _init_site(document: str | None, *, force: bool) -> None:
    """Write `mkdocs.yml`, and `specleaf.toml` if there are no settings yet."""
    from specleaf.config import OWN_NAME, default_pages
    from specleaf.publisher import SITE_NAME, site_settings, starter, write_new, write_settings

    pages = f"generated/{default_pages('python').path}"
    print_text(f"wrote {write_new(site_settings(pages), Path(SITE_NAME), force=force)}")
    if Path(OWN_NAME).exists() and not force:
        print_text(f"{OWN_NAME} is there already: set 'site = true' in [pages.python]")
    else:
        print_text(f"wrote {write_settings(starter(document, site=True), Path(), force=force)}")


def _unchanged(spec: str | None, config: Config) -> int | None:
    """The number of files of the last run, if a run would change none of them and the document is a file."""
    from specleaf.unchanged import unchanged_file

    path = Path(spec) if spec else config.document
    return unchanged_file(path, config) if path and spec != _STDIN else None


def _unchanged_by_generate(spec: str | None, config: Config) -> int | None:
    """As `_unchanged`, unless a run is wanted for what it would print or check."""
    from specleaf.unchanged import is_older_than_generator

    prints_problems = _Report.form != "text" or _Report.all_problems or _Report.verbose
    if prints_problems or config.validate == "full" or os.environ.get("GITHUB_ACTIONS") == "true":
        return None
    count = _unchanged(spec, config)
    return None if count is None or is_older_than_generator(config) else count


def _inputs(spec: str | None, *, config: str | None) -> tuple[Document, Config]:
    """The document and the settings that a command names."""
    settings = _settings(spec, config=config)
    return _document(spec, settings), settings


def _settings(
    spec: str | None,
    *,
    output: str | None = None,
    pages: tuple[str, ...] = (),
    no_models: bool = False,
    no_pages: bool = False,
    config: str | None = None,
    strict: bool = False,
    select: tuple[str, ...] = (),
) -> Config:
    """The settings that a command names."""
    from specleaf.config import Overrides, load_config
    from specleaf.tables import KNOWN_NAMES

    overrides = Overrides(
        config=Path(config) if config else None,
        document=Path(spec) if spec else None,
        output=Path(output) if output else None,
        pages=pages,
        without_models=no_models,
        without_pages=no_pages,
        strict=strict,
        select=select,
    )
    return load_config(KNOWN_NAMES, overrides)


def _document(spec: str | None, config: Config) -> Document:
    from specleaf.functions import document_at
    from specleaf.source import load_text

    if spec == _STDIN:
        return load_text(sys.stdin.buffer.read(config.limits.bytes + 1), "<stdin>", config.limits)
    return document_at(spec, config)


def main() -> NoReturn:
    """Run the command line and raise `SystemExit` with its exit code."""
    # A run is short and leaves few reference cycles: collecting them took an eighth of its time.
    gc.disable()
    escape_unencodable()
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminated)
    sys.exit(_exit_code())


def _exit_code() -> int:
    try:
        with ignoring_closed_pipe():
            cli.main(prog_name="specleaf", standalone_mode=False)
    except SpecleafError as error:
        with ignoring_closed_pipe():
            _report_error(error)
        return 2
    except click.ClickException as error:
        print_text(_usage_error(error), err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        print_text("interrupted", err=True)
        return 130
    except Exception as error:
        print_text(traceback.format_exc() if _Debug.enabled else _bug(error), err=True)
        return 3
    return 0


def _report_error(error: SpecleafError) -> None:
    from specleaf.report import Outcome

    _report(Outcome(error.problems, getattr(error, "documents", {}), exit_code=2))


def _usage_error(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    hint = f"Try '{context.command_path} --help' for help.\n\n" if context else ""
    return f"{context.get_usage()}\n{hint}Error: {error.format_message()}" if context else error.format_message()


def _bug(error: Exception) -> str:
    what = f"{type(error).__name__}: {error}".partition("\n")[0][:200]
    return f"specleaf: error: a bug of specleaf ({what}); 'specleaf --debug' shows where"


def _terminated(number: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
