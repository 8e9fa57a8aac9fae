"""The published figures that a synthetic case is calibrated on, with their sources.

Every figure stands once, in ``calibration.csv``, with unit, year and source; ``assumption`` as a source says
that nothing published was found. The generator has no figures of its own.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

FORMS = ("intramural", "vpt", "mpt")
SECTORS = ("VV", "GZ", "GGZ")


@dataclass(frozen=True)
class Calibration:
    """Figures by name, in the order of the table."""

    figures: Mapping[str, float]
    years: Mapping[str, int]

    def __getitem__(self, name: str) -> float:
        return self.figures[name]

    def instead(self, **changes: float) -> "Calibration":
        """The same figures but for some; in the names ``__`` stands for the dot."""
        changed = {name.replace("__", "."): value for name, value in changes.items()}
        return replace(self, figures={**self.figures, **changed})

    def family(self, prefix: str) -> dict[str, float]:
        """The figures whose names start with ``prefix.``, by the rest of the name."""
        return {
            name[len(prefix) + 1 :]: value
            for name, value in self.figures.items()
            if name.startswith(f"{prefix}.")
        }

    def price_index(self, from_year: float) -> float:
        """What an amount of that year is to be multiplied with to stand at the price level of the case."""
        years = (self["room.price_level"] - from_year) / 9
        return float(self["index.pgb_2015_2024"] ** years)

    def price(self, name: str) -> float:
        """A price at the price level of the case, from the price level of its own year."""
        return self[name] * self.price_index(self.years[name])

    def room(self) -> dict[tuple[str, str], float]:
        """National room in euros per sector and form: the published total of a sector over its forms.

        Within a sector by clients (carried on with their growth) times cost per client-year.
        """
        weights = {(sector, form): self._weight(sector, form) for sector in SECTORS for form in FORMS}
        totals = {sector: sum(weights[sector, form] for form in FORMS) for sector in SECTORS}
        return {(s, f): self[f"room.{s}"] * 1e6 * weight / totals[s] for (s, f), weight in weights.items()}

    def cost(self, sector: str, form: str) -> float:
        """Euros per client-year at the price level of the case.

        The sector's own factor on the cost of 2018. The money of the GGZ is for many more clients than in
        2018, so its factor is the mean of the two other sectors.
        """
        factors = {s: self[f"room.{s}"] * 1e6 / sum(self._weight(s, f) for f in FORMS) for s in ("VV", "GZ")}
        factors["GGZ"] = sum(factors.values()) / len(factors)
        return factors[sector] * self[_name("cost", sector, form)]

    def meerzorg(self) -> float:
        """National meerzorg room in euros at the price level of the case."""
        return self.price("room.meerzorg") * 1e6

    def regions(self, number: int) -> list[tuple[str, float]]:
        """Names and shares of the national room; beyond the published regions the list starts again."""
        known = list(self.family("region").items())
        total = sum(size for _, size in known)
        rounds = [
            (name if turn == 0 else f"{name} {turn + 1}", size / total)
            for turn in range(-(-number // len(known)))
            for name, size in known
        ]
        return rounds[:number]

    def _weight(self, sector: str, form: str) -> float:
        if sector == "GGZ" and form != "intramural":
            return 0.0
        clients = self[_name("clients", sector, form)] * (1 + self[f"growth.{form}"]) ** (
            self["room.price_level"] - 2019
        )
        share = 1.0
        if form != "intramural":
            share = self[f"sector_share.{form}.VV"]
            share = share if sector == "VV" else 1 - share
        return float(clients * share * self[_name("cost", sector, form)])


def _name(kind: str, sector: str, form: str) -> str:
    return f"{kind}.{sector}.{form}" if form == "intramural" else f"{kind}.{form}"


@cache
def calibration() -> Calibration:
    """Read ``calibration.csv`` once."""
    text = files("verdeelsleutel.data.synthetic").joinpath("calibration.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return Calibration(
        figures={row["name"]: float(row["value"]) for row in rows},
        years={row["name"]: int(row["year"]) for row in rows},
    )
