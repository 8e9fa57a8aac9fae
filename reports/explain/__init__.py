"""Why a run gives what it gives, as pages."""
