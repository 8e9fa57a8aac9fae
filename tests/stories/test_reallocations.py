"""Reallocations worked out by hand, under shipped packs and made-up policies: see README.md for what a story says."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests import small
from tests.runs import case_of, fills, pack_of, reallocation_prepared, solved, tables, units
from tests.stories.reading import LARGE, cell, line, read_stories, service_of, spelt_out
from tests.strategies import Sample, yaml
from verdeelsleutel.data.pack import LayerFile, load_pack, pack_of_layers
from verdeelsleutel.model import catalogue

STORIES = read_stories(Path(__file__).parent / "reallocations.yaml")
VOLUMES = ("history", "continuity", "forecast")
EXTRA = ("exceptions", "decisions", "responses", "fund_changes", "realisation")


def policy_of(story):
    """The shipped pack with the story's own layer on top, or the policy that the story makes up."""
    if "pack" not in story:
        return pack_of({"reallocation": {"expectation": "given", **story["policy"]["reallocation"]}} | rest_of(story))
    layer = {"reallocation": {"expectation": story.get("expectation", "given")}}
    for key, value in story.get("layer", {}).items():
        layer[key] = {**layer[key], **value} if key in layer else value
    text = yaml({"pack": "story", "extends": story["pack"], **layer})
    layers = [*load_pack(story["pack"]).layers, LayerFile.of_text("story", text)]
    return pack_of_layers(layers, check_rule=catalogue.rule_faults)


def rest_of(story):
    return {key: value for key, value in story["policy"].items() if key != "reallocation"}


def case_told(story):
    cells = {line(text): facts for text, facts in story["cells"].items()}

    def column(name, table=""):
        return small.volume({at: facts[name] for at, facts in cells.items() if name in facts}, table or "units")

    more = {name: column("expected" if name == "forecast" else name) for name in VOLUMES}
    more["agreements"] = [
        row | {"tariff_eur": cells[at].get("old_tariff_eur", "")}
        for at, row in zip((at for at in cells if "agreement" in cells[at]), column("agreement"), strict=True)
    ]
    more |= {name: [spelt_out(name, row) for row in story.get("tables", {}).get(name, ())] for name in EXTRA}
    more["realisation"] += [
        {**small.place(at), "month": f"2024-{month}", "units": value}
        for at, facts in cells.items()
        for month, value in facts.get("months", {}).items()
    ]
    offers = {at: facts["offer"] for at, facts in cells.items() if "offer" in facts}
    services = [service_of(name, facts) for name, facts in story["services"].items()]
    found = small.small(story.get("fund_eur", LARGE), services, offers, **more).tables
    for row, (at, facts) in zip(found["offers"], ((at, cells[at]) for at in offers), strict=True):
        assert row.items() >= small.place(at).items()
        row.update(facts.get("offer_says", {}))
    about = {small.PROVIDERS[letter]: facts for letter, facts in story.get("providers", {}).items()}
    for row in found["providers"]:
        row.update(about.get(row["provider"], {}))
    if "meerzorg_eur" in story:
        found["funds"].append(small.fund(story["meerzorg_eur"], kind="meerzorg", name="MZ-R1"))
    meta = {"as_of": story["as_of"]} if "as_of" in story else {}
    return case_of(Sample(found, {}, meta))


def told(story):
    """The plan of a story."""
    return solved(reallocation_prepared(case_told(story), policy_of(story), story.get("cutoff", "2024-09")))


@pytest.fixture(params=STORIES, ids=[f"{one.get('pack', 'made up')}: {one['story']}" for one in STORIES])
def story(request):
    return request.param


def test_a_reallocation_comes_out_as_computed_by_hand(story):
    plan, expect = told(story), story["expect"]
    assert units(plan) == {cell(at): int(value) for at, value in expect["units"].items()}
    found = tables(plan)
    if "fills" in expect:
        wanted = {
            (cell(at), tranche): Fraction(value)
            for tranche, some in expect["fills"].items()
            for at, value in some.items()
        }
        assert fills(plan) == wanted
    for name, table in BY_CELL.items():
        if name in expect:
            rows = {(row["region"], row["provider"], row["service"]): row for row in found[table]}
            assert {at: rows[cell(at)][name] for at in expect[name]} == expect[name]
    for letter, amounts in expect.get("providers", {}).items():
        (row,) = (row for row in found["providers"] if row["provider"] == small.PROVIDERS[letter])
        assert {name: Fraction(row[name]) for name in amounts} == {name: Fraction(v) for name, v in amounts.items()}
    for name, amount in expect.get("fund", {}).items():
        assert Fraction(found["funds"][0][name]) == Fraction(amount)
    assert sum_of(found["bridge"], "released_eur") == sum_of(found["providers"], "released_eur")
    assert sum_of(found["bridge"], "added_eur") == sum_of(found["providers"], "added_eur")


BY_CELL = {"tariff_eur": "plan", "expected_units": "ledger", "kept_out_by": "unfunded"}
"""What a story may say per cell, and the result table that has it."""


def sum_of(rows, name):
    return sum(Fraction(row[name]) for row in rows)


def test_stories_are_told_under_every_shipped_pack_with_a_reallocation_of_its_own():
    told_of = {one["pack"] for one in STORIES if "pack" in one}
    assert told_of >= PACKS_TOLD


PACKS_TOLD = {
    "proportional", "zilveren-kruis-2017", "cz-2021", "vgz-2021", "zorg-en-zekerheid-2021", "zilveren-kruis-2021",
    "salland-2021", "national-2024",
}  # fmt: skip
