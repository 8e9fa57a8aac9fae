"""The path that STUDIES.md shows can be asked of the example region."""

import re
from pathlib import Path

from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.pack import load_pack
from verdeelsleutel.data.study import read_study
from verdeelsleutel.data.study.kinds.path import Study
from verdeelsleutel.model.studies.engine import Engine
from verdeelsleutel.model.studies.path.walk import walk
from verdeelsleutel.model.studies.path.work import work

ROOT = Path(__file__).parents[4]


def test_the_path_of_the_guide_can_be_done(tmp_path):
    guide = (ROOT / "STUDIES.md").read_text(encoding="utf-8")
    (text,) = [
        block for block in re.findall(r"^```yaml\n(.*?)^```", guide, re.MULTILINE | re.DOTALL) if "kind: path" in block
    ]
    (tmp_path / "path.yaml").write_text(text, encoding="utf-8")
    study, case, pack = (
        read_study(tmp_path / "path.yaml"),
        read_case(ROOT / "data/synthetic/example"),
        load_pack("example-2024"),
    )
    assert isinstance(study, Study)
    assert len(work(study, case, [pack])) == 1
    years = walk(case, pack, study, Engine().plan)
    first, second = next(years), next(years)
    assert first.held is None
    assert second.held is not None
    assert second.held.needed is not None
    assert second.held.below is not None
