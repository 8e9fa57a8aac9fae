"""A whole allocation beside plain pandas that only reads and writes: `python -m tests.benchmarks.allocate`.

Each is a fresh process, from its start to its end: `verdeel allocate` (read, decide, write, certify) and
`plain_pandas` (read the same files, write tables of the same columns and rows). They take turns; the median of the
pairs counts.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.cases import PACK, SIZES, Size, case_of

ROOT = Path(__file__).parent.parent.parent
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Where a process may keep its compiled modules: the first start does, as an installation of pandas did for its own."""


def seconds(command: list[str]) -> tuple[float, str]:
    """How long a process takes, and what it prints."""
    start = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=COMPILED, capture_output=True, text=True, check=False
    )
    taken = time.perf_counter() - start
    if ran.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {ran.returncode}:\n{ran.stdout}{ran.stderr}")
    return taken, ran.stdout


def tool(case: Path, pack: str, run: Path) -> float:
    """Seconds of an allocation."""
    start = "from verdeelsleutel.cli.main import main; main()"
    return seconds(["-c", start, "--quiet", "allocate", str(case), "-p", pack, "-o", str(run), "--replace"])[0]


def pandas(case: Path, run: Path, target: Path) -> float:
    """Seconds of reading and writing alone."""
    shutil.rmtree(target, ignore_errors=True)
    taken, aside = seconds(["-m", "tests.benchmarks.plain_pandas", str(case), str(run), str(target)])
    return taken - float(aside)


def compare(size: Size, pack: str, pairs: int, cache: Path | None) -> dict[str, object]:
    """Both, in turn, on a case of some size."""
    case = case_of(size, cache)
    run, target = case.parent / f"{size.name}-run", case.parent / f"{size.name}-pandas"
    tool(case, pack, run)  # the tables that pandas writes, and a warm start for both
    pandas(case, run, target)
    both = [(tool(case, pack, run), pandas(case, run, target)) for _ in range(pairs)]
    ours, least = (statistics.median(one) for one in zip(*both, strict=True))
    return {
        "size": size.name,
        "cells": size.cells,
        "regions": size.regions,
        "tool_s": round(ours, 2),
        "pandas_s": round(least, 2),
        "ratio": round(ours / least, 2),
        "ratios": sorted(round(a / b, 2) for a, b in both),
        "steps_s": json.loads((run / "summary.json").read_text(encoding="utf-8"))["timings_s"],
    }


def main(words: list[str] | None = None) -> None:
    """Measure, and print a table (or JSON)."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.allocate")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--size", choices=[size.name for size in SIZES], help="one size alone")
    parser.add_argument("--pack", default=PACK)
    parser.add_argument("--cache", type=Path, help="folder for the cases; default in the temporary files")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(words)
    sizes = [size for size in SIZES if options.size in (None, size.name)]
    found = [compare(size, options.pack, options.pairs, options.cache) for size in sizes]
    if options.json:
        print(json.dumps(found, indent=2))
        return
    print(f"{'case':<10}{'regions':>8}{'cells':>9}{'allocate':>10}{'pandas':>9}{'ratio':>7}  of the pairs")
    for row in found:
        line = f"{row['size']:<10}{row['regions']:>8}{row['cells']:>9,}{row['tool_s']:>9} s{row['pandas_s']:>7} s"
        print(f"{line}{row['ratio']:>7}  {row['ratios']}")
        print(f"{'':<10}{row['steps_s']}")


if __name__ == "__main__":
    main()
