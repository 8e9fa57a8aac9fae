"""Why a run gives what it gives: from what was asked to what is agreed, every loss with its reason. No solver."""
