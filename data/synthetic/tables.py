"""The volumes of a synthetic case as tables, sorted by key, and the tables of regions, funds and services."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd

from verdeelsleutel.data.synthetic.months import Deliveries
from verdeelsleutel.data.synthetic.outline import Flags, Ints, Outline, Texts
from verdeelsleutel.data.synthetic.volumes import Volumes

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Keys:
    """The three key columns of every cell, as text."""

    region: Texts
    provider: Texts
    service: Texts

    def frame(self, where: Flags | Ints, **columns: Ints | Texts) -> pd.DataFrame:
        """The keys of the chosen cells with further columns of the same length."""
        keys = {
            "region": self.region[where],
            "provider": self.provider[where],
            "service": self.service[where],
        }
        return pd.DataFrame({**keys, **columns})


def keys_of(outline: Outline, volumes: Volumes) -> Keys:
    """Key columns by position of region, provider and service."""
    contract, names = outline.contract, outline.names
    return Keys(
        region=np.array(names.regions, dtype=object)[contract.region[volumes.contract]],
        provider=np.array(names.providers, dtype=object)[contract.provider[volumes.contract]],
        service=outline.texts("service")[volumes.service],
    )


def volume_tables(volumes: Volumes, keys: Keys) -> dict[str, pd.DataFrame]:
    """Offers, continuity, history and forecast."""
    everywhere = np.ones(len(volumes.offered), dtype=bool)
    known = volumes.history >= 0
    return {
        "offers": keys.frame(everywhere, offered_units=volumes.offered),
        "continuity": keys.frame(known, units=volumes.continuity[known]),
        "history": keys.frame(known, units=volumes.history[known], realised_units=volumes.realised[known]),
        "forecast": keys.frame(everywhere, units=volumes.forecast),
    }


def realisation_table(delivered: Deliveries, keys: Keys, year: int) -> pd.DataFrame:
    """One row per cell and month with care."""
    months = np.array([f"{year}-{month:02d}" for month in range(13)], dtype=object)
    return keys.frame(delivered.cell, month=months[delivered.month], units=delivered.units)


def agreed_tariffs_table(outline: Outline, volumes: Volumes, keys: Keys) -> pd.DataFrame:
    """A tariff for every cell whose price is free."""
    free = outline.texts("free").astype(bool)[volumes.service]
    usual = outline.cents()[volumes.service[free]]
    cents = np.rint(usual * outline.noise("free_price", len(usual))).astype(np.int64)
    return keys.frame(
        free,
        tariff_eur=np.array([euros(int(value)) for value in cents], dtype=object),
        reason=np.full(len(cents), "vrije prijs (synthetisch)", dtype=object),
        date=np.full(len(cents), date(outline.year - 1, 11, 1), dtype=object),
    )


def services_table(outline: Outline) -> pd.DataFrame:
    """The catalogue with tariffs in euros."""
    rows = [
        {
            "service": s.service,
            "description": s.description,
            "sector": s.sector,
            "kavel": s.kavel,
            "profile": s.profile,
            "treatment": s.treatment,
            "day_activity": s.day_activity,
            "unit": s.unit,
            "max_tariff_eur": None if s.free else euros(s.care),
            "nhc_eur": euros(s.nhc) if s.nhc else None,
            "nic_eur": euros(s.nic) if s.nic else None,
            "units_per_client_year": Decimal(s.units_per_client_year) if s.units_per_client_year else None,
            "role": s.role or "care",
            "follows": s.follows,
            "tariffed": "no" if s.kavel == "meerzorg" else "yes",  # a budget in euros is paid as agreed
        }
        for s in outline.services
    ]
    return pd.DataFrame(rows, dtype=object).sort_values("service", ignore_index=True)


def regions_table(outline: Outline) -> pd.DataFrame:
    """The regions and the region whose contracteerruimte each draws on."""
    names = outline.names
    columns = {"region": names.regions, "name": names.titles, "fund_region": names.funds}
    return pd.DataFrame(columns, dtype=object).sort_values("region", ignore_index=True)


def funds_table(outline: Outline) -> pd.DataFrame:
    """A contracteerruimte for every fund region, and a meerzorg fund where there is such a service, in whole euros."""
    figures, rows = outline.figures, []
    has_meerzorg = any(service.kavel == "meerzorg" for service in outline.services)
    for region in sorted(set(outline.names.funds)):
        share = sum(s for fund, s in zip(outline.names.funds, outline.shares, strict=True) if fund == region)
        meerzorg = round(share * figures.meerzorg())
        rest = round(share * figures["room.total"] * 1e6) - meerzorg
        kinds = [("contracteerruimte", "CR", rest), ("meerzorg", "MZ", meerzorg)][: 2 if has_meerzorg else 1]
        for kind, prefix, amount in kinds:
            fund = {"fund": f"{prefix}-{region}", "region": region, "kind": kind}
            rows.append({**fund, "amount_eur": euros(amount * 100)})
    return pd.DataFrame(rows, dtype=object).sort_values("fund", ignore_index=True)


def euros(cents: int) -> Decimal:
    """Cents as euros with two decimals."""
    return (Decimal(cents) / 100).quantize(CENT)
