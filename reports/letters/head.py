"""What every letter of a run has alike: who writes to whom, about what, when, and what to quote."""

from __future__ import annotations

import datetime
from typing import Any

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.letters.letter import Addressee, Letter
from verdeelsleutel.reports.letters.own_words import plain

__all__ = ["QUOTED", "Head"]

QUOTED = 12
"""Characters of the hash of a receipt that a reference quotes: enough to tell the runs of an office apart."""

NOTHING: dict[str, Any] = {
    "moves": (), "lowered": (), "lowered_lines": (), "reasons": (), "shortfalls": (), "only_rounded": "", "alike": (),
    "agreements": (), "surcharges": (), "decisions": (), "answers": (),
}  # fmt: skip


class Head:
    """The head of the letters of one run."""

    def __init__(self, case: Case, pack: Pack, seal: str, lang: Language, date: datetime.date | None) -> None:
        meta = case.meta
        self.year = str(meta.year)
        self._lang, self._seal, self.date = lang, seal, date
        self._office = plain(meta.office)
        self._policy = lang.word("letter_policy", pack=pack.pack, title=plain(pack.title or pack.pack))
        self._synthetic = lang.word("synthetic") if meta.synthetic else ""
        columns = ("provider", "name", "nza_number")
        table = case.table("providers")
        rows = zip(*(table[name].tolist() for name in columns), strict=True)
        known = (Addressee(plain(name) or code, code, plain(number or "")) for code, name, number in rows)
        self._providers = {one.agb: one for one in known}

    def letter(self, provider: str, kind: str, award: str, **parts: Any) -> Letter:  # noqa: ANN401  fields of Letter
        """A letter with its head; what isn't named is empty."""
        lang, made = self._lang, {**NOTHING, **parts}
        subject = f"letter_subject_{kind}_{award}" if award else f"letter_subject_{kind}"
        citing = [*made["reasons"], *(item for built in made["build_ups"] for item in built.items)]
        cited = {source.id: source for one in citing for source in one.sources}
        return Letter(
            kind=kind,
            award=award,
            year=self.year,
            office=self._office,
            policy=self._policy,
            synthetic=self._synthetic,
            date=lang.date(self.date) if self.date else lang.word("letter_date_to_fill"),
            date_given=self.date is not None,
            provider=self._providers[provider],
            reference=f"{self.year}-{provider}-{self._seal[:QUOTED]}",
            receipt=self._seal,
            subject=lang.word(subject, year=self.year),
            several_regions=len(made["regions"]) > 1,
            sources=tuple(sorted(cited.values(), key=lambda source: source.id)),
            **made,
        )
