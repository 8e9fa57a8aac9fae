"""`verdeel explain`: a run, a provider or a rule, in two languages and for machines; nothing from a touched run."""

import csv
import re
import shlex
from fractions import Fraction

import pytest

from tests.cli.calls import verdeel


@pytest.fixture(scope="module")
def runs(made_demo):
    folder, _ = made_demo
    return folder / "run", folder / "reallocation"


def plan_of(run):
    with (run / "plan.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def cents(text):
    return int(Fraction(text) * 100)


def adds_up(waterfall):
    steps = sum(cents(step["eur"]) for step in waterfall["steps"])
    years = sum((Fraction(step["client_years"]) for step in waterfall["steps"]), Fraction(0))
    assert cents(waterfall["asked"]["eur"]) + steps == cents(waterfall["agreed"]["eur"])
    assert Fraction(waterfall["asked"]["client_years"]) + years == Fraction(waterfall["agreed"]["client_years"])


@pytest.mark.parametrize("which", [0, 1])
def test_a_run_adds_up_for_machines_and_comes_to_its_plan(runs, which):
    called = verdeel("explain", runs[which], "--json")
    assert called.code == 0, called.err
    found, plan = called.json, plan_of(runs[which])
    adds_up(found["waterfall"])
    assert cents(found["waterfall"]["agreed"]["eur"]) == sum(cents(row["amount_eur"]) for row in plan)
    assert {row["provider"] for row in plan} == {one["provider"] for one in found["providers"]}
    for one in found["providers"]:
        adds_up(one["waterfall"])
    with (runs[which] / "rules.csv").open(encoding="utf-8", newline="") as lines:
        assert len(list(csv.DictReader(lines))) == len(found["rules"])
    assert [one["binding"] for one in found["rules"]] == sorted((o["binding"] for o in found["rules"]), reverse=True)


def test_a_provider_has_every_cell_with_a_sentence_for_every_step_and_its_tariff(runs):
    run = runs[1]
    found = verdeel("explain", run, "--provider", "41900103", "--json").json
    mine = [row for row in plan_of(run) if row["provider"] == "41900103"]
    assert [(c["region"], c["service"]) for c in found["cells"]] == [(r["region"], r["service"]) for r in mine]
    for cell, row in zip(found["cells"], mine, strict=True):
        assert cell["agreed"]["units"] == row["agreed_units"]
        assert cell["agreed"]["eur"] == row["amount_eur"]
        units = sum((Fraction(step["units"]) for step in cell["steps"]), Fraction(cell["asked"]["units"]))
        assert units == int(row["agreed_units"])
        assert all(step["sentence"] and step["because"] for step in cell["steps"])
        assert cell["tariff"][-1] == {"item": "tariff", "value": row["tariff_eur"], "source": ""}
    assert {one["row"] for one in found["same_rows"]} >= {"CR-11[GOOI]", "intramural_cap_year[ALMERE]"}
    adds_up(found["waterfall"])


def test_a_row_has_its_bound_its_claims_and_what_one_more_brings(runs):
    found = verdeel("explain", runs[1], "--rule", "intramural_cap_year[ALMERE]", "--json").json
    (row,) = found["rows"]
    assert row["binding"]
    assert Fraction(row["upper"]) - Fraction(row["value"]) == Fraction(row["slack"])
    closed = [claim for claim in row["claims"] if claim["closed_here"]]
    assert len(closed) == row["closings"][0]["cells"]
    assert {claim["fill"] for claim in closed} == {row["closings"][0]["fill"]}
    assert row["sentence"]


@pytest.mark.parametrize("which", [0, 1])
def test_two_providers_stand_side_by_side_exactly_and_completely(runs, which):
    found = verdeel("explain", runs[which], *BESIDE, "--json").json
    assert sum(Fraction(part["difference"]) for part in found["parts"]) == Fraction(found["difference"])
    plan = {(row["provider"], row["region"], row["service"]): row for row in plan_of(runs[which])}
    for role in ("provider", "against"):
        code = found[role]
        mine = {key[1:]: row for key, row in plan.items() if key[0] == code}
        told = {(pair["region"], pair["service"]): pair[role] for pair in found["cells"] if pair[role]}
        assert told.keys() == mine.keys()
        for key, cell in told.items():
            assert (cell["agreed"]["units"], cell["agreed"]["eur"]) == (
                mine[key]["agreed_units"],
                mine[key]["amount_eur"],
            )
            assert all(0 <= Fraction(asked["fill"]) <= 1 for asked in cell["tranches"])
        adds_up(found["sides"][role]["waterfall"])
    counts = found["treatment"]
    assert sum(counts.values()) == len(found["cells"])
    assert counts["equal"] > 0
    same = [row for row in found["rows"] if row["against_is"] == "same"]
    assert same
    assert all(row["provider"]["highest_fill"] == row["against"]["highest_fill"] for row in same)


def test_a_provider_without_its_leading_zero_is_understood(runs):
    found = verdeel("explain", runs[1], "--provider", "6900102", "--json").json
    assert found["provider"] == "06900102"


def test_a_rule_about_cells_lists_those_it_cut_and_one_row_of_it_only_its_own(runs):
    every = verdeel("explain", runs[1], "--rule", "no_low_profiles", "--json").json["cells"]
    assert len(every) > 1
    key = "|".join(every[0][name] for name in ("region", "provider", "service"))
    one = verdeel("explain", runs[1], "--rule", f"no_low_profiles[{key}]", "--json").json
    assert one["cells"] == every[:1]
    mine = verdeel("explain", runs[1], "--rule", "no_low_profiles", "--provider", every[0]["provider"], "--json").json
    assert mine["cells"] == [cell for cell in every if cell["provider"] == every[0]["provider"]]
    assert {row["key"].split("|")[1] for row in mine["rows"]} == {every[0]["provider"]}


def test_a_rule_shows_only_the_rows_in_which_the_provider_has_a_cell(runs):
    found = verdeel("explain", runs[0], "--rule", "steady_growth", "--provider", "41900104", "--json").json
    assert {row["key"].split("|")[1] for row in found["rows"]} == {"41900104"}
    assert {claim["provider"] for row in found["rows"] for claim in row["claims"]} == {"41900104"}
    everyone = verdeel("explain", runs[0], "--rule", "CR-11", "--provider", "41900104", "--json").json
    assert [row["row"] for row in everyone["rows"]] == ["CR-11[GOOI]"]


BESIDE = ("--provider", "41900104", "--against", "41900103")
RULES = ("--rule", "intramural_cap_year"), ("--rule", "no_low_profiles")
PAGES = [(), ("--provider", "41900103"), BESIDE, *RULES, ("--all",)]


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_page_is_in_words_of_its_language(runs, words, lang):
    called = verdeel("explain", runs[1], *words, "--lang", lang)
    assert called.code == 0, called.err
    assert ("SYNTHETISCH" if lang == "nl" else "SYNTHETIC —") in called.out
    assert not any(key in called.out for key in ("explain_", "against_", "why_", "step_", "{", "not_asked"))


def test_a_provider_reads_why_and_that_nobody_in_the_same_row_got_more(runs):
    shown = " ".join(verdeel("explain", runs[1], "--provider", "41900103").out.split())
    assert "niemand in deze rij kreeg in deze tranche een hoger deel" in shown
    assert "het geld van geldstroom CR-11 is verdeeld" in shown
    assert "afspraak was" in shown
    english = " ".join(verdeel("explain", runs[1], "--provider", "41900103", "--lang", "en").out.split())
    assert "nobody in this row got a higher part in this tranche" in english


def test_all_shows_what_is_left_out_otherwise(runs):
    some, everything = (verdeel("explain", runs[0], *words).out for words in ((), ("--all",)))
    assert "--all" in some
    assert "met --all" not in everything
    assert len(everything.splitlines()) > 2 * len(some.splitlines())


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--provider", "41900104x"), 'bedoelt u “41900104”'),
        (("--provider", "nobody"), "bekend zijn "),
        (("--provider", "41900104", "--against", "41900103x"), 'bedoelt u “41900103”'),
        (("--against", "41900103"), "--against hoort bij --provider"),
        ((*BESIDE, "--rule", "CR-11"), "--against hoort bij --provider, en gaat niet samen met --rule"),
        (("--provider", "41900103", "--against", "41900103"), "noem een andere"),
        (("--rule", "intramural_cap_yeer"), 'bedoelt u “intramural_cap_year”'),
        (("--rule", "intramural_cap_year[ALMER]"), 'bedoelt u “ALMERE”'),
    ],
)
def test_what_the_run_doesnt_have_ends_with_2_and_a_hint(runs, words, hint):
    called = verdeel("explain", runs[1], *words)
    assert called.code == 2
    assert hint in called.err
    assert called.out == ""


def test_a_folder_that_is_no_run_ends_with_2(tmp_path):
    assert verdeel("explain", tmp_path).code == 2


@pytest.mark.parametrize("name", ["plan.csv", "tranches.csv", "inputs/case/offers.csv"])
def test_a_run_that_was_changed_isnt_explained(run, name):
    with (run / name).open("ab") as file:
        file.write(b"\n")
    called = verdeel("explain", run)
    assert called.code == 6
    assert "verdeel verify" in called.err
    assert called.out == ""


def test_a_settlement_isnt_explained(runs, tmp_path, made_demo):
    called = verdeel("settle", runs[0], "--realisation", made_demo[0] / "case", "-o", tmp_path / "s")
    assert called.code == 0, called.err
    called = verdeel("explain", tmp_path / "s")
    assert called.code == 2
    assert "geen initiële toekenning en geen herschikking" in called.err


@pytest.mark.parametrize("which", [0, 1])
def test_every_command_that_explain_suggests_runs(runs, which):
    waiting, seen = [f"verdeel explain {runs[which]}"], set()
    while waiting:
        words = waiting.pop()
        called = verdeel(*shlex.split(words)[1:])
        assert called.code == 0, (words, called.err)
        seen.add(words)
        suggested = re.findall(r"^ \$ (verdeel explain .*)$", called.out, re.MULTILINE)
        waiting += [one for one in suggested if one not in seen and one not in waiting]
    assert len(seen) >= 4
