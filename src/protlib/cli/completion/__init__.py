"""Completion: what may stand at the cursor (completers), each shell's questions (shells), and its script (installation)."""
