"""A pack that can't be understood says so: everything at once, each with its line and a hint."""

from __future__ import annotations

import pytest

from verdeelsleutel.data.faults import Fault, PackFaults
from verdeelsleutel.data.pack import LayerFile, load_pack, pack_of_layers


def faults(text, check_rule=None):
    with pytest.raises(PackFaults) as caught:
        pack_of_layers([LayerFile.of_text("test", text)], check_rule=check_rule)
    assert caught.value.exit_code == 4
    return caught.value.faults


def the_fault(text):
    found = faults(text)
    assert len(found) == 1, [str(fault) for fault in found]
    return found[0]


def in_tranche(rest, stage="initial"):
    return the_fault(f"pack: p\n{stage}:\n  tranches:\n    - {{id: t, basis: history, {rest}}}\n")


def in_adjustment(rest, groups="{}"):
    return the_fault(f"pack: p\ntariff:\n  groups: {groups}\n  adjustments:\n    - {{id: a, {rest}}}\n")


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("pack: p\ntarif: {}\n", 2, "tariff"),
        ("pack: p\nrule: []\n", 2, "rules"),
        ("pack: p\ntariff:\n  maximun: 97\n", 3, "maximum"),
        ("pack: p\nsources:\n  K1:\n    document: Book\n    publised: 2023\n", 5, "published"),
        ("pack: p\ninitial:\n  tranches:\n    - id: t\n      basis: one\n      wher: {}\n", 6, "where"),
        ("pack: p\nreserves:\n  - {id: r, kind: other, percnt: 1}\n", 3, "percent"),
    ],
)
def test_an_unknown_key_is_a_fault_with_its_line_and_a_hint(text, line, hint):
    found = next(fault for fault in faults(text) if fault.what.startswith("unknown key"))
    assert found.place.line == line
    assert found.hint == f'did you mean "{hint}"?'


def test_only_the_name_of_a_pack_is_needed():
    pack = pack_of_layers([LayerFile.of_text("test", "pack: p\n")])
    assert pack.tariff.base[0].percent == 100
    assert pack.initial.tranches == pack.rules == pack.reserves == ()
    assert pack.reallocation is None


def test_a_pack_without_a_name_is_a_fault():
    assert "pack is missing" in the_fault("year: 2024\n").what


def test_an_unknown_source_is_a_fault_wherever_it_stands():
    text = (
        "pack: p\nsources: {K1: {document: Book}}\ntariff:\n  base: [{percent: 95, source: K2}]\n"
        "reserves: [{id: r, kind: other, percent: 1, source: K3}]\n"
        "initial:\n  tranches: [{id: t, basis: history, source: K4}]\n"
        "rules: [{id: c, rule: volume_ceiling, source: K5}]\nnotes: [{id: n, text: x, source: K6}]\n"
    )
    assert [fault.found for fault in faults(text)] == ["K2", "K3", "K4", "K5", "K6"]
    assert faults(text)[0].hint == 'did you mean "K1"?' or faults(text)[0].expected == "one of K1"


def test_an_unknown_basis_is_a_fault_with_a_hint():
    fault = the_fault("pack: p\ninitial:\n  tranches:\n    - id: t\n      basis: histroy\n")
    assert fault.hint == 'did you mean "history"?'
    assert fault.place.line == 5


def test_a_basis_of_the_reallocation_is_a_fault_at_the_initial_allocation():
    assert "reallocation only" in the_fault("pack: p\ninitial: {tranches: [{id: t, basis: realised}]}\n").what
    assert "reallocation only" in in_tranche("not_above: [{basis: substituted}]").what
    text = "pack: p\nreallocation: {tranches: [{id: t, basis: realised}, {id: u, basis: substituted}]}\n"
    assert pack_of_layers([LayerFile.of_text("test", text)]).reallocation is not None


@pytest.mark.parametrize(
    "text",
    [
        "initial:\n  tranches: [{id: t, basis: one}, {id: t, basis: offer}]\n",
        "rules: [{id: c, rule: a}, {id: c, rule: b}]\n",
        "tariff: {adjustments: [{id: a, add: 1}, {id: a, add: 2}]}\n",
        "reserves: [{id: r, kind: other, percent: 1}, {id: r, kind: zvw, percent: 1}]\n",
    ],
)
def test_two_items_with_one_id_are_a_fault(text):
    assert "same id" in the_fault("pack: p\n" + text).what


@pytest.mark.parametrize(
    "rest", ["note: x", "add: 1, set: 91", "add: 1, add_from: x_points", "scale: 1, scale_from: x_p"]
)
def test_an_adjustment_changes_the_percentage_in_exactly_one_way(rest):
    assert "in one way" in in_adjustment(rest).what


def test_a_group_must_be_declared_and_caps_points_only():
    assert "no such group" in in_adjustment("add: 1, group: plan", "{plans: {at_most: 3}}").what
    assert "can't be in a group" in in_adjustment("scale: 1, group: plans", "{plans: {at_most: 3}}").what


def test_a_reserve_is_a_percentage_or_an_amount():
    for rest in ("note: x", "percent: 1, amount_eur: 5"):
        assert (
            "percentage or an amount"
            in the_fault(f"pack: p\nreserves: [{{id: r, kind: other, {rest}}}]\n").what
        )


def test_a_reserve_is_of_a_known_kind_and_no_more_than_its_fund():
    fault = the_fault("pack: p\nreserves: [{id: r, kind: contracteeruimte, percent: 1}]\n")
    assert fault.hint == 'did you mean "contracteerruimte"?'
    assert "more than its fund" in the_fault("pack: p\nreserves: [{id: r, kind: zvw, percent: 100.5}]\n").what


def test_an_amount_has_at_most_two_decimals():
    assert "amount" in the_fault("pack: p\nreserves: [{id: r, kind: zvw, amount_eur: 1.005}]\n").what


def test_a_released_reserve_must_exist():
    text = "pack: p\nreserves: [{id: choice, kind: zvw, percent: 1}]\n"
    assert the_fault(text + "reallocation: {reserves_released: [choise]}\n").hint == 'did you mean "choice"?'


@pytest.mark.parametrize("key", ["until: first", "strength: {soft: 1, after: first}"])
def test_until_and_after_name_a_tranche_of_the_stage(key):
    tranches = "pack: p\ninitial: {tranches: [{id: base, basis: history}]}\n"
    assert "no tranche of stage initial" in the_fault(f"{tranches}rules: [{{id: c, rule: a, {key}}}]\n").what


def test_until_is_looked_for_in_every_stage_of_the_rule():
    text = (
        "pack: p\ninitial: {tranches: [{id: base, basis: history}]}\n"
        "reallocation: {tranches: [{id: realised, basis: realised}]}\n"
    )
    assert "reallocation" in the_fault(text + "rules: [{id: c, rule: a, until: base}]\n").what
    load = pack_of_layers(
        [LayerFile.of_text("t", text + "rules: [{id: c, rule: a, stage: initial, until: base}]\n")]
    )
    assert load.rules[0].until == "base"


@pytest.mark.parametrize("percent", ["-1", "95,5", "95%", "many", "1e2", ".inf", "0x10", "true", "", "[95]"])
def test_a_percentage_is_a_decimal_number_of_at_least_zero(percent):
    fault = in_tranche(f"percent: {percent}")
    assert fault.place.line == 4


def test_a_number_with_a_comma_or_a_percent_sign_gets_a_hint():
    assert in_tranche("percent: '95,5'").hint == "write 95.5"
    assert in_tranche("percent: 95.5%").hint == "write 95.5"


def test_a_direction_needs_an_order_and_a_tranche_shares_in_one_way():
    assert "without an order" in in_tranche("direction: descending").what
    assert "two ways" in in_tranche("within: most_care, order_by: x_rank").what


@pytest.mark.parametrize("key", ["where: {kavell: vpt}", "where: {not: {kavell: vpt}}", "order_by: kavell"])
def test_an_unknown_column_is_a_fault_with_a_hint(key):
    assert in_tranche(key).hint == 'did you mean "kavel"?'


def test_a_column_that_two_tables_have_must_be_qualified():
    fault = in_tranche("where: {name: Huis}")
    assert fault.expected == "provider.name or region.name"


def test_columns_of_other_tables_are_unknown_and_own_columns_are_not():
    assert "no such column" in in_tranche("where: {amount_eur: 1}").what
    assert "no cell has" in in_tranche("where: {fund.kind: zvw}").what
    where = "{x_a: 1, provider.x_b: 2, services.kavel: vpt}"
    text = f"pack: p\ninitial: {{tranches: [{{id: t, basis: one, where: {where}}}]}}\n"
    assert pack_of_layers([LayerFile.of_text("t", text)]).initial.tranches[0].where.columns == {
        "x_a",
        "provider.x_b",
        "services.kavel",
    }


def test_limits_stand_in_order():
    assert "minimum lies above maximum" in the_fault("pack: p\ntariff: {minimum: 97, maximum: 96}\n").what
    assert "at_least lies above" in in_adjustment("add_from: x_p, at_least: 2, at_most: 1").what


def test_a_base_has_a_percentage_or_a_column():
    assert "percentage or a column" in the_fault("pack: p\ntariff: {base: [{when: {sector: VV}}]}\n").what


def test_a_strength_is_hard_or_soft():
    assert "hard or soft" in the_fault("pack: p\nrules: [{id: c, rule: a, strength: firm}]\n").what


def test_a_switch_is_on_or_off():
    assert "on or off" in in_tranche("switch: maybe").what


def test_a_rule_needs_an_id_and_a_name():
    assert [fault.what for fault in faults("pack: p\nrules: [{of: history}]\n")] == [
        "id is missing",
        "rule is missing",
    ]


def test_a_value_of_the_wrong_shape_is_a_fault():
    for text in (
        "sources: [a]",
        "tariff: 95",
        "initial: []",
        "rules: {a: 1}",
        "rules: [a]",
        "title: [a]",
        "notes: x",
    ):
        assert faults(f"pack: p\n{text}\n")


def test_faults_of_rules_come_with_all_the_others():
    def check(rule):
        yield Fault(rule.place("per"), f"rule {rule.id} is wrong")

    found = faults("pack: p\nrules:\n  - id: c\n    rule: a\n    per: x\ntitel: T\n", check)
    assert [fault.place.line for fault in found] == [5, 6]


def test_everything_is_said_at_once_in_the_order_of_the_file():
    text = (
        "pack: p\nyear: soon\ntariff:\n  base: high\n  adjustments:\n    - {id: a, wen: {}, add: 1}\n"
        "reserves:\n  - {id: r, kind: x, percent: 1}\ninitial:\n  tranches:\n"
        "    - {id: t, basis: y, percent: -1, where: {kavel: }}\n    - {id: t, basis: one, source: K}\n"
    )
    assert [fault.place.line for fault in faults(text)] == [2, 4, 6, 8, 11, 11, 11, 12, 12]


def test_a_syntax_fault_is_the_only_one_and_has_its_line(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("pack: p\nrules: [\n", encoding="utf-8")
    with pytest.raises(PackFaults) as caught:
        load_pack(file)
    (fault,) = caught.value.faults
    assert fault.place.source == "mine.yaml"
    assert fault.place.line == 3


@pytest.mark.parametrize("percent", ["0", "0.0", '"0"'])
def test_a_completeness_of_nothing_is_a_fault_with_its_line(percent):
    fault = the_fault(f"pack: p\nreallocation:\n  completeness:\n    0: {percent}\n    1: 95\n")
    assert "completeness after 0 months is 0 percent" in fault.what
    assert fault.place.line == 4
