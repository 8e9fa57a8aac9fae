"""What a run says in place of its case: the day up to which things are known, and that no answers count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.faults import Finding

__all__ = ["Given", "given_in"]

RESPONSES = "responses"


@dataclass(frozen=True)
class Given:
    """Stands in the options of a receipt, so that a run can be posed again from its folder alone.

    Attributes:
        as_of: the day up to which things are known; None: the case's own.
        responses: whether answers of providers count.
    """

    as_of: dt.date | None = None
    responses: bool = True

    def applied(self, case: Case) -> Case:
        """The case as this run sees it, with a finding for what no longer counts."""
        findings = [*case.findings]
        meta, tables = case.meta, dict(case.tables)
        if self.as_of is not None:
            if meta.as_of not in (None, self.as_of):
                what = f"the run is made as of {self.as_of}, and the case says {meta.as_of}; the day of the run counts"
                findings.append(Finding("as-of-replaced", what, "case", 1))
            meta = replace(meta, as_of=self.as_of)
        if not self.responses:
            answers = tables.pop(RESPONSES, None)
            if answers is not None and len(answers):
                what = "answers of providers don't count in this run: it makes no offers"
                findings.append(Finding("responses-unused", what, RESPONSES, len(answers)))
        return replace(case, meta=meta, tables=tables, findings=tuple(findings), given=self.options())

    def options(self) -> dict[str, object]:
        """As options of a receipt."""
        return {"as_of": None if self.as_of is None else self.as_of.isoformat(), RESPONSES: self.responses}


def given_in(options: Mapping[str, object]) -> Given:
    """What the options of a receipt say.

    Raises:
        ValueError: the day is no date, or `responses` is neither true nor false.
    """
    day, answers = options.get("as_of"), options.get(RESPONSES, True)
    if not isinstance(answers, bool) or not isinstance(day, str | None):
        raise ValueError("receipt.json: options that no run writes")
    return Given(None if day is None else dt.date.fromisoformat(day), answers)
