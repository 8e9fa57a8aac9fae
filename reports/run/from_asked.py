"""From what was asked to what is agreed, over the whole run: every step, and what cost most."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.model.explain.waterfalls import Waterfall, Waterfalls
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.tables import reasons, steps, waterfall
from verdeelsleutel.reports.page import Block, Chart, Euros, Heading
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.sentences.rules import Sentences
from verdeelsleutel.reports.shapes import Step
from verdeelsleutel.reports.shapes import Waterfall as Shape

__all__ = ["blocks", "chart"]

MOST_REASONS = 15


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """The waterfall as a picture and as a table with client-years, and the main reasons in sentences."""
    whole, word = run.found.total(), lang.word
    if not len(whole.at):
        return []
    title = word(steps(run.plan)[1])
    table = waterfall(run.found, whole, lang)
    return [
        Heading(title, (word("run_steps_about"),)),
        chart(run.found, whole, word("run_steps_chart"), lang),
        table,
        *([reasons(run.found, run.losses, MOST_REASONS, lang)] if run.losses else []),
    ]


def chart(found: Waterfalls, one: Waterfall, title: str, lang: Language) -> Chart:
    """One waterfall drawn.

    Args:
        found: the waterfalls of the run.
        one: the sum over some of its cells.
        title: unlike that of any other chart on the page.
        lang: of its words.
    """
    said, word = Sentences(found.plan, lang), lang.word
    asked = word(steps(found.plan)[0])
    drawn = [Step(asked, Euros(one.asked.cents), total=True)]
    drawn += [Step(said.step(step), Euros(part.cents)) for step, part in one.steps if part.cents]
    drawn.append(Step(word("agreed"), Euros(one.agreed.cents), total=True))
    less = one.agreed.cents - one.asked.cents
    key = "run_steps_less" if less < 0 else "run_steps_more" if less else "run_steps_all"
    says = word(key, asked=lang.euros(one.asked.cents), agreed=lang.euros(one.agreed.cents), less=lang.euros(abs(less)))
    whole = _from_nought(drawn)
    shape = Shape(word("run_amount"), tuple(drawn), word("explain_waterfall_step"), whole)
    return Chart(title, shape, says, "" if whole else word("run_steps_broken"))


def _from_nought(drawn: Sequence[Step]) -> bool:
    """Whether the steps can be told apart on an axis that starts at 0."""
    stands, reached = 0, []
    for step in drawn:
        cents = step.amount.cents if isinstance(step.amount, Euros) else 0
        stands = cents if step.total else stands + cents
        reached.append(stands)
    return 2 * min(reached) < max(reached)
