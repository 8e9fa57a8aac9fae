"""What a planner reads in the terminal after a run, without opening a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import CaseMeta
from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.model import figures
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.reports import certificate_page
from verdeelsleutel.reports.cuts import cuts
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Listing, Notice, Page
from verdeelsleutel.reports.run_tables import cut_blocks, from_offer, funds, kavels, last_year, tranches
from verdeelsleutel.reports.sentences import decisions as decision_words
from verdeelsleutel.reports.sentences.findings import by_weight, sentence
from verdeelsleutel.reports.sentences.history import history_said

MOST_FOUND = 4

NEXT = ("explain", "report", "verify", "replay")
"""What one does with a run: why it is so, something to hand on, and proof."""


def page(plan: Plan, certificate: Certificate, run: Path, lang: Language, award: str = "provisional") -> Page:
    """The whole summary."""
    meta, pack = plan.problem.case.meta, plan.problem.pack
    word = lang.word
    about = word("about", office=meta.office, pack=pack.pack, title=pack.title or pack.pack, award=word(award))
    found = cuts(plan)
    blocks: list[Block] = [
        *synthetic_notice(meta, lang),
        from_offer(plan, lang),
        funds(plan, lang),
        kavels(plan, lang),
        tranches(plan, lang),
        *decision_words.block(plan, lang),
        *cut_blocks(plan, found, lang),
        findings_block(plan.findings, lang),
        certificate_page.line(certificate, lang),
        Listing(word("run_folder", run=run), (word("next_files"),), "→"),
        Listing(word("next"), tuple(f"verdeel {then} {run}" for then in NEXT), "$"),
    ]
    abouts = (about, *history_said(plan.problem.case, lang))
    return Page(word("title", year=str(meta.year), title=meta.title), abouts, tuple(blocks))


def as_dict(plan: Plan, certificate: Certificate) -> dict[str, Any]:
    """The same for `--json`, complete and exact."""
    found = cuts(plan)
    return {
        "synthetic": plan.problem.case.meta.synthetic,
        "figures": figures.figures(plan),
        "funds": [
            {
                "fund": fund.id,
                "region": fund.region,
                "amount_eur": euros(fund.amount),
                "reserved_eur": euros(fund.reserved),
                "agreed_eur": euros(drawn),
                "free_eur": euros(fund.room - drawn),
            }
            for fund, drawn in zip(plan.problem.funds.funds, plan.drawn, strict=True)
        ],
        "last_year": {
            kavel: {"agreed_eur": euros(cents), "agreed_client_years": decimals(years, 12)}
            for kavel, (cents, years) in last_year(plan).items()
        },
        "cuts": [
            {
                "provider": cut.provider,
                "name": cut.name,
                "asked_eur": euros(cut.asked),
                "short_eur": euros(cut.short),
                "limited_by": {
                    ";".join(map(str, limit)) or "rounding": euros(cents) for limit, cents in cut.by_limit.items()
                },
            }
            for cut in found
        ],
        "decisions": decision_words.as_dicts(plan),
        "findings": [
            {"code": f.code, "what": f.what, "table": f.table, "count": f.count, "examples": list(f.examples)}
            for f in plan.findings
        ],
        "certificate": certificate.as_dict(),
    }


def synthetic_notice(meta: CaseMeta, lang: Language) -> tuple[Notice, ...]:
    """The mark that no page of a synthetic case goes without."""
    return (Notice(lang.word("synthetic"), "synthetic"),) if meta.synthetic else ()


def findings_block(findings: Sequence[Finding], lang: Language, most: int = MOST_FOUND) -> Block:
    """How many findings, and the most important ones; how files were read is left to `check`."""
    findings = [f for f in findings if f.code != "dialect"]
    if not findings:
        return Notice(lang.word("no_findings"), "quiet")
    shown = [sentence(f, lang) for f in by_weight(findings)[:most]]
    if len(findings) > most:
        shown.append(lang.word("more_findings", count=len(findings) - most))
    return Listing(lang.word("findings", count=len(findings)), tuple(shown), "•", "odd")
