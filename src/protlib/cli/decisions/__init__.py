"""What users decide about their library: names, pairs, rules, searches, and which value counts."""
