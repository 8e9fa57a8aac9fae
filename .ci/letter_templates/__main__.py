"""Make the templates of letters that ship, reports/templates/letter-nl.docx and letter-en.docx.

Usage: python .ci/letter_templates [FOLDER]

A test holds the files in git to what this makes. Everything an office would word in its own way stands in the
template as plain text; what depends on the run is a name between braces (LETTERS.md lists them all).
"""

from __future__ import annotations

import sys
from pathlib import Path

from document import SOFT, Columns, Look, Made, field, runs
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from words import EN, NL

TEMPLATES = Path(__file__).parent.parent.parent / "reports" / "templates"
RED = "9C1C1C"
BOLD = Look(bold=True)
STEPS = Columns((12.6, 4.0), (1,))


def make(lang: int) -> bytes:
    """The whole template."""
    made = Made(lang)
    _around(made)
    _head(made)
    _letter(made)
    _annexes(made)
    _lines(made)
    _reasons(made)
    _prices(made)
    _sources(made)
    return made.saved()


def _source(name: str) -> str:
    return f"{{{{ {name}.document }}}}{{% if {name}.section %}}, {{{{ {name}.section }}}}{{% endif %}}"


def _cited(of: str) -> str:
    """The documents of something, small."""
    return f"{{% for source in {of}.sources %}} «· {_source('source')}»{{% endfor %}}"


def _by_kind(settlement: str, other: str, offer: str = "") -> str:
    """One thing in a settlement, another elsewhere; a third one in an offer."""
    between = f"{{% elif award == 'offer' %}}{offer}" if offer else ""
    return f"{{% if kind == 'settlement' %}}{settlement}{between}{{% else %}}{other}{{% endif %}}"


def _around(made: Made) -> None:
    """What stands above and below every page."""
    section = made.document.sections[0]
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    runs(header, "{{ synthetic }}", Look(8.5, bold=True, color=RED))
    footer = section.footer.paragraphs[0]
    runs(footer, f"«{{{{ office }}}} · {made.word('reference').lower()} {{{{ reference }}}} · {made.word('page')} »")
    field(footer, "PAGE")
    runs(footer, f"« {made.word('of')} »")
    field(footer, "NUMPAGES")


def _head(made: Made) -> None:
    """From whom, to whom, when, about what."""
    word = made.word
    made.line("{{ office }}", "Title")
    for text, look in ((word("board"), Look()), ("{{ provider.name }}", BOLD)):
        made.line(text, look=look).paragraph_format.space_after = Pt(0)
    number = f"{{% if provider.nza_number %}} · {word('nza')} {{{{ provider.nza_number }}}}{{% endif %}}"
    made.line(f"{word('agb')} {{{{ provider.agb }}}}{number}").paragraph_format.space_after = Pt(9)
    date = "{% if date_given %}{{ date }}{% endif %}‹{% if not date_given %}{{ date }}{% endif %}›"
    about = (("date", date, Look()), ("reference", "{{ reference }}", Look()), ("subject", "{{ subject }}", BOLD))
    for label, text, look in about:
        paragraph = made.line(f"{word(label)}\t")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(2.8))
        paragraph.paragraph_format.space_after = Pt(0)
        runs(paragraph, text, look)


def _letter(made: Made) -> None:
    """The letter itself, on a page where it can be."""
    word = made.word
    made.line(word("salutation")).paragraph_format.space_before = Pt(9)
    made.line("{{ opening }}")
    made.line("{{ summary|join(' ') }}")
    made.tag("if standing")
    made.line("{{ standing }}", look=BOLD)
    made.tag("endif")
    made.tag("if moves")
    made.heading(_by_kind("", word("moved"), word("moved_to_offer")))
    _steps(made, "moves")
    _lowered(made)
    made.tag("endif")
    asked = f"{{% if kind == 'allocation' %}}{word('from_asked')}{{% else %}}{word('from_expected')}{{% endif %}}"
    made.heading(_by_kind(word("from_agreed"), asked, word("to_offer")))
    _steps(made, "steps")
    _agreements(made)
    made.tag("if reasons")
    made.heading(word("why"))
    made.line("{% if reasons|length > 3 %}" + word("why_about") + " {% endif %}" + word("rounds"))
    made.tag("for reason in reasons[:3]")
    made.line("€\u00a0{{ reason.amount }} · {{ reason.sentence }}" + _cited("reason"), "List Bullet")
    made.tag("endfor")
    made.tag("endif")
    made.heading(word("may_do"))
    made.tag("if may_do")
    made.line("{{ may_do|join(' ') }}")
    made.tag("endif")
    made.line(word("questions")).paragraph_format.keep_with_next = True
    closing = made.line(f"{word('greeting')}\n{{{{ office }}}}\n\n\n‹{word('signature')}›").paragraph_format
    closing.space_before, closing.space_after = Pt(10), Pt(10)
    closing.keep_together = closing.keep_with_next = True  # the list of annexes never stands alone


def _steps(made: Made, name: str) -> None:
    """A calculation, its last row the outcome."""
    last = f"{{{{ {name}[-1].label }}}}", f"{{{{ {name}[-1].amount }}}}"
    made.table(STEPS, f"step in {name}[:-1]", ("{{ step.label }}", "{{ step.amount }}"), total=last)


def _lowered(made: Made) -> None:
    """Of a reallocation that takes something back: why, and of which services most."""
    made.tag("if lowered")
    made.line("{{ lowered|join(' ') }} " + made.word("largest"))
    made.tag("for line in lowered_lines")
    region = "{% if several_regions %} ({{ line.region }}){% endif %}"
    units = "{{ line.before }} → {{ line.expected }} ({{ line.unit }})"
    made.line("{{ line.service }} {{ line.description }}" + region + ": " + units, "List Bullet")
    made.tag("endfor")
    made.tag("endif")


def _agreements(made: Made) -> None:
    """Of a settlement every fund in every region, where there are several."""
    word = made.word
    made.tag("if agreements|length > 1")
    made.heading(word("agreements"))
    made.table(
        Columns((3.2, 2.4, 2.75, 2.75, 2.75, 2.75), (2, 3, 4, 5), 8.5),
        "one in agreements",
        (
            "{{ one.region }}", "{{ one.fund }}", "{{ one.agreed }}", "{{ one.ceiling }}", "{{ one.delivered }}",
            "{{ one.settled }}",
        ),
        tuple(map(word, ("region", "fund", "agreed_eur", "ceiling_eur", "delivered_eur", "settled_eur"))),
    )  # fmt: skip
    made.tag("endif")


def _annexes(made: Made) -> None:
    """Which annexes there are."""
    titles = (_lines_word(made), _reasons_word(made), made.word("prices"), made.word("sources"))
    listed = " · ".join(f"{number} {title}" for number, title in enumerate(titles, 1))
    made.line(f"{made.word('annexes')}: {listed}", look=Look(9, color=SOFT))


def _lines_word(made: Made) -> str:
    return _by_kind(made.word("lines_settled"), made.word("lines"), made.word("lines_offered"))


def _reasons_word(made: Made) -> str:
    return _by_kind(made.word("surcharges"), made.word("reasons"))


def _lines(made: Made) -> None:
    """Every line, in columns that go with the kind of run."""
    word = made.word
    made.annex(1, _lines_word(made))
    made.tag("for region in regions")
    made.tag("if several_regions")
    made.heading("{{ region.name }}")
    made.tag("endif")
    start = ("{{ line.service }}", "{{ line.description }}", "{{ line.unit }}")
    price = ("{{ line.tariff }}", "{{ line.amount }}")
    heads, total = tuple(map(word, ("code", "service", "unit"))), (word("total"), *[""] * 5)
    loop = "line in region.lines"
    made.tag("if kind == 'allocation'")
    made.table(
        Columns((1.3, 4.9, 1.7, 2.1, 1.9, 1.8, 2.9), (3, 4, 5, 6), 8.5),
        loop,
        (*start, "{{ line.offered }}", "{{ line.agreed }}", *price),
        (*heads, *map(word, ("offered", "agreed", "tariff", "amount"))),
        (*total, "{{ region.total }}"),
    )
    made.tag("endif")
    made.tag("if kind == 'reallocation'")
    made.table(
        Columns((1.2, 4.1, 1.6, 1.8, 2.1, 1.9, 1.75, 2.75), (3, 4, 5, 6, 7), 8),
        loop,
        (*start, "{{ line.before }}", "{{ line.expected }}", "{{ line.agreed }}", *price),
        (
            *heads, word("before"), word("expected"), _by_kind("", word("agreed_new"), word("offer")), word("tariff"),
            word("amount"),
        ),
        (*total, "", "{{ region.total }}"),
    )  # fmt: skip
    made.tag("endif")
    made.tag("if kind == 'settlement'")
    made.table(
        Columns((1.2, 3.6, 1.6, 1.8, 1.85, 1.75, 2.7, 2.7), (3, 4, 5, 6, 7), 8),
        loop,
        (*start, "{{ line.agreed }}", "{{ line.delivered }}", *price, "{{ line.settled }}"),
        (*heads, *map(word, ("agreed", "delivered", "tariff", "delivered_eur", "settled_eur"))),
        (*total, "{{ region.total }}", "{{ region.settled }}"),
    )
    made.tag("endif")
    made.tag("endfor")
    made.tag("if several_regions")
    made.line(f"{word('total')}: €\u00a0{{{{ total }}}}", look=BOLD)
    made.tag("endif")


def _reasons(made: Made) -> None:
    """What isn't awarded and why; of a settlement the surcharges."""
    word = made.word
    made.annex(2, _reasons_word(made))
    made.tag("if surcharges")
    made.table(STEPS, "one in surcharges", ("{{ one.label }}", "{{ one.amount }}"))
    made.tag("endif")
    made.tag("if not reasons and not surcharges")
    made.line(_by_kind(word("same_prices"), word("all_awarded")))
    made.tag("endif")
    made.tag("if reasons")
    made.line(word("reasons_about"))
    made.table(
        Columns((2.8, 13.8), (0,)),
        "reason in reasons",
        ("{{ reason.amount }}", "{{ reason.sentence }}" + _cited("reason")),
        (word("less"), word("reason")),
    )
    made.tag("if shortfalls")
    asked = f"{{% if kind == 'allocation' %}}{word('offered')}{{% else %}}{word('expected')}{{% endif %}}"
    agreed = _by_kind("", word("agreed"), word("offer"))
    made.heading(word("shortfalls"))
    made.table(
        Columns((1.3, 3.8, 2.1, 1.8, 2.5, 5.1), (2, 3, 4), 8),
        "one in shortfalls",
        ("{{ one.service }}", _service(), "{{ one.asked }}", "{{ one.agreed }}", "{{ one.amount }}", "{{ one.why }}"),
        (*map(word, ("code", "service")), asked, agreed, *map(word, ("less", "reason"))),
    )
    made.tag("endif")
    made.tag("if only_rounded")
    made.line(word("only_rounded"))
    made.tag("endif")
    made.tag("endif")
    made.tag("if alike")
    made.heading(word("alike"))
    made.tag("for sentence in alike")
    made.line("{{ sentence }}", "List Bullet", Look(9.5))
    made.tag("endfor")
    made.tag("endif")
    _apart(made)


def _service() -> str:
    return "{{ one.description }}{% if several_regions %} ({{ one.region }}){% endif %}"


def _apart(made: Made) -> None:
    """Decisions about the provider, and its answers."""
    word = made.word
    made.tag("if decisions")
    made.heading(word("decisions"))
    every = f"{{% if one.service %}}{{{{ one.service }}}} {{% else %}}{word('all_services')}{{% endif %}}{_service()}"
    made.table(
        Columns((5.0, 4.6, 4.6, 2.4)),
        "one in decisions",
        (every, "{{ one.what }}", "{{ one.reason }}", "{{ one.date }}"),
        tuple(map(word, ("service", "decided", "reason", "date"))),
    )
    made.tag("endif")
    made.tag("if answers")
    made.heading(word("answers"))
    made.line(word("answers_about"))
    made.table(
        Columns((1.3, 3.6, 2.0, 2.4, 2.0, 1.8, 3.5), (2, 4, 5), 8),
        "one in answers",
        (
            "{{ one.service }}", _service(), "{{ one.answered }}", "{{ one.judged }}", "{{ one.accepted }}",
            "{{ one.agreed }}", "{{ one.judgement }}",
        ),
        tuple(map(word, ("code", "service", "you_asked", "judged", "accepted", "agreed", "judgement"))),
    )  # fmt: skip
    made.tag("endif")


def _prices(made: Made) -> None:
    """How the tariffs come about."""
    made.annex(3, made.word("prices"))
    made.line(made.word("prices_about"))
    made.tag("for built in build_ups")
    percentage = "{% if built.percentage %}{{ built.percentage }} · {% endif %}"
    made.line(percentage + "{{ built.services }}", look=Look(9.5, bold=True)).paragraph_format.keep_with_next = True
    item = "{{ item.name }}{% if item.note %}: {{ item.note }}{% endif %}" + _cited("item")
    made.table(Columns((13.4, 3.2), (1,)), "item in built.items", (item, "{{ item.value }}"))
    made.tag("endfor")


def _sources(made: Made) -> None:
    """Policy, documents, and the calculation that the letter was made from."""
    word = made.word
    made.annex(4, word("sources"))
    made.line(f"{word('policy')}: {{{{ policy }}}}")
    made.tag("if sources")
    made.heading(word("documents"))
    made.tag("for source in sources")
    published = "{% if source.published %} ({{ source.published }}){% endif %}"
    named = "{{ source.id }}{% if source.url %} · {{ source.url }}{% endif %}"
    made.line(f"{_source('source')}{published} «{named}»", "List Bullet")
    made.tag("endfor")
    made.tag("endif")
    made.heading(word("run"))
    made.line(word("run_about"))
    made.line("{{ receipt }}", look=Look(8.5))


def main(folder: Path) -> None:
    """Write both."""
    for lang, code in ((NL, "nl"), (EN, "en")):
        (folder / f"letter-{code}.docx").write_bytes(make(lang))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATES)
