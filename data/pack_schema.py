"""The JSON schema of a pack, for editors that complete and check while one writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from verdeelsleutel.data.pack_model import PackBody, RuleText

__all__ = ["json_schema"]

_REFERENCE = "#/$defs/{model}"


def json_schema(rule_models: Mapping[str, type[BaseModel]]) -> dict[str, Any]:
    """The schema of a pack with the rules that there are.

    Args:
        rule_models: name of each rule → model of its own parameters.

    Returns:
        A JSON schema (draft 2020-12).
    """
    schema = PackBody.model_json_schema(by_alias=True, ref_template=_REFERENCE)
    definitions: dict[str, Any] = schema.setdefault("$defs", {})
    common = RuleText.model_json_schema(by_alias=True, ref_template=_REFERENCE)
    definitions.update(common.pop("$defs", {}))
    shared = {key: value for key, value in common["properties"].items() if key != "params"}
    for name, model in sorted(rule_models.items()):
        own = model.model_json_schema(by_alias=True, ref_template=_REFERENCE)
        definitions.update(own.pop("$defs", {}))
        definitions[f"rule_{name}"] = {
            "type": "object",
            "title": name,
            "description": own.get("description", ""),
            "properties": {**shared, **own.get("properties", {}), "rule": {"const": name}},
            "required": ["id", "rule", *own.get("required", [])],
            "additionalProperties": False,
        }
    choices = [{"$ref": f"#/$defs/rule_{name}"} for name in sorted(rule_models)]
    items: dict[str, Any] = {"oneOf": choices} if choices else {"type": "object"}
    schema["properties"]["rules"] = {"type": "array", "items": items}
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Policy pack of verdeelsleutel"
    return schema
