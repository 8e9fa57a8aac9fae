"""The difference in composition and treatment: where what was asked came to be decided, and which part was given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from verdeelsleutel.model.explain.against.grounds import Ground, Grounds, Held, grounds
from verdeelsleutel.model.explain.against.sides import Part, Sides, without_keys
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.row import UNITS
from verdeelsleutel.model.system import RowName
from verdeelsleutel.reports.cuts import key_words, provider_names, short_words
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.against.sums import WHOLE, Shown, shown_of
from verdeelsleutel.reports.explain.against.words import row_label
from verdeelsleutel.reports.page import Column, Share, Table, Value
from verdeelsleutel.reports.sentences.tranches import tranche_words

__all__ = ["Split", "split_of"]

COVERED = 10
"""A second reason is told where the first is more than one in so many off the whole difference."""


class Split:
    """The parts of a difference as they are shown, in hundredths of a percent; all else is what is left of it."""

    def __init__(self, sides: Sides, found: Grounds, shown: Shown, names: tuple[str, str], lang: Language) -> None:
        self._plan, self._names, self._lang = sides.found.plan, names, lang
        self._every, self._total = found.every, shown.difference
        self._points = _points(found.every, sides.parts, shown.differences)
        self._known = provider_names(self._plan)

    def sentences(self) -> Iterator[str]:
        """The main reason where there is one, and the difference in three."""
        word, text = self._lang.word, Shown.text
        sums = [sum(both[i] for both in self._points) for i in (0, 1)]
        if not any(sums):
            return
        yield from self._main()
        values = (*sums, self._total - sum(sums))
        kinds = ("composition", "treatment", "other")
        parts = {kind: text(points, self._lang) for kind, points in zip(kinds, values, strict=True)}
        yield word("against_split", total=text(self._total, self._lang), **parts)

    def _main(self) -> Iterator[str]:
        """What adds most to the difference: more asked on some ground, or another part given there."""
        sign = 1 if self._total > 0 else -1
        ranked = [
            (points * sign, kind, one)
            for one, both in zip(self._every, self._points, strict=True)
            for kind, points in zip(("composition", "treatment"), both, strict=True)
        ]
        points, kind, one = main = max(ranked, key=lambda item: item[0])
        if points <= 0 or not self._total:
            return
        ranked.remove(main)
        second = max(ranked, key=lambda item: abs(item[0]), default=None)
        apart = abs(points - abs(self._total)) * COVERED > abs(self._total)
        if not apart or second is None or not second[0]:
            yield self._reason("reason", kind, one, points * sign)
            yield from self._held(one)
            return
        yield self._reason("largest", kind, one, points * sign)
        yield from self._held(one)
        yield self._reason("besides" if second[0] > 0 else "against", second[1], second[2], second[0] * sign)

    def _reason(self, lead: str, kind: str, one: Ground, points: int) -> str:
        """What stands on a ground of what each asked, which part was given, and what that costs or brings."""
        word, (first, second) = self._lang.word, self._names
        mine, theirs = (self._lang.percent(part, 2) for part in one.parts)
        verb = word("against_costs" if points < 0 else "against_brings", one=first)
        told = {"one": first, "other": second, "mine": mine, "theirs": theirs, "ground": self._ground(one)}
        told |= {"lead": word(f"against_lead_{lead}"), "points": Shown.text(abs(points), self._lang, sign=False)}
        return word(f"against_main_{kind}", fills=self._fills(one), cost=verb, **told)

    def _fills(self, one: Ground) -> str:
        word, fills = self._lang.word, [None if fill is None else self._lang.percent(fill, 2) for fill in one.fills]
        if None in one.fills:
            return word("against_fills_one", fill=str(fills[0] or fills[1]))
        if one.fills[0] == one.fills[1]:
            return word("against_fills_same", fill=str(fills[0]))
        names = {"one": self._names[0], "other": self._names[1]}
        return word("against_fills_apart", mine=str(fills[0]), theirs=str(fills[1]), **names)

    def _held(self, one: Ground) -> Iterator[str]:
        """Which row held back before what is asked here, where one did."""
        for held in one.held[:1]:
            word, lang = self._lang.word, self._lang
            parts = (
                lang.percent(part * cents / asked if asked else Fraction(0), 2)
                for part, cents, asked in zip(one.parts, held.cents, one.asked, strict=True)
            )
            mine, theirs = map(lang.euros, held.whole)
            again = dict(zip(("mine", "theirs"), map(lang.euros, held.again), strict=True))
            rule = next((one for one in self._plan.problem.pack.rules if one.id == held.rule), None)
            note = rule.said(lang.code) if rule is not None and rule.note else ""
            yield word(
                "against_main_held", note=word("against_note", note=note) if note else "",
                outgrown=self._outgrown(held),
                row=short_words(self._plan, RowName(held.rule, "", UNITS, held.source), lang),
                tranche=tranche_words(self._plan, held.tranche, lang), one=self._names[0], other=self._names[1],
                mine=mine, theirs=theirs, ground=self._ground(one), again=word("against_parts", **again),
                parts=word("against_parts", mine=next(parts), theirs=next(parts)),
            )  # fmt: skip

    def _outgrown(self, held: Held) -> str:
        """How much of both stood before their rows that held back, and the bounds of those."""
        short, told = self._lang.euros_short, []
        for name, rows, asked, bound in zip(self._names, held.rows, held.asked, held.bounds, strict=True):
            if asked is None or bound is None:
                continue
            keys = ", ".join(filter(None, (key_words(self._plan, row.key, self._known) for row in rows)))
            said = "against_outgrown_one" if len(rows) == 1 else "against_outgrown_more"
            figures = {"asked": short(round(asked)), "bound": short(round(bound))}
            told.append(self._lang.word(said, name=name, keys=f" ({keys})" if keys else "", **figures))
        between = f" {self._lang.word('and')} "
        tranche = tranche_words(self._plan, held.tranche, self._lang)
        return self._lang.word("against_outgrown_both", tranche=tranche, told=between.join(told)) if told else ""

    def table(self) -> Table:
        """Per ground what stands there of what each asked, which part was given, and what that adds."""
        word, text = self._lang.word, self._text
        rows: list[tuple[Value, ...]] = []
        for one, (composition, treatment) in zip(self._every, self._points, strict=True):
            shares: list[Value] = []
            for part, fill in zip(one.parts, one.fills, strict=True):
                shares += [Share(part, 2), None if fill is None else Share(fill, 2)]
            points = text(composition), text(treatment), text(composition + treatment)
            rows.append((self._ground(one), *shares, *points))
        sums = [sum(both[i] for both in self._points) for i in (0, 1)]
        empty = (None, None, None, None)
        rows.append((word("against_other"), *empty, None, None, text(self._total - sum(sums))))
        total = (word("total"), *empty, *map(text, sums), text(self._total))
        columns = [Column(word("against_ground"), text=True)]
        for name in self._names:
            columns += [Column(word("against_asked_part", name=name)), Column(word("against_fill"))]
        columns += [Column(word(f"against_{title}")) for title in ("composition", "treatment", "together")]
        return Table(word("against_grounds"), tuple(columns), tuple(rows), total, word("against_grounds_note"))

    def _text(self, points: int) -> str:
        return Shown.text(points, self._lang)

    def _ground(self, one: Ground) -> str:
        tranche = tranche_words(self._plan, one.tranche, self._lang)
        if not one.closed_by:
            return self._lang.word("against_ground_bare", tranche=tranche)
        rows = " + ".join(_label(self._plan, name, self._known, self._lang) for name in one.closed_by)
        return self._lang.word("against_ground_words", tranche=tranche, rows=rows)


def split_of(sides: Sides, names: tuple[str, str], lang: Language) -> Split | None:
    """The split of a difference; None where one of the two asked nothing."""
    found, shown = grounds(sides), shown_of(sides)
    return None if found is None or shown is None else Split(sides, found, shown, names, lang)


def _points(every: Sequence[Ground], parts: Sequence[Part], shown: Sequence[int]) -> list[tuple[int, int]]:
    """Composition and treatment of every ground in hundredths of a percent.

    Where the losses of some grounds are one reason of the difference, they come to what is shown of that, so that one
    thing has one figure: the largest of them takes what rounding each apart leaves.
    """
    points = [[_hundredths(one.composition), _hundredths(one.treatment)] for one in every]
    for part, whole in zip(parts, shown, strict=True):
        mine = [at for at, one in enumerate(every) if part.step.kind == "tranche" and _is(one, part)]
        places = [(at, kind) for at in mine for kind in (0, 1)]
        off = whole - sum(points[at][kind] for at, kind in places)
        if mine and abs(off) <= len(places):
            at, kind = max(places, key=lambda place: abs(points[place[0]][place[1]]))
            points[at][kind] += off
    return [(composition, treatment) for composition, treatment in points]


def _is(one: Ground, part: Part) -> bool:
    """Whether what a ground loses stands in this part of the difference, and nowhere else."""
    return one.tranche == part.step.id and set(without_keys(one.closed_by)) == set(part.reason) != set()


def _hundredths(part: Fraction) -> int:
    """The nearest hundredth of a percent."""
    return round(part * WHOLE)


def _label(plan: Plan, name: RowName, known: Mapping[str, str], lang: Language) -> str:
    """A row by its kind, id and key; the region of a fund says nothing where it has one."""
    return short_words(plan, name, lang) if name.source == "funds" else row_label(plan, name, known, lang)
