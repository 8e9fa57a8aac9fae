"""What pydantic found wrong in a pack, in the words and with the lines of the pack."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from verdeelsleutel.data.conditions import Problem, ProblemsError
from verdeelsleutel.data.faults import Fault, Place, did_you_mean

__all__ = ["faults_from", "keys_of"]

_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}

Loc = tuple[int | str, ...]


def faults_from(
    errors: ValidationError, model: type[BaseModel], place: Callable[[str | None], Place]
) -> list[Fault]:
    """Every error as a fault with its place, what was found, what was expected and a hint."""
    faults: list[Fault] = []
    for error in errors.errors(include_url=False):
        loc = tuple(error["loc"])
        for problem in _problems(error, model, loc):
            path = (*loc, *problem.path)
            where = place(".".join(map(str, path)) or None)
            named = path[-1] if path and isinstance(path[-1], str) else next(_names(path), "")
            what = f"{named}: {problem.what}" if named and named not in problem.what.split() else problem.what
            faults.append(Fault(where, what, problem.found, problem.expected, problem.hint))
    return faults


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys that a user may write for a model."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _names(path: Loc) -> Iterator[str]:
    return (part for part in reversed(path) if isinstance(part, str))


def _problems(error: Mapping[str, Any], model: type[BaseModel], loc: Loc) -> Sequence[Problem]:
    kind, found = error["type"], _shown(error.get("input"))
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, ProblemsError):
        return cause.problems
    if kind == "missing":
        return [Problem((), f"{loc[-1]} is missing", "", f"the key {loc[-1]}")]
    if kind == "extra_forbidden":
        owner = _model_at(model, loc[:-1])
        known = keys_of(owner) if owner else []
        hint = did_you_mean(str(loc[-1]), known)
        return [Problem((), f"unknown key {loc[-1]}", str(loc[-1]), "" if hint else _one_of(known), hint)]
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(error["ctx"]["expected"]))
        hint = did_you_mean(found, choices)
        return [Problem((), f"{next(_names(loc), 'this')} can't be this", found, _one_of(choices), hint)]
    if kind in _EXPECTED:
        return [Problem((), f"this isn't {_EXPECTED[kind]}", found, _EXPECTED[kind])]
    return [Problem((), str(cause or error["msg"]), found)]


def _one_of(words: Sequence[str]) -> str:
    return f"one of {', '.join(words)}" if words else ""


def _shown(raw: object) -> str:
    if raw is None:
        return "nothing"
    if isinstance(raw, Mapping):
        return "a mapping"
    return "a list" if isinstance(raw, list | tuple) else str(raw)


def _model_at(model: type[BaseModel] | None, loc: Loc) -> type[BaseModel] | None:
    """The model of which a key at ``loc`` would be a part, found along the annotations."""
    kind: Any = model
    for part in loc:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            field = next(
                (field for name, field in kind.model_fields.items() if part in {name, field.alias}), None
            )
            kind = _bare(field.annotation) if field else None
        elif get_origin(kind) in {tuple, list}:
            kind = _bare(get_args(kind)[0])
        elif get_origin(kind) is dict:
            kind = _bare(get_args(kind)[1])
        else:
            return None
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _bare(annotation: Any) -> Any:  # noqa: ANN401  # annotations have no common type
    """An annotation without ``Annotated`` and without ``| None``."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in {Union, types.UnionType}:
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return _bare(parts[0]) if len(parts) == 1 else annotation
    return annotation
