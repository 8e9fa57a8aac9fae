"""`verdeel settle`: the settlement after the year."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.options import map_option, replace_run_option, run_option
from verdeelsleutel.cli.talk import Talk


@click.command(epilog="Example: verdeel settle runs/definitive --realisation our-case-2024-final -o runs/settlement")
@click.argument("settled", metavar="RUN", type=click.Path(path_type=Path))
@click.option(
    "--realisation",
    "case",
    required=True,
    type=click.Path(path_type=Path),
    metavar="CASE",
    help="Case with the realisation of the whole year and the facts that surcharges look at, as they turned out.",
)
@run_option
@map_option
@replace_run_option
@click.pass_obj
def command(talk: Talk, settled: Path, case: Path, run: Path, mapping: Path | None, replace: bool) -> None:
    """Settle the year of RUN (nacalculatie): per provider the lesser of delivered and agreed, on the total.

    RUN is a definitive reallocation, or an allocation where nothing was reallocated; its policy counts, at the stage
    settlement. The run folder holds what is settled, recovered and left unfunded per provider, the surcharges that
    were granted and withheld, and who was told what when. Where whole months of realisation lack, that is said before
    anything else: what is recovered isn't final then. A run that isn't certified is not written.
    """
    from verdeelsleutel.model.runs.settlement_run import Request, settle
    from verdeelsleutel.reports import settlement_page

    with talk.progress() as say:
        outcome = settle(Request(settled, case, mapping), run, replace=replace, say=say)
    talk.show(
        lambda: settlement_page.page(outcome.settlement, outcome.certificate, run, talk.language),
        lambda: {"ok": True, "run": str(run), **settlement_page.as_dict(outcome.settlement, outcome.certificate)},
    )
