"""Who made a report: what speaks for each body that its pages name."""
