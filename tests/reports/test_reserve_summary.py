"""`verdeel study` on the size of a reserve: what it says, and that it doesn't matter who does the work."""

import json

from tests.cli.calls import listing, verdeel
from tests.model.studies.reserve.asked import region
from tests.strategies import write, yaml
from verdeelsleutel.data.exact import euros

STUDY = {
    "study": "held",
    "kind": "reserve",
    "title": "Wat houden we aan?",
    "recoverable": 80,
    "served_in_time": 50,
    "frontier": [0, 2, 4],
    "scenarios": {"count": 20, "demand": [{"name": "own", "per": "kavel", "factor": {"normal": [1, "0.1"]}}]},
}


def asked(place, *options, workers=1):
    place.mkdir(exist_ok=True)
    case, pack = write(region(920), place)
    path = place / "study.yaml"
    path.write_text(yaml(STUDY), encoding="utf-8")
    return verdeel(*options, "study", case, "-p", pack, "-s", path, "-o", place / "out", "--workers", workers)


def test_the_page_sets_percentages_side_by_side_and_says_what_it_is_worth_to_know(tmp_path):
    called = asked(tmp_path)
    assert called.code == 0, called.err
    assert "Studie: Wat houden we aan? · 4 uitkomsten" in called.out
    answer = json.loads((tmp_path / "out" / "reserve.json").read_text(encoding="utf-8"))["packs"][0]
    shown = " ".join(called.out.split())
    for words in ("beste van alle", "het plan van nu", "bundles.csv", "€ " + answer["evpi_eur"].replace(".", ",")):
        assert words in shown
    assert "reserve_" not in shown


def test_in_json_it_is_what_stands_in_the_folder(tmp_path):
    told = asked(tmp_path, "--json").json
    assert told["reserve"] == json.loads((tmp_path / "out" / "reserve.json").read_text(encoding="utf-8"))
    assert told["reserve"]["packs"][0]["rooms_eur"] == {"CR-R1": euros(92_000)}


def test_two_processes_give_the_same_bytes(tmp_path):
    assert asked(tmp_path / "one").code == 0
    assert asked(tmp_path / "two", workers=2).code == 0
    assert listing(tmp_path / "one" / "out") == listing(tmp_path / "two" / "out")
