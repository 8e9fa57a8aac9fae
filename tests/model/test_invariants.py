"""What may change in a case without changing the outcome, and which way an outcome moves."""

import random
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.runs import fills, planned_or_none, row_values, tables, units, volumes
from tests.strategies import Sample
from verdeelsleutel.model import results
from verdeelsleutel.model.rounding import row_sums

EXAMPLES = settings(max_examples=18)
ANY = st.one_of(
    strategies.packing_cases(),
    strategies.share_cases(),
    strategies.decision_cases(),
    strategies.care_cases(),
)


def plan_or_skip(sample):
    plan = planned_or_none(sample)
    assume(plan is not None)
    return plan


# -- renaming -------------------------------------------------------------------------------------------

ID_COLUMNS = ("region", "provider", "service", "fund_region", "follows")


def renamed(sample, names):
    """The sample with other ids, also where rows, conditions and `follows` name them."""

    def value(column, text):
        if column == "follows":
            for old in sorted(names, key=len, reverse=True):
                text = text.replace(old, names[old])
            return text
        return names.get(text, text) if column in ID_COLUMNS else text

    def policy(node):
        if isinstance(node, dict):
            return {key: names.get(v, v) if key == "region" else policy(v) for key, v in node.items()}
        return [policy(one) for one in node] if isinstance(node, list) else node

    rows = {t: [{c: value(c, v) for c, v in row.items()} for row in some] for t, some in sample.tables.items()}
    return Sample(rows, policy(sample.pack))


def ids(sample, table):
    return sorted(row[table] for row in sample.tables[f"{table}s"])


def new_ids(sample, shuffle):
    """Unmistakable new ids; they sort as the old ones unless shuffled."""
    found = {}
    patterns = {"region": "QQ{:03d}", "provider": "97{:06d}", "service": "WW{:03d}"}
    for table, pattern in patterns.items():
        old = ids(sample, table)
        fresh = [pattern.format(531 + 17 * i) for i in range(len(old))]
        if shuffle is not None:
            shuffle.shuffle(fresh)
        found |= dict(zip(old, fresh, strict=True))
    return found


@EXAMPLES
@given(sample=ANY)
def test_names_that_keep_their_order_change_nothing_but_names(sample):
    names = new_ids(sample, None)
    plan = plan_or_skip(sample)
    found = results.files(planned_or_none(renamed(sample, names)))
    for old, new in names.items():
        found = {name: text.replace(new, old) for name, text in found.items()}
    assert found == results.files(plan)


@EXAMPLES
@given(sample=ANY, seed=st.integers(0, 99))
def test_other_names_change_no_fill_and_no_price(sample, seed):
    names = new_ids(sample, random.Random(seed))
    plan = plan_or_skip(sample)
    other = planned_or_none(renamed(sample, names))
    back = {new: old for old, new in names.items()}
    found = {(tuple(back[i] for i in cell), tranche): value for (cell, tranche), value in fills(other).items()}
    assert found == fills(plan)


@EXAMPLES
@given(sample=strategies.packing_cases(), seed=st.integers(0, 99))
def test_other_names_move_at_most_one_unit_per_cell_and_none_where_no_fractions_tie(sample, seed):
    names = new_ids(sample, random.Random(seed))
    plan = plan_or_skip(sample)
    other = units(planned_or_none(renamed(sample, names)))
    exact = volumes(plan)
    fractions = [x % 1 for x in exact.values() if x % 1]
    most = 0 if len(set(fractions)) == len(fractions) else 1
    for cell, amount in units(plan).items():
        assert abs(other[tuple(names[i] for i in cell)] - amount) <= most


# -- money ----------------------------------------------------------------------------------------------


def times_ten(sample):
    """Every euro of case and pack ten times; percentages of tariffs and reserves gone."""

    def ten(value):
        return value if value in ("", None) else Decimal(str(value)) * 10

    money = ("amount_eur", "max_tariff_eur", "nhc_eur", "nic_eur", "tariff_eur")
    rows = {
        t: [{c: ten(v) if c in money else v for c, v in row.items()} for row in some]
        for t, some in sample.tables.items()
    }
    reserves = [{**one, "amount_eur": ten(one["amount_eur"])} for one in sample.pack["reserves"]]
    return Sample(rows, {**sample.pack, "reserves": reserves})


def without_percentages(sample):
    reserves = [one for one in sample.pack["reserves"] if "amount_eur" in one]
    agreed = [row for row in sample.tables["agreed_tariffs"] if "percentage" not in row]
    pack = {**sample.pack, "tariff": {"base": 100}, "reserves": reserves}
    return Sample({**sample.tables, "agreed_tariffs": agreed}, pack)


@EXAMPLES
@given(sample=ANY)
def test_ten_times_all_money_changes_no_unit(sample):
    sample = without_percentages(sample)
    plan = plan_or_skip(sample)
    richer = planned_or_none(times_ten(sample))
    assert units(richer) == units(plan)
    assert fills(richer) == fills(plan)
    assert sum(richer.amounts) == 10 * sum(plan.amounts)


@EXAMPLES
@given(
    sample=st.one_of(strategies.packing_cases(), strategies.share_cases()),
    percent=st.sampled_from([100, 101, 110, 150, 300]),
    place=st.integers(0, 9),
)
def test_more_money_serves_the_least_served_of_the_first_tranche_better_or_leaves_it_to_the_next(
    sample, percent, place
):
    plan = plan_or_skip(sample)
    funds = [dict(row) for row in sample.tables["funds"]]
    chosen = funds[place % len(funds)]
    chosen["amount_eur"] = chosen["amount_eur"] * percent / 100 + 1
    chosen["amount_eur"] = chosen["amount_eur"].quantize(Decimal("0.01"))
    richer = planned_or_none(Sample({**sample.tables, "funds": funds}, sample.pack))
    assert steps(richer) >= steps(plan)  # lists: the first difference decides


def steps(plan):
    """Per tranche and `order_by` group the fills from low to high."""
    found = []
    for filled in plan.filling.tranches:
        groups = defaultdict(list)
        for line, level in enumerate(filled.level_of.tolist()):
            if level >= 0:
                groups[int(filled.layer.group[line])].append(plan.filling.levels[level].value)
        found += [sorted(groups[group]) for group in range(filled.layer.groups)]
    return found


# -- rules and regions ----------------------------------------------------------------------------------


@EXAMPLES
@given(sample=ANY)
def test_a_rule_that_nowhere_bites_is_inert(sample):
    plan = plan_or_skip(sample)
    system = plan.problem.system
    tight = {
        name.rule
        for name, value, low, high in zip(system.names, row_values(plan), system.lower, system.upper, strict=True)
        if value in (low, high)
    }
    cuts = {rule["id"] for rule in sample.pack["rules"] if rule["rule"] in strategies.LEVEL_CUTS}
    left = [rule for rule in sample.pack["rules"] if rule["id"] in tight | cuts]
    assume(len(left) < len(sample.pack["rules"]))
    assert fills(planned_or_none(Sample(sample.tables, {**sample.pack, "rules": left}))) == fills(plan)


@EXAMPLES
@given(sample=st.one_of(strategies.packing_cases(), strategies.share_cases(), strategies.decision_cases()))
def test_a_region_alone_gets_what_it_gets_beside_others(sample):
    regions = [{**row, "fund_region": ""} for row in sample.tables["regions"]]
    assume(len(regions) > 1)
    known = {row["region"] for row in sample.tables["funds"]}
    funds = list(sample.tables["funds"])
    for row in regions:
        if row["region"] not in known:
            funds.append(strategies.fund(f"CR-{row['region']}", row["region"], "contracteerruimte", Decimal(500)))
    rules = [
        {**rule, "per": list(dict.fromkeys(["region", *rule["per"]]))} if "per" in rule else rule
        for rule in sample.pack["rules"]
    ]
    together = Sample({**sample.tables, "regions": regions, "funds": funds}, {**sample.pack, "rules": rules})
    plan = plan_or_skip(together)
    for region in regions:
        mine = {
            name: [row for row in rows if row.get("region", region["region"]) == region["region"]]
            for name, rows in together.tables.items()
        }
        alone = planned_or_none(Sample(mine, together.pack))
        assert lines_of(alone, region["region"]) == lines_of(plan, region["region"])


def lines_of(plan, region):
    """Everything the result tables say of a region, but for the numbers of levels."""
    return {
        name: [{**row, "level": ""} for row in rows if row["region"] == region]
        for name, rows in tables(plan).items()
        if name in ("plan", "tranches", "tariffs", "funds", "providers")
    }


# -- accounts -------------------------------------------------------------------------------------------


def euros(text):
    return Fraction(text or 0)


@EXAMPLES
@given(sample=ANY)
def test_no_euro_is_lost_between_fund_plan_and_reserve(sample):
    plan = plan_or_skip(sample)
    found = tables(plan)
    for fund in found["funds"]:
        parts = [euros(fund[f"{name}_eur"]) for name in ("reserved", "agreed", "free")]
        assert euros(fund["amount_eur"]) == sum(parts)
        assert min(parts) >= 0
    outside = {row["service"] for row in sample.tables["services"] if row["room"] == "outside"}
    inside = [row for row in found["plan"] if row["service"] not in outside]
    assert sum(euros(f["agreed_eur"]) for f in found["funds"]) == sum(euros(r["amount_eur"]) for r in inside)


@EXAMPLES
@given(sample=ANY)
def test_every_line_of_the_plan_adds_up(sample):
    plan = plan_or_skip(sample)
    found = tables(plan)
    highest = {key: Fraction(0) for key in units(plan)}
    awarded = dict(highest)
    for row in found["tranches"]:
        key = (row["region"], row["provider"], row["service"])
        awarded[key] += Fraction(row["awarded_units"])
        assert 0 <= Fraction(row["fill"]) <= 1
        assert Fraction(row["awarded_units"]) <= Fraction(row["claim_units"])
        assert (row["limited_by"] == "") == (row["fill"] == "1")
    for row in found["plan"]:
        agreed, basis = Fraction(row["agreed_units"]), Fraction(row["basis_units"])
        assert agreed.denominator == 1
        assert 0 <= agreed <= basis
        assert Fraction(row["amount_eur"]) == agreed * Fraction(row["tariff_eur"]) == Fraction(row["pxq_eur"])
        assert Fraction(row["previous_units"]) + Fraction(row["change_units"]) == agreed
        assert Fraction(row["unfunded_units"]) == max(Fraction(0), basis - agreed)
        assert awarded[row["region"], row["provider"], row["service"]] <= basis


@EXAMPLES
@given(sample=ANY)
def test_providers_add_up_to_the_plan(sample):
    plan = plan_or_skip(sample)
    found = tables(plan)
    agreed = defaultdict(Fraction)
    for row in found["plan"]:
        agreed[row["region"], row["provider"]] += euros(row["amount_eur"])
    for row in found["providers"]:
        change = euros(row["added_eur"]) - euros(row["released_eur"])
        assert euros(row["agreed_before_eur"]) + change == euros(row["agreed_eur"])
        assert euros(row["agreed_eur"]) == agreed.pop((row["region"], row["provider"]), 0)
        assert euros(row["shifted_within_eur"]) >= 0
    assert not any(agreed.values())


@EXAMPLES
@given(sample=ANY)
def test_exact_awards_keep_every_row_and_whole_units_exceed_no_ceiling(sample):
    plan = plan_or_skip(sample)
    system = plan.problem.system
    for value, low, high in zip(row_values(plan), system.lower, system.upper, strict=True):
        assert high is None or value <= high
        assert low is None or value >= low
    whole = row_sums(system, plan.units).tolist()
    mixed = set(system.row[system.num < 0].tolist()) if len(system.num) else set()
    for row, high in enumerate(system.upper):
        if high is not None and row not in mixed and system.until[row] == len(plan.problem.layers):
            assert Fraction(whole[row], system.den[row]) <= high
