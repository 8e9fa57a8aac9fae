"""`verdeel allocate`: the initial allocation."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from verdeelsleutel.cli.options import as_of_option, map_option, pack_option, replace_run_option, run_option
from verdeelsleutel.cli.talk import Talk


@click.command(epilog="Example: verdeel allocate our-case -p cz-2021 -o runs/provisional")
@click.argument("case", type=click.Path(path_type=Path))
@pack_option
@run_option
@click.option(
    "--history-from",
    type=click.Path(path_type=Path),
    help="Take last year's history from a run's plan: the last definitive run of the year before.",
)
@click.option(
    "--stage",
    type=click.Choice(["provisional", "definitive"]),
    default="provisional",
    help="What the award is called: provisional (default), or definitive, after the objection period. The outcome is "
    "the same unless the case or the pack was changed.",
)
@as_of_option
@map_option
@replace_run_option
@click.pass_obj
def command(
    talk: Talk,
    case: Path,
    pack: str,
    run: Path,
    history_from: Path | None,
    stage: str,
    as_of: datetime | None,
    mapping: Path | None,
    replace: bool,
) -> None:
    """Make the initial allocation of CASE under a policy pack.

    CASE is a folder of CSV files or an .xlsx workbook. The run folder holds the plan, what every euro came from, and
    a certificate that `verdeel verify` checks again. A run that isn't certified is not written.
    """
    from verdeelsleutel.data.given import Given
    from verdeelsleutel.model.runs.initial_run import Request, allocate
    from verdeelsleutel.reports import summary

    with talk.progress() as say:
        given = Given(as_of.date() if as_of else None)
        request = Request(case, pack, mapping, history_from, stage, given)
        outcome = allocate(request, run, replace=replace, say=say)
    talk.show(
        lambda: summary.page(outcome.plan, outcome.certificate, run, talk.language, stage),
        lambda: {"ok": True, "run": str(run), **summary.as_dict(outcome.plan, outcome.certificate)},
    )
