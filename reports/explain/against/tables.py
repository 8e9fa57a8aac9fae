"""Tables of two providers side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from verdeelsleutel.model.explain.against.bounds_met import bounds_met
from verdeelsleutel.model.explain.against.facts_apart import Fact, SetApart
from verdeelsleutel.model.explain.against.pairs import InTranche, Pair
from verdeelsleutel.model.explain.against.rows_met import rows_met
from verdeelsleutel.model.explain.against.sides import Sides, part_of
from verdeelsleutel.model.explain.against.tariffs_apart import TariffApart, tariffs_apart
from verdeelsleutel.model.explain.against.volumes import volumes
from verdeelsleutel.model.explain.waterfalls import Waterfall
from verdeelsleutel.reports.cuts import provider_names
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.against.sums import shown_of
from verdeelsleutel.reports.explain.against.words import bound_words, row_label, row_words, treated
from verdeelsleutel.reports.explain.provider import item_words, tariff_value
from verdeelsleutel.reports.explain.tables import shown, steps
from verdeelsleutel.reports.page import Block, Column, Euros, Listing, Notice, Number, Share, Table, Value
from verdeelsleutel.reports.sentences.case_words import column_title, value_words
from verdeelsleutel.reports.sentences.rules import Sentences
from verdeelsleutel.reports.sentences.tranches import tranche_words

Names = tuple[str, str]
T = TypeVar("T")


def steps_table(sides: Sides, names: Names, lang: Language) -> Table:
    """Both waterfalls, a row per step and reason; in euros and in parts of what each asked."""
    word, plan = lang.word, sides.found.plan
    said, points = Sentences(plan, lang), shown_of(sides)

    def row(label: str, cents: tuple[int, int], at: int | None) -> tuple[Value, ...]:
        euros = [Euros(one, sign=False) for one in cents]
        if points is None:
            return (label, *euros)
        if at is None:
            parts = (10_000, 10_000) if label == asked else points.agreed
        else:
            parts = points.columns[0][at], points.columns[1][at]
        one, other = (Number(Fraction(value, 100), 2) for value in parts)
        return (label, euros[0], one, euros[1], other, points.text(parts[0] - parts[1], lang))

    asked = word(steps(plan)[0])
    rows = [row(asked, (sides.whole[0].asked.cents, sides.whole[1].asked.cents), None)]
    rows += [row(said.in_short(one.step, one.reason), one.cents, at) for at, one in enumerate(sides.parts)]
    total = row(word("agreed"), (sides.whole[0].agreed.cents, sides.whole[1].agreed.cents), None)
    euros = [Column(word("against_eur", name=name), rank=1) for name in names]
    part, apart = Column(word("against_part")), Column(word("against_points"))
    columns = [euros[0], part, euros[1], part, apart] if points is not None else euros
    kind = "offer" if plan.problem.situation is None else "expected"
    head = Column(word("against_reason"), text=True)
    note = word("against_steps_note") if points is not None else ""
    return Table(word(f"against_steps_{kind}"), (head, *columns), tuple(rows), total, note)


def volumes_table(sides: Sides, names: Names, lang: Language) -> Table:
    """What tranches start from beside what was asked."""
    word = lang.word
    rows: list[tuple[Value, ...]] = [
        (word(f"why_volume_of_{one.basis}"), *_pairwise([Euros(c, sign=False) for c in one.cents], _shares(one.parts)))
        for one in volumes(sides)
    ]
    euros = [Column(word("against_eur", name=name), rank=1) for name in names]
    columns = _pairwise(euros, [Column(word("against_part"))] * 2)
    head = Column(word("against_volume"), text=True)
    return Table(word("against_volumes"), (head, *columns), tuple(rows), (), word("against_volumes_note"))


def rows_table(sides: Sides, names: Names, most: int, lang: Language) -> Table:
    """Rows and bounds that cut the first, and where the second stands."""
    word, plan = lang.word, sides.found.plan
    said, known = Sentences(plan, lang), provider_names(plan)
    found: list[tuple[int, tuple[Value, ...]]] = []
    for met in rows_met(sides):
        tranche = tranche_words(plan, met.tranche, lang)
        label = word("against_in_tranche", row=row_label(plan, met.name, known, lang), tranche=tranche)
        words = row_words(plan, met, names, known, lang)
        if met.held:
            label = word("against_held", row=label, eur=lang.euros(met.held))
        cost = Euros(met.cents, sign=False) if met.cents else None
        found.append((met.cents, (label, cost, Share(met.mine.highest, 2), words)))
    for bound in bounds_met(sides):
        cost = Euros(bound.cents[0], sign=False) if bound.cents[0] else None
        found.append((bound.cents[0], (said.step(bound.step), cost, None, bound_words(bound, lang))))
    found.sort(key=lambda pair: -pair[0])
    columns = (
        Column(word("against_row"), text=True),
        Column(word("against_cost")),
        Column(word("against_fill")),
        Column(word("against_stands", name=names[1]), text=True),
    )
    title = word("against_rows", one=names[0], other=names[1])
    more = shown(len(found), most, lang)
    note = " · ".join(filter(None, (more, word("against_rows_note"))))
    return Table(title, columns, tuple(row for _, row in found[:most]), (), note)


def facts_table(found: Sequence[Fact], names: Names, lang: Language) -> Table:
    """Facts that the policy reads, those that differ first."""
    word = lang.word
    rows: list[tuple[Value, ...]] = [
        (
            column_title("providers", fact.column.rpartition(".")[2], lang),
            *(_fact(fact, value, lang) for value in fact.values),
            word("explain_yes" if fact.equal else "explain_no"),
            ", ".join(word(f"against_reader_{one.kind}", id=one.id) for one in fact.read_by),
        )
        for fact in found
    ]
    titles = (word("against_fact"), *names, word("against_equal"), word("against_read_by"))
    return Table(word("against_facts"), tuple(Column(title, text=True) for title in titles), tuple(rows))


def _fact(fact: Fact, value: str, lang: Language) -> str:
    return value_words("providers", fact.column.rpartition(".")[2], value, lang) or lang.word("against_empty")


def kavels_tables(sides: Sides, names: Names, lang: Language, *, everything: bool) -> list[Table]:
    """Per kavel over all regions, and per region and kavel in which both have something, or all of them."""
    word, apart = lang.word, sides.kavels()
    shown = {key: both for key, both in apart.items() if everything or all(len(one.at) for one in both)}
    here = {f"{region} {word(kavel)}": both for (region, kavel), both in shown.items()}
    title = word("against_every_kavel" if everything else "against_kavels")
    tables = [_kavels(title, word("against_region_kavel"), here, names, lang)]
    if len({region for region, _ in apart}) > 1:
        every = {word(kavel): both for kavel, both in sides.by_kavel().items()}
        tables.insert(0, _kavels(word("against_all_regions"), word("kavel"), every, names, lang))
    return tables


def _kavels(
    title: str, head: str, sums: Mapping[str, tuple[Waterfall, Waterfall]], names: Names, lang: Language
) -> Table:
    """What each asked there, and which part was agreed."""
    word = lang.word
    rows: list[tuple[Value, ...]] = []
    for label, both in sums.items():
        asked = [Euros(one.asked.cents, sign=False) if len(one.at) else None for one in both]
        parts = _part(both[0]), _part(both[1])
        rows.append((label, *_pairwise(asked, _shares(parts)), _points(parts, lang)))
    asked_of = [Column(word("against_asked_of", name=name), rank=1) for name in names]
    columns = _pairwise(asked_of, [Column(word("against_agreed_part"))] * 2)
    return Table(title, (Column(head, text=True), *columns, Column(word("against_points"))), tuple(rows))


def cells_table(sides: Sides, every: Sequence[Pair], names: Names, most: int, lang: Language) -> Table:
    """Cell by cell in units: services that both have first, then those that lost most."""
    word, found = lang.word, sides.found
    rows: list[tuple[Value, ...]] = []
    for pair in _ordered(sides, every)[:most]:
        values: list[Value] = []
        for at in pair.at:
            if at is None:
                values += [None, None, None]
                continue
            asked, agreed = found.asked.fraction(at), int(found.plan.units[found.cells[at]])
            cents = int(found.agreed_cents[at]) - int(found.asked_cents[at])
            values += [f"{lang.number(asked)} → {lang.number(agreed)}", Share(agreed / asked, 1) if asked else None]
            values.append(Euros(cents, sign=False))
        rows.append((f"{pair.region} {pair.service}", *values, treated(pair, found.plan, lang)))
    columns = [Column(word("against_service"), text=True)]
    for name in names:
        columns += [Column(word("against_units_of", name=name)), Column(word("against_part"))]
        columns.append(Column(word("against_less_eur"), rank=1))
    columns.append(Column(word("against_treated"), text=True))
    more = shown(len(every), most, lang)
    note = " · ".join(filter(None, (more, word("against_cells_note"))))
    return Table(word("against_cells"), tuple(columns), tuple(rows), (), note)


def tranches_table(
    sides: Sides, every: Sequence[Pair], names: Names, lang: Language, most: int, *, everything: bool
) -> Table:
    """Claims and awards per tranche of services that both have: those with other fills, or all of them."""
    word = lang.word
    rows: list[tuple[Value, ...]] = []
    for pair in _ordered(sides, every):
        if pair.verdict == "one" or not (everything or pair.fills_apart):
            continue
        mine, theirs = ({asked.tranche: asked for asked in side} for side in pair.tranches)
        order = [layer.id for layer in sides.found.plan.problem.layers]
        for tranche in sorted({**mine, **theirs}, key=order.index):
            values = (*_asked(mine.get(tranche)), *_asked(theirs.get(tranche)))
            rows.append((f"{pair.region} {pair.service}", tranche_words(sides.found.plan, tranche, lang), *values))
    columns = [Column(word("against_service"), text=True), Column(word("tranche"), text=True)]
    for name in names:
        titles = word("against_claim_of", name=name), word("against_award"), word("against_fill")
        columns += [Column(title) for title in titles]
    most = len(rows) if everything else most
    note = " · ".join(filter(None, (shown(len(rows), most, lang), word("against_tranches_note"))))
    return Table(word("against_tranches"), tuple(columns), tuple(rows[:most]), (), note)


def tariffs_block(sides: Sides, every: Sequence[Pair], names: Names, most: int, lang: Language) -> Block:
    """Where prices of the same service differ, and by which items."""
    word = lang.word
    both = sum(pair.verdict != "one" for pair in every)
    found = tariffs_apart(sides, every)
    if not found:
        return Notice(word("against_tariffs_same"), "good") if both else Notice(word("against_said_none"), "quiet")
    rows: list[tuple[Value, ...]] = []
    for one in found[:most]:
        items = " · ".join(
            f"{item_words(item, lang)} {word('against_against', one=_value(mine, lang), other=_value(theirs, lang))}"
            for item, mine, theirs in one.items
        )
        euros = [Euros(cents, sign=False) for cents in one.cents]
        rows.append((_services(one, lang, most), items, *euros))
    columns = (
        Column(word("against_services"), text=True),
        Column(word("against_items"), text=True),
        *(Column(word("against_tariff_of", name=name)) for name in names),
    )
    same = both - sum(len(one.cells) for one in found)
    more = shown(len(found), most, lang)
    note = " · ".join(filter(None, (more, word("against_first_tariff", same=same, count=both))))
    return Table(word("against_tariffs"), columns, tuple(rows), (), note)


def _services(one: TariffApart, lang: Language, most: int) -> str:
    """Which services; of many the first."""
    if len(one.cells) == 1:
        return " ".join(one.cells[0])
    names = list(dict.fromkeys(service for _, service in one.cells))
    if len(names) <= most:
        return ", ".join(names)
    return lang.word("against_many_services", services=", ".join(names[:most]), count=len(one.cells))


def apart_listing(found: Sequence[SetApart], known: Mapping[str, str], lang: Language, most: int) -> list[Block]:
    """Rows of the case that are about one of the two alone."""
    items = []
    for one in found[:most]:
        told = ", ".join(
            f"{column_title(one.table, name, lang)} {value_words(one.table, name, value, lang)}"
            for name, value in one.row.items()
            if name != "provider"
        )
        items.append(f"{known.get(one.provider) or one.provider}: {lang.word(f'against_{one.table}')} ({told})")
    more = shown(len(found), most, lang)
    return [Listing(lang.word("against_apart"), (*items, *([more] if more else [])), "•")] if items else []


def _ordered(sides: Sides, every: Sequence[Pair]) -> list[Pair]:
    """What both have first, and there other fills before the same; then what the first has; by what was lost."""
    lost = (sides.found.agreed_cents - sides.found.asked_cents).tolist()

    def rank(pair: Pair) -> tuple[bool, bool, bool, int, str, str]:
        at = pair.at[0] if pair.at[0] is not None else pair.at[1]
        assert at is not None  # one of the two has it
        return pair.verdict == "one", pair.at[0] is None, pair.verdict != "differs", lost[at], pair.region, pair.service

    return sorted(every, key=rank)


def _asked(one: InTranche | None) -> tuple[Value, ...]:
    return (None, None, None) if one is None else (Number(one.claim, 1), Number(one.awarded, 1), Share(one.fill, 2))


def _pairwise(first: Sequence[T], second: Sequence[T]) -> list[T]:
    """The first of both, then the second of both."""
    return [one for pair in zip(first, second, strict=True) for one in pair]


def _part(one: Waterfall) -> Fraction | None:
    return part_of(one.agreed.cents, one.asked.cents)


def _shares(parts: tuple[Fraction | None, Fraction | None]) -> list[Value]:
    return [None if part is None else Share(part, 2) for part in parts]


def _points(parts: tuple[Fraction | None, Fraction | None], lang: Language) -> Value:
    """The difference of two shares as they are shown, in percentage points."""
    one, other = (None if part is None else part * 10_000 // 1 for part in parts)
    if one is None or other is None:
        return None
    return ("+" if one > other else "") + lang.number(Fraction(one - other, 100), 2)


def _value(value: str, lang: Language) -> str:
    return tariff_value(value, lang) if value else "–"
