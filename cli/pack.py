"""`verdeel pack`: policy packs."""

from __future__ import annotations

import click

from verdeelsleutel.cli.talk import Talk


@click.group("pack", epilog="Example: verdeel pack show cz-2021")
def command() -> None:
    """List, show, compare and lint policy packs.

    PACK is the name of a shipped pack or the path of a YAML file.
    """


@command.command("list", epilog="Example: verdeel pack list")
@click.pass_obj
def list_packs(talk: Talk) -> None:
    """The packs that ship with the tool."""
    from verdeelsleutel.data.pack import load_pack, shipped_packs
    from verdeelsleutel.reports import pack_page

    packs = [load_pack(name) for name in shipped_packs()]
    talk.show(lambda: pack_page.listed(packs, talk.language), lambda: {"packs": [pack_page.head(p) for p in packs]})


@command.command(epilog="Example: verdeel pack show cz-2021")
@click.argument("pack")
@click.pass_obj
def show(talk: Talk, pack: str) -> None:
    """The merged pack.

    Every item says which layer, and which line of it, it came from.
    """
    from verdeelsleutel.data.pack import dump_pack, load_pack
    from verdeelsleutel.model.catalogue import rule_faults
    from verdeelsleutel.reports import pack_page

    found = load_pack(pack, check_rule=rule_faults)
    talk.show(
        lambda: pack_page.shown(found, talk.language),
        lambda: {**pack_page.head(found), "yaml": dump_pack(found)},
    )
    if not talk.as_json:
        click.echo(f"\n{dump_pack(found)}", nl=False)


@command.command(epilog="Example: verdeel pack lint our-policy.yaml")
@click.argument("pack")
@click.pass_obj
def lint(talk: Talk, pack: str) -> None:
    """Faults of a pack, or else warnings.

    Ends with 4 on faults. Warnings are what deserves a second look: a figure without a source, words that no cell can
    match; they end with 0.
    """
    from verdeelsleutel.data.pack import load_pack
    from verdeelsleutel.data.pack.lint import lint_pack
    from verdeelsleutel.model.catalogue import rule_faults
    from verdeelsleutel.reports import pack_page

    found = load_pack(pack, check_rule=rule_faults)
    warned = lint_pack(found)
    talk.show(lambda: pack_page.linted(found, warned, talk.language), lambda: pack_page.lint_dict(found, warned))


@command.command(epilog="Example: verdeel pack diff cz-2021 vgz-2021")
@click.argument("left", metavar="PACK")
@click.argument("right", metavar="PACK")
@click.pass_obj
def diff(talk: Talk, left: str, right: str) -> None:
    """What a pack says otherwise than another, item by item."""
    from verdeelsleutel.data.pack import load_pack
    from verdeelsleutel.data.pack.diff import differences
    from verdeelsleutel.reports import pack_page

    packs = load_pack(left), load_pack(right)
    found = differences(*packs)
    talk.show(lambda: pack_page.differed(*packs, found, talk.language), lambda: pack_page.diff_dict(*packs, found))


@command.command(epilog="Example: verdeel pack schema > pack.schema.json")
@click.pass_obj
def schema(talk: Talk) -> None:
    """The JSON schema of packs, for editors.

    An editor that knows it completes and checks a pack while you write.
    """
    import json

    from verdeelsleutel.data.pack import json_schema
    from verdeelsleutel.model.catalogue import rule_models

    found = json_schema(rule_models())
    talk.text(json.dumps(found, ensure_ascii=False, indent=2), lambda: found)
