"""What a step hands to HiGHS is taken out of what was declared, row by row."""

import random

import numpy as np
import pytest

from tests.benchmarks.cases import PACK, Size, case_of
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.pack import load_pack
from verdeelsleutel.model.problem import prepare_initial
from verdeelsleutel.model.solve.bundles import Bundles, Classes
from verdeelsleutel.model.solve.programme import Programme


@pytest.fixture(scope="module")
def classes(tmp_path_factory):
    folder = case_of(Size("programme", 2, 12, 10), tmp_path_factory.mktemp("case"))
    system = prepare_initial(read_case(folder), load_pack(PACK)).system
    return Classes.of(system, system.part_of_line >= 0, system.capped[0])


def rows_of(frame):
    columns = frame.columns.tolist()
    return [columns[a:b] for a, b in zip(frame.starts.tolist(), frame.starts[1:].tolist(), strict=False)]


def test_a_programme_has_every_row_over_its_classes_and_a_floor_per_class(classes):
    programme = Programme.of(classes)
    count = len(classes.part)
    over = {row: [] for row in programme.rows.tolist()}
    for slot, row in zip(classes.slot_class.tolist(), classes.slot_row.tolist(), strict=True):
        over[row].append(slot)
    assert rows_of(programme.frame) == [*map(sorted, over.values()), *([c, count] for c in range(count))]


def test_a_step_has_its_rows_over_bundles_and_a_floor_with_the_theta_of_its_component(classes):
    programme, draw = Programme.of(classes), random.Random(5)
    for _ in range(40):
        rows = draw.sample(programme.rows.tolist(), draw.randint(1, len(programme.rows)))
        without = draw.sample(range(len(classes.part)), draw.randint(0, len(classes.part) - 1))
        binding = np.isin(classes.slot_row, rows) & ~np.isin(classes.slot_class, without)
        if not binding.any():
            continue
        bundles = Bundles.of(classes, binding)
        count = len(bundles.classes)
        over = [[bundles.at_bundle[e] for e in entries] for entries in bundles.by_row]
        floors = [[b, count + k] for b, k in enumerate(bundles.component)]
        frame = programme.of_step(bundles)
        assert rows_of(frame) == over + floors
        assert len(frame.whole) == count + len(bundles.bundles_of)
