"""What a case is about, and the tables that no run can do without."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from verdeelsleutel.data.tables.columns import Column, Table
from verdeelsleutel.data.tables.parts import (
    CELL,
    CELL_KEY,
    REGION,
    ZERO,
    choice,
    date,
    euros,
    fact,
    number,
    signed,
    text,
    yes_no,
)

__all__ = ["CASE", "FUNDS", "FUND_KINDS", "KAVELS", "OFFERS", "PROVIDERS", "REGIONS", "SERVICES", "UNITS"]

FUND_KINDS = (
    "contracteerruimte",
    "meerzorg",
    "innovation",
    "development",
    "essential",
    "zvw",
    "wmo",
    "pgb",
    "participatiewet",
    "jeugdwet",
    "other",
)
SECTORS = ("VV", "GZ", "GGZ")
UNITS = ("day", "hour", "half_day", "piece", "week", "month", "eur")
KAVELS = ("intramural", "vpt", "mpt", "mpt_treatment", "meerzorg", "other")
ROLES = (
    "care",
    "supplement",
    "absence",
    "crisis",
    "day_activity",
    "transport",
    "cleaning",
    "respite",
    "part_time",
    "partner",
    "housing",
    "budget",
)

CASE = Table(
    "case",
    "Casus",
    "What the case is about: one value per key.",
    (),
    (
        text("id", "Kenmerk", "Short name of the case, used in results."),
        text("title", "Titel", "Title above reports."),
        Column(
            "year",
            "Jaar",
            "whole",
            "Year that is contracted.",
            minimum=Decimal(2000),
            maximum=Decimal(2100),
        ),
        text("office", "Zorgkantoor", "Zorgkantoor that contracts."),
        Column("synthetic", "Synthetisch", "yes_no", "true when the figures are made up, false otherwise."),
        text("price_level", "Prijspeil", "Price level of the tariffs.", optional=True),
        date("as_of", "Peildatum", "Day on which the case was drawn up.", optional=True),
        date(
            "realisation_as_of",
            "Peildatum realisatie",
            "Day up to which claims were counted in the realisation.",
            optional=True,
        ),
    ),
    required=True,
)

REGIONS = Table(
    "regions",
    "Regio's",
    "One zorgkantoor region a row.",
    ("region",),
    (
        Column("region", "Regio", "id", "Short name of the region."),
        text("name", "Naam", "Name of the region."),
        Column(
            "fund_region",
            "Ruimteregio",
            "id",
            "Region whose contracteerruimte it draws on; empty: its own.",
            optional=True,
            references=("regions", "region"),
            default_from="region",
        ),
        Column("uzovi", "UZOVI-nummer", "id", "UZOVI number of the zorgkantoor.", optional=True),
        Column("cbs_code", "CBS-code", "id", "CBS code of the region.", optional=True),
    ),
    required=True,
)

FUNDS = Table(
    "funds",
    "Geldstromen",
    "One sum of money with its conditions a row; each fund region has exactly one contracteerruimte.",
    ("fund",),
    (
        Column("fund", "Geldstroom", "id", "Short name of the fund."),
        replace(REGION, description="Fund region that the money is for."),
        choice("kind", "Soort", "Kind of money.", FUND_KINDS),
        euros("amount_eur", "Bedrag (€)", "Amount for the year in euros."),
    ),
    required=True,
)

SERVICES = Table(
    "services",
    "Prestaties",
    "One service (prestatie) with its NZa maximum tariff a row.",
    ("service",),
    (
        Column("service", "Prestatie", "id", "Prestatiecode."),
        text("description", "Omschrijving", "Name of the service."),
        choice("sector", "Sector", "Sector.", SECTORS),
        Column("kavel", "Kavel", "id", "Kavel: intramural, vpt, mpt, mpt_treatment, meerzorg or other."),
        Column("profile", "Zorgprofiel", "id", "Care profile, for instance 4VV.", optional=True),
        yes_no("treatment", "Met behandeling", "Whether treatment is included."),
        yes_no("day_activity", "Met dagbesteding", "Whether day activities are included."),
        choice("unit", "Eenheid", "What one unit is.", UNITS),
        euros(
            "max_tariff_eur",
            "Maximumtarief (€)",
            "NZa maximum per unit without NHC and NIC; empty: the price is free.",
            blank=True,
        ),
        euros("nhc_eur", "NHC (€)", "NHC per unit.", optional=True),
        euros("nic_eur", "NIC (€)", "NIC per unit.", optional=True),
        Column(
            "units_per_client_year",
            "Eenheden per cliëntjaar",
            "number",
            "Units of one client in a whole year; empty: the service counts no clients.",
            optional=True,
            above=ZERO,
        ),
        choice("role", "Rol", "What the service is for; empty: care.", ROLES, optional=True, default="care"),
        Column(
            "follows",
            "Volgt op",
            "ids",
            "Services that this one follows, with spaces, commas or semicolons between.",
            optional=True,
            references=("services", "service"),
        ),
        yes_no("tariffed", "Percentage geldt", "Whether the percentage applies; empty: yes.", default="yes"),
        choice(
            "room",
            "Contracteerruimte",
            "Inside or outside the contracteerruimte; empty: inside.",
            ("inside", "outside"),
            optional=True,
            default="inside",
        ),
    ),
    required=True,
)

PROVIDERS = Table(
    "providers",
    "Zorgaanbieders",
    "One provider a row, with the facts that a policy may look at.",
    ("provider",),
    (
        Column("provider", "AGB-code", "agb", "AGB code, 8 digits."),
        text("name", "Naam", "Name of the provider."),
        choice(
            "status",
            "Status",
            "existing: agreement with us last year; other_office: with another office only; new: with none.",
            ("existing", "other_office", "new"),
        ),
        Column("group", "Concern", "id", "Group that the provider belongs to.", optional=True),
        Column("nza_number", "NZa-nummer", "id", "NZa number.", optional=True),
        date("start", "Ingangsdatum", "First day of the agreement, if not 1 January.", optional=True),
        date("end", "Einddatum", "Last day of the agreement, if not 31 December.", optional=True),
        yes_no("conditions_met", "Voldoet aan voorwaarden", "Whether all conditions of entry are met."),
        euros("wlz_revenue_eur", "Wlz-omzet (€)", "Wlz revenue of a year.", optional=True),
        signed(
            "reserve_ratio", "RAK-ratio", "Reserve (RAK) as a fraction of the revenue: 0.35.", optional=True
        ),
        fact("essential", "Essentiële voorziening", "Whether it is an essential facility."),
        signed(
            "development_plan_pct",
            "Ontwikkelplan (%-punt)",
            "Points that the agreed development plan gives.",
            optional=True,
        ),
        choice("monitor", "Monitor", "Outcome of the monitor.", ("up", "same", "down"), optional=True),
        number("previous_percentage", "Percentage vorig jaar", "Last year's percentage.", optional=True),
        fact("technology_plan", "Technologieplan", "Whether there is a technology plan."),
        fact("employer_plan", "Werkgeversplan", "Whether there is an employer plan."),
        fact("region_table", "Regiotafel", "Whether it takes part in the regional table."),
    ),
    required=True,
)

OFFERS = Table(
    "offers",
    "Aanbod",
    "What a provider offers: one row per region, provider and service.",
    CELL_KEY,
    (
        *CELL,
        number("offered_units", "Aangeboden eenheden", "Units offered for the year."),
        number("minimum_units", "Minimum eenheden", "Least units the provider accepts.", optional=True),
    ),
    required=True,
)
