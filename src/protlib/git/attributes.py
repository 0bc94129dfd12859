"""The lines of a file .gitattributes: the one that has a library merged and shown by protlib, put in and taken out."""

import os
import re
from pathlib import Path
from typing import Final

from protlib.system.atomic import write_whole

NAME: Final = "protlib"
"""What Git knows the merge driver and the form for reading by."""
_ATTRIBUTES: Final = f" -text merge={NAME} diff={NAME}"
_GLOB: Final = re.compile(rb"([\\*?\[])")
_NEEDS_QUOTES: Final = re.compile(rb'[\x00-\x20"\x7f]')


def line_of(name: str) -> bytes:
    r"""Return the line for a file by its name from the top, such as `"/my refs/library.json" -text merge=protlib diff=protlib`.

    What stands for any letters in a pattern has a backslash before it; a name with a space is quoted as in C (gitattributes(5)).
    `-text` has no system write other ends of lines: protlib would take such a file for one of another program.
    """
    pattern = b"/" + _GLOB.sub(rb"\\\1", os.fsencode(name))
    if _NEEDS_QUOTES.search(pattern):
        escaped = pattern.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
        pattern = b'"' + re.sub(rb"[\x00-\x1f\x7f]", lambda match: b"\\%03o" % match[0][0], escaped) + b'"'
    return pattern + _ATTRIBUTES.encode()


def put_in(path: Path, line: bytes) -> None:
    """Add a line to the end of a file, which is made where it is missing; what is there stays. Raises OSError."""
    there = path.read_bytes() if path.exists() else b""
    end = b"\r\n" if b"\r\n" in there else b"\n"
    gap = end if there and not there.endswith(b"\n") else b""
    write_whole(path, there + gap + line + end)


def take_out(path: Path, line: bytes) -> bool:
    """Take a line out of a file, which goes where nothing is left in it; tell whether it was there. Raises OSError."""
    if not path.exists():
        return False
    lines = path.read_bytes().splitlines(keepends=True)
    left = [content for content in lines if content.strip() != line]
    if len(left) == len(lines):
        return False
    if b"".join(left).strip():
        write_whole(path, b"".join(left))
    else:
        path.unlink()
    return True


def is_used(path: Path) -> bool:
    """Tell whether a file still has a line that names protlib."""
    return path.exists() and _ATTRIBUTES.strip().partition(" ")[2].encode() in path.read_bytes()
