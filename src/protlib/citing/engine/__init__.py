"""The engine of citing: pandoc's citeproc, a program that runs once for each call; no other room uses it."""
