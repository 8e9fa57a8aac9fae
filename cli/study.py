"""`verdeel study`: many runs that answer one question."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.extras import need
from verdeelsleutel.cli.options import map_option, pack_option
from verdeelsleutel.cli.talk import Talk


@click.command(epilog="Example: verdeel study our-case -p cz-2021 -s room.yaml -o studies/room")
@click.argument("case", type=click.Path(path_type=Path))
@pack_option
@click.option(
    "-s", "--study", "question", required=True, type=click.Path(path_type=Path), help="The question, a YAML file."
)
@click.option("-o", "--out", "folder", required=True, type=click.Path(path_type=Path), help="Study folder to make.")
@click.option("--packs", default="", metavar="A,B,…", help="Packs to compare with, by name or path.")
@click.option("--workers", type=click.IntRange(1), help="Processes that do the work; default all cores.")
@click.option("--scheduler", metavar="tcp://…", help="Dask scheduler whose workers do the work.")
@map_option
@click.option("--replace", is_flag=True, help="Replace a study that is there already, finished or not.")
@click.pass_obj
def command(
    talk: Talk,
    case: Path,
    pack: str,
    question: Path,
    folder: Path,
    packs: str,
    workers: int | None,
    scheduler: str | None,
    mapping: Path | None,
    replace: bool,
) -> None:
    """Answer a question that takes many runs: what if, how sensitive, how much to reserve, which policy.

    CASE is a folder of CSV files or an .xlsx workbook. The study folder holds every scenario with its figures
    (results.parquet, results.csv), what they come to together, and the inputs. A study that is stopped goes on where it
    was when the same command is given again.
    """
    need("study", "a study")
    if scheduler:
        need("cluster", "a study on a cluster")
    from verdeelsleutel.model.studies.runner import Place
    from verdeelsleutel.model.studies.study import Request, do
    from verdeelsleutel.reports.study import summary as study_summary
    from verdeelsleutel.reports.study.written import write

    others = tuple(name.strip() for name in packs.split(",") if name.strip())
    with talk.counting() as progress:
        place = Place(folder, replace=replace, workers=workers, scheduler=scheduler)
        request = Request(case, pack, question, others, mapping)
        finished = do(request, place, finish=lambda made: write(made, talk.language), progress=progress)
    talk.show(
        lambda: study_summary.page(finished, talk.language),
        lambda: {"ok": True, "study": str(folder), **study_summary.as_dict(finished)},
    )
