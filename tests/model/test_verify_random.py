"""Random runs: the true one is certified, and a change of any one field of any result is caught."""

import csv
import io
import json
import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.model.forging import faults
from tests.strategies import care_cases, decision_cases, packing_cases, share_cases, write
from verdeelsleutel.data.faults import CaseFaults
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.model.runs.run_folder import SUMMARY, TABLES, json_text

RANDOM = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
MUTATIONS = 12


def mutated(field: str, draw: random.Random) -> str:
    """The text of a field changed a little."""
    ways = [
        lambda: field + draw.choice("0 1x.-"),
        lambda: draw.choice("0 1-+") + field,
        lambda: field[:-1],
        lambda: str(int(field) + draw.choice((-1, 1))) if field.lstrip("-").isdigit() else field + ".0",
        lambda: draw.choice(("", "NaN", "inf", "1e9", "-1", "0", "1", "null", "9" * 40)),
    ]
    while (found := draw.choice(ways)()) == field:
        pass
    return found


def mutate_table(path: Path, draw: random.Random) -> None:
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))
    row = draw.randrange(len(rows))
    column = draw.randrange(len(rows[row]))
    rows[row][column] = mutated(rows[row][column], draw)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_bytes(text.getvalue().encode())


def mutate_json(path: Path, draw: random.Random) -> None:
    """One leaf of the tree is another value, or gone."""
    tree = json.loads(path.read_text(encoding="utf-8"))
    leaves = []

    def walk(node):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            if isinstance(value, dict | list) and value:
                walk(value)
            else:
                leaves.append((node, key))

    walk(tree)
    node, key = draw.choice(leaves)
    if draw.random() < 0.2:
        del node[key]
    else:
        old = node[key]
        node[key] = draw.choice([value for value in (None, "", 0, 1, True, "other", [], {}, -1.5) if value is not old])
        assume(json_text(node[key]) != json_text(old))
    path.write_text(json_text(tree), encoding="utf-8")


@RANDOM
@given(st.one_of(packing_cases(), share_cases(), care_cases(), decision_cases()), st.randoms(use_true_random=False))
def test_a_random_true_run_is_certified_and_any_change_of_a_field_is_caught(sample, draw):
    with tempfile.TemporaryDirectory() as place:
        case, pack = write(sample, Path(place))
        run = Path(place) / "run"
        try:
            allocate(Request(case, str(pack)), run)
        except (CaseFaults, Conflict):
            return
        assert not faults(run)
        for name in draw.choices((*TABLES, SUMMARY, "receipt.json"), k=MUTATIONS):
            path = run / name
            true = path.read_bytes()
            (mutate_table if name.endswith(".csv") else mutate_json)(path, draw)
            found = faults(run)
            told = path.read_bytes().decode(errors="replace")
            path.write_bytes(true)
            assert found or in_versions(true.decode(), told), f"{name}:\n{told}"
            assert not any("the checker stopped" in fault for fault in found), found


def in_versions(true: str, told: str) -> bool:
    """Versions in the receipt say what the run was made with; nothing in the folder can prove that."""
    before, after = (json.loads(text) if text.startswith("{") else {} for text in (true, told))
    return {**before, "versions": 0} == {**after, "versions": 0}
