"""`verdeel report`: what a planner reads of a run, and hands on."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verdeelsleutel.cli import letters
from verdeelsleutel.cli.extras import need
from verdeelsleutel.cli.talk import Talk

if TYPE_CHECKING:
    from verdeelsleutel.model.runs.sealed_run import SealedRun
    from verdeelsleutel.reports.dutch import Language
    from verdeelsleutel.reports.run.reported_year import ReportedYear


def _xlsx(run: SealedRun, lang: Language) -> bytes:
    from verdeelsleutel.reports.plan_book.plan_book import plan_book

    return plan_book(run, lang)


def _html(run: SealedRun, lang: Language) -> bytes:
    from verdeelsleutel.reports.run.written import report

    return report(run.folder, lang)


FORMATS: Mapping[str, tuple[str, Callable[[SealedRun, Language], bytes]]] = {
    "html": ("report.html", _html),
    "xlsx": ("plan.xlsx", _xlsx),
}
"""Format → the file it makes in the run's folder, and what makes it; these are made when no format is told."""

LETTERS = "docx"
"""The format that makes a file per provider; only where it is asked for."""

RUN_FILES: Mapping[str, str] = {name: file for name, (file, _) in FORMATS.items()}
"""Format → the file it makes of a run."""

YEAR_FILES: Mapping[str, str] = {"html": "report.html", "xlsx": "year.xlsx"}
"""The same of a year."""


def _given(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The formats that were asked for, separated by commas."""
    names = tuple(dict.fromkeys(part.strip() for part in value.split(","))) if value else ()
    known = (*FORMATS, LETTERS)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise click.BadParameter(f"{unknown[0]!r} is no format; known are {', '.join(known)}")
    return names


def _targets(folder: Path, files: Mapping[str, str], formats: tuple[str, ...], out: Path | None) -> dict[str, Path]:
    """Format → file to make, for formats that make one; `files` go into the folder unless told otherwise."""
    if LETTERS in formats:
        if out is not None and len(formats) > 1:
            raise click.UsageError("-o names one file or folder; ask for one format")
        return {name: folder / files[name] for name in formats if name != LETTERS}
    if out is None:
        return {name: folder / files[name] for name in formats or files}
    if len(formats) > 1:
        raise click.UsageError("-o names one file; ask for one format")
    known = {Path(files[name]).suffix: name for name in formats or files}
    found = known.get(out.suffix.lower())
    if found is None:
        raise click.UsageError(f"{out} doesn't end on {' or '.join(known)}")
    letters.refuse_inputs(folder, out)
    return {found: out}


@click.command(epilog="Example: verdeel report runs/definitive --format docx --date 2023-12-15")
@click.argument("folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    callback=_given,
    metavar="FORMAT,…",
    help=f"What to make: {', '.join((*FORMATS, LETTERS))}; {' and '.join(FORMATS)} unless told.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="File to make, of the format that it ends on, or with --format docx the folder; else they go into the run's "
    "folder.",
)
@click.option("--replace", is_flag=True, help="Replace an earlier report, or earlier letters.")
@click.option("--provider", metavar="AGB", help="docx: the letter of this provider alone.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="docx: the date of the letters; without it they show where to fill it in.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE.docx",
    help="docx: your office's own letter; `verdeel export lettertemplate` gives one to start from.",
)
@click.pass_obj
def command(
    talk: Talk,
    folder: Path,
    formats: tuple[str, ...],
    out: Path | None,
    replace: bool,
    provider: str | None,
    date: datetime.datetime | None,
    template: Path | None,
) -> None:
    """Write the report of RUN: an allocation, a reallocation, a settlement, or a year of runs.

    html: report.html, one page that needs nothing else: what happened in plain words, use of the funds, kavels, who
    gets less and why, tranches, tariffs, rules with what they have left, every provider from asked to agreed, sources,
    receipt and certificate. It verifies RUN first.

    xlsx: plan.xlsx, a workbook with the agreements, sums with their formulas, tariffs, rules, sources and certificate.
    Behind them stands the case itself: change an offer, save, and run the workbook again.

    docx: letters/AGB.docx, a letter to every provider with its own figures and no others: what is agreed per service,
    what isn't awarded and why, how its tariffs are built up, what it may do. It verifies RUN first. Letters are made
    only when they are asked for: some twenty a second, and somebody signs them.

    A year has a page of its own, and a workbook year.xlsx: from agreement to agreement over all its runs, with funds,
    kavels and providers after each. Both verify every run and the chain first. Letters are those of a run.

    Ends with 6 when RUN was changed after it was made. A report in the run's folder is for reading: `verify` takes
    nothing from it.
    """
    from verdeelsleutel.cli.folders import fresh_file
    from verdeelsleutel.model.certify.year_chain import is_year

    asked = letters.Asked(template, date.date() if date else None, provider)
    if asked.anything and LETTERS not in formats:
        raise click.UsageError("--provider, --date and --template are about letters; add --format docx")
    if is_year(folder):
        _year(talk, folder, formats, out, replace=replace)
        return
    targets = _targets(folder, RUN_FILES, formats, out)
    place = letters.folder_of(folder, out) if LETTERS in formats else None
    _need(targets)
    written = None
    with talk.progress() as say, ExitStack() as files:
        from verdeelsleutel.model.runs.sealed_run import sealed_run

        say("reading")
        run = sealed_run(folder)
        made = {name: files.enter_context(fresh_file(target, replace=replace)) for name, target in targets.items()}
        if place:
            written = letters.write(folder, asked, place, files, say, talk.language, replace)
        say("writing")
        for name, path in made.items():
            path.write_bytes(FORMATS[name][1](run, talk.language))
    from verdeelsleutel.reports import small_pages
    from verdeelsleutel.reports.letters import told

    told_of = {} if written is None else {"letters": told.as_dict(written)}
    talk.show(
        lambda: small_pages.reported(folder, list(targets.values()), run.inputs.case.meta, talk.language, written),
        lambda: {"ok": True, "run": str(folder), "files": [str(target) for target in targets.values()], **told_of},
    )


def _need(targets: Mapping[str, Path]) -> None:
    if "html" in targets:
        need("report", "report.html (--format xlsx does without)")


def _year(talk: Talk, folder: Path, formats: tuple[str, ...], out: Path | None, *, replace: bool) -> None:
    """One page and one workbook over the runs of a year, which is checked once for both."""
    from verdeelsleutel.cli.folders import fresh_file
    from verdeelsleutel.reports import small_pages
    from verdeelsleutel.reports.run.reported_year import ReportedYear

    if LETTERS in formats:
        raise click.UsageError(f"{folder} is a year; letters are those of one of its runs")
    targets = _targets(folder, YEAR_FILES, formats, out)
    _need(targets)
    with talk.progress() as say, ExitStack() as files:
        made = {name: files.enter_context(fresh_file(target, replace=replace)) for name, target in targets.items()}
        say("verifying")
        year = ReportedYear.of(folder)
        say("writing")
        for name, path in made.items():
            path.write_bytes(_of_year(year, name, talk.language))
    talk.show(
        lambda: small_pages.reported(folder, list(targets.values()), year.case.meta, talk.language),
        lambda: {"ok": True, "run": str(folder), "files": [str(target) for target in targets.values()]},
    )


def _of_year(year: ReportedYear, name: str, lang: Language) -> bytes:
    if name == "xlsx":
        from verdeelsleutel.reports.year_book.year_book import year_book

        return year_book(year, lang)
    from verdeelsleutel.reports.page_html import html
    from verdeelsleutel.reports.run.year import page

    return html(page(year, lang), lang).encode()
