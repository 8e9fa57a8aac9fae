"""`verdeel export`: what a run has to say, in the forms of the field."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.talk import Talk


@click.group("export", epilog="Example: verdeel export responseform runs/offer -o forms")
def command() -> None:
    """Write forms of the field from a run, and the template of letters."""


@command.command(epilog="Example: verdeel export responseform runs/offer -o forms")
@click.argument("run", type=click.Path(path_type=Path))
@click.option("-o", "--out", "folder", required=True, type=click.Path(path_type=Path), help="Folder to make.")
@click.pass_obj
def responseform(talk: Talk, run: Path, folder: Path) -> None:
    """Write a response form per provider for the offer of a reallocation.

    Each is a workbook named by AGB code, with that provider's lines alone: what is agreed, delivered, expected and
    offered, and cells for the units it asks and why. `verdeel import responses` reads them back.
    """
    from verdeelsleutel.cli.folders import fresh_folder
    from verdeelsleutel.model.runs.offer import read_offer
    from verdeelsleutel.model.runs.run_folder import read_inputs
    from verdeelsleutel.reports.forms import pages as form_pages
    from verdeelsleutel.reports.forms import response_form

    with talk.progress() as say:
        say("reading")
        offer, inputs = read_offer(run), read_inputs(run)
        policy = inputs.pack.reallocation
        days = policy.response_days if policy else None
        with fresh_folder(folder, "choose a new or empty folder") as made:
            say("writing")
            names = response_form.write_forms(made, offer, inputs.case, days, talk.language)
    talk.show(
        lambda: form_pages.written(run, folder, names, inputs.case.meta, talk.language),
        lambda: {"ok": True, "folder": str(folder), "forms": names},
    )


@command.command(epilog="Example: verdeel export budgetform runs/definitive -o budgetform-2024.xlsx")
@click.argument("run", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE.xlsx|FILE.csv",
    help="File to make: a workbook, or a table alone.",
)
@click.option("--replace", is_flag=True, help="Replace a file that is there already.")
@click.pass_obj
def budgetform(talk: Talk, run: Path, out: Path, replace: bool) -> None:
    """Prepare the NZa budget form from an allocation or a reallocation.

    Agreements line by line per NZa number and region: service, number, tariff with the part without NHC and NIC and
    both of these apart, amount; of a reallocation old, change and new. Lines stand there with € 1 where the policy
    says so (`budget_form` of the pack). It is a preparation: the layout of the form itself isn't public. Ends with 6
    when RUN was changed after it was made.
    """
    from verdeelsleutel.cli.folders import fresh_file

    if out.suffix not in (".xlsx", ".csv"):
        raise click.UsageError(f"{out} ends neither on .xlsx nor on .csv")
    if out.resolve().is_relative_to(run.resolve()):
        raise click.UsageError(f"{out} lies in the run, which holds nothing but what it was made with")
    with talk.progress() as say, fresh_file(out, replace=replace) as made:
        from verdeelsleutel.model.budget_form import budget_form, csv_of
        from verdeelsleutel.model.publication.stored import stored_run
        from verdeelsleutel.reports.forms import budget_form_page
        from verdeelsleutel.reports.forms.budget_form import write_budget_form

        say("reading")
        form = budget_form(stored_run(run))
        say("writing")
        if out.suffix == ".csv":
            made.write_text(csv_of(form), encoding="utf-8", newline="")
        else:
            write_budget_form(made, form, talk.language)
    talk.show(
        lambda: budget_form_page.page(form, out, talk.language),
        lambda: {"ok": True, "file": str(out), **budget_form_page.as_dict(form)},
    )


@command.command(epilog="Example: verdeel export lettertemplate -o letter.docx")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), metavar="FILE.docx", help="File to make.")
@click.option("--replace", is_flag=True, help="Replace a file that is there already.")
@click.pass_obj
def lettertemplate(talk: Talk, out: Path, replace: bool) -> None:
    """Give the template of letters, to make your office's own from.

    Change words, fonts and logo in Word or LibreOffice; names between braces are filled in, LETTERS.md lists them all.
    `verdeel report RUN --format docx --template FILE.docx` makes letters in it.
    """
    from verdeelsleutel.cli.folders import fresh_file
    from verdeelsleutel.reports.letters.document import shipped
    from verdeelsleutel.reports.page import Notice, Page

    if out.suffix != ".docx":
        raise click.UsageError(f"{out} doesn't end on .docx")
    with fresh_file(out, replace=replace) as made:
        made.write_bytes(shipped(talk.language))
    word = talk.language.word
    talk.show(
        lambda: Page(word("lettertemplate_written", out=out), (), (Notice(word("lettertemplate_note"), "plain"),)),
        lambda: {"ok": True, "file": str(out)},
    )
