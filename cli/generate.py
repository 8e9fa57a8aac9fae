"""`verdeel generate`: a synthetic case."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.talk import Talk

WHOLE = click.IntRange(min=1)


@click.command(epilog="Example: verdeel generate try-out --regions 2 --providers 30 --services 20 --seed 1")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--regions", required=True, type=WHOLE, metavar="N", help="Zorgkantoor regions; the country has 31.")
@click.option("--providers", required=True, type=WHOLE, metavar="N", help="Contracts in each region.")
@click.option("--services", required=True, type=WHOLE, metavar="N", help="Services of an average contract.")
@click.option(
    "--seed", required=True, type=click.IntRange(min=0), metavar="S", help="The same seed gives the same case."
)
@click.option(
    "--months", default=9, show_default=True, type=click.IntRange(0, 12), metavar="M", help="Months of realisation."
)
@click.option("--replace", is_flag=True, help="Replace a synthetic case that is there already.")
@click.pass_obj
def command(
    talk: Talk, folder: Path, regions: int, providers: int, services: int, seed: int, months: int, replace: bool
) -> None:
    """Write a synthetic case of any size into DIR.

    It is calibrated on published totals and marked synthetic everywhere. 31 regions, 80 providers and 40 services are
    about the whole country: 100,000 cells.
    """
    from verdeelsleutel.cli.folders import fresh_folder, synthetic_case
    from verdeelsleutel.data.synthetic.generator import generate
    from verdeelsleutel.data.writer import write_case
    from verdeelsleutel.reports import small_pages

    hint = "only a synthetic case is replaced" if replace else "choose another folder or pass --replace"
    ours = synthetic_case if replace else (lambda _: False)
    with talk.progress() as say, fresh_folder(folder, hint, ours) as made:
        say("generating")
        meta, tables = generate(regions, providers, services, seed, months)
        say("writing")
        write_case(made, meta, tables)
    talk.show(
        lambda: small_pages.generated(folder, meta, tables, talk.language),
        lambda: {"ok": True, "case": str(folder), "synthetic": True, "rows": {k: len(v) for k, v in tables.items()}},
    )
