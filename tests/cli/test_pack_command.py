"""`verdeel pack`."""

import json

from tests.cli.calls import verdeel
from verdeelsleutel.data.pack import load_pack, shipped_packs

OURS = """pack: ours
extends: cz-2021
initial: {tranches: [{id: base, percent: 92}]}
"""


def test_every_shipped_pack_is_listed():
    assert all(f" {name} " in verdeel("pack", "list").out for name in shipped_packs())


def test_what_is_shown_loads_again_as_the_same_pack(tmp_path):
    text = verdeel("pack", "show", "zilveren-kruis-2017", "--json").json["yaml"]
    path = tmp_path / "again.yaml"
    path.write_text(text, encoding="utf-8")
    again, pack = load_pack(path), load_pack("zilveren-kruis-2017")
    assert (again.initial, again.tariff, again.reserves) == (pack.initial, pack.tariff, pack.reserves)


def test_show_says_which_layer_won(tmp_path):
    path = tmp_path / "ours.yaml"
    path.write_text(OURS, encoding="utf-8")
    out = verdeel("pack", "show", path).out
    assert "ours.yaml ← beleid cz-2021" in out
    assert "pack: ours  # ours.yaml, line 1" in out
    assert "- id: base  # ours.yaml, line 3\n      title: basis  # pack cz-2021, line 69\n" in out
    assert "      basis: history  # pack cz-2021, line 70\n      percent: 92\n" in out


def test_lint_ends_with_0_on_warnings_and_with_4_on_faults(tmp_path):
    path = tmp_path / "ours.yaml"
    path.write_text(OURS, encoding="utf-8")
    called = verdeel("pack", "lint", path, "--json")
    assert called.code == 0
    assert "no-source" in {warning["code"] for warning in called.json["warnings"]}
    path.write_text(OURS.replace("percent", "procent"), encoding="utf-8")
    assert verdeel("pack", "lint", path).code == 4
    assert verdeel("pack", "lint", "cz-2021", "--lang", "en").out.endswith("no faults and no warnings\n")


def test_diff_names_items_by_their_id(tmp_path):
    path = tmp_path / "ours.yaml"
    path.write_text(OURS, encoding="utf-8")
    assert verdeel("pack", "diff", "cz-2021", path, "--json").json["differences"] == [
        {"path": "initial.tranches.base.percent", "left": "90", "right": "92"}
    ]
    assert "Geen verschil." in verdeel("pack", "diff", "cz-2021", "cz-2021").out
    other = verdeel("pack", "diff", "cz-2021", "vgz-2021").out
    assert " tranches › base › percent " in other


def test_the_schema_is_json_and_knows_every_rule():
    schema = json.loads(verdeel("pack", "schema").out)
    assert "rule_growth_ceiling" in schema["$defs"]
