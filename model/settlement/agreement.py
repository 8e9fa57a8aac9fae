"""What is settled: the agreements that a run made, the prices they were made at, and who was told what when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from verdeelsleutel.model.tariff import Item

Key = tuple[str, str, str]
"""Region, provider, service."""


@dataclass(frozen=True)
class Notice:
    """That a provider was told something.

    Attributes:
        region, provider: who.
        kind: `award` (the agreement before a reallocation, or of an initial run), `offer`, `answer` (of the provider),
            `definitive` or `settlement`.
        date: YYYY-MM-DD; empty where the case of that run says no as_of.
        receipt: hash of the receipt of that run; empty where there is none, or it isn't known.
    """

    region: str
    provider: str
    kind: str
    date: str
    receipt: str


@dataclass(frozen=True, eq=False)
class Agreement:
    """The agreements of a run.

    Attributes:
        stage: `initial` or `reallocation`: where its prices were made.
        award: what it calls its outcome.
        units: region, provider, service, units: the lines with units above 0.
        cents: per such line its price.
        items: per such line how its price came about.
        drawn: cents that it agreed per fund.
        notices: who was told what before the settlement.
    """

    stage: str
    award: str
    units: pd.DataFrame
    cents: Mapping[Key, int]
    items: Mapping[Key, tuple[Item, ...]]
    drawn: Mapping[str, int]
    notices: tuple[Notice, ...]
