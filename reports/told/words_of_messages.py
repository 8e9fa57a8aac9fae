"""Files of others: AW319 messages of providers, and response forms that come back."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["MESSAGES"]

_FIELDS: Mapping[str, str] = {
    "code of the message": "code van het bericht",
    "version of the standard": "versie van de standaard",
    "subversion of the standard": "subversie van de standaard",
    "kind of message": "soort bericht",
    "AGB code of the institution": "AGB-code van de instelling",
    "AGB code of the practice": "AGB-code van de praktijk",
    "AGB code of the caregiver": "AGB-code van de zorgverlener",
    "currency": "valuta",
    "UZOVI number": "UZOVI-nummer",
    "first day": "begindatum",
    "last day": "einddatum",
    "list of the prestatiecode": "lijst van de prestatiecode",
    "prestatiecode": "prestatiecode",
    "number of units": "aantal eenheden",
    "time unit": "tijdseenheid",
    "AGB code of who delivered": "AGB-code van wie leverde",
    "tariff in cents": "tarief in centen",
    "calculated amount in cents": "berekend bedrag in centen",
    "debit or credit of the calculated amount": "debet of credit van het berekende bedrag",
    "declared amount in cents": "gedeclareerd bedrag in centen",
    "debit or credit of the declared amount": "debet of credit van het gedeclareerde bedrag",
    "reference of the record": "referentie van het record",
    "number of insured records": "aantal verzekerdenrecords",
    "number of debtor records": "aantal debiteurenrecords",
    "number of prestatie records": "aantal prestatierecords",
    "number of comment records": "aantal commentaarrecords",
    "number of detail records": "aantal detailrecords",
    "total declared amount in cents": "totaal gedeclareerd bedrag in centen",
    "debit or credit of the total": "debet of credit van het totaal",
    "header": "voorlooprecord",
    "insured": "verzekerdenrecord",
    "prestatie": "prestatierecord",
    "comment": "commentaarrecord",
    "trailer": "sluitrecord",
    "minute": "minuut",
    "hour": "uur",
    "5 minutes": "5 minuten",
    "day": "dag",
    "half-day of 4 hours": "dagdeel van 4 uur",
    "no time unit": "geen tijdseenheid",
    "piece": "stuk",
    "half_day": "dagdeel",
}

_CLAIMS: Mapping[str, str] = {
    # lines and records
    "the file is in UTF-16": "het bestand is in UTF-16",
    "latin-1 or UTF-8": "latin-1 of UTF-8",
    "an AW319 message": "een AW319-bericht",
    "the line is empty": "de regel is leeg",
    "a record": "een record",
    "take the line out": "haal de regel weg",
    "the record is too long": "het record is te lang",
    "{count} characters": "{count} tekens",
    "look for a character too many, or for records without an end of line between them": (
        "zoek een teken te veel, of records zonder regeleinde ertussen"
    ),
    "the record breaks off": "het record houdt te vroeg op",
    "at least {least}, of {width}": "ten minste {least}, van {width}",
    "is the file whole, or is a record broken over two lines?": (
        "is het bestand heel, of staat een record op twee regels?"
    ),
    "is the file whole?": "is het bestand heel?",
    "the record is of an unknown kind": "dit soort record is onbekend",
    "a record that is broken over two lines gives this too": "een record dat op twee regels staat, geeft dit ook",
    "a record {code} in the first line": "een record {code} in de eerste regel",
    "a record {code} in the last line": "een record {code} in de laatste regel",
    "the message has no {name} ({code})": "het bericht heeft geen {name:told} ({code})",
    "there is more than one {name} ({code})": "er is meer dan één {name:told} ({code})",
    "the {name} ({code}) isn't in the first line": "het {name:told} ({code}) staat niet in de eerste regel",
    "the {name} ({code}) isn't in the last line": "het {name:told} ({code}) staat niet in de laatste regel",
    "one message a file": "één bericht per bestand",
    "give each message a file of its own": "geef elk bericht een eigen bestand",
    "neither the record nor the header says who delivered": "noch het record, noch het voorlooprecord zegt wie leverde",
    # fields
    "the {field} ({number}) {what}": "{field:told} ({number}): {what:told}",
    "isn't all digits": "dit zijn niet allemaal cijfers",
    "is empty": "leeg",
    "is unknown": "onbekend",
    "is no code": "geen code",
    "is no day of care": "geen dag van zorg",
    "is neither debit nor credit": "geen debet en geen credit",
    "is before the first day": "ligt voor de begindatum",
    "makes a period of more than a year": "maakt een periode van meer dan een jaar",
    "isn't that of the calculated amount": "niet die van het berekende bedrag",
    "isn't that of AW319": "niet die van AW319",
    "isn't 1": "niet 1",
    "isn't 4": "niet 4",
    "isn't the euro": "niet de euro",
    "isn't that of the file": "niet dat van het bestand",
    "isn't the sum of the records": "niet de som van de records",
    "isn't that of the sum of the records": "niet die van de som van de records",
    "{count} digits": "{count} cijfers",
    "a day as EEJJMMDD": "een dag als EEJJMMDD",
    "D or C": "D of C",
    "EUR": "EUR",
    "that sum": "die som",
    "capitals and digits, such as Z041": "hoofdletters en cijfers, zoals Z041",
    "the first day or later": "de begindatum of later",
    "at most {days} days of care": "ten hoogste {days} dagen zorg",
    "only version 1.4 is read": "alleen versie 1.4 wordt gelezen",
    "this is the answer to a message, AW320; give the message itself": (
        "dit is het antwoord op een bericht (AW320); geef het bericht zelf"
    ),
    "a record is a debit or a credit as a whole": "een record is in zijn geheel debet of credit",
    "records are missing or were added; get the message again": (
        "er ontbreken records of er zijn er bijgekomen; vraag het bericht opnieuw op"
    ),
    "what was found may be a client's, so letters show as a and digits as 9; see whether the record has shifted": (
        "wat er staat kan van een cliënt zijn: letters staan hier als a en cijfers als 9; kijk of het record "
        "is verschoven"
    ),
    # beside the case
    "the case has no such region": "deze regio is er niet in de casus",
    "the case has no such service": "deze prestatie is er niet in de casus",
    "a service of the table services": "een prestatie uit de tabel services",
    "add it to the table services, or import without --case": "zet haar in de tabel services, of lees in zonder --case",
    "the UZOVI number belongs to no region of the case": "het UZOVI-nummer hoort bij geen regio van de casus",
    "the UZOVI number belongs to several regions": "het UZOVI-nummer hoort bij meer dan één regio",
    "the number of one region in the column uzovi of the table regions": (
        "het nummer van één regio, in de kolom uzovi van de tabel regions"
    ),
    "fill it in there, or import a file of one region with --region CODE": (
        "vul het daar in, of lees een bestand van één regio in met --region CODE"
    ),
    "{regions} share it, or import a file of one region with --region CODE": (
        "{regions} delen het; lees een bestand van één regio in met --region CODE"
    ),
    "{service} counts in the unit {unit}, which this time unit can't be": (
        "{service} telt in de eenheid {unit:told}, en dat kan deze tijdseenheid niet zijn"
    ),
    "{service} is claimed in the unit {unit} elsewhere, which this time unit can't be added to": (
        "{service} is elders gedeclareerd in de eenheid {unit:told}, en daar is deze tijdseenheid niet bij op te tellen"
    ),
    "a time unit for {unit}": "een tijdseenheid voor {unit:told}",
    "see the column unit of the table services": "zie de kolom unit van de tabel services",
    "give --case CASE, which knows its unit": "geef --case CASUS, die de eenheid kent",
    "credits bring {service} of {provider} in {month} (region {region}) below 0": (
        "creditregels brengen {service} van {provider} in {month} (regio {region}) onder 0"
    ),
    "0 or more in all files together": "0 of meer, in alle bestanden samen",
    "give the file with the debits that are taken back too": (
        "geef ook het bestand met de debetregels die worden teruggenomen"
    ),
    "the file is the same, byte for byte, as {other}": "het bestand is precies hetzelfde als {other}",
    "each message once": "elk bericht één keer",
    "leave one of them out": "laat er één weg",
}

_FORMS: Mapping[str, str] = {
    "responseform 1": "responseform 1",
    "this is no response form of verdeel": "dit is geen reactieformulier van verdeel",
    "send the form of this offer again: verdeel export responseform": (
        "stuur het formulier van dit aanbod opnieuw: verdeel export responseform"
    ),
    "this form answers the offer of another run": "dit formulier hoort bij het aanbod van een andere berekening",
    "the offer has no line of this provider": "het aanbod heeft geen regel van deze aanbieder",
    "one of the offer": "een aanbieder uit het aanbod",
    "the hidden sheet doesn't say which heading_row it has": "het verborgen blad zegt niet welke heading_row het heeft",
    "the hidden sheet doesn't say which lines it has": "het verborgen blad zegt niet welke lines het heeft",
    "a whole number of 1 or more": "een heel getal van 1 of meer",
    "the sheet to fill in isn't there": "het invulblad is er niet",
    "that sheet": "dat blad",
    "lines of the offer are missing": "er ontbreken regels van het aanbod",
    "{count} lines": "{count} {count:regel|regels}",
    "put them back: {lines}": "zet ze terug: {lines}",
    "the offer has no such line of this provider": "het aanbod heeft deze regel van deze aanbieder niet",
    "a line of the offer": "een regel van het aanbod",
    "a form takes no lines of its own": "in een formulier komen geen eigen regels",
    "this line stands there twice": "deze regel staat er twee keer",
    "every line once": "elke regel één keer",
    "a reason in words": "een reden in woorden",
    "a reason is given and no number of units": "er staat een reden, maar geen aantal eenheden",
    "the units that are asked": "de eenheden die worden gevraagd",
    "fill in the units for the whole year, or 0": "vul de eenheden voor het hele jaar in, of 0",
    "provider {provider} answers twice: {form} is its form too": (
        "aanbieder {provider} antwoordt twee keer: {form} is ook zijn formulier"
    ),
    "pass the form that counts, and leave out the other": "geef het formulier dat telt, en laat het andere weg",
}

MESSAGES: Mapping[str, str] = {**_FIELDS, **_CLAIMS, **_FORMS}
