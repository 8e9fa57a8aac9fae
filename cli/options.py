"""Options that several commands share, each said once."""

from __future__ import annotations

from pathlib import Path

import click

map_option = click.option(
    "--map", "mapping", type=click.Path(path_type=Path), help="YAML with your own table and column names."
)
pack_option = click.option(
    "-p", "--pack", required=True, help="Name of a shipped pack, or path of a YAML file."
)
run_option = click.option(
    "-o", "--out", "run", required=True, type=click.Path(path_type=Path), help="Run folder to make."
)
replace_run_option = click.option("--replace", is_flag=True, help="Replace a run that is there already.")
as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Day up to which things are known, in place of the case's as_of; kept in the receipt.",
)
