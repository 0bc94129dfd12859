"""The language of a report's text, beside that of the words that its style adds."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from protlib.cli.input_file import document_name
from protlib.cli.options.citation_options import CitingOptions, locale_of, style_name
from protlib.cli.output import say

_MAIN_PARTS: Final = ("word/document.xml", "content.xml")
# What ends a paragraph in Word, in LibreOffice and in text.
_PARAGRAPH_END: Final = re.compile(r"</w:p>|</text:[hp]>|\n")
_ELEMENT: Final = re.compile(r"<[^>]*>")
_MOST_LETTERS: Final = 20_000  # that show a language: some ten pages
_MOST_PARAGRAPHS: Final = 1_000  # that are looked at: a line is one in Markdown
_LANGUAGES: Final = frozenset({"ar", "de", "en", "es", "fr", "it", "nl", "pt", "ru"})
"""The languages of prose for which styles have words."""


def paragraphs_of(data: bytes, suffix: str) -> Iterator[str]:
    """Yield the paragraphs of a report as they stand in its file: text, or the main part of a word processor's."""
    for text in _PARAGRAPH_END.split((data if suffix else _main_part(data)).decode(errors="replace")):
        yield _ELEMENT.sub("", text).strip()


def tell_other_language(document: str, data: bytes, suffix: str, options: CitingOptions) -> None:
    """Say that a report is in another language than the words of its style, if nobody has chosen theirs."""
    if locale_of(options):
        return
    from protlib.citing.styles import style_named
    from protlib.record.titles.prose import languages_of_prose
    from protlib.record.translated_names import language

    text = "\n".join(islice(paragraphs_of(data, suffix), _MOST_PARAGRAPHS))[:_MOST_LETTERS]
    languages = languages_of_prose(text)
    tag = languages[0] if len(languages) == 1 else ""  # a script alone may be that of another language
    words_tag = (style_named(style_name(options)).locale or "en").partition("-")[0]
    if tag in _LANGUAGES - {words_tag}:
        text_language, words_language = language(tag, "en"), language(words_tag, "en")
        advice = f"the style adds words in {words_language}. For {text_language} ones: --locale {tag}"
        say(f"{document_name(document)}: the text is in {text_language}, and {advice}")


def _main_part(data: bytes) -> bytes:
    """Return the XML of the text of a document of Word or LibreOffice."""
    from protlib.word_processing.package import Package

    package = Package(data)
    return b"".join(package.read_part(part) for part in _MAIN_PARTS if part in package.sizes)
