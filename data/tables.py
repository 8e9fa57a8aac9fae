"""The tables of a case: keys, columns, kinds, ranges, references, Dutch titles and meaning, all in one place.

Readers, the template, the documentation and the tests draw on `TABLES`; nothing else repeats it. `CASE` holds
the keys of `case.yaml` (or of the sheet of key and value) in the same form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from verdeelsleutel.data.columns import Column, Table

__all__ = ["CASE", "FUND_KINDS", "TABLES", "UNITS"]

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

_ZERO = Decimal(0)

# Building blocks that several tables share -----------------------------------------------------------------

_REGION = Column("region", "Regio", "id", "Zorgkantoor region.", references=("regions", "region"))
_PROVIDER = Column(
    "provider", "AGB-code", "agb", "AGB code of the provider, 8 digits.", references=("providers", "provider")
)
_SERVICE = Column(
    "service", "Prestatie", "id", "Prestatiecode of the service.", references=("services", "service")
)
_FUND = Column("fund", "Geldstroom", "id", "Fund that the money belongs to.", references=("funds", "fund"))
_CELL = (_REGION, _PROVIDER, _SERVICE)
_CELL_KEY = ("region", "provider", "service")


def _optional(column: Column) -> Column:
    """The same column, but it may be left out or empty."""
    return replace(column, optional=True)


def _number(name: str, dutch: str, description: str, *, optional: bool = False) -> Column:
    """A number of 0 or more, with as many decimals as written."""
    return Column(name, dutch, "number", description, optional=optional, minimum=_ZERO)


def _whole(name: str, dutch: str, description: str, *, optional: bool = False) -> Column:
    """A whole number of 0 or more."""
    return Column(name, dutch, "whole", description, optional=optional, minimum=_ZERO)


def _signed(name: str, dutch: str, description: str, *, optional: bool = False) -> Column:
    """A number that may be negative."""
    return Column(name, dutch, "number", description, optional=optional)


def _euros(name: str, dutch: str, description: str, *, optional: bool = False, blank: bool = False) -> Column:
    """An amount of 0 or more in euros."""
    return Column(name, dutch, "euros", description, optional=optional, blank=blank, minimum=_ZERO)


def _text(name: str, dutch: str, description: str, *, optional: bool = False) -> Column:
    """Free text."""
    return Column(name, dutch, "text", description, optional=optional)


def _date(name: str, dutch: str, description: str, *, optional: bool = False) -> Column:
    """A day, YYYY-MM-DD."""
    return Column(name, dutch, "date", description, optional=optional)


def _choice(
    name: str,
    dutch: str,
    description: str,
    choices: tuple[str, ...],
    *,
    optional: bool = False,
    default: str = "",
) -> Column:
    """One of a few words."""
    return Column(name, dutch, "choice", description, optional=optional, choices=choices, default=default)


def _yes_no(name: str, dutch: str, description: str, *, default: str = "") -> Column:
    """Yes or no, may be left empty."""
    return Column(name, dutch, "yes_no", description, optional=True, default=default)


def _fact(name: str, dutch: str, description: str) -> Column:
    """A fact for packs: yes, no or a word of the office's own."""
    return Column(name, dutch, "fact", description, optional=True)


def _volumes(name: str, dutch: str, description: str, *further: Column) -> Table:
    """A table with one row per cell: region × provider × service."""
    return Table(name, dutch, description, _CELL_KEY, (*_CELL, *further))


# The case itself --------------------------------------------------------------------------------------------

CASE = Table(
    "case",
    "Casus",
    "What the case is about: one value per key.",
    (),
    (
        _text("id", "Kenmerk", "Short name of the case, used in results."),
        _text("title", "Titel", "Title above reports."),
        Column(
            "year",
            "Jaar",
            "whole",
            "Year that is contracted.",
            minimum=Decimal(2000),
            maximum=Decimal(2100),
        ),
        _text("office", "Zorgkantoor", "Zorgkantoor that contracts."),
        Column("synthetic", "Synthetisch", "yes_no", "true when the figures are made up, false otherwise."),
        _text("price_level", "Prijspeil", "Price level of the tariffs.", optional=True),
        _date("as_of", "Peildatum", "Day on which the case was drawn up.", optional=True),
        _date(
            "realisation_as_of",
            "Peildatum realisatie",
            "Day up to which claims were counted in the realisation.",
            optional=True,
        ),
    ),
    required=True,
)

# What a run can't do without --------------------------------------------------------------------------------

_REGIONS = Table(
    "regions",
    "Regio's",
    "One zorgkantoor region a row.",
    ("region",),
    (
        Column("region", "Regio", "id", "Short name of the region."),
        _text("name", "Naam", "Name of the region."),
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

_FUNDS = Table(
    "funds",
    "Geldstromen",
    "One sum of money with its conditions a row; each fund region has exactly one contracteerruimte.",
    ("fund",),
    (
        Column("fund", "Geldstroom", "id", "Short name of the fund."),
        replace(_REGION, description="Fund region that the money is for."),
        _choice("kind", "Soort", "Kind of money.", FUND_KINDS),
        _euros("amount_eur", "Bedrag (€)", "Amount for the year in euros."),
    ),
    required=True,
)

_SERVICES = Table(
    "services",
    "Prestaties",
    "One service (prestatie) with its NZa maximum tariff a row.",
    ("service",),
    (
        Column("service", "Prestatie", "id", "Prestatiecode."),
        _text("description", "Omschrijving", "Name of the service."),
        _choice("sector", "Sector", "Sector.", SECTORS),
        Column("kavel", "Kavel", "id", "Kavel: intramural, vpt, mpt, mpt_treatment, meerzorg or other."),
        Column("profile", "Zorgprofiel", "id", "Care profile, for instance 4VV.", optional=True),
        _yes_no("treatment", "Met behandeling", "Whether treatment is included."),
        _yes_no("day_activity", "Met dagbesteding", "Whether day activities are included."),
        _choice("unit", "Eenheid", "What one unit is.", UNITS),
        _euros(
            "max_tariff_eur",
            "Maximumtarief (€)",
            "NZa maximum per unit without NHC and NIC; empty: the price is free.",
            blank=True,
        ),
        _euros("nhc_eur", "NHC (€)", "NHC per unit.", optional=True),
        _euros("nic_eur", "NIC (€)", "NIC per unit.", optional=True),
        Column(
            "units_per_client_year",
            "Eenheden per cliëntjaar",
            "number",
            "Units of one client in a whole year; empty: the service counts no clients.",
            optional=True,
            above=_ZERO,
        ),
        _choice("role", "Rol", "What the service is for; empty: care.", ROLES, optional=True, default="care"),
        Column(
            "follows",
            "Volgt op",
            "ids",
            "Services that this one follows, with spaces, commas or semicolons between.",
            optional=True,
            references=("services", "service"),
        ),
        _yes_no("tariffed", "Percentage geldt", "Whether the percentage applies; empty: yes.", default="yes"),
        _choice(
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

_PROVIDERS = Table(
    "providers",
    "Zorgaanbieders",
    "One provider a row, with the facts that a policy may look at.",
    ("provider",),
    (
        Column("provider", "AGB-code", "agb", "AGB code, 8 digits."),
        _text("name", "Naam", "Name of the provider."),
        _choice(
            "status",
            "Status",
            "existing: agreement with us last year; other_office: with another office only; new: with none.",
            ("existing", "other_office", "new"),
        ),
        Column("group", "Concern", "id", "Group that the provider belongs to.", optional=True),
        Column("nza_number", "NZa-nummer", "id", "NZa number.", optional=True),
        _date("start", "Ingangsdatum", "First day of the agreement, if not 1 January.", optional=True),
        _date("end", "Einddatum", "Last day of the agreement, if not 31 December.", optional=True),
        _yes_no("conditions_met", "Voldoet aan voorwaarden", "Whether all conditions of entry are met."),
        _euros("wlz_revenue_eur", "Wlz-omzet (€)", "Wlz revenue of a year.", optional=True),
        _signed(
            "reserve_ratio", "RAK-ratio", "Reserve (RAK) as a fraction of the revenue: 0.35.", optional=True
        ),
        _fact("essential", "Essentiële voorziening", "Whether it is an essential facility."),
        _signed(
            "development_plan_pct",
            "Ontwikkelplan (%-punt)",
            "Points that the agreed development plan gives.",
            optional=True,
        ),
        _choice("monitor", "Monitor", "Outcome of the monitor.", ("up", "same", "down"), optional=True),
        _number("previous_percentage", "Percentage vorig jaar", "Last year's percentage.", optional=True),
        _fact("technology_plan", "Technologieplan", "Whether there is a technology plan."),
        _fact("employer_plan", "Werkgeversplan", "Whether there is an employer plan."),
        _fact("region_table", "Regiotafel", "Whether it takes part in the regional table."),
    ),
    required=True,
)

_OFFERS = Table(
    "offers",
    "Aanbod",
    "What a provider offers: one row per region, provider and service.",
    _CELL_KEY,
    (
        *_CELL,
        _number("offered_units", "Aangeboden eenheden", "Units offered for the year."),
        _number("minimum_units", "Minimum eenheden", "Least units the provider accepts.", optional=True),
    ),
    required=True,
)

# Volumes ----------------------------------------------------------------------------------------------------

_CONTINUITY = _volumes(
    "continuity",
    "Continuïteit",
    "Care expected this year for clients already in care.",
    _number("units", "Eenheden", "Units expected this year."),
)
_HISTORY = _volumes(
    "history",
    "Historie",
    "Last year's last formal agreement (its herschikking).",
    _number("units", "Afgesproken eenheden", "Units agreed last year."),
    _number("realised_units", "Gerealiseerde eenheden", "Units delivered last year.", optional=True),
)
_AGREEMENTS = _volumes(
    "agreements",
    "Afspraken",
    "Agreements in force, for a reallocation that isn't chained to a run.",
    _number("units", "Eenheden", "Units agreed."),
    _euros("tariff_eur", "Tarief (€)", "Agreed tariff per unit.", optional=True),
)
_FORECAST = _volumes(
    "forecast", "Prognose", "Expected volume of the year.", _number("units", "Eenheden", "Units expected.")
)
_REALISATION = Table(
    "realisation",
    "Realisatie",
    "Care delivered per month, earlier years too.",
    (*_CELL_KEY, "month"),
    (
        *_CELL,
        Column("month", "Maand", "month", "Month of the care, YYYY-MM."),
        _number("units", "Eenheden", "Units delivered."),
    ),
)
_RESPONSES = _volumes(
    "responses",
    "Reacties",
    "What a provider answered to the offer of a reallocation, and how that was judged.",
    _number("units", "Gevraagde eenheden", "Units that the provider asks for."),
    _text("reason", "Reden", "Why.", optional=True),
    _date("date", "Datum", "Day of the answer."),
    _choice(
        "judged", "Oordeel", "How it was judged.", ("accepted", "partly", "rejected"), optional=True
    ),  # empty: not judged yet
    _number("accepted_units", "Toegekende eenheden", "Units that were accepted.", optional=True),
    _text("judgement", "Motivering", "Why it was judged so.", optional=True),
)

# Decisions of people ----------------------------------------------------------------------------------------

_DECISIONS = Table(
    "decisions",
    "Besluiten",
    "What was decided above policy: hard, and shown everywhere.",
    (*_CELL_KEY, "kind"),
    (
        _REGION,
        _PROVIDER,
        replace(_optional(_SERVICE), description="Service; empty: all services of the provider."),
        _choice("kind", "Soort", "What was decided.", ("fix", "minimum", "maximum", "exclude")),
        _number("units", "Eenheden", "Units; or else an amount.", optional=True),
        _euros("amount_eur", "Bedrag (€)", "Amount; or else units.", optional=True),
        _text("reason", "Reden", "Why."),
        _text("decided_by", "Besloten door", "Who decided."),
        _date("date", "Datum", "Day of the decision."),
    ),
)
_AGREED_TARIFFS = Table(
    "agreed_tariffs",
    "Afgesproken tarieven",
    "Tariffs that replace the build-up.",
    _CELL_KEY,
    (
        replace(_optional(_REGION), description="Region; empty: all regions."),
        _PROVIDER,
        replace(_optional(_SERVICE), description="Service; empty: all services."),
        _number("percentage", "Percentage", "Percentage of the maximum; or else a tariff.", optional=True),
        _euros("tariff_eur", "Tarief (€)", "Tariff per unit; or else a percentage.", optional=True),
        _text("reason", "Reden", "Why."),
        _date("date", "Datum", "Day of the agreement."),
    ),
)
_EXCEPTIONS = Table(
    "exceptions",
    "Uitzonderingen",
    "Room above a rule that excludes.",
    (*_CELL_KEY, "rule"),
    (
        *_CELL,
        Column("rule", "Regel", "id", "Id of the rule in the pack."),
        _number("units", "Eenheden", "Units of room."),
        _text("reason", "Reden", "Why."),
    ),
)

# Need ---------------------------------------------------------------------------------------------------

_KAVEL = Column("kavel", "Kavel", "id", "Kavel.")
_PROFILE = Column("profile", "Zorgprofiel", "id", "Care profile; empty: the whole kavel.", optional=True)
_DEMAND = Table(
    "demand",
    "Zorgvraag",
    "Expected need per region and kavel.",
    ("region", "kavel", "profile"),
    (_REGION, _KAVEL, _PROFILE, _number("client_years", "Cliëntjaren", "Client-years in the year.")),
)
_WAITING = Table(
    "waiting",
    "Wachtenden",
    "Clients who wait.",
    ("region", "provider", "kavel", "profile", "status"),
    (
        _REGION,
        replace(_optional(_PROVIDER), description="Provider of preference, if there is one."),
        _KAVEL,
        _PROFILE,
        _choice("status", "Wachtstatus", "Status.", ("urgent", "active", "preference", "precaution")),
        _whole("clients", "Cliënten", "Number of clients."),
        _date("as_of", "Peildatum", "Day of counting."),
    ),
)
_POSTCODES = Table(
    "postcodes",
    "Postcodes",
    "Clients of a provider per four-digit postcode.",
    ("region", "provider", "postcode4"),
    (
        _REGION,
        _PROVIDER,
        Column("postcode4", "Postcode (4)", "postcode", "Digits of the postcode."),
        _whole("wlz_clients", "Wlz-cliënten", "Clients with Wlz care."),
        _whole("zvw_clients", "Zvw-cliënten", "Clients with district nursing (Zvw)."),
    ),
)

# Money ----------------------------------------------------------------------------------------------------

_FUND_CHANGES = Table(
    "fund_changes",
    "Mutaties geldstromen",
    "Changes of a fund in the course of the year.",
    ("fund", "date", "amount_eur", "reason", "status"),  # a row that occurs twice was entered twice
    (
        _FUND,
        _date("date", "Datum", "Day of the change."),
        Column("amount_eur", "Bedrag (€)", "euros", "Amount, negative when the fund gets smaller."),
        _text("reason", "Reden", "Why."),
        _text("status", "Status", "How sure the change is."),
    ),
)
_FUND_TRANSFERS = Table(
    "fund_transfers",
    "Overhevelingen",
    "Money that moves from one fund to another.",
    ("from_fund", "to_fund", "amount_eur", "date", "kind"),
    (
        replace(_FUND, name="from_fund", dutch="Van geldstroom", description="Fund that gives."),
        replace(_FUND, name="to_fund", dutch="Naar geldstroom", description="Fund that receives."),
        _euros("amount_eur", "Bedrag (€)", "Amount."),
        _date("date", "Datum", "Day of the transfer."),
        _choice("kind", "Soort", "This year only, or for good.", ("once", "structural")),
    ),
)
_LUMP_SUMS = Table(
    "lump_sums",
    "Aanneemsommen",
    "Lump sums of innovative contracts.",
    ("contract", "region", "provider", "fund", "law", "year"),
    (
        Column("contract", "Contract", "id", "Short name of the contract."),
        _REGION,
        _PROVIDER,
        _FUND,
        Column("law", "Wet", "id", "Law that the money comes from."),
        Column("year", "Jaar", "whole", "Year.", minimum=Decimal(2000), maximum=Decimal(2100)),
        _euros("base_eur", "Basisbedrag (€)", "Sum of the base."),
        _date("base_date", "Peildatum basis", "Day on which the base was measured."),
        _signed("index_pct", "Index (%)", "Yearly index.", optional=True),
        Column(
            "adjustment_eur", "Bijstelling (€)", "euros", "Adjustment, negative when lower.", optional=True
        ),
        _text("adjustment_reason", "Reden bijstelling", "Why it was adjusted.", optional=True),
        _signed("target_growth_pct", "Groeidoel (%)", "Target growth of unique clients.", optional=True),
        _signed("minimum_growth_pct", "Minimale groei (%)", "Least growth.", optional=True),
        _number("band_low_pct", "Bandbreedte laag (%)", "Lower end of the bandwidth.", optional=True),
        _number("band_high_pct", "Bandbreedte hoog (%)", "Upper end of the bandwidth.", optional=True),
        _date("ended", "Beëindigd", "Day on which it went back to P×Q.", optional=True),
    ),
)
_UNIQUE_CLIENTS = Table(
    "unique_clients",
    "Unieke cliënten",
    "Unique clients of a contract; ALL is given, never summed.",
    ("contract", "year", "month", "provider", "law"),
    (
        Column("contract", "Contract", "id", "Short name of the contract."),
        Column("year", "Jaar", "whole", "Year.", minimum=Decimal(2000), maximum=Decimal(2100)),
        Column("month", "Maand", "whole", "Month, 1 to 12.", minimum=Decimal(1), maximum=Decimal(12)),
        replace(_PROVIDER, also=("ALL",), description="AGB code, or ALL."),
        Column("law", "Wet", "id", "Law, or ALL."),
        _whole("clients", "Cliënten", "Number of unique clients."),
    ),
)
_MAPPING = Table(
    "mapping",
    "Omzettabel",
    "Services of an earlier year and what they are called now.",
    ("old_service", "new_service"),
    (
        Column("old_service", "Oude prestatie", "id", "Prestatiecode as it was."),
        replace(_SERVICE, name="new_service", dutch="Nieuwe prestatie", description="Prestatiecode now."),
        Column("factor", "Factor", "number", "New units per old unit.", above=_ZERO),
    ),
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            _REGIONS,
            _FUNDS,
            _FUND_CHANGES,
            _FUND_TRANSFERS,
            _SERVICES,
            _PROVIDERS,
            _OFFERS,
            _CONTINUITY,
            _HISTORY,
            _AGREEMENTS,
            _FORECAST,
            _REALISATION,
            _RESPONSES,
            _DECISIONS,
            _AGREED_TARIFFS,
            _EXCEPTIONS,
            _DEMAND,
            _WAITING,
            _LUMP_SUMS,
            _UNIQUE_CLIENTS,
            _POSTCODES,
            _MAPPING,
        )
    }
)
"""Every table of a case by machine name, in the order of the contract; `case` itself stands in `CASE`."""
