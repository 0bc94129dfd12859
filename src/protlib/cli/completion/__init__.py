"""Completion: what may stand at the cursor (completers), how each shell asks and is answered (shells, scripts)."""
