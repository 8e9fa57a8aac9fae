"""A publication as a page to render: headings, facts, bars, tables and notes, all in words of the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.data.months import month_number
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.publication.publication import Publication
from verdeelsleutel.model.publication.stored import StoredRun
from verdeelsleutel.model.reallocation.start import DEFINITIVE
from verdeelsleutel.reports.dutch import NARROW, Language
from verdeelsleutel.reports.publication.tables import Bars, Grid, bars, funds, kavels, months

__all__ = ["Section", "View", "stage", "view"]


@dataclass(frozen=True)
class Section:
    """One fund region; `bars` is None where its use isn't published."""

    title: str
    bars: Bars | None
    tables: tuple[Grid, ...]


@dataclass(frozen=True)
class View:
    """The whole page.

    Attributes:
        lang: code of the language.
        title, office, case: heads.
        stage: which moment of the year it is.
        synthetic: the mark of a synthetic case, else empty.
        facts: label and value.
        sections: per fund region.
        notes_title, notes: what to know.
        source: where it came from.
        gone: how a figure that isn't published is read aloud.
    """

    lang: str
    title: str
    stage: str
    office: str
    case: str
    synthetic: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    notes_title: str
    notes: tuple[str, ...]
    source: str
    gone: str


def view(found: Publication, run: StoredRun, lang: Language) -> View:
    """A publication in words.

    Args:
        found: what is published.
        run: where it comes from.
        lang: the language.
    """
    meta, word = run.problem.case.meta, lang.word
    names, drawing = _names(run.problem), _drawing(run.problem)
    sections = tuple(
        Section(
            _title(region.name, drawing, names, lang),
            bars(found, region, lang),
            (funds(found, region, lang), kavels(found, region, lang), months(found, region, names, lang)),
        )
        for region in found.regions
    )
    return View(
        lang.code,
        word("pub_title", year=str(meta.year)),
        stage(run, lang),
        meta.office,
        meta.title,
        word("pub_synthetic") if meta.synthetic else "",
        _facts(run, lang),
        sections,
        word("pub_notes"),
        (*_open(run, lang), *_notes(found, run.problem, lang)),
        word("pub_source", receipt=run.receipt),
        word("pub_gone"),
    )


def _names(problem: Problem) -> dict[str, str]:
    table = problem.case.table("regions")
    return dict(zip(table["region"].tolist(), table["name"].tolist(), strict=True))


def _drawing(problem: Problem) -> dict[str, list[str]]:
    """Per fund region the purchase regions that draw on it, itself first."""
    table = problem.case.table("regions")
    found: dict[str, list[str]] = {}
    for region, fund_region in sorted(zip(table["region"].tolist(), table["fund_region"].tolist(), strict=True)):
        found.setdefault(fund_region or region, []).append(region)
    return {fund: sorted(regions, key=lambda region: (region != fund, region)) for fund, regions in found.items()}


def _title(fund_region: str, drawing: Mapping[str, list[str]], names: Mapping[str, str], lang: Language) -> str:
    """Every region that a part of the page counts: those that draw on one contracteerruimte."""
    *first, last = (names.get(region, region) for region in drawing.get(fund_region, [fund_region]))
    return f"{', '.join(first)} {lang.word('and')} {last}" if first else last


def stage(run: StoredRun, lang: Language) -> str:
    """Which moment of the year the run is, in words."""
    word, command = lang.word, "allocate" if run.problem.situation is None else "reallocate"
    return word(f"pub_{command}_{run.award}")


def _open(run: StoredRun, lang: Language) -> tuple[str, ...]:
    """That what is called agreed isn't yet, of an offer and a provisional award."""
    return () if run.award == DEFINITIVE else (lang.word(f"pub_note_{run.award}"),)


def _facts(run: StoredRun, lang: Language) -> tuple[tuple[str, str], ...]:
    problem, word = run.problem, lang.word
    meta, situation = problem.case.meta, problem.situation
    return (
        (word("pub_state"), stage(run, lang)),
        (word("pub_cutoff"), lang.month(situation.cutoff) if situation else word("pub_no_cutoff")),
        (word("pub_as_of"), lang.date(meta.as_of) if meta.as_of else word("pub_no_as_of")),
        (word("pub_policy"), problem.pack.title or problem.pack.pack),
    )


def _notes(found: Publication, problem: Problem, lang: Language) -> tuple[str, ...]:
    word, policy = lang.word, problem.pack.reallocation
    least = {"clients": found.least.clients, "providers": found.least.providers}
    notes = [word("pub_note_small" if found.suppressed else "pub_note_none", **least), word("pub_note_tariff")]
    if problem.situation is None or policy is None:
        notes.append(word("pub_note_initial"))
    else:
        delivered = word("pub_note_delivered")
        incomplete = _incomplete(found, policy.completeness, lang)
        if incomplete:
            delivered = f"{delivered} {word('pub_note_incomplete', months=incomplete)}"
        notes += [delivered, word("pub_note_expected", method=word(f"pub_{policy.expectation}"))]
    notes.append(word("pub_note_agreed"))
    if found.outside:
        notes.append(word("pub_note_outside"))
    return tuple(notes)


def _incomplete(found: Publication, completeness: dict[int, Fraction], lang: Language) -> str:
    """Months of which not all care is claimed yet, by the policy: `juli 2024 voor 95 %`."""
    last = month_number(found.months[-1])
    parts = []
    for month in found.months:
        percent = completeness.get(last - month_number(month), Fraction(100))
        if percent < 100:
            places = 0 if percent.denominator == 1 else 1
            parts.append(f"{lang.month(month)} {lang.number(percent, places)}{NARROW}%")
    return ", ".join(parts)
