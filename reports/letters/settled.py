"""Letters of a settlement: every provider with an agreement or with care in the year."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from verdeelsleutel.data.integers import Index, Ints
from verdeelsleutel.model.settlement.findings import months_lacking
from verdeelsleutel.model.settlement.settle import Settlement
from verdeelsleutel.model.settlement.surcharges import OTHER, Surcharge, surcharges
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.letters.build_ups import BuildUps
from verdeelsleutel.reports.letters.figures import amount, units
from verdeelsleutel.reports.letters.head import Head
from verdeelsleutel.reports.letters.letter import Amount, Letter, Line, Region, Settled
from verdeelsleutel.reports.letters.own_words import OwnWords
from verdeelsleutel.reports.letters.services import Services

__all__ = ["SettledLetters"]

STEPS = ("agreed", "surcharge", "ceiling", "delivered", "unfunded", "settled")
ONLY_IF = ("surcharge", "unfunded")
"""Steps that are left out at nought."""


class SettledLetters:
    """Letters of one settlement."""

    def __init__(self, settlement: Settlement, seal: str, lang: Language, date: datetime.date | None) -> None:
        self._settlement, self._lang = settlement, lang
        table = settlement.case.table("providers")
        self.allocates, self.unjudged = False, 0
        self.words = OwnWords(dict(zip(table["provider"].tolist(), table["name"].tolist(), strict=True)))
        self._head = Head(settlement.case, settlement.pack, seal, lang, date)
        self._services = Services(settlement.case, lang)
        self._build_ups = BuildUps(settlement.lines, settlement.prices.tariffs, settlement.pack, lang)

    @cached_property
    def providers(self) -> Sequence[str]:
        """AGB codes of those that get a letter, in order."""
        names = self._settlement.lines.providers
        return tuple(sorted(names[at] for at in set(self._settlement.provider.tolist())))

    def letter(self, provider: str) -> Letter:
        """The letter of one of them."""
        settlement, lang = self._settlement, self._lang
        lines, at = settlement.lines, settlement.lines.providers.index(provider)
        cells = np.flatnonzero(lines.is_cell & np.asarray(lines.provider == at))
        mine = np.flatnonzero(settlement.provider == at)
        totals = {name: _sum(getattr(settlement.totals, name)[mine]) for name in (*STEPS, "recovered", "topped_up")}
        return self._head.letter(
            provider,
            "settlement",
            "",
            opening=lang.word("letter_opening_settlement", year=self._head.year),
            summary=self._summary(totals, several=len(mine) > 1, final=provider not in self._lacking),
            standing=self._standing(provider),
            may_do=(),
            total=amount(totals["settled"], lang),
            steps=tuple(self._step(name, totals[name]) for name in STEPS if totals[name] or name not in ONLY_IF),
            regions=tuple(self._regions(cells)),
            agreements=tuple(map(self._agreement, mine.tolist())),
            build_ups=self._build_ups.of(
                cells.tolist(), len(np.unique(lines.region[cells])) > 1, lambda text: self.words.told(text, provider)
            ),
            surcharges=tuple(self._surcharge(one) for one in self._surcharges.get(provider, ())),
        )

    @cached_property
    def _lacking(self) -> Mapping[str, Sequence[str]]:
        return months_lacking(self._settlement)

    def _standing(self, provider: str) -> str:
        """That the outcome isn't final, where months of the provider lack."""
        months = self._lacking.get(provider, ())
        if not months:
            return ""
        names = ", ".join(self._lang.month(month) for month in months)
        return self._lang.word("letter_standing_unfinished", count=len(months), months=names)

    def _step(self, name: str, cents: int) -> Amount:
        shown = -cents if name == "unfunded" else cents  # it is taken off
        return Amount(self._lang.word(f"letter_settled_{name}"), self._lang.euros(shown))

    def _summary(self, totals: Mapping[str, int], *, several: bool, final: bool) -> tuple[str, ...]:
        """What is paid back or paid on top, counted against the agreement and not against advances."""
        lang, year = self._lang, self._head.year
        settled = "letter_settled" if final else "letter_settled_so_far"
        said = [lang.word(settled, amount=lang.euros(totals["settled"]), year=year)]
        moved = {name: lang.euros(totals[name]) for name in ("recovered", "topped_up") if totals[name]}
        if len(moved) > 1:
            said.append(lang.word("letter_both", **moved))
        else:
            so_far = "" if final else "_so_far"
            said += [lang.word(f"letter_{name}{so_far}", amount=shown) for name, shown in moved.items()]
        said.append(lang.word("letter_advances" if moved else "letter_settled_as_agreed"))
        if totals["unfunded"]:
            said.append(lang.word("letter_unfunded", amount=lang.euros(totals["unfunded"])))
        if several:
            said.append(lang.word("letter_own_ceilings"))
        return tuple(said)

    def _regions(self, cells: Index) -> Iterator[Region]:
        """Every line that was agreed or delivered, region by region."""
        settlement, lang = self._settlement, self._lang
        lines, per_line = settlement.lines, settlement.line_totals
        for at in np.unique(lines.region[cells]).tolist():
            mine = cells[lines.region[cells] == at]
            delivered, paid = (amount(_sum(part[mine]), lang) for part in (per_line.delivered, per_line.settled))
            shown = tuple(self._line(line) for line in mine.tolist())
            yield Region(lines.regions[at], self._services.region(lines.regions[at]), shown, delivered, paid)

    def _line(self, line: int) -> Line:
        settlement, lang = self._settlement, self._lang
        region, _, service = settlement.lines.key(line)
        delivered, paid = (int(part[line]) for part in self._amounts)
        return self._services.line(
            region,
            service,
            agreed=units(settlement.agreed_units.fraction(line), lang),
            delivered=units(settlement.delivery.delivered.fraction(line), lang),
            amount=amount(delivered, lang),
            settled=amount(paid, lang),
            **self._build_ups.price(line),
        )

    @cached_property
    def _amounts(self) -> tuple[Ints, Ints]:
        totals = self._settlement.line_totals
        return totals.delivered, totals.settled

    @cached_property
    def _surcharges(self) -> dict[str, list[Surcharge]]:
        found: dict[str, list[Surcharge]] = {}
        for one in surcharges(self._settlement):
            found.setdefault(one.provider, []).append(one)
        return found

    def _agreement(self, at: int) -> Settled:
        """One fund in one region, which has a ceiling of its own."""
        settlement, lang = self._settlement, self._lang
        region = self._services.region(settlement.lines.regions[settlement.region[at]])
        fund = settlement.purse_name(int(settlement.purse[at])) or lang.word("outside_room")
        names = ("agreed", "ceiling", "delivered", "settled", "recovered", "topped_up", "unfunded")
        return Settled(region, fund, *(amount(int(getattr(settlement.totals, name)[at]), lang) for name in names))

    def _surcharge(self, one: Surcharge) -> Amount:
        label = self._lang.word("letter_other_prices") if one.item == OTHER else one.item
        return Amount(label, self._lang.euros(one.cents))


def _sum(values: Ints) -> int:
    return sum(map(int, values.tolist()))
