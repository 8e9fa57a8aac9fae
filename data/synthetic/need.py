"""What clients of a synthetic region need, who waits, and where clients at home live."""

from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd

from verdeelsleutel.data.synthetic.outline import Ints, Outline
from verdeelsleutel.data.synthetic.volumes import Volumes

WAITING_PROFILES = ("4VV", "5VV", "6VV", "7VV", "8VV")


def demand_table(outline: Outline, volumes: Volumes) -> pd.DataFrame:
    """Client-years per region, kavel and profile: a little more than what is expected."""
    weight = outline.weights()[volumes.service]
    counts = weight > 0
    region, service = outline.contract.region[volumes.contract[counts]], volumes.service[counts]
    years = volumes.forecast[counts] / weight[counts] * outline.figures["demand.extra"]
    frame = pd.DataFrame(
        {
            "region": np.array(outline.names.regions, dtype=object)[region],
            "kavel": outline.texts("kavel")[service],
            "profile": outline.texts("profile")[service],
            "client_years": years,
        }
    )
    summed = frame.groupby(["region", "kavel", "profile"], as_index=False, sort=True).sum()
    tenths = [Decimal(round(value * 10)) / 10 for value in summed["client_years"]]
    return summed.assign(client_years=np.array(tenths, dtype=object))


def waiting_table(outline: Outline) -> pd.DataFrame:
    """Who waits for residence per region, profile and status: the published number by share of the room."""
    figures = outline.figures
    parts = {name: figures[f"waiting.{name}"] for name in ("active", "preference")}
    parts["urgent"] = figures["waiting.urgent"] / figures["waiting.all"]
    parts["precaution"] = 1 - sum(parts.values())
    people = {profile: figures[f"people.{profile}"] for profile in WAITING_PROFILES}
    rows = [
        {
            "region": region,
            "provider": "",
            "kavel": "intramural",
            "profile": profile,
            "status": status,
            "clients": round(share * figures["waiting.clients"] * part * number / sum(people.values())),
            "as_of": date(outline.year, 1, 1),
        }
        for region, share in sorted(zip(outline.names.regions, outline.shares, strict=True))
        for profile, number in people.items()
        for status, part in sorted(parts.items())
    ]
    return pd.DataFrame([row for row in rows if row["clients"]] or rows[:1])


def postcodes_table(outline: Outline, volumes: Volumes) -> pd.DataFrame:
    """Clients at home per four-digit postcode; each region has a row of postcodes of its own."""
    names, region = outline.names, outline.contract.region
    number = int(outline.figures["postcodes.number"])
    wlz = _clients_by_postcode(outline, volumes, number)
    row, place = np.nonzero(wlz)
    ratio = outline.figures["postcodes.district_nursing"]
    frame = pd.DataFrame(
        {
            "region": np.array(names.regions, dtype=object)[region[row]],
            "provider": np.array(names.providers, dtype=object)[outline.contract.provider[row]],
            "postcode4": (np.array(names.areas)[region[row]] + place).astype(str).astype(object),
            "wlz_clients": wlz[row, place],
            "zvw_clients": outline.draw.poisson(wlz[row, place] * ratio),
        }
    )
    return frame.sort_values(["region", "provider", "postcode4"], ignore_index=True)


def _clients_by_postcode(outline: Outline, volumes: Volumes, number: int) -> Ints:
    """Clients at home of every contract (rows) over the postcodes of its region (columns)."""
    weight = outline.weights()
    at_home = (np.isin(outline.texts("kavel"), ["vpt", "mpt"]) & (weight > 0))[volumes.service]
    years = volumes.forecast[at_home] / weight[volumes.service[at_home]]
    clients = np.bincount(volumes.contract[at_home], weights=years, minlength=len(outline.contract.size))
    there = outline.draw.random((len(clients), number)) < outline.figures["postcodes.reach"]
    part = there * outline.draw.random(there.shape)
    part = part / np.maximum(part.sum(axis=1, keepdims=True), 1e-9)
    number_of_clients: Ints = np.rint(clients[:, None] * part).astype(np.int64)
    return number_of_clients
