"""Whether texts between blank lines are references, or the paragraphs of a text."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from protlib.record.shared_words import wordings
from protlib.record.small_words import between
from protlib.typed_references.addresses import AVAILABLE
from protlib.typed_references.entry import TypedEntry
from protlib.typed_references.title_start import YEAR

_SHARE_OF_LIKELY: Final = 0.6  # of entries that look like references: below it, a text is no list
_LETTERS_OF_AN_ENTRY: Final = 900  # at most: longer paragraphs are text
_LETTERS_OF_NAMES: Final = 400  # at most: some thirty authors
_LEAST_SHARE_OF_CAPITALS: Final = 0.6  # the share of name words longer than "of" and "the"
_LETTERS_OF_A_SMALL_WORD: Final = 3  # at most: “of”, “the”, “van”, which names write small
_ELISION: Final = re.compile(r"\A[dl][’'](?=[^\W\d_a-z])")  # such as that of "Ministère de l’Intérieur"
# Such as "Ibid., p. 44.", "See note 3 above", "Idem".
_NO_ENTRY: Final = re.compile(rf"\W*(?:{wordings('again')}|{wordings('see above')})(?!\w)", re.IGNORECASE)
# Such as "available from https://", "[Online, accessed June 7, 2017]", which an entry has that says no year.
_ANNOUNCEMENT: Final = re.compile(
    rf"\b(?:{AVAILABLE})\b[^.]{{0,30}}(?:https?://|www\.)|\[online,?\saccessed", re.IGNORECASE
)
# Such as "op. cit., p. 22" and "supra note 28" where a title would begin.
_EARLIER: Final = rf"(?:{wordings('again')}|{wordings('see above')})(?![\w-])"
_EARLIER_TITLE: Final = re.compile(rf"(?:{YEAR}\W+)?{_EARLIER}", re.IGNORECASE)
# Such as "UNODC, op. cit (note 5)" and "IOM, Handbook, op. cit., p. 3" without a year; lawyers write "Jobe (n 12) 22".
_EARLIER_WORK: Final = re.compile(rf"[^;]{{1,200}}?(?:,\s{_EARLIER}|\(f?n\.?\s?\d{{1,3}}\))")
# Such as "CRC, art. 3; ICCPR, art. 24.", which names articles of treaties by their short names, and no work.
_ARTICLE_ALONE: Final = re.compile(r"(?P<treaty>[A-Z][A-Za-z]{1,9}),?\s[Aa]rts?\.?\s\d[\d().,\s–-]*[a-z]?\)?")
_BETWEEN_ARTICLES: Final = re.compile(rf";\s(?:(?:{between()})\s)?")
# Such as "| p. 63 | |zu:312:IX4ZG4IW}" at the end of "{ | Cohen, 2015 | p. 63 | |zu:312:IX4ZG4IW}".
_SCAN_MARK: Final = re.compile(r"\|\s?z[ug]:\d+:\w+\s?\}")
_FIGURES_OF_YEAR: Final = re.compile(r"(?<!\w)(?:19|20)\d\d(?!\w)")
# Such as ", May 2010", "pp. " and "https://".
_MARKS: Final = re.compile(
    r"[“\"‘'«(:]|,\s(?:[^\W\d_]{3,9}\.?\s)?(?:19|20)\d\d\b|\d[-–]\d|https?://|\bpp?\.|\bed\.|;\s?(?:19|20)\d\d"
)

# Such as "(IOM, 2009, p. 3)", "(Jobe 2010: 34)", "(A/HRC/44/45, para. 3)" and "[@iom2009, p. 3]", which cite; "(Geneva,
# 2009)" is the imprint of an entry.
_CITATION: Final = re.compile(
    rf"\([^()]*[^\W\d_][^()]*?{YEAR}[,:]\s*(?:[^\W\d_]{{1,6}}\.?\s*|§\s*)?\d[^()]*\)"
    rf"|\([^()]*[A-Z]/[^()\s]*\d[^()]*,\s[^()]*\d\)|\[-?@\w[^\]]*\]"
)
# Such as "that “they left at night” (IOM, 2009)"; the title of an entry stands behind a comma or a full stop.
_CITED_QUOTATION: Final = re.compile(rf"[^\W_][:：]?\s[“«„][^“”«»]{{9,}}[”»“][.,]?\s\([^()]*?{YEAR}")
_SHARE_OF_TEXT: Final = 0.25  # of entries that are paragraphs of a text: from there on, they are no list


def are_text(entries: Sequence[TypedEntry]) -> bool:
    """Tell whether entries without a heading are the paragraphs of a text: too many cite, or tell of a year.

    Reports of the United Nations number theirs: "12 The Committee met in 2021. It said that “…” (IOM, 2009, p. 3)."
    """
    return sum(map(_is_paragraph, entries)) > len(entries) * _SHARE_OF_TEXT


def _is_paragraph(entry: TypedEntry) -> bool:
    """Tell whether an entry cites another work, or has a sentence where authors would stand: "In 2021 the police"."""
    is_narrated = entry.title[:1].islower() and not entry.is_dated_late
    has_sentence = _FIGURES_OF_YEAR.search(entry.author_text) is not None
    cites = _CITATION.search(entry.text) or _CITED_QUOTATION.search(entry.text)
    return is_narrated or has_sentence or cites is not None


def are_references(entries: Sequence[TypedEntry], share: float = _SHARE_OF_LIKELY) -> bool:
    """Tell whether a share of the entries, from 0 to 1, look like references: most of them; no entries do not."""
    whole_entries = [entry for entry in entries if not entry.is_fragment]
    return bool(whole_entries) and sum(map(_is_likely, whole_entries)) >= len(whole_entries) * share


def are_only_references(entries: Sequence[TypedEntry]) -> bool:
    """Tell whether entries are a list without the text of a chapter: the last, and one of two in a row, look like it.

    A sentence such as "HRW (2014) tells of torture." goes on in small letters behind its year.
    """
    is_narrated = any(entry.title[:1].islower() and not entry.is_dated_late for entry in entries)
    likelihoods = [_is_likely(entry) for entry in entries if not entry.is_fragment]
    return not is_narrated and are_references(entries) and likelihoods[-1] and all(map(any, pairwise(likelihoods)))


def from_first_reference(entries: Sequence[TypedEntry]) -> Sequence[TypedEntry]:
    """Return entries without a title or a remark before the first reference."""
    return entries[next((position for position, entry in enumerate(entries) if _is_likely(entry)), 0) :]


def refers_elsewhere(entry: TypedEntry) -> bool:
    """Tell whether an entry names no work itself, but refers to another: "Ibid., p. 44.", "Jobe, op. cit.".

    So does a mark for the scan of Zotero, which cites an item by its key.
    """
    if _SCAN_MARK.search(entry.text) or _names_articles(entry.text):
        return True
    if _NO_ENTRY.match(entry.text) or (entry.author_text and _EARLIER_TITLE.match(entry.title)):
        return True
    return not entry.year and not entry.is_page and _EARLIER_WORK.match(entry.text) is not None


def _names_articles(text: str) -> bool:
    """Tell whether a text is only articles of treaties, each with its short name: "CRC, art. 3; ICCPR, art. 24."."""
    from protlib.record.instruments import find_instruments

    parts = _BETWEEN_ARTICLES.split(text.rstrip(" ."))
    articles = [match for part in parts if (match := _ARTICLE_ALONE.fullmatch(part))]
    return len(articles) == len(parts) and all(find_instruments(article["treaty"]) for article in articles)


def _is_likely(entry: TypedEntry) -> bool:
    """Tell whether an entry has the marks of a reference: author, date and title in a few lines."""
    if entry.is_page or refers_elsewhere(entry):
        return True
    is_short = len(entry.text) < _LETTERS_OF_AN_ENTRY
    if not (is_short and entry.title and entry.author_text and is_spelt_as_names(entry.author_text)):
        return False
    if not entry.year:
        return _ANNOUNCEMENT.search(entry.text) is not None
    return not entry.is_dated_late or bool(_MARKS.search(entry.text))


def is_spelt_as_names(text: str) -> bool:
    """Tell whether a text is as short as names are, and most of its words have capital letters."""
    spelt_words = [word.strip("“‘«(") for word in text.split() if len(word) > _LETTERS_OF_A_SMALL_WORD]
    capital_count = sum(not _ELISION.sub("", word)[:1].islower() for word in spelt_words)
    return len(text) < _LETTERS_OF_NAMES and capital_count >= len(spelt_words) * _LEAST_SHARE_OF_CAPITALS
