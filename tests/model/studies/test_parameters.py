"""Named parameters: where a path leads, what a change does, and what it leaves as it was."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.runs import case_of, pack_of
from tests.small import provider, service, small, volume
from verdeelsleutel.data.conditions import parse_condition
from verdeelsleutel.data.faults import CaseFaults, PackFaults, Place, StudyFaults
from verdeelsleutel.data.pack import LayerFile, dump_pack, load_pack, pack_of_layers
from verdeelsleutel.data.study.kinds.sweep import Choice
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.studies.parameters import Change, Pair, parameter_of
from verdeelsleutel.model.studies.parameters.case_column import case_column
from verdeelsleutel.model.studies.parameters.choice import client_choice
from verdeelsleutel.model.studies.parameters.pack_number import pack_number, paths_of
from verdeelsleutel.model.studies.parameters.pack_tree import with_numbers

SERVICES = (
    service("Z1", "100.05", nhc_eur="1.5"),
    service("Z2", "200", kavel="intramural", units_per_client_year=100),
    service("Z3", None, kavel="mpt", units_per_client_year=None),
)
OFFERS = {("A", "Z1"): 100, ("A", "Z2"): 50, ("B", "Z1"): 33, ("B", "Z2"): 10, ("B", "Z3"): "7.25"}


@pytest.fixture(scope="module")
def pair():
    cap = {"id": "cap", "rule": "volume_ceiling", "per": ["region"], "percent": 90, "of": "offer"}
    forecast = volume({line: units for line, units in OFFERS.items() if line[1] != "Z3"})
    agreed = [{"provider": "00000002", "tariff_eur": "3.10", "service": "Z3", "reason": "r", "date": "2024-01-01"}]
    sample = small(
        "1000.00", SERVICES, OFFERS, rules=[cap], forecast=forecast, agreed_tariffs=agreed,
        providers=[provider("A", wlz_revenue_eur="12.5"), provider("B")],
    )  # fmt: skip
    return Pair(case_of(sample), pack_of(sample.pack))


def values(pair, table, column):
    return pair.case.table(table)[column].tolist()


def changed(pair, path, how, value, **where):
    parameter = parameter_of(path, [pair], where=parse_condition(where))
    return parameter.changed(pair, Change(how, Fraction(value)))


def test_whole_units_stay_whole_and_halves_go_up(pair):
    after = changed(pair, "case.forecast.units", "scale", "1.05", kavel="vpt")
    assert values(after, "forecast", "units") == [105, 50, 35, 10]  # 33 · 1.05 = 34.65
    assert after.case.table("forecast")["units"].dtype == "int64"
    assert values(changed(pair, "case.forecast.units", "scale", "0.5"), "forecast", "units") == [50, 25, 17, 5]


def test_units_with_decimals_keep_so_many_places(pair):
    after = changed(pair, "case.offers.offered_units", "scale", "1.1", service="Z3")
    assert values(after, "offers", "offered_units")[-1] == Decimal("7.98")  # 7.975
    assert values(after, "offers", "offered_units")[0] == 100


def test_euros_are_rounded_to_the_cent_and_what_is_empty_stays_empty(pair):
    after = changed(pair, "case.services.max_tariff_eur", "scale", "1.021")
    assert values(after, "services", "max_tariff_eur") == [Decimal("102.15"), Decimal("204.20"), None]
    assert values(changed(pair, "case.services.nic_eur", "add", 1), "services", "nic_eur") == [None] * 3
    assert values(changed(pair, "case.services.nhc_eur", "values", 2, service="Z2"), "services", "nhc_eur")[1] == 2


def test_other_numbers_keep_every_decimal(pair):
    after = changed(pair, "case.providers.wlz_revenue_eur", "scale", "1.01")
    assert values(after, "providers", "wlz_revenue_eur")[0] == Decimal("12.63")  # a column in euros
    assert values(changed(pair, "case.services.units_per_client_year", "scale", "1.005"), "services",
                  "units_per_client_year")[:2] == [367, 101]  # fmt: skip


def test_one_row_is_found_by_its_id(pair):
    assert values(changed(pair, "case.funds.CR-R1.amount_eur", "add", "-0.01"), "funds", "amount_eur") == [
        Decimal("999.99")
    ]


def test_what_is_not_touched_stays_the_same_object(pair):
    after = changed(pair, "case.forecast.units", "scale", 2)
    same = [name for name, frame in pair.case.tables.items() if after.case.tables[name] is frame]
    assert set(pair.case.tables) - set(same) == {"forecast"}
    assert after.pack is pair.pack
    after = changed(pair, "pack.rules.cap.percent", "add", 5)
    assert after.case is pair.case
    assert after.pack.initial is pair.pack.initial
    assert after.pack.rules[0].params["percent"] == "95"
    assert pair.pack.rules[0].params["percent"] == "90"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("case.forcast.units", 'did you mean "forecast"'),
        ("case.forecast.unit", 'did you mean "units"'),
        ("case.forecast.region", "no such column of numbers"),
        ("case.funds.CR-R2.amount_eur", 'did you mean "CR-R1"'),
        ("case.forecast.A.units", "no id of one word"),
        ("case.history.units", "doesn't have the table history"),
        ("pack.rules.cpa.percent", 'did you mean "pack.rules.cap.percent"'),
        ("pack.rules.cap.per", "no number"),
        ("pack.initial.tranches.all.basis", "no number"),
        ("pack.initial.tranches.7.percent", "there is no 7"),
        ("pack.title", "no number"),
        ("office.x", "in the case or the pack"),
    ],
)
def test_a_path_that_leads_to_no_number_is_told(pair, path, said):
    with pytest.raises(StudyFaults) as caught:
        parameter_of(path, [pair])
    assert said in str(caught.value)


def test_a_condition_on_rows_that_lack_the_column_is_told(pair):
    with pytest.raises(StudyFaults, match='did you mean "kavel"'):
        parameter_of("case.forecast.units", [pair], where=parse_condition({"kavl": "vpt"}))
    with pytest.raises(StudyFaults, match="no row meets"):
        parameter_of("case.forecast.units", [pair], where=parse_condition({"kavel": "none"}))


def test_values_out_of_range_are_faults_of_what_they_change(pair):
    with pytest.raises(CaseFaults, match="at least 0"):
        changed(pair, "case.forecast.units", "add", -11)
    with pytest.raises(PackFaults, match="negative"):
        changed(pair, "pack.initial.tranches.all.percent", "values", -1)


@pytest.mark.parametrize("name", ["example-2024", "vgz-2021"])
def test_every_number_of_a_pack_can_be_turned_and_written_again(name):
    pack = load_pack(name, check_rule=catalogue.rule_faults)
    for path in paths_of(pack):
        number = pack_number(path, [pack], Place("here"))
        pair = number.changed(Pair(None, pack), Change("add", Fraction(1)))
        text = dump_pack(with_numbers(pair.pack, [number]))
        again = pack_of_layers([LayerFile.of_text("again", text)], check_rule=catalogue.rule_faults)
        assert again.model_dump(exclude={"layers", "extends"}) == pair.pack.model_dump(exclude={"layers", "extends"})
        assert again.model_dump(exclude={"layers", "extends"}) != pack.model_dump(exclude={"layers", "extends"})


def test_a_number_that_the_pack_leaves_to_its_default_can_be_turned():
    pack = pack_of({"initial": {"tranches": [{"id": "all", "basis": "offer"}]}, "tariff": {"base": 95}})
    for path in ("tariff.minimum", "tariff.base.0.percent", "initial.tranches.all.percent"):
        number = pack_number(path, [pack], Place("here"))
        after = number.changed(Pair(None, pack), Change("values", Fraction(7))).pack
        text = dump_pack(with_numbers(after, [number]))
        assert pack_of_layers([LayerFile.of_text("again", text)]).model_dump(exclude={"layers"}) == after.model_dump(
            exclude={"layers"}
        )
        assert "7" in text


def choice(pair, share, **how):
    raw = {"from": {"kavel": "intramural"}, "to": {"kavel": "vpt"}, **how}
    column = case_column("forecast.units", pair.case, parse_condition({}), Place("here"))
    chosen = client_choice(column, pair.case, Choice.model_validate(raw), Place("here"))
    return values(chosen.changed(pair, Change("share", Fraction(share))), "forecast", "units")


def test_clients_who_choose_otherwise_take_their_client_years_along(pair):
    # leave: (50 + 10) / 100 = 0.6 client-years, half of it 0.3 = 109.5 days over 133 days: 100 → 182.33, 33 → 60.17
    assert choice(pair, "0.5") == [182, 25, 60, 5]


def test_clients_may_stay_with_their_provider(pair):
    # A: 0.25 client-years = 91.25 days; B: 0.05 = 18.25 days
    assert choice(pair, "0.5", along=["region", "provider"]) == [191, 25, 51, 5]


def test_nobody_moving_changes_nothing_and_a_share_is_one(pair):
    assert choice(pair, 0) == [100, 50, 33, 10]
    with pytest.raises(CaseFaults, match="from 0 to 1"):
        choice(pair, "1.5")


def test_a_choice_from_and_to_the_same_rows_is_told(pair):
    with pytest.raises(StudyFaults, match="at once"):
        choice(pair, 1, to={"kavel": ["vpt", "intramural"]})
