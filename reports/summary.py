"""What a planner reads in the terminal after a run, without opening a file."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from verdeelsleutel.data.case import CaseMeta
from verdeelsleutel.data.exact import Exact, decimals, euros, sums
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.model import figures
from verdeelsleutel.model.certificate import Certificate
from verdeelsleutel.model.decisions import DECIDED
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.results import line_cents, previous_units
from verdeelsleutel.reports import certificate_page
from verdeelsleutel.reports.cuts import Cut, cuts, limit_words, limits
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.finding_words import by_weight, sentence
from verdeelsleutel.reports.page import Block, Column, Euros, Facts, Listing, Notice, Number, Page, Share, Table, Value

MOST_CUT, MOST_FOUND, MOST_LIMITS = 5, 4, 5


def page(plan: Plan, certificate: Certificate, run: Path, lang: Language, award: str = "provisional") -> Page:
    """The whole summary."""
    meta, pack = plan.problem.case.meta, plan.problem.pack
    word = lang.word
    about = word("about", office=meta.office, pack=pack.pack, title=pack.title or pack.pack, award=word(award))
    found = cuts(plan)
    blocks: list[Block] = [
        *synthetic_notice(meta, lang),
        _from_offer(plan, lang),
        _funds(plan, lang),
        _kavels(plan, lang),
        _tranches(plan, lang),
        *_cut_blocks(plan, found, lang),
        findings_block((*plan.problem.case.findings, *plan.problem.findings), lang),
        certificate_page.line(certificate, lang),
        Listing(word("run_folder", run=run), (word("next_files"),), "→"),
        Listing(word("next"), (f"verdeel verify {run}", f"verdeel replay {run}"), "$"),
    ]
    return Page(word("title", year=meta.year, title=meta.title), (about,), tuple(blocks))


def as_dict(plan: Plan, certificate: Certificate) -> dict[str, Any]:
    """The same for `--json`, complete and exact."""
    found = cuts(plan)
    return {
        "synthetic": plan.problem.case.meta.synthetic,
        "figures": figures.figures(plan),
        "funds": [
            {
                "fund": fund.id,
                "region": fund.region,
                "amount_eur": euros(fund.amount),
                "reserved_eur": euros(fund.reserved),
                "agreed_eur": euros(drawn),
                "free_eur": euros(fund.room - drawn),
            }
            for fund, drawn in zip(plan.problem.funds.funds, plan.drawn, strict=True)
        ],
        "last_year": {
            kavel: {"agreed_eur": euros(cents), "agreed_client_years": decimals(years, 12)}
            for kavel, (cents, years) in _last_year(plan).items()
        },
        "cuts": [
            {
                "provider": cut.provider,
                "name": cut.name,
                "asked_eur": euros(cut.asked),
                "short_eur": euros(cut.short),
                "limited_by": {
                    ";".join(map(str, limit)) or "rounding": euros(cents) for limit, cents in cut.by_limit.items()
                },
            }
            for cut in found
        ],
        "findings": [
            {"code": f.code, "what": f.what, "table": f.table, "count": f.count, "examples": list(f.examples)}
            for f in (*plan.problem.case.findings, *plan.problem.findings)
        ],
        "certificate": certificate.as_dict(),
    }


def synthetic_notice(meta: CaseMeta, lang: Language) -> tuple[Notice, ...]:
    """The mark that no page of a synthetic case goes without."""
    return (Notice(lang.word("synthetic"), "synthetic"),) if meta.synthetic else ()


def findings_block(findings: Sequence[Finding], lang: Language, most: int = MOST_FOUND) -> Block:
    """How many findings, and the most important ones; how files were read is left to `check`."""
    findings = [f for f in findings if f.code != "dialect"]
    if not findings:
        return Notice(lang.word("no_findings"), "quiet")
    shown = [sentence(f, lang) for f in by_weight(findings)[:most]]
    if len(findings) > most:
        shown.append(lang.word("more_findings", count=len(findings) - most))
    return Listing(lang.word("findings", count=len(findings)), tuple(shown), "•", "odd")


def _from_offer(plan: Plan, lang: Language) -> Facts:
    problem = plan.problem
    price = np.maximum(problem.tariffs.cents, 0)
    cell_price = price * problem.lines.is_cell
    offered = problem.context.basis("offer")
    providers = len(np.unique(problem.lines.provider[np.asarray(offered.num > 0)]))
    rows = [
        (lang.word("offered", providers=providers), _sum(line_cents(offered, cell_price))),
        (lang.word("asked_in_tranches"), _sum(line_cents(plan.basis, cell_price))),
        (lang.word("agreed"), _sum(plan.amounts)),
    ]
    if problem.case.has("history"):
        rows.append((lang.word("agreed_last_year"), _sum(line_cents(previous_units(plan), price))))
    return Facts(lang.word("from_offer"), tuple((label, Euros(cents)) for label, cents in rows))


def _sum(values: Any) -> int:
    return int(sum(values.tolist()))


def _funds(plan: Plan, lang: Language) -> Table:
    rows = [
        (fund.id, fund.amount, fund.reserved, drawn)
        for fund, drawn in zip(plan.problem.funds.funds, plan.drawn, strict=True)
    ]
    total = (lang.word("total"), *(sum(row[i] for row in rows) for i in (1, 2, 3)))  # type: ignore[misc]  # columns of whole cents
    outside = _sum(plan.amounts) - sum(plan.drawn)
    shown = [_fund_row(*row) for row in rows]
    if outside:
        shown.append((lang.word("outside_room"), None, None, Euros(outside, sign=False), None, None))
    titles = ("fund", "amount_eur", "reserved_eur", "agreed_eur", "free_eur", "use")
    columns = tuple(Column(lang.word(t), text=t == "fund") for t in titles)
    return Table(
        lang.word("funds"),
        columns,
        tuple(shown),
        _fund_row(*total) if len(rows) > 1 and not outside else (),
        lang.word("use_note"),
    )


def _fund_row(name: str, amount: int, reserved: int, drawn: int) -> tuple[Value, ...]:
    room = amount - reserved
    money = (Euros(v, sign=False) for v in (amount, reserved, drawn, room - drawn))
    return (name, *money, Share(Fraction(drawn, room), 2) if room else None)


def _kavels(plan: Plan, lang: Language) -> Table:
    now = figures.figures(plan)["by_kavel"]
    before = _last_year(plan)
    rows: list[tuple[Value, ...]] = []
    for kavel in sorted({*now, *before}):
        mine = now.get(kavel, {})
        cents, years = before.get(kavel, (0, Fraction(0)))
        rows.append(
            (
                lang.word(kavel),
                Euros(_cents(mine.get("agreed_eur", "0.00")), sign=False),
                Number(Fraction(mine.get("agreed_client_years", "0")), 1),
                Number(years, 1),
                Euros(cents, sign=False),
                Euros(_cents(mine.get("unfunded_eur", "0.00")), sign=False),
                Number(Fraction(mine.get("unfunded_client_years", "0")), 1),
            )
        )
    columns = (
        Column(lang.word("kavel"), text=True),
        Column(lang.word("agreed_eur")),
        Column(lang.word("client_years")),
        Column(lang.word("last_year")),
        Column(lang.word("last_year_eur"), rank=1),
        Column(lang.word("unmet_eur")),
        Column(lang.word("unmet_client_years")),
    )
    return Table(lang.word("per_kavel"), columns, tuple(rows), (lang.word("total"), *added_up(rows)), lang.word("kavel_note"))


def added_up(rows: Sequence[tuple[Value, ...]]) -> tuple[Value, ...]:
    """The sum of each column but the first."""
    found: list[Value] = []
    for column in list(zip(*rows, strict=True))[1:]:
        first = column[0]
        if isinstance(first, Euros):
            found.append(Euros(sum(v.cents for v in column if isinstance(v, Euros)), first.sign))
        elif isinstance(first, Number):
            found.append(Number(sum((Fraction(v.value) for v in column if isinstance(v, Number)), Fraction(0)), first.places))
        else:
            found.append("")
    return tuple(found)


def _cents(text: str) -> int:
    return int(Fraction(text) * 100)


def _last_year(plan: Plan) -> dict[str, tuple[int, Fraction]]:
    """Per kavel what was agreed last year: cents at this run's tariffs, and client-years."""
    problem = plan.problem
    before = previous_units(plan)
    kavels, at = problem.lines.column("kavel")
    cents = sums(line_cents(before, np.maximum(problem.tariffs.cents, 0)), at, len(kavels))
    years = client_years(plan, before)
    found = {kavel: (int(cents[i]), years[i]) for i, kavel in enumerate(kavels)}
    return {kavel: pair for kavel, pair in sorted(found.items()) if pair[0] or pair[1]}


def client_years(plan: Plan, units: Exact) -> list[Fraction]:
    """Per kavel Σ units ÷ units per client-year."""
    kavels, at = plan.problem.lines.column("kavel")
    care = plan.problem.care
    found = [Fraction(0)] * len(kavels)
    for line in np.flatnonzero(units.above_zero()).tolist():
        found[at[line]] += units.fraction(line) * care[line]
    return found


def _tranches(plan: Plan, lang: Language) -> Table:
    rows: list[tuple[Value, ...]] = []
    for name, figure in figures.figures(plan)["tranches"].items():
        asked, awarded = _cents(figure["claim_eur"]), _cents(figure["awarded_eur"])
        lowest = figure["lowest_fill"]
        rows.append(
            (
                lang.word(name) if name == DECIDED else name,
                Euros(asked, sign=False),
                Euros(awarded, sign=False),
                Euros(asked - awarded, sign=False),
                Share(Fraction(lowest), 2) if lowest else None,
            )
        )
    titles = ("tranche", "asked_eur", "awarded_eur", "short_eur", "lowest_fill")
    columns = tuple(Column(lang.word(t), text=t == "tranche") for t in titles)
    return Table(lang.word("per_tranche"), columns, tuple(rows), (), lang.word("tranche_note"))


def _cut_blocks(plan: Plan, found: Sequence[Cut], lang: Language) -> list[Block]:
    if not found:
        return [Notice(lang.word("nobody_cut"), "good")]
    rows: list[tuple[Value, ...]] = [
        (
            cut.name or cut.provider,
            Euros(cut.short, sign=False),
            Share(Fraction(cut.short, cut.asked)),
            " + ".join(f"{n.rule}" for n in cut.main_limit) or lang.word("rounding"),
        )
        for cut in found[:MOST_CUT]
    ]
    rest = found[MOST_CUT:]
    if rest:
        total = sum(cut.short for cut in rest)
        rows.append((lang.word("others_cut", count=len(rest)), Euros(total, sign=False), None, ""))
    columns = (
        Column(lang.word("provider"), text=True),
        Column(lang.word("short")),
        Column(lang.word("short_share")),
        Column(lang.word("by_rule"), text=True),
    )
    return [
        Table(lang.word("providers_cut"), columns, tuple(rows), (lang.word("total"), Euros(sum(c.short for c in found), sign=False), "", "")),
        _limits(plan, found, lang),
    ]


def _limits(plan: Plan, found: Sequence[Cut], lang: Language) -> Table:
    rows: list[tuple[Value, ...]] = [
        (limit_words(plan, limit, lang), Euros(cents, sign=False), Number(providers))
        for limit, cents, providers in limits(found)[:MOST_LIMITS]
    ]
    columns = (
        Column(lang.word("limit"), text=True),
        Column(lang.word("short")),
        Column(lang.word("providers")),
    )
    return Table(lang.word("limits"), columns, tuple(rows))
