"""Lines of a .gitattributes file: the line that lets protlib merge and show a library, added and removed."""

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


def make_line(name: str) -> bytes:
    """Return the line for a file by its name from the top: `"/my refs/library.json" -text merge=protlib diff=protlib`.

    Wildcards in the name get a backslash; a name with a space is quoted as in C (gitattributes(5)). `-text` keeps
    systems from changing line ends: protlib would take such a file for another program's.
    """
    return make_pattern(name, _ATTRIBUTES.encode())


def make_pattern(name: str, rest: bytes) -> bytes:
    """Return the line for a path from the top; what precedes the first space of `rest` belongs to the pattern."""
    more, space, attributes = rest.partition(b" ")
    pattern = b"/" + _GLOB.sub(rb"\\\1", os.fsencode(name)) + more
    if _NEEDS_QUOTES.search(pattern):
        escaped = pattern.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
        pattern = b'"' + re.sub(rb"[\x00-\x1f\x7f]", lambda match: b"\\%03o" % match[0][0], escaped) + b'"'
    return pattern + space + attributes


def add_line(path: Path, line: bytes) -> None:
    """Add a line to the end of a file, which is created where missing. Raises OSError."""
    content = path.read_bytes() if path.exists() else b""
    end = b"\r\n" if b"\r\n" in content else b"\n"
    gap = end if content and not content.endswith(b"\n") else b""
    write_whole(path, content + gap + line + end)


def remove_line(path: Path, line: bytes) -> bool:
    """Remove a line from a file, and the file if it is empty then; tell whether it was there. Raises OSError."""
    if not path.exists():
        return False
    lines = path.read_bytes().splitlines(keepends=True)
    remaining_lines = [content for content in lines if content.strip() != line]
    if len(remaining_lines) == len(lines):
        return False
    if b"".join(remaining_lines).strip():
        write_whole(path, b"".join(remaining_lines))
    else:
        path.unlink()
    return True


def is_used(path: Path) -> bool:
    """Tell whether a file still has a line that names protlib."""
    return path.exists() and _ATTRIBUTES.strip().partition(" ")[2].encode() in path.read_bytes()
