"""Worked examples: what a document says, a case with figures worked out by hand, and what must come out."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests import small
from tests.runs import case_of, expecting, fills, pack_of, planned, reallocated, solved, tables, units
from tests.stories.reading import LARGE, cell, line, read_stories, service_of, spelt_out
from tests.strategies import Sample
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.pack import load_pack, shipped_packs
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.claims import claims
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.problem import prepare_initial

STORIES = [(path.stem, story) for path in sorted(Path(__file__).parent.glob("*.yaml")) for story in read_stories(path)]
PACKS = [(name, story) for name, story in STORIES if "pack" in story and "cells" not in story]
ALLOCATIONS = [(name, story) for name, story in STORIES if "policy" in story and name == "allocations"]
MADE_UP = [story for _, story in STORIES if "policy" in story]


def named(stories):
    return pytest.mark.parametrize(
        "story", [one for _, one in stories], ids=[f"{one.get('pack', name)}: {one['story']}" for name, one in stories]
    )


# -- one cell under a shipped pack ----------------------------------------------------------------------


def sample_of(story):
    """One cell of one provider, with the facts that the story gives."""
    line = ("A", "S")
    services = [small.service("S", 100) | story.get("service", {})]
    volumes = story.get("volumes", {})
    more = {
        table: small.volume({line: volumes[table]}) for table in ("forecast", "continuity") if table in volumes
    }
    if "history" in volumes or "history_realised" in volumes:
        (row,) = small.volume({line: volumes.get("history", 0)})
        more["history"] = [row | {"realised_units": volumes.get("history_realised", "")}]
    sample = small.small(story.get("fund_eur", LARGE), services, {line: 1}, **more)
    found = sample.tables
    found["regions"][0] |= story.get("region", {})
    found["providers"][0] |= story.get("provider", {})
    found["offers"][0] |= story.get("offer", {})
    for table in ("history", "forecast", "continuity"):  # what a pack may ask for, empty where nothing is said
        found.setdefault(table, [{**small.place(line), "units": 0}])
    return sample


@named(PACKS)
def test_a_cell_of_a_shipped_pack_comes_out_as_its_document_says(story):
    pack = load_pack(story["pack"])
    sample = sample_of(story)
    made = prepare_initial(case_of(Sample(sample.tables, {})), pack)
    expect, tariffs = story["expect"], made.tariffs
    found = {
        "percentage": tariffs.build_ups[tariffs.build_up[0]].percentage,
        "tariff_eur": Fraction(int(tariffs.cents[0]), 100),
        "reserved_eur": Fraction(made.funds.funds[0].reserved, 100),
        "level": made.layers[-1].reach.fraction(0) if made.layers else Fraction(0),
        "claims": {},
    }
    awarded = Exact.zeros(1)
    for layer in made.layers:
        claim = claims(layer, awarded)
        awarded = awarded.plus(claim)
        if claim.fraction(0):
            found["claims"][layer.id] = claim.fraction(0)
    exact = {
        key: {name: Fraction(v) for name, v in value.items()} if isinstance(value, dict) else Fraction(value)
        for key, value in expect.items()
    }
    assert {key: found[key] for key in exact} == exact


# -- an allocation --------------------------------------------------------------------------------------


def allocation_of(story):
    cells = {line(text): facts for text, facts in story["cells"].items()}
    bases = {"continuity": "continuity", "history": "history", "forecast": "forecast", "agreement": "agreements"}
    more = {
        table: small.volume({at: facts[basis] for at, facts in cells.items() if basis in facts})
        for basis, table in bases.items()
        if any(basis in facts for facts in cells.values())
    }
    for table, rows in story.get("tables", {}).items():
        more[table] = [spelt_out(table, row) for row in rows]
    for table in ("exceptions", "decisions", "demand"):
        more.setdefault(table, [])
    policy = story["policy"]
    sample = small.small(
        story.get("fund_eur", LARGE),
        [service_of(name, facts) for name, facts in story["services"].items()],
        {at: facts["offer"] for at, facts in cells.items() if "offer" in facts},
        tranches=policy["tranches"],
        rules=policy.get("rules", ()),
        reserves=policy.get("reserves", ()),
        tariff=policy.get("tariff"),
        **{table: rows for table, rows in more.items() if rows},
    )
    about = {small.PROVIDERS[letter]: facts for letter, facts in story.get("providers", {}).items()}
    for row in sample.tables["providers"]:
        row.update(about.get(row["provider"], {}))
    for row in sample.tables["regions"]:
        row["fund_region"] = story.get("fund_regions", {}).get(row["region"], "")
    funds = [row for row in sample.tables["funds"] if row["region"] not in story.get("fund_regions", {})]
    if "meerzorg_eur" in story:
        funds.append(small.fund(story["meerzorg_eur"], kind="meerzorg", name="MZ-R1"))
    sample.tables["funds"] = funds
    return sample


def later(policy):
    """The pack of a story, its tranches and rules those of the reallocation."""
    rules = [{**rule, "stage": "reallocation"} for rule in policy["rules"]]
    return pack_of({**policy, "initial": {"tranches": []}, "reallocation": policy["initial"], "rules": rules})


def realised(story):
    return {cell(at): facts["realised"] for at, facts in story["cells"].items() if "realised" in facts}


def allocated(story):
    """The plan of a story at its stage."""
    sample = allocation_of(story)
    if story.get("stage") != "reallocation":
        return planned(sample)
    return solved(reallocated(case_of(sample), later(sample.pack), expecting(realised(story))))


@named(ALLOCATIONS)
def test_an_allocation_comes_out_as_computed_by_hand(story):
    expect = story["expect"]
    if "conflict" in expect:
        with pytest.raises(Conflict, match=expect["conflict"].replace("[", r"\[")):
            allocated(story)
        return
    plan = allocated(story)
    assert units(plan) == {cell(at): int(value) for at, value in expect["units"].items()}
    if "fills" in expect:
        wanted = {
            (cell(at), tranche): Fraction(value)
            for tranche, some in expect["fills"].items()
            for at, value in some.items()
        }
        assert fills(plan) == wanted
    found = tables(plan)
    for key in ("reserved_eur", "free_eur"):
        if key in expect:
            assert Fraction(found["funds"][0][key]) == Fraction(expect[key])
    prices = {(row["region"], row["provider"], row["service"]): row["tariff_eur"] for row in found["plan"]}
    for at, price in expect.get("tariffs_eur", {}).items():
        assert Fraction(prices[cell(at)]) == Fraction(price)
    for row in expect.get("tight", ()):
        assert any(row in tranche["limited_by"].split(";") for tranche in found["tranches"])


# -- the collection -------------------------------------------------------------------------------------


def test_every_story_has_a_name_of_its_own_cites_a_document_and_shows_the_computation():
    names = [(story.get("pack"), story["story"]) for _, story in STORIES]
    assert len(set(names)) == len(names)
    for _, story in STORIES:
        assert set(story["cite"]) == {"document", "section"}
        assert story["hand"].strip()
        assert story["expect"]


@pytest.mark.parametrize("rule", catalogue.rule_modules())
def test_every_rule_has_a_story_that_cites_a_document(rule):
    told = [
        story
        for story in MADE_UP
        if not story["cite"]["document"].startswith("no document")
        and any(one["rule"] == rule for one in story["policy"].get("rules", ()))
    ]
    assert told


def test_every_shipped_pack_or_one_that_extends_it_has_a_story():
    told = {story["pack"] for _, story in PACKS}
    layers = {layer.label for pack in told for layer in load_pack(pack).layers}
    assert {f"pack {name}" for name in shipped_packs()} <= layers
