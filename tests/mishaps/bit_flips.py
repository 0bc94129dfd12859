"""A bit that flips on a disk."""

import os
import random
from pathlib import Path


def flip(file: Path, generator: random.Random) -> None:
    """Flip a bit of a file, and give it back the times that it had."""
    before, data = file.stat(), bytearray(file.read_bytes())
    data[generator.randrange(len(data))] ^= 1 << generator.randrange(8)
    with file.open("r+b") as opened:
        opened.write(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
