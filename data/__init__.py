"""What we are given: tables, cases, policy packs, findings, readers, samples."""
