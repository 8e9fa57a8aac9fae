"""Settlement (nacalculatie): after the year, per provider the lesser of delivered and agreed on the total."""
