"""Word documents that are filled, and their texts."""

import re

from sample_records.citation_results import part

MAIN = "word/document.xml"


def text_of(data: bytes, name: str = MAIN) -> str:
    """Return the text that people read, a paragraph a line."""
    xml = part(data, name).replace("</w:p>", "\n").replace("<w:tab/>", "\t")
    return re.sub(r"<w:instrText.*?</w:instrText>|<[^>]+>", "", xml).strip("\n")
