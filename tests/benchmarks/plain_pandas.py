"""The least that any program has to do, in plain pandas: read the files of a case, write files as large as a run's.

    python -m tests.benchmarks.plain_pandas CASE RUN TARGET

RUN is a run that the tool made of the case: its result tables are what is written, the same columns and rows. Ids are
read as text, numbers as pandas reads them; nothing is checked, decided or proven. Reading RUN is not part of the task;
the seconds that it took are printed, so that they can be taken off.
"""

import sys
import time
from pathlib import Path

import pandas as pd

IDS = ("region", "fund_region", "provider", "service", "fund", "month", "postcode4", "uzovi", "cbs_code")


def read_results(run: Path) -> dict[str, pd.DataFrame]:
    """The tables of a run, as text: they are written as they are."""
    return {path.stem: pd.read_csv(path, dtype=str, keep_default_na=False) for path in sorted(run.glob("*.csv"))}


def read_case(case: Path) -> dict[str, pd.DataFrame]:
    """Every table of a case, ids as text."""
    ids = dict.fromkeys(IDS, str)
    return {path.stem: pd.read_csv(path, dtype=ids, low_memory=False) for path in sorted(case.glob("*.csv"))}


def write(tables: dict[str, pd.DataFrame], target: Path) -> None:
    """Result tables as CSV."""
    target.mkdir(parents=True)
    for name, frame in tables.items():
        frame.to_csv(target / f"{name}.csv", index=False)


def main(case: Path, run: Path, target: Path) -> None:
    """Read and write; prints the seconds that are no part of it."""
    start = time.perf_counter()
    results = read_results(run)
    aside = time.perf_counter() - start
    read_case(case)
    write(results, target)
    print(aside)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
