"""The shipped packs are strict, sourced and cited: what a text doesn't say is marked as an example."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stories.reading import read_stories
from verdeelsleutel.data.pack import load_pack, shipped_packs
from verdeelsleutel.data.pack.lint import lint_pack
from verdeelsleutel.data.pack.yaml import ListNode, MapNode

STORIES = Path(__file__).parents[1] / "stories"
LAYERS = {"national-2017", "national-2024"}
"""Packs that only other packs build on: they divide nothing themselves."""


def stories():
    """The stories of packs; those of a made-up policy have no `pack`."""
    return [story for file in sorted(STORIES.glob("*.yaml")) for story in read_stories(file) if "pack" in story]


@pytest.mark.parametrize("name", shipped_packs())
def test_a_shipped_pack_gives_no_warning(name):
    warned = [warning.code for warning in lint_pack(load_pack(name))]
    assert warned == (["no-tranches"] if name in LAYERS else [])


@pytest.mark.parametrize("name", shipped_packs())
def test_every_source_of_a_shipped_pack_has_document_section_date_and_rank(name):
    for source in load_pack(name).sources.values():
        assert all([source.document, source.section, source.published, source.rank])


def texts(node):
    """Every note and text of a pack with the English beside it."""
    if isinstance(node, MapNode):
        for key, entry in node.entries.items():
            if key in ("note", "text"):
                english = node.get(f"{key}_en")
                yield entry.value.text, english.text if english else None
            yield from texts(entry.value)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from texts(item)


@pytest.mark.parametrize("name", shipped_packs())
def test_every_note_of_a_shipped_pack_is_there_in_english_too(name):
    found = list(texts(load_pack(name).tree))
    assert found
    assert [text for text, english in found if english in (None, "", text)] == []


@pytest.mark.parametrize("name", shipped_packs())
def test_a_shipped_pack_is_named_as_its_file(name):
    assert load_pack(name).pack == name


def test_only_the_layers_divide_nothing_themselves():
    assert {name for name in shipped_packs() if not load_pack(name).initial.tranches} == LAYERS


@pytest.mark.parametrize("name", sorted(set(shipped_packs()) - {"national-2017"}))
def test_every_pack_has_stories(name):
    assert any(story["pack"] == name for story in stories())


@pytest.mark.parametrize("story", stories(), ids=lambda story: f"{story['pack']}: {story['story']}")
def test_a_story_cites_a_document_of_its_pack(story):
    pack = load_pack(story["pack"])
    documents = {source.document for source in pack.sources.values()}
    assert all([story["hand"], story["expect"], story["cite"]["section"]])
    assert story["cite"]["document"] in documents or not documents


def test_last_years_percentages_are_of_last_years_reallocated_volume():
    for name in ("cz-2021", "zorg-en-zekerheid-2021"):
        assert {tranche.basis for tranche in load_pack(name).initial.tranches} == {"history"}
    assert [tranche.basis for tranche in load_pack("vgz-2021").initial.tranches] == ["forecast"]


def test_nothing_of_a_text_that_gives_no_figure_claims_a_source():
    pack = load_pack("zilveren-kruis-2017")
    award = next(tranche for tranche in pack.initial.tranches if tranche.id == "award")
    assert (award.source, award.example, pack.tariff.base[0].source, pack.tariff.base[0].example) == (
        None,
        True,
        None,
        True,
    )


def test_opinions_and_expectations_of_a_text_are_switches_that_are_off():
    off = {rule.id for rule in load_pack("zilveren-kruis-2017").rules if not rule.active}
    assert off == {"no_intramural_growth", "no_inflow_low_profiles", "no_conversion_during_the_year"}


def test_moments_of_reallocation_are_those_of_the_texts():
    moments = {name: load_pack(name).reallocation.moments for name in ("cz-2021", "vgz-2021", "zilveren-kruis-2017")}
    assert moments == {
        "cz-2021": ("monthly",),
        "vgz-2021": ("04-01", "08-02"),
        "zilveren-kruis-2017": ("10-01",),  # one, as national-2017 has it
    }


def test_a_wider_reading_of_the_priority_for_care_at_home_stands_before_existing_agreements():
    tranches = load_pack("zilveren-kruis-2017").reallocation.tranches
    assert [tranche.id for tranche in tranches] == ["home_before_all", "existing", "choice_home", "choice"]
    assert [tranche.id for tranche in tranches if not tranche.active] == ["home_before_all"]
    assert tranches[1].source == "N17-VOLUME"
