"""What we show: summaries and result tables."""
