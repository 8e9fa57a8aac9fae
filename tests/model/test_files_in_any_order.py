"""The order of rows and columns, and the dialect of a file, change no byte of any result."""

import csv
import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.runs import folder
from tests.strategies import COLUMNS, META, yaml
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.runs.initial_run import Request, allocate

RESULTS = ("plan", "tranches", "levels", "tariffs", "rules", "funds", "providers")
NUMBER = re.compile(r"-?\d+\.\d+")


def write_otherwise(sample, place, shuffle):
    """The same tables with rows and columns in another order, each file in a dialect of its own."""
    place.mkdir()
    (place / "case.yaml").write_text(yaml(META) + "\n", encoding="utf-8")
    for name, rows in sample.tables.items():
        columns = COLUMNS[name].split()
        others = shuffle.sample(columns, len(columns))
        semicolons, marked, dutch = (shuffle.random() < 0.5 for _ in range(3))
        titles = {c.name: c.dutch for c in TABLES[name].columns} if dutch else {}
        with (place / f"{name}.csv").open("w", encoding="utf-8-sig" if marked else "utf-8", newline="") as file:
            end = shuffle.choice(["\n", "\r\n"])
            out = csv.writer(file, delimiter=";" if semicolons else ",", lineterminator=end)
            out.writerow([titles.get(column, column) for column in others])
            for row in shuffle.sample(rows, len(rows)):
                values = [str(row.get(column, "")) for column in others]
                if semicolons:
                    values = [v.replace(".", ",") if NUMBER.fullmatch(v) else v for v in values]
                out.writerow(values)


def results_of(case, pack, run):
    try:
        allocate(Request(case, str(pack)), run)
    except Conflict as conflict:
        return str(conflict)
    return {name: (run / f"{name}.csv").read_bytes() for name in RESULTS}


@settings(max_examples=12)
@given(
    sample=st.one_of(strategies.packing_cases(), strategies.share_cases(), strategies.decision_cases()),
    seed=st.integers(0, 999),
)
def test_order_and_dialect_of_the_files_change_no_byte(sample, seed):
    with folder() as place:
        case, pack = strategies.write(sample, place)
        write_otherwise(sample, place / "other", random.Random(seed))
        assert results_of(place / "other", pack, place / "b") == results_of(case, pack, place / "a")


@settings(max_examples=5)
@given(sample=strategies.share_cases())
def test_the_same_case_twice_gives_the_same_bytes(sample):
    with folder() as place:
        case, pack = strategies.write(sample, place)
        assert results_of(case, pack, place / "b") == results_of(case, pack, place / "a")
