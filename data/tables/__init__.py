"""The tables of a case: keys, columns, kinds, ranges, references, titles and meaning, each in one place.

Readers, the template, the documentation and the tests draw on `TABLES`; nothing else repeats it. `CASE` holds
the keys of `case.yaml` (or of the sheet of key and value) in the same form.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from verdeelsleutel.data.tables.columns import Table
from verdeelsleutel.data.tables.further import (
    DEMAND,
    FUND_CHANGES,
    FUND_TRANSFERS,
    LUMP_SUMS,
    MAPPING,
    POSTCODES,
    UNIQUE_CLIENTS,
    WAITING,
)
from verdeelsleutel.data.tables.needed import (
    CASE,
    FUND_KINDS,
    FUNDS,
    KAVELS,
    OFFERS,
    PROVIDERS,
    REGIONS,
    SERVICES,
    UNITS,
)
from verdeelsleutel.data.tables.volumes import (
    AGREED_TARIFFS,
    AGREEMENTS,
    CONTINUITY,
    DECISIONS,
    EXCEPTIONS,
    FORECAST,
    HISTORY,
    REALISATION,
    RESPONSES,
)

__all__ = ["CASE", "FUND_KINDS", "KAVELS", "TABLES", "UNITS"]

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            REGIONS,
            FUNDS,
            FUND_CHANGES,
            FUND_TRANSFERS,
            SERVICES,
            PROVIDERS,
            OFFERS,
            CONTINUITY,
            HISTORY,
            AGREEMENTS,
            FORECAST,
            REALISATION,
            RESPONSES,
            DECISIONS,
            AGREED_TARIFFS,
            EXCEPTIONS,
            DEMAND,
            WAITING,
            LUMP_SUMS,
            UNIQUE_CLIENTS,
            POSTCODES,
            MAPPING,
        )
    }
)
"""Every table of a case by machine name, in the order of the contract; `case` itself stands in `CASE`."""
