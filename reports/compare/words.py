"""How a comparison says its values: changes with a sign, causes and rules by their kind, runs by their name."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from verdeelsleutel.data.file_names import file_names
from verdeelsleutel.model.compare.causes import Cause
from verdeelsleutel.model.compare.comparison import Against, Comparison
from verdeelsleutel.model.compare.whole_run import WholeRun
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = [
    "LEAST_YEARS",
    "Pair",
    "cause_words",
    "changed_euros",
    "changed_years",
    "pairs_of",
    "rule_words",
    "signed",
]

LEAST_YEARS = Fraction(1, 20)
"""Fewer client-years are shown as none."""


@dataclass(frozen=True, eq=False)
class Pair:
    """The first run and another one, each with the name that it goes by on the page."""

    base: WholeRun
    against: Against
    then: str
    now: str
    lang: Language

    @property
    def runs(self) -> tuple[WholeRun, WholeRun]:
        """Both runs."""
        return self.base, self.against.run

    def provider(self, provider: str) -> str:
        """The name of a provider, its AGB code where neither run names it."""
        return self.against.run.names.get(provider) or self.base.names.get(provider) or provider

    def service(self, service: str) -> str:
        """What a service is."""
        return self.against.run.descriptions.get(service) or self.base.descriptions.get(service) or ""


def pairs_of(comparison: Comparison, lang: Language) -> list[Pair]:
    """Every other run with the first one."""
    folders = [comparison.base.folder, *(one.run.folder for one in comparison.others)]
    names = file_names([Path(folder) for folder in folders])
    return [
        Pair(comparison.base, one, names[0], name, lang) for one, name in zip(comparison.others, names[1:], strict=True)
    ]


def changed_euros(cents: int, lang: Language) -> str:
    """A change in euros: so much more, or less."""
    key = "more" if cents > 0 else "less" if cents < 0 else "equal"
    return lang.word(f"compare_{key}", what=lang.euros(abs(cents)))


def changed_years(years: Fraction, lang: Language) -> str:
    """A change of client-years: so many more, or fewer."""
    key = "more" if years > 0 else "fewer" if years < 0 else "equal"
    return lang.word(f"compare_{key}", what=f"{lang.number(abs(years), 1)} {lang.word('unit_client_years')}")


def signed(value: Fraction, lang: Language, places: int = 1) -> str:
    """A change of a number, always with its sign."""
    return f"+{lang.number(value, places)}" if value > 0 else lang.number(value, places)


def cause_words(cause: Cause, pair: Pair) -> str:
    """A cause with its rules and funds in words."""
    old, new = pair.runs
    parts = {
        "then": ", ".join(rule_words(name, old, pair.lang) for name in cause.then.split(";") if name),
        "now": ", ".join(rule_words(name, new, pair.lang) for name in cause.now.split(";") if name),
    }
    limited = "_limited" if cause.kind == "asked_more" and cause.now else ""
    return pair.lang.word(f"cause_{cause.kind}{limited}", **parts)


def rule_words(name: str, run: WholeRun, lang: Language) -> str:
    """A rule, fund or decision by its kind and id."""
    kind = next((rule.rule for rule in run.pack.rules if rule.id == name), None)
    if kind is not None:
        return f"{lang.word(f'rule_{kind}') if f'rule_{kind}' in WORDS else kind} {name}"
    if name.startswith("decision_"):
        return lang.word("short_decision", kind=lang.word(name))
    return lang.word("short_fund", id=name)
