"""Tables and bars of a publication, as text ready to be set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.model.funds import CONTRACTEERRUIMTE
from verdeelsleutel.model.publication.publication import (
    KAVEL,
    REGION,
    SECTOR,
    SINGLE,
    TOTAL,
    FundUse,
    Publication,
    RegionUse,
    Row,
)  # fmt: skip
from verdeelsleutel.model.publication.use import AGREED, DELIVERED, EXPECTED, Purse
from verdeelsleutel.reports.dutch import Language

MINUS = "\u2212"
WIDE = 1000
"""Width of a bar in its own units."""


@dataclass(frozen=True)
class Line:
    """A row of a table; `kind` is row, group (a heading over rows), sub (their sum) or total; None is left out."""

    head: str
    cells: tuple[str | None, ...]
    kind: str = "row"


@dataclass(frozen=True)
class Grid:
    """A table: caption, headings (the first stands over the heads of rows) and rows."""

    caption: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    dense: bool = False


@dataclass(frozen=True)
class Bar:
    """A bar: label, amount in words, kind (agreed, expected, delivered), and length of `WIDE`."""

    label: str
    amount: str
    kind: str
    length: int


@dataclass(frozen=True)
class Bars:
    """Use against the room: the bars, and where the room ends, of `WIDE`."""

    title: str
    note: str
    bars: tuple[Bar, ...]
    room: int


def bars(found: Publication, region: RegionUse, lang: Language) -> Bars | None:
    """Agreed, expected and delivered against the room of a fund region; None where they aren't published."""
    use = next((one for one in region.funds if one.purse.kind == CONTRACTEERRUIMTE), None)
    if use is None or use.row.cents is None:
        return None
    word = lang.word
    shown = [(word("pub_agreed_year"), AGREED)]
    if EXPECTED in found.columns:
        shown += [(word("pub_expected"), EXPECTED), (_delivered(found, lang), DELIVERED)]
    cents = use.row.cents
    widest = max(use.room, *(cents[name] for _, name in shown), 1)
    made = (Bar(label, lang.euros_short(cents[name]), name, cents[name] * WIDE // widest) for label, name in shown)
    title = f"{word('pub_bars')}: {use.purse.name}, {word('pub_room').lower()} {lang.euros_short(use.room)}"
    return Bars(title, word("pub_bars_note"), tuple(made), use.room * WIDE // widest)


def _delivered(found: Publication, lang: Language) -> str:
    return lang.word("pub_delivered", month=lang.month(found.months[-1], "MMMM"))


def funds(found: Publication, region: RegionUse, lang: Language) -> Grid:
    """Figures as rows, funds as columns, so that it fits a narrow screen."""
    word = lang.word
    uses = list(region.funds)
    if len(uses) > 1:
        uses.append(_all_together(region))
    known = EXPECTED in found.columns

    def line(label: str, value: Callable[[FundUse], str | None], kind: str = "row") -> Line:
        return Line(label, tuple(value(use) for use in uses), kind)

    lines = [
        line(word("pub_amount"), lambda u: _whole(u.purse.amount, lang)),
        line(word("pub_reserved"), lambda u: _whole(u.purse.reserved, lang)),
        line(word("pub_room"), lambda u: _whole(u.room, lang), "sub"),
        line(word("pub_agreed_year"), lambda u: _whole(u.row.of(AGREED), lang)),
        line(word("pub_free"), lambda u: _whole(u.free, lang)),
        line(word("pub_agreed_share"), lambda u: _part(u.row.of(AGREED), u.room, lang)),
    ]
    if known:
        lines += [
            line(_delivered(found, lang), lambda u: _whole(u.row.of(DELIVERED), lang)),
            line(word("pub_expected"), lambda u: _whole(u.row.of(EXPECTED), lang)),
            line(word("pub_over"), lambda u: _signed(u.over, lang), "total"),
            line(word("pub_over_share"), lambda u: _signed_share(u.over_share, u.over, lang), "total"),
        ]
    names = [word("pub_total") if use.row.level == TOTAL else _fund(use.purse, lang) for use in uses]
    return Grid(word("pub_funds"), (word("pub_figure"), *names), tuple(lines))


def _all_together(region: RegionUse) -> FundUse:
    purses = [use.purse for use in region.funds]
    amount, reserved = sum(p.amount for p in purses), sum(p.reserved for p in purses)
    (row,) = region.at(TOTAL) or [Row(TOTAL, "", "", "", "", {})]
    return FundUse(Purse("", region.name, "", amount, reserved), row)


def _fund(purse: Purse, lang: Language) -> str:
    return f"{purse.name} ({lang.word(purse.kind)})"


def kavels(found: Publication, region: RegionUse, lang: Language) -> Grid:
    """Agreed, delivered and expected per sector and kavel, with their sums."""
    word, known = lang.word, EXPECTED in found.columns

    def line(row: Row, head: str, kind: str = "row") -> Line:
        cells: list[str | None] = [_whole(row.of(AGREED), lang)]
        if known:
            expected, agreed = row.of(EXPECTED), row.of(AGREED)
            difference = None if expected is None or agreed is None else expected - agreed
            cells += [_whole(row.of(DELIVERED), lang), _whole(expected, lang), _signed(difference, lang)]
        return Line(head, tuple(cells), kind)

    lines = []
    for sector in region.at(SECTOR):
        mine = [row for row in region.at(KAVEL) if row.sector == sector.sector]
        lines.append(Line(word(sector.sector), (), "group"))
        lines += [line(row, word(row.kavel)) for row in mine]
        lines.append(line(sector, word("pub_total_of", name=word(sector.sector)), "sub"))
    lines += [line(row, word("pub_total"), "total") for row in region.at(TOTAL)]
    titles = [word("pub_agreed_year")]
    if known:
        titles += [_delivered(found, lang), word("pub_expected"), word("pub_difference")]
    return Grid(word("pub_kavels"), (word("pub_kavel"), *titles), tuple(lines))


def months(found: Publication, region: RegionUse, names: Mapping[str, str], lang: Language) -> Grid:
    """Per purchase region and kavel what was delivered each month, with agreed and expected."""
    word = lang.word

    def line(row: Row, head: str, kind: str = "row") -> Line:
        return Line(head, tuple(_thousands(row.of(column), lang) for column in found.columns), kind)

    lines = []
    for place in region.at(REGION):
        name = names.get(place.region, place.region)
        lines.append(Line(name, (), "group"))
        mine = [row for row in region.at(SINGLE) if row.region == place.region]
        lines += [line(row, f"{word(row.sector)} {word(row.kavel)}") for row in mine]
        lines.append(line(place, word("pub_total_of", name=name), "sub"))
    lines += [line(row, word("pub_total"), "total") for row in region.at(TOTAL)]
    titles = {AGREED: word("pub_short_agreed"), EXPECTED: word("pub_short_expected")}
    if found.months:
        titles[DELIVERED] = word("pub_to_date", month=lang.month(found.months[-1], "MMM"))
    heads = (titles[column] if column in titles else lang.month(column, "MMM") for column in found.columns)
    caption = word("pub_months" if found.months else "pub_regions")
    return Grid(caption, (word("pub_kavel"), *heads), tuple(lines), dense=True)


def _whole(cents: int | None, lang: Language) -> str | None:
    return None if cents is None else _minus(lang.number(Fraction(cents, 100)))


def _thousands(cents: int | None, lang: Language) -> str | None:
    return None if cents is None else _minus(lang.number(Fraction(cents, 100_000)))


def _signed(cents: int | None, lang: Language) -> str | None:
    text = _whole(cents, lang)
    return f"+{text}" if text is not None and cents is not None and cents > 0 and text != "0" else text


def _part(cents: int | None, room: int, lang: Language) -> str | None:
    if cents is None:
        return None
    return lang.percent(Fraction(cents, room), 2) if room else ""


def _signed_share(share: Fraction | None, cents: int | None, lang: Language) -> str | None:
    if cents is None or share is None:
        return None if cents is None else ""
    return ("+" if share > 0 else "") + _minus(lang.percent(share, 2))


def _minus(text: str) -> str:
    return text.replace("-", MINUS)
