"""`verdeel replay-year`: a year over the moments of a pack."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.options import map_option, pack_option
from verdeelsleutel.cli.talk import Talk


@click.command("replay-year", epilog="Example: verdeel replay-year our-case -p vgz-2021 -o years/2021")
@click.argument("case", type=click.Path(path_type=Path))
@pack_option
@click.option("-o", "--out", "folder", required=True, type=click.Path(path_type=Path), help="Folder to make.")
@click.option(
    "--from", "start", metavar="RUN", type=click.Path(path_type=Path), help="Start from this run, not an allocation."
)
@map_option
@click.option("--replace", is_flag=True, help="Replace a year that is there already.")
@click.pass_obj
def command(
    talk: Talk, case: Path, pack: str, folder: Path, start: Path | None, mapping: Path | None, replace: bool
) -> None:
    """Run a year over the pack's moments, each run chained to the one before by its receipt.

    The folder gets a run `initial` (as known on 1 January), one per moment, named by its day, and year.csv with what
    each brought. A moment knows realisation up to the last full month before it, and changes of funds up to its day;
    answers of providers don't count. Moments without realisation are left out. `verdeel verify` checks each run, and
    on the folder of the year all of them and the chain.
    """
    from verdeelsleutel.cli.folders import fresh_folder
    from verdeelsleutel.model.certify.year_chain import only_year
    from verdeelsleutel.model.year.year_run import Request, replay_year
    from verdeelsleutel.reports import year_page

    def tell(run: str, cutoff: str) -> None:
        talk.say(f"{run}: {f'reallocation on realisation up to {cutoff}' if cutoff else 'initial allocation'}")

    hint = "choose another folder" if replace else "choose another folder or pass --replace"
    ours = only_year if replace else lambda _: False
    with talk.progress() as say, fresh_folder(folder, hint, ours) as made:
        year = replay_year(Request(case, pack, mapping, start), made, say=say, tell=tell)
    talk.show(
        lambda: year_page.page(year, folder, talk.language),
        lambda: {"ok": True, "folder": str(folder), **year_page.as_dict(year)},
    )
