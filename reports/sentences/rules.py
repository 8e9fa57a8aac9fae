"""Why a cell got less, in a sentence: rules, funds, decisions and tranches as a provider reads them.

English sentences are those of the rules themselves; Dutch ones stand in `words/explain.py` by the name of the rule. A
rule without one is told by its kind, key and bound.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from verdeelsleutel.data.conditions import EVERYTHING, Condition
from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.pack import Tranche
from verdeelsleutel.model.explain.step import Step, above_decision
from verdeelsleutel.model.kept_out import Reason
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.row import Count
from verdeelsleutel.model.rule import BoundRule
from verdeelsleutel.model.system import RowName
from verdeelsleutel.reports.cuts import amount, bounds, key_words, short_words
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.sentences.conditions import condition_words
from verdeelsleutel.reports.sentences.keys import key_place
from verdeelsleutel.reports.sentences.tranches import tranche_words
from verdeelsleutel.reports.words.catalogue import WORDS
from verdeelsleutel.reports.words.explain import RULES_IN_DUTCH

__all__ = ["Sentences"]

PLACES = 6


class Sentences:
    """Sentences about one plan in one language."""

    def __init__(self, plan: Plan, lang: Language) -> None:
        self._plan, self._lang = plan, lang

    def step(self, step: Step) -> str:
        """A step in a few words."""
        word = self._lang.word
        if step.kind == "percentage" and not step.id:
            return word("step_percentage_none")
        if above_decision(step):
            return word(f"step_{step.kind}_by_decision")
        if step.kind in ("percentage", "tranche"):
            return word(f"step_{step.kind}", what=tranche_words(self._plan, step.id, self._lang))
        what = " + ".join(short_words(self._plan, name, self._lang) for name in step.reasons[0])
        return word(f"step_{step.kind}", what=what)

    def short(self, step: Step, reason: Reason) -> str:
        """What stood in the way, in a few words."""
        if step.kind == "tranche":
            return " + ".join(short_words(self._plan, name, self._lang) for name in reason)
        return self.step(step)

    def in_short(self, step: Step, reason: Reason) -> str:
        """A step, and in a few words what stood in the way where that isn't said by it."""
        return f"{self.step(step)}: {self.short(step, reason)}" if step.kind == "tranche" else self.step(step)

    def full(self, step: Step, reason: Reason) -> str:
        """Why: one sentence for every row, rule, answer or decision that stood in the way."""
        if step.kind == "percentage":
            return self._asked(step.id)
        if not reason:
            return self._lang.word("rounding")
        return "; ".join(self._sentence(name) for name in reason)

    def told(self, step: Step, why: str) -> str:
        """Where something was lost and why, which is as in `full`; a tranche that doesn't ask it says both at once."""
        if step.kind in ("percentage", "rounding"):
            return why
        if above_decision(step):
            return self.step(step)
        if step.kind == "tranche":
            return f"{self.step(step)}: {why}"
        return self._lang.word(f"step_{step.kind}", what=why)

    def of_rule(self, rule: BoundRule, count: Count) -> str:
        """What a rule says of one key."""
        if self._lang.code == "en":
            return rule.explain(key_words(self._plan, count.key), count)
        given = {name: getattr(rule.parameters, name, None) for name in type(rule.parameters).model_fields}
        above = f"{rule.name}_above" if given.get("above") else ""
        sentence = RULES_IN_DUTCH.get(above) or RULES_IN_DUTCH.get(rule.name)
        if sentence is None:
            return ""
        parts = {parameter: self._part(value) for parameter, value in given.items()}
        bound = "" if count.upper is None else amount(count.upper, count.unit, self._lang)
        place = key_place(self._plan, rule, count.key, self._lang)
        where = given.get("where")
        parts["where"] = f" ({parts['where']})" if isinstance(where, Condition) and where != EVERYTHING else ""
        parts |= {"place": f" {place or self._lang.word('why_in_total')}", "bound": bound}
        parts["cell"] = f" ({place})" if place and count.key != self._lang.word("explain_these") else ""
        return self._lang.filled(sentence, **parts)

    def _sentence(self, name: RowName | str) -> str:
        if isinstance(name, str):
            return self._lang.word(name)
        if name.source == "funds":
            return self._lang.word("fund_used_up", fund=name.rule)
        count = self._counts.get((name.rule, name.key)) or self._any_count(name)
        rule = self._rules.get(name.rule)
        told = self.of_rule(rule, count) if rule is not None and count is not None else ""
        if told:
            return f"{told} [{name.rule}]"
        bound = bounds(count.lower, count.upper, count.unit, self._lang) if count else ""
        parts = (short_words(self._plan, name, self._lang), key_words(self._plan, name.key), bound)
        return " · ".join(part for part in parts if part)

    def _any_count(self, name: RowName) -> Count | None:
        """A rule about single cells, told for all of them at once."""
        found = self._first.get(name.rule)
        return Count(self._lang.word("explain_these"), found.unit, found.value, None, None) if found else None

    def _asked(self, tranche: str) -> str:
        """What a tranche asks at most."""
        found = self._tranches.get(tranche)
        if found is None:
            return self._lang.word("why_asks_decided" if tranche else "why_asks_nothing")
        word = self._lang.word
        above = "".join(
            word("why_asks_not_above", percent=self._part(one.percent), basis=self._part(one.basis))
            for one in found.not_above
        )
        parts = {"percent": self._part(found.percent), "basis": self._part(found.basis), "bounds": above}
        return word("why_asks_at_most", tranche=tranche_words(self._plan, tranche, self._lang), **parts)

    def _part(self, value: object) -> str:
        """A parameter of a rule: a basis in words, a number as the language writes it, a condition in words."""
        if isinstance(value, Condition):
            return condition_words(value) if self._lang.code == "nl" else str(value)
        if isinstance(value, Fraction):
            text = decimals(value, PLACES)
            return text.replace(".", ",") if self._lang.code == "nl" else text
        words = f"why_volume_of_{value}"
        return self._lang.word(words) if words in WORDS else str(value)

    @cached_property
    def _rules(self) -> dict[str, BoundRule]:
        return {rule.id: rule for rule in self._plan.problem.rules}

    @cached_property
    def _counts(self) -> dict[tuple[str, str], Count]:
        return {(rule, count.key): count for rule, count in self._plan.counts}

    @cached_property
    def _first(self) -> dict[str, Count]:
        return dict(reversed(self._plan.counts))

    @cached_property
    def _tranches(self) -> dict[str, Tranche]:
        problem = self._plan.problem
        policy = problem.pack.initial if problem.situation is None else problem.pack.reallocation
        return {tranche.id: tranche for tranche in policy.tranches} if policy else {}
