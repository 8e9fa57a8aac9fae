"""Sheets of what differs in what came out: funds, kavels, causes, providers, tranches, tariffs and rules."""

from __future__ import annotations

from fractions import Fraction

from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.model.compare.money import FundChange, KavelChange, TrancheChange
from verdeelsleutel.model.compare.rules import Bound, RuleChange
from verdeelsleutel.model.row import CENTS
from verdeelsleutel.reports.books.layout import Layout
from verdeelsleutel.reports.compare import outcome as compare_outcome
from verdeelsleutel.reports.compare.words import Pair, cause_words, rule_words
from verdeelsleutel.reports.compare_book.columns import changes, columns, formulas
from verdeelsleutel.reports.compare_book.input_sheets import PLACES, Rows

__all__ = [
    "CAUSES", "FUNDS", "KAVELS", "PROVIDERS", "PROVIDER_CAUSES", "RULES", "TARIFFS", "TRANCHES", "causes", "funds",
    "kavels", "provider_causes", "providers", "rules", "tariffs", "tranches",
]  # fmt: skip

SHARE_PLACES = 15
EFFECTS = ("volume_eur", "price_eur", "balance_eur")
BALANCE = {"balance_eur": "ROUND({agreed_change}-{volume_eur}-{price_eur},2)"}

_MONEY = ("amount", "reserved", "agreed", "free")
FUNDS = Layout("funds", columns("fund", "region", *changes(*_MONEY)), formulas(_MONEY), changes(*_MONEY), 1)
_OF_KAVEL = ("years", "unmet")
KAVELS = Layout(
    "kavels",
    columns("kavel", *changes("agreed"), *EFFECTS, *changes(*_OF_KAVEL)),
    formulas(["agreed", *_OF_KAVEL]) | BALANCE,
    (*changes("agreed"), *EFFECTS, *changes(*_OF_KAVEL)),
    1,
    {"kavel": 22},
)
CAUSES = Layout(
    "causes", columns("cause", "change_eur", "lines", "providers"), {}, ("change_eur",), 1, {"cause": 70, "lines": 12}
)
_WHO = ("region", "provider", "name")
PROVIDERS = Layout(
    "providers",
    columns(*_WHO, *changes("agreed"), "share", *EFFECTS, "cause"),
    formulas(["agreed"]) | BALANCE | {"share": "{agreed_change}/{agreed_then}"},
    (*changes("agreed"), *EFFECTS),
    3,
    {"cause": 60},
)
PROVIDER_CAUSES = Layout(
    "provider_causes", columns(*_WHO, "cause", "change_eur"), {}, ("change_eur",), 3, {"cause": 70}
)
TRANCHES = Layout(
    "tranches",
    columns("tranche", *changes("claim", "awarded"), "fill_then", "fill_now"),
    formulas(["claim", "awarded"]),
    frozen=1,
    widths={"tranche": 22, "fill_then": 20, "fill_now": 20},
)
TARIFFS = Layout(
    "tariffs",
    columns("percentage_then", "percentage_now", "lines", "price_eur"),
    totals=("lines", "price_eur"),
    widths={"percentage_then": 24, "percentage_now": 24},
)
_BOUNDS = tuple(f"{figure}_{side}" for figure in ("lower", "upper", "value", "binds") for side in ("then", "now"))
RULES = Layout(
    "rules",
    columns("rule_words", "key_words", "unit", *_BOUNDS),
    frozen=2,
    widths={"rule_words": 40, "key_words": 44, **dict.fromkeys(_BOUNDS, 17)},
)


def _three(then: int, now: int) -> tuple[str, ...]:
    return euros(then), euros(now), euros(now - then)


def _numbers(then: Fraction, now: Fraction) -> tuple[str, ...]:
    """Beforehand cut as a formula on them will find them."""
    cut = [Fraction(decimals(value, PLACES)) for value in (then, now)]
    return tuple(decimals(value, PLACES) for value in (*cut, cut[1] - cut[0]))


def funds(pair: Pair) -> Rows:
    """Every fund with another figure."""
    for one in pair.against.outcome.funds:
        if one.then != one.now:
            yield one.fund, one.region, *_fund(one)


def _fund(one: FundChange) -> tuple[str, ...]:
    found: list[str] = []
    for at in range(len(_MONEY)):
        then, now = ((side or compare_outcome.NONE)[at] for side in (one.then, one.now))
        three = _three(then, now)
        found += ["" if one.then is None else three[0], "" if one.now is None else three[1], three[2]]
    return tuple(found)


def kavels(pair: Pair) -> Rows:
    """Every kavel, so that they add up to the runs."""
    for one in pair.against.outcome.kavels:
        yield pair.lang.word(one.kavel), *_kavel(one)


def _kavel(one: KavelChange) -> tuple[str, ...]:
    then, now = one.agreed
    balance = euros(now - then - one.volume - one.price)
    effects = (euros(one.volume), euros(one.price), balance)
    return (*_three(then, now), *effects, *_numbers(*one.years), *_three(*one.unmet))


def causes(pair: Pair) -> Rows:
    """What every cause makes; together the change."""
    for one in pair.against.outcome.causes:
        yield cause_words(one.cause, pair), euros(one.cents), str(one.lines), str(one.providers)


def providers(pair: Pair) -> Rows:
    """Every provider with a line that differs, who gives up most first."""
    for one in sorted(pair.against.outcome.providers, key=lambda c: (c.change, c.region, c.provider)):
        then, now = one.agreed
        share = decimals(Fraction(one.change, then), SHARE_PLACES) if then else ""
        effects = (euros(one.volume), euros(one.price), euros(one.change - one.volume - one.price))
        why = cause_words(one.main, pair) if one.main else ""
        yield one.region, one.provider, pair.provider(one.provider), *_three(then, now), share, *effects, why


def provider_causes(pair: Pair) -> Rows:
    """What every cause makes of a provider's change, who gives up most first."""
    for one in sorted(pair.against.outcome.providers, key=lambda c: (c.change, c.region, c.provider)):
        for cause, cents in one.causes:
            who = (one.region, one.provider, pair.provider(one.provider))
            yield *who, cause_words(cause, pair), euros(cents)


def tranches(pair: Pair) -> Rows:
    """Every tranche with another figure."""
    for one in pair.against.outcome.tranches:
        if one.then != one.now:
            yield compare_outcome.tranche_name(pair, one), *_tranche(one)


def _tranche(one: TrancheChange) -> tuple[str, ...]:
    then, now = (side or (0, 0, None) for side in (one.then, one.now))
    fills = ["" if side[2] is None else decimals(side[2], PLACES) for side in (then, now)]
    return (*_three(then[0], now[0]), *_three(then[1], now[1]), *fills)


def tariffs(pair: Pair) -> Rows:
    """From which percentage to which, the largest effect first."""
    for one in pair.against.outcome.tariffs:
        sides = (compare_outcome.percentage(text, pair.lang) or "" for text in (one.then, one.now))
        yield *sides, str(one.lines), euros(one.cents)


def rules(pair: Pair) -> Rows:
    """Every row of a rule with another bound, or that binds in one run only."""
    for one in compare_outcome.rules(pair):
        run = pair.runs[1] if one.now is not None else pair.runs[0]
        key = " ".join(pair.provider(part) for part in one.key.split("|") if part)
        unit = pair.lang.word(f"book_unit_{one.unit}")
        yield rule_words(one.rule, run, pair.lang), key, unit, *_bounds(one), *_binds(one, pair)


def _bounds(one: RuleChange) -> tuple[str, ...]:
    scale = 100 if one.unit == CENTS else 1

    def told(side: Bound | None, name: str) -> str:
        value = None if side is None else getattr(side, name)
        return "" if value is None else decimals(value / scale, PLACES)

    return tuple(told(side, name) for name in ("lower", "upper", "value") for side in (one.then, one.now))


def _binds(one: RuleChange, pair: Pair) -> tuple[str, ...]:
    return tuple(
        "" if side is None else pair.lang.word("compare_yes" if side.binding else "compare_no")
        for side in (one.then, one.now)
    )
