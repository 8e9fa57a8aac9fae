"""`verdeel publish`: the use of the contracteerruimte, ready to be made public."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.talk import Talk

PAGE, TABLE = ".html", ".csv"
_TOP = 1000  # bytes within which a file says what it is


@click.command(epilog="Example: verdeel publish runs/definitive -o publication/use-2024-q3.html")
@click.argument("run", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="File to make, .html or .csv; the other one is written beside it.",
)
@click.option(
    "--least-clients",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="Leave out figures that rest on fewer clients (client-years over the time of the figure).",
)
@click.option(
    "--least-providers",
    type=click.IntRange(min=0),
    default=3,
    show_default=True,
    help="Leave out figures that rest on fewer providers.",
)
@click.option("--replace", is_flag=True, help="Replace an earlier publication.")
@click.pass_obj
def command(talk: Talk, run: Path, out: Path, least_clients: int, least_providers: int, replace: bool) -> None:
    """Publish the use of the contracteerruimte by RUN, an allocation or a reallocation.

    One page that can be read, printed and put on a website as it is, and a CSV file with the same figures to the cent:
    per fund what is agreed, free and expected, over- or undershoot; per sector and kavel the sum of agreed budgets;
    per region, kavel and month what was delivered. Small numbers are left out, with as much beside them as is needed to
    keep them from being worked out. Ends with 6 when RUN was changed after it was made.
    """
    from verdeelsleutel.cli.folders import fresh_file

    if out.suffix not in (PAGE, TABLE):
        raise click.UsageError(f"{out} ends neither on {PAGE} nor on {TABLE}")
    if out.resolve().is_relative_to(run.resolve()):
        raise click.UsageError(f"{out} lies in the run, which holds nothing but what it was made with")
    page, table = out.with_suffix(PAGE), out.with_suffix(TABLE)
    if replace:
        _keep(page, table)
    with (
        talk.progress() as say,
        fresh_file(table, replace=replace) as made_table,
        fresh_file(page, replace=replace) as made_page,
    ):
        from verdeelsleutel.model.publication.publication import csv_of, publication
        from verdeelsleutel.model.publication.stored import stored_run
        from verdeelsleutel.model.publication.suppression import Least
        from verdeelsleutel.model.publication.use import use_of
        from verdeelsleutel.reports.publication import html as publication_html
        from verdeelsleutel.reports.publication import page as publication_page
        from verdeelsleutel.reports.publication import written as publication_written

        say("reading")
        stored = stored_run(run)
        say("adding up")
        found = publication(use_of(stored.problem, stored.units), Least(least_clients, least_providers))
        made_table.write_text(csv_of(found), encoding="utf-8", newline="\n")
        view = publication_page.view(found, stored, talk.language)
        made_page.write_text(publication_html.html(view), encoding="utf-8", newline="\n")
    talk.show(
        lambda: publication_written.page(found, stored, (page, table), talk.language),
        lambda: {"ok": True, **publication_written.as_dict(found, stored, (page, table))},
    )


def _keep(page: Path, table: Path) -> None:
    """Refuse files that are no publication: one of the two wasn't named, and may be somebody's work.

    Raises:
        TargetTaken: one of them holds something else.
    """
    from verdeelsleutel.cli.folders import TargetTaken
    from verdeelsleutel.model.publication.publication import HEADER
    from verdeelsleutel.reports.words.publication import PAGE_STARTS

    ours = {page: PAGE_STARTS, table: (",".join(HEADER) + "\n",)}
    for path in filter(Path.is_file, ours):
        with path.open("rb") as file:
            top = file.read(_TOP).decode("utf-8", "replace")
        if not any(mark in top for mark in ours[path]):
            what = f"{path} is there already and is no publication"
            raise TargetTaken(f"{what}; choose another name; nothing was written")
