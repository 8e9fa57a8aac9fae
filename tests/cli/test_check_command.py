"""`verdeel check`: what a planner should know before a run."""

import pandas as pd
import pytest

from tests.cli.calls import listing, verdeel, without_reallocation


def test_check_writes_nothing(case, tmp_path):
    before = listing(tmp_path)
    assert verdeel("check", case, "-p", "example-2024").code == 0
    assert listing(tmp_path) == before


def test_claims_of_a_check_are_those_of_the_run(case, tmp_path):
    """Where nothing but the fund can stop them, claims at their largest are what is asked."""
    checked = verdeel("check", case, "-p", "example-2024", "--json").json
    told = verdeel("allocate", case, "-p", "example-2024", "-o", tmp_path / "run", "--json").json
    asked = {row["provider"]: row for row in told["cuts"]}
    assert sum(float(row["short_eur"]) for row in asked.values()) > 0
    claims = sum(float(purse["volumes_eur"]["claims"]) for purse in checked["funds"])
    agreed = float(told["figures"]["agreed_eur"])
    short = sum(float(row["short_eur"]) for row in asked.values())
    assert claims == pytest.approx(agreed + short, abs=50)  # cents are rounded per cell


def test_a_rule_that_the_claims_exceed_is_named_with_its_excess(case):
    found = verdeel("check", case, "-p", "example-2024", "--json").json["rules"]
    almere = next(r for r in found if r["rule"] == "intramural_cap" and r["key"] == "ALMERE")
    assert float(almere["above"]) == pytest.approx(float(almere["claims"]) - float(almere["upper"]))
    assert "intramural_cap" in verdeel("check", case, "-p", "example-2024").out


def test_where_only_the_funds_are_too_small_no_rule_is_blamed_and_nothing_is_called_fine(case, tmp_path):
    funds = pd.read_csv(case / "funds.csv", dtype=str, keep_default_na=False)
    pack = tmp_path / "one.yaml"
    rule = "{id: cap, rule: volume_ceiling, of: offer, percent: 200}"
    pack.write_text(f"pack: one\nextends: proportional\nrules: [{rule}]\n", encoding="utf-8")
    out = " ".join(verdeel("check", case, "-p", pack).out.split())
    assert "De vraag past niet binnen de geldstromen CR-11, MZ-11. Binnen de regels past zij wel (1 rij)." in out
    assert "Geen regel wordt geraakt" not in out
    funds["amount_eur"] = "9" * 12
    funds.to_csv(case / "funds.csv", index=False)
    assert "Geen regel wordt geraakt: de vraag past binnen de enige rij." in verdeel("check", case, "-p", pack).out


def test_a_fact_that_the_pack_reads_is_named_with_those_who_lack_it(case):
    providers = pd.read_csv(case / "providers.csv", dtype=str, keep_default_na=False)
    providers.loc[0, "monitor"] = ""
    providers.to_csv(case / "providers.csv", index=False)
    found = verdeel("check", case, "-p", "example-2024", "--json").json["facts"]
    assert {f["column"]: f["empty"] for f in found}["monitor"] == 1 + (providers["monitor"].iloc[1:] == "").sum()
    assert "opslag of afslag development_plan" in verdeel("check", case, "-p", "example-2024").out


def test_a_column_that_no_table_has_is_named(case):
    found = verdeel("check", case, "-p", "vgz-2021", "--json").json["facts"]
    assert {(f["column"], f["table"]) for f in found} == {("x_multi_year", ""), ("x_short_plan", "")}


def test_a_month_with_too_little_care_looks_incomplete(case):
    months = pd.read_csv(case / "realisation.csv", dtype=str)
    assert verdeel("check", case, "--json").json["months"] == []
    thin = (months["region"] == "GOOI") & (months["month"] == "2024-09")
    keep = ~thin | (months.index % 4 == 0)
    months[keep].to_csv(case / "realisation.csv", index=False)
    found = verdeel("check", case, "--json").json["months"]
    assert [(m["region"], m["month"]) for m in found] == [("GOOI", "2024-09")]


def test_without_a_pack_the_offers_stand_beside_the_funds_at_maximum_tariffs(case):
    called = verdeel("check", case)
    assert called.code == 0
    assert "zonder beleid" in called.out
    assert "717.605.960,20" in called.out


def test_a_check_at_a_cutoff_expects_what_the_reallocation_expects(made_demo):
    case, run = made_demo[0] / "case", made_demo[0] / "run"
    words = ("check", case, "-p", "example-2024", "--cutoff", "2024-09", "--from", run)
    checked = verdeel(*words, "--json").json["reallocation"]
    made = verdeel("demo", made_demo[0], "--json").json["reallocation"]
    assert {key: checked[key] for key in ("expected_eur", "low_eur", "high_eur")}.items() <= made["expectation"].items()
    assert checked["to_look_at"] == made["worklist"]
    assert "vóór een herschikking op de realisatie tot en met september 2024" in verdeel(*words).out


def test_a_check_ends_with_the_command_that_makes_what_it_looked_at(made_demo, tmp_path):
    case, run = made_demo[0] / "case", made_demo[0] / "run"
    start = ("--cutoff", "2024-09", "--from", run)
    for words in ((), start):
        command = verdeel("check", case, "-p", "example-2024", *words).out.splitlines()[-1].removeprefix(" $ verdeel ")
        made = verdeel(*command.removesuffix("RUN").split(), tmp_path / f"made-{len(words)}")
        assert made.code == 0, made.err
    assert "$" not in verdeel("check", case).out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--cutoff", "2024-09"), 2),
        (("-p", "example-2024", "--from", "{run}"), 2),
        (("-p", "example-2024", "--cutoff", "2024-13"), 2),
        (("-p", "example-2024", "--cutoff", "2024-09"), 3),
        (("-p", "{pack}", "--cutoff", "2024-09", "--from", "{run}"), 4),
        (("-p", "example-2024", "--cutoff", "2024-09", "--from", "{case}"), 2),
    ],
)
def test_a_check_at_a_cutoff_that_no_run_could_have_ends_as_that_run(words, code, case, made_demo, tmp_path):
    places = {"{run}": made_demo[0] / "run", "{case}": case, "{pack}": without_reallocation(tmp_path)}
    assert verdeel("check", case, *(places.get(word, word) for word in words)).code == code


@pytest.mark.parametrize("options", [(), ("--workbook",)])
def test_an_empty_case_is_not_called_fine_and_nothing_is_said_to_be_next(tmp_path, options):
    assert verdeel("init", tmp_path / "empty", *options).code == 0
    case = tmp_path / "empty" / "casus.xlsx" if options else tmp_path / "empty"
    called = verdeel("check", case, "-p", "proportional")
    said = " ".join(called.out.split())
    assert called.code == 0, called.err
    assert "Er staan nog geen offertes in de casus (tabel offers, blad Aanbod): er is niets te verdelen." in said
    assert "✓" not in said
    assert "Hierna" not in said
    assert "offers-empty" in {one["code"] for one in verdeel("check", case, "--json").json["findings"]}
