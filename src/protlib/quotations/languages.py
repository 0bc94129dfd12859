"""Whether a quotation is in another language than the file that it is from: it may be a translation."""

from protlib.quotations.source import Source
from protlib.record.titles.prose import find_languages
from protlib.record.translated_names import language


def describe_other_language(quotation: str, source: Source) -> str:
    """Return a sentence where a quotation is in another language than a file, "" where it is not, or not certain."""
    own, theirs = find_languages(quotation), find_languages(source.sample())
    if not own or not theirs or not {*own}.isdisjoint(theirs):
        return ""
    own_name, their_name = language(own[0], "en"), language(theirs[0], "en")
    return f"it is in {own_name}, and {source.name or 'the file'} in {their_name}"
