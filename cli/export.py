"""`verdeel export`: what a run has to say, in the forms of the field."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.talk import Talk


@click.group("export", epilog="Example: verdeel export responseform runs/offer -o forms")
def command() -> None:
    """Write forms of the field from a run."""


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
    from verdeelsleutel.reports import form_pages, response_form

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
