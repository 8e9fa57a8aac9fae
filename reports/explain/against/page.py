"""Two providers side by side in the terminal: how much the one got less, due to what, and where the other stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from verdeelsleutel.model.explain.against.facts_apart import facts_apart, set_apart
from verdeelsleutel.model.explain.against.pairs import Pair, pairs
from verdeelsleutel.model.explain.against.sides import Sides
from verdeelsleutel.reports.cuts import provider_names
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.against.split import Split, split_of
from verdeelsleutel.reports.explain.against.sums import Shown, shown_of
from verdeelsleutel.reports.explain.against.tables import (
    apart_listing,
    cells_table,
    facts_table,
    kavels_tables,
    rows_table,
    steps_table,
    tariffs_block,
    tranches_table,
    volumes_table,
)
from verdeelsleutel.reports.explain.page import about
from verdeelsleutel.reports.page import Block, Listing, Page
from verdeelsleutel.reports.sentences.case_words import column_title
from verdeelsleutel.reports.sentences.rules import Sentences
from verdeelsleutel.reports.summary import synthetic_notice

__all__ = ["page"]

MOST_CELLS, MOST_ROWS, MOST_TARIFFS, MOST_REASONS, MOST_APART = 15, 10, 8, 3, 12
VERDICTS = ("equal", "equal_fill", "differs", "no_tranche")


def page(sides: Sides, run: Path, lang: Language, *, everything: bool = False) -> Page:
    """Two providers of one run.

    Args:
        sides: the one that is explained, and the one it is held against.
        run: the folder of the run.
        lang: the language.
        everything: all rows of every table.
    """
    word, plan = lang.word, sides.found.plan
    meta, every = plan.problem.case.meta, pairs(sides)
    known = provider_names(plan)
    names = known.get(sides.providers[0]) or sides.providers[0], known.get(sides.providers[1]) or sides.providers[1]
    most = len(every) + len(plan.counts) if everything else 0
    split = split_of(sides, names, lang)
    blocks: list[Block] = [
        *synthetic_notice(meta, lang),
        Listing(word("against_in_short"), tuple(_in_short(sides, every, names, split, lang)), "•"),
        *([split.table()] if split is not None else []),
        steps_table(sides, names, lang),
        volumes_table(sides, names, lang),
        rows_table(sides, names, most or MOST_ROWS, lang),
        facts_table(facts_apart(plan.problem, sides.providers), names, lang),
        *kavels_tables(sides, names, lang, everything=everything),
        cells_table(sides, every, names, most or MOST_CELLS, lang),
        tranches_table(sides, every, names, lang, most or MOST_CELLS, everything=everything),
        tariffs_block(sides, every, names, most or MOST_TARIFFS, lang),
        *apart_listing(set_apart(plan.problem, sides.providers), known, lang, most or MOST_APART),
    ]
    one, other = sides.providers
    commands = (f"verdeel explain {run} --provider {one}", f"verdeel explain {run} --provider {other} --against {one}")
    blocks.append(Listing(word("next"), commands, "$"))
    title = word("against_title", one=names[0], other=names[1], year=str(meta.year))
    return Page(title, (meta.title, *about(plan, lang)), tuple(blocks))


def _in_short(
    sides: Sides, every: list[Pair], names: tuple[str, str], split: Split | None, lang: Language
) -> Iterator[str]:
    """What each got, the difference with its reasons, and whether they were treated alike."""
    word = lang.word
    kind = "offer" if sides.found.plan.problem.situation is None else "expected"
    for name, side, share in zip(names, sides.whole, sides.agreed, strict=True):
        asked, agreed = lang.euros(side.asked.cents), lang.euros(side.agreed.cents)
        part = "–" if share is None else lang.percent(share, 2)
        yield word(f"against_said_{kind}", name=name, asked=asked, agreed=agreed, share=part)
    shown = shown_of(sides)
    if shown is None:
        yield word("against_unmeasured")
    else:
        yield from _difference(sides, shown, names, split, lang)
    yield _treated(every, lang)
    yield _facts(sides, lang)
    yield _apart(sides, names, lang)


def _difference(
    sides: Sides, shown: Shown, names: tuple[str, str], split: Split | None, lang: Language
) -> Iterator[str]:
    """By how much and why, and the main losses with all others in one, which add up."""
    word, total = lang.word, shown.difference
    key = "against_less" if total < 0 else "against_more" if total else "against_level"
    said = word(key, one=names[0], other=names[1], points=shown.text(abs(total), lang, sign=False))
    sentences = Sentences(sides.found.plan, lang)
    ordered = sorted(zip(sides.parts, shown.differences, strict=True), key=lambda pair: -abs(pair[1]))
    first, rest = ordered[:MOST_REASONS], [points for _, points in ordered[MOST_REASONS:]]
    told = [f"{sentences.in_short(one.step, one.reason)} {shown.text(points, lang)}" for one, points in first if points]
    if any(rest):
        told.append(word("against_others", points=shown.text(sum(rest), lang)))
    yield said
    if split is not None:
        yield from split.sentences()
    if told:
        yield word("against_due_to", parts="; ".join(told), total=shown.text(total, lang))


def _treated(every: list[Pair], lang: Language) -> str:
    both = [pair for pair in every if pair.verdict != "one"]
    if not both:
        return lang.word("against_said_none")
    counts = {verdict: sum(pair.verdict == verdict for pair in both) for verdict in VERDICTS}
    return lang.word("against_said_pairs", count=len(both), **counts)


def _facts(sides: Sides, lang: Language) -> str:
    found = facts_apart(sides.found.plan.problem, sides.providers)
    if not found:
        return lang.word("against_said_no_facts")
    apart = [column_title("providers", fact.column.rpartition(".")[2], lang) for fact in found if not fact.equal]
    which = f" ({', '.join(apart)})" if apart else ""
    return lang.word("against_said_facts", count=len(found), differ=len(apart), which=which)


def _apart(sides: Sides, names: tuple[str, str], lang: Language) -> str:
    """What was set for one of them alone, counted."""
    counts: dict[str, Counter[str]] = {code: Counter() for code in sides.providers}
    for one in set_apart(sides.found.plan.problem, sides.providers):
        counts[one.provider][one.table] += 1
    told = [
        f"{name}: {', '.join(lang.word(f'against_count_of_{table}', count=n) for table, n in mine.items())}"
        for name, mine in zip(names, counts.values(), strict=True)
        if mine
    ]
    return lang.word("against_said_apart", which="; ".join(told)) if told else lang.word("against_said_nothing_apart")
