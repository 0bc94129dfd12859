"""`python -m protlib`."""

from protlib.cli import main

main()
