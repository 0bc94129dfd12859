"""A document of Word or LibreOffice in which some texts are corrected: only the letters that differ change."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from protlib.citing.documents.filled.archive import ArchiveParts
from protlib.citing.documents.filled.offsets import Edit, apply_edits, characters, scan
from protlib.citing.documents.filled.open_text import OpenText
from protlib.citing.documents.filled.paragraphs import OBJECT, Paragraph
from protlib.citing.documents.filled.spots import changes_in_opendocument, word_changes
from protlib.citing.documents.filled.word.package_parts import mail_links
from protlib.citing.documents.filled.word.word_draft import WholeText, list_texts
from protlib.system.xml_escapes import escape_xml
from protlib.word_processing.package import Tag

_CONTENT: Final = "content.xml"


class _WholeOpenText(OpenText):
    """A text of LibreOffice of which each paragraph is kept."""

    def end_paragraph(self, tag: Tag) -> None:
        """Take the end of a paragraph."""
        paragraph = self._stories[-1].paragraph
        super().end_paragraph(tag)
        self.paragraphs += [paragraph] if paragraph and paragraph not in self.paragraphs[-1:] else []


def correct_texts(data: bytes, new_texts: Mapping[str, str]) -> tuple[bytes, list[str]]:
    """Return a document with other texts in place of some, and each text that it replaced.

    A text that is its own new text stays, with what stands in it. So does a text in a field, and one that tracked
    changes divide. Raises ValueError where the document cannot be read.
    """
    parts, replaced_texts = ArchiveParts(data), list[str]()
    is_open = _CONTENT in parts
    pattern = re.compile("|".join(map(re.escape, sorted(new_texts, key=len, reverse=True))) or "(?!)")
    for name in [_CONTENT] if is_open else list_texts(parts):
        text = _WholeOpenText(parts[name]) if is_open else WholeText(parts[name], mail_links(parts, name))
        scan(text.data, text, name)
        edits: list[Edit] = []
        for paragraph, match in _find(text, pattern, is_open=is_open):
            new_text = new_texts[match[0]]
            if new_text != match[0] and (edits_of_text := _correct(text.data, paragraph, match, new_text)):
                edits += edits_of_text
                replaced_texts.append(match[0])
        if edits:
            parts[name] = apply_edits(text.data, edits)
    return parts.archive_bytes(), replaced_texts


def _find(
    text: OpenText | WholeText, pattern: re.Pattern[str], *, is_open: bool
) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    """Yield each match in a text that no tracked change divides, with its paragraph."""
    changes_of_text = changes_in_opendocument(text.data) if is_open else None
    for paragraph in text.paragraphs:
        matches = [] if paragraph.is_again else [*pattern.finditer(paragraph.text)]
        if matches:
            changes = changes_of_text or word_changes(text.data, paragraph.content, paragraph.end)
            yield from ((paragraph, match) for match in matches if not changes.divide(paragraph, *match.span()))


def _correct(data: bytes, paragraph: Paragraph, match: re.Match[str], new_text: str) -> list[Edit]:
    """Return the edits that correct a text of a paragraph; none where the letters that differ cannot be changed."""
    typed = match[0]
    first = _count_alike(typed, new_text)
    common_end = _count_alike(typed[first:][::-1], new_text[first:][::-1])
    last = len(typed) - common_end
    first -= first == last  # where letters are only put in, the one before them is written anew
    content = escape_xml(new_text[first : len(new_text) - common_end]).encode()
    edits: list[Edit] = []
    for piece, start, end in paragraph.shares(match.start() + first, match.start() + last):
        spans = () if piece.own_mark or piece.is_element else characters(data[piece.content : piece.close])
        if len(spans) < end or piece.text == OBJECT:
            return []
        edits.append(Edit(piece.content + spans[start][1], piece.content + spans[end - 1][2], content))
        content = b""
    return edits


def _count_alike(text: str, other_text: str) -> int:
    """Return how many letters two texts begin with that are the same."""
    pairs = enumerate(zip(text, other_text, strict=False))
    return next((position for position, (left, right) in pairs if left != right), min(len(text), len(other_text)))
