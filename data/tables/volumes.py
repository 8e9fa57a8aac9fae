"""Tables of volumes beside the offers, and of what people decided about them."""

from __future__ import annotations

from dataclasses import replace

from verdeelsleutel.data.tables.columns import Column, Table
from verdeelsleutel.data.tables.parts import (
    CELL,
    CELL_KEY,
    PROVIDER,
    REGION,
    SERVICE,
    choice,
    date,
    euros,
    number,
    optional,
    text,
    volumes,
)

__all__ = [
    "AGREED_TARIFFS",
    "AGREEMENTS",
    "CONTINUITY",
    "DECISIONS",
    "EXCEPTIONS",
    "FORECAST",
    "HISTORY",
    "REALISATION",
    "RESPONSES",
]

CONTINUITY = volumes(
    "continuity",
    "Continuïteit",
    "Care expected this year for clients already in care.",
    number("units", "Eenheden", "Units expected this year."),
)
HISTORY = volumes(
    "history",
    "Historie",
    "Last year's last formal agreement (its herschikking).",
    number("units", "Afgesproken eenheden", "Units agreed last year."),
    number("realised_units", "Gerealiseerde eenheden", "Units delivered last year.", optional=True),
)
AGREEMENTS = volumes(
    "agreements",
    "Afspraken",
    "Agreements in force, for a reallocation that isn't chained to a run.",
    number("units", "Eenheden", "Units agreed."),
    euros("tariff_eur", "Tarief (€)", "Agreed tariff per unit.", optional=True),
)
FORECAST = volumes(
    "forecast", "Prognose", "Expected volume of the year.", number("units", "Eenheden", "Units expected.")
)
REALISATION = Table(
    "realisation",
    "Realisatie",
    "Care delivered per month, earlier years too.",
    (*CELL_KEY, "month"),
    (
        *CELL,
        Column("month", "Maand", "month", "Month of the care, YYYY-MM."),
        number("units", "Eenheden", "Units delivered."),
    ),
)
RESPONSES = volumes(
    "responses",
    "Reacties",
    "What a provider answered to the offer of a reallocation, and how that was judged.",
    number("units", "Gevraagde eenheden", "Units that the provider asks for."),
    text("reason", "Reden", "Why.", optional=True),
    date("date", "Datum", "Day of the answer."),
    choice(
        "judged",
        "Oordeel",
        "How it was judged; agreed where the provider agrees with the offer.",
        ("accepted", "partly", "rejected", "agreed"),
        optional=True,
    ),  # empty: not judged yet
    number("accepted_units", "Toegekende eenheden", "Units that were accepted.", optional=True),
    text("judgement", "Motivering", "Why it was judged so.", optional=True),
)

DECISIONS = Table(
    "decisions",
    "Besluiten",
    "What was decided above policy: hard, and shown everywhere.",
    (*CELL_KEY, "kind"),
    (
        REGION,
        PROVIDER,
        replace(optional(SERVICE), description="Service; empty: all services of the provider."),
        choice("kind", "Soort", "What was decided.", ("fix", "minimum", "maximum", "exclude")),
        number("units", "Eenheden", "Units; or else an amount.", optional=True),
        euros("amount_eur", "Bedrag (€)", "Amount; or else units.", optional=True),
        text("reason", "Reden", "Why."),
        text("decided_by", "Besloten door", "Who decided."),
        date("date", "Datum", "Day of the decision."),
    ),
)
AGREED_TARIFFS = Table(
    "agreed_tariffs",
    "Afgesproken tarieven",
    "Tariffs that replace the build-up.",
    CELL_KEY,
    (
        replace(optional(REGION), description="Region; empty: all regions."),
        PROVIDER,
        replace(optional(SERVICE), description="Service; empty: all services."),
        number("percentage", "Percentage", "Percentage of the maximum; or else a tariff.", optional=True),
        euros("tariff_eur", "Tarief (€)", "Tariff per unit; or else a percentage.", optional=True),
        text("reason", "Reden", "Why."),
        date("date", "Datum", "Day of the agreement."),
    ),
)
EXCEPTIONS = Table(
    "exceptions",
    "Uitzonderingen",
    "Room above a rule that excludes.",
    (*CELL_KEY, "rule"),
    (
        *CELL,
        Column("rule", "Regel", "id", "Id of the rule in the pack."),
        number("units", "Eenheden", "Units of room."),
        text("reason", "Reden", "Why."),
    ),
)
