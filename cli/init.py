"""`verdeel init`: an empty case."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.talk import Talk

WORKBOOK = "casus.xlsx"


@click.command(epilog="Example: verdeel init our-case --workbook")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--workbook", is_flag=True, help="A workbook with Dutch titles, notes and drop-downs instead of CSV files."
)
@click.pass_obj
def command(talk: Talk, folder: Path, workbook: bool) -> None:
    """Write an empty case into DIR, a new or empty folder.

    Every required table is there with its titles; LEESMIJ.txt says what belongs in every column, and which further
    tables a case may have.
    """
    from verdeelsleutel.cli.folders import fresh_folder
    from verdeelsleutel.data.template import write_template, write_template_workbook
    from verdeelsleutel.reports import small_pages

    with fresh_folder(folder, "choose a new or empty folder") as made:
        dutch = talk.language.code == "nl"
        if workbook:
            write_template_workbook(made / WORKBOOK, dutch=dutch)
        else:
            write_template(made, dutch=dutch)
        names = sorted(path.name for path in made.iterdir())
    case = folder / WORKBOOK if workbook else folder
    talk.show(
        lambda: small_pages.empty_case(folder, case, names, talk.language),
        lambda: {"ok": True, "case": str(case), "files": names},
    )
