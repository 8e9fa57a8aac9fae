"""Letters of an allocation or a reallocation: every provider with a line in the plan."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index
from verdeelsleutel.model.explain.waterfalls import Waterfall
from verdeelsleutel.model.provider_sums import previous_units
from verdeelsleutel.model.reallocation.moves import situation_of
from verdeelsleutel.model.reallocation.start import DEFINITIVE, OFFER, term_ends
from verdeelsleutel.reports.cuts import bounds
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.tables import ABOVE_DECISION, parts
from verdeelsleutel.reports.letters.build_ups import BuildUps
from verdeelsleutel.reports.letters.figures import amount, units
from verdeelsleutel.reports.letters.head import Head
from verdeelsleutel.reports.letters.letter import Amount, Answer, Decision, Letter, Line, Region
from verdeelsleutel.reports.letters.lowered import Lowered
from verdeelsleutel.reports.letters.own_words import OwnWords
from verdeelsleutel.reports.letters.services import Services
from verdeelsleutel.reports.letters.why import Why
from verdeelsleutel.reports.reallocation.answers import NOT_YET, counts
from verdeelsleutel.reports.reallocation.page import respond_by
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.sentences.decisions import Decided, decided

__all__ = ["DecidedLetters", "TooLate"]

MOST_DECISIONS = 4
"""Decisions that the first page of a letter names."""


class TooLate(Exception):
    """A letter would tell its reader to answer before the day that it is written on."""

    exit_code = 2


class DecidedLetters:
    """Letters of one run."""

    def __init__(self, run: Reported, lang: Language, date: datetime.date | None) -> None:
        problem = run.plan.problem
        self._run, self._lang = run, lang
        self.words, self.allocates = OwnWords(run.names), not run.moves
        self._head = Head(problem.case, problem.pack, run.seal, lang, date)
        self._services = Services(problem.case, lang)
        self._why = Why(run.found, self._services, self.words, lang)
        self._lowered = Lowered(run, lang)
        self._build_ups = BuildUps(problem.lines, problem.tariffs, problem.pack, lang)
        self._done = "offered" if run.receipt["award"] == OFFER else "agreed"

    @cached_property
    def providers(self) -> Sequence[str]:
        """AGB codes of those that get a letter, in order."""
        return tuple(self._waterfalls)

    @cached_property
    def _waterfalls(self) -> dict[str, Waterfall]:
        return self._run.found.by("provider")

    @property
    def unjudged(self) -> int:
        """How many answers a definitive reallocation left out, because nobody judged them."""
        decides = self._run.moves and situation_of(self._run.plan).award == DEFINITIVE
        return counts(self._run.plan)[NOT_YET] if decides else 0

    def letter(self, provider: str) -> Letter:
        """The letter of one of them."""
        run, head, lang, why = self._run, self._head, self._lang, self._why
        one = self._waterfalls[provider]
        cells = run.found.cells[one.at]
        losses = run.found.losses(one.at)
        reasons = why.reasons(losses, provider)
        regions = tuple(self._regions(cells))
        shortfalls, rounded = why.shortfalls(one.at)
        kind, award = "reallocation" if run.moves else "allocation", str(run.receipt["award"])
        standing = f"letter_standing_{kind}_{award}"
        return head.letter(
            provider,
            kind,
            award,
            opening=self._opening(award),
            summary=self._summary(provider, one, bool(losses)),
            standing=lang.word(standing),
            may_do=self._may_do(provider),
            total=amount(one.agreed.cents, lang),
            steps=why.steps(one, self._done),
            moves=self._moves(provider),
            lowered=self._lowered.sentences(provider),
            lowered_lines=tuple(map(self._line, self._lowered.lines(provider))),
            regions=regions,
            reasons=reasons,
            shortfalls=shortfalls,
            only_rounded=lang.number(rounded) if rounded else "",
            alike=why.alike(one.at, provider),
            build_ups=self._build_ups.of(cells.tolist(), len(regions) > 1, lambda t: self.words.told(t, provider)),
            decisions=tuple(self._decision(one) for one in self._decided.get(provider, ())),
            answers=tuple(self._answers(provider)),
        )

    def _opening(self, award: str) -> str:
        if not self._run.moves:
            return self._lang.word("letter_opening_allocation", year=self._head.year)
        month = self._lang.month(situation_of(self._run.plan).cutoff)
        return self._lang.word(f"letter_opening_{award}", year=self._head.year, month=month)

    def _summary(self, provider: str, one: Waterfall, lost: bool) -> tuple[str, ...]:
        lang, year = self._lang, self._head.year
        said = [lang.word(f"letter_{self._done}", amount=lang.euros(one.agreed.cents), year=year)]
        before = sum(each.before for each in self._run.sums if each.provider == provider)
        key = "letter_was_in_force" if self._run.moves else "letter_was_last_year"
        if before:
            said.append(lang.word(key, amount=lang.euros(before)))
        said += self._set_by_decision(provider)
        said.append(lang.word("letter_lost" if lost else "letter_nothing_lost", amount=lang.euros(one.lost)))
        above = parts(one).get(ABOVE_DECISION, 0)
        if above:
            said.append(lang.word("letter_lost_above_decision", amount=lang.euros(-above)))
        return tuple(said)

    def _set_by_decision(self, provider: str) -> Iterator[str]:
        """Volumes that a decision sets; further on every decision stands with its reason."""
        lang, every = self._lang, self._decided.get(provider, ())
        for one in every[:MOST_DECISIONS]:
            what = lang.word(f"letter_decision_{one.kind}")
            if one.count is not None and one.kind != "exclude":
                what = bounds(one.count.lower, one.count.upper, one.count.unit, lang)
            service = f"{one.service} {self._services.description(one.service)}".strip() or lang.word("all_services")
            region = self._services.region(one.region)
            parts = {"date": lang.date(one.date), "service": service, "region": region, "what": what}
            yield lang.word("letter_set_by_decision", **parts)
        if len(every) > MOST_DECISIONS:
            yield lang.word("letter_more_decisions", count=len(every) - MOST_DECISIONS)

    def _may_do(self, provider: str) -> tuple[str, ...]:
        """The response term, as far as policy and case hold it."""
        if not self._run.moves:
            return ()
        plan, lang = self._run.plan, self._lang
        situation, policy = situation_of(plan), plan.problem.pack.reallocation
        days = policy.response_days if policy else None
        if days is None:
            return ()
        if situation.award == DEFINITIVE:
            return self._still_open(provider, days)
        how = (lang.word("letter_answer_how"), lang.word("letter_no_answer"))
        by, on = respond_by(plan), plan.problem.case.meta.as_of
        if by is None or on is None:
            return (lang.word("letter_answer_within", days=days), *how)
        if self._head.date is not None and self._head.date > by:
            raise TooLate(
                f"letters of {self._head.date} would tell providers to answer by {by}, which is over by then; choose "
                "an earlier --date, or make the offer again with a later as_of"
            )
        said = lang.word("letter_answer_by", day=lang.date(by), offered=lang.date(on), days=days)
        return (said, *how)

    def _still_open(self, provider: str, days: int) -> tuple[str, ...]:
        """That some of its lines stay at their agreement while it may still answer."""
        situation, lines = situation_of(self._run.plan), self._run.plan.problem.lines
        if situation.kept is None or situation.offered_on is None:
            return ()
        mine = np.asarray(lines.provider == lines.providers.index(provider)) & situation.kept[0]
        count = int(np.count_nonzero(mine))
        by = term_ends(situation.offered_on, days)
        over = self._head.date is not None and self._head.date > by
        said = "letter_kept" if over else "letter_still_open"
        return (self._lang.word(said, count=count, day=self._lang.date(by)),) if count else ()

    def _moves(self, provider: str) -> tuple[Amount, ...]:
        """From the agreement in force to the new one."""
        if not self._run.moves:
            return ()
        mine = [one for one in self._run.sums if one.provider == provider]
        total = {name: sum(getattr(one, name) for one in mine) for name in ("before", "added", "released", "price")}
        total["released"] = -total["released"]
        shown = [(name, cents) for name, cents in total.items() if cents or name == "before"]
        shown.append((self._done, sum(one.agreed for one in mine)))
        return tuple(Amount(self._lang.word(f"letter_move_{name}"), self._lang.euros(cents)) for name, cents in shown)

    def _regions(self, cells: Index) -> Iterator[Region]:
        """Every line of the plan, region by region."""
        lines, lang, amounts = self._run.plan.problem.lines, self._lang, self._run.plan.amounts
        for at in np.unique(lines.region[cells]).tolist():
            mine = cells[lines.region[cells] == at]
            total = amount(int(sum(amounts[mine].tolist())), lang)
            shown = tuple(self._line(line) for line in mine.tolist())
            yield Region(lines.regions[at], self._services.region(lines.regions[at]), shown, total)

    def _line(self, line: int) -> Line:
        plan, lang = self._run.plan, self._lang
        region, _, service = plan.problem.lines.key(line)
        agreed = int(plan.units[line])
        known = {name: units(volume.fraction(line), lang) for name, volume in self._volumes.items()}
        change = agreed - self._volumes["before"].fraction(line)
        figures = {"agreed": units(agreed, lang), "change": units(change, lang)}
        figures |= {"amount": amount(int(plan.amounts[line]), lang), **self._build_ups.price(line)}
        return self._services.line(region, service, **known, **figures)

    @cached_property
    def _volumes(self) -> dict[str, Exact]:
        """What is known of every line beside its agreement."""
        plan = self._run.plan
        found = {"offered": plan.problem.context.basis("offer"), "before": previous_units(plan)}
        if self._run.moves:
            expectation = situation_of(plan).expectation
            found |= {"delivered": expectation.delivered, "expected": expectation.units}
        return found

    @cached_property
    def _decided(self) -> dict[str, list[Decided]]:
        found: dict[str, list[Decided]] = {}
        for one in decided(self._run.plan):
            found.setdefault(one.provider, []).append(one)
        return found

    def _decision(self, one: Decided) -> Decision:
        lang = self._lang
        what = lang.word(f"letter_decision_{one.kind}")
        if one.count is not None and one.kind != "exclude":
            what += f": {bounds(one.count.lower, one.count.upper, one.count.unit, lang)}"
        told = self.words.told(one.reason, one.provider)
        service = self._services.description(one.service)
        return Decision(one.region, one.service, service, what, told, lang.date(one.date))

    def _judged(self, judged: str | None) -> str:
        key = f"judged_{judged or NOT_YET}"
        return self._lang.word(key)

    def _answers(self, provider: str) -> Iterator[Answer]:
        """What it answered to the offer that a definitive reallocation goes on from."""
        if not self._run.moves or situation_of(self._run.plan).award != DEFINITIVE:
            return
        lang, situation, problem = self._lang, situation_of(self._run.plan), self._run.plan.problem
        table = problem.case.table("responses")
        mine = table[table["provider"] == provider]
        for line, row in zip(problem.lines.find(mine).tolist(), mine.to_dict("records"), strict=True):
            accepted = units(situation.accepted.fraction(line), lang) if situation.capped[line] else ""
            yield Answer(
                row["region"],
                row["service"],
                self._services.description(row["service"]),
                units(row["units"], lang),
                lang.date(row["date"]) if row["date"] else "",
                self._judged(row["judged"]),
                accepted,
                units(int(self._run.plan.units[line]), lang),
                self.words.told(row["judgement"], provider),
            )
