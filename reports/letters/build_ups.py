"""How the prices of a provider come about, services with the same build-up together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.tariff import Agreed, Tariffs, items_of
from verdeelsleutel.model.tariff import Item as Built
from verdeelsleutel.reports.dutch import NARROW, Language
from verdeelsleutel.reports.letters.figures import amount
from verdeelsleutel.reports.letters.letter import BuildUp, Item, Source
from verdeelsleutel.reports.letters.sources import sources_of
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = ["BuildUps"]

PARTS_OF_PRICE = ("nhc", "nic", "tariff")
PLACES = 6
WHOLE = ("base", "percentage", "minimum", "maximum")
"""Items that are a percentage themselves; the others are points on it, unless they replace the base."""


class BuildUps:
    """Build-ups of one run."""

    def __init__(self, lines: Lines, tariffs: Tariffs, pack: Pack, lang: Language) -> None:
        self._lines, self._tariffs, self._lang = lines, tariffs, lang
        self._notes = {one.id: one.note or "" for one in pack.tariff.adjustments}
        self._notes |= {rule.id: rule.note or "" for rule in pack.rules}
        self._replaces = {one.id for one in pack.tariff.adjustments if one.set is not None}
        self._sources = sources_of(pack)

    def of(self, lines: Iterable[int], regions: bool, told: Callable[[str | None], str]) -> tuple[BuildUp, ...]:
        """Those of some lines.

        Args:
            lines: of one provider.
            regions: whether they lie in more than one, which tells tariffs of its own apart.
            told: makes what people wrote fit for who reads it.
        """
        kinds: dict[tuple[tuple[Built, ...], Agreed | None], dict[str, None]] = {}
        for line in lines:
            items = tuple(item for item in self._items(line) if item.name not in PARTS_OF_PRICE)
            agreed, (region, _, service) = self._tariffs.agreed.get(line), self._lines.key(line)
            name = f"{service} ({region})" if agreed and regions else service
            kinds.setdefault((items, agreed), {})[name] = None
        return tuple(
            self._own(agreed, services, told) if agreed else self._by_policy(items, services, told)
            for (items, agreed), services in kinds.items()
        )

    def price(self, line: int) -> dict[str, str]:
        """Percentage, maximum, NHC and NIC of a line, as far as its price is made of them."""
        lang, tariffs, service = self._lang, self._tariffs, int(self._lines.service[line])
        found = {"tariff": amount(int(tariffs.cents[line]), lang)}
        agreed, maximum = tariffs.agreed.get(line), tariffs.maximum[service]
        if maximum is None or (agreed is not None and agreed.cents is not None):
            return found
        percentage = next((item.value for item in self._items(line) if item.name in ("percentage", "agreed")), "100")
        found |= {"percentage": self._percent(percentage), "maximum": amount(maximum, lang)}
        parts = (("nhc", int(tariffs.nhc[service])), ("nic", int(tariffs.nic[service])))
        return found | {name: amount(cents, lang) for name, cents in parts if cents}

    def _items(self, line: int) -> list[Built]:
        return items_of(self._tariffs, self._lines, line)

    def _own(self, agreed: Agreed, services: Iterable[str], told: Callable[[str | None], str]) -> BuildUp:
        """A tariff that was agreed with this provider."""
        lang = self._lang
        percent = "" if agreed.percentage is None else self._percent(agreed.percentage)
        value = percent if agreed.cents is None else lang.euros(agreed.cents)
        whole = agreed.cents is not None
        name = lang.word("letter_own_tariff" if whole else "letter_own_percentage")
        return BuildUp(", ".join(services), percent, (Item(name, value, told(agreed.reason), ()),))

    def _by_policy(
        self, items: Sequence[Built], services: Iterable[str], told: Callable[[str | None], str]
    ) -> BuildUp:
        """A percentage that the policy builds up; the last item is what it comes to."""
        *parts, total = items
        if not parts:
            only = Item(self._lang.word("letter_no_percentage"), self._percent(total.value), "", ())
            return BuildUp(", ".join(services), "", (only,))
        shown = (
            Item(self._name(one.name), self._value(one), told(self._notes.get(one.name)), self._behind(one))
            for one in parts
        )
        return BuildUp(", ".join(services), self._percent(total.value), tuple(shown))

    def _behind(self, item: Built) -> tuple[Source, ...]:
        return (self._sources[item.source],) if item.source in self._sources else ()

    def _name(self, name: str) -> str:
        key = f"letter_item_{name}"
        return self._lang.word(key) if key in WORDS else name

    def _value(self, item: Built) -> str:
        """A percentage, or points with their sign."""
        if item.name in WHOLE or item.name in self._replaces:
            return self._percent(item.value)
        value = Fraction(item.value)
        points = self._shown(abs(value))
        return self._lang.word("letter_points", points=f"{'-' if value < 0 else '+'}{points}")

    def _percent(self, value: str | Fraction) -> str:
        return f"{self._shown(Fraction(value))}{NARROW}%"

    def _shown(self, value: Fraction) -> str:
        """With as many decimals as it has, up to six."""
        text = decimals(value, PLACES)
        return self._lang.number(value, len(text.partition(".")[2]))
