"""The letters of a run, which is checked anew from its folder first."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from verdeelsleutel.data.case import CaseMeta
from verdeelsleutel.data.faults import did_you_mean
from verdeelsleutel.data.reading.kinds import clean_agb
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.letters.decided import DecidedLetters
from verdeelsleutel.reports.letters.settled import SettledLetters
from verdeelsleutel.reports.run.reported import Reported, reported

__all__ = ["NoLetter", "chosen", "file_name", "letters_of"]


class NoLetter(Exception):
    """A letter was asked for a provider that the run doesn't have."""

    exit_code = 2


def file_name(provider: str) -> str:
    """The file of one provider's letter."""
    return f"{provider}.docx"


def letters_of(
    folder: Path, lang: Language, date: datetime.date | None
) -> tuple[DecidedLetters | SettledLetters, CaseMeta]:
    """The letters of a run, each made when it is asked for.

    Args:
        folder: an allocation, a reallocation or a settlement.
        lang: of the letters.
        date: of the letters; None leaves it open.

    Raises:
        NoRun: the folder holds no run.
        BrokenRun: it doesn't verify: what isn't proven isn't written to anybody.
    """
    run = reported(folder, f"no letters of {folder}")
    if isinstance(run, Reported):
        return DecidedLetters(run, lang, date), run.case.meta
    return SettledLetters(run.settlement, run.seal, lang, date), run.case.meta


def chosen(providers: Sequence[str], wanted: str | None) -> Sequence[str]:
    """All providers, or the one that is wanted; a code that lost its leading zeros is understood.

    Raises:
        NoLetter: the run has no such provider.
    """
    if wanted is None:
        return providers
    code = clean_agb(wanted)
    if code not in providers:
        hint = did_you_mean(code, providers) or f"it has {len(providers)} of them"
        raise NoLetter(f"the run has no provider {wanted!r}; {hint}")
    return [code]
