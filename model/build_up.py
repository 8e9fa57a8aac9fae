"""The percentage of the maximum tariff of every line, and the items it is made of.

Lines with the same facts share one build-up, so it is worked out once per distinct set of facts. The formula stands in
`tariff`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.faults import Fault, Place
from verdeelsleutel.data.integers import Index, Mask, grouped
from verdeelsleutel.data.pack import Adjustment, BaseCase, Pack
from verdeelsleutel.model.lines import Lines


@dataclass(frozen=True)
class Item:
    """One line of a build-up: what, its value as text, and the id of its source."""

    name: str
    value: str
    source: str = ""


@dataclass(frozen=True)
class BuildUp:
    """A percentage and the items it is made of."""

    percentage: Fraction
    items: tuple[Item, ...]


@dataclass(frozen=True, eq=False)
class Told:
    """What tells lines apart in a build-up: where each part of the tariff holds, and the facts it reads there.

    Attributes:
        bases, adjustments: those that are in force.
        masks: per base, then per adjustment, where it holds.
        columns: per base, then per adjustment, the fact it reads there, None where it reads none.
    """

    bases: Sequence[BaseCase]
    adjustments: Sequence[Adjustment]
    masks: Sequence[Mask]
    columns: Sequence[tuple[Sequence[str], Index] | None]

    @property
    def told(self) -> tuple[object, ...]:
        """Everything that tells lines apart."""
        return (*self.masks, *self.columns)

    def groups(self, count: int) -> tuple[Index, Index]:
        """Per line its group of lines that nothing tells apart; and the first line of each."""
        told: list[tuple[Sequence[str], Index]] = []
        for mask, column in zip(self.masks, self.columns, strict=True):
            told.append((("no", "yes"), mask.astype(np.intp)))
            if column is not None:
                distinct, at = column
                told.append((["", *distinct], np.where(mask, at + 1, 0)))
        return _groups(told, count)


def told_apart(lines: Lines, pack: Pack, stage: str) -> Told:
    """What tells lines apart at a stage."""
    tariff = pack.tariff
    adjustments = [a for a in tariff.adjustments if stage in a.at and a.active]
    bases = [case for case in tariff.base if case.active]
    masks = [lines.mask(case.when) for case in bases] + [lines.mask(a.when) for a in adjustments]
    read = [case.from_ for case in bases] + [a.add_from or a.scale_from for a in adjustments]
    columns = [None if name is None else lines.column(name) for name in read]
    return Told(bases, adjustments, masks, columns)


def build_ups_of(lines: Lines, pack: Pack, facts: Told) -> tuple[list[BuildUp], Index, list[Fault]]:
    """Distinct build-ups, per line the position of its own, and what is wrong with the facts they read."""
    reads = (lines.region, *facts.told)
    group, first = lines.memo.of("build-up groups", reads, lambda: facts.groups(len(lines)))
    faults: list[Fault] = []
    found = []
    for line in first.tolist():
        reader = _Reader(lines, line, faults)
        holds = [bool(mask[line]) for mask in facts.masks]
        found.append(_build_up(pack, facts.bases, facts.adjustments, holds, reader))
    return found, group, faults


def _groups(columns: Sequence[tuple[Sequence[str], Index]], count: int) -> tuple[Index, Index]:
    group = np.zeros(count, dtype=np.int64)
    for distinct, at in columns:
        _, group = grouped(group * max(1, len(distinct)) + at)
    first = np.full(int(group.max(initial=-1)) + 1, -1, dtype=np.intp)
    first[group[::-1]] = np.arange(count - 1, -1, -1)
    return group, first


@dataclass
class _Reader:
    """Reads facts of one line as numbers; an empty or unreadable one becomes a fault."""

    lines: Lines
    line: int
    faults: list[Fault]

    def number(self, column: str, why: str) -> Fraction:
        distinct, at = self.lines.column(column)
        text = distinct[at[self.line]].strip()
        try:
            return Fraction(text)
        except (ValueError, ZeroDivisionError):
            _, provider, service = self.lines.key(self.line)
            self.faults.append(
                Fault(
                    Place("providers", column=column),
                    f"the pack reads {column} for {why}, provider {provider}, service {service}",
                    found=text or "empty",
                    expected="a number",
                    hint=f"fill in {column}, or give the provider an agreed tariff",
                )
            )
            return Fraction(0)


def _build_up(
    pack: Pack, bases: Sequence[BaseCase], adjustments: Sequence[Adjustment], holds: Sequence[bool], reader: _Reader
) -> BuildUp:
    items: list[Item] = []
    base = Fraction(100)
    for case, applies in zip(bases, holds, strict=False):
        if applies:
            base = case.percent if case.percent is not None else reader.number(str(case.from_), "the base")
            items.append(Item("base", decimals(base, 12), case.source or ""))
            break
    else:
        items.append(Item("base", "100", ""))
    applying = [a for a, applies in zip(adjustments, holds[len(bases) :], strict=True) if applies]
    for a in applying:
        if a.set is not None:
            base = a.set
            items.append(Item(a.id, decimals(a.set, 12), a.source or ""))
    points = [*_scales(applying, base, reader, items), *_adds(applying, reader, items)]
    percentage = _limited(pack, base + _together(pack, points, items), items)
    items.append(Item("percentage", decimals(percentage, 12), ""))
    return BuildUp(percentage, tuple(items))


def percentage_of(pack: Pack, base: Fraction, points: Sequence[tuple[Adjustment, Fraction]]) -> Fraction:
    """What a base and the points of adjustments come to: groups capped, within minimum and maximum."""
    return _limited(pack, base + _together(pack, points, []), [])


def _limited(pack: Pack, percentage: Fraction, items: list[Item]) -> Fraction:
    tariff = pack.tariff
    if tariff.minimum is not None and percentage < tariff.minimum:
        percentage = tariff.minimum
        items.append(Item("minimum", decimals(percentage, 12), tariff.minimum_source or ""))
    if tariff.maximum is not None and percentage > tariff.maximum:
        percentage = tariff.maximum
        items.append(Item("maximum", decimals(percentage, 12), tariff.maximum_source or ""))
    return percentage


def clipped(a: Adjustment, value: Fraction) -> Fraction:
    """The change that an adjustment makes, within its own bounds."""
    if a.at_least is not None:
        value = max(value, a.at_least)
    return value if a.at_most is None else min(value, a.at_most)


def _scales(
    applying: Sequence[Adjustment], base: Fraction, reader: _Reader, items: list[Item]
) -> Iterator[tuple[Adjustment, Fraction]]:
    for a in applying:
        if a.scale is None and a.scale_from is None:
            continue
        percent = a.scale if a.scale is not None else reader.number(str(a.scale_from), a.id)
        points = base * clipped(a, percent) / 100
        items.append(Item(a.id, decimals(points, 12), a.source or ""))
        yield a, points


def _adds(
    applying: Sequence[Adjustment], reader: _Reader, items: list[Item]
) -> Iterator[tuple[Adjustment, Fraction]]:
    for a in applying:
        if a.add is None and a.add_from is None:
            continue
        points = clipped(a, a.add if a.add is not None else reader.number(str(a.add_from), a.id))
        items.append(Item(a.id, decimals(points, 12), a.source or ""))
        yield a, points


def _together(pack: Pack, points: Sequence[tuple[Adjustment, Fraction]], items: list[Item]) -> Fraction:
    """Points of all adjustments, those of a group within its cap; only what is added stands in a group."""
    total = Fraction(0)
    grouped: dict[str, Fraction] = {}
    for a, value in points:
        if a.group and a.scale is None and a.scale_from is None:
            grouped[a.group] = grouped.get(a.group, Fraction(0)) + value
        else:
            total += value
    for name, value in grouped.items():
        capped = _capped(pack, name, value)
        if capped != value:
            items.append(Item(name, decimals(capped, 12), pack.tariff.groups[name].source or ""))
        total += capped
    return total


def _capped(pack: Pack, name: str, points: Fraction) -> Fraction:
    group = pack.tariff.groups[name]
    return min(points, group.at_most) if group.active else points
