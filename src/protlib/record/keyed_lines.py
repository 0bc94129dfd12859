"""Tables that are made to be looked up in, and read in no time: a line for each key, with what is known under it behind a tab."""


def values(lines: bytes) -> dict[str, str]:
    """Return the values of lines in UTF-8 by their keys, split at once: line by line, that takes several times as long."""
    cells = lines.decode().rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))
