"""Words of letters to providers, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

from verdeelsleutel.reports.words.letters_settled import SETTLED_LETTERS

__all__ = ["LETTERS"]

Pair = tuple[str, str]

_HEAD: Mapping[str, Pair] = {
    "letter_date_to_fill": ("[vul de datum in]", "[fill in the date]"),
    "letter_policy": ("{pack} ({title})", "{pack} ({title})"),
    "letter_subject_allocation_provisional": (
        "Voorlopige toekenning Wlz-zorg {year}",
        "Provisional award of long-term care {year}",
    ),
    "letter_subject_allocation_definitive": (
        "Definitieve toekenning Wlz-zorg {year}",
        "Definitive award of long-term care {year}",
    ),
    "letter_subject_reallocation_offer": (
        "Aanbod herschikking Wlz-zorg {year}",
        "Offer for the reallocation of long-term care {year}",
    ),
    "letter_subject_reallocation_definitive": (
        "Definitieve herschikking Wlz-zorg {year}",
        "Definitive reallocation of long-term care {year}",
    ),
    "letter_subject_settlement": ("Nacalculatie Wlz-zorg {year}", "Settlement of long-term care {year}"),
    "letter_opening_allocation": (
        (
            "U heeft ons laten weten welke zorg u in {year} wilt leveren. In deze brief leest u welke zorg wij met u "
            "afspreken en hoe wij daartoe zijn gekomen."
        ),
        (
            "You told us which care you want to deliver in {year}. This letter tells you which care we agree with you, "
            "and how we came to that."
        ),
    ),
    "letter_opening_offer": (
        (
            "Wij hebben bekeken of de afspraken over {year} nog passen bij de zorg die u levert. Daarvoor gebruikten "
            "wij de zorg die u tot en met {month} leverde. In deze brief leest u ons aanbod en hoe wij daartoe zijn "
            "gekomen."
        ),
        (
            "We looked at whether the agreements for {year} still fit the care that you deliver. For that we used the "
            "care that you delivered up to and including {month}. This letter tells you our offer, and how we came to "
            "it."
        ),
    ),
    "letter_opening_definitive": (
        (
            "Wij hebben bekeken of de afspraken over {year} nog passen bij de zorg die u levert. Daarvoor gebruikten "
            "wij de zorg die u tot en met {month} leverde. In deze brief leest u de nieuwe afspraak en hoe wij daartoe "
            "zijn gekomen."
        ),
        (
            "We looked at whether the agreements for {year} still fit the care that you deliver. For that we used the "
            "care that you delivered up to and including {month}. This letter tells you the new agreement, and how we "
            "came to it."
        ),
    ),
    "letter_opening_settlement": (
        (
            "Het jaar {year} is voorbij. In deze brief leest u welk bedrag wij vaststellen voor de zorg die u in "
            "{year} leverde, en hoe wij daartoe zijn gekomen."
        ),
        (
            "The year {year} is over. This letter tells you which amount we settle for the care that you delivered in "
            "{year}, and how we came to it."
        ),
    ),
    "letter_standing_allocation_provisional": (
        (
            "Deze toekenning is voorlopig. Aantallen, tarieven en bedragen in deze brief kunnen nog veranderen. Zij "
            "gelden pas als de toekenning definitief is."
        ),
        (
            "This award is provisional. Numbers, tariffs and amounts in this letter may still change. They hold once "
            "the award is definitive."
        ),
    ),
    "letter_standing_allocation_definitive": ("Deze toekenning is definitief.", "This award is definitive."),
    "letter_standing_reallocation_offer": (
        (
            "Dit is een aanbod. Aantallen en bedragen in deze brief zijn voorlopig en gelden pas als de herschikking "
            "definitief is."
        ),
        (
            "This is an offer. Numbers and amounts in this letter are provisional and hold once the reallocation is "
            "definitive."
        ),
    ),
    "letter_standing_reallocation_definitive": (
        "Deze herschikking is definitief. De nieuwe afspraak vervangt die van daarvoor.",
        "This reallocation is definitive. The new agreement replaces the one before.",
    ),
}

_OUTCOME: Mapping[str, Pair] = {
    "letter_agreed": (
        "Wij spreken voor {year} in totaal {amount} met u af.",
        "For {year} we agree {amount} with you in all.",
    ),
    "letter_offered": (
        "Wij bieden u voor {year} in totaal {amount} aan.",
        "For {year} we offer you {amount} in all.",
    ),
    "letter_was_last_year": (
        "De afspraak van vorig jaar was {amount}, tegen de tarieven van nu.",
        "Last year's agreement was {amount}, at the tariffs of now.",
    ),
    "letter_was_in_force": (
        "De afspraak die nu geldt, is {amount}.",
        "The agreement that is in force is {amount}.",
    ),
    "letter_set_by_decision": (
        "Bij besluit van {date} is vastgelegd: {service} ({region}), {what}.",
        "A decision of {date} sets: {service} ({region}), {what}.",
    ),
    "letter_more_decisions": (
        "Verderop in deze brief {count:staat|staan} nog {count} {count:besluit|besluiten}.",
        "{count} more {count:decision stands|decisions stand} further on in this letter.",
    ),
    "letter_lost": (
        "Een deel kennen wij niet toe: {amount}. Hieronder en in bijlage 2 leest u waarom.",
        "A part we don't award: {amount}. Below and in annex 2 you can read why.",
    ),
    "letter_lost_above_decision": (
        "Van dat deel heeft u {amount} gevraagd boven wat bij besluit is vastgelegd.",
        "Of that part you asked {amount} above what a decision set.",
    ),
    "letter_nothing_lost": ("Wij kennen alles toe.", "We award all of it."),
    "letter_rounding": (
        "afronding: wij spreken alleen hele eenheden af",
        "rounding: we agree on whole units only",
    ),
    "letter_response": (
        "uw reactie; meer dan wij daarvan accepteerden, krijgt deze zorg niet",
        "your answer; this care doesn't get more than we accepted of it",
    ),
    "letter_of_you": ("van u", "of you"),
    "letter_response_short": ("begrensd: uw reactie", "capped: your answer"),
    "letter_row_alone": (
        (
            "{row}, tranche {tranche}: deze grens geldt voor u alleen; van wat {cells} "
            "{cells:prestatie vraagt|prestaties vragen} is {fill} toegekend. Voor anderen geldt dezelfde regel, met "
            "hun eigen grens"
        ),
        (
            "{row}, tranche {tranche}: this bound holds for you alone; {cells} {cells:service|services} got {fill} of "
            "the claim. For others the same rule holds, with a bound of their own"
        ),
    ),
    "letter_alike_more": (
        "Dit geldt ook voor nog {count} {count:rij|rijen} met minder verschil.",
        "The same holds for {count} more {count:row|rows}.",
    ),
    "letter_less": (
        (
            "Naar verwachting levert u dit jaar minder zorg dan is afgesproken: verwacht {expected}, afspraak "
            "{agreed}{prices}. Wat u niet nodig heeft, valt vrij."
        ),
        (
            "You are expected to deliver less care this year than was agreed: expected {expected}, agreed "
            "{agreed}{prices}. What you don't need is released."
        ),
    ),
    "letter_less_of_services": (
        (
            "Bij {count} {count:prestatie|prestaties} levert u dit jaar naar verwachting minder zorg dan is "
            "afgesproken: verwacht {expected}, afspraak {agreed}{prices}. Wat u daar niet nodig heeft, valt vrij."
        ),
        (
            "For {count} {count:service|services} you are expected to deliver less care this year than was agreed: "
            "expected {expected}, agreed {agreed}{prices}. What you don't need there is released."
        ),
    ),
    "letter_less_prices": (", tegen de tarieven van nu", ", at the tariffs of now"),
    "letter_less_besides": (
        "Daarnaast gaat er {amount} af van die verwachting; hieronder leest u waarom.",
        "Besides, {amount} comes off that expectation; below you can read why.",
    ),
    "letter_less_method": (
        "Die verwachting komt uit de zorg die u tot en met {month} leverde, {method}.",
        "That expectation comes from the care that you delivered up to and including {month}, {method}.",
    ),
    "letter_less_none_known": (
        "Van dit jaar is tot en met {month} nog geen geleverde zorg bekend.",
        "Of this year no delivered care is known yet up to and including {month}.",
    ),
    "letter_less_given": (
        "Die verwachting is de opgegeven prognose.",
        "That expectation is the given forecast.",
    ),
    "letter_less_completed": (
        "De laatste maanden zijn nog niet helemaal gedeclareerd en zijn daarvoor aangevuld: {completed}.",
        "The last months haven't been claimed in full yet and were completed for that: {completed}.",
    ),
    "letter_step_offer": ("Uw aanbod", "Your offer"),
    "letter_step_expected": ("Verwachte zorg over het hele jaar", "Care expected over the whole year"),
    "letter_step_raised": (
        "Meer dan dat: besluit, uw reactie of wat u al had",
        "More than that: a decision, your answer, or what you had",
    ),
    "letter_step_above_decision": ("Gevraagd boven wat bij besluit is vastgelegd", "Asked above what a decision set"),
    "letter_step_kept_out": ("Begrensd of uitgesloten door een regel", "Capped or excluded by a rule"),
    "letter_step_not_asked": ("Boven wat het beleid verdeelt", "Beyond what the policy divides"),
    "letter_step_not_awarded": ("Niet toegekend bij het verdelen", "Not awarded when dividing"),
    "letter_step_rounding": ("Afronding op hele eenheden", "Rounding to whole units"),
    "letter_step_agreed": ("Afspraak", "Agreement"),
    "letter_step_offered": ("Ons aanbod", "Our offer"),
    "letter_move_before": ("Afspraak die nu geldt", "Agreement in force"),
    "letter_move_added": ("Erbij", "Added"),
    "letter_move_released": ("Eraf", "Released"),
    "letter_move_price": ("Ander tarief voor dezelfde zorg", "Another tariff for the same care"),
    "letter_move_agreed": ("Nieuwe afspraak", "New agreement"),
    "letter_move_offered": ("Ons aanbod", "Our offer"),
    "letter_decision_fix": ("vastgesteld", "fixed"),
    "letter_decision_minimum": ("minimum vastgesteld", "minimum set"),
    "letter_decision_maximum": ("maximum vastgesteld", "maximum set"),
    "letter_decision_exclude": ("niet ingekocht", "not bought"),
}

_MAY_DO: Mapping[str, Pair] = {
    "letter_answer_by": (
        (
            "U kunt tot en met {day} op dit aanbod reageren. Dat is {days} {days:dag|dagen} na de dag van het aanbod, "
            "{offered}."
        ),
        (
            "You can answer this offer up to and including {day}: {days} {days:day|days} after the day of the offer, "
            "{offered}."
        ),
    ),
    "letter_answer_within": (
        "U kunt binnen {days} {days:dag|dagen} na de dag van het aanbod reageren.",
        "You can answer within {days} {days:day|days} of the day of the offer.",
    ),
    "letter_answer_how": (
        (
            "Gebruik daarvoor het reactieformulier bij dit aanbod. Een reactie verandert niet vanzelf iets: wij "
            "beoordelen haar, binnen de ruimte die er is."
        ),
        (
            "Please use the response form that goes with this offer. An answer changes nothing by itself: we judge "
            "it, within the room that there is."
        ),
    ),
    "letter_no_answer": (
        "Reageert u niet, dan gaan wij bij de definitieve herschikking uit van dit aanbod.",
        "If you don't answer, the definitive reallocation goes on from this offer.",
    ),
    "letter_kept": (
        (
            "Bij {count} {count:prestatie|prestaties} blijft uw afspraak staan, omdat u tot en met {day} op ons aanbod "
            "kon reageren."
        ),
        (
            "For {count} {count:service|services} your agreement stays, because you could answer our offer up to and "
            "including {day}."
        ),
    ),
    "letter_still_open": (
        (
            "Bij {count} {count:prestatie|prestaties} kunt u nog tot en met {day} op ons aanbod reageren. Tot dan "
            "blijft daar uw afspraak staan."
        ),
        (
            "For {count} {count:service|services} you can still answer our offer up to and including {day}. Until "
            "then your agreement stays there."
        ),
    ),
}

_PRICES: Mapping[str, Pair] = {
    "letter_item_base": ("Basis", "Base"),
    "letter_item_minimum": ("Niet minder dan", "Not below"),
    "letter_item_maximum": ("Niet meer dan", "Not above"),
    "letter_no_percentage": (
        "Voor deze prestaties geldt geen percentage: het hele tarief",
        "No percentage holds for these services: the whole tariff",
    ),
    "letter_points": ("{points} procentpunt", "{points} percentage points"),
    "letter_own_tariff": ("Tarief dat wij met u hebben afgesproken", "Tariff that we agreed with you"),
    "letter_own_percentage": ("Percentage dat wij met u hebben afgesproken", "Percentage that we agreed with you"),
    "letter_other_prices": ("Overig: afronding en andere prijzen", "Other: rounding and other prices"),
}

_TOLD: Mapping[str, Pair] = {
    "letters_written": (
        "{count} {count:brief|brieven} in {folder}",
        "{count} {count:letter|letters} in {folder}",
    ),
    "letters_note": (
        "Elke brief bevat alleen de cijfers van die aanbieder; de bestandsnaam is de AGB-code.",
        "Every letter holds that provider's figures alone; its name is the AGB code.",
    ),
    "letters_to_fill": (
        "De datum staat open: vul hem in, of geef hem met --date.",
        "The date is left open: fill it in, or give it with --date.",
    ),
    "letters_unjudged": (
        (
            "Let op: {count} {count:reactie is|reacties zijn} niet beoordeeld en {count:telt|tellen} niet mee. "
            "Verstuur deze brieven niet: vul in de tabel responses de kolom judged (oordeel) in met geaccepteerd, "
            "deels of afgewezen, maak de herschikking opnieuw en dan de brieven."
        ),
        (
            "Mind: {count} {count:answer isn't|answers aren't} judged and {count:doesn't|don't} count. Don't send "
            "these letters: fill in the column judged of responses.csv (accepted, partly or rejected), make the "
            "reallocation again, and then the letters."
        ),
    ),
    "letters_no_objection": (
        (
            "Over bezwaar staat niets in de brieven, want het beleid noemt er geen termijn voor. Zet de tekst van uw "
            "kantoor in een eigen sjabloon."
        ),
        (
            "The letters say nothing of objections, because a policy holds no term for them. Put the words of your "
            "office in a template of your own."
        ),
    ),
    "letters_withheld": (
        (
            "Bij {count} {count:aanbieder|aanbieders} is een toelichting weggelaten, omdat er een andere aanbieder in "
            "wordt genoemd: {who}."
        ),
        (
            "For {count} {count:provider|providers} a remark was left out, because it names another provider: {who}."
        ),
    ),
    "lettertemplate_written": ("Sjabloon voor brieven: {out}", "Template of letters: {out}"),
    "lettertemplate_note": (
        "Pas het aan in Word of LibreOffice. LETTERS.md zegt wat de namen tussen accolades betekenen.",
        "Change it in Word or LibreOffice. LETTERS.md says what the names between braces mean.",
    ),
}

LETTERS: Mapping[str, Pair] = {**_HEAD, **_OUTCOME, **_MAY_DO, **_PRICES, **SETTLED_LETTERS, **_TOLD}
