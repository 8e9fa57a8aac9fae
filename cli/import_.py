"""`verdeel import`: files of the field read into tables of a case."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from verdeelsleutel.cli.options import map_option
from verdeelsleutel.cli.talk import Talk


@click.group("import", epilog="Example: verdeel import aw319 claims/*.txt --case our-case -o realisation.csv")
def command() -> None:
    """Read files of the field into tables of a case."""


@command.command(epilog="Example: verdeel import aw319 january.txt february.txt --case our-case -o realisation.csv")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="CSV file to make.")
@click.option(
    "--case",
    type=click.Path(path_type=Path),
    help="Case that knows the regions by their UZOVI number and the units of services.",
)
@click.option("--region", default="", metavar="CODE", help="Region of all claims, instead of by UZOVI number.")
@map_option
@click.option("--replace", is_flag=True, help="Replace a file that is there already.")
@click.pass_obj
def aw319(
    talk: Talk, files: tuple[Path, ...], out: Path, case: Path | None, region: str, mapping: Path | None, replace: bool
) -> None:
    """Add up claims of providers (AW319 version 1.4) to the table realisation.

    Credits take back what they credit; counts and totals of every file are checked. Care over several months counts in
    proportion to its days. Nothing of a client is kept or shown. Without --case and --region the UZOVI number is the
    region and units are as claimed. Ends with 3 on faults in the files, all of them at once.
    """
    from verdeelsleutel.cli.folders import fresh_file

    _keep(files, out)
    with talk.progress() as say, fresh_file(out, replace=replace) as made:
        from verdeelsleutel.data.aw319 import read_realisation

        say("reading")
        read = read_realisation(files, case=case, region=region.strip(), mapping=mapping)
        made.write_text(read.csv, encoding="utf-8", newline="\n")
    from verdeelsleutel.reports import import_page

    talk.show(
        lambda: import_page.page(read, out, talk.language),
        lambda: {"ok": True, "out": str(out), **import_page.as_dict(read)},
    )


@command.command(epilog="Example: verdeel import responses f/*.xlsx --run runs/offer --received 2024-10-20 -o out.csv")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--run", required=True, type=click.Path(path_type=Path), help="The offer that the forms answer.")
@click.option(
    "--received",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Day that counts as the day of these answers.",
)
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="CSV file to make.")
@click.option("--replace", is_flag=True, help="Replace a file that is there already.")
@click.pass_obj
def responses(
    talk: Talk, files: tuple[Path, ...], run: Path, received: datetime.datetime, out: Path, replace: bool
) -> None:
    """Read response forms that providers filled in, to the table responses.

    Each is checked against the offer: provider, lines, numbers; a form of another run is refused. A line that is
    left empty agrees with the offer. Where the offer lowers that line, the agreement is recorded: a row with the units
    offered, judged agreed, so that a definitive run needn't keep the line for who may still answer. Every form is
    listed with what it says, and so are providers whose form isn't among FILE...; forms that came after the response
    term are told. How an answer is judged stays empty, for the office. Ends with 3 on faults in the forms, all of them
    at once.
    """
    from verdeelsleutel.cli.folders import fresh_file
    from verdeelsleutel.data.responses import read_responses
    from verdeelsleutel.model.runs.offer import read_offer
    from verdeelsleutel.model.runs.run_folder import read_inputs
    from verdeelsleutel.reports.forms import pages as form_pages

    _keep(files, out)
    with talk.progress() as say, fresh_file(out, replace=replace) as made:
        say("reading")
        offer = read_offer(run)
        read = read_responses(files, offer.offered, received.date(), talk.language.word("form_agrees"))
        made.write_text(read.csv, encoding="utf-8", newline="\n")
        inputs = read_inputs(run)
    asked = form_pages.Round.of(offer, inputs, received.date())
    talk.show(
        lambda: form_pages.read(read, asked, out, talk.language),
        lambda: {"ok": True, "out": str(out), **form_pages.as_dict(read, asked)},
    )


def _keep(files: tuple[Path, ...], out: Path) -> None:
    """Refuse a table in the place of a file that is read."""
    if out.resolve() in {path.resolve() for path in files}:
        raise click.UsageError(f"{out} is one of the files to read; choose another name for the table")
