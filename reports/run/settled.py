"""The report of a settlement: from agreement to settlement, who pays back, who delivered more, provider by provider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from verdeelsleutel.data.integers import Ints
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.settlement.findings import findings
from verdeelsleutel.model.settlement.settle import Settlement
from verdeelsleutel.reports import certificate_page, settlement_page, summary
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Euros, Heading, Page, Table, Value
from verdeelsleutel.reports.run import account, sources
from verdeelsleutel.reports.run_tables import added_up
from verdeelsleutel.reports.shapes import Bar, BarChart

__all__ = ["page"]

MOST_BARS = 12
AMOUNTS = ("agreed", "ceiling", "delivered", "settled", "recovered", "topped_up", "unfunded", "forgone")


def page(
    settlement: Settlement, certificate: Certificate, receipt: Mapping[str, Any], seal: str, lang: Language
) -> Page:
    """The whole report.

    Args:
        settlement: worked out again from the run.
        certificate: of that run.
        receipt: of that run, and `seal`: its sha256.
        lang: the language.
    """
    word, totals, meta = lang.word, settlement.totals, settlement.case.meta
    title, about = settlement_page.heading(settlement, lang)
    agreed, settled, back, beyond = map(_sum, (totals.agreed, totals.settled, totals.recovered, totals.unfunded))
    said = word(
        "run_settled_said", agreed=lang.euros(agreed, 0), settled=lang.euros(settled, 0), back=lang.euros(back, 0),
        beyond=lang.euros(beyond, 0),
    )  # fmt: skip
    found = findings(settlement)
    blocks: list[Block] = [
        *summary.synthetic_notice(meta, lang),
        *settlement_page.unfinished_notice(settlement, lang),
        Heading(word("run_in_short"), (said,)),
        settlement_page.from_agreed(settlement, lang),
        certificate_page.line(certificate, lang),
        Heading(word("run_money"), (word("run_settled_money_about"),)),
        settlement_page.fund_table(settlement, lang),
        Heading(word("run_settled_providers"), (word("run_settled_about"),)),
        *_chart(settlement, settlement.totals.recovered, ("run_recovered_chart", "run_recovered_says"), lang),
        *_chart(settlement, settlement.totals.unfunded, ("run_unfunded_chart", "run_unfunded_says"), lang),
        _everybody(settlement, lang),
        Heading(word("surcharges"), (word("run_surcharges_about"),)),
        settlement_page.surcharge_table(settlement, lang),
        Heading(word("run_findings"), (word("run_findings_about"),)),
        summary.findings_block(found, lang, most=len(found)),
        *sources.of_pack(settlement.pack, lang),
        *account.of_receipt(receipt, seal, certificate, lang),
    ]
    return Page(title, about, tuple(blocks))


def _sum(values: Ints) -> int:
    return sum(map(int, values.tolist()))


def _chart(settlement: Settlement, amounts: Ints, words: tuple[str, str], lang: Language) -> Sequence[Block]:
    """The largest amounts of one kind; `words` are those of its title and of what it says."""
    title, said = words
    order = sorted(np.flatnonzero(np.asarray(amounts > 0)).tolist(), key=lambda i: (-int(amounts[i]), i))
    if not order:
        return []
    bars = tuple(Bar(settlement_page.name_of(settlement, i), Euros(int(amounts[i]))) for i in order[:MOST_BARS])
    providers = len({int(settlement.provider[i]) for i in order})
    says = lang.word(said, count=providers, total=lang.euros(_sum(amounts)), shown=len(bars))
    shape = BarChart(lang.word("run_amount"), bars, what=lang.word("provider"))
    return [Chart(lang.word(title), shape, says)]


def _everybody(settlement: Settlement, lang: Language) -> Table:
    """Every agreement that is settled: a provider in a region, per purse."""
    parts = [getattr(settlement.totals, name).tolist() for name in AMOUNTS]
    rows: list[tuple[Value, ...]] = [
        (settlement_page.name_of(settlement, i), *(Euros(int(value), sign=False) for value in values))
        for i, values in enumerate(zip(*parts, strict=True))
    ]
    columns = (
        Column(lang.word("provider"), text=True),
        *(Column(lang.word(f"run_eur_{name}")) for name in AMOUNTS),
    )
    total = (lang.word("total"), *added_up(rows)) if len(rows) > 1 else ()
    return Table(lang.word("run_settled_table"), columns, tuple(rows), total, lang.word("run_settled_note"))
