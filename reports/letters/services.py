"""Services and regions as a letter names them."""

from __future__ import annotations

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.data.tables.dutch import dutch_choice
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.letters.letter import Line
from verdeelsleutel.reports.letters.own_words import plain
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = ["Services"]


class Services:
    """Words of one case."""

    def __init__(self, case: Case, lang: Language) -> None:
        self._lang = lang
        columns = ("service", "description", "kavel", "unit")
        table = case.table("services")
        self._known = {row[0]: row for row in zip(*(table[name].tolist() for name in columns), strict=True)}
        regions = case.table("regions")
        self._regions = dict(zip(regions["region"].tolist(), regions["name"].tolist(), strict=True))
        self._unit = TABLES["services"].column("unit")

    def description(self, service: str) -> str:
        """What a service is; empty where it isn't known."""
        return plain(self._known[service][1]) if service in self._known else ""

    def region(self, code: str) -> str:
        """Name of a region, or its code."""
        return plain(self._regions.get(code) or code)

    def line(self, region: str, service: str, **figures: str) -> Line:
        """A line of this service."""
        _, _, kavel, unit = self._known[service]
        kavel = self._lang.word(kavel) if kavel in WORDS else kavel
        return Line(region, service, self.description(service), plain(kavel), self._unit_word(unit), **figures)

    def _unit_word(self, unit: str) -> str:
        return dutch_choice(self._unit, unit) if self._lang.code == "nl" else unit.replace("_", " ")
