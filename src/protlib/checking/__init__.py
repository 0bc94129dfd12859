"""Faults and doubts in records, and their mends: `rules` has a row for each rule, `check_run` applies them."""
