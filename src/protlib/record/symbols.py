"""Symbols of United Nations documents, wherever a text has them."""

import re
from typing import Final

# Such as "A/HRC/44/45", "S/RES/2388 (2017)", "CRC/C/GC/6", "E/CN.4/2004/76/Add.1", "CTOC/COP/2018/3", "undocs.org/A/HRC/44/45"; not
# "A/C", "and/or", nor the path of any other link.
_SYMBOL: Final = (
    r"(?:(?<![\w./-])|(?<=undocs\.org/)|(?<=undocs\.org/en/)|(?<=docs\.un\.org/en/))"
    r"(?:A|E|S|T|ST|DP|ID|LC|TD|CAC|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|CTOC|EC|ECE|HCR|HRI|HSP|UNEP|SPT|WHO)"
    r"(?:/[A-Z0-9](?:[\w.-]*\w)?)*/\d[\w.-]*(?:/[A-Z0-9](?:[\w.-]*\w)?)*(?:\s?\((?:[IVX]+|\d{4})\))?"
)


def symbols(text: str) -> list[str]:
    """Return the document symbols in a text, each once, without the space that some put before the session or year."""
    if "/" not in text:
        return []
    found = (match[0].rstrip(".-").replace(" ", "") for match in re.finditer(_SYMBOL, text))
    return list(dict.fromkeys(symbol for symbol in found if symbol.count("/") > 1))


def compared_symbols(text: str) -> list[str]:
    """Return the document symbols in a text as they are compared: without the session or year, which many leave out."""
    return list(dict.fromkeys(symbol.partition("(")[0] for symbol in symbols(text)))
