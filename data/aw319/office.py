"""What an office knows about claims: the region of a UZOVI number, and the unit of a service."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from verdeelsleutel.data.aw319 import layout
from verdeelsleutel.data.aw319.noticed import Noticed
from verdeelsleutel.data.aw319.records import Claim
from verdeelsleutel.data.aw319.units import TIME_UNITS, factor
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.faults import Fault, Place, did_you_mean

__all__ = ["Office"]

_TABLES = ("regions", "services", "providers")
_HINT = "or import a file of one region with --region CODE"


class Office:
    """Regions and units for claims; without a case the UZOVI number is the region, and units are as claimed.

    A fault is kept once per file and thing, at its first line.

    Attributes:
        faults: UZOVI numbers without one region, services that are unknown or claimed in a unit that doesn't fit.
    """

    def __init__(self, case: Path | None, region: str, mapping: Path | None) -> None:
        """Read what is needed of a case.

        Raises:
            CaseFaults: it has faults there.
        """
        self.faults: list[Fault] = []
        self._case = case is not None
        self._region = region
        self._told: set[tuple[str, ...]] = set()
        self._units: dict[str, str] = {}
        self._regions: dict[str, list[str]] = {}
        self._providers: set[str] = set()
        self._uzovi: set[str] = set()
        if case is None:
            return
        tables = read_case(case, mapping=mapping, only=_TABLES).tables
        regions, services = tables["regions"], tables["services"]
        for code, uzovi in zip(regions["region"], regions["uzovi"], strict=True):
            if uzovi:
                self._regions.setdefault(str(uzovi).zfill(4), []).append(str(code))
        self._units = dict(zip(services["service"], services["unit"], strict=True))
        self._providers = set(tables["providers"]["provider"])
        codes = [str(code) for code in regions["region"]]
        if region and region not in codes:
            hint = did_you_mean(region, codes)
            self.faults.append(Fault(Place("--region"), "the case has no such region", region, ", ".join(codes), hint))

    def region(self, claim: Claim, source: str) -> str | None:
        """The region of a claim; None with a fault when that isn't one."""
        if self._region:
            return self._region
        if not self._case:
            self._uzovi.add(claim.uzovi)
            return claim.uzovi
        found = self._regions.get(claim.uzovi, [])
        if len(found) == 1:
            return found[0]
        what = f"the UZOVI number belongs to {'several regions' if found else 'no region of the case'}"
        expected = "the number of one region in the column uzovi of the table regions"
        fill = f"{' and '.join(found)} share it" if found else "fill it in there"
        place = Place(source, line=claim.line, column=layout.OFFICE.columns)
        self._tell((source, claim.uzovi), Fault(place, what, claim.uzovi, expected, f"{fill}, {_HINT}"))
        return None

    def units(self, claim: Claim, source: str, noticed: Noticed) -> tuple[int | Fraction, str] | None:
        """Units of a claim and what one is; None with a fault when it can't be counted so."""
        claimed = TIME_UNITS[claim.time_unit]
        if not self._case:
            unit = self._units.setdefault(claim.service, claimed.unit)
        elif claim.service in self._units:
            unit = self._units[claim.service]
        else:
            place = Place(source, line=claim.line, column=layout.SERVICE.columns)
            hint = did_you_mean(claim.service, self._units) or "add it to the table services, or import without --case"
            what, expected = "the case has no such service", "a service of the table services"
            self._tell((source, claim.service), Fault(place, what, claim.service, expected, hint))
            return None
        if unit == "eur":
            return Fraction(claim.cents, 100), unit
        size = factor(claim.time_unit, unit)
        if size is None or (not self._case and claimed.unit != unit):
            self._tell((source, claim.service, claim.time_unit), self._misfit(claim, source, unit))
            return None
        if {claimed.unit, unit} == {"hour", "half_day"}:
            noticed.at("claim-half-days", source, claim.line)
        units = claim.quantity * size
        return (units.numerator if units.denominator == 1 else units), unit

    def _misfit(self, claim: Claim, source: str, unit: str) -> Fault:
        place = Place(source, line=claim.line, column=layout.TIME_UNIT.columns)
        found = f"{claim.time_unit} ({TIME_UNITS[claim.time_unit].name})"
        if self._case:
            what = f"{claim.service} counts in the unit {unit}, which this time unit can't be"
            return Fault(place, what, found, f"a time unit for {unit}", "see the column unit of the table services")
        what = f"{claim.service} is claimed in the unit {unit} elsewhere, which this time unit can't be added to"
        return Fault(place, what, found, f"a time unit for {unit}", "give --case CASE, which knows its unit")

    def _tell(self, key: tuple[str, ...], fault: Fault) -> None:
        if key not in self._told:
            self._told.add(key)
            self.faults.append(fault)

    def notice(self, noticed: Noticed, providers: set[str]) -> None:
        """What to know about how regions and units were found."""
        if self._case:
            for provider in sorted(providers - self._providers):
                noticed.about("claim-provider-unknown", provider)
            return
        for service in sorted(self._units):
            noticed.about("claim-units-as-claimed", service)
        for uzovi in sorted(self._uzovi):
            noticed.about("claim-region-is-uzovi", uzovi)
