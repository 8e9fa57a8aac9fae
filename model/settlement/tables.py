"""The result tables of a settlement, as the text of their files, and its key figures."""

from __future__ import annotations

from typing import Any

import numpy as np

from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.model import csv_text
from verdeelsleutel.model.results import KEY, item_rows, key_columns
from verdeelsleutel.model.settlement import TABLES
from verdeelsleutel.model.settlement.findings import worklist
from verdeelsleutel.model.settlement.notices import notices
from verdeelsleutel.model.settlement.purses import purses
from verdeelsleutel.model.settlement.settle import Settlement
from verdeelsleutel.model.settlement.surcharges import GRANTED, WITHHELD, in_all, surcharges

AMOUNTS = (
    "agreed", "delivered", "ceiling", "settled", "surcharge", "recovered", "topped_up", "forgone", "unfunded",
)  # fmt: skip


def files(settlement: Settlement) -> dict[str, str]:
    """File name → content; pure: the same settlement gives the same bytes."""
    makers = (settlement_csv, lines_csv, surcharges_csv, tariffs_csv, notices_csv, funds_csv, worklist_csv)
    return {name: make(settlement) for name, make in zip(TABLES, makers, strict=True)}


def settlement_csv(settlement: Settlement) -> str:
    """Per region, provider and purse what is settled."""
    lines, totals = settlement.lines, settlement.totals
    amounts = [getattr(totals, name).tolist() for name in AMOUNTS]
    found = []
    for i, (region, provider, purse) in enumerate(
        zip(settlement.region.tolist(), settlement.provider.tolist(), settlement.purse.tolist(), strict=True)
    ):
        name = settlement.purse_name(purse)
        found.append((lines.regions[region], lines.providers[provider], name, *(euros(a[i]) for a in amounts)))
    header = ("region", "provider", "fund", *(f"{name}_eur" for name in AMOUNTS))
    return csv_text.rows(header, sorted(found))


def lines_csv(settlement: Settlement) -> str:
    """Per line what it adds to its total; what is settled of a total at its ceiling is split by what was delivered."""
    lines, totals = settlement.lines, settlement.line_totals
    at = np.flatnonzero(lines.is_cell)
    names = csv_text.words(settlement.purse_name(purse) for purse in settlement.funds.purse[at].tolist())
    columns = [
        *key_columns(lines, at),
        names,
        csv_text.decimal_texts(settlement.agreed_units.take(at)),
        csv_text.euro_texts(settlement.agreed_cents[at]),
        csv_text.euro_texts(totals.agreed[at]),
        csv_text.decimal_texts(settlement.delivery.delivered.take(at)),
        csv_text.euro_texts(settlement.prices.tariffs.cents[at]),
        *(csv_text.euro_texts(getattr(totals, name)[at]) for name in ("delivered", "ceiling", "settled", "surcharge")),
    ]
    header = (
        *KEY, "fund", "agreed_units", "agreed_tariff_eur", "agreed_eur", "delivered_units", "settled_tariff_eur",
        "delivered_eur", "ceiling_eur", "settled_eur", "surcharge_eur",
    )  # fmt: skip
    return csv_text.table(header, columns)


def surcharges_csv(settlement: Settlement) -> str:
    """What was granted and withheld, item by item of the prices."""
    rows = [
        (
            s.region, s.provider, s.item, s.kind,
            "" if s.points is None else decimals(s.points, csv_text.PLACES), euros(s.cents), s.source,
        )
        for s in surcharges(settlement)
    ]  # fmt: skip
    return csv_text.rows(("region", "provider", "item", "kind", "points", "amount_eur", "source"), rows)


def tariffs_csv(settlement: Settlement) -> str:
    """Every item of every settled price."""
    return item_rows(settlement.lines, settlement.prices.tariffs)


def notices_csv(settlement: Settlement) -> str:
    """Who was told what when, and by which run."""
    rows = [(n.region, n.provider, n.kind, n.date, n.receipt) for n in notices(settlement)]
    return csv_text.rows(("region", "provider", "notice", "date", "receipt_sha256"), rows)


def funds_csv(settlement: Settlement) -> str:
    """Amount = settled + free, and agreed + topped up = settled + recovered, to the cent."""
    parts = ("amount", "agreed", "delivered", "settled", "recovered", "topped_up", "unfunded", "free")
    rows = [(p.name, p.region, *(euros(getattr(p, name)) for name in parts)) for p in purses(settlement)]
    return csv_text.rows(("fund", "region", *(f"{name}_eur" for name in parts)), rows)


def worklist_csv(settlement: Settlement) -> str:
    """What a planner should look at, case by case."""
    rows = [(i.kind, i.region, i.provider, i.service, i.month, i.units, i.what) for i in worklist(settlement)]
    return csv_text.rows(("kind", *KEY, "month", "units", "what"), rows)


def figures(settlement: Settlement) -> dict[str, Any]:
    """The key figures of a settlement."""
    totals = settlement.totals
    found: dict[str, Any] = {
        f"{name}_eur": euros(sum(map(int, getattr(totals, name).tolist()))) for name in AMOUNTS
    }
    granted = dict(in_all(surcharges(settlement)))
    found |= {"granted_eur": euros(granted[GRANTED]), "withheld_eur": euros(granted[WITHHELD])}
    found["agreements_recovered"] = int(np.count_nonzero(np.asarray(totals.recovered > 0)))
    found["agreements_unfunded"] = int(np.count_nonzero(np.asarray(totals.unfunded > 0)))
    return found
