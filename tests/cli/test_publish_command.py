"""`verdeel publish`: one page and its table, whole or not at all, readable by everyone, without small numbers."""

import csv
import re
from html.parser import HTMLParser

import pytest

from tests.cli.calls import listing, verdeel
from tests.model.test_publication import derivable

PACK = """\
pack: moments
extends: example-2024
reallocation:
  completeness: {0: 95}
  reserves_released: [choice]
  tranches: [{id: realised, basis: realised}]
"""


@pytest.fixture(scope="module")
def reallocated(made_demo, tmp_path_factory):
    """The example reallocated on realisation up to July."""
    folder, _ = made_demo
    place = tmp_path_factory.mktemp("publish")
    (place / "pack.yaml").write_text(PACK, encoding="utf-8")
    words = ("--from", folder / "run", "--cutoff", "2024-07", "--as-of", "2024-08-02", "-o", place / "run")
    called = verdeel("reallocate", folder / "case", "-p", place / "pack.yaml", *words)
    assert called.code == 0, called.err
    return place / "run"


@pytest.fixture(scope="module")
def published(reallocated):
    out = reallocated.parent / "use.html"
    called = verdeel("publish", reallocated, "-o", out)
    assert called.code == 0, called.err
    return called, out.read_text("utf-8"), out.with_suffix(".csv").read_text("utf-8")


class Seen(HTMLParser):
    """Tags of a page, and per table whether it has a caption."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.words = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def test_the_page_stands_alone_and_can_be_read_by_everyone(published):
    seen = Seen(published[1])
    tags = [tag for tag, _ in seen.tags]
    assert seen.open == []
    assert ("html", {"lang": "nl"}) in seen.tags
    assert not {"script", "link", "img", "iframe"} & set(tags)
    assert not re.search(r"https?:|url\(|@import|src=", published[1])
    assert tags.count("caption") == tags.count("table") == 3
    assert all(attrs.get("scope") in ("col", "row", "rowgroup") for tag, attrs in seen.tags if tag == "th")
    assert tags.count("h1") == 1


def test_the_page_says_what_it_is_about_in_dutch(published):
    called, page, _ = published
    words = " ".join(" ".join(Seen(page).words).replace("\u00a0", " ").split())
    for expected in (
        "Synthetisch — verzonnen cijfers", "Gebruik van de contracteerruimte 2024", "Herschikking, aanbod",
        "juli 2024", "2 augustus 2024", "Verwachte over- (+) of onderschrijding (−)", "673.796.564", "t/m jul",
        "niet openbaar", "minder dan 10 cliënten", "juli 2024 95 %", "Er zijn geen afspraken per maand",
        "Dit is een aanbod aan aanbieders",
    ):  # fmt: skip
        assert expected in words, expected
    assert "<h2>&#39;t Gooi (voorbeeld) en Almere (voorbeeld)</h2>" in page  # both draw on one contracteerruimte
    head = page.partition("</title>")[0]
    assert all(part in head for part in ("2024", "Herschikking, aanbod"))
    assert "Herschikking, aanbod" in called.out
    assert "use.html" in called.out
    assert "use.csv" in called.out


def test_the_table_holds_every_figure_and_marks_what_is_left_out(published):
    lines = list(csv.DictReader(published[2].splitlines()))
    assert {line["suppressed"] for line in lines} == {"yes", "no"}
    assert all((line["amount_eur"] == "") == (line["suppressed"] == "yes") for line in lines)
    fund = {(li["figure"], li["month"]): li["amount_eur"] for li in lines if li["fund"] == "CR-11"}
    months = [fund["delivered", f"2024-{m:02d}"] for m in range(1, 8)]
    cents = [int(text.replace(".", "")) for text in (*months, fund["delivered", ""])]
    assert sum(cents[:-1]) == cents[-1]
    left = {"meerzorg", "mpt_treatment"}
    assert left <= {line["kavel"] for line in lines if line["suppressed"] == "yes"}


def test_nothing_left_out_of_the_example_follows_from_the_rest(published):
    """Month by month the same rows are left out, so one month with the year's figures says it all."""
    head, *lines = published[2].splitlines()
    text = "\n".join([head, *(line for line in lines if not re.search(r",delivered,(2024-0[2-7])?,", line))])
    assert text.count(",yes") > 30
    assert derivable(text + "\n") == []


def test_the_same_run_gives_the_same_bytes(published, reallocated, tmp_path):
    assert verdeel("publish", reallocated, "-o", tmp_path / "again.csv").code == 0
    assert (tmp_path / "again.html").read_text("utf-8") == published[1]
    assert (tmp_path / "again.csv").read_text("utf-8") == published[2]


def test_an_initial_run_is_published_without_months(run, tmp_path):
    called = verdeel("publish", run, "-o", tmp_path / "use.html", "--lang", "en", "--json")
    assert called.code == 0, called.err
    assert [fund["expected_eur"] for fund in called.json["funds"]] == [None, None]
    page = (tmp_path / "use.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert "no monthly figures" in page
    assert ",delivered," not in (tmp_path / "use.csv").read_text("utf-8")


def test_limits_of_one_leave_nothing_out(reallocated, tmp_path):
    words = ("--least-clients", 0, "--least-providers", 1, "--json")
    assert verdeel("publish", reallocated, "-o", tmp_path / "use.html", *words).json["suppressed_rows"] == 0
    assert "Er is niets weggelaten" in (tmp_path / "use.html").read_text("utf-8")


@pytest.mark.parametrize("taken", ["use.html", "use.csv"])
def test_a_file_that_is_there_is_kept_when_it_is_no_publication(run, tmp_path, taken):
    place = tmp_path / "out"
    place.mkdir()
    (place / taken).write_text("mine", encoding="utf-8")
    assert verdeel("publish", run, "-o", place / "use.html").code == 2
    assert listing(place) == {taken: b"mine"}
    refused = verdeel("publish", run, "-o", place / "use.html", "--replace")
    assert (refused.code, "is geen publicatie" in refused.err) == (2, True)
    assert listing(place) == {taken: b"mine"}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_an_earlier_publication_is_replaced_when_asked(run, tmp_path, lang):
    place = tmp_path / "out"
    words = ("publish", run, "-o", place / "use.html", "--lang", lang)
    assert verdeel(*words).code == 0
    first = listing(place)
    assert verdeel(*words).code == 2
    assert verdeel(*words, "--replace").code == 0
    assert listing(place) == first


def test_a_table_of_the_case_beside_the_page_is_never_replaced(run, case, tmp_path):
    funds = (case / "funds.csv").read_bytes()
    assert verdeel("publish", run, "-o", case / "funds.html", "--replace").code == 2
    assert (case / "funds.csv").read_bytes() == funds
    assert not (case / "funds.html").exists()


def test_a_changed_run_ends_with_6_and_leaves_nothing(run, tmp_path):
    plan = run / "plan.csv"
    plan.write_text(plan.read_text("utf-8").replace(",0.00,", ",0.01,", 1), encoding="utf-8")
    called = verdeel("publish", run, "-o", tmp_path / "out/use.html")
    assert (called.code, called.out) == (6, "")
    assert "plan.csv is na de berekening veranderd" in called.err
    assert listing(tmp_path / "out") == {}


@pytest.mark.parametrize("out", ["use.pdf", "use", "run/use.html"])
def test_a_wrong_place_is_wrong_use(run, tmp_path, out):
    before = listing(tmp_path)
    assert verdeel("publish", run, "-o", tmp_path / out).code == 2
    assert listing(tmp_path) == before


def test_names_of_a_case_are_text_and_never_markup(case, tmp_path):
    about = case / "case.yaml"
    about.write_text(about.read_text("utf-8").replace("Voorbeeldregio", "<b>Regio</b> & co"), encoding="utf-8")
    verdeel("allocate", case, "-p", "proportional", "-o", tmp_path / "made")
    assert verdeel("publish", tmp_path / "made", "-o", tmp_path / "use.html").code == 0
    page = (tmp_path / "use.html").read_text("utf-8")
    assert "&lt;b&gt;Regio&lt;/b&gt; &amp; co" in page
    assert "<b>Regio" not in page
