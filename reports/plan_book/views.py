"""Which result file stands on which sheet, which of its columns are computed there, and what is added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from verdeelsleutel.model.runs.chain import REALLOCATE
from verdeelsleutel.model.runs.settled_run import SETTLE

__all__ = ["CUT_OFF", "MOST_ROWS_LINKED", "MOST_ROWS_SHOWN", "PLAN", "PROVIDERS", "View", "views_of"]

MOST_ROWS_SHOWN = 300_000
"""A longer file isn't shown: spreadsheets get slow, and its CSV file is there."""

MOST_ROWS_LINKED = 25_000
"""Above so many lines of the plan, sums per provider are figures; as formulas they would be counted line by line."""


CUT_OFF = "0.00000001"
"""Euros above what cutting units at 12 decimals takes off: without it an exact half cent would round down."""


@dataclass(frozen=True)
class View:
    """A sheet that shows a result file.

    Attributes:
        file: the CSV file.
        sheet: key of its name in the words of this workbook.
        columns: in their order; names that the file lacks are worked out (`derived`).
        formulas: column → formula on other columns of its row, with their names in braces.
        totals: columns that are added up above the table.
        frozen: columns that stay in sight.
    """

    file: str
    sheet: str
    columns: tuple[str, ...]
    formulas: Mapping[str, str] = field(default_factory=dict)
    totals: tuple[str, ...] = ()
    frozen: int = 0


_CELL = ("region", "provider", "name", "service", "description")

PLAN = View(
    "plan.csv",
    "plan",
    (
        *_CELL, "kavel", "profile", "offered_units", "basis_units", "agreed_units", "tariff_eur", "amount_eur",
        "pxq_eur", "previous_units", "change_units", "change_eur", "unfunded_units", "unfunded_eur",
    ),
    {
        "amount_eur": "ROUND({agreed_units}*{tariff_eur},2)",
        "change_units": "{agreed_units}-{previous_units}",
        "change_eur": "ROUND({change_units}*{tariff_eur},2)",
        "unfunded_units": "MAX(0,{basis_units}-{agreed_units})",
        "unfunded_eur": f"ROUND({{unfunded_units}}*{{tariff_eur}}+{CUT_OFF},2)",
    },
    ("amount_eur", "pxq_eur", "change_eur", "unfunded_eur"),
    5,
)  # fmt: skip
PROVIDERS = View(
    "providers.csv",
    "providers",
    (
        "region", "provider", "name", "agreed_before_eur", "added_eur", "released_eur", "price_effect_eur",
        "agreed_eur", "balance_eur", "shifted_within_eur", "expected_eur", "unfunded_eur",
    ),
    {
        "balance_eur": "ROUND({agreed_before_eur}+{added_eur}-{released_eur}+{price_effect_eur}-{agreed_eur},2)",
    },
    (
        "agreed_before_eur", "added_eur", "released_eur", "price_effect_eur", "agreed_eur", "balance_eur",
        "shifted_within_eur", "expected_eur", "unfunded_eur",
    ),
    3,
)  # fmt: skip
_FUNDS = View(
    "funds.csv",
    "funds",
    ("fund", "region", "amount_eur", "reserved_eur", "agreed_eur", "free_eur", "use"),
    {
        "free_eur": "ROUND({amount_eur}-{reserved_eur}-{agreed_eur},2)",
        "use": "IF({amount_eur}-{reserved_eur}=0,0,{agreed_eur}/({amount_eur}-{reserved_eur}))",
    },
    ("amount_eur", "reserved_eur", "agreed_eur", "free_eur"),
    1,
)
_TRANCHES = View(
    "tranches.csv",
    "tranches",
    (*_CELL, "tranche", "claim_units", "awarded_units", "short_units", "fill", "limited_by", "level"),
    {"short_units": "{claim_units}-{awarded_units}"},
    frozen=5,
)
_RULES = View(
    "rules.csv",
    "rules",
    ("rule", "key", "unit", "lower", "value", "upper", "slack", "shortfall", "binding", "source"),
    {"slack": 'IF({upper}="",{value}-{lower},IF({lower}="",{upper}-{value},MIN({upper}-{value},{value}-{lower})))'},
    frozen=2,
)
_TARIFFS = View("tariffs.csv", "tariffs", (*_CELL, "item", "value", "source"), frozen=5)
_BRIDGE = View(
    "bridge.csv",
    "bridge",
    (
        "fund", "amount_before_eur", "amount_eur", "reserved_before_eur", "reserved_eur", "agreed_before_eur",
        "released_eur", "added_eur", "price_eur", "agreed_eur", "free_before_eur", "free_eur",
    ),
    {
        "agreed_eur": "ROUND({agreed_before_eur}-{released_eur}+{added_eur}+{price_eur},2)",
        "free_eur": "ROUND({amount_eur}-{reserved_eur}-{agreed_eur},2)",
    },
    (
        "amount_before_eur", "amount_eur", "reserved_before_eur", "reserved_eur", "agreed_before_eur", "released_eur",
        "added_eur", "price_eur", "agreed_eur", "free_before_eur", "free_eur",
    ),
    1,
)  # fmt: skip
_MOVES = View("moves.csv", "moves", ("fund", "side", "item", "region", "provider", "name", "amount_eur"), frozen=1)
_EXPECTATIONS = View(
    "expectations.csv",
    "expectations",
    (
        *_CELL, "method", "agreed_units", "delivered_units", "corrected_units", "days_counted", "days_left",
        "expected_units", "low_units", "high_units",
    ),
    frozen=5,
)  # fmt: skip
_LEDGER = View(
    "ledger.csv",
    "ledger",
    (
        *_CELL, "agreed_units", "agreed_tariff_eur", "agreed_on", "delivered_units", "expected_units", "offered_units",
        "offered_on", "answered_units", "answered_on", "judged", "accepted_units", "definitive_units", "definitive_on",
    ),
    frozen=5,
)  # fmt: skip
_UNFUNDED = View(
    "unfunded.csv",
    "unfunded",
    (*_CELL, "expected_units", "basis_units", "agreed_units", "beyond_units", "beyond_eur", "kept_out_by"),
    totals=("beyond_eur",),
    frozen=5,
)
_WORKLIST = View(
    "worklist.csv", "worklist", ("kind", "region", "provider", "name", "service", "month", "units", "what"), frozen=4
)
_SETTLED = (
    "agreed_eur", "surcharge_eur", "ceiling_eur", "delivered_eur", "settled_eur", "recovered_eur", "topped_up_eur",
    "unfunded_eur", "forgone_eur",
)  # fmt: skip
_SETTLEMENT = View(
    "settlement.csv",
    "settlement",
    ("region", "provider", "name", "fund", *_SETTLED),
    {
        "surcharge_eur": "ROUND({ceiling_eur}-{agreed_eur},2)",
        "settled_eur": "MIN({delivered_eur},{ceiling_eur})",
        "recovered_eur": "ROUND(MAX(0,{agreed_eur}-{settled_eur}),2)",
        "topped_up_eur": "ROUND(MAX(0,{settled_eur}-{agreed_eur}),2)",
        "unfunded_eur": "ROUND({delivered_eur}-{settled_eur},2)",
    },
    _SETTLED,
    4,
)
_SETTLEMENT_LINES = View(
    "settlement_lines.csv",
    "settlement_lines",
    (
        *_CELL, "fund", "agreed_units", "agreed_tariff_eur", "agreed_eur", "delivered_units", "settled_tariff_eur",
        "delivered_eur", "ceiling_eur", "settled_eur", "surcharge_eur",
    ),
    {
        "agreed_eur": "ROUND({agreed_units}*{agreed_tariff_eur},2)",
        "delivered_eur": "ROUND({delivered_units}*{settled_tariff_eur},2)",
        "ceiling_eur": "ROUND({agreed_units}*{settled_tariff_eur},2)",
        "surcharge_eur": "ROUND({ceiling_eur}-{agreed_eur},2)",
    },
    ("agreed_eur", "delivered_eur", "ceiling_eur", "settled_eur", "surcharge_eur"),
    5,
)  # fmt: skip
_SETTLED_FUNDS = View(
    "funds.csv",
    "funds",
    (
        "fund", "region", "amount_eur", "agreed_eur", "topped_up_eur", "recovered_eur", "settled_eur", "free_eur",
        "delivered_eur", "unfunded_eur",
    ),
    {
        "settled_eur": "ROUND({agreed_eur}+{topped_up_eur}-{recovered_eur},2)",
        "free_eur": "ROUND({amount_eur}-{settled_eur},2)",
    },
    (
        "amount_eur", "agreed_eur", "topped_up_eur", "recovered_eur", "settled_eur", "free_eur", "delivered_eur",
        "unfunded_eur",
    ),
    1,
)  # fmt: skip
_SURCHARGES = View(
    "surcharges.csv",
    "surcharges",
    ("region", "provider", "name", "item", "kind", "points", "amount_eur", "source"),
    frozen=3,
)
_NOTICES = View("notices.csv", "notices", ("region", "provider", "name", "notice", "date", "receipt_sha256"), frozen=3)


def views_of(command: object) -> tuple[View, ...]:
    """The sheets of a run by what its receipt says it is, in their order."""
    if command == SETTLE:
        return _SETTLEMENT, _SETTLED_FUNDS, _SETTLEMENT_LINES, _SURCHARGES, _TARIFFS, _NOTICES, _WORKLIST
    decided = PLAN, PROVIDERS, _TRANCHES, _RULES, _TARIFFS, _FUNDS
    if command == REALLOCATE:
        return PLAN, PROVIDERS, _BRIDGE, _MOVES, _EXPECTATIONS, _LEDGER, _UNFUNDED, _WORKLIST, *decided[2:]
    return decided
