"""The certificate: a run proven from its folder alone, without a solver."""
