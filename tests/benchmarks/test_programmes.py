"""The bare solver is measured on the programmes that a run solves: it finds the levels of the run."""

import numpy as np
import pytest

from tests.benchmarks.cases import PACK, Size, case_of
from tests.benchmarks.programmes import Programmes
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.pack import load_pack
from verdeelsleutel.model.solve.assembly import new_solver
from verdeelsleutel.model.studies.engine import Engine


@pytest.mark.parametrize("pack", [PACK, "proportional"])
def test_the_bundled_programmes_have_the_levels_of_the_run(pack, tmp_path):
    plan = Engine().plan(read_case(case_of(Size("programmes", 2, 12, 10), tmp_path)), load_pack(pack))
    programmes = Programmes(plan)
    fills = programmes.solve(new_solver())
    between = 0
    for filled, of_bundle in zip(plan.filling.tranches, fills, strict=True):
        lines = np.flatnonzero((filled.level_of >= 0) & (programmes.of_line >= 0))
        levels = [float(plan.filling.levels[at].value) for at in filled.level_of[lines].tolist()]
        assert of_bundle[programmes.of_line[lines]] == pytest.approx(levels, abs=1e-7)
        between += sum(0 < level < 1 for level in levels)
    assert between
