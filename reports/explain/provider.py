"""One provider explained in the terminal: its waterfall, every loss with its sentence, its tariffs, the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from verdeelsleutel.data.integers import Index
from verdeelsleutel.model.explain.chosen import rule_to_explain
from verdeelsleutel.model.explain.closed import HeldRow, held_rows
from verdeelsleutel.model.explain.same_rows import closings_met
from verdeelsleutel.model.explain.standing import Closing
from verdeelsleutel.model.explain.waterfalls import Waterfall, Waterfalls
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.provider_sums import ProviderSum, provider_sums
from verdeelsleutel.model.system import RowName
from verdeelsleutel.model.tariff import items_of
from verdeelsleutel.reports.cuts import key_words, provider_names, short_words
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.page import about
from verdeelsleutel.reports.explain.tables import reasons, shown, side_by_side, waterfall
from verdeelsleutel.reports.page import Block, Column, Euros, Facts, Listing, Notice, Number, Page, Table, Value
from verdeelsleutel.reports.sentences.rules import Sentences
from verdeelsleutel.reports.sentences.tranches import tranche_words
from verdeelsleutel.reports.summary import synthetic_notice
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = [
    "cells",
    "held_back",
    "held_listing",
    "item_words",
    "moved",
    "page",
    "same_row",
    "same_rows",
    "tariff_value",
    "tariffs",
]

MOST_CELLS, MOST_REASONS, MOST_TARIFFS, MOST_SAME = 15, 10, 8, 6


def page(found: Waterfalls, provider: str, run: Path, lang: Language, *, everything: bool = False) -> Page:
    """One provider, in all its regions.

    Args:
        found: the waterfalls of its run.
        provider: its AGB code.
        run: the folder of the run.
        lang: the language.
        everything: all cells, reasons and tariffs.
    """
    word, plan = lang.word, found.plan
    meta = plan.problem.case.meta
    whole = found.of_provider(None, provider)
    losses, most = found.losses(whole.at), len(found.cells) if everything else 0
    regions = plan.problem.lines.regions
    parts = [(region, found.of_provider(region, provider)) for region in regions]
    parts = [(region, one) for region, one in parts if len(one.at)]
    blocks: list[Block] = [*synthetic_notice(meta, lang), waterfall(found, whole, lang)]
    if len(parts) > 1:
        blocks.append(side_by_side(word("explain_per_region"), word("explain_region_one"), parts, lang))
    if plan.problem.situation is not None:
        blocks.append(moved([one for one in provider_sums(plan) if one.provider == provider], lang))
    if losses:
        blocks += [
            reasons(found, losses, most or MOST_REASONS, lang),
            cells(found, whole, most or MOST_CELLS, lang),
            *same_rows(found, whole.at, most or MOST_SAME, lang),
            *held_listing(plan, list(held_rows(plan, found.cells[whole.at])), most or MOST_SAME, lang),
        ]
    else:
        blocks.append(Notice(word("explain_nothing_lost"), "good"))
    blocks.append(tariffs(found, whole.at, most or MOST_TARIFFS, lang))
    rule = rule_to_explain(plan, (name for loss in losses for name in loss.reason), provider)
    if rule:
        blocks.append(Listing(word("next"), (f"verdeel explain {run} --rule {rule} --provider {provider}",), "$"))
    name = provider_names(plan).get(provider, "")
    title = word("explain_provider_title", name=name, code=provider, year=str(meta.year))
    return Page(title, (meta.title, *about(plan, lang)), tuple(blocks))


def moved(mine: Sequence[ProviderSum], lang: Language) -> Facts:
    """From the agreements in force of one provider to its new ones."""
    parts = (
        ("agreed_before", sum(one.before for one in mine)),
        ("added", sum(one.added for one in mine)),
        ("released", -sum(one.released for one in mine)),
        ("price_effect", sum(one.price for one in mine)),
        ("agreed_now", sum(one.agreed for one in mine)),
        ("shifted", sum(one.shifted for one in mine)),
    )
    facts = tuple((lang.word(f"explain_{name}"), Euros(cents)) for name, cents in parts)
    return Facts(lang.word("explain_before_and_after"), facts)


def cells(found: Waterfalls, whole: Waterfall, most: int, lang: Language) -> Table:
    """Cells in units and euros, those that lost most first, with what kept each from more."""
    word, said, lines = lang.word, Sentences(found.plan, lang), found.plan.problem.lines
    lost = found.asked_cents - found.agreed_cents
    order = sorted(whole.at.tolist(), key=lambda at: (-int(lost[at]), at))
    order = [at for at in order if any(step.why[at] >= 0 for step in found.steps)]
    rows: list[tuple[Value, ...]] = []
    for at in order[:most]:
        region, _, service = lines.key(int(found.cells[at]))
        units = Number(found.asked.fraction(at), 1), Number(int(found.plan.units[found.cells[at]]))
        money = Euros(-int(lost[at]), sign=False)
        why = " · ".join(
            f"{said.step(step)} {lang.number(step.units.fraction(at), 1)}" for step in found.steps if step.why[at] >= 0
        )
        rows.append((f"{region} {service}", *units, money, why))
    titles = ("service", "asked_units", "agreed_units", "difference_eur", "reasons_of")
    columns = tuple(Column(word(f"explain_{t}"), text=t in ("service", "reasons_of")) for t in titles)
    return Table(word("explain_cells_title"), columns, tuple(rows), (), shown(len(order), most, lang))


def same_rows(found: Waterfalls, at: Index, most: int, lang: Language) -> list[Listing]:
    """For every row that closed one of its cells: nobody there got a higher part of its claim."""
    met = list(closings_met(found, at))
    if not met:
        return []
    items = [same_row(found.plan, name, closing, lang) for name, closing in met[:most]]
    more = shown(len(met), most, lang)
    return [Listing(lang.word("explain_why_less"), (*items, *([more] if more else [])), "•")]


def same_row(
    plan: Plan, name: RowName, closing: Closing, lang: Language, of_one: str = "why_row_alone"
) -> str:
    """That nobody in a row got a higher part of its claim; `of_one` is the sentence of a row for one provider."""
    key = key_words(plan, name.key)
    row = " · ".join(part for part in (short_words(plan, name, lang), key) if part)
    groups = next(layer.groups for layer in plan.problem.layers if layer.id == closing.tranche)
    tranche = tranche_words(plan, closing.tranche, lang)
    if groups > 1:
        tranche = lang.word("why_in_group", tranche=tranche, group=str(closing.group + 1))
    per = next((getattr(rule.parameters, "per", ()) for rule in plan.problem.rules if rule.id == name.rule), ())
    alone = closing.providers == 1 and "provider" in per
    key = of_one if alone else "why_same_row"
    told = {} if alone else {"providers": closing.providers}
    text = lang.word(key, row=row, tranche=tranche, cells=closing.cells, fill=lang.percent(closing.fill, 2), **told)
    return text + (lang.word("why_same_row_lower", lower=closing.lower) if closing.lower else "") + "."


def held_listing(plan: Plan, held: Sequence[HeldRow], most: int, lang: Language) -> list[Listing]:
    """What rows didn't give in a tranche and a later one asked again: no loss of theirs; most first."""
    ordered = sorted(held, key=lambda one: (-one.cents, str(one.name)))
    told = [held_back(plan, one, lang) for one in ordered[:most]]
    more = [shown(len(held), most, lang)] if len(held) > most else []
    return [Listing(lang.word("explain_held_title"), (*told, *more), "•")] if told else []


def held_back(plan: Plan, one: HeldRow, lang: Language) -> str:
    """What one row held back."""
    row = " · ".join(filter(None, (short_words(plan, one.name, lang), key_words(plan, one.name.key))))
    tranche = tranche_words(plan, one.tranche, lang)
    return lang.word("explain_held", row=row, tranche=tranche, eur=lang.euros(one.cents), count=len(one.lines))


def tariffs(found: Waterfalls, at: Index, most: int, lang: Language) -> Table:
    """How each price is built up; services with the same build-up stand together."""
    word, problem = lang.word, found.plan.problem
    kinds: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for line in found.cells[at].tolist():
        every = items_of(problem.tariffs, problem.lines, line)
        items = [item for item in every if item.name not in ("nhc", "nic") or item.value != "0.00"]
        kinds.setdefault(tuple((item.name, item.value) for item in items), []).append(problem.lines.key(line)[2])
    rows: list[tuple[Value, ...]] = []
    for built, services in list(kinds.items())[:most]:
        text = " · ".join(f"{item_words(name, lang)} {tariff_value(value, lang)}" for name, value in built[:-1])
        rows.append((", ".join(dict.fromkeys(services)), text, Euros(int(built[-1][1].replace(".", "")), sign=False)))
    columns = (
        Column(word("explain_service"), text=True),
        Column(word("explain_build_up"), text=True),
        Column(word("explain_tariff_eur")),
    )
    return Table(word("explain_tariffs_title"), columns, tuple(rows), (), shown(len(kinds), most, lang))


def item_words(name: str, lang: Language) -> str:
    """An item of a build-up: those of every build-up in words, adjustments by their id."""
    key = f"explain_item_{name}"
    return lang.word(key) if key in WORDS else name.upper() if name in ("nhc", "nic") else name


def tariff_value(value: str, lang: Language) -> str:
    """A value of a build-up with the decimal mark of the language."""
    return value.replace(".", ",") if lang.code == "nl" else value
