"""The sheet of every line that differs: units, tariff and amount before and now, and the two effects."""

from __future__ import annotations

from verdeelsleutel.data.exact import euros
from verdeelsleutel.model.compare.cells import Cells
from verdeelsleutel.reports.books.layout import Layout
from verdeelsleutel.reports.compare.words import Pair
from verdeelsleutel.reports.compare_book.columns import changes, columns, formulas
from verdeelsleutel.reports.compare_book.input_sheets import Rows

__all__ = ["LINES", "lines"]

_CELL = ("region", "provider", "name", "service", "description", "kavel", "move")
LINES = Layout(
    "lines",
    columns(
        *_CELL, *changes("units"), "tariff_then", "tariff_now", *changes("agreed"), "volume_eur", "price_eur"
    ),
    {
        **formulas(["units", "agreed"]),
        "agreed_then": "ROUND({units_then}*{tariff_then},2)",
        "agreed_now": "ROUND({units_now}*{tariff_now},2)",
        "volume_eur": 'ROUND({units_change}*IF({tariff_then}="",{tariff_now},{tariff_then}),2)',
        "price_eur": 'IF(OR({tariff_then}="",{tariff_now}=""),0,ROUND({units_now}*({tariff_now}-{tariff_then}),2))',
    },
    (*changes("agreed"), "volume_eur", "price_eur"),
    5,
    {"move": 16, "tariff_then": 12, "tariff_now": 12},
)  # fmt: skip


def lines(pair: Pair) -> Rows:
    """Every line that differs, in key order."""
    cells = pair.against.cells
    for cell in cells.differing.tolist():
        region, provider, service = cells.key(cell)
        kavel = pair.lang.word(cells.names[3][int(cells.at[3][cell])])
        who = (region, provider, pair.provider(provider), service, pair.service(service), kavel)
        yield *who, pair.lang.word(f"cbook_move_{_move(cells, cell)}"), *_figures(cells, cell)


def _move(cells: Cells, cell: int) -> str:
    then, now = cells.then, cells.now
    if not then.there[cell]:
        return "came"
    if not now.there[cell]:
        return "gone"
    if then.units[cell] == now.units[cell]:
        return "price"
    return "more" if now.units[cell] > then.units[cell] else "less"


def _figures(cells: Cells, cell: int) -> tuple[str, ...]:
    sides = (cells.then, cells.now)
    units = [int(side.units[cell]) for side in sides]
    amounts = [int(side.amount[cell]) for side in sides]

    def there(value: int | str, side: int) -> str:
        return str(value) if sides[side].there[cell] else ""

    return (
        *(there(value, side) for side, value in enumerate(units)),
        str(units[1] - units[0]),
        *(there(euros(int(side.tariff[cell])), at) for at, side in enumerate(sides)),
        *(there(euros(value), side) for side, value in enumerate(amounts)),
        euros(amounts[1] - amounts[0]),
        euros(int(cells.volume[cell])),
        euros(int(cells.price[cell])),
    )
