"""The shipped example: a region modelled on 't Gooi, with invented providers.

Two purchase regions, 't Gooi and Almere, on one contracteerruimte; four large providers of elderly care.
Sizes, growth and cost levels come from ``calibration.csv``, the providers from ``example_providers.csv``. The
folder ``example`` holds what `example_case` makes; run this module to write it anew.
"""

import csv
from importlib.resources import files
from pathlib import Path

import numpy as np
import pandas as pd

from verdeelsleutel.data.reading.case_meta import CaseMeta
from verdeelsleutel.data.synthetic.calibration import Calibration, calibration
from verdeelsleutel.data.synthetic.catalogue import catalogue, templates
from verdeelsleutel.data.synthetic.contracts import Contracts, strata
from verdeelsleutel.data.synthetic.generator import Tables, about, build
from verdeelsleutel.data.synthetic.outline import Names, Outline

GOOI = "'t Gooi"
REGIONS = ("GOOI", "ALMERE")
FUND_REGION = "GOOI"
FUND = "11"  # number of 't Gooi in the list of regions
POSTCODES = (1211, 1311)  # the first of each region's postcodes


def example_case() -> tuple[CaseMeta, Tables]:
    """Make the example; always the same."""
    published = calibration()
    figures = published.instead(
        case__ask=published["example.ask"],
        case__expected=published["example.expected"],
        case__cross_sector=0.0,
        noise__provider_trend=published["example.provider_trend"],
    )
    rows = provider_rows()
    outline = Outline(
        names=_names(rows),
        contract=_contracts(rows),
        services=catalogue(len(templates()), figures),
        shares=_shares(figures),
        figures=figures,
        draw=np.random.Generator(np.random.PCG64(int(figures["example.seed"]))),
    )
    made = build(outline, int(figures["example.services"]), int(figures["example.months"]))
    made["providers"] = _with_own_facts(made["providers"], rows)
    made["funds"]["fund"] = made["funds"]["fund"].str.replace(FUND_REGION, FUND)
    made["services"] = made["services"][_used(made)].reset_index(drop=True)
    meta = about(
        figures,
        id="voorbeeldregio",
        title="Voorbeeldregio naar 't Gooi en Almere (synthetisch)",
        office="Voorbeeldzorgkantoor (synthetisch)",
    )
    return meta, made


def example_folder() -> Path:
    """Where the shipped files are."""
    return Path(__file__).parent / "example"


def provider_rows() -> list[dict[str, str]]:
    """The invented providers, by AGB code."""
    text = files("verdeelsleutel.data.synthetic").joinpath("example_providers.csv").read_text("utf-8")
    return sorted(csv.DictReader(text.splitlines()), key=lambda row: row["provider"])


def _shares(figures: Calibration) -> list[float]:
    """The two parts of the region's share of the national room."""
    size = dict(figures.regions(len(figures.family("region"))))[GOOI]
    almere = figures["example.almere"]
    return [size * (1 - almere), size * almere]


def _names(rows: list[dict[str, str]]) -> Names:
    return Names(
        regions=REGIONS,
        titles=("'t Gooi (voorbeeld)", "Almere (voorbeeld)"),
        funds=(FUND_REGION, FUND_REGION),
        areas=POSTCODES,
        providers=tuple(row["provider"] for row in rows),
        provider_names=tuple(row["name"] for row in rows),
    )


def _contracts(rows: list[dict[str, str]]) -> Contracts:
    """A contract for every region in which a provider has a size; sizes are relative within a stratum."""
    kinds = {kind.stratum: position for position, kind in enumerate(strata())}
    chosen = [
        (region, provider, row)
        for region, column in enumerate(("gooi", "almere"))
        for provider, row in enumerate(rows)
        if float(row[column]) > 0
    ]
    sizes = [
        float(row["gooi" if region == 0 else "almere"]) * strata()[kinds[row["stratum"]]].size
        for region, _, row in chosen
    ]
    return Contracts(
        region=np.array([region for region, _, _ in chosen]),
        provider=np.array([provider for _, provider, _ in chosen]),
        stratum=np.array([kinds[row["stratum"]] for _, _, row in chosen]),
        size=np.array(sizes),
        start=np.array([int(row["first_month"]) for _, _, row in chosen]),
        end=np.array([int(row["last_month"]) for _, _, row in chosen]),
    )


def _with_own_facts(providers: pd.DataFrame, rows: list[dict[str, str]]) -> pd.DataFrame:
    """The facts that the list of providers gives, instead of drawn ones."""
    given = pd.DataFrame(rows, dtype=object).set_index("provider").loc[providers["provider"]].reset_index()
    own = (
        "status",
        "group",
        "essential",
        "monitor",
        "reserve_ratio",
        "conditions_met",
        "development_plan_pct",
    )
    return providers.assign(**{name: given[name] for name in own})


def _used(made: Tables) -> "pd.Series[bool]":
    return made["services"]["service"].isin(made["offers"]["service"])


def main() -> None:
    """Write the folder ``example`` beside this module."""
    from verdeelsleutel.data.writer import write_case  # only this command writes

    write_case(example_folder(), *example_case())


if __name__ == "__main__":
    main()
