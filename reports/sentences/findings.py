"""Findings in Dutch; in English, and where a code has no Dutch yet, they speak for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from verdeelsleutel.data.exact import in_cents
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.reports.cuts import amount
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.sentences.case_words import table_title
from verdeelsleutel.reports.told.telling import said
from verdeelsleutel.reports.words.claims import CLAIM_FINDINGS
from verdeelsleutel.reports.words.reallocation import REALLOCATION_FINDINGS
from verdeelsleutel.reports.words.settlement import SETTLEMENT_FINDINGS

__all__ = ["DUTCH", "by_weight", "sentence"]

_SHOWN = 3  # examples that a sentence repeats
_BEHIND = re.compile(
    r".* in the row (.*), where decisions take room before them: (.*); short by ([\d.]+) (\w+), at most ([\d.]+) .*"
)

DUTCH: Mapping[str, str] = {
    **REALLOCATION_FINDINGS,
    **SETTLEMENT_FINDINGS,
    "accepted-above-asked": "{count} {count:reactie is|reacties zijn} voor meer geaccepteerd dan gevraagd",
    **CLAIM_FINDINGS,
    "agb-repaired": "{count} {count:AGB-code is|AGB-codes zijn} met voorloopnullen aangevuld tot 8 cijfers",
    "care-behind-decision": (
        "in rij {row} {count:krijgt|krijgen} {count} {count:prestatie|prestaties} minder dan cliënten die al in zorg "
        "zijn nodig hebben, terwijl besluiten daar vóór hen ruimte nemen: {decisions}; samen {short} te weinig, "
        "waarvan ten hoogste {taken} door die besluiten"
    ),
    "continuity-without-offer": (
        "{count} {count:regel heeft|regels hebben} geen offerte voor dezelfde regio, aanbieder en prestatie"
    ),
    "counted-after-cutoff": (
        "de realisatie is meer dan een maand na de peilmaand geteld: er kan meer binnen zijn dan de volledigheid zegt"
    ),
    "decision-above-offer": "{count} {count:besluit geeft|besluiten geven} meer eenheden dan er zijn aangeboden",
    "dialect": "{count} {count:bestand|bestanden} gelezen met {dialect}",
    "exclusion-with-amount": (
        "{count} {count:uitsluiting heeft|uitsluitingen hebben} eenheden of een bedrag, die niets betekenen"
    ),
    "existing-without-history": (
        "{count} {count:aanbieder met status existing heeft|aanbieders met status existing hebben} geen historie"
    ),
    "expectation-is-agreement": (
        "voor {count} {count:regel|regels} is de verwachting de afspraak, omdat er niets is om door te delen"
    ),
    "fact-empty": (
        "bij {count} {count:aanbieder|aanbieders} is de kolom {column} leeg; een regel die haar leest, geldt daar niet"
    ),
    "fact-lacking": "de kolom {column} bestaat in geen tabel; wat het beleid eraan verbindt, geldt niet",
    "fund-change-not-final": (
        "{count} {count:mutatie telt|mutaties tellen} volledig mee, terwijl de status niet zegt dat zij definitief "
        "{count:is|zijn}"
    ),
    "fund-moves-not-counted": (
        "{count} {count:regel telt|regels tellen} niet mee: van na de peildatum (as_of) van de casus, of die ontbreekt"
    ),
    "fund-of-nought": "{count} {count:geldstroom is|geldstromen zijn} 0 euro",
    "fund-without-offers": (
        "{count} {count:geldstroom heeft|geldstromen hebben} geld waar geen enkele offerte op kan trekken"
    ),
    "history-from-offer": (
        "de eerdere berekening is een aanbod, waarop aanbieders nog kunnen reageren; historie is de laatste formele "
        "afspraak van vorig jaar"
    ),
    "history-from-provisional": (
        "de eerdere berekening is een voorlopige toekenning; historie is de laatste formele afspraak van vorig jaar"
    ),
    "history-from-older": (
        "de eerdere berekening is van een jaar vóór vorig jaar; historie is de laatste formele afspraak van vorig jaar"
    ),
    "history-from-unmatched": (
        "{count} {count:regel van de eerdere berekening telt|regels van de eerdere berekening tellen} niet mee: regio, "
        "aanbieder of prestatie onbekend"
    ),
    "history-of-new-provider": "{count} {count:regel is|regels zijn} van een aanbieder met status new",
    "history-without-offer": (
        "{count} {count:regel heeft|regels hebben} geen offerte voor dezelfde regio, aanbieder en prestatie"
    ),
    "history-replaced": (
        "de eigen historie ({count} {count:regel|regels}) maakt plaats voor die van de eerdere berekening"
    ),
    "kavel-unknown": "{count} {count:kavel is onbekend|kavels zijn onbekend}",
    "kavel-without-service": "{count} {count:kavel heeft|kavels hebben} geen enkele prestatie",
    "looks-like-thousands": (
        "{count} {count:aantal|aantallen} in de kolom {column} {count:is|zijn} geschreven als 22.000: "
        "met een decimaalteken gelezen, dus als 22"
    ),
    "minimum-above-offer": "{count} {count:regel heeft|regels hebben} een minimum boven de offerte",
    "minimum-not-used": (
        "{count} {count:offerte noemt|offertes noemen} een kleinste volume, en geen regel van het beleid kijkt daarnaar"
    ),
    "month-completed": (
        "{count} {count:maand is|maanden zijn} volgens het beleid nog niet volledig gedeclareerd en opgehoogd"
    ),
    "month-without-lines": (
        "{count} {count:maand|maanden} van een aanbieder in een regio {count:heeft|hebben} geen enkele regel; "
        "die dagen tellen niet mee in een dagtempo"
    ),
    "months-missing": (
        "{count} {count:maand|maanden} van een aanbieder in een regio {count:heeft|hebben} geen enkele regel"
    ),
    "nothing-asked": "geen enkele tranche van het beleid vraagt hier iets: er wordt niets afgesproken",
    "offers-empty": "er zijn geen offertes",
    "pack-of-another-year": (
        "het beleid is van een ander jaar dan de casus; percentages, data en bronnen zijn die van dat jaar"
    ),
    "provider-without-offers": "{count} {count:aanbieder biedt|aanbieders bieden} niets aan",
    "realisation-after-date": (
        "{count} {count:regel is van een maand|regels zijn van maanden} na de peildatum van de realisatie"
    ),
    "realised-after-cutoff": "{count} {count:maand ligt|maanden liggen} na de peilmaand en dat telt niet mee",
    "realised-above-agreed": "bij {count} {count:regel|regels} is meer geleverd dan afgesproken",
    "realised-outside-dates": (
        "{count} {count:maand|maanden} van een aanbieder in een regio {count:heeft|hebben} productie voor de start "
        "of na het einde"
    ),
    "regions-empty": "er zijn geen regio's",
    "reserve-short": "de reserves vragen meer dan de geldstroom heeft en nemen alles",
    "season-of-part-year": (
        "{count} {count:aanbieder begint of stopt|aanbieders beginnen of stoppen} in het jaar, en het seizoenspatroon "
        "is dat van hele jaren"
    ),
    "sheet-left-out": (
        "een blad met {count} {count:regel|regels} telt niet mee omdat zijn naam met _ begint; haal de _ weg"
    ),
    "sums-differ": "bij {count} {count:regel|regels} tellen de maanden op tot een andere realisatie",
}
_READ_BY = "fact-lacking"
"""Its examples are what reads a column, in words of the tool; all others are values of the user."""

_STEPS = ("answer-below-offer", "offer-not-reached")
"""Their examples are a line, and units from step to step."""

_FUNDS = ("fund-differs", "fund-exceeded")
"""Theirs are a fund and an amount in euros."""

_ARROW, _PLACES = " → ", 2
_FIGURE = re.compile(r"\d+(\.\d+)?")

_HEAVY = (
    "settled-year-unfinished", "cutoff-without-realisation", "unjudged", "response-term-unknown",
    "answered-after-as-of", "care-behind-decision", "realised-outside-dates", "settled-month-missing",
    "agreements-cut", "answer-below-offer", "offer-not-reached", "lowered-untold", "answer-not-asked",
    "funds-unmatched", "agreements-unmatched", "fund-change-not-final", "history-from-offer",
    "history-from-provisional", "history-from-older", "pack-of-another-year",
)  # fmt: skip
"""Codes that may change what a planner decides; they come first."""

_LIGHT = ("dialect", "agb-repaired", "realised-above-agreed")
"""Codes that say how something was read or that happen every year; they come last."""


def sentence(finding: Finding, lang: Language) -> str:
    """A finding on one line, with its table and a few examples."""
    words = DUTCH.get(finding.code) if lang.code == "nl" else None
    what = finding.what
    if words is not None:
        column = finding.what.partition("the column ")[2].partition(";")[0]
        dialect = finding.what.removeprefix("read with ").replace("semicolon", "puntkomma")
        dialect = dialect.replace("comma", "komma").replace("decimal", "decimale").replace("point", "punt")
        behind = _behind(finding.what, lang) if finding.code == "care-behind-decision" else {}
        what = lang.filled(words, count=finding.count, column=column, dialect=dialect, **behind)
    table = f"{table_title(finding.table, lang)}: " if finding.table else ""
    shown = finding.examples[:_SHOWN]
    examples = ", ".join(_example(one, finding, lang) for one in shown)
    if examples and finding.count:  # where nothing is counted they say all there is
        examples = lang.word("for_instance", examples=examples)
    return f"{table}{what}" + (f" ({examples})" if examples else "")


def _example(text: str, finding: Finding, lang: Language) -> str:
    """One example: words of the tool in the language, figures with its marks, what the user wrote as it is."""
    if finding.code == _READ_BY:
        return said(text, lang)
    if finding.code in _FUNDS:
        name, _, amount_eur = text.rpartition(" ")
        return f"{name} {lang.euros(in_cents(amount_eur))}"
    if finding.code not in _STEPS:
        return text
    where, _, steps = text.rpartition(": ")
    return f"{where}: {_ARROW.join(_figure(step, lang) for step in steps.split(_ARROW))}"


def _figure(text: str, lang: Language) -> str:
    if not _FIGURE.fullmatch(text):
        return text
    return lang.number(Fraction(text), min(_PLACES, len(text.partition(".")[2])))


def _behind(what: str, lang: Language) -> dict[str, str]:
    """Row, decisions and what is short, of clients in care who come behind decisions."""
    found = _BEHIND.fullmatch(what)
    assert found is not None  # as `care_behind_decisions` writes it
    row, decisions, short, unit, taken = found.groups()
    figures = {name: amount(Fraction(value), unit, lang) for name, value in (("short", short), ("taken", taken))}
    return {"row": row, "decisions": decisions, **figures}


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """What matters most first."""
    ranks = {code: at - len(_HEAVY) for at, code in enumerate(_HEAVY)}
    ranks |= {code: at + 1 for at, code in enumerate(_LIGHT)}
    return sorted(findings, key=lambda f: ranks.get(f.code, 0))
