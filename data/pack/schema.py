"""The JSON schema of a pack, for editors that complete and check while one writes.

It is looser than `load_pack` in one thing: an item of a list may leave out everything but its `id`, because a
layer may change one key of an item that another layer wrote in full.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from verdeelsleutel.data.pack.columns import known_columns
from verdeelsleutel.data.pack.model import PackBody, RuleText

__all__ = ["json_schema"]

_REFERENCE = "#/$defs/{model}"
_CONDITION = {"$ref": "#/$defs/Condition"}


def json_schema(rule_models: Mapping[str, type[BaseModel]]) -> dict[str, Any]:
    """The schema of a pack with the rules that there are.

    Args:
        rule_models: name of each rule → model of its own parameters.

    Returns:
        A JSON schema (draft 2020-12).
    """
    schema, definitions = _schema_of(PackBody)
    common, _ = _schema_of(RuleText)
    shared = {key: value for key, value in common["properties"].items() if key != "params"}
    for name, model in sorted(rule_models.items()):
        own, more = _schema_of(model)
        definitions.update(more)
        definitions[f"rule_{name}"] = {
            "title": name,
            "description": own.get("description", ""),
            "type": "object",
            "properties": {**shared, **own.get("properties", {}), "rule": {"const": name}},
            "required": ["id"],
            "additionalProperties": False,
        }
    choices = [{"$ref": f"#/$defs/rule_{name}"} for name in sorted(rule_models)]
    rules: dict[str, Any] = {"anyOf": choices} if choices else {"type": "object", "required": ["id"]}
    schema["properties"]["rules"] = {"type": "array", "items": rules}
    base = definitions["Tariff"]["properties"]["base"]
    definitions["Tariff"]["properties"]["base"] = {"anyOf": [{"type": "number", "minimum": 0}, base]}
    definitions["Condition"] = _condition()
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Policy pack of verdeelsleutel",
    }
    return {**head, **{key: value for key, value in schema.items() if key != "title"}, "$defs": definitions}


def _schema_of(model: type[BaseModel]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The tidied schema of a model, and the definitions it refers to."""
    schema = _tidied(model.model_json_schema(by_alias=True, ref_template=_REFERENCE))
    return schema, schema.pop("$defs", {})


def _tidied(node: Any) -> Any:  # noqa: ANN401  # any part of a JSON document
    """Without what pydantic says for programs only: titles, nulls, and defaults as no user writes them."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("format") == "condition":
        return dict(_CONDITION)
    found = {key: _tidied(value) for key, value in node.items() if key != "default"}
    if "type" in found or "anyOf" in found:
        found.pop("title", None)
    if isinstance(found.get("description"), str):
        found["description"] = found["description"].split("\n\n")[0]
    if "id" in found.get("properties", {}):
        found["required"] = ["id"]
    return _without_null(found)


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    choices = [choice for choice in node.get("anyOf", []) if choice != {"type": "null"}]
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    if len(choices) == 1 and isinstance(choices[0], dict):
        return {**rest, **choices[0]}
    return {**rest, "anyOf": choices} if choices else rest


def _condition() -> dict[str, Any]:
    """Columns and what they may be; `not` holds a condition again."""
    scalar: dict[str, Any] = {"type": ["string", "number", "boolean"]}
    bound = {"type": ["number", "string"]}
    between = {"type": "object", "properties": {"min": bound, "max": bound}, "additionalProperties": False}
    value = {"anyOf": [scalar, {"type": "array", "items": scalar, "minItems": 1}, between]}
    return {
        "description": "Columns of the cell's offer, service, provider and region, and what they must be.",
        "type": "object",
        "properties": {"not": dict(_CONDITION), **dict.fromkeys(sorted(known_columns()), value)},
        "patternProperties": {r"^([a-z]+\.)?x_": value, r"^(offer|service|provider|region)s?\.": value},
        "additionalProperties": False,
    }
