"""`verdeel check`: every fault at once, then what to know before a run."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.talk import Talk

NO_POLICY = "proportional"
"""Without a pack every offer counts at its maximum tariff."""


@click.command(epilog="Example: verdeel check our-case -p cz-2021")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("-p", "--pack", help="Also look at the case as this policy would: a shipped pack, or a YAML file.")
@click.option("--map", "mapping", type=click.Path(path_type=Path), help="YAML with your own table and column names.")
@click.pass_obj
def command(talk: Talk, case: Path, pack: str | None, mapping: Path | None) -> None:
    """Show every fault of CASE with its place, or else what to know before a run.

    Totals against the funds, rules that the claims exceed, growth against last year, facts that the policy needs and
    who lacks them, months that look incomplete. Nothing is written. Ends with 3 on faults in the case, 4 on faults in
    the pack.
    """
    from verdeelsleutel.model.problem import prepare_initial
    from verdeelsleutel.model.runs.initial_run import read_both
    from verdeelsleutel.reports import check_page

    with talk.progress() as say:
        say("reading")
        found = read_both(case, pack or NO_POLICY, mapping)
        say("looking")
        seen = check_page.Seen(prepare_initial(*found), with_pack=pack is not None)
    talk.show(
        lambda: check_page.page(seen, talk.language),
        lambda: {"ok": True, "case": str(case), **check_page.as_dict(seen)},
    )
