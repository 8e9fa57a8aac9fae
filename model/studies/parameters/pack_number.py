"""A number of a pack, by its path: `initial.tranches.base.percent`, `rules.cap.percent`, `tariff.base.0.percent`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from verdeelsleutel.data.conditions import ProblemsError
from verdeelsleutel.data.faults import Fault, PackFaults, Place, StudyFaults, did_you_mean
from verdeelsleutel.data.pack import Pack, RuleText
from verdeelsleutel.data.pack.fields import number, written
from verdeelsleutel.data.pack.words import keys_of
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.studies.parameters.parameter import Change, Pair

__all__ = ["PackNumber", "field_of", "index_of", "pack_number"]


@dataclass(frozen=True)
class PackNumber:
    """A number of a pack; `steps` lead to it."""

    path: str
    steps: tuple[str, ...]
    place: Place

    def changed(self, pair: Pair, change: Change) -> Pair:
        """Case and pack after a change; a pack that lacks the item is a fault."""
        return pair._replace(pack=_set(pair.pack, self.steps, change, self))

    def missing(self, pack: Pack) -> str:
        """Says why the path leads nowhere in a pack; empty where it does."""
        try:
            _set(pack, self.steps, Change("scale", Fraction(1)), self)
        except _NowhereError as error:
            return str(error)
        except _NoNumberError:
            return "" if _settable(pack, self.steps) else f"{self.path} holds no number"
        return ""


def pack_number(rest: str, packs: Sequence[Pack], place: Place) -> PackNumber:
    """The number at a path.

    Raises:
        StudyFaults: some pack doesn't have it.
    """
    found = PackNumber(f"pack.{rest}", tuple(rest.split(".")), place)
    faults = []
    for pack in packs:
        why = found.missing(pack)
        if why:
            faults.append(Fault(place, f"pack {pack.pack}: {why}", found.path, hint=_nearest(pack, found.steps)))
    if faults:
        raise StudyFaults(faults)
    return found


class _NowhereError(Exception):
    """A path leads nowhere; the message says at which step."""


class _NoNumberError(Exception):
    """A path leads to something that isn't given, so that it can't be scaled or added to."""


def _set(node: Any, steps: Sequence[str], change: Change, at: PackNumber) -> Any:  # noqa: ANN401  # parts of a pack have no common type
    if not steps:
        return _leaf(node, change, at)
    step, rest = steps[0], steps[1:]
    if isinstance(node, RuleText) and step not in RuleText.model_fields:
        return node.model_copy(update={"params": _in_params(node, steps, change, at)})
    if isinstance(node, BaseModel):
        name = field_of(node, step)
        value = _set(getattr(node, name), rest, change, at)
        if not rest:
            value = _checked(type(node), name, value, at)
        return node.model_copy(update={name: value})
    if isinstance(node, Mapping):
        key = next((k for k in node if str(k) == step), None)
        if key is None:
            raise _NowhereError(f"there is no {step}; known are {', '.join(map(str, node)) or 'none'}")
        return {**node, key: _set(node[key], rest, change, at)}
    if isinstance(node, list | tuple):
        i = index_of(node, step)
        return type(node)([*node[:i], _set(node[i], rest, change, at), *node[i + 1 :]])
    raise _NowhereError(f"there is nothing inside {'.'.join(at.steps[: len(at.steps) - len(steps)])}")


def _leaf(node: object, change: Change, at: PackNumber) -> object:
    if isinstance(node, str):  # a parameter of a rule stays the text that it is in the pack
        try:
            return written(change.of(number(node)))
        except ProblemsError:
            raise _NowhereError(f"{at.path} is no number") from None
    if isinstance(node, bool) or not isinstance(node, Fraction | int | None):
        raise _NowhereError(f"{at.path} is no number")
    if node is None:
        if change.how == "values":
            return change.value
        raise _NoNumberError
    return change.of(Fraction(node))


def field_of(node: BaseModel, step: str) -> str:
    """The field that a step of a path names, by its own name or the word that packs have for it."""
    for name, field in type(node).model_fields.items():
        if step in (name, field.alias):
            return name
    known = ", ".join(keys_of(type(node)))
    raise _NowhereError(f"there is no {step}; known are {known}")


def index_of(node: Sequence[Any], step: str) -> int:
    """The item that a step of a path names, by its id or its number."""
    ids = [item.get("id") if isinstance(item, Mapping) else getattr(item, "id", None) for item in node]
    if step in ids:
        return ids.index(step)
    if step.isascii() and step.isdigit() and int(step) < len(node):
        return int(step)
    known = ", ".join(str(name) for name in ids if name) or f"0 to {len(node) - 1}" if node else "none"
    raise _NowhereError(f"there is no {step}; known are {known}")


def _in_params(rule: RuleText, steps: Sequence[str], change: Change, at: PackNumber) -> dict[str, Any]:
    """Parameters of a rule with one changed; one that the pack leaves out has the rule's own default."""
    step = steps[0]
    params: dict[str, Any] = dict(rule.params)
    if step not in params:
        model = catalogue.rule_models().get(rule.rule)
        field = model.model_fields.get(step) if model is not None else None
        if field is None:
            known = keys_of(model) if model is not None else []
            raise _NowhereError(f"rule {rule.id} has no {step}; known are {', '.join(known)}")
        default = field.default
        params[step] = written(default) if isinstance(default, Fraction) else default
        if not isinstance(params[step], str):
            raise _NowhereError(f"rule {rule.id} is given no {step}")
    params[step] = _set(params[step], steps[1:], change, at)
    return params


@lru_cache(maxsize=256)
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[name].rebuild_annotation(), config={"arbitrary_types_allowed": True})


def _checked(model: type[BaseModel], name: str, value: object, at: PackNumber) -> object:
    """The value as the field of the pack takes it."""
    try:
        checked: object = _adapter(model, name).validate_python(value)
    except ValidationError as error:
        cause = error.errors()[0].get("ctx", {}).get("error")
        problem = cause.problems[0] if isinstance(cause, ProblemsError) else None
        what = problem.what if problem else error.errors()[0]["msg"]
        fault = Fault(at.place, f"{at.path}: {what}", str(value), problem.expected if problem else "")
        raise PackFaults([fault]) from None
    return checked


def _settable(pack: Pack, steps: Sequence[str]) -> bool:
    at = PackNumber(".".join(steps), tuple(steps), Place("pack"))
    try:
        _set(pack, steps, Change("values", Fraction(1)), at)
    except (_NowhereError, PackFaults):
        return False
    return True


def _nearest(pack: Pack, steps: Sequence[str]) -> str:
    return did_you_mean(".".join(["pack", *steps]), (f"pack.{path}" for path in paths_of(pack)))


def paths_of(pack: Pack) -> Iterator[str]:
    """Every path of a pack that leads to a number."""
    for name in type(pack).model_fields:
        if name in ("tariff", "reserves", "initial", "reallocation", "rules"):
            yield from _paths(getattr(pack, name), name)


def _paths(node: object, path: str) -> Iterator[str]:
    if isinstance(node, bool) or node is None:
        return
    if isinstance(node, Fraction | int):
        yield path
    elif isinstance(node, RuleText):
        for key, value in node.params.items():
            yield from _paths(_as_number(value), f"{path}.{key}")
    elif isinstance(node, BaseModel):
        for name, field in type(node).model_fields.items():
            yield from _paths(getattr(node, name), f"{path}.{field.alias or name}")
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from _paths(value, f"{path}.{key}")
    elif isinstance(node, list | tuple):
        for i, item in enumerate(node):
            yield from _paths(item, f"{path}.{getattr(item, 'id', None) or i}")


def _as_number(value: object) -> object:
    try:
        return number(value) if isinstance(value, str) else value
    except ProblemsError:
        return None
