"""What rules, findings, decisions, conditions and tranches are called and said to do."""
