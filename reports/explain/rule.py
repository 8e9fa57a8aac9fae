"""One rule explained in the terminal: its rows with what is left, who stands in them, what one more would bring."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np

from verdeelsleutel.data.integers import Mask
from verdeelsleutel.model.explain.chosen import ChosenRule
from verdeelsleutel.model.explain.closed import held_rows
from verdeelsleutel.model.explain.cut_cells import cut_cells
from verdeelsleutel.model.explain.marginal import Marginal, Margins
from verdeelsleutel.model.explain.standing import Claims, Standings
from verdeelsleutel.model.explain.waterfalls import Waterfalls
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.row import CENTS
from verdeelsleutel.reports.cuts import amount, provider_names
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.page import about
from verdeelsleutel.reports.explain.provider import held_listing, same_row
from verdeelsleutel.reports.explain.tables import RowCost, is_decision, row_costs, rows_table, shown
from verdeelsleutel.reports.page import Block, Column, Euros, Listing, Notice, Number, Page, Share, Table, Value
from verdeelsleutel.reports.sentences import decisions as decision_words
from verdeelsleutel.reports.sentences.rules import Sentences
from verdeelsleutel.reports.sentences.tranches import tranche_words
from verdeelsleutel.reports.summary import synthetic_notice

__all__ = ["page"]

MOST_ROWS, MOST_STANDING, MOST_CELLS = 12, 15, 15


def page(
    found: Waterfalls, chosen: ChosenRule, provider: str | None, run: Path, lang: Language, *, everything: bool = False
) -> Page:
    """One rule, fund or decision.

    Args:
        found: the waterfalls of its run.
        chosen: the rule, with the rows to show.
        provider: show only what this provider asks and gets there; None for all.
        run: the folder of the run.
        lang: the language.
        everything: all rows and everyone who stands in them.
    """
    word, plan = lang.word, found.plan
    meta = plan.problem.case.meta
    most = len(found.cells) + len(plan.counts) if everything else 0
    names = {row.name for row in chosen.rows}
    costs = [one for one in row_costs(found, found.losses(np.arange(len(found.cells)))) if one.row.name in names]
    blocks: list[Block] = [*synthetic_notice(meta, lang), *_said(found, chosen, lang)]
    about_decision = is_decision(chosen.rule)
    if about_decision:
        blocks += _decided(found, chosen, lang)
    cut = _cut_cells(found, chosen, provider, most or MOST_CELLS, lang)
    if not cut.rows or chosen.one:
        blocks.append(rows_table(plan, costs, most or MOST_ROWS, lang))
    standing = _standing(found, costs[0], provider, most or MOST_STANDING, lang) if costs and not cut.rows else []
    blocks += standing
    blocks += [cut] if cut.rows else []
    cells = found.cells if provider is None else found.cells[found.cells_of(None, provider)]
    held = [one for one in held_rows(plan, cells) if str(one.name) in names]
    blocks += held_listing(plan, held, most or MOST_ROWS, lang)
    if not cut.rows and not held and not about_decision and not any(one.cents for one in costs):
        blocks.append(Notice(word("explain_rule_cut_nothing"), "good"))
    if len(costs) > 1 and not cut.rows:
        other = costs[1].row.name
        blocks.append(Listing(word("next"), (f"verdeel explain {run} --rule '{other}'",), "$"))
    rule, year = chosen.rows[0].name if chosen.one else chosen.rule, str(meta.year)
    title = word("explain_rule_title", rule=rule, year=year)
    if about_decision:
        title = word("explain_decision_title", kind=word(chosen.rule), rule=rule, year=year)
    return Page(title, (meta.title, *about(plan, lang)), tuple(blocks))


def _said(found: Waterfalls, chosen: ChosenRule, lang: Language) -> list[Block]:
    """The note of the rule, its sentence and its source."""
    plan, said = found.plan, []
    text = next((rule for rule in plan.problem.pack.rules if rule.id == chosen.rule), None)
    bound = next((rule for rule in plan.problem.rules if rule.id == chosen.rule), None)
    if text is not None and text.note:
        said.append(text.said(lang.code))
    if bound is not None and len(chosen.rows) == 1:
        said.append(Sentences(plan, lang).of_rule(bound, chosen.rows[0].count))
    if bound is not None and bound.source:
        said.append(lang.word("explain_rule_source", source=bound.source))
    return [Listing("", tuple(filter(None, said)), "•")] if any(said) else []


def _decided(found: Waterfalls, chosen: ChosenRule, lang: Language) -> list[Block]:
    """What was decided, by whom and why, and that its effect is the difference with a run without it."""
    names = {row.name for row in chosen.rows}
    said = decision_words.block(found.plan, lang, most=len(names), of=names)
    return [*said, Notice(lang.word("explain_decision"), "quiet")]


def _standing(found: Waterfalls, one: RowCost, provider: str | None, most: int, lang: Language) -> list[Block]:
    """Who stands in the row that cost most, or in the one that was asked for."""
    plan, standings = found.plan, Standings(found.plan)
    row = next((r for name, r in standings.rows.items() if str(name) == one.row.name), None)
    if row is None:
        return []
    name = plan.problem.system.names[row]
    blocks: list[Block] = []
    told = [same_row(plan, name, closing, lang) for closing in standings.closings(row)]
    margin = Margins(standings).of(row)
    if margin is not None:
        told.append(_one_more(plan, margin, name.unit, lang))
    table = _claims_table(found, standings.claims(row), name.unit, provider, most, lang)
    if table.rows:
        blocks.append(Table(lang.word("explain_who_stands", row=str(name)), *_rest(table)))
    if told:
        blocks.append(Listing(lang.word("explain_why_less"), tuple(told), "•"))
    return blocks


def _rest(table: Table) -> tuple[tuple[Column, ...], tuple[tuple[Value, ...], ...], tuple[Value, ...], str]:
    return table.columns, table.rows, table.total, table.note


def _one_more(plan: Plan, margin: Marginal, unit: str, lang: Language) -> str:
    """What one euro, unit or client-year more of the bound brings."""
    factor, key = (100, "why_one_more") if unit == CENTS else (1, "why_one_more_unit")
    return lang.word(
        key, cells=margin.cells, tranche=tranche_words(plan, margin.tranche, lang), unit=lang.word(f"each_{unit}"),
        euros=lang.euros(round(margin.cents * factor)), years=lang.number(margin.client_years * factor, 5),
        room=amount(margin.room, unit, lang),
    )  # fmt: skip


def _claims_table(
    found: Waterfalls, claims: list[Claims], unit: str, provider: str | None, most: int, lang: Language
) -> Table:
    """Per tranche and provider what it asks and gets in the row, in the row's unit, most asked first."""
    plan, word, names = found.plan, lang.word, provider_names(found.plan)
    lines, levels = plan.problem.lines, plan.filling.levels
    rows: list[tuple[Value, ...]] = []
    total = 0
    for one in claims:
        sums: dict[int, list[Fraction]] = {}
        for at, line in enumerate(one.lines.tolist()):
            who = int(lines.provider[line])
            if provider not in (None, lines.providers[who]):
                continue
            factor, fill = Fraction(int(one.factor[at]), one.den), levels[one.level[at]].value
            mine = sums.setdefault(who, [Fraction(0), Fraction(0), fill, fill])
            mine[0] += factor * one.claim.fraction(at)
            mine[1] += factor * one.awarded.fraction(at)
            mine[2], mine[3] = min(mine[2], fill), max(mine[3], fill)
        total += len(sums)
        called = tranche_words(plan, one.tranche, lang)
        for who, (asked, got, low, high) in sorted(sums.items(), key=lambda pair: (-pair[1][0], pair[0]))[:most]:
            code = lines.providers[who]
            volumes = (_measure(asked, unit), _measure(got, unit))
            rows.append((called, names.get(code) or code, *volumes, Share(low, 2), Share(high, 2)))
    titles = ("tranche", "provider", "explain_row_claim", "explain_row_award")
    columns = (
        *(Column(word(t), text=t in ("tranche", "provider")) for t in titles),
        Column(word("explain_lowest_part")),
        Column(word("explain_highest_part"), rank=1),
    )
    note = word("explain_who_stands_note", unit="€" if unit == CENTS else word(f"each_{unit}"))
    more = shown(total, len(rows), lang)
    return Table("", columns, tuple(rows), (), f"{more} · {note}" if more else note)


def _measure(value: Fraction, unit: str) -> Value:
    return Euros(round(value), sign=False) if unit == CENTS else Number(value, 1)


def _cut_cells(found: Waterfalls, chosen: ChosenRule, provider: str | None, most: int, lang: Language) -> Table:
    """Cells that a rule about single cells cut, those that lost most first."""
    word, lines, names = lang.word, found.plan.problem.lines, provider_names(found.plan)
    mine: Mask = np.ones(len(found.cells), dtype=np.bool_) if provider is None else found.cells_of(None, provider)
    lost: list[tuple[int, int, Fraction]] = []
    for step, cell in cut_cells(found, chosen):
        if mine[cell]:
            lost.append((int(step.cents[cell]), cell, step.units.fraction(cell)))
    lost.sort()
    rows: list[tuple[Value, ...]] = []
    for cents, cell, units in lost[:most]:
        region, code, service = lines.key(int(found.cells[cell]))
        label = f"{region} {service}"
        rows.append((names.get(code) or code, label, Number(units, 1), Euros(cents, sign=False)))
    titles = ("provider", "explain_service", "explain_difference", "explain_difference_eur")
    columns = tuple(Column(word(t), text=i < 2) for i, t in enumerate(titles))
    title = "explain_above_decision" if is_decision(chosen.rule) else "explain_cut_cells"
    return Table(word(title), columns, tuple(rows), (), shown(len(lost), most, lang))
