"""`verdeel compare`: runs held side by side."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verdeelsleutel.cli.extras import need
from verdeelsleutel.cli.talk import Talk

if TYPE_CHECKING:
    from verdeelsleutel.model.compare.comparison import Comparison
    from verdeelsleutel.reports.dutch import Language

FORMATS = (".html", ".xlsx")
"""What a comparison is written as, by how its file ends."""


@click.command(epilog="Example: verdeel compare runs/provisional runs/no-growth -o growth.html -o growth.xlsx")
@click.argument("runs", nargs=-1, required=True, metavar="RUN RUN…", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    "outs",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE.html|FILE.xlsx",
    help="Page or workbook to make as well; may be given once for each.",
)
@click.option("--replace", is_flag=True, help="Replace files that are there already.")
@click.pass_obj
def command(talk: Talk, runs: tuple[Path, ...], outs: tuple[Path, ...], replace: bool) -> None:
    """Say what differs between runs: first in what went in, then in what came out.

    The first RUN is the one that the others are compared with. Told are facts, options, policy and tables of the
    case, row by row; then euros and client-years per kavel, volume and price apart, who gains and who loses and
    because of what, funds, tranches, tariffs and rules. Only what changed is shown: on a page with charts
    (FILE.html), and in a workbook with every row and line, and sums as formulas (FILE.xlsx). Ends with 6 when a RUN
    was changed after it was made.
    """
    if len(runs) < 2:
        raise click.UsageError("a comparison takes two runs or more")
    files = _by_format(runs, outs)
    if ".html" in files:
        need("report", f"{files['.html']} (a workbook does without)")
    with talk.progress() as say, ExitStack() as stack:
        from verdeelsleutel.cli.folders import fresh_file
        from verdeelsleutel.model.compare.comparison import compare
        from verdeelsleutel.reports.compare import as_json as compare_dict
        from verdeelsleutel.reports.compare import page as compare_page

        made = {ending: stack.enter_context(fresh_file(out, replace=replace)) for ending, out in files.items()}
        say("comparing")
        found = compare(runs)
        say("writing")
        for ending, file in made.items():
            file.write_bytes(_written(found, ending, talk.language))
    page, book = (files.get(ending) for ending in FORMATS)
    talk.show(
        lambda: compare_page.page(found, talk.language, written=[*files.values()]),
        lambda: {"ok": True, **compare_dict.as_dict(found), "page": page and str(page), "workbook": book and str(book)},
    )


def _by_format(runs: tuple[Path, ...], outs: tuple[Path, ...]) -> dict[str, Path]:
    """Ending → file to make."""
    files: dict[str, Path] = {}
    for out in outs:
        ending = out.suffix.lower()
        if ending not in FORMATS:
            raise click.UsageError(f"{out} doesn't end on {' or '.join(FORMATS)}")
        if ending in files:
            raise click.UsageError(f"{files[ending]} and {out} both end on {ending}; give one of each")
        for run in runs:
            if out.resolve().is_relative_to(run.resolve()):
                raise click.UsageError(f"{out} lies in the run {run}, which holds nothing but what it was made with")
        files[ending] = out
    return files


def _written(found: Comparison, ending: str, lang: Language) -> bytes:
    if ending == ".xlsx":
        from verdeelsleutel.reports.compare_book.compare_book import compare_book

        return compare_book(found, lang)
    from verdeelsleutel.reports.compare import page as compare_page
    from verdeelsleutel.reports.page_html import html

    return html(compare_page.page(found, lang, file=True), lang).encode()
