"""Words about decisions of the office: what was decided, and what is said of it in explanations and reports."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["DECISIONS"]

Pair = tuple[str, str]

_DECISIONS: Mapping[str, Pair] = {
    "decisions": ("Besluiten ({count})", "Decisions ({count})"),
    "decision_fix": ("vastgesteld", "fixed"),
    "decision_minimum": ("minimum", "minimum"),
    "decision_maximum": ("maximum", "maximum"),
    "decision_exclude": ("uitgesloten", "excluded"),
    "decision_line": (
        (
            "{provider}, {service} ({region}): {decided}; het plan geeft {given}{short}. "
            "Reden: {reason}. Besloten door {who}, {date}"
        ),
        (
            "{provider}, {service} ({region}): {decided}; the plan gives {given}{short}. "
            "Reason: {reason}. Decided by {who}, {date}"
        ),
    ),
    "decision_short": (
        ", {amount} minder, want eenheden zijn heel",
        ", {amount} less, because units are whole",
    ),
    "all_services": ("alle prestaties", "all services"),
    "more_decisions": (
        "en nog {count} {count:besluit|besluiten}: zie rules.csv",
        "and {count} more {count:decision|decisions}: see rules.csv",
    ),
}

_IN_REPORTS: Mapping[str, Pair] = {
    "run_said_decided": (
        "Het zorgkantoor nam {count} {count:besluit|besluiten}.",
        "The office took {count} {count:decision|decisions}.",
    ),
    "run_said_decided_taken": (
        (
            "Het zorgkantoor nam {count} {count:besluit|besluiten}. Daarmee {lines:staat|staan} {lines} "
            "{lines:regel|regels} vast voor samen {amount}, vóórdat het beleid verdeelt."
        ),
        (
            "The office took {count} {count:decision|decisions}. That sets {lines} {lines:line|lines} at {amount} "
            "together, before policy divides."
        ),
    ),
    "run_said_without_decisions": (
        "Wat het beleid zonder {count:dit besluit|deze besluiten} zou geven, zegt een run zonder (verdeel compare).",
        "What policy gives without {count:this decision|these decisions}, a run without says (verdeel compare).",
    ),
    "run_said_decided_whole": (
        "{count} {count:besluit geldt|besluiten gelden} voor een bedrag of een hele aanbieder.",
        "{count} {count:decision holds|decisions hold} for an amount or a whole provider.",
    ),
    "run_said_decided_limits": (
        "{count} {count:besluit begrenst|besluiten begrenzen} wat een aanbieder krijgt.",
        "{count} {count:decision limits|decisions limit} what a provider gets.",
    ),
    "run_decisions": ("Besluiten van het zorgkantoor", "Decisions of the office"),
    "run_decisions_about": (
        "Wat het zorgkantoor per aanbieder anders heeft besloten, door wie en waarom.",
        "What the office decided otherwise for a provider, by whom and why.",
    ),
    "run_no_decisions": ("Er zijn geen besluiten.", "There are no decisions."),
}

_IN_EXPLANATIONS: Mapping[str, Pair] = {
    "step_cap_by_decision": ("gevraagd boven wat bij besluit is vastgelegd", "asked above what a decision set"),
    "step_excluded_by_decision": ("bij besluit uitgesloten", "excluded by a decision"),
    "explain_above_decision_eur": ("boven besluit €", "above decision €"),
    "explain_decision_costs": (
        (
            "een besluit legt zelf vast, en heeft hier geen bedrag: wat het beleid zonder besluit zou geven, zegt een "
            "run zonder dat besluit (verdeel compare)"
        ),
        (
            "a decision sets a volume itself, and has no amount here: what policy gives without it, a run without "
            "that decision says (verdeel compare)"
        ),
    ),
    "explain_decision": (
        (
            "Wat het beleid zonder dit besluit zou geven, meer of minder, staat hier niet. Maak een run zonder het "
            "besluit en zet de twee naast elkaar met verdeel compare."
        ),
        (
            "What policy gives without this decision, more or less, isn't told here. Make a run without the decision "
            "and put the two side by side with verdeel compare."
        ),
    ),
    "explain_decision_title": (
        "Uitleg besluit: {kind} ({rule}) · {year}",
        "Explanation of decision: {kind} ({rule}) · {year}",
    ),
    "explain_above_decision": ("Gevraagd boven wat is vastgelegd", "Asked above what was set"),
}

DECISIONS: Mapping[str, Pair] = {**_DECISIONS, **_IN_REPORTS, **_IN_EXPLANATIONS}
