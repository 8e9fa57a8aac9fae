"""`verdeel reallocate`: the reallocation during the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from verdeelsleutel.cli.options import as_of_option, map_option, pack_option, replace_run_option, run_option
from verdeelsleutel.cli.talk import Talk

if TYPE_CHECKING:
    from verdeelsleutel.model.plan import Plan
    from verdeelsleutel.reports.dutch import Language

FORMS = "forms"
"""Where the response forms of an offer stand in its run."""


@click.command(
    epilog="Example: verdeel reallocate our-case -p cz-2021 --from runs/definitive --cutoff 2024-06 -o runs/offer"
)
@click.argument("case", type=click.Path(path_type=Path))
@pack_option
@click.option(
    "--from",
    "start",
    required=True,
    metavar="RUN|agreements",
    help="The run whose plan is in force, or the word agreements for the table of that name. A definitive run starts "
    "from the offer that it settles.",
)
@click.option(
    "--cutoff", required=True, metavar="YYYY-MM", help="Last month of realisation that counts."
)
@run_option
@click.option(
    "--stage",
    type=click.Choice(["offer", "definitive"]),
    default="offer",
    help="An offer to providers (default), or definitive: with their judged responses.",
)
@click.option(
    "--forms/--no-forms",
    default=None,
    help="Write a response form per provider into RUN/forms; done where --stage offer is asked for in so many words.",
)
@click.option("--because", metavar="TEXT", help="Why a definitive run has other rules than its offer.")
@as_of_option
@map_option
@replace_run_option
@click.pass_obj
def command(
    talk: Talk,
    case: Path,
    pack: str,
    start: str,
    cutoff: str,
    run: Path,
    stage: str,
    forms: bool | None,
    because: str | None,
    as_of: datetime | None,
    mapping: Path | None,
    replace: bool,
) -> None:
    """Reallocate agreements in force on care delivered up to and including a month.

    CASE is a folder of CSV files or an .xlsx workbook, with the table realisation. The run folder holds the new plan,
    the expectation of every line, the ledger from agreement to agreement, and where every euro came from and went to.
    A run that isn't certified is not written.
    """
    from verdeelsleutel.data.given import Given
    from verdeelsleutel.model.reallocation.start import OFFER
    from verdeelsleutel.model.runs.reallocation_run import AGREEMENTS, Request, reallocate
    from verdeelsleutel.reports.reallocation import page as reallocation_page

    with talk.progress() as say:
        place = None if start == AGREEMENTS else Path(start)
        given = Given(as_of.date() if as_of else None)
        request = Request(case, pack, place, cutoff, mapping, stage, because, given)
        if forms is None:
            asked_for = click.get_current_context().get_parameter_source("stage")
            forms = stage == OFFER and asked_for is ParameterSource.COMMANDLINE
        finish = _forms(stage, talk.language, say) if forms else lambda _folder, _plan: None
        outcome = reallocate(request, run, replace=replace, say=say, finish=finish)
    plan, certificate = outcome.plan, outcome.certificate
    asked = reallocation_page.Asked(case, pack, place, because, forms)
    talk.show(
        lambda: reallocation_page.page(plan, certificate, run, asked, talk.language),
        lambda: {"ok": True, "run": str(run), **reallocation_page.as_dict(plan, certificate, asked)},
    )


def _forms(stage: str, lang: Language, say: Callable[[str], None]) -> Callable[[Path, Plan], None]:
    """Writes the response forms of an offer into its run."""
    from verdeelsleutel.model.reallocation.start import OFFER
    from verdeelsleutel.reports.forms.response_form import write_forms

    if stage != OFFER:
        raise click.UsageError("response forms go with an offer; leave out --forms, or --stage definitive")

    def finish(folder: Path, plan: Plan) -> None:
        from verdeelsleutel.model.runs.offer import read_offer

        say("writing forms")
        policy = plan.problem.pack.reallocation
        days = policy.response_days if policy else None
        (folder / FORMS).mkdir()
        write_forms(folder / FORMS, read_offer(folder), plan.problem.case, days, lang)

    return finish
