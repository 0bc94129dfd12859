"""What several formats share: charset, assembly of records, guesses and limits."""
