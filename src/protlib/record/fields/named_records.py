"""Which records name others in their notes and abstracts, by a key or by a title."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from protlib.frozen import expression
from protlib.record.model import Publication
from protlib.text import without_markup

MENTION_FIELDS: Final = ("note", "abstract")
"""The fields of a record that are sentences, of which nothing can be left out."""
_WORD: Final = expression(r"\w+")
# Such as "iom2009caring": a key without a figure may be a word.
_DISTINCTIVE_KEY: Final = re.compile(r"(?=\w*[^\W\d_])\w*\d\w*")
_LEAST_WORDS: Final = 4  # of a title: fewer are words of any sentence
_LEAST_LETTERS: Final = 25  # of a title, for the same reason


class NamedRecords:
    """Tells which of some records others name.

    A title that one of `open_records` has too, such as that of a draft and of what was published, names that one.
    """

    def __init__(self, records: Collection[Publication], open_records: Iterable[Publication] = ()) -> None:
        self._keys: dict[str, str] = {}
        self._titles: dict[str, list[tuple[frozenset[str], str, str]]] = {}
        """The words of the titles, the titles, and the keys of their records, by the word that fewest titles have."""
        open_titles = {title for record in open_records for title in _titles_of(record)}
        counts = Counter(word for record in records for word in {*_words(record.title)})
        for record in records:
            for name in (record.key, *record.aliases):
                if _DISTINCTIVE_KEY.fullmatch(name):
                    self._keys[name.casefold()] = record.key
            for words in _titles_of(record) - open_titles:
                text = " ".join(words)
                if len(words) >= _LEAST_WORDS and len(text) >= _LEAST_LETTERS:
                    rarest = min(words, key=counts.__getitem__)
                    self._titles.setdefault(rarest, []).append((frozenset(words), f" {text} ", record.key))

    def find_in(self, record: Publication, fields: Collection[str]) -> list[str]:
        """Return the keys of the records that the texts of one name; its own title names none."""
        texts = [text for field in fields if (text := getattr(record, field))]
        return list(dict.fromkeys(key for text in texts for key in self._find_in_text(text, record.title)))

    def _find_in_text(self, text: str, own_title: str) -> Iterator[str]:
        words = _words(text)
        text_words = {*words}
        yield from (self._keys[word] for word in sorted(text_words & self._keys.keys()))
        rare_words = sorted(text_words & self._titles.keys())
        rows_of_rare = [row for word in rare_words for row in self._titles[word] if row[0] <= text_words]
        if rows_of_rare:
            text_in_words, own_words = f" {' '.join(words)} ", f" {' '.join(_words(own_title))} "
            yield from (key for _set, title, key in rows_of_rare if title in text_in_words and title not in own_words)


def _titles_of(record: Publication) -> set[tuple[str, ...]]:
    """Return the words of a title, and of what stands before its subtitle."""
    return {tuple(_words(record.title)), tuple(_words(record.title.partition(":")[0]))}


def _words(text: str) -> list[str]:
    return _WORD.findall(without_markup(text).casefold())
