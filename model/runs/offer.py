"""The offer of a reallocation, read from its run: line by line what is in force, delivered, expected and offered."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pandas as pd

from verdeelsleutel.data.responses import Offered
from verdeelsleutel.model.reallocation.start import KEY, OFFER
from verdeelsleutel.model.runs.chain import REALLOCATE
from verdeelsleutel.model.runs.run_folder import RECEIPT, UNREADABLE, BrokenRun, hash_of, receipt_of


class NoOffer(Exception):
    """A run that is no offer of a reallocation."""

    exit_code = 2


@dataclass(frozen=True, eq=False)
class Offer:
    """What providers are asked to answer.

    Attributes:
        receipt_sha256: of the run.
        cutoff: YYYY-MM, the last month of realisation that counted.
        as_of: day of the offer, None where the case doesn't say.
        lines: decimal text: region, provider, service, kavel, agreed_units, agreed_tariff_eur, delivered_units,
            expected_units, offered_units, tariff_eur; lines with nothing to answer are left out.
    """

    receipt_sha256: str
    cutoff: str
    as_of: datetime.date | None
    lines: pd.DataFrame

    @property
    def offered(self) -> Offered:
        """As far as answers are checked against it."""
        found: dict[str, set[tuple[str, str]]] = {}
        lowered: dict[str, dict[tuple[str, str], Decimal]] = {}
        columns = (*KEY, "agreed_units", "offered_units")
        rows = zip(*(self.lines[name].tolist() for name in columns), strict=True)
        for region, provider, service, agreed, offered in rows:
            found.setdefault(provider, set()).add((region, service))
            if Decimal(offered) < Decimal(agreed):
                lowered.setdefault(provider, {})[region, service] = Decimal(offered)
        return Offered(self.receipt_sha256, {name: frozenset(lines) for name, lines in found.items()}, lowered)


_VOLUMES = ("agreed_units", "delivered_units", "expected_units", "offered_units")


def read_offer(run: Path) -> Offer:
    """The offer that a run made.

    Raises:
        NoRun: the folder holds no run.
        NoOffer: the run is no offer of a reallocation.
        BrokenRun: its receipt can't be read, or its tables aren't the files that the receipt was closed over.
    """
    receipt = receipt_of(run)
    if receipt.get("command") != REALLOCATE or receipt.get("award") != OFFER:
        raise NoOffer(f"{run} is no offer of a reallocation: verdeel reallocate --stage offer makes one")
    try:
        for name in ("ledger.csv", "plan.csv"):
            if hash_of(run / name) != receipt["results"][name]:
                raise BrokenRun(f"{run}: {name} isn't the file that its receipt names; verdeel verify {run} says more")
        ledger = _table(run / "ledger.csv", *_VOLUMES, "agreed_tariff_eur")
        plan = _table(run / "plan.csv", "kavel", "tariff_eur")
        lines = ledger.merge(plan, on=KEY, validate="one_to_one")
        cutoff, as_of = str(receipt["cutoff"]), receipt.get("as_of")
        day = datetime.date.fromisoformat(as_of) if as_of else None
    except UNREADABLE as error:
        raise BrokenRun(f"{run}: {error}") from None
    asked = (lines[list(_VOLUMES)] != "0").any(axis=1)
    return Offer(hash_of(run / RECEIPT), cutoff, day, lines[asked].reset_index(drop=True))


def _table(path: Path, *columns: str) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, usecols=[*KEY, *columns], index_col=False)
