"""The catalogue of rules: what stands in the folder `rules` is a rule, under the name of its file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache, partial
from types import MappingProxyType, ModuleType
from typing import Any, get_args

from pydantic import BaseModel

from verdeelsleutel.data.conditions import Condition
from verdeelsleutel.data.faults import Fault, PackFaults, did_you_mean
from verdeelsleutel.data.pack import Pack, RuleText
from verdeelsleutel.data.pack.fields import Basis, faults_of
from verdeelsleutel.model import rules
from verdeelsleutel.model.memo import Memo
from verdeelsleutel.model.rule import BoundRule

LATER_BASES = ("realised", "substituted")
"""Bases that need realisation or a mapping."""


@cache
def rule_modules() -> Mapping[str, ModuleType]:
    """Rule name → its module, in alphabetical order."""
    names = sorted(found.name for found in pkgutil.iter_modules(rules.__path__))
    return MappingProxyType({name: importlib.import_module(f"{rules.__name__}.{name}") for name in names})


def rule_models() -> dict[str, type[BaseModel]]:
    """Rule name → the class of its parameters: the vocabulary of packs, for checks and for editors."""
    return {name: module.Parameters for name, module in rule_modules().items()}


def rule_faults(text: RuleText) -> list[Fault]:
    """What is wrong with one rule of a pack: its name, its parameters, its strength."""
    return _checked(text)[1]


def _checked(text: RuleText) -> tuple[Any, list[Fault]]:
    module = rule_modules().get(text.rule)
    if module is None:
        fault = Fault(
            text.place("rule"),
            f"rule {text.id}: there is no rule {text.rule}",
            found=text.rule,
            expected=", ".join(rule_modules()),
            hint=did_you_mean(text.rule, rule_modules()),
        )
        return None, [fault]
    parameters, faults = faults_of(module.Parameters, text.params, text.place)
    faults += _early_bases(text, parameters)
    if not text.strength.hard and not getattr(module, "HAS_FLOOR", False):
        faults.append(
            Fault(
                text.place("strength"),
                f"rule {text.id}: a ceiling is hard",
                found="soft",
                expected="hard",
                hint="only floors can be soft; leave strength out",
            )
        )
    return parameters, faults


def _early_bases(text: RuleText, parameters: BaseModel | None) -> list[Fault]:
    """Bases that only a reallocation knows, in a rule that holds at the initial stage too."""
    if text.stage == "reallocation" or parameters is None:
        return []
    found = [
        Fault(
            text.place(name),
            f"rule {text.id}: basis {basis} is only known at a reallocation",
            found=basis,
            expected="another basis, or stage: reallocation",
        )
        for name in ("of", "above")
        if isinstance(basis := getattr(parameters, name, None), str) and basis in LATER_BASES
    ]
    if set(LATER_BASES) & set(getattr(parameters, "reads", ())):
        what = f"rule {text.id} counts what is expected of the year, which is only known at a reallocation"
        found.append(Fault(text.place("stage"), what, found=text.stage, expected="stage: reallocation"))
    return found


def bind(pack: Pack, memo: Memo | None = None) -> tuple[BoundRule, ...]:
    """The rules of a pack that are switched on, with their parameters checked.

    Args:
        pack: the policy.
        memo: of earlier runs.

    Raises:
        PackFaults: rules that don't exist, and parameters that are wrong; all of them.
    """
    memo = memo or Memo()
    read = [memo.of("rule", (text,), partial(_bound, text)) for text in pack.rules]
    faults = [fault for _, wrong in read for fault in wrong]
    if faults:
        raise PackFaults(faults)
    return tuple(rule for rule, _ in read if rule is not None)


def _bound(text: RuleText) -> tuple[BoundRule | None, list[Fault]]:
    """A rule, None where it is switched off or wrong, and what is wrong."""
    parameters, wrong = _checked(text)
    if parameters is None or not text.active:
        return None, wrong
    module, source = rule_modules()[text.rule], text.source or ""
    return BoundRule(text.id, text.rule, module, parameters, text.stage, text.until, source, text.place), wrong


def bases(bound: Iterable[BoundRule]) -> set[str]:
    """Every basis that these rules count."""
    bound = tuple(bound)
    known = set(get_args(Basis))
    values = [
        getattr(r.parameters, name) for r in bound for name in ("of", "above") if hasattr(r.parameters, name)
    ]
    read = {basis for rule in bound for basis in rule.parameters.reads}
    return read | {value for value in values if isinstance(value, str) and value in known}


def columns(rule: BoundRule, *, keys: bool) -> list[str]:
    """Columns that a rule reads: those it groups by (`keys`), or those of its conditions and its own facts."""
    if keys:
        return list(getattr(rule.parameters, "per", ()))
    values = [getattr(rule.parameters, name) for name in type(rule.parameters).model_fields]
    named = [column for value in values if isinstance(value, Condition) for column in sorted(value.columns)]
    return [*named, *facts(rule)]


def facts(rule: BoundRule) -> tuple[str, ...]:
    """Facts that a rule reads whatever its parameters are."""
    return getattr(rule.module, "READS_FACTS", ())
