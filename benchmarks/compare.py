"""Time specleaf against a peer, document by document, in turns, and print the ratios.

    make bench                                      the fragment in spec/
    .venv/bin/python benchmarks/compare.py FILE …   other documents

The peer is datamodel-code-generator with one file per model, which is what specleaf writes; it is installed into an
environment of its own, `benchmarks/.venv`, so that neither tool's libraries count for the other. Both write models
only.
Ratios of times taken in turn in one run mean something; single times on a shared machine do not.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
PEER = "datamodel-code-generator==0.86.0"
PEER_OPTIONS = (
    "--input-file-type openapi --output-model-type pydantic_v2.BaseModel --formatters builtin"
    " --module-split-mode single --use-annotated --field-constraints --disable-timestamp"
).split()


def main() -> None:
    """Read the command line, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("specs", nargs="*", type=Path, default=[HERE.parent / "spec" / "openapi.yaml"], metavar="FILE")
    parser.add_argument("--runs", type=int, default=3, help="runs of each tool for each document (3)")
    options = parser.parse_args()
    peer = peer_command()
    print(f"{'document':28} {'specleaf':>10} {'peer':>10} {'ratio':>7}   CPU seconds, medians of {options.runs}")
    for spec in options.specs:
        ours, theirs = compare(spec, peer, options.runs)
        ratio = f"{ours / theirs:7.2f}" if theirs else "   fail"
        print(f"{spec.name[:28]:28} {ours:10.2f} {theirs or float('nan'):10.2f} {ratio}", flush=True)


def peer_command() -> Path:
    """The peer's command, installed if need be."""
    folder = HERE / ".venv"
    command = folder / "bin" / "datamodel-codegen"
    if not command.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", PEER], check=True)
    return command


def compare(spec: Path, peer: Path, runs: int) -> tuple[float, float | None]:
    """The median CPU seconds of both tools, run in turn; `None` for a peer that fails on the document."""
    ours: list[float] = []
    theirs: list[float | None] = []
    specleaf = Path(sys.executable).parent / "specleaf"
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder, "out")
            found = cpu_seconds([specleaf, "generate", spec.resolve(), "--output", out, "--no-pages"], Path(folder))
            if found is None:
                raise SystemExit(f"specleaf fails on {spec}")
            ours.append(found)
            split = Path(folder, "peer")
            theirs.append(
                cpu_seconds([peer, "--input", spec.resolve(), "--output", split, *PEER_OPTIONS], Path(folder))
            )
    peers = [seconds for seconds in theirs if seconds is not None]
    return statistics.median(ours), statistics.median(peers) if len(peers) == runs else None


def cpu_seconds(command: Sequence[str | Path], folder: Path) -> float | None:
    """User and system time of a command and what it starts; `None` if it fails."""
    before = os.times()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    after = os.times()
    if done.returncode != 0:
        return None
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()
