"""A letter as plain data: everything that a template may name, as text in the language of the letter.

The names of these classes' fields are the variables of templates, which offices keep: LETTERS.md lists them, and a
test holds the two together. Fields are added freely and renamed only with a migration.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Addressee",
    "Amount",
    "Answer",
    "BuildUp",
    "Decision",
    "Item",
    "Letter",
    "Line",
    "Reason",
    "Region",
    "Settled",
    "Shortfall",
    "Source",
]


@dataclass(frozen=True)
class Addressee:
    """The provider that a letter goes to; `nza_number` is empty where the case has none."""

    name: str
    agb: str
    nza_number: str


@dataclass(frozen=True)
class Amount:
    """A row of a calculation: what, and how many euros, with their sign."""

    label: str
    amount: str


@dataclass(frozen=True)
class Source:
    """A document behind a rule, as the policy names it; empty where it doesn't say."""

    id: str
    document: str
    section: str
    published: str
    url: str


@dataclass(frozen=True)
class Line:
    """One service in one region. What a run of this kind doesn't know is empty.

    Attributes:
        region, service, description, kavel, unit: which care.
        offered, before, delivered, expected: units; before is last year's agreement, at a reallocation that in force.
        agreed: units that are agreed, and `change` against `before`.
        tariff, amount: euros; of a settlement at the settled price, and `settled` what of it is paid.
        percentage: of the maximum tariff; empty where the price is no part of a maximum.
        maximum, nhc, nic: euros per unit.
    """

    region: str
    service: str
    description: str
    kavel: str
    unit: str
    offered: str = ""
    before: str = ""
    delivered: str = ""
    expected: str = ""
    agreed: str = ""
    change: str = ""
    tariff: str = ""
    amount: str = ""
    settled: str = ""
    percentage: str = ""
    maximum: str = ""
    nhc: str = ""
    nic: str = ""


@dataclass(frozen=True)
class Region:
    """The lines of one region, what they come to, and of a settlement what is paid."""

    code: str
    name: str
    lines: tuple[Line, ...]
    total: str
    settled: str = ""


@dataclass(frozen=True)
class Reason:
    """Why something isn't awarded: what it comes to, over how many services, and the documents that say so."""

    amount: str
    services: str
    sentence: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Shortfall:
    """A service that gets less than was asked: units asked and agreed, euros, and why in a few words."""

    region: str
    service: str
    description: str
    asked: str
    agreed: str
    amount: str
    why: str


@dataclass(frozen=True)
class Item:
    """One line of the build-up of a percentage: what it is called, its value, and what the policy says of it."""

    name: str
    value: str
    note: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class BuildUp:
    """How the price of some services comes about; `percentage` is empty where the price itself was agreed."""

    services: str
    percentage: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Decision:
    """What the office decided above its policy; service is empty where it is about all of them."""

    region: str
    service: str
    description: str
    what: str
    reason: str
    date: str


@dataclass(frozen=True)
class Answer:
    """What the provider answered to an offer for one service, how that was judged, and what was agreed of it."""

    region: str
    service: str
    description: str
    answered: str
    date: str
    judged: str
    accepted: str
    agreed: str
    judgement: str


@dataclass(frozen=True)
class Settled:
    """One agreement of a settlement, of a fund in a region; euros."""

    region: str
    fund: str
    agreed: str
    ceiling: str
    delivered: str
    settled: str
    recovered: str
    topped_up: str
    unfunded: str


@dataclass(frozen=True)
class Letter:
    """One letter.

    Attributes:
        kind: `allocation`, `reallocation` or `settlement`.
        award: `provisional`, `definitive` or `offer`; empty for a settlement.
        year: of the case.
        office: that writes.
        policy: name and title of the pack.
        synthetic: a warning where the figures are made up, else empty.
        date: of the letter; words that ask to fill it in where none was given, and then `date_given` is false.
        provider: who it goes to.
        reference: what to quote: year, AGB code and the run.
        receipt: sha256 of the receipt of the run, by which it is found back.
        subject: stage and year.
        opening: what the letter is about.
        summary: the outcome in sentences.
        standing: what the outcome is worth: provisional, an offer, definitive.
        may_do: what the provider may do, and until when where the policy says so.
        total: euros agreed, or settled.
        steps: from what was asked (or agreed, at a settlement) to the outcome.
        moves: of a reallocation from the agreement in force to the new one.
        lowered: of a reallocation, that less care is expected than was agreed and how that was worked out; empty
            where nothing is released.
        lowered_lines: the largest of the services that go down for it, three at most.
        several_regions: whether there is more than one.
        regions: every line that is agreed, region by region.
        reasons: what isn't awarded and why, most first, and last what was asked above a decision.
        shortfalls: the same service by service; `only_rounded` services besides lose no more than rounding takes.
        alike: where a rule closed, that nobody got a higher part.
        build_ups: how the tariff percentages come about.
        agreements: of a settlement, each with a ceiling of its own.
        surcharges: of a settlement, what was granted (above 0) and withheld.
        decisions, answers: of and about this provider.
        sources: the documents that the letter cites.
    """

    kind: str
    award: str
    year: str
    office: str
    policy: str
    synthetic: str
    date: str
    date_given: bool
    provider: Addressee
    reference: str
    receipt: str
    subject: str
    opening: str
    summary: tuple[str, ...]
    standing: str
    may_do: tuple[str, ...]
    total: str
    steps: tuple[Amount, ...]
    moves: tuple[Amount, ...]
    lowered: tuple[str, ...]
    lowered_lines: tuple[Line, ...]
    several_regions: bool
    regions: tuple[Region, ...]
    reasons: tuple[Reason, ...]
    shortfalls: tuple[Shortfall, ...]
    only_rounded: str
    alike: tuple[str, ...]
    build_ups: tuple[BuildUp, ...]
    agreements: tuple[Settled, ...]
    surcharges: tuple[Amount, ...]
    decisions: tuple[Decision, ...]
    answers: tuple[Answer, ...]
    sources: tuple[Source, ...]
