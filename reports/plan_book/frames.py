"""Result files as their sheets show them: with names from the case, and with columns that are worked out exactly.

What a sheet computes by itself is worked out here too, for readers that don't compute: in decimals, never in floats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.plan_book.views import CUT_OFF, View
from verdeelsleutel.reports.told.telling import said as in_words

__all__ = ["Frames", "said"]

Texts = npt.NDArray[np.object_]

_EXACT = Context(prec=60)
_CENT = Decimal("0.01")
_CENTS = "cents"


class Frames:
    """Makes the frame of a view: a column of text per column of its sheet, as result files write numbers."""

    def __init__(self, case: Case, lang: Language, tranches: Mapping[str, str]) -> None:
        self._case = case
        self._lang = lang
        self._tranches = tranches

    @cached_property
    def _names(self) -> dict[str, str]:
        return _pairs(self._case.table("providers"), "provider", "name")

    @cached_property
    def _descriptions(self) -> dict[str, str]:
        return _pairs(self._case.table("services"), "service", "description")

    def frame(self, view: View, found: pd.DataFrame) -> pd.DataFrame:
        """The columns of a sheet.

        Args:
            view: which columns.
            found: the result file, every value as it is written.
        """
        shown = pd.DataFrame({name: found[name] for name in view.columns if name in found}, dtype=object)
        if view.file == "rules.csv":
            shown = self._in_euros(shown)
        if "provider" in shown:
            shown["name"] = _looked_up(shown["provider"], self._names)
        if "service" in shown:
            shown["description"] = _looked_up(shown["service"], self._descriptions)
        for column in ("kavel", "kind", "judged", "side", "item", "method", "binding", "unit"):
            if column in shown and view.file != "tariffs.csv":
                shown[column] = self._said(shown[column], view.file, column)
        if "tranche" in shown:
            shown["tranche"] = _each(shown["tranche"], lambda text: self._tranches.get(text, text))
        if "what" in shown:
            shown["what"] = _each(shown["what"], lambda text: in_words(text, self._lang))
        for column, derive in _DERIVED.items():
            if column in view.columns and column not in shown:
                shown[column] = derive(shown)
        return shown[list(view.columns)]

    def _said(self, values: pd.Series[Any], file: str, column: str) -> Texts:
        return _each(values, lambda text: said(text, file, column, self._lang))

    def _in_euros(self, shown: pd.DataFrame) -> pd.DataFrame:
        """Rules that count cents, in euros."""
        cents = shown["unit"].to_numpy() == _CENTS
        for column in ("lower", "value", "upper", "slack", "shortfall"):
            values = shown[column].to_numpy(dtype=object).copy()
            values[cents] = [_plain(Decimal(text).scaleb(-2)) if text else "" for text in values[cents].tolist()]
            shown[column] = values
        return shown


def said(text: str, file: str, column: str, lang: Language) -> str:
    """A machine's word as a planner says it, where there is such a word."""
    for key in (f"book_{column}_{text}", f"work_{text}" if file == "worklist.csv" else text):
        word = lang.word(key).replace("\u00ad", "")
        if word != key:
            return word
    return text


def _pairs(table: pd.DataFrame, key: str, value: str) -> dict[str, str]:
    return dict(zip(table[key].tolist(), table[value].tolist(), strict=True))


def _looked_up(values: pd.Series[Any], words: Mapping[str, str]) -> Texts:
    return _each(values, lambda text: words.get(text, ""))


def _each(values: pd.Series[Any], said_as: Callable[[str], str]) -> Texts:
    """Every distinct value once."""
    at, known = pd.factorize(values.to_numpy(dtype=object))
    texts = np.empty(len(known), dtype=object)
    texts[:] = [said_as(text) for text in known]
    return texts[at]


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if short in ("", "-0") else short


def _decimals(values: pd.Series[Any]) -> list[Decimal]:
    return [Decimal(text or "0") for text in values.tolist()]


def _less(from_: str, less: str) -> Callable[[pd.DataFrame], list[str]]:
    def derive(frame: pd.DataFrame) -> list[str]:
        pairs = zip(_decimals(frame[from_]), _decimals(frame[less]), strict=True)
        return [_plain(_EXACT.subtract(a, b)) for a, b in pairs]

    return derive


def _times(units: str, more: str = "0") -> Callable[[pd.DataFrame], list[str]]:
    """Euros, rounded to the cent."""

    def derive(frame: pd.DataFrame) -> list[str]:
        pairs = zip(_decimals(frame[units]), _decimals(frame["tariff_eur"]), strict=True)
        return [str(_EXACT.fma(a, b, Decimal(more)).quantize(_CENT, ROUND_HALF_UP, _EXACT)) for a, b in pairs]

    return derive


def _balance(frame: pd.DataFrame) -> list[str]:
    signs = {"agreed_before_eur": 1, "added_eur": 1, "released_eur": -1, "price_effect_eur": 1, "agreed_eur": -1}
    columns = [[sign * value for value in _decimals(frame[name])] for name, sign in signs.items()]
    return [str(sum(values, Decimal("0.00"))) for values in zip(*columns, strict=True)]


def _use(frame: pd.DataFrame) -> list[str]:
    found = []
    names = ("amount_eur", "reserved_eur", "agreed_eur")
    for amount, reserved, agreed in zip(*(_decimals(frame[name]) for name in names), strict=True):
        room = amount - reserved
        found.append(_plain((agreed / room).quantize(Decimal(1).scaleb(-15))) if room else "0")
    return found


_DERIVED: Mapping[str, Callable[[pd.DataFrame], list[str]]] = {
    "change_eur": _times("change_units"),
    "unfunded_eur": _times("unfunded_units", CUT_OFF),
    "short_units": _less("claim_units", "awarded_units"),
    "balance_eur": _balance,
    "use": _use,
}
"""Columns that no file has, by what they are worked out from."""
