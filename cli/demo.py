"""`verdeel demo`: the shipped example region, allocated and certified."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from verdeelsleutel.cli.talk import Talk

PACK = "example-2024"


@click.command(epilog="Example: verdeel demo")
@click.argument("folder", metavar="[DIR]", default="verdeel-demo", type=click.Path(path_type=Path))
@click.pass_obj
def command(talk: Talk, folder: Path) -> None:
    """Allocate the shipped example region into DIR (default ./verdeel-demo) and show the outcome.

    DIR/case is the example as a folder of CSV files, DIR/run the certified outcome. Run it again and it makes both
    anew, unless you changed the case.
    """
    from verdeelsleutel.cli.folders import case_files, copy_of, fresh_folder
    from verdeelsleutel.data.synthetic.example_region import example_folder
    from verdeelsleutel.model.runs.initial_run import Request, allocate
    from verdeelsleutel.reports import small_pages, summary

    shipped = example_folder()

    def ours(there: Path) -> bool:
        return {path.name for path in there.iterdir()} <= {"case", "run"} and copy_of(shipped, there / "case")

    with talk.progress() as say, fresh_folder(folder, "choose another folder: verdeel demo DIR", ours) as made:
        (made / "case").mkdir()
        for path in case_files(shipped):
            shutil.copyfile(path, made / "case" / path.name)
        outcome = allocate(Request(made / "case", PACK), made / "run", say=say)
    run = folder / "run"
    talk.show(
        lambda: small_pages.demo(
            summary.page(outcome.plan, outcome.certificate, run, talk.language), folder, talk.language
        ),
        lambda: {"ok": True, "run": str(run), **summary.as_dict(outcome.plan, outcome.certificate)},
    )
