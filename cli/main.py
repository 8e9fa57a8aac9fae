"""`verdeel`: the command line. Commands are loaded when they are called, so that `--help` is instant."""

from __future__ import annotations

import importlib
from typing import Any

import click

from verdeelsleutel import __version__
from verdeelsleutel.cli.talk import Talk, end_well

COMMANDS = {
    "demo": "Allocate and certify the shipped example region.",
    "init": "Write an empty case to fill in.",
    "generate": "Write a synthetic case of any size.",
    "check": "Show every fault of a case, and what to know before a run.",
    "allocate": "Make the initial allocation (voorcalculatie).",
    "verify": "Check a run without a solver.",
    "replay": "Run again from the receipt and compare every byte.",
    "pack": "List, show and lint policy packs.",
}
"""Command → its line in `--help`; the module of the same name holds it."""


class LazyGroup(click.Group):
    """Loads a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of a planner's day."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"verdeelsleutel.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click, with a hint when a name comes close."""
        if args and args[0] not in COMMANDS:
            from verdeelsleutel.data.faults import did_you_mean

            hint = did_you_mean(args[0], COMMANDS)
            ctx.fail(f"there is no command {args[0]!r}. {hint or 'See verdeel --help.'}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--json", "as_json", is_flag=True, help="Machine-readable result on stdout.")
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", help="Language of what is handed on.")
@click.option("--quiet", is_flag=True, help="No talk, only results.")
@click.version_option(__version__, prog_name="verdeel")
@click.pass_context
def verdeel(ctx: click.Context, as_json: bool, lang: str, quiet: bool) -> None:
    """Verdeelsleutel divides the Wlz contracteerruimte over providers and services: fair, exact, explained."""
    ctx.obj = Talk(as_json, lang, quiet)


def main(args: list[str] | None = None) -> Any:
    """Entry point: runs a command and turns every known failure into its message and exit code."""
    return end_well(verdeel, args)
