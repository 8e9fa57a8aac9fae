"""`verdeel replay`: a run made again from its receipt."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.talk import Talk


@click.command(epilog="Example: verdeel replay runs/provisional")
@click.argument("run", type=click.Path(path_type=Path))
@click.pass_obj
def command(talk: Talk, run: Path) -> None:
    """Run again from RUN/inputs and say whether every byte of the plan is the same.

    Compares every result table (plan.csv, tranches.csv and the others that the kind of run has) and the figures of
    summary.json. Nothing is written. Ends with 0 when all are the same, and with 6 when anything differs.
    """
    from verdeelsleutel.model.runs.replay import replay
    from verdeelsleutel.model.runs.replayed import ReplayDiffers
    from verdeelsleutel.reports import replay_page

    with talk.progress() as say:
        say("running again")
        found = replay(run)
    talk.show(
        lambda: replay_page.page(found, run, talk.language),
        lambda: {"ok": found.same, "run": str(run), **replay_page.as_dict(found)},
    )
    if not found.same:
        raise SystemExit(ReplayDiffers.exit_code)
