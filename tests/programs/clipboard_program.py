"""A program that takes what is copied, as that of a clipboard does; it runs on every system."""

import sys
from pathlib import Path


def program_into(file: Path) -> tuple[str, ...]:
    """Return the command of a program that writes what it reads to a file."""
    return (sys.executable, "-ISc", "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())", str(file))
