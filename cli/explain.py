"""`verdeel explain`: why a run gives what it gives."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.talk import Talk


@click.command(epilog="Example: verdeel explain runs/provisional --provider 42900001")
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--provider", metavar="AGB", help="One provider: every loss with its reason, tariffs, the same rows.")
@click.option(
    "--against",
    metavar="AGB",
    help="With --provider: beside another one, what is the difference due to? Shows the figures of both.",
)
@click.option("--rule", metavar="ID", help="A rule, fund or decision, or one row of it: ID[KEY].")
@click.option("--all", "everything", is_flag=True, help="Every row of every table.")
@click.pass_obj
def command(
    talk: Talk, run: Path, provider: str | None, against: str | None, rule: str | None, everything: bool
) -> None:
    """Explain RUN, an allocation or a reallocation: from what was asked to what is agreed, every loss with its reason.

    Without options the whole run: the waterfall, the rules with what is left (binding ones first), the providers that
    stay furthest below what they asked. All of it follows from the run folder alone, which is verified first; with
    --json it is complete and exact. Ends with 6 when RUN doesn't verify.

    With --against two providers stand side by side: what part of what it asked each was agreed, the difference in
    percentage points per reason (they add up exactly), rows that cut the first and where the other stands, facts and
    tariffs that differ, and which services were treated equally. It shows the figures of both, which is meant for
    inside the office: what is handed to one of them tells it what the other asked, got and is paid.
    """
    if against is not None and (provider is None or rule is not None):
        raise click.UsageError("--against goes with --provider, and without --rule: one provider beside another")
    with talk.progress() as say:
        from verdeelsleutel.model.explain.chosen import chosen_provider, chosen_rule
        from verdeelsleutel.model.explain.stored import proven_plan
        from verdeelsleutel.model.explain.waterfall import waterfalls

        say("verifying")
        plan = proven_plan(run)
        code = None if provider is None else chosen_provider(plan, provider)
        other = None if against is None else chosen_provider(plan, against)
        if other is not None and other == code:
            raise click.UsageError(f"--against names provider {code} itself; name another one")
        chosen = None if rule is None else chosen_rule(plan, rule, code)
        say("explaining")
        found = waterfalls(plan)
    from verdeelsleutel.reports.explain import as_json as explain_json
    from verdeelsleutel.reports.explain import page as explain_page
    from verdeelsleutel.reports.explain import provider as explain_provider
    from verdeelsleutel.reports.explain import rule as explain_rule

    lang, head = talk.language, {"ok": True, "run": str(run)}
    if chosen is not None:
        talk.show(
            lambda: explain_rule.page(found, chosen, code, run, lang, everything=everything),
            lambda: {**head, **explain_json.of_rule(found, chosen, code, lang)},
        )
    elif code is not None and other is not None:
        from verdeelsleutel.model.explain.against.sides import Sides
        from verdeelsleutel.reports.explain.against import as_json as against_json
        from verdeelsleutel.reports.explain.against import page as explain_against

        sides = Sides(found, (code, other))
        talk.show(
            lambda: explain_against.page(sides, run, lang, everything=everything),
            lambda: {**head, **against_json.of_two(sides, lang)},
        )
    elif code is not None:
        talk.show(
            lambda: explain_provider.page(found, code, run, lang, everything=everything),
            lambda: {**head, **explain_json.of_provider(found, code, lang)},
        )
    else:
        talk.show(
            lambda: explain_page.page(found, run, lang, everything=everything),
            lambda: {**head, **explain_json.of_run(found)},
        )
