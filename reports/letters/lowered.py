"""Why an agreement goes down in a reallocation: less care is expected than was agreed, and how that was expected."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints, Mask
from verdeelsleutel.model.reallocation.moves import cents_of, situation_of
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.year_outlook import GIVEN, completed

__all__ = ["Lowered"]

MOST_LINES = 3
"""Services that the first page of a letter names."""


class Lowered:
    """Lines of one run that are expected to need less than was agreed, and that get less."""

    def __init__(self, run: Reported, lang: Language) -> None:
        self._run, self._lang = run, lang

    def lines(self, provider: str) -> list[int]:
        """The largest of them, most first."""
        every = self._of(provider)
        if not len(every):
            return []
        less = (self._agreed - self._expected)[every]
        return [int(line) for line in every[np.argsort(-less, kind="stable")][:MOST_LINES]]

    def sentences(self, provider: str) -> tuple[str, ...]:
        """That less is expected, how that was worked out, and what else goes down; empty where nothing is lower.

        Told of all its care where less is expected of that, else of the services that go down.
        """
        every = self._of(provider)
        return tuple(self._told(provider, every)) if len(every) else ()

    def _told(self, provider: str, every: Index) -> Iterator[str]:
        word, euros = self._lang.word, self._lang.euros
        mine = [one for one in self._run.sums if one.provider == provider]
        expected, price = sum(one.expected for one in mine), sum(one.price for one in mine)
        before, now = sum(one.before for one in mine) + price, sum(one.agreed for one in mine)
        at = word("letter_less_prices") if price else ""
        in_all = expected < before
        if in_all:
            yield word("letter_less", expected=euros(expected), agreed=euros(before), prices=at)
        else:
            of_them = {"expected": euros(sum(self._expected[every].tolist()))}
            of_them["agreed"] = euros(sum(self._agreed[every].tolist()))
            yield word("letter_less_of_services", count=len(every), prices=at, **of_them)
        yield from self._worked_out()
        if in_all and now < expected:
            yield word("letter_less_besides", amount=euros(expected - now))

    def _worked_out(self) -> Iterator[str]:
        """How the expectation was made, of the care of which months, and what was added to those."""
        plan, word = self._run.plan, self._lang.word
        policy, situation = plan.problem.pack.reallocation, situation_of(plan)
        assert policy is not None  # a reallocation has one
        if policy.expectation == GIVEN:
            yield word("letter_less_given")
            return
        last = situation.cutoff
        for first in situation.expectation.beyond[:1]:  # the first month of which nothing is known of anybody
            year, month = first.split("-")
            if month == "01":
                yield word("letter_less_none_known", month=self._lang.month(last))
                return
            last = f"{year}-{int(month) - 1:02d}"
        method = word(f"method_{policy.expectation}")
        yield word("letter_less_method", month=self._lang.month(last), method=method)
        if any(part < 100 for part in policy.completeness.values()):
            yield word("letter_less_completed", completed=completed(policy, self._lang))

    def _of(self, provider: str) -> Index:
        """Lines in regions where the provider releases something on balance."""
        if not self._run.moves:
            return np.zeros(0, dtype=np.intp)
        lines = self._run.plan.problem.lines
        mine = [one for one in self._run.sums if one.provider == provider]
        released = [lines.regions.index(one.region) for one in mine if one.released]
        own = np.asarray(lines.provider == lines.providers.index(provider)) & np.isin(lines.region, released)
        return np.flatnonzero(own & self._lower)

    @cached_property
    def _lower(self) -> Mask:
        plan, situation = self._run.plan, situation_of(self._run.plan)
        expected = situation.agreement.minus(situation.expectation.units).above_zero()
        return expected & situation.agreement.minus(Exact(plan.units, 1)).above_zero()

    @cached_property
    def _agreed(self) -> Ints:
        """The agreement in force in cents, at this run's tariffs."""
        return cents_of(situation_of(self._run.plan).agreement, self._run.plan)

    @cached_property
    def _expected(self) -> Ints:
        return cents_of(situation_of(self._run.plan).expectation.units, self._run.plan)
