"""Pages about response forms: those that were written, and those that were read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import CaseMeta
from verdeelsleutel.data.responses import Responses
from verdeelsleutel.model.reallocation.start import term_ends
from verdeelsleutel.model.runs.offer import Offer
from verdeelsleutel.model.runs.run_folder import Inputs
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Facts, Listing, Notice, Number, Page, Table, Value
from verdeelsleutel.reports.summary import synthetic_notice

__all__ = ["Round", "as_dict", "read", "written"]


def written(run: Path, folder: Path, names: Sequence[str], meta: CaseMeta, lang: Language) -> Page:
    """After `export responseform`."""
    command = f"verdeel import responses {folder}/*.xlsx --run {run} --received YYYY-MM-DD -o responses.csv"
    blocks: tuple[Block, ...] = (
        *synthetic_notice(meta, lang),
        Notice(lang.word("forms_written", count=len(names), folder=folder), "good"),
        Notice(lang.word("forms_note"), "plain"),
        Listing(lang.word("next"), (command,), "$"),
    )
    return Page(lang.word("forms_title", run=run), (), blocks)


@dataclass(frozen=True)
class Round:
    """The round that forms came back in.

    Attributes:
        names: provider → its name.
        sent: providers with a form.
        received: the day that counts as that of the answers.
        offered_on: day of the offer, None where its case didn't say.
        response_days: days to answer, None where the pack gives none.
    """

    names: Mapping[str, str]
    sent: frozenset[str]
    received: datetime.date
    offered_on: datetime.date | None
    response_days: int | None

    @classmethod
    def of(cls, offer: Offer, inputs: Inputs, received: datetime.date) -> Round:
        """As the offer and what it was made from say."""
        providers, policy = inputs.case.table("providers"), inputs.pack.reallocation
        names = dict(zip(providers["provider"].tolist(), providers["name"].tolist(), strict=True))
        days = policy.response_days if policy else None
        return cls(names, frozenset(offer.offered.lines), received, offer.as_of, days)

    @property
    def answer_by(self) -> datetime.date | None:
        """The last day to answer; None where it isn't known or there is none."""
        if self.offered_on is None or self.response_days is None:
            return None
        return term_ends(self.offered_on, self.response_days)

    @property
    def late(self) -> bool:
        """Whether the term was over on the day of receipt, as far as is known."""
        return self.answer_by is not None and self.received > self.answer_by

    def missing(self, found: Responses) -> list[str]:
        """Providers whose form isn't among those that were read."""
        return sorted(self.sent - {form.provider for form in found.forms})


def read(found: Responses, asked: Round, out: Path, lang: Language) -> Page:
    """After `import responses`: what became of every form, and what the office does next."""
    word, missing = lang.word, asked.missing(found)
    agreed = sum(not form.answered for form in found.forms)
    counts = {
        "forms_sent": len(asked.sent), "forms_with_answers": len(found.forms) - agreed, "forms_agreed": agreed,
        "forms_missing": len(missing),
    }  # fmt: skip
    blocks: list[Block] = [
        Notice(_written(found, out, lang), "good"),
        *_received(asked, len(found.forms), lang),
        Facts(word("forms_round"), tuple((word(name), Number(count)) for name, count in counts.items())),
        _forms(found, asked, lang),
    ]
    if missing:
        items = tuple(_who(provider, asked) for provider in missing)
        blocks.append(Listing(word("forms_missing_title", count=len(missing)), items, "•", "odd"))
    then = "responses_judge" if found.to_judge else "responses_agreed" if found.agreed else "responses_none"
    blocks.append(Notice(word(then), "plain"))
    return Page(word("responses_title", count=len(found.forms)), (), tuple(blocks))


def _written(found: Responses, out: Path, lang: Language) -> str:
    """Where the answers are: how many to judge, and how many say that a provider agrees."""
    said = [lang.word("responses_written" if found.to_judge else "responses_empty", out=out, rows=found.to_judge)]
    if found.agreed:
        said.append(lang.word("responses_recorded", rows=found.agreed))
    return "; ".join(said)


def _received(asked: Round, count: int, lang: Language) -> list[Block]:
    """Whether the forms came inside the term; where that isn't known, that."""
    days, received = asked.response_days, lang.date(asked.received)
    if asked.offered_on is not None and asked.received < asked.offered_on:
        return [Notice(lang.word("forms_early", received=received, offered=lang.date(asked.offered_on)), "odd")]
    if asked.late and asked.answer_by is not None:
        until = lang.date(asked.answer_by)
        return [Notice(lang.word("forms_late", count=count, until=until, received=received), "odd")]
    if days is not None and asked.offered_on is None:
        return [Notice(lang.word("forms_term_unknown", days=days), "odd")]
    return []


def _forms(found: Responses, asked: Round, lang: Language) -> Table:
    """Every form, in the order given."""
    rows: list[tuple[Value, ...]] = [
        (
            form.name,
            _who(form.provider, asked),
            lang.word("form_answered", answered=form.answered, count=form.lines)
            if form.answered
            else lang.word("form_empty"),
        )
        for form in found.forms
    ]
    columns = tuple(Column(lang.word(t), text=True) for t in ("import_file", "provider", "form_answer"))
    return Table(lang.word("import_files"), columns, tuple(rows), note=lang.word("form_empty_note"))


def _who(provider: str, asked: Round) -> str:
    name = asked.names.get(provider)
    return f"{provider} {name}" if name else provider


def as_dict(found: Responses, asked: Round) -> dict[str, Any]:
    """Complete, for `--json`."""
    return {
        "rows": len(found.frame),
        "to_judge": found.to_judge,
        "agreed": found.agreed,
        "received": asked.received.isoformat(),
        "answer_by": None if asked.answer_by is None else asked.answer_by.isoformat(),
        "late": None if asked.answer_by is None else asked.late,
        "forms": [
            {
                "name": f.name, "provider": f.provider, "lines": f.lines, "answered": f.answered,
                "agreed": not f.answered, "agreed_lines": f.agreed,
            }
            for f in found.forms
        ],
        "not_received": asked.missing(found),
    }  # fmt: skip
