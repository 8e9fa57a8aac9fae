"""Search long for a case on which a run and its oracle differ: `python -m tests.fuzz --minutes 30 --seed 5`.

A failing case is made as small as can be and kept, with its pack, its run and what differs, in a folder of its own.
Ends with exit code 1 when something was found.
"""

import argparse
import shutil
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests import strategies
from tests.runs import disagreements, folder, reallocation_disagreements

FAMILIES = {
    "packing_cases": disagreements,
    "share_cases": disagreements,
    "care_cases": disagreements,
    "decision_cases": disagreements,
    "reallocation_cases": reallocation_disagreements,
    "reallocation_share_cases": reallocation_disagreements,
}
"""Strategy → what compares a run of it with the oracle."""
BATCH = 100


class DifferentError(AssertionError):
    """A run and its oracle differ."""


def batch(family: str, number: int, keep: Path, until: float, examples: int) -> tuple[int, bool]:
    """Try some cases; returns how many were tried, and whether one failed (the smallest is kept)."""
    tried = 0
    target = keep / f"{family}-{number}"

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(sample=getattr(strategies, family)())
    def attempt(sample: Any) -> None:
        nonlocal tried
        if time.monotonic() > until and not target.exists():
            return
        tried += 1
        with folder() as place:
            try:
                found = FAMILIES[family](sample, place)
            except Exception:  # noqa: BLE001  # whatever goes wrong is what is looked for
                found = [traceback.format_exc()]
            if found:
                shutil.rmtree(target, ignore_errors=True)
                shutil.copytree(place, target)
                (target / "why.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
                raise DifferentError(found[0])

    try:
        attempt()
    except Exception:  # Hypothesis wraps it; what it was stands in why.txt
        if not target.exists():
            raise
        return tried, True
    return tried, False


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path(".fuzz"), help="folder for failing cases")
    parser.add_argument("--batch", type=int, default=BATCH, help="cases per family before the next one's turn")
    options = parser.parse_args(words)
    until = time.monotonic() + 60 * options.minutes
    tried: Counter[str] = Counter()
    failed: list[str] = []
    number = options.seed
    while time.monotonic() < until:
        for family in FAMILIES:
            count, wrong = batch(family, number, options.keep, until, options.batch)
            tried[family] += count
            if wrong:
                failed.append(f"{options.keep}/{family}-{number}")
                print(f"differs: {failed[-1]}", flush=True)
        number += 1
    print(", ".join(f"{family} {tried[family]}" for family in FAMILIES), f"(seeds {options.seed}–{number - 1})")
    print(f"{len(failed)} failed" + "".join(f"\n  {name}" for name in failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
