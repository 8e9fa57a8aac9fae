"""What is published: hand-computed use, and nothing that is left out can be worked out from the rest."""

import csv
import io
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.test_year import DAYS, asked_for, delivered
from tests.small import service, volume
from verdeelsleutel.model.publication.publication import LEVELS, csv_of, publication
from verdeelsleutel.model.publication.stored import NotPublishable, stored_run
from verdeelsleutel.model.publication.suppression import Least, Sizes, Span, left_out
from verdeelsleutel.model.publication.use import AGREED, Amount, Group, Purse, Use, use_of
from verdeelsleutel.model.runs.initial_run import Request as Initial
from verdeelsleutel.model.runs.initial_run import allocate
from verdeelsleutel.model.runs.reallocation_run import Request as Reallocation
from verdeelsleutel.model.runs.reallocation_run import reallocate
from verdeelsleutel.model.runs.run_folder import BrokenRun

NOTHING_SMALL = Least(0, 0)


class Equations:
    """Sums that are known, as an echelon form in fractions; nothing of the model's own."""

    def __init__(self):
        self.rows = {}

    def rest(self, unknowns):
        """What of a sum of unknowns doesn't follow."""
        left = dict.fromkeys(unknowns, Fraction(1))
        done = False
        while not done:
            pivot = min((name for name in left if name in self.rows), default=None)
            done = pivot is None
            if not done:
                factor = left[pivot]
                for name, value in self.rows[pivot].items():
                    left[name] = left.get(name, Fraction(0)) - factor * value
                left = {name: value for name, value in left.items() if value}
        return left

    def add(self, unknowns):
        left = self.rest(unknowns)
        if left:
            first = min(left)
            self.rows[first] = {name: value / left[first] for name, value in left.items()}


def derivable(text):
    """Figures of a published table that are left out and follow from the others.

    Unknowns are the single rows of every column; each published figure is an equation over them, `free` and `over`
    too: they are a published amount less a sum.
    """
    lines = list(csv.DictReader(io.StringIO(text)))
    of_fund = fund_of_singles(lines)
    months = [month for figure, month in columns_of(lines) if month]

    def unknowns(line):
        figure = {"free": "agreed", "over": "expected"}.get(line["figure"], line["figure"])
        times = months if figure == "delivered" and not line["month"] and months else [line["month"]]
        mine = (single for single, fund in of_fund.items() if inside(line, single, fund))
        return [(single, figure, month) for single in mine for month in times]

    known = Equations()
    rows = [line for line in lines if line["figure"] not in ("amount", "reserved")]
    for line in rows:
        if line["suppressed"] == "no":
            known.add(unknowns(line))
    return [line for line in rows if line["suppressed"] == "yes" and not known.rest(unknowns(line))]


def columns_of(lines):
    """(figure, month) of the columns; delivered to date is the sum of its months."""
    found = dict.fromkeys((li["figure"], li["month"]) for li in lines if li["level"] == "region_kavel")
    return [one for one in found if one != ("delivered", "")]


def fund_of_singles(lines):
    """Single rows, with the fund they draw on: meerzorg where there is such a fund."""
    funds = {line["fund"]: line["fund_region"] for line in lines if line["level"] == "fund"}
    found = {}
    for line in lines:
        if line["level"] == "region_kavel":
            mine = [name for name, region in funds.items() if region == line["fund_region"]]
            special = line["kavel"] == "meerzorg" and any(name.startswith("MZ") for name in mine)
            key = tuple(line[name] for name in ("fund_region", "region", "sector", "kavel"))
            found[key] = next(name for name in mine if name.startswith("MZ") == special)
    return found


def inside(line, single, fund):
    """Whether a row adds up a single row."""
    if line["fund_region"] != single[0] or line["fund"] not in ("", fund):
        return False
    names = ("region", "sector", "kavel")
    return all(line[name] in ("", value) for name, value in zip(names, single[1:], strict=True))


@st.composite
def uses(draw):
    """Two purses, some regions, sectors and kavels, each with a few providers."""
    purses = (Purse("CR", "R", "contracteerruimte", 10**6, 0), Purse("MZ", "R", "meerzorg", 10**5, 0))
    columns = draw(st.sampled_from([(AGREED,), ("2024-01", "2024-02", "delivered", AGREED, "expected")]))
    places = [
        (int(kavel == "meerzorg"), region, sector, kavel)
        for region in ("A", "B", "C")
        for sector in ("GZ", "VV")
        for kavel in ("intramural", "meerzorg", "mpt", "vpt")
    ]
    chosen = draw(st.lists(st.sampled_from(places), min_size=1, unique=True))
    clients = st.none() | st.integers(1, 60).map(Fraction)
    groups = []
    for place in sorted(chosen):
        amounts = []
        for column in columns:
            if column == "delivered":
                amounts.append(amounts[0] + amounts[1])
            else:
                cents = draw(st.integers(0, 5000))
                providers = draw(st.integers(1, 63)) if cents else 0
                amounts.append(Amount(cents, draw(clients) if cents else None, providers))
        if any(amount.cents for amount in amounts):
            groups.append(Group(*place, tuple(amounts)))
    return Use(columns, purses, tuple(groups), 0)


@given(uses(), st.integers(0, 15), st.integers(0, 4))
def test_nothing_that_is_left_out_follows_from_what_is_published(use, clients, providers):
    found = publication(use, Least(clients, providers))
    assert derivable(csv_of(found)) == []


@given(uses())
def test_every_small_row_is_left_out_and_the_rest_says_what_it_is(use):
    """Each published amount is the sum of its single rows, with enough clients and providers in every column."""
    least = Least(10, 3)
    (region,) = publication(use, least).regions if use.groups else (None,)
    for row in region.rows if region else ():
        name = {"": None, "CR": 0, "MZ": 1}[row.fund]
        mine = [
            g.amounts
            for g in use.groups
            if name in (None, g.purse)
            and row.region in ("", g.region)
            and row.sector in ("", g.sector)
            and row.kavel in ("", g.kavel)
        ]
        sums = [sum(column, Amount()) for column in zip(*mine, strict=True)]
        if any(least.small(amount) for amount in sums):
            assert row.cents is None
        elif row.cents is not None and mine:
            assert list(row.cents.values()) == [amount.cents for amount in sums]


@given(uses())
def test_nothing_is_left_out_where_nothing_is_small(use):
    assert publication(use, NOTHING_SMALL).suppressed == 0


def test_every_fund_region_stands_by_itself_also_one_that_nobody_draws_on():
    purses = tuple(Purse(f"CR-{name}", name, "contracteerruimte", 10**6, 10**5) for name in "RS")
    large = (Amount(500, Fraction(20), 7),)
    found = publication(Use((AGREED,), purses, (Group(0, "A", "VV", "vpt", large),), 0), Least())
    assert [(region.name, [use.purse.name for use in region.funds]) for region in found.regions] == [
        ("R", ["CR-R"]),
        ("S", ["CR-S"]),
    ]
    assert [region.funds[0].free for region in found.regions] == [899500, 900000]
    assert found.suppressed == 0


def singles(*amounts):
    """Single rows of one column: (cents, providers)."""
    return Sizes([[Amount(cents, None, (1 << providers) - 1)] for cents, providers in amounts], Least(10, 3))


def rows_of(*sets):
    return [(level, frozenset(members)) for level, members in sets]


def test_beside_one_small_row_the_next_smallest_is_left_out():
    sizes = singles((900, 5), (50, 1), (200, 4), (300, 4))
    rows = rows_of(("total", [0, 1, 2, 3]), ("one", [0]), ("one", [3]), ("one", [2]), ("one", [1]))
    assert left_out(rows, sizes) == {frozenset([1]), frozenset([2])}


def test_small_rows_that_are_small_together_get_one_more_beside_them():
    """Two rows of the same provider: their sum is the total less the rest, and is that provider's alone."""
    sizes = Sizes([[Amount(c, None, p)] for c, p in ((900, 31), (50, 1), (60, 1), (300, 15))], Least(10, 3))
    rows = rows_of(("total", [0, 1, 2, 3]), ("one", [0]), ("one", [3]), ("one", [2]), ("one", [1]))
    assert left_out(rows, sizes) == {frozenset([1]), frozenset([2]), frozenset([3])}


def test_few_clients_are_small_and_nought_is_not():
    least = Least(10, 3)
    assert least.small(Amount(1, Fraction(99, 10), 7))
    assert not least.small(Amount(1, Fraction(10), 7))
    assert least.small(Amount(1, Fraction(10), 3))
    assert not least.small(Amount(1, None, 7))
    assert not least.small(Amount(0, Fraction(1), 1))


def test_a_span_knows_what_follows():
    span = Span().with_row(frozenset([0, 1, 2])).with_row(frozenset([0, 1])).with_row(frozenset([1, 3]))
    assert span.singles == {2}
    assert span.holds(frozenset([2]))
    assert not span.holds(frozenset([1]))
    assert span.with_row(frozenset([2])) is span


@pytest.fixture
def runs(tmp_path):
    """A and B with 366 and 732 days at € 10 in two kavels; A delivers 2 a day in January and February."""
    services = [service("Z1", 10), service("Z2", "12.50", "mpt", units_per_client_year="", room="outside")]
    care = delivered(("A", "Z1"), *(2 * days for days in DAYS[:2])) + delivered(("B", "Z1"), *DAYS[:2])
    asked = asked_for(tmp_path, 10980, {("A", "Z1"): 366, ("B", "Z1"): 732}, care)
    (asked.case / "services.csv").unlink()
    with (asked.case / "services.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in services for key in row)), restval="")
        writer.writeheader()
        writer.writerows(services)
    offers = asked.case / "offers.csv"
    extra = volume({("A", "Z2"): 100}, "offered_units")[0]
    offers.write_text(offers.read_text("utf-8") + ",".join(map(str, extra.values())) + "\n", encoding="utf-8")
    allocate(Initial(asked.case, asked.pack), tmp_path / "first")
    reallocate(Reallocation(asked.case, asked.pack, tmp_path / "first", "2024-02"), tmp_path / "second")
    return tmp_path


def test_the_use_of_a_small_case_computed_by_hand(runs):
    """A: 62 and 58 days in January and February, 120 in 60 of 366 days: 732 expected. B: 31 and 29: 366 expected.

    The room of € 10.980 holds 1.098 days: all that is expected is agreed. Service Z2 is outside the room.
    """
    stored = stored_run(runs / "second")
    use = use_of(stored.problem, stored.units)
    assert use.columns == ("2024-01", "2024-02", "delivered", "agreed", "expected")
    (group,) = use.groups
    assert (group.region, group.sector, group.kavel) == ("R1", "VV", "vpt")
    assert [amount.cents for amount in group.amounts] == [93000, 87000, 180000, 1098000, 1098000]
    days = (Fraction(93, 365) * 366 / 31, Fraction(87, 365) * 366 / 29, Fraction(180, 365) * 366 / 60)
    assert [amount.clients for amount in group.amounts] == [*days, Fraction(1098, 365), Fraction(1098, 365)]
    assert [amount.providers for amount in group.amounts] == [3] * 5
    (region,) = publication(use, NOTHING_SMALL).regions
    (fund,) = region.funds
    assert (fund.room, fund.free, fund.over, fund.over_share) == (1098000, 0, 0, 0)
    assert {row.level for row in region.rows} == set(LEVELS)
    assert publication(use, Least(3, 2)).suppressed == 0
    assert all(row.cents is None for row in publication(use, Least(4, 2)).regions[0].rows)
    assert all(row.cents is None for row in publication(use, Least(3, 3)).regions[0].rows)


def test_an_initial_run_has_agreements_alone(runs):
    stored = stored_run(runs / "first")
    use = use_of(stored.problem, stored.units)
    assert use.columns == (AGREED,)
    assert use.months == ()
    assert use.outside == 125000
    (region,) = publication(use, NOTHING_SMALL).regions
    assert (region.funds[0].free, region.funds[0].over) == (0, None)


@pytest.mark.parametrize("name", ["plan.csv", "inputs/case/offers.csv", "summary.json"])
def test_a_run_that_was_changed_is_not_published(runs, name):
    path = runs / "second" / name
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(BrokenRun, match="was changed after the run") as caught:
        stored_run(runs / "second")
    assert caught.value.exit_code == 6


def test_another_kind_of_run_is_not_published(runs):
    receipt = runs / "first/receipt.json"
    receipt.write_text(receipt.read_text("utf-8").replace('"allocate"', '"settle"'), encoding="utf-8")
    with pytest.raises(NotPublishable):
        stored_run(runs / "first")
