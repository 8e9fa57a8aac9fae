"""The reserve that STUDIES.md shows can be asked of the example region."""

import re
from pathlib import Path

from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.pack import load_pack
from verdeelsleutel.data.study import read_study
from verdeelsleutel.data.study.kinds.reserve import Study
from verdeelsleutel.model.studies.reserve.work import work

ROOT = Path(__file__).parents[4]


def test_the_reserve_of_the_guide_can_be_done(tmp_path):
    guide = (ROOT / "STUDIES.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    (text,) = [block for block in blocks if "kind: reserve" in block]
    (tmp_path / "reserve.yaml").write_text(text, encoding="utf-8")
    study = read_study(tmp_path / "reserve.yaml")
    assert isinstance(study, Study)
    sizing = work(study, read_case(ROOT / "data/synthetic/example"), [load_pack("example-2024")])
    (question,) = sizing.questions
    assert len(question.ground.bundles) == 8
    (row,) = sizing.begin()(3).rows
    assert (row["which"], row["held_pct"]) == ("frontier", "1")
