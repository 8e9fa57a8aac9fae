"""The whole report of an allocation or reallocation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verdeelsleutel.model.reallocation.moves import situation_of
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Page
from verdeelsleutel.reports.run import (
    account,
    cut,
    fill,
    from_asked,
    in_short,
    kavels,
    money,
    moved,
    noticed,
    providers,
    regions,
    rules,
    sources,
    tariffs,
)
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.sentences.history import history_said
from verdeelsleutel.reports.summary import synthetic_notice

__all__ = ["SECTIONS", "page"]

Section = Callable[[Reported, Language], Sequence[Block]]

SECTIONS: Sequence[Section] = (
    in_short.blocks,
    moved.blocks,
    money.blocks,
    from_asked.blocks,
    kavels.blocks,
    cut.blocks,
    regions.blocks,
    fill.blocks,
    tariffs.blocks,
    rules.blocks,
    noticed.decisions,
    noticed.findings,
    sources.blocks,
    account.blocks,
    providers.blocks,
)
"""In the order of the report; each gives nothing where the run has nothing of its kind. Providers are its annex."""


def page(run: Reported, lang: Language) -> Page:
    """The report of a run.

    Args:
        run: certified, or shown with what is wrong with it.
        lang: of words and numbers.
    """
    title, about = _head(run, lang)
    blocks = [block for section in SECTIONS for block in section(run, lang)]
    return Page(title, about, (*synthetic_notice(run.plan.problem.case.meta, lang), *blocks))


def _head(run: Reported, lang: Language) -> tuple[str, tuple[str, ...]]:
    """Title; then office, policy and stage, and the days that matter."""
    meta, pack, word = run.plan.problem.case.meta, run.plan.problem.pack, lang.word
    parts = {"office": meta.office, "pack": pack.pack, "title": pack.title or pack.pack}
    if not run.moves:
        award = word(str(run.receipt.get("award")))
        title = word("title", year=str(meta.year), title=meta.title)
        days = {"as_of": meta.as_of}
        about = [word("about", **parts, award=award)]
    else:
        situation = situation_of(run.plan)
        award = word(f"award_{situation.award}")
        title = word("reallocation_title", year=str(meta.year), title=meta.title, award=award)
        days = {"agreed_on": situation.agreed_on, "offered_on": situation.offered_on, "as_of": meta.as_of}
        about = [word("reallocation_about", **parts), word("cutoff", month=lang.month(situation.cutoff))]
    about += [word(key, day=lang.date(day)) for key, day in days.items() if day is not None]
    about += history_said(run.plan.problem.case, lang)
    because = run.receipt.get("because")
    return title, (*about, *([word("because", reason=str(because))] if because else []))
