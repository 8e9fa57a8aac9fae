"""A synthetic case of any size, calibrated on published totals and marked synthetic everywhere.

``regions`` times ``providers`` contracts, of ``services`` services on average: 31, 80 and 40 is about the
whole country (2,480 contracts, 99,200 cells). Equal arguments give equal tables, to the byte when written.
"""

import numpy as np
import pandas as pd

from verdeelsleutel.data.reading.case_meta import CaseMeta
from verdeelsleutel.data.synthetic.calibration import Calibration, calibration
from verdeelsleutel.data.synthetic.catalogue import catalogue
from verdeelsleutel.data.synthetic.choice import choose_services
from verdeelsleutel.data.synthetic.contracts import contracts
from verdeelsleutel.data.synthetic.facts import providers_table
from verdeelsleutel.data.synthetic.months import deliveries
from verdeelsleutel.data.synthetic.need import demand_table, postcodes_table, waiting_table
from verdeelsleutel.data.synthetic.outline import Outline, name_all
from verdeelsleutel.data.synthetic.tables import (
    agreed_tariffs_table,
    funds_table,
    keys_of,
    realisation_table,
    regions_table,
    services_table,
    volume_tables,
)
from verdeelsleutel.data.synthetic.volumes import volumes

Tables = dict[str, pd.DataFrame]


def generate(
    regions: int, providers: int, services: int, seed: int, months: int = 9
) -> tuple[CaseMeta, Tables]:
    """Make a case: what stands in ``case.yaml``, and the tables.

    Args:
        regions: Number of regions, in the order of the published list; beyond 31 the list starts again.
        providers: Contracts in each region. A provider may have contracts in several regions.
        services: Services of an average contract; the catalogue has three times as many.
        seed: Any whole number of 0 or more.
        months: Months of realisation, from January; 0 for none.

    Raises:
        ValueError: A size below 1, months outside 0–12, a seed below 0.
    """
    if min(regions, providers, services) < 1 or not 0 <= months <= 12 or seed < 0:
        raise ValueError("sizes must be 1 or more, months 0 to 12, the seed 0 or more")
    figures = calibration()
    draw = np.random.Generator(np.random.PCG64(seed))
    places = figures.regions(regions)
    contract = contracts(regions, providers, figures, draw)
    outline = Outline(
        names=name_all([name for name, _ in places], regions * providers, figures),
        contract=contract,
        services=catalogue(round(services * figures["case.catalogue_per_contract"]), figures),
        shares=[share for _, share in places],
        figures=figures,
        draw=draw,
    )
    made = build(outline, services, months)
    size = f"{regions} regio's, {regions * providers} contracten, {len(made['offers'])} cellen"
    meta = about(
        figures,
        id=f"synthetic-{regions}-{providers}-{services}-{seed}",
        title=f"Synthetische casus: {size}",
        office="Synthetisch zorgkantoor",
    )
    return meta, made


def build(outline: Outline, services: int, months: int) -> Tables:
    """All tables of a case; those without a row are left out."""
    volume = volumes(outline, *choose_services(outline, services))
    keys = keys_of(outline, volume)
    made = {
        "regions": regions_table(outline),
        "funds": funds_table(outline),
        "services": services_table(outline),
        "providers": providers_table(outline, volume),
        **volume_tables(volume, keys),
        "agreed_tariffs": agreed_tariffs_table(outline, volume, keys),
        "demand": demand_table(outline, volume),
        "waiting": waiting_table(outline),
        "postcodes": postcodes_table(outline, volume),
    }
    if months:
        made["realisation"] = realisation_table(deliveries(outline, volume, months), keys, outline.year)
    return {name: frame for name, frame in made.items() if len(frame)}


def about(figures: Calibration, id: str, title: str, office: str) -> CaseMeta:  # as in the case
    """What the case is about: given texts, the year, the price level, and that it is synthetic."""
    year, level = int(figures["case.year"]), str(int(figures["room.price_level"]))
    return CaseMeta(id=id, title=title, year=year, office=office, synthetic=True, price_level=level)
