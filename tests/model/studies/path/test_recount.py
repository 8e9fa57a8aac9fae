"""A path of two years counted again in plain fractions, with nothing of the model."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.studies.path.paths import agreed, study_of, walked
from tests.small import PROVIDERS, service, small, volume

NAMES = [("A", "I1"), ("A", "V1"), ("B", "I1"), ("C", "V1")]  # in key order
CENT, UNIT = Decimal("0.01"), Decimal(1)


class Known(NamedTuple):
    """One year: euros of the room, tariffs, and units per line."""

    room: Decimal
    tariffs: dict[str, Decimal]
    history: dict[tuple[str, str], int]
    forecast: dict[tuple[str, str], int]
    offers: dict[tuple[str, str], int]


def rounded(value: Decimal, unit: Decimal) -> Decimal:
    return value.quantize(unit, ROUND_HALF_UP)


def divided(known: Known) -> dict[tuple[str, str], int]:
    """95 % of history as far as it is expected, then the offers: each a cut of all claims alike; then whole units."""
    price = {name: Fraction(known.tariffs[name[1]]) for name in NAMES}
    top = {name: Fraction(0) for name in NAMES}
    got = {name: Fraction(0) for name in NAMES}
    offers = {name: Fraction(known.offers[name]) for name in NAMES}
    base = {name: min(Fraction(95 * known.history[name], 100), known.forecast[name], offers[name]) for name in NAMES}
    for level in (base, offers):
        claims = {name: max(Fraction(0), level[name] - got[name]) for name in NAMES}
        left = Fraction(known.room) - sum(price[name] * got[name] for name in NAMES)
        asked = sum(price[name] * claims[name] for name in NAMES)
        fill = min(Fraction(1), left / asked) if asked else Fraction(1)
        got = {name: got[name] + fill * claims[name] for name in NAMES}
        top = {name: max(top[name], level[name]) for name in NAMES}
    whole = {name: int(got[name]) for name in NAMES}
    for name in sorted(NAMES, key=lambda one: whole[one] - got[one]):
        spent = sum(price[one] * whole[one] for one in NAMES)
        if got[name] > whole[name] and whole[name] + 1 <= top[name] and spent + price[name] <= known.room:
            whole[name] += 1
    return whole


def next_year(known: Known, plan: dict[tuple[str, str], int], rates: dict[str, Decimal]) -> Known:
    def up(units: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
        return {n: int(rounded(value * (1 + rates[n[1]] / 100), UNIT)) for n, value in units.items()}

    return Known(
        rounded(known.room * (1 + rates["room"] / 100), CENT),
        {name: rounded(value * (1 + rates["index"] / 100), CENT) for name, value in known.tariffs.items()},
        plan,
        up(known.forecast),
        up(known.offers),
    )


def units(most: int) -> st.SearchStrategy[dict[tuple[str, str], int]]:
    return st.fixed_dictionaries({name: st.integers(0, most) for name in NAMES})


percents = st.integers(-300, 900).map(lambda tenths: Decimal(tenths) / 10)
cents = st.integers(1, 30_000).map(lambda amount: Decimal(amount) / 100)


@settings(max_examples=25)
@given(
    st.builds(
        Known,
        st.integers(0, 10**7).map(lambda amount: Decimal(amount) / 100),
        st.fixed_dictionaries({"I1": cents, "V1": cents}),
        *map(units, (400, 400, 500)),
    ),
    st.fixed_dictionaries({"room": percents, "index": percents, "I1": percents, "V1": percents}),
)  # fmt: skip
def test_two_years_are_what_they_are_counted_by_hand(known, rates):
    tranches = [{"id": "base", "basis": "history", "percent": 95, "not_above": [{"basis": "forecast"}]},
                {"id": "offers", "basis": "offer"}]  # fmt: skip
    services = [service(name, euros, "intramural" if name == "I1" else "vpt") for name, euros in known.tariffs.items()]
    tables = {"history": volume(known.history), "forecast": volume(known.forecast)}
    sample = small(known.room, services, known.offers, tranches=tranches, **tables)
    study = study_of(
        2, demand={"growth": {"kavel": {"intramural": rates["I1"], "vpt": rates["V1"]}}}, tariff_index=rates["index"],
        room={"growth": rates["room"]},
    )  # fmt: skip
    first, second = walked(sample, study)
    plan = divided(known)
    later = next_year(known, plan, rates)
    for found, expected in ((first, plan), (second, divided(later))):
        assert agreed(found) == {(PROVIDERS[who], what): n for (who, what), n in expected.items() if n}
    assert Decimal(second.tried.room) == later.room * 100
