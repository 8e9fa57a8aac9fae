"""Why a provider gets less than it asked, in the sentences of explanations, with the documents behind them."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.data.integers import Index
from verdeelsleutel.model.explain.closed import held_rows
from verdeelsleutel.model.explain.same_rows import ClosingsMet
from verdeelsleutel.model.explain.step import Step, above_decision
from verdeelsleutel.model.explain.waterfalls import Loss, Waterfall, Waterfalls
from verdeelsleutel.model.kept_out import RESPONSE
from verdeelsleutel.model.kept_out import Reason as Because
from verdeelsleutel.model.system import RowName
from verdeelsleutel.reports.cuts import provider_names, short_words
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.provider import held_back, same_row
from verdeelsleutel.reports.explain.tables import parts
from verdeelsleutel.reports.letters.figures import amount, sentence, units
from verdeelsleutel.reports.letters.letter import Amount, Reason, Shortfall, Source
from verdeelsleutel.reports.letters.own_rows import OwnRows
from verdeelsleutel.reports.letters.own_words import OwnWords
from verdeelsleutel.reports.letters.services import Services
from verdeelsleutel.reports.letters.sources import sources_of
from verdeelsleutel.reports.sentences.rules import Sentences

__all__ = ["MOST_ALIKE", "Why"]

MOST_ALIKE = 8
"""Rows about which it is said that nobody got a higher part; a provider with many lines meets dozens."""


class Why:
    """Reasons of one run, told to one provider at a time."""

    def __init__(self, found: Waterfalls, services: Services, words: OwnWords, lang: Language) -> None:
        self._found, self._services, self._words, self._lang = found, services, words, lang
        self._said, self._rows = Sentences(found.plan, lang), OwnRows(found.plan)
        self._met, self._names = ClosingsMet(found), provider_names(found.plan)
        self._sources = sources_of(found.plan.problem.pack)

    def steps(self, one: Waterfall, end: str) -> tuple[Amount, ...]:
        """From what was asked to what is agreed or offered (`end` says which), steps of a kind together."""
        word, moves = self._lang.word, self._found.plan.problem.situation is not None
        found = [(word("letter_step_expected" if moves else "letter_step_offer"), one.asked.cents)]
        found += [(word(f"letter_step_{name.removesuffix('_eur')}"), cents) for name, cents in parts(one).items()]
        found.append((word(f"letter_step_{end}"), one.agreed.cents))
        return tuple(Amount(label, self._lang.euros(cents)) for label, cents in found)

    def reasons(self, losses: Sequence[Loss], provider: str) -> tuple[Reason, ...]:
        """Every loss in a sentence; what was asked above a decision comes last, for no reason of policy took it."""
        return tuple(
            Reason(
                amount(loss.cents, self._lang),
                self._lang.number(loss.cells),
                sentence(self._told(loss.step, loss.reason, provider)),
                self._behind(loss.step, loss.reason),
            )
            for loss in sorted(losses, key=lambda loss: above_decision(loss.step))
        )

    def shortfalls(self, at: Index) -> tuple[tuple[Shortfall, ...], int]:
        """Services that lose something, most first, and how many besides lose what rounding takes and nothing more."""
        found, lines, rows = self._found, self._found.plan.problem.lines, []
        lost, rounded = found.asked_cents - found.agreed_cents, 0
        for cell in sorted(at.tolist(), key=lambda cell: (-int(lost[cell]), cell)):
            steps = [step for step in found.steps if step.why[cell] >= 0 and step.kind != "raised"]
            if all(step.kind == "rounding" for step in steps):
                rounded += len(steps)
                continue
            line = int(found.cells[cell])
            region, _, service = lines.key(line)
            why = "; ".join(dict.fromkeys(self._short(step, step.reasons[step.why[cell]]) for step in steps))
            left = -sum(int(step.cents[cell]) for step in steps)
            asked, agreed = found.asked.fraction(cell), int(found.plan.units[line])
            numbers = units(asked, self._lang), units(agreed, self._lang), amount(left, self._lang)
            rows.append(Shortfall(region, service, self._services.description(service), *numbers, why))
        return tuple(rows), rounded

    def alike(self, at: Index, provider: str) -> tuple[str, ...]:
        """For rows that closed some of its cells: nobody there got a higher part; then rows that only held back."""
        plan, lang = self._found.plan, self._lang
        held = [one for one in held_rows(plan, self._found.cells[at]) if self._rows.told(one.name, provider)]
        kept = [sentence(held_back(plan, one, lang)) for one in sorted(held, key=lambda one: -one.cents)[:MOST_ALIKE]]
        kept = [one for one in kept if not self._words.names_another(one, provider)]
        told = [(name, closing) for name, closing in self._met.of(at) if self._rows.told(name, provider)]
        rows = (same_row(plan, name, closing, lang, "letter_row_alone") for name, closing in told[:MOST_ALIKE])
        said = list(map(sentence, rows))
        more = len(told) - len(said)
        said = [one for one in said if not self._words.names_another(one, provider)]
        return (*said, *([lang.word("letter_alike_more", count=more)] if more else []), *kept)

    def _told(self, step: Step, because: Because, provider: str) -> str:
        """Where it was lost and why; of a row behind which few others stand no more than its name."""
        if step.kind == "percentage":
            return self._said.full(step, because)
        if not because:
            return self._lang.word("letter_rounding")
        return self._said.told(step, "; ".join(self._named(step, name, provider) for name in because))

    def _named(self, step: Step, name: RowName | str, provider: str) -> str:
        """The sentence of a row or rule, or its name where the sentence would tell of somebody else."""
        if isinstance(name, RowName):
            full = self._said.full(step, (name,)) if self._rows.told(name, provider) else ""
            if not full or self._words.names_another(full, provider):
                return short_words(self._found.plan, name, self._lang)
            return self._to_you(full, provider)
        return self._lang.word("letter_response") if name == RESPONSE else self._said.full(step, (name,))

    def _to_you(self, text: str, provider: str) -> str:
        """A sentence in which the reader isn't told of by name."""
        name = self._names.get(provider) or provider
        return text.replace(self._lang.word("key_provider", value=name), self._lang.word("letter_of_you"))

    def _short(self, step: Step, because: Because) -> str:
        if step.kind == "tranche" and not because:
            return self._lang.word("rounding")
        if step.kind == "cap" and because == (RESPONSE,):
            return self._lang.word("letter_response_short")
        return self._said.short(step, because)

    def _behind(self, step: Step, because: Because) -> tuple[Source, ...]:
        """The documents of its rules, then that of its tranche."""
        named = [*(name.source for name in because if isinstance(name, RowName)), step.source]
        return tuple(self._sources[one] for one in dict.fromkeys(named) if one in self._sources)
