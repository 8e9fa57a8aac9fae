"""How tests run: as wide as every other time, and property tests with the same examples unless asked for others.

HYPOTHESIS_PROFILE=random asks for others.
"""

import os

from hypothesis import HealthCheck, settings

COMMON = {"deadline": None, "suppress_health_check": list(HealthCheck), "print_blob": True}
settings.register_profile("steady", derandomize=True, **COMMON)
settings.register_profile("random", **COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

os.environ["COLUMNS"] = "80"  # what the terminal shows depends on it
