"""Words of the report of a study."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["STUDY_REPORT"]

Pair = tuple[str, str]

_FIGURES: Mapping[str, Pair] = {
    "figure_agreed_client_years": ("afgesproken cliëntjaren", "agreed client-years"),
    "figure_unfunded_client_years_pct": ("niet toegekend deel van de cliëntjaren", "unmet part of client-years"),
    "figure_asked_client_years": ("gevraagde cliëntjaren", "client-years asked"),
    "figure_claim_eur": ("gevraagd", "asked"),
    "figure_awarded_eur": ("toegekend", "awarded"),
    "figure_lowest_fill": ("laagste toekenning", "lowest fill"),
    "figure_unused_eur": ("afgesproken en niet gebruikt", "agreed and not used"),
    "figure_delivered_eur": ("geleverd", "delivered"),
    "figure_kept_pct": ("behouden deel van de eerste afspraak", "part of the first agreement that is kept"),
    "figure_moved_eur": ("verschoven bij herschikking", "moved by reallocation"),
    "figure_moved_pct": ("verschoven deel", "part that is moved"),
    "figure_providers_lowered": ("aanbieders die lager uitkomen", "providers that end lower"),
    "figure_reallocations": ("herschikkingen", "reallocations"),
    "figure_room_eur": ("contracteerruimte", "contracteerruimte"),
    "figure_room_growth_pct": ("groei van de ruimte", "growth of the room"),
    "figure_needed_room_eur": ("benodigde ruimte", "room needed"),
    "figure_needed_growth_pct": ("benodigde groei", "growth needed"),
    "figure_held_eur": ("aangehouden", "held back"),
    "figure_cost_eur": ("kosten", "cost"),
    "figure_expected_unfunded_eur": ("verwacht zonder afspraak", "expected unmet"),
    "figure_expected_unused_eur": ("verwacht ongebruikt", "expected unused"),
    "figure_expected_released_eur": ("verwacht teruggenomen", "expected to be taken back"),
    "figure_cvar_unfunded_eur": ("zonder afspraak in slechte jaren", "unmet in bad years"),
}

_SHARED: Mapping[str, Pair] = {
    "report_case": ("{title} · {year}", "{title} · {year}"),
    "report_packs": ("Beleid: {packs}", "Policy: {packs}"),
    "report_in_short": ("In het kort", "In short"),
    "report_scenarios": ("scenario's", "scenarios"),
    "report_names": ("parameters die variëren", "parameters that vary"),
    "report_pack_count": ("vergeleken beleid", "policies compared"),
    "report_failed": ("zonder plan", "without a plan"),
    "report_figure": ("cijfer", "figure"),
    "report_figures": ("Kerncijfers over alle scenario's · {pack}", "Key figures over all scenarios · {pack}"),
    "report_mean": ("gemiddeld", "mean"),
    "report_least": ("laagst", "lowest"),
    "report_most": ("hoogst", "highest"),
    "report_p5": ("p5", "p5"),
    "report_p50": ("mediaan", "median"),
    "report_p95": ("p95", "p95"),
    "report_spread_note": (
        "p5 en p95: 5 % en 95 % van de scenario's komt niet hoger uit",
        "p5 and p95: 5 % and 95 % of the scenarios don't exceed it",
    ),
    "report_whole_of": ("in hele euro's; op de cent in {file}", "in whole euros; to the cent in {file}"),
    "report_interval": ("het streepje loopt van p5 tot p95", "the whisker runs from p5 to p95"),
    "report_scenario": ("scenario", "scenario"),
    "report_pack": ("beleid", "policy"),
    "report_name": ("parameter", "parameter"),
    "report_more": ("{shown} van {count}; alles staat in results.csv", "{shown} of {count}; all are in results.csv"),
    "report_nothing": ("Geen enkel scenario heeft een plan.", "No scenario has a plan."),
}

_POLICIES: Mapping[str, Pair] = {
    "report_policies": ("Beleid naast elkaar", "Policies side by side"),
    "report_policies_about": (
        "Dezelfde casus onder elk beleid; elk cijfer is het gemiddelde over de scenario's.",
        "The same case under every policy; every figure is the mean over the scenarios.",
    ),
    "report_policies_agreed": ("Afgesproken per kavel", "Agreed per kavel"),
    "report_policies_agreed_says": (
        "Hoe elk beleid de ruimte over de kavels verdeelt; achter de balk het totaal.",
        "How each policy divides the room over the kavels; the total is behind the bar.",
    ),
    "report_policies_unfunded": ("Wat niet is toegekend", "What stays unmet"),
    "report_policies_unfunded_says": (
        (
            "Niet toegekend is wat een beleid in zijn eigen tranches vraagt en niet kan geven: bij een beleid dat "
            "minder vraagt, is dat vanzelf minder."
        ),
        (
            "Unmet is what a policy asks in its own tranches and can't award: a policy that asks less leaves less "
            "unmet by itself."
        ),
    ),
    "report_policies_table": ("Alle cijfers per beleid", "All figures per policy"),
    "report_mean_note": (
        "gemiddeld over de scenario's die een plan hebben",
        "mean over the scenarios that have a plan",
    ),
}

_CURVE: Mapping[str, Pair] = {
    "report_curve": ("Wat meer of minder geld brengt", "What more or less money brings"),
    "report_curve_about": (
        (
            "Van minder naar meer geld, stap voor stap opnieuw berekend. Een eerlijke verdeling hoeft niet genest te "
            "zijn: meer geld opent een latere tranche of maakt één grens ruimer, en dan kan een "
            "ander met minder eindigen."
        ),
        (
            "From less to more money, decided anew at every step. A fair division needn't be nested: more money opens "
            "a later tranche or loosens one limit, and then somebody else may end with less."
        ),
    ),
    "report_curve_nested": (
        "Genest: bij geen van de {count} stappen krijgt een aanbieder minder terwijl er meer geld is.",
        "Nested: at none of the {count} steps a provider has less while there is more money.",
    ),
    "report_curve_not_nested": (
        (
            "Niet genest: bij {count} van de {steps} stappen krijgt iemand ook vóór afronding minder terwijl er meer "
            "geld is."
        ),
        "Not nested: at {count} of the {steps} steps somebody has less while there is more money, before rounding too.",
    ),
    "report_curve_nested_but": (
        (
            "Genest, op afronding na: bij {count} van de {steps} stappen krijgt een aanbieder iets minder terwijl er "
            "meer geld is, maar alleen door afronding op hele eenheden; vóór afronding krijgt niemand minder."
        ),
        (
            "Nested but for rounding: at {count} of the {steps} steps a provider has a little less while there is more "
            "money, but only because units are whole; before rounding nobody has less."
        ),
    ),
    "report_curve_rounded_too": (
        "Bij nog {count} {count:stap|stappen} komt dat alleen door afronding op hele eenheden.",
        "At {count} more {count:step|steps} that is only because units are whole.",
    ),
    "report_curve_more_steps": (
        "en nog {count} {count:stap|stappen}: alle staan in budget_curve.csv",
        "and {count} more {count:step|steps}: all are in budget_curve.csv",
    ),
    "report_curve_losers": ("Wie minder krijgt bij meer geld", "Who has less when there is more money"),
    "report_curve_losers_note": (
        (
            "vergeleken met de stap ervoor · grootste: de aanbieder die het meest verliest, met zijn regio · door "
            "afronding: vóór afronding op hele eenheden kreeg die niet minder"
        ),
        (
            "against the step before · largest: the provider that loses most, with its region · by rounding: before "
            "rounding to whole units it had no less"
        ),
    ),
    "report_losers": ("aanbieders met minder", "providers with less"),
    "report_losers_rounding": ("waarvan door afronding", "of these by rounding"),
    "report_lost": ("samen minder", "less together"),
    "report_largest_loss": ("grootste verlies", "largest loss"),
    "report_loser": ("aanbieder en regio", "provider and region"),
    "report_less": ("iemand minder bij", "somebody less at"),
    "report_curve_marks": (
        "streeplijn: bij deze stap krijgt iemand ook vóór afronding minder dan bij de stap ervoor",
        "dashed line: at this step somebody has less than at the step before, before rounding too",
    ),
    "report_curve_none": (
        "kavels waarin niets is gevraagd of afgesproken, zijn weggelaten",
        "kavels in which nothing is unmet or agreed are left out",
    ),
    "report_curve_says": (
        "{name} van {low} naar {high}: in totaal van {first} naar {last}.",
        "{name} from {low} to {high}: in total from {first} to {last}.",
    ),
    "report_curve_more": (
        "Er zijn {count} curves; hier staan de eerste {shown}, alle staan in budget_curve.csv.",
        "There are {count} curves; these are the first {shown}, all are in budget_curve.csv.",
    ),
}

_SENSITIVITY: Mapping[str, Pair] = {
    "report_one_way": ("Langs {name}", "Along {name}"),
    "report_two_way": ("{first} tegen {second}", "{first} against {second}"),
    "report_two_way_says": ("Laagst bij {low}; hoogst bij {high}.", "Lowest at {low}; highest at {high}."),
    "report_sensitivity": ("Wat het meest uitmaakt", "What matters most"),
    "report_sensitivity_about": (
        "Hoeveel een uitkomst van elke parameter afhangt, binnen wat in deze studie varieert.",
        "How much an outcome hangs on each parameter, within what varies in this study.",
    ),
    "report_ST": ("totale Sobol-index (ST)", "total Sobol' index (ST)"),
    "report_S1": ("eerste-orde Sobol-index (S1)", "first-order Sobol' index (S1)"),
    "report_mu_star": ("gemiddeld effect volgens Morris (µ*)", "Morris' mean effect (µ*)"),
    "report_sigma": ("spreiding van het effect (σ)", "spread of the effect (σ)"),
    "report_measure": ("maat", "measure"),
    "report_indices": ("Alle indices", "All indices"),
    "report_index_note": (
        "schatting; het streepje is het 95 %-interval",
        "an estimate; the whisker is its 95 % interval",
    ),
    "report_most_matters": ("{name} maakt het meeste uit voor {figure}.", "{name} matters most for {figure}."),
    "report_tornado_note": (
        (
            "per waarde van een parameter (of per vijfde van de scenario's) het gemiddelde over alle scenario's met "
            "die waarde; de balk loopt van het laagste naar het hoogste gemiddelde, met de waarde tussen haakjes"
        ),
        (
            "per value of a parameter (or per fifth of the scenarios) the mean over all scenarios with that value; the "
            "bar runs from the lowest to the highest mean, with the value in brackets"
        ),
    ),
    "report_spread_title": ("Hoe onzeker de uitkomst is", "How uncertain the outcome is"),
    "report_spread_about": (
        "Over alle getrokken scenario's, die elk even zwaar tellen.",
        "Over all scenarios drawn, which count alike.",
    ),
    "report_spread_says": (
        "De helft van de scenario's komt niet boven {middle}; negen van de tien liggen tussen {low} en {high}.",
        "Half of the scenarios don't exceed {middle}; nine in ten lie between {low} and {high}.",
    ),
    "report_added_up": ("{title}, opgeteld", "{title}, added up"),
    "report_added_up_says": (
        "Lees af welk deel van de scenario's hoogstens op een bedrag uitkomt.",
        "Read off which part of the scenarios comes to an amount at most.",
    ),
}

_YEARS: Mapping[str, Pair] = {
    "report_simulated": ("Gesimuleerde jaren", "Simulated years"),
    "report_simulated_about": (
        "{count} {count:jaar|jaren}, onder elk beleid en elke kalender dezelfde.",
        "{count} {count:year|years}, the same under every policy and calendar.",
    ),
    "report_calendar": ("kalender", "calendar"),
    "report_least_bar": ("{figure}: het laagst bij {name}.", "{figure}: lowest with {name}."),
    "report_interval_years": (
        "balk: gemiddeld over de jaren · streepje: p5 tot p95",
        "bar: mean over the years · whisker: p5 to p95",
    ),
    "report_trade_off": ("Wat herschikken oplevert en vraagt", "What reallocating brings and asks"),
    "report_trade_off_says": (
        "Links onder is beter: minder zonder afspraak, minder verschoven. Gevuld: geen ander is op beide beter.",
        "Lower left is better: less unmet, less moved. Filled: no other one is better on both.",
    ),
    "report_frontier": ("niet te verbeteren op beide", "not to be improved on both"),
    "report_compared": ("Verschillen over dezelfde jaren", "Differences over the same years"),
    "report_fewer": (
        "{name}: {figure} gemiddeld {amount} lager dan {other} (standaardfout {error})",
        "{name}: {figure} {amount} lower than {other} on average (standard error {error})",
    ),
    "report_more_than": (
        "{name}: {figure} gemiddeld {amount} hoger dan {other} (standaardfout {error})",
        "{name}: {figure} {amount} higher than {other} on average (standard error {error})",
    ),
    "report_no_difference": (
        "{name}: {figure} verschilt niet aantoonbaar van {other} ({amount}, standaardfout {error})",
        "{name}: {figure} doesn't differ demonstrably from {other} ({amount}, standard error {error})",
    ),
    "report_than": ("vergeleken met", "compared with"),
    "report_difference": ("verschil", "difference"),
    "report_error": ("standaardfout", "standard error"),
    "report_differences": ("Alle verschillen", "All differences"),
    "report_differences_note": (
        "gemiddelde van de verschillen per jaar; minder dan twee standaardfouten kan toeval zijn",
        "mean of the differences per year; fewer than two standard errors may be chance",
    ),
    "report_simulated_table": ("Alle cijfers van de gesimuleerde jaren", "All figures of the simulated years"),
    "report_path": ("Over de jaren", "Over the years"),
    "report_path_about": (
        "Elk jaar begint met de afspraken van het jaar ervoor.",
        "Every year starts from the agreements of the one before.",
    ),
    "report_path_says": (
        "{name}: van {first} in {start} naar {last} in {end}.",
        "{name}: from {first} in {start} to {last} in {end}.",
    ),
    "report_path_band": ("p5 tot p95 van de paden", "p5 to p95 of the paths"),
    "report_path_median": ("mediaan over de paden", "median over the paths"),
    "report_path_table": ("Jaar na jaar", "Year after year"),
    "report_year": ("jaar", "year"),
    "report_status": ("plan", "plan"),
    "report_no_plan": ("geen plan", "no plan"),
    "report_held": ("Het serviceniveau wordt in elk jaar gehaald.", "The service level holds in every year."),
    "report_not_held": (
        "Het serviceniveau wordt niet gehaald in: {when}.",
        "The service level doesn't hold in: {when}.",
    ),
}

_RESERVE: Mapping[str, Pair] = {
    "report_reserve": ("Hoeveel aanhouden", "How much to hold back"),
    "report_reserve_about": (
        "Over {count} {count:jaar dat|jaren die} even waarschijnlijk {count:is|zijn}.",
        "Over {count} {count:year that is|years that are} equally likely.",
    ),
    "report_reserve_advice": (
        (
            "Het minst kost het om {percent} aan te houden ({amount} niet afspreken). Nu is het {now}; met dat "
            "percentage kost zelfs het beste plan {more} meer."
        ),
        (
            "Holding back {percent} costs least (not agreeing {amount}). At present it is {now}; at that percentage "
            "even the best plan costs {more} more."
        ),
    ),
    "bound_least": (
        "Dit is de ondergrens van wat de studie toelaat.",
        "This is the lower bound of what the study allows.",
    ),
    "bound_most": (
        "Dit is de bovengrens van wat de studie toelaat.",
        "This is the upper bound of what the study allows.",
    ),
    "report_reserve_best": ("beste percentage", "best percentage"),
    "report_reserve_now": ("percentage van het beleid", "percentage of the policy"),
    "report_reserve_its_plan": ("het huidige plan boven het beste", "the present plan above the best"),
    "report_evpi_eur": ("waarde van het jaar vooraf kennen (EVPI)", "value of knowing the year (EVPI)"),
    "report_vss_eur": ("waarde van rekenen met alle jaren (VSS)", "value of planning for all years (VSS)"),
    "report_rp_eur": ("beste plan voor alle jaren", "best plan for all years"),
    "report_ws_eur": ("als elk jaar vooraf bekend was", "if every year were known beforehand"),
    "report_eev_eur": ("plan voor het gemiddelde jaar", "plan for the mean year"),
    "report_reserve_fixed_plan": ("beste plan bij het huidige percentage", "best plan at the present percentage"),
    "report_reserve_its_plan_cost": ("plan van het beleid", "plan of the policy"),
    "report_held_pct": ("aangehouden deel", "part held back"),
    "report_per_year": ("euro per jaar, verwacht", "euros per year, expected"),
    "report_plan_made": ("plan", "plan"),
    "reservemark_rp": ("beste", "best"),
    "reservemark_fixed": ("nu", "now"),
    "reserveplan_rp": ("beste", "best"),
    "reserveplan_fixed": ("beste plan bij nu", "best plan at present"),
    "reserveplan_pack": ("plan van nu", "present plan"),
    "report_reserve_along": ("Wat elk percentage kost", "What every percentage costs"),
    "report_reserve_along_says": (
        "Van de vergeleken percentages kost {percent} het minst.",
        "Of the percentages compared, {percent} costs least.",
    ),
    "report_reserve_along_note": (
        "kosten: zonder afspraak plus wat de studie aan ongebruikt en teruggenomen geld toerekent",
        "cost: unmet, plus what the study counts for money that is unused or taken back",
    ),
    "report_reserve_frontier": ("Onvervuld tegen ongebruikt", "Unmet against unused"),
    "report_reserve_frontier_says": (
        "Elk punt is een percentage; links onder is beter. Gevuld: geen ander is op beide beter.",
        "Every point is a percentage; lower left is better. Filled: no other one is better on both.",
    ),
    "report_reserve_costs": ("Wat een beter plan waard is", "What a better plan is worth"),
    "report_reserve_costs_says": (
        "Het jaar vooraf kennen zou {evpi} schelen; rekenen met alle jaren en niet met het gemiddelde scheelt {vss}.",
        "Knowing the year would save {evpi}; planning for all years and not for the mean one saves {vss}.",
    ),
    "report_reserve_table": ("Alle percentages", "All percentages"),
}

_ACCOUNT: Mapping[str, Pair] = {
    "report_failed_title": ("Scenario's zonder plan", "Scenarios without a plan"),
    "report_failed_says": (
        "{count} {count:uitkomst heeft|uitkomsten hebben} geen plan en {count:telt|tellen} in geen gemiddelde mee.",
        "{count} {count:outcome has|outcomes have} no plan and {count:counts|count} in no mean.",
    ),
    "report_failed_table": ("Waarom er geen plan is", "Why there is no plan"),
    "report_why": ("waarom", "why"),
    "report_account": ("Verantwoording", "Account"),
    "report_account_about": (
        "Met deze bestanden, versies en dit toevalsgetal komt dezelfde studie er tot op de cent weer uit.",
        "With these files, versions and this seed the same study comes out again to the cent.",
    ),
    "report_study": ("studie", "study"),
    "report_stage": ("fase", "stage"),
    "report_seed": ("toevalsgetal", "seed"),
    "report_all": ("Alle scenario's", "All scenarios"),
    "report_all_table": ("Scenario's met hun waarden en kerncijfers", "Scenarios with their values and key figures"),
    "report_inputs": ("Invoer en hun sha256", "Inputs and their sha256"),
    "report_file": ("bestand", "file"),
    "report_files": ("In de map van de studie", "In the study folder"),
    "report_files_names": (
        "results.csv en results.parquet: elk scenario · scenarios.csv: zijn waarden · study.json: herkomst",
        "results.csv and results.parquet: every scenario · scenarios.csv: its values · study.json: origin",
    ),
}

STUDY_REPORT: Mapping[str, Pair] = {
    **_FIGURES,
    **_SHARED,
    **_POLICIES,
    **_CURVE,
    **_SENSITIVITY,
    **_YEARS,
    **_RESERVE,
    **_ACCOUNT,
}
