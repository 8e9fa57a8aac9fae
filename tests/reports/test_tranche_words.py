"""Tranches by their titles."""

from verdeelsleutel.data.pack import load_pack
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.sentences.tranches import tranche_titles

PACK = load_pack("example-2024")


def test_a_tranche_goes_by_the_title_of_its_own_stage_and_in_english_by_its_id():
    first = tranche_titles(PACK, NL, reallocated=False)
    later = tranche_titles(PACK, NL, reallocated=True)
    assert (first["base"], first.get("guaranteed")) == ("basis", None)
    assert (later["guaranteed"], later.get("base")) == ("gegarandeerd", None)
    assert set(tranche_titles(PACK, ENGLISH, reallocated=False)) == {"decided", "kept"}


def test_what_goes_before_policy_has_words_too():
    titles = tranche_titles(PACK, NL, reallocated=False)
    assert titles["decided"] == "besluiten"
    assert titles["kept"] != "kept"
