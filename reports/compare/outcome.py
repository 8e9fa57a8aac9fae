"""What differs in what came out of two runs: funds, kavels, causes, providers, tranches, tariffs, rules, lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from verdeelsleutel.model.compare.comparison import CellChange
from verdeelsleutel.model.compare.money import FundChange, TrancheChange
from verdeelsleutel.model.compare.providers import CauseSum, ProviderChange, gained_and_lost, moved_inside
from verdeelsleutel.model.compare.rules import Bound, RuleChange
from verdeelsleutel.model.compare.tariffs import AGREED
from verdeelsleutel.model.row import CENTS
from verdeelsleutel.model.runs.chain import REALLOCATE
from verdeelsleutel.reports.compare.words import Pair, cause_words, rule_words
from verdeelsleutel.reports.cuts import bounds
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Heading, Notice, Number, Share, Table, Value
from verdeelsleutel.reports.run_tables import added_up
from verdeelsleutel.reports.sentences.tranches import tranche_titles

__all__ = ["NONE", "blocks", "percentage", "rules", "tranche_name"]

NONE = (0, 0, 0, 0)


def blocks(pair: Pair, level: int, most: int) -> Iterator[Block]:
    """Everything that differs in what came out; under a heading of that level, and of long lists the first `most`."""
    found = pair.against.outcome
    yield Heading(pair.lang.word("compare_out"), level=level)
    if found.same:
        yield Notice(pair.lang.word("compare_same_out"), "good")
        return
    yield from _funds(pair, most)
    yield from _kavels(pair)
    yield from _causes(pair, most)
    gained, lost = gained_and_lost(found.providers)
    yield from _providers(pair, "compare_losers", lost, most)
    yield from _providers(pair, "compare_gainers", gained, most)
    yield from _providers(pair, "compare_inside", moved_inside(found.providers), most)
    yield from _tranches(pair)
    yield from _tariffs(pair, most)
    yield from _rules(pair, most)
    yield from _lines(pair, pair.now, found.came, most)
    yield from _lines(pair, pair.then, found.gone, most)


def _titles(pair: Pair, first: str, *others: str | tuple[str, int]) -> tuple[Column, ...]:
    """A column of words and then columns of numbers, each with its rank where it isn't 0."""
    made = [Column(pair.lang.word(first), text=True)]
    for one in others:
        key, rank = (one, 0) if isinstance(one, str) else one
        made.append(Column(pair.lang.word(key), rank=rank))
    return tuple(made)


def _money(*cents: int) -> tuple[Value, ...]:
    return tuple(Euros(value, sign=False) for value in cents)


def _with_total(pair: Pair, rows: Sequence[tuple[Value, ...]]) -> tuple[Value, ...]:
    return (pair.lang.word("total"), *added_up(rows)) if len(rows) > 1 else ()


def _funds(pair: Pair, most: int) -> Iterator[Table]:
    moves = [(one.fund, _moved(one)) for one in pair.against.outcome.funds if one.then != one.now]
    if not moves:
        return
    if len(moves) > most:
        moves.sort(key=lambda one: (-max(map(abs, one[1])), one[0]))
    rows: list[tuple[Value, ...]] = [(name, *_money(*cents)) for name, cents in moves[:most]]
    rest = [cents for _, cents in moves[most:]]
    if rest:
        rows.append((pair.lang.word("compare_rest", count=len(rest)), *_money(*map(sum, zip(*rest, strict=True)))))
    columns = _titles(pair, "fund", "amount_eur", "reserved_eur", "agreed_eur", "free_eur")
    yield Table(pair.lang.word("compare_funds_change"), columns, tuple(rows), _with_total(pair, rows))


def _moved(fund: FundChange) -> tuple[int, ...]:
    return tuple(new - old for old, new in zip(fund.then or NONE, fund.now or NONE, strict=True))


def _kavels(pair: Pair) -> Iterator[Table]:
    kavels = pair.against.outcome.kavels
    if all(k.agreed[0] == k.agreed[1] and k.volume == 0 and k.price == 0 for k in kavels):
        return
    rows = [
        (
            pair.lang.word(k.kavel),
            *_money(*k.agreed, k.agreed[1] - k.agreed[0], k.volume, k.price),
            Number(k.years[1] - k.years[0], 1) if any(k.years) else None,
        )
        for k in kavels
    ]
    columns = (
        Column(pair.lang.word("kavel"), text=True),
        Column(f"{pair.then} €", rank=2),
        Column(f"{pair.now} €", rank=1),
        *_titles(pair, "", "compare_change_eur", ("compare_volume_eur", 3), ("compare_price_eur", 3))[1:],
        Column(pair.lang.word("compare_years_change")),
    )
    years = sum((k.years[1] - k.years[0] for k in kavels), Fraction(0))
    total = (*_with_total(pair, [row[:-1] for row in rows]), Number(years, 1)) if len(rows) > 1 else ()
    title, note = (pair.lang.word(key) for key in ("compare_kavel_change", "compare_effect_note"))
    yield Table(title, columns, tuple(rows), total, note)


def _causes(pair: Pair, most: int) -> Iterator[Table]:
    causes = pair.against.outcome.causes
    if not causes:
        return
    apart = _apart(causes)
    rows: list[tuple[Value, ...]] = [
        (cause_words(one.cause, pair), *_sums([one], "cents", *apart), Number(one.lines), Number(one.providers))
        for one in causes[:most]
    ]
    if len(causes) > most:
        rest = causes[most:]
        more = pair.lang.word("compare_rest", count=len(rest))
        rows.append((more, *_sums(rest, "cents", *apart), Number(sum(one.lines for one in rest)), None))
    sides = ((f"compare_{name}_eur", 2) for name in apart)
    columns = _titles(pair, "compare_cause", "compare_change_eur", *sides, ("compare_lines", 1), "providers")
    total = (pair.lang.word("total"), *_sums(causes, "cents", *apart), "", "") if len(rows) > 1 else ()
    title, note = (pair.lang.word(key) for key in ("compare_causes", "compare_causes_note"))
    yield Table(title, columns, tuple(rows), total, note)


def _apart(changes: Sequence[CauseSum | ProviderChange]) -> tuple[str, ...]:
    """What lines with more and lines with less come to is shown where the change is less than either."""
    return ("raised", "lowered") if any(one.raised and one.lowered for one in changes) else ()


def _sums(changes: Sequence[CauseSum | ProviderChange], *names: str) -> tuple[Value, ...]:
    return _money(*(sum(getattr(one, name) for one in changes) for name in names))


def _providers(pair: Pair, title: str, changes: Sequence[ProviderChange], most: int) -> Iterator[Table]:
    if not changes:
        return
    regions = len({one.region for one in pair.against.outcome.providers}) > 1
    apart = _apart(changes)
    effects = ("volume", "price") if any(one.price for one in changes) else ()  # else all of it is volume
    rows: list[tuple[Value, ...]] = []
    for one in changes[:most]:
        name = pair.provider(one.provider) + (f" · {one.region}" if regions else "")
        share = Share(Fraction(one.change, one.agreed[0])) if one.agreed[0] else None
        why = cause_words(one.main, pair) if one.main else None
        rows.append((name, *_sums([one], "change", *apart), share, *_sums([one], *effects), why))
    if len(changes) > most:
        rest = changes[most:]
        more = pair.lang.word("compare_rest", count=len(rest))
        rows.append((more, *_sums(rest, "change", *apart), None, *_sums(rest, *effects), None))
    columns = (
        *_titles(pair, "provider", "compare_change_eur", *((f"compare_{name}_eur", 2) for name in apart)),
        *_titles(pair, "", ("compare_share", 1), *((f"compare_{name}_eur", 3) for name in effects))[1:],
        Column(pair.lang.word("compare_cause"), text=True),
    )
    sums = (*_sums(changes, "change", *apart), "", *_sums(changes, *effects))
    total = (pair.lang.word("total"), *sums, "") if len(rows) > 1 else ()
    yield Table(pair.lang.word(title), columns, tuple(rows), total, pair.lang.word("compare_apart") if apart else "")


def _tranches(pair: Pair) -> Iterator[Table]:
    tranches = pair.against.outcome.tranches
    if all(one.then == one.now for one in tranches):
        return
    rows = tuple(_tranche(pair, one) for one in tranches if one.then != one.now)
    columns = (
        *_titles(pair, "tranche", ("compare_asked_change", 1)),
        *_titles(pair, "", ("compare_awarded_then", 2), ("compare_awarded_now", 2), "compare_change_eur")[1:],
        Column(pair.lang.word("compare_lowest"), text=True),
    )
    yield Table(pair.lang.word("compare_tranches_change"), columns, rows, note=pair.lang.word("tranche_note"))


def tranche_name(pair: Pair, one: TrancheChange) -> str:
    """A tranche by the title that the policy of the other run gives it."""
    run = pair.against.run
    reallocated = run.receipt.get("command") == REALLOCATE
    return tranche_titles(run.pack, pair.lang, reallocated=reallocated).get(one.tranche, one.tranche)


def _tranche(pair: Pair, one: TrancheChange) -> tuple[Value, ...]:
    name = tranche_name(pair, one)
    old, new = (side or (0, 0, None) for side in (one.then, one.now))
    fills = ["–" if side is None or side[2] is None else pair.lang.percent(side[2], 2) for side in (one.then, one.now)]
    lowest = fills[0] if fills[0] == fills[1] else " → ".join(fills)
    awarded = [None if side is None else Euros(side[1], sign=False) for side in (one.then, one.now)]
    return (name, *_money(new[0] - old[0]), *awarded, *_money(new[1] - old[1]), lowest)


def _tariffs(pair: Pair, most: int) -> Iterator[Table]:
    tariffs, lang = pair.against.outcome.tariffs, pair.lang
    if not tariffs:
        return

    rows: list[tuple[Value, ...]] = [
        (percentage(one.then, lang), percentage(one.now, lang), Number(one.lines), *_money(one.cents))
        for one in tariffs[:most]
    ]
    if len(tariffs) > most:
        rest = tariffs[most:]
        more = lang.word("compare_rest", count=len(rest))
        rows.append((more, None, Number(sum(one.lines for one in rest)), *_money(sum(one.cents for one in rest))))
    columns = (
        *(Column(lang.word(f"compare_{name}"), text=True) for name in ("from", "to")),
        *(Column(lang.word(f"compare_{name}")) for name in ("lines", "at_volume")),
    )
    total = _with_total(pair, [row[1:] for row in rows])
    title, note = (lang.word(key) for key in ("compare_tariffs", "compare_tariffs_note"))
    yield Table(title, columns, tuple(rows), (total[0], "", *total[1:]) if total else (), note)


def percentage(told: str, lang: Language) -> str | None:
    """A percentage of the maximum tariff in words; None where there is none."""
    if told == AGREED:
        return lang.word("compare_agreed_tariff")
    return lang.percent(Fraction(told) / 100, 2) if told else None


def rules(pair: Pair) -> list[RuleChange]:
    """Rules that differ; of funds those that bind in one run only, for their amounts are told already."""
    return [one for one in pair.against.outcome.rules if not one.fund or one.binding_moved]


def _rules(pair: Pair, most: int) -> Iterator[Table]:
    found = rules(pair)
    if not found:
        return
    shown = _spread(found, most)
    rows: list[tuple[Value, ...]] = [_rule(pair, one) for one in shown]
    for name in dict.fromkeys(one.rule for one in found):
        left = sum(one.rule == name for one in found) - sum(one.rule == name for one in shown)
        if left:
            rows.append((pair.lang.word("compare_other_keys", rule=name, count=left), None, None, None))
    titles = ("compare_rule", "compare_bound_then", "compare_bound_now", "compare_binds")
    columns = tuple(Column(pair.lang.word(title), text=True) for title in titles)
    yield Table(pair.lang.word("compare_rules_change"), columns, tuple(rows))


def _spread(rules: Sequence[RuleChange], most: int) -> list[RuleChange]:
    """Some keys of every rule, those that bind in one run only before those whose bound moved."""
    ids = list(dict.fromkeys(one.rule for one in rules))
    each = max(1, most // len(ids))
    ordered = sorted(rules, key=lambda one: (not one.binding_moved, one.key))
    return [one for name in ids for one in [r for r in ordered if r.rule == name][:each]]


def _rule(pair: Pair, one: RuleChange) -> tuple[Value, ...]:
    run = pair.runs[1] if one.now is not None else pair.runs[0]
    key = " ".join(pair.provider(part) for part in one.key.split("|") if part)
    sides = [None if side is None else _bound(pair, one, side) for side in (one.then, one.now)]
    binds = [
        "–" if side is None else pair.lang.word("compare_yes" if side.binding else "compare_no")
        for side in (one.then, one.now)
    ]
    told = binds[0] if binds[0] == binds[1] else " → ".join(binds)
    return (" · ".join(part for part in (rule_words(one.rule, run, pair.lang), key) if part), *sides, told)


def _bound(pair: Pair, one: RuleChange, side: Bound) -> str:
    lower, upper = side.lower, side.upper
    if one.unit == CENTS:
        lower, upper = (None if value is None else Fraction(int(value)) for value in (lower, upper))
    return bounds(lower, upper, one.unit, pair.lang)


def _lines(pair: Pair, name: str, lines: Sequence[CellChange], most: int) -> Iterator[Table]:
    if not lines:
        return
    rows: list[tuple[Value, ...]] = [
        (f"{pair.provider(one.provider)} · {one.region} {one.service}", Number(one.units), *_money(one.cents))
        for one in lines[:most]
    ]
    if len(lines) > most:
        rest = lines[most:]
        more = pair.lang.word("compare_rest", count=len(rest))
        rows.append((more, None, *_money(sum(one.cents for one in rest))))
    columns = _titles(pair, "compare_line", "compare_units", "compare_agreed_eur")
    total = (pair.lang.word("total"), "", *_money(sum(one.cents for one in lines))) if len(rows) > 1 else ()
    yield Table(pair.lang.word("compare_came", name=name, count=len(lines)), columns, tuple(rows), total)
