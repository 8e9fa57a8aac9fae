"""`verdeel demo`: the shipped example region, allocated, reallocated and certified."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from verdeelsleutel.cli.extras import has
from verdeelsleutel.cli.talk import Talk

PACK = "example-2024"
CUTOFF = "2024-09"
MADE = {"case", "run", "reallocation"}


@click.command(epilog="Example: verdeel demo")
@click.argument("folder", metavar="[DIR]", default="verdeel-demo", type=click.Path(path_type=Path))
@click.pass_obj
def command(talk: Talk, folder: Path) -> None:
    """Allocate and reallocate the shipped example region into DIR (default ./verdeel-demo) and show the outcome.

    DIR/case is the example as a folder of CSV files, DIR/run the certified initial allocation, DIR/reallocation the
    offer that follows on care delivered up to and including September. Run it again and it makes all anew, unless you
    changed the case. Where the extra `report` is installed, both have a report.html: a page that can be handed on.
    """
    from verdeelsleutel.cli.folders import case_files, copy_of, fresh_folder
    from verdeelsleutel.data.synthetic.example_region import example_folder
    from verdeelsleutel.model.runs import initial_run, reallocation_run
    from verdeelsleutel.reports import small_pages, summary
    from verdeelsleutel.reports.reallocation import page as reallocation_page

    shipped = example_folder()

    def ours(there: Path) -> bool:
        return {path.name for path in there.iterdir()} <= MADE and copy_of(shipped, there / "case")

    with talk.progress() as say, fresh_folder(folder, "choose another folder: verdeel demo DIR", ours) as made:
        case, run, reallocation = (made / name for name in ("case", "run", "reallocation"))
        case.mkdir()
        for path in case_files(shipped):
            shutil.copyfile(path, case / path.name)
        first = initial_run.allocate(initial_run.Request(case, PACK), run, say=say)
        request = reallocation_run.Request(case, PACK, run, CUTOFF)
        then = reallocation_run.reallocate(request, reallocation, say=say)
        pages = has("report")
        if pages:
            from verdeelsleutel.reports.run.reported import Reported
            from verdeelsleutel.reports.run.written import write

            say("reporting")
            for outcome, made_run in ((first, run), (then, reallocation)):
                write(Reported.of(outcome.plan, outcome.certificate, made_run), made_run, talk.language)
    case, run, reallocation = (folder / name for name in ("case", "run", "reallocation"))
    asked = reallocation_page.Asked(case, PACK, run)
    reports = [one / "report.html" for one in (run, reallocation) if pages]
    talk.show(
        lambda: small_pages.demo(
            summary.page(first.plan, first.certificate, run, talk.language),
            reallocation_page.page(then.plan, then.certificate, reallocation, asked, talk.language),
            folder,
            reports,
            talk.language,
        ),
        lambda: {
            "ok": True,
            "run": str(run),
            "reports": [str(one) for one in reports],
            **summary.as_dict(first.plan, first.certificate),
            "reallocation": {
                "run": str(reallocation),
                **reallocation_page.as_dict(then.plan, then.certificate, asked),
            },
        },
    )
