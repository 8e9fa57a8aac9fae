"""Tranches as planners call them: by the title that the pack gives, else by their id."""

from __future__ import annotations

from collections.abc import Mapping

from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.claims import KEPT
from verdeelsleutel.model.decisions import DECIDED
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.runs.chain import REALLOCATE
from verdeelsleutel.model.runs.sealed_run import SealedRun
from verdeelsleutel.reports.dutch import Language

__all__ = ["titles_of_run", "tranche_titles", "tranche_words"]


def tranche_words(plan: Plan, tranche: str, lang: Language) -> str:
    """A tranche of a plan, or what goes before policy, in words."""
    problem = plan.problem
    return tranche_titles(problem.pack, lang, reallocated=problem.situation is not None).get(tranche, tranche)


def titles_of_run(run: SealedRun, lang: Language) -> Mapping[str, str]:
    """The same for a run whose plan isn't made again."""
    reallocated = run.inputs.receipt.get("command") == REALLOCATE
    return tranche_titles(run.inputs.pack, lang, reallocated=reallocated)


def tranche_titles(pack: Pack, lang: Language, *, reallocated: bool) -> Mapping[str, str]:
    """Id → words, for every tranche of a stage. Titles are in the office's own language: in English it is the id."""
    policy = pack.reallocation if reallocated else pack.initial
    titles = {one.id: one.title for one in (policy.tranches if policy else ()) if one.title and lang.code == "nl"}
    return {**titles, **{name: lang.word(name) for name in (DECIDED, KEPT)}}
