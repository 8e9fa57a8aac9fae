"""Which run last year's history came from."""

from __future__ import annotations

from verdeelsleutel.data.case import Case
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = ["history_said"]

SHOWN = 12
"""Digits of a seal that tell runs apart."""


def history_said(case: Case, lang: Language) -> tuple[str, ...]:
    """A line about the run that `--history-from` named; none where the case has its own history."""
    run = case.history_run
    if run is None:
        return ()
    day = lang.word("history_run_day", day=lang.date(run.as_of)) if run.as_of else ""
    stage, award = _word(f"history_run_{run.stage}", run.stage, lang), _word(f"award_{run.award}", run.award, lang)
    parts = {"stage": stage, "award": award, "year": str(run.year), "case": run.case, "seal": run.seal[:SHOWN]}
    return (lang.word("history_run", **parts, day=day),)


def _word(key: str, otherwise: str, lang: Language) -> str:
    return lang.word(key) if key in WORDS else otherwise
