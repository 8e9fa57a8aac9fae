"""Changed figures of a case and a pack, one at a time; what a change doesn't touch stays the same object."""

import dataclasses
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.pack import Pack


def with_column(case: Case, table: str, column: str, values: pd.Series) -> Case:
    """The case with one column of a table replaced."""
    frame = case.table(table).assign(**{column: values})
    return dataclasses.replace(case, tables={**case.tables, table: frame})


def scaled(case: Case, table: str, column: str, factor: Fraction) -> Case:
    """A column of figures times a factor: whole where all are whole, else with the places that the column has."""
    values = case.table(table)[column]
    if values.dtype != object:
        num, den = factor.numerator, factor.denominator
        return with_column(case, table, column, (values * (2 * num) + den) // (2 * den))
    return with_column(case, table, column, decimals(values, factor))


def decimals(values: pd.Series, factor: Fraction) -> pd.Series:
    """Decimals times a factor, with as many places as there were at most."""
    given = [value for value in values.tolist() if value is not None]
    places = max([0, *(-int(value.as_tuple().exponent) for value in given)])
    unit = Decimal(1).scaleb(-places)
    changed = [
        None
        if value is None
        else (value * factor.numerator / factor.denominator).quantize(unit, rounding=ROUND_HALF_UP)
        for value in values.tolist()
    ]
    return pd.Series(changed, index=values.index, dtype=object)


def one_figure(case: Case, table: str, column: str, position: int, factor: Fraction) -> Case:
    """One value of a column times a factor, in cents."""
    values = case.table(table)[column].astype(object).copy()
    if values.iloc[position] is None:
        return case
    cents = Fraction(values.iloc[position]) * factor * 100
    values.iloc[position] = Decimal(int(cents + Fraction(1, 2))) / 100
    return with_column(case, table, column, values)


def replaced(pack: Any, path: tuple[Any, ...], value: object) -> Any:
    """A model, tuple or mapping in which what the path leads to is replaced; the rest stays the same objects."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(pack, tuple):
        return (*pack[:step], replaced(pack[step], rest, value), *pack[step + 1 :])
    if isinstance(pack, dict):
        return {**pack, step: replaced(pack.get(step), rest, value)}
    return pack.model_copy(update={step: replaced(getattr(pack, step), rest, value)})


def percents(pack: Pack) -> list[tuple[tuple[Any, ...], Fraction]]:
    """Every percentage of a pack that a study may turn: where it stands, and its value."""
    found: list[tuple[tuple[Any, ...], Fraction]] = []
    for i, tranche in enumerate(pack.initial.tranches):
        found.append((("initial", "tranches", i, "percent"), tranche.percent))
        found += [
            (("initial", "tranches", i, "not_above", j, "percent"), bound.percent)
            for j, bound in enumerate(tranche.not_above)
        ]
    for i, rule in enumerate(pack.rules):
        found += [
            (("rules", i, "params", name), Fraction(rule.params[name]))
            for name in ("percent", "ratio")
            if name in rule.params
        ]
    for i, base in enumerate(pack.tariff.base):
        if base.percent is not None:
            found.append((("tariff", "base", i, "percent"), base.percent))
    for i, adjustment in enumerate(pack.tariff.adjustments):
        found += [
            (("tariff", "adjustments", i, name), value)
            for name in ("set", "scale", "add")
            if (value := getattr(adjustment, name)) is not None
        ]
    for i, reserve in enumerate(pack.reserves):
        if reserve.percent is not None:
            found.append((("reserves", i, "percent"), reserve.percent))
    return found


def with_percent(pack: Pack, path: tuple[Any, ...], value: Fraction) -> Pack:
    """The pack with one of its percentages changed; parameters of a rule stay text, as they are read."""
    written = str(Decimal(value.numerator) / Decimal(value.denominator)) if path[0] == "rules" else value
    changed: Pack = replaced(pack, path, written)
    return changed
