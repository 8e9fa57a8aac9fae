"""What is written of a pack: the merged text with its layers, and the schema for editors."""

from __future__ import annotations

import json

import pytest

from verdeelsleutel.data.pack import (
    LayerFile,
    dump_pack,
    json_schema,
    load_pack,
    pack_of_layers,
    shipped_packs,
)
from verdeelsleutel.data.pack.fields import Basis, Columns, Percent, Strict, Where


@pytest.mark.parametrize("name", shipped_packs())
def test_a_dumped_pack_loads_as_the_same_pack(name):
    pack = load_pack(name)
    again = pack_of_layers([LayerFile.of_text("dump", dump_pack(pack))])
    for part in (
        "pack",
        "title",
        "office",
        "year",
        "note",
        "note_en",
        "notes",
        "sources",
        "tariff",
        "reserves",
        "initial",
        "budget_form",
    ):
        assert getattr(again, part) == getattr(pack, part)
    assert [(rule.id, rule.params) for rule in again.rules] == [(rule.id, rule.params) for rule in pack.rules]


def test_a_dump_says_which_layer_won():
    base = "pack: base\nyear: 2024\ninitial:\n  tranches:\n    - {id: t, basis: history, percent: 95}\n"
    top = "pack: top\ninitial: {tranches: [{id: t, percent: 90}]}\n"
    lines = dump_pack(
        pack_of_layers([LayerFile.of_text("base", base), LayerFile.of_text("top", top)])
    ).splitlines()
    assert lines[0] == "# layers, the last one wins: pack base, pack top"
    assert "pack: top  # pack top, line 1" in lines
    assert "year: 2024  # pack base, line 2" in lines
    assert "      percent: 90" in lines
    assert "      basis: history  # pack base, line 5" in lines


def test_a_dump_keeps_text_that_yaml_would_read_otherwise():
    tranches = "initial: {tranches: [{id: t, basis: one, where: {profile: '4VV'}}]}"
    text = f"pack: p\ntitle: 'true'\noffice: \"a: b # c\"\n{tranches}\n"
    pack = pack_of_layers([LayerFile.of_text("t", text)])
    again = pack_of_layers([LayerFile.of_text("dump", dump_pack(pack))])
    assert (again.title, again.office, again.initial) == ("true", "a: b # c", pack.initial)


class Parameters(Strict):
    """Parameters of a rule of this test."""

    of: Basis
    where: Where
    per: Columns = ()
    percent: Percent


def test_the_schema_is_json_and_knows_the_rules():
    schema = json.loads(json.dumps(json_schema({"ceiling": Parameters})))
    rule = schema["$defs"]["rule_ceiling"]
    assert rule["properties"]["rule"] == {"const": "ceiling"}
    assert {"id", "until", "strength", "switch", "of", "where", "per", "percent"} <= set(rule["properties"])
    assert rule["properties"]["where"] == {"$ref": "#/$defs/Condition"}
    assert schema["properties"]["rules"]["items"]["anyOf"] == [{"$ref": "#/$defs/rule_ceiling"}]


def test_every_reference_of_the_schema_is_defined():
    schema = json_schema({"ceiling": Parameters})
    for part in json.dumps(schema).split('"#/$defs/')[1:]:
        assert part.split('"')[0] in schema["$defs"]


def test_the_schema_knows_every_key_that_a_pack_may_have():
    schema = json_schema({})
    assert set(schema["properties"]) == {
        "pack",
        "title",
        "office",
        "year",
        "extends",
        "note",
        "note_en",
        "notes",
        "sources",
        "tariff",
        "reserves",
        "initial",
        "reallocation",
        "budget_form",
        "rules",
    }
    assert schema["required"] == ["pack"]
    assert schema["additionalProperties"] is False
    assert {"for", "percent", "amount_eur"} <= set(schema["$defs"]["Reserve"]["properties"])
    assert "kavel" in schema["$defs"]["Condition"]["properties"]
