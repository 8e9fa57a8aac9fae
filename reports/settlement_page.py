"""What a planner reads after a settlement: funds, who pays back, who delivered more, which surcharges moved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.data.integers import Ints
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.runs.certified import findings_told
from verdeelsleutel.model.settlement import tables
from verdeelsleutel.model.settlement.findings import findings, months_lacking
from verdeelsleutel.model.settlement.purses import purses
from verdeelsleutel.model.settlement.settle import Settlement
from verdeelsleutel.model.settlement.surcharges import GRANTED, OTHER, WITHHELD, in_all, surcharges
from verdeelsleutel.reports import certificate_page
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Facts, Listing, Notice, Page, Table, Value
from verdeelsleutel.reports.run_tables import added_up
from verdeelsleutel.reports.summary import findings_block, synthetic_notice

__all__ = ["as_dict", "from_agreed", "fund_table", "heading", "name_of", "page", "surcharge_table", "unfinished_notice"]

MOST = 8
MOST_LACKING = 6
FUND = ("amount", "agreed", "settled", "recovered", "topped_up", "free")


def page(settlement: Settlement, certificate: Certificate, run: Path, lang: Language) -> Page:
    """The whole summary."""
    meta, word, totals = settlement.case.meta, lang.word, settlement.totals
    title, about = heading(settlement, lang)
    blocks: list[Block] = [
        *synthetic_notice(meta, lang),
        *unfinished_notice(settlement, lang),
        findings_block(findings(settlement), lang),
        from_agreed(settlement, lang),
        fund_table(settlement, lang),
        _providers(settlement, lang, "recovery", "recovered_eur", totals.recovered),
        _providers(settlement, lang, "unfunded_care", "unfunded_eur", totals.unfunded),
        surcharge_table(settlement, lang),
        certificate_page.line(certificate, lang),
        Listing(word("run_folder", run=run), (word("settlement_files"),), "→"),
        Listing(word("next"), (f"verdeel verify {run}", f"verdeel replay {run}"), "$"),
    ]
    return Page(title, about, tuple(blocks))


def unfinished_notice(settlement: Settlement, lang: Language) -> tuple[Notice, ...]:
    """What has to be seen before anything else: months of the year of which nothing was delivered by anybody."""
    months = settlement.delivery.nobodys
    if not months:
        return _some_unfinished(settlement, lang)
    names = ", ".join(lang.month(month) for month in months)
    back = lang.euros(_sum(settlement.totals.recovered))
    return (Notice(lang.word("unfinished_notice", count=len(months), months=names, back=back), "bad"),)


def _some_unfinished(settlement: Settlement, lang: Language) -> tuple[Notice, ...]:
    """Some providers lack months that others have."""
    lacking = months_lacking(settlement)
    if not lacking:
        return ()
    shown = [*lacking][:MOST_LACKING]
    names = ", ".join(f"{agb} ({', '.join(lang.month(m, 'LLL') for m in lacking[agb])})" for agb in shown)
    more = lang.word("others", count=len(lacking) - len(shown)) if len(lacking) > len(shown) else ""
    names = f"{names}, {more}" if more else names
    return (Notice(lang.word("some_unfinished_notice", count=len(lacking), names=names), "odd"),)


def heading(settlement: Settlement, lang: Language) -> tuple[str, tuple[str, ...]]:
    """The title, and what is settled under which policy as of which day."""
    meta, pack, word = settlement.case.meta, settlement.pack, lang.word
    what = word("settles_initial" if settlement.agreement.stage == "initial" else "settles_reallocation")
    about = word("settlement_about", office=meta.office, pack=pack.pack, title=pack.title or pack.pack, what=what)
    day = () if meta.as_of is None else (word("settlement_day", day=lang.date(meta.as_of)),)
    return word("settlement_title", year=str(meta.year), title=meta.title), (about, *day)


def as_dict(settlement: Settlement, certificate: Certificate) -> dict[str, Any]:
    """The same for `--json`, complete and exact."""
    lines, totals = settlement.lines, settlement.totals
    parts = {name: getattr(totals, name).tolist() for name in tables.AMOUNTS}
    return {
        "synthetic": settlement.case.meta.synthetic,
        "figures": tables.figures(settlement),
        "funds": [
            {"fund": p.name, "region": p.region} | {f"{n}_eur": euros(getattr(p, n)) for n in FUND}
            for p in purses(settlement)
        ],
        "agreements": [
            {
                "region": lines.regions[region],
                "provider": lines.providers[provider],
                "fund": settlement.purse_name(purse),
                **{f"{name}_eur": euros(values[i]) for name, values in parts.items()},
            }
            for i, (region, provider, purse) in enumerate(
                zip(settlement.region.tolist(), settlement.provider.tolist(), settlement.purse.tolist(), strict=True)
            )
        ],
        "surcharges": [
            {
                "region": s.region,
                "provider": s.provider,
                "item": s.item,
                "kind": s.kind,
                "points": None if s.points is None else decimals(s.points, 12),
                "amount_eur": euros(s.cents),
                "source": s.source,
            }
            for s in surcharges(settlement)
        ],
        "findings": findings_told(findings(settlement)),
        "certificate": certificate.as_dict(),
    }


def _sum(values: Ints) -> int:
    return sum(map(int, values.tolist()))


def from_agreed(settlement: Settlement, lang: Language) -> Facts:
    """From what was agreed to what is settled, in euros."""
    totals, moved = settlement.totals, dict(in_all(surcharges(settlement)))
    rows = [
        ("agreed", _sum(totals.agreed)),
        ("granted", moved[GRANTED]),
        ("withheld", moved[WITHHELD]),
        ("ceiling", _sum(totals.ceiling)),
        ("delivered", _sum(totals.delivered)),
        ("unfunded", _sum(totals.unfunded)),
        ("settled", _sum(totals.settled)),
        ("recovered", _sum(totals.recovered)),
        ("topped_up", _sum(totals.topped_up)),
        ("forgone", _sum(totals.forgone)),
    ]
    facts = tuple((lang.word(f"settlement_{name}"), Euros(cents)) for name, cents in rows)
    return Facts(lang.word("from_agreed"), facts)


def fund_table(settlement: Settlement, lang: Language) -> Table:
    """What was settled of each fund."""
    rows: list[tuple[Value, ...]] = [
        (p.name, *(Euros(getattr(p, name), sign=False) for name in FUND)) for p in purses(settlement)
    ]
    titles = ("fund", "amount_eur", "agreed_eur", "settled_eur", "recovered_eur", "topped_up_eur", "free_eur")
    columns = tuple(Column(lang.word(t), rank=int(t == "topped_up_eur"), text=t == "fund") for t in titles)
    total = (lang.word("total"), *added_up(rows)) if len(rows) > 1 else ()
    return Table(lang.word("funds"), columns, tuple(rows), total, lang.word("settlement_funds_note"))


def _providers(settlement: Settlement, lang: Language, title: str, name: str, amounts: Ints) -> Block:
    """Who it is about, the largest first; a provider counts once per region and purse."""
    order = sorted(np.flatnonzero(np.asarray(amounts > 0)).tolist(), key=lambda i: (-int(amounts[i]), i))
    if not order:
        return Notice(lang.word(f"no_{title}"), "good")
    totals = settlement.totals
    parts = (totals.agreed, totals.delivered, totals.settled, amounts)
    rows: list[tuple[Value, ...]] = [
        (name_of(settlement, i), *(Euros(int(part[i]), sign=False) for part in parts)) for i in order[:MOST]
    ]
    rest = order[MOST:]
    if rest:
        sums = (Euros(sum(int(part[i]) for i in rest), sign=False) for part in parts)
        others = {int(settlement.provider[i]) for i in rest} - {int(settlement.provider[i]) for i in order[:MOST]}
        rows.append((lang.word("others_cut", count=len(others) or len(rest)), *sums))
    titles = ("agreed_eur", "delivered_eur", "settled_eur", name)
    columns = (Column(lang.word("provider"), text=True), *(Column(lang.word(t)) for t in titles))
    return Table(lang.word(title), columns, tuple(rows), (lang.word("total"), *added_up(rows)))


def name_of(settlement: Settlement, agreement: int) -> str:
    """Name of the provider, with its region and purse where it has more than one agreement."""
    lines = settlement.lines
    provider = lines.providers[settlement.provider[agreement]]
    table = lines.case.table("providers")
    name = dict(zip(table["provider"].tolist(), table["name"].tolist(), strict=True))[provider] or provider
    if int(np.count_nonzero(settlement.provider == settlement.provider[agreement])) == 1:
        return str(name)
    parts: Sequence[str] = (
        lines.regions[settlement.region[agreement]],
        settlement.purse_name(int(settlement.purse[agreement])),
    )
    return f"{name} ({', '.join(part for part in parts if part)})"


def surcharge_table(settlement: Settlement, lang: Language) -> Block:
    """What surcharges and prices were granted or withheld."""
    total: dict[str, dict[str, int]] = {}
    for s in surcharges(settlement):
        mine = total.setdefault(s.item, {GRANTED: 0, WITHHELD: 0})
        mine[s.kind] += s.cents
    if not total:
        return Notice(lang.word("no_surcharges"), "quiet")
    rows: list[tuple[Value, ...]] = [
        (
            lang.word("other_prices") if item == OTHER else item,
            *(Euros(total[item][kind], sign=False) for kind in (GRANTED, WITHHELD)),
        )
        for item in sorted(total, key=lambda item: (item == OTHER, item))
    ]
    columns = (
        Column(lang.word("surcharge_item"), text=True),
        Column(lang.word("granted_eur")),
        Column(lang.word("withheld_eur")),
    )
    added = (lang.word("total"), *added_up(rows)) if len(rows) > 1 else ()
    return Table(lang.word("surcharges"), columns, tuple(rows), added, lang.word("surcharges_note"))
