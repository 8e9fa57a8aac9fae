"""Tables of need and of money: demand, clients, changes of funds, lump sums, services of other years."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from verdeelsleutel.data.tables.columns import Column, Table
from verdeelsleutel.data.tables.parts import (
    FUND,
    PROVIDER,
    REGION,
    SERVICE,
    ZERO,
    choice,
    date,
    euros,
    number,
    optional,
    signed,
    text,
    whole,
)

__all__ = [
    "DEMAND",
    "FUND_CHANGES",
    "FUND_TRANSFERS",
    "LUMP_SUMS",
    "MAPPING",
    "POSTCODES",
    "UNIQUE_CLIENTS",
    "WAITING",
]

_KAVEL = Column("kavel", "Kavel", "id", "Kavel.")
_PROFILE = Column("profile", "Zorgprofiel", "id", "Care profile; empty: the whole kavel.", optional=True)
DEMAND = Table(
    "demand",
    "Zorgvraag",
    "Expected need per region and kavel.",
    ("region", "kavel", "profile"),
    (REGION, _KAVEL, _PROFILE, number("client_years", "Cliëntjaren", "Client-years in the year.")),
)
WAITING = Table(
    "waiting",
    "Wachtenden",
    "Clients who wait.",
    ("region", "provider", "kavel", "profile", "status"),
    (
        REGION,
        replace(optional(PROVIDER), description="Provider of preference, if there is one."),
        _KAVEL,
        _PROFILE,
        choice("status", "Wachtstatus", "Status.", ("urgent", "active", "preference", "precaution")),
        whole("clients", "Cliënten", "Number of clients."),
        date("as_of", "Peildatum", "Day of counting."),
    ),
)
POSTCODES = Table(
    "postcodes",
    "Postcodes",
    "Clients of a provider per four-digit postcode.",
    ("region", "provider", "postcode4"),
    (
        REGION,
        PROVIDER,
        Column("postcode4", "Postcode (4)", "postcode", "Digits of the postcode."),
        whole("wlz_clients", "Wlz-cliënten", "Clients with Wlz care."),
        whole("zvw_clients", "Zvw-cliënten", "Clients with district nursing (Zvw)."),
    ),
)

FUND_CHANGES = Table(
    "fund_changes",
    "Mutaties geldstromen",
    "Changes of a fund in the course of the year.",
    ("fund", "date", "amount_eur", "reason", "status"),  # a row that occurs twice was entered twice
    (
        FUND,
        date("date", "Datum", "Day of the change."),
        Column("amount_eur", "Bedrag (€)", "euros", "Amount, negative when the fund gets smaller."),
        text("reason", "Reden", "Why."),
        text("status", "Status", "How sure the change is: definitive, or another word, which counts too and is told."),
    ),
)
FUND_TRANSFERS = Table(
    "fund_transfers",
    "Overhevelingen",
    "Money that moves from one fund to another.",
    ("from_fund", "to_fund", "amount_eur", "date", "kind"),
    (
        replace(FUND, name="from_fund", dutch="Van geldstroom", description="Fund that gives."),
        replace(FUND, name="to_fund", dutch="Naar geldstroom", description="Fund that receives."),
        euros("amount_eur", "Bedrag (€)", "Amount."),
        date("date", "Datum", "Day of the transfer."),
        choice("kind", "Soort", "This year only, or for good.", ("once", "structural")),
    ),
)
LUMP_SUMS = Table(
    "lump_sums",
    "Aanneemsommen",
    "Lump sums of innovative contracts.",
    ("contract", "region", "provider", "fund", "law", "year"),
    (
        Column("contract", "Contract", "id", "Short name of the contract."),
        REGION,
        PROVIDER,
        FUND,
        Column("law", "Wet", "id", "Law that the money comes from."),
        Column("year", "Jaar", "whole", "Year.", minimum=Decimal(2000), maximum=Decimal(2100)),
        euros("base_eur", "Basisbedrag (€)", "Sum of the base."),
        date("base_date", "Peildatum basis", "Day on which the base was measured."),
        signed("index_pct", "Index (%)", "Yearly index.", optional=True),
        Column(
            "adjustment_eur", "Bijstelling (€)", "euros", "Adjustment, negative when lower.", optional=True
        ),
        text("adjustment_reason", "Reden bijstelling", "Why it was adjusted.", optional=True),
        signed("target_growth_pct", "Groeidoel (%)", "Target growth of unique clients.", optional=True),
        signed("minimum_growth_pct", "Minimale groei (%)", "Least growth.", optional=True),
        signed("band_low_pct", "Bandbreedte laag (%)", "Lower end of the bandwidth.", optional=True),
        signed("band_high_pct", "Bandbreedte hoog (%)", "Upper end of the bandwidth.", optional=True),
        date("ended", "Beëindigd", "Day on which it went back to P×Q.", optional=True),
    ),
)
UNIQUE_CLIENTS = Table(
    "unique_clients",
    "Unieke cliënten",
    "Unique clients of a contract; ALL is given, never summed.",
    ("contract", "year", "month", "provider", "law"),
    (
        Column("contract", "Contract", "id", "Short name of the contract."),
        Column("year", "Jaar", "whole", "Year.", minimum=Decimal(2000), maximum=Decimal(2100)),
        Column("month", "Maand", "whole", "Month, 1 to 12.", minimum=Decimal(1), maximum=Decimal(12)),
        replace(PROVIDER, also=("ALL",), description="AGB code, or ALL."),
        Column("law", "Wet", "id", "Law, or ALL."),
        whole("clients", "Cliënten", "Number of unique clients."),
    ),
)
MAPPING = Table(
    "mapping",
    "Omzettabel",
    "Services of an earlier year and what they are called now.",
    ("old_service", "new_service"),
    (
        Column("old_service", "Oude prestatie", "id", "Prestatiecode as it was."),
        replace(SERVICE, name="new_service", dutch="Nieuwe prestatie", description="Prestatiecode now."),
        Column("factor", "Factor", "number", "New units per old unit.", above=ZERO),
    ),
)
