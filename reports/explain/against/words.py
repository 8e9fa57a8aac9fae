"""Where another provider stands to what cut the one, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verdeelsleutel.model.explain.against.bounds_met import BoundMet
from verdeelsleutel.model.explain.against.pairs import Pair
from verdeelsleutel.model.explain.against.rows_met import OwnRow, RowMet, Why
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.system import RowName
from verdeelsleutel.reports.cuts import amount, key_words, short_words
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.sentences.case_words import column_title
from verdeelsleutel.reports.sentences.tranches import tranche_words

__all__ = ["bound_words", "row_label", "row_words", "treated"]

MOST_OWN = 2
PLACES_WORDS = ("region", "provider", "kavel", "service", "sector")
"""Columns that have a word of their own; others are told as the policy names them."""


def row_label(plan: Plan, name: RowName, known: Mapping[str, str], lang: Language) -> str:
    """A row by its kind, its id and its key."""
    parts = short_words(plan, name, lang), key_words(plan, name.key, known)
    return " · ".join(part for part in parts if part)


def row_words(plan: Plan, met: RowMet, names: tuple[str, str], known: Mapping[str, str], lang: Language) -> str:
    """Where the other stands to a row that cut the one."""
    word = lang.word
    if met.relation == "same":
        return word("against_same")
    fill = "" if met.other is None else lang.percent(met.other.highest, 2)
    if met.relation == "less":
        return word("against_lower", fill=fill)
    why = "; ".join(_why(plan, one, met.own, names, known, lang) for one in met.why)
    if met.relation == "not_there":
        return why
    if met.relation == "more":
        return word("against_higher", why=why, fill=fill)
    return word("against_silent", why=why)


def bound_words(met: BoundMet, lang: Language) -> str:
    """Whether a bound on single cells is about the other too."""
    word = lang.word
    if met.applies == "cut_too":
        return word("against_bound_cut_too", eur=lang.euros(met.cents[1]))
    if met.applies == "within":
        return word("against_bound_within")
    names = word("against_looks_at", names=_columns(met.columns, lang)) if met.columns else ""
    return word("against_bound_not_spoken_of", names=names)


def treated(pair: Pair, plan: Plan, lang: Language) -> str:
    """How two cells were treated, in a few words."""
    word = lang.word
    if pair.verdict == "one":
        regions = ", ".join(pair.elsewhere)
        return word("against_elsewhere", regions=regions) if regions else word("against_treated_one")
    if pair.verdict == "equal_fill":
        what = [*(f"against_{name}" for name in pair.special), *pair.facts]
        return word("against_treated_equal_fill", what=", ".join(map(word, what)))
    if pair.verdict != "differs":
        return word(f"against_treated_{pair.verdict}")
    told = []
    for one, other in pair.fills_apart:
        lower = one if one.fill < other.fill else other
        rows = dict.fromkeys(short_words(plan, name, lang) for name in lower.rows)
        fills = {"one": lang.percent(one.fill, 2), "other": lang.percent(other.fill, 2)}
        why = f" ({' + '.join(rows)})" if rows else ""
        told.append(word("against_treated_differs", tranche=tranche_words(plan, one.tranche, lang), why=why, **fills))
        told += _again(pair, one.tranche, plan, lang)
    return "; ".join(told)


def _again(pair: Pair, tranche: str, plan: Plan, lang: Language) -> list[str]:
    """The last tranche in which both ask what was left, where both got the same part there."""
    mine, theirs = ({asked.tranche: asked for asked in side} for side in pair.tranches)
    order = [layer.id for layer in plan.problem.layers]
    later = [one for one in order[order.index(tranche) + 1 :] if one in mine and one in theirs]
    if not later or mine[later[-1]].fill != theirs[later[-1]].fill:
        return []
    fills = {"one": lang.percent(mine[later[-1]].fill, 2), "other": lang.percent(theirs[later[-1]].fill, 2)}
    return [lang.word("against_asked_again", tranche=tranche_words(plan, later[-1], lang), **fills)]


def _why(
    plan: Plan, why: Why, own: Sequence[OwnRow], names: tuple[str, str], known: Mapping[str, str], lang: Language
) -> str:
    told = [_own(plan, row, known, lang) for row in own[:MOST_OWN]] + (["…"] if len(own) > MOST_OWN else [])
    if why.code == "had_all":
        which = ", ".join(tranche_words(plan, name, lang) for name in why.names)
    else:
        which = _columns(why.names, lang)
    if why.code == "other_key":
        which = lang.word("against_key_differs", names=which) if which else lang.word("against_key_set")
    parts = {"names": which, "own": "; ".join(told) or "–", "one": names[0]}
    return lang.word(f"against_why_{why.code}", **parts)


def _own(plan: Plan, own: OwnRow, known: Mapping[str, str], lang: Language) -> str:
    """A row of the other, whether it binds, and the highest part of a claim that it got there."""
    row = own.row
    label = key_words(plan, row.count.key, known) if row.source != "funds" else row.rule
    label = label or row.rule
    if row.binding or row.slack is None:
        said = lang.word("against_own_binds", row=label)
    else:
        said = lang.word("against_own_room", row=label, slack=amount(row.slack, row.count.unit, lang))
    part = "" if own.stands is None else lang.word("against_own_part", fill=lang.percent(own.stands.highest, 2))
    return said + part


def _columns(names: Sequence[str], lang: Language) -> str:
    return ", ".join(
        lang.word(name) if name in PLACES_WORDS else column_title("providers", name, lang) for name in names
    )
