"""`verdeel compare`: runs held side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from verdeelsleutel.cli.talk import Talk

if TYPE_CHECKING:
    from verdeelsleutel.model.compare.comparison import Comparison
    from verdeelsleutel.reports.dutch import Language

PAGE = ".html"


@click.command(epilog="Example: verdeel compare runs/provisional runs/no-growth-inside -o comparison.html")
@click.argument("runs", nargs=-1, required=True, metavar="RUN RUN…", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE.html", help="Page to make as well.")
@click.option("--replace", is_flag=True, help="Replace a page that is there already.")
@click.pass_obj
def command(talk: Talk, runs: tuple[Path, ...], out: Path | None, replace: bool) -> None:
    """Say what differs between runs: first in what went in, then in what came out.

    The first RUN is the one that the others are compared with. Told are facts, options, policy and tables of the
    case, row by row; then euros and client-years per kavel, volume and price apart, who gains and who loses and
    because of what, funds, tranches, tariffs and rules. Only what changed is shown. Ends with 6 when a RUN was changed
    after it was made.
    """
    if len(runs) < 2:
        raise click.UsageError("a comparison takes two runs or more")
    if out is not None:
        if out.suffix != PAGE:
            raise click.UsageError(f"{out} doesn't end on {PAGE}")
        for run in runs:
            if out.resolve().is_relative_to(run.resolve()):
                raise click.UsageError(f"{out} lies in the run {run}, which holds nothing but what it was made with")
    with talk.progress() as say:
        from verdeelsleutel.model.compare.comparison import compare
        from verdeelsleutel.reports import compare_dict, compare_page

        say("comparing")
        found = compare(runs)
        if out is not None:
            _write(found, out, talk.language, replace=replace)
    talk.show(
        lambda: compare_page.page(found, talk.language, written=out),
        lambda: {"ok": True, **compare_dict.as_dict(found), "page": None if out is None else str(out)},
    )


def _write(found: Comparison, out: Path, lang: Language, *, replace: bool) -> None:
    from verdeelsleutel.cli.folders import fresh_file
    from verdeelsleutel.reports import compare_page
    from verdeelsleutel.reports.page_html import html

    with fresh_file(out, replace=replace) as made:
        made.write_text(html(compare_page.page(found, lang, file=True), lang), encoding="utf-8", newline="")
