"""What a planner should know before a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.model import outlook
from verdeelsleutel.model.facts_read import Empty, empty_facts
from verdeelsleutel.model.outlook import CLAIMS, Reach
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.row import CENTS, CLIENT_YEARS
from verdeelsleutel.reports.cuts import amount
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Listing, Notice, Number, Page, Share, Table, Value
from verdeelsleutel.reports.run_tables import added_up, years_of
from verdeelsleutel.reports.sentences.findings import by_weight, sentence
from verdeelsleutel.reports.sentences.history import history_said
from verdeelsleutel.reports.summary import synthetic_notice
from verdeelsleutel.reports.told.telling import said
from verdeelsleutel.reports.year_outlook import (
    beyond_notice,
    expectation_blocks,
    expected_band,
    to_look_at,
    to_look_at_first,
)

__all__ = ["Seen", "as_dict", "page"]

MOST_PURSES, MOST_ROWS, MOST_MONTHS = 3, 12, 8
ORDER = ("offer", CLAIMS, "realised", "forecast", "continuity", "history", "history_realised", "agreement")


@dataclass(frozen=True)
class Seen:
    """Everything that `check` looks at.

    Attributes:
        problem: an initial allocation or a reallocation, made ready.
        with_pack: False when no policy was given.
        start: what a reallocation would start from, as it was asked.
    """

    problem: Problem
    with_pack: bool
    start: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to divide yet: an allocation of a case without offers."""
        return self.problem.situation is None and self.problem.case.table("offers").empty

    @cached_property
    def purses(self) -> list[outlook.Purse]:
        """Funds beside the volumes."""
        return outlook.purses(self.problem)

    @cached_property
    def reaches(self) -> list[Reach]:
        """Rows beside the claims."""
        return outlook.reaches(self.problem)

    @cached_property
    def kavels(self) -> dict[str, dict[str, outlook.Volume]]:
        """Volumes per kavel."""
        return outlook.by_kavel(self.problem)

    @cached_property
    def facts(self) -> list[Empty]:
        """Facts that the pack reads and that are empty."""
        p = self.problem
        policy = p.pack.initial if p.situation is None else p.pack.reallocation
        tranches = policy.tranches if policy else ()
        return empty_facts(p.case, p.pack, [t for t in tranches if t.active], p.rules)

    @cached_property
    def months(self) -> list[outlook.ThinMonth]:
        """Months that look incomplete."""
        return outlook.thin_months(self.problem.case)


def page(seen: Seen, lang: Language, then: str = "") -> Page:
    """The whole page; `then` is the command that makes what was looked at."""
    problem = seen.problem
    meta, pack, word = problem.case.meta, problem.pack, lang.word
    about = (
        word("check_about", office=meta.office, pack=pack.pack, title=pack.title or pack.pack)
        if seen.with_pack
        else word("check_without_pack", office=meta.office)
    )
    tables = problem.case.tables
    rows = sum(len(frame) for frame in tables.values())
    blocks: list[Block] = [
        *synthetic_notice(meta, lang),
        *(beyond_notice(problem, lang) if problem.situation is not None else ()),
        _verdict(seen, len(tables), rows, lang),
        *_purses(seen, lang),
        *_before_reallocation(seen, lang),
        *(_rules(seen, lang) if seen.with_pack else []),
        *([_growth(seen, lang)] if seen.kavels else []),
        *(_facts(seen, lang) if seen.with_pack and not seen.empty else []),
        *_months(seen, lang),
        *_findings(problem, lang),
        *([Listing(word("next"), (then,), "$")] if then and not seen.empty else []),
    ]
    abouts = (about, *_reallocation_about(seen, lang), *history_said(problem.case, lang))
    return Page(word("check_title", year=str(meta.year), title=meta.title), abouts, tuple(blocks))


def _verdict(seen: Seen, tables: int, rows: int, lang: Language) -> Notice:
    """No faults; of a case without offers that says nothing yet."""
    if seen.empty:
        return Notice(lang.word("no_offers_yet", tables=tables, rows=rows), "odd")
    return Notice(lang.word("no_faults", tables=tables, rows=rows), "good")


def _reallocation_about(seen: Seen, lang: Language) -> list[str]:
    situation = seen.problem.situation
    if situation is None:
        return []
    start = lang.word("from_table") if seen.start == "agreements" else lang.word("from_run", run=seen.start)
    return [lang.word("before_reallocation", month=lang.month(situation.cutoff), start=start)]


def _before_reallocation(seen: Seen, lang: Language) -> list[Block]:
    """What a reallocation would expect of the year, and what to look at before believing it."""
    if seen.problem.situation is None:
        return []
    look = to_look_at_first(seen.problem, lang, "to_look_at_before", lang.word("to_look_at_note"))
    return [*expectation_blocks(seen.problem, lang), *look]


def _purses(seen: Seen, lang: Language) -> list[Block]:
    if len(seen.purses) > MOST_PURSES:
        return [_many_purses(seen, lang)]
    found: list[Block] = []
    titles = ("compared", "sum_eur", "difference_eur", "of_room")
    columns = tuple(Column(lang.word(t), text=t == "compared") for t in titles)
    for purse in seen.purses:
        rows: list[tuple[Value, ...]] = [
            (
                lang.word(name),
                Euros(purse.volumes[name], sign=False),
                Euros(purse.volumes[name] - purse.room, sign=False),
                _of(purse.volumes[name], purse.room),
            )
            for name in ORDER
            if name in purse.volumes and (seen.with_pack or name != CLAIMS)
        ]
        room = lang.euros(purse.room)
        title = lang.word("purse", funds=" + ".join(purse.funds), room=room, amount=lang.euros(purse.amount))
        found.append(Table(title, columns, tuple(rows)))
    return found


def _many_purses(seen: Seen, lang: Language) -> Table:
    """One line per purse, those with the least room first."""
    asked = CLAIMS if seen.with_pack else "offer"
    ordered = sorted(seen.purses, key=lambda p: (p.room - p.volumes[asked], p.funds))
    rest = ordered[MOST_ROWS:]
    rows = [_purse_row(" + ".join(p.funds), [p], asked) for p in ordered[:MOST_ROWS]]
    if rest:
        rows.append(_purse_row(lang.word("others", count=len(rest)), rest, asked))
    titles = ("fund", "room_eur", "asked_of_kavel" if seen.with_pack else "offered_eur", "difference_eur", "of_room")
    columns = tuple(Column(lang.word(t), text=t == "fund") for t in titles)
    total = _purse_row(lang.word("total"), ordered, asked)
    return Table(lang.word("against_funds"), columns, tuple(rows), total)


def _purse_row(name: str, purses: Sequence[outlook.Purse], asked: str) -> tuple[Value, ...]:
    room, claims = sum(p.room for p in purses), sum(p.volumes[asked] for p in purses)
    return (name, *(Euros(v, sign=False) for v in (room, claims, claims - room)), _of(claims, room))


def _of(cents: int, room: int) -> Value:
    return Share(Fraction(cents, room)) if room else None


def _rules(seen: Seen, lang: Language) -> list[Block]:
    over = sorted((r for r in seen.reaches if r.above), key=_weight)
    total = len(seen.reaches)
    blocks: list[Block] = []
    if over:
        rows: list[tuple[Value, ...]] = [
            (
                r.name.rule,
                r.name.key.replace("|", " ") or lang.word("total"),
                *(_in_unit(v, r.name.unit) for v in (r.upper or Fraction(0), r.value, r.above)),
                lang.word({CENTS: "unit_eur", CLIENT_YEARS: "unit_client_years"}.get(r.name.unit, "units")),
            )
            for r in over[:MOST_ROWS]
        ]
        titles = ("limit", "key", "room", "asked", "excess", "unit")
        columns = tuple(Column(lang.word(t), text=t in ("limit", "key", "unit")) for t in titles)
        more = lang.word("more_rows", count=len(over) - MOST_ROWS) if len(over) > MOST_ROWS else ""
        note = lang.word("over_note", kept=total - len(over), count=total)
        blocks.append(Table(lang.word("over_rules"), columns, tuple(rows), (), f"{more}{note}"))
    elif total:
        blocks.append(_no_rule_exceeded(seen, lang))
    short = [r for r in seen.reaches if r.lower is not None and r.value < r.lower]
    if short:
        items = tuple(
            lang.word(
                "unreachable",
                name=str(r.name),
                lower=amount(r.lower or Fraction(0), r.name.unit, lang),
                value=amount(r.value, r.name.unit, lang),
            )
            for r in short
        )
        blocks.append(Listing(lang.word("unreachable_title"), items, "✗", "bad"))
    return blocks


def _no_rule_exceeded(seen: Seen, lang: Language) -> Notice:
    tight = [" + ".join(purse.funds) for purse in seen.purses if purse.volumes[CLAIMS] > purse.room]
    if not tight:
        return Notice(lang.word("no_rule_exceeded", count=len(seen.reaches)), "good")
    names, rest = ", ".join(tight[:MOST_PURSES]), len(tight) - MOST_PURSES
    if rest > 0:
        names = lang.word("and_more", names=names, count=rest)
    return Notice(lang.word("only_funds_exceeded", funds=len(tight), names=names, count=len(seen.reaches)), "odd")


def _weight(reach: Reach) -> tuple[Fraction, str]:
    """The largest excess in parts of its room first."""
    return (-reach.above / reach.upper if reach.upper else Fraction(-(10**9)), str(reach.name))


def _in_unit(value: Fraction, unit: str) -> Value:
    return Euros(int(value), sign=False) if unit == CENTS else Number(value, 1)


def _growth(seen: Seen, lang: Language) -> Table:
    asked = CLAIMS if seen.with_pack else "offer"
    nothing = outlook.Volume(0, Fraction(0))
    rows: list[tuple[Value, ...]] = []
    for kavel, volumes in seen.kavels.items():
        now, before = volumes.get(asked, nothing), volumes.get("history", nothing)
        counts = any(v.client_years for v in volumes.values())
        rows.append(
            (
                lang.word(kavel),
                years_of(before.client_years, counts),
                years_of(volumes.get("offer", nothing).client_years, counts),
                *([years_of(now.client_years, counts)] if seen.with_pack else []),
                Euros(before.cents, sign=False),
                Euros(now.cents, sign=False),
                Share(Fraction(now.cents - before.cents, before.cents)) if before.cents else None,
            )
        )
    columns = (
        Column(lang.word("kavel"), text=True),
        Column(lang.word("last_years"), rank=2),
        Column(lang.word("offered_years"), rank=3),
        *([Column(lang.word("asked_years"), rank=2)] if seen.with_pack else []),
        Column(lang.word("last_year_eur")),
        Column(lang.word("asked_of_kavel" if seen.with_pack else "offered_eur")),
        Column(lang.word("growth_share")),
    )
    total = (lang.word("total"), *added_up(rows)[:-1], _total_growth(rows)) if rows else ()
    return Table(lang.word("growth"), columns, tuple(rows), total)


def _total_growth(rows: Sequence[tuple[Value, ...]]) -> Value:
    before, now = (sum(v.cents for row in rows if isinstance(v := row[i], Euros)) for i in (-3, -2))
    return Share(Fraction(now - before, before)) if before else None


def _facts(seen: Seen, lang: Language) -> list[Block]:
    if not seen.facts:
        return [Notice(lang.word("all_facts"), "good")]
    rows: list[tuple[Value, ...]] = [
        (
            fact.column,
            ", ".join(said(who, lang) for who in fact.read_by),
            lang.word(
                "of_providers",
                empty=fact.empty,
                count=fact.count,
                table=lang.word(f"table_{fact.table}", count=fact.count),
            )
            + f" ({', '.join(fact.who[:2])}{' …' if fact.empty > 2 else ''})"
            if fact.table
            else lang.word("no_column"),
        )
        for fact in seen.facts
    ]
    columns = tuple(Column(lang.word(t), text=True) for t in ("fact", "read_by", "empty_for"))
    return [Table(lang.word("facts_lacking"), columns, tuple(rows), (), lang.word("facts_note"))]


def _months(seen: Seen, lang: Language) -> list[Block]:
    table = seen.problem.case.table("realisation")
    if table.empty:
        return []
    months = len(set(table["month"].tolist()))
    if not seen.months:
        return [Notice(lang.word("months_complete", count=months), "good")]
    rows: list[tuple[Value, ...]] = [
        (m.region, m.month, Euros(m.cents, sign=False), Euros(m.usual, sign=False), Share(Fraction(m.cents, m.usual)))
        for m in seen.months[:MOST_MONTHS]
    ]
    titles = ("region", "month", "month_eur", "usual_eur", "of_usual")
    columns = tuple(Column(lang.word(t), text=t in ("region", "month")) for t in titles)
    return [Table(lang.word("months"), columns, tuple(rows), (), lang.word("months_note"))]


def _findings(problem: Problem, lang: Language) -> list[Block]:
    found = by_weight((*problem.case.findings, *(f for f in problem.findings if f.code != "fact-lacking")))
    if not found:
        return []
    return [Listing(lang.word("all_findings"), tuple(sentence(f, lang) for f in found), "•", "odd")]


def as_dict(seen: Seen) -> dict[str, Any]:
    """Complete and exact, for `--json`."""
    problem = seen.problem
    return {
        "synthetic": problem.case.meta.synthetic,
        "pack": problem.pack.pack if seen.with_pack else None,
        "funds": [
            {
                "funds": list(purse.funds),
                "amount_eur": euros(purse.amount),
                "room_eur": euros(purse.room),
                "volumes_eur": {name: euros(cents) for name, cents in purse.volumes.items()},
            }
            for purse in seen.purses
        ],
        "rules": [_reach_dict(r) for r in seen.reaches] if seen.with_pack else [],
        "kavels": {
            kavel: {
                name: {"eur": euros(v.cents), "client_years": decimals(v.client_years, 12)}
                for name, v in volumes.items()
            }
            for kavel, volumes in seen.kavels.items()
        },
        "facts": [
            {
                "column": f.column,
                "read_by": list(f.read_by),
                "table": f.table,
                "empty": f.empty,
                "of": f.count,
                "who": list(f.who),
            }
            for f in (seen.facts if seen.with_pack else [])
        ],
        "months": [
            {"region": m.region, "month": m.month, "eur": euros(m.cents), "usual_eur": euros(m.usual)}
            for m in seen.months
        ],
        "reallocation": _reallocation_dict(seen),
        "findings": [
            {"code": f.code, "what": f.what, "table": f.table, "count": f.count, "examples": list(f.examples)}
            for f in (*problem.case.findings, *problem.findings)
        ],
    }


def _reallocation_dict(seen: Seen) -> dict[str, Any] | None:
    situation = seen.problem.situation
    if situation is None:
        return None
    names = ("delivered_eur", "expected_eur", "low_eur", "high_eur")
    return {
        "cutoff": situation.cutoff,
        "from": seen.start,
        **dict(zip(names, map(euros, expected_band(seen.problem)), strict=True)),
        "to_look_at": to_look_at(seen.problem),
    }


def _reach_dict(reach: Reach) -> dict[str, str | None]:
    bounds = {"lower": reach.lower, "upper": reach.upper}
    return {
        "rule": reach.name.rule,
        "key": reach.name.key,
        "unit": reach.name.unit,
        "claims": decimals(reach.value, 12),
        **{name: None if bound is None else decimals(bound, 12) for name, bound in bounds.items()},
        "above": decimals(reach.above, 12),
    }
