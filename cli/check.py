"""`verdeel check`: every fault at once, then what to know before a run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verdeelsleutel.cli.options import map_option
from verdeelsleutel.cli.talk import Talk

if TYPE_CHECKING:
    from verdeelsleutel.model.problem import Problem

NO_POLICY = "proportional"
"""Without a pack every offer counts at its maximum tariff."""


@click.command(epilog="Example: verdeel check our-case -p cz-2021")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("-p", "--pack", help="Also look at the case as this policy would: a shipped pack, or a YAML file.")
@click.option(
    "--cutoff",
    metavar="YYYY-MM",
    help="Look at a reallocation instead of an allocation; this is the last month of realisation that counts.",
)
@click.option(
    "--from",
    "start",
    metavar="RUN|agreements",
    help="With --cutoff, as `reallocate` does: the run whose plan is in force, or the word agreements (default) for "
    "the table of that name.",
)
@click.option(
    "--history-from",
    type=click.Path(path_type=Path),
    help="Without --cutoff, as `allocate` does: last year's history from a run's plan.",
)
@map_option
@click.pass_obj
def command(
    talk: Talk,
    case: Path,
    pack: str | None,
    cutoff: str | None,
    start: str | None,
    history_from: Path | None,
    mapping: Path | None,
) -> None:
    """Show every fault of CASE with its place, or else what to know before a run.

    Totals against the funds, rules that the claims exceed, growth against last year, facts that the policy needs and
    who lacks them, months that look incomplete. That is before an allocation; with --cutoff (and -p) it is before a
    reallocation: what the year is expected to bring against the funds, and which lines and months to look at before
    believing it; where --from is an offer that is the definitive one, with the answers of the case. Nothing is written.
    Ends with 3 on faults in the case, 4 on faults in the pack.
    """
    from verdeelsleutel.model.problem import prepare_initial
    from verdeelsleutel.model.runs.before_reallocation import before_reallocation
    from verdeelsleutel.model.runs.initial_run import plan_of, read_both
    from verdeelsleutel.model.runs.reallocation_run import AGREEMENTS
    from verdeelsleutel.model.runs.run_folder import RECEIPT, hash_of, history_from_plan
    from verdeelsleutel.reports import check_page

    if cutoff is not None and pack is None:
        raise click.UsageError("a reallocation is looked at under a policy: pass -p PACK with --cutoff")
    if cutoff is not None and history_from is not None:
        raise click.UsageError("a reallocation has the history of the run it starts from; leave out --history-from")
    if cutoff is None and start is not None:
        raise click.UsageError("--from says what a reallocation starts from: pass --cutoff YYYY-MM with it")
    start = start or AGREEMENTS
    with talk.progress() as say:
        say("reading")
        found = read_both(case, pack or NO_POLICY, mapping)
        if history_from is not None:
            plan, earlier = plan_of(history_from, found[0].meta.year)
            found = history_from_plan(found[0], plan, earlier, hash_of(history_from / RECEIPT)), found[1]
        say("looking")
        if cutoff is None:
            problem = prepare_initial(*found)
        else:
            problem = before_reallocation(*found, None if start == AGREEMENTS else Path(start), cutoff)
        seen = check_page.Seen(problem, with_pack=pack is not None, start=start)
    options = ("--history-from", history_from), ("--map", mapping)
    begins = None if problem.situation is None else _begins(problem, start)
    then = _next(case, pack, begins, [f"{name} {value}" for name, value in options if value is not None])
    talk.show(
        lambda: check_page.page(seen, talk.language, then),
        lambda: {"ok": True, "case": str(case), **check_page.as_dict(seen)},
    )


def _begins(problem: Problem, start: str) -> str:
    """What a reallocation starts from, up to when, and at which stage; a term to answer needs its day."""
    from verdeelsleutel.model.reallocation.start import DEFINITIVE
    from verdeelsleutel.reports.reallocation.page import needs_day

    situation = problem.situation
    assert situation is not None  # asked of reallocations only
    undated = situation.award == DEFINITIVE and problem.case.meta.as_of is None
    day = " --as-of YYYY-MM-DD" if undated and needs_day(problem) else ""
    return f"--from {start} --cutoff {situation.cutoff} --stage {situation.award}{day}"


def _next(case: Path, pack: str | None, begins: str | None, options: Sequence[str]) -> str:
    """The command that makes what was looked at; empty without a policy. `begins` is of a reallocation."""
    if pack is None:
        return ""
    if begins is None:
        return " ".join(("verdeel allocate", f"{case} -p {pack}", *options, "-o RUN"))
    return " ".join(("verdeel reallocate", f"{case} -p {pack}", begins, *options, "-o RUN"))
