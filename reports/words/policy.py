"""Sections and keys of a policy."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["POLICY"]

POLICY: Mapping[str, tuple[str, str]] = {
    "policy_tariff": ("tarief", "tariff"),
    "policy_reserves": ("reserveringen", "reserves"),
    "policy_initial": ("initiële toekenning", "initial allocation"),
    "policy_reallocation": ("herschikking", "reallocation"),
    "policy_budget_form": ("budgetformulier", "budget form"),
    "policy_rules": ("regels", "rules"),
    "policy_tranches": ("tranches", "tranches"),
    "policy_base": ("basispercentage", "base percentage"),
    "policy_adjustments": ("op- en afslagen", "adjustments"),
    "policy_completeness": ("volledigheid", "completeness"),
    "policy_expectation": ("verwachting", "expectation"),
    "policy_reserves_released": ("reserveringen die vrijkomen", "reserves released"),
    "policy_response_days": ("dagen om te reageren", "days to answer"),
    "policy_moments": ("momenten", "moments"),
    "policy_order": ("volgorde", "order"),
    "policy_rule": ("soort regel", "kind of rule"),
    "policy_stage": ("stap", "stage"),
    "policy_basis": ("grondslag", "basis"),
    "policy_percent": ("percentage", "percentage"),
    "policy_of": ("van", "of"),
    "policy_per": ("per", "per"),
    "policy_measure": ("gemeten in", "measured in"),
    "policy_kind": ("soort", "kind"),
    "policy_for": ("voor", "for"),
    "policy_above": ("boven", "above"),
    "policy_not_above": ("niet boven", "not above"),
    "policy_at_most": ("ten hoogste", "at most"),
    "policy_add": ("erbij", "add"),
    "policy_add_from": ("erbij, uit kolom", "add from column"),
    "policy_where": ("waar", "where"),
    "policy_when": ("als", "when"),
    "policy_exclude": ("sluit uit", "exclude"),
    "policy_until": ("tot", "until"),
    "policy_maximum": ("maximum", "maximum"),
    "policy_maximum_source": ("bron van het maximum", "source of the maximum"),
    "policy_sector": ("sector", "sector"),
    "policy_kavel": ("kavel", "kavel"),
    "policy_profile": ("zorgprofiel", "profile"),
    "policy_status": ("status", "status"),
    "policy_monitor": ("monitor", "monitor"),
}
