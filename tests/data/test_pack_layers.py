"""Layers of a pack lie over one another, and one can always say which layer won."""

from __future__ import annotations

from fractions import Fraction

import pytest

from verdeelsleutel.data.faults import PackFaults
from verdeelsleutel.data.pack import LayerFile, load_pack, pack_of_layers, shipped_packs

BASE = """
pack: base
title: Base
sources: {A: {document: Book, section: "1"}}
tariff: {base: 95.5, minimum: 90, maximum: 97.5, maximum_source: A}
initial:
  tranches:
    - {id: first, basis: continuity}
    - {id: second, basis: history, percent: 95, where: {kavel: vpt, sector: VV}, source: A}
rules:
  - {id: cap, rule: volume_ceiling, of: history, percent: 100, source: A}
"""


def over(upper, base=BASE):
    return pack_of_layers([LayerFile.of_text("base", base), LayerFile.of_text("top", "pack: top\n" + upper)])


def test_an_upper_layer_wins_key_by_key():
    pack = over("tariff: {maximum: 99}\n")
    assert pack.pack == "top"
    assert pack.title == "Base"
    assert (pack.tariff.minimum, pack.tariff.maximum) == (Fraction(90), Fraction(99))


def test_items_merge_by_id_and_new_ones_come_last():
    pack = over("initial: {tranches: [{id: second, percent: 90}, {id: third, basis: offer}]}\n")
    assert [tranche.id for tranche in pack.initial.tranches] == ["first", "second", "third"]
    assert pack.initial.tranches[1].basis == "history"
    assert pack.initial.tranches[1].percent == 90


def test_new_items_listed_before_a_shared_one_come_before_it():
    new = "{id: %s, basis: offer}"
    pack = over(f"initial: {{tranches: [{new % 'a'}, {new % 'b'}, {{id: second}}, {new % 'c'}, {{id: first}}]}}\n")
    assert [tranche.id for tranche in pack.initial.tranches] == ["c", "first", "a", "b", "second"]
    assert pack.initial.tranches[4].basis == "history"


def test_a_condition_is_replaced_as_a_whole():
    pack = over("initial: {tranches: [{id: second, where: {kavel: mpt}}]}\n")
    assert str(pack.initial.tranches[1].where) == "kavel=mpt"


def test_a_source_is_replaced_as_a_whole():
    pack = over("sources: {A: {document: Other book}}\n")
    assert pack.sources["A"].section is None


def test_base_cases_are_replaced_as_a_whole():
    pack = over(
        "tariff: {base: [{id: x, percent: 91}]}\n",
        BASE.replace("base: 95.5", "base: [{id: y, percent: 95.5}]"),
    )
    assert [case.percent for case in pack.tariff.base] == [91]


def test_another_figure_does_not_keep_the_old_source():
    pack = over("initial: {tranches: [{id: second, percent: 90}]}\ntariff: {maximum: 99}\n")
    assert pack.initial.tranches[1].source is None
    assert pack.tariff.maximum_source is None


NOTED = "{id: cap, rule: volume_ceiling, of: history, percent: 101, note: één procent, note_en: one percent}"


@pytest.mark.parametrize(
    ("upper", "note"),
    [
        ("percent: 100", None),
        ("per: [region]", None),
        ("percent: 100, note: geen groei", "geen groei"),
        ("source: A", "één procent"),
        ("switch: off", "één procent"),
    ],
)
def test_the_note_of_a_lower_layer_stands_beside_no_other_figure(upper, note):
    pack = over(f"rules: [{{id: cap, {upper}}}]\n", f"pack: b\nsources: {{A: {{document: Book}}}}\nrules: [{NOTED}]\n")
    assert pack.rules[0].note == note
    assert pack.rules[0].note_en == ("one percent" if note == "één procent" else None)


def test_a_switch_keeps_the_source():
    pack = over("initial: {tranches: [{id: second, switch: off, note: not this year}]}\n")
    assert pack.initial.tranches[1].source == "A"
    assert not pack.initial.tranches[1].active


def test_another_note_does_not_keep_the_old_english():
    base = "pack: b\nnote: oud\nnote_en: old\n"
    pack = over("note: nieuw\n", base)
    assert (pack.said("nl"), pack.said("en")) == ("nieuw", "nieuw")
    kept = over("year: 2027\n", base)
    assert (kept.said("nl"), kept.said("en")) == ("oud", "old")


def test_an_empty_value_undoes_an_optional_figure():
    assert over("tariff: {minimum: }\n").tariff.minimum is None


def test_layers_are_kept_deepest_first_with_their_hash():
    pack = over("")
    assert [layer.name for layer in pack.layers] == ["base", "top"]
    assert all(len(layer.sha256) == 64 for layer in pack.layers)


def test_every_value_keeps_the_place_it_came_from():
    rule = over("rules: [{id: cap, percent: 98}]\n").rules[0]
    assert rule.place("percent").source == "pack top"
    assert rule.place("of").source == "pack base"
    assert rule.place("of").line == 11


def test_a_pack_extends_a_shipped_pack_by_name(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("pack: mine\nextends: national-2024\n", encoding="utf-8")
    pack = load_pack(file)
    assert [layer.name for layer in pack.layers] == ["national-2024", "mine.yaml"]
    assert pack.tariff.base[0].percent == Fraction("95.5")


def test_a_pack_extends_a_file_beside_it(tmp_path):
    (tmp_path / "low.yaml").write_text("pack: low\nyear: 2020\n", encoding="utf-8")
    (tmp_path / "high.yaml").write_text("pack: high\nextends: low.yaml\n", encoding="utf-8")
    assert load_pack(str(tmp_path / "high.yaml")).year == 2020


def test_three_layers_lie_in_order(tmp_path):
    (tmp_path / "a.yaml").write_text("pack: a\nyear: 2020\ntitle: A\noffice: A\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("pack: b\nextends: a.yaml\ntitle: B\noffice: B\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("pack: c\nextends: b.yaml\noffice: C\n", encoding="utf-8")
    pack = load_pack(tmp_path / "c.yaml")
    assert (pack.year, pack.title, pack.office) == (2020, "B", "C")


def test_packs_that_extend_one_another_are_a_fault_with_its_line(tmp_path):
    (tmp_path / "a.yaml").write_text("pack: a\nextends: b.yaml\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("pack: b\nextends: a.yaml\n", encoding="utf-8")
    with pytest.raises(PackFaults) as caught:
        load_pack(tmp_path / "a.yaml")
    (fault,) = caught.value.faults
    assert "circle" in fault.what
    assert (fault.place.source, fault.place.line) == ("b.yaml", 2)


def test_an_unknown_pack_is_a_fault_with_a_hint():
    with pytest.raises(PackFaults) as caught:
        load_pack("national-2042")
    assert 'did you mean "national-20' in caught.value.faults[0].hint


def test_an_unknown_layer_is_a_fault_at_the_line_that_names_it(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("pack: mine\nextends: natoinal-2024\n", encoding="utf-8")
    with pytest.raises(PackFaults) as caught:
        load_pack(file)
    assert caught.value.faults[0].place.line == 2


def test_a_file_that_is_not_utf8_is_a_fault(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_bytes(b"pack: caf\xe9\n")
    with pytest.raises(PackFaults):
        load_pack(file)


def test_faults_of_all_layers_come_together(tmp_path):
    (tmp_path / "low.yaml").write_text("pack: low\nyaer: 2020\n", encoding="utf-8")
    (tmp_path / "high.yaml").write_text("pack: high\nextends: low.yaml\ntariff: {bas: 1}\n", encoding="utf-8")
    with pytest.raises(PackFaults) as caught:
        load_pack(tmp_path / "high.yaml")
    assert [fault.place.source for fault in caught.value.faults] == ["high.yaml", "low.yaml"]


def test_layers_kept_in_a_run_give_the_same_pack_again():
    for name in shipped_packs():
        pack = load_pack(name)
        assert pack_of_layers(pack.layers).initial == pack.initial
