"""Figures of a case and a pack that a study may turn, by the paths of their parameters."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.studies.parameters import Change, Pair, Parameter, parameter_of

VOLUMES = (
    ("offers", "offered_units"),
    ("continuity", "units"),
    ("history", "units"),
    ("forecast", "units"),
    ("demand", "client_years"),
)


def turned(pair: Pair, path: str, factor: Fraction) -> Pair:
    """Case and pack with what a path leads to times a factor."""
    return parameter_of(path, [pair]).changed(pair, Change("scale", factor))


def parameters(pair: Pair, paths: Sequence[str]) -> list[Parameter]:
    """The parameters that paths lead to."""
    return [parameter_of(path, [pair]) for path in paths]


def funds(case: Case) -> list[str]:
    """Paths of the amounts of all funds."""
    return [f"case.funds.{fund}.amount_eur" for fund in case.table("funds")["fund"].tolist()]


def volumes(case: Case) -> list[str]:
    """Paths of the columns of volumes that the case has rows of."""
    return [f"case.{table}.{column}" for table, column in VOLUMES if len(case.table(table))]


def tariffs(case: Case) -> list[str]:
    """Paths of the maximum tariffs that are given."""
    table = case.table("services")
    given = zip(table["service"].tolist(), table["max_tariff_eur"].tolist(), strict=True)
    return [f"case.services.{service}.max_tariff_eur" for service, tariff in given if tariff is not None]


def percentages(pack: Pack) -> Iterator[str]:
    """Paths of the percentages of a pack: tranches, rules, build-up of tariffs, reserves."""
    for tranche in pack.initial.tranches:
        yield f"pack.initial.tranches.{tranche.id}.percent"
        for place in range(len(tranche.not_above)):
            yield f"pack.initial.tranches.{tranche.id}.not_above.{place}.percent"
    for rule in pack.rules:
        yield from (f"pack.rules.{rule.id}.{name}" for name in ("percent", "ratio") if name in rule.params)
    for place, base in enumerate(pack.tariff.base):
        if base.percent is not None:
            yield f"pack.tariff.base.{place}.percent"
    for adjustment in pack.tariff.adjustments:
        given = (name for name in ("set", "scale", "add") if getattr(adjustment, name) is not None)
        yield from (f"pack.tariff.adjustments.{adjustment.id}.{name}" for name in given)
    for reserve in pack.reserves:
        if reserve.percent is not None:
            yield f"pack.reserves.{reserve.id}.percent"
