"""The authors of a typed entry, in the forms in which a text may name them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile
from typing import Final, NamedTuple

from protlib.citing.verification.agreement import years_of
from protlib.citing.verification.typed_citations import ET_AL, TypedCitation
from protlib.record.model import Publication
from protlib.record.names.known_bodies import letters
from protlib.record.names.lexicon import PARTICLES
from protlib.record.small_words import between
from protlib.text import without_markup, words
from protlib.typed_references.entry import TypedEntry

_PARENTHESES: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
# Such as ", and " and " & ".
_AUTHOR_SEPARATOR: Final = re.compile(
    rf"(?:(?<!\s)\s++)?(?:(?:,\s*+)?&|,(?:\s++(?:{between()})\s)?)\s*+|(?<!\s)\s++(?:{between()})\s++"
)
# Such as "In Nigeria, Jobe" and "Sudan and Egypt. Jobe": the words before a name end in one of these.
_INTRODUCTION_END: Final = re.compile(r",\s+|\s(?:in|of|by)\s+|(?<=\w\w)[.!?…]\s+")
# The first author ends at a comma, and at "and" where names are not inverted.
_ENDS_FIRST: Final = (re.compile(r"[,;]"), re.compile(rf"[,;]|\s(?:{between()})\s"))
_TITLE_WORDS: Final = 3  # words of the title that cite a work without an author
_MOST_WORDS_OF_A_PERSON: Final = 3  # longer names are of bodies
_MOST_INITIALS: Final = 2  # letters of initials in Vancouver style
_PERCENT_OF_A_SLIP: Final = 80  # of letters in common: one slip in a name of five letters


class _Form(NamedTuple):
    """A possible author in a text: its folded words, and its names without initials."""

    words: list[str]
    names: list[list[str]]


class Authors:
    """The authors of an entry; where the library has the work, also by its known short forms."""

    def __init__(self, entry: TypedEntry, publication: Publication | None = None) -> None:
        self.entry = entry
        self.years = {entry.year, *(entry.years() & years_of(publication) if publication else ())}
        author_text = _PARENTHESES.sub(" ", entry.author_text or entry.text).replace("&", " and ")
        self._words = words(author_text)
        self._acronyms = entry.acronyms()
        self._titles = [words(entry.title)]
        self._firsts = [
            _strip_initials(words(text))
            for text in (author_text, *(pattern.split(author_text)[0] for pattern in _ENDS_FIRST))
        ]
        if publication:
            people = (*publication.authors, *publication.editors)
            self._acronyms |= {letters(name.short) for name in people if name.short}
            self._firsts += [words(name.literal or name.family) for name in people[:1]]
            self._titles += [
                words(without_markup(str(text)))
                for text in (
                    publication.title,
                    publication.extra.get("title-short", ""),
                    "" if people else publication.container_title,
                )
            ]

    def first_words(self) -> set[str]:
        """Return the first words of the names of these authors: a text that names them has at least one."""
        beginnings = {name_words[0] if name_words else "" for name_words in (*self._firsts, *self._titles)}
        return beginnings | self._acronyms | {self._own_name()}

    def last_words(self) -> set[str]:
        """Return the possible last words of a text that ends with these authors."""
        return {title[-1] for title in (self._words, *self._titles) if title}

    def is_of(self, year: str) -> bool:
        """Tell whether a year is that of their work; any is, where the text or the entry has none."""
        return not year or not self.entry.year or year in self.years

    def end_years(self) -> set[str]:
        """Return the years in which a period may end that cites them."""
        period = self.entry.period()
        return self.entry.years() | ({period.end} if period else set())

    def are_named_by(self, text: str) -> bool:
        """Tell whether a text names these authors, perhaps behind a comma or "in" that ends an introduction."""
        return any(map(self._are_named_as, _forms(text)))

    def are_at_end_of(self, text: str) -> bool:
        """Tell whether a text ends with these authors, or with the title of their work."""
        text_words = _words(text)
        return any(title and text_words[-len(title) :] == title for title in (self._words, *self._titles))

    def are_in(self, text: str) -> bool:
        """Tell whether a text names them or their work; it is its folded words with a space round each."""
        first = words(re.split(r"[,;&]", self.entry.author_text)[0])
        long_words = [word for word in first if len(word) > 1]
        title = max(self._titles, key=len)[:_TITLE_WORDS]
        return any(word_list and f" {' '.join(word_list)} " in text for word_list in (long_words, title))

    def are_like(self, citation: TypedCitation) -> bool:
        """Tell whether a citation may mean these authors: a misspelt or missing name, in the same year."""
        if citation.year_or_number != self.entry.year:
            return False
        from rapidfuzz import fuzz

        text_words = [word for word in _words(ET_AL.sub("", citation.author)) if len(word) > 1]
        first = next((word for word in self._words if len(word) > 1), "")
        return bool(text_words) and (
            self._is_first(text_words[:1]) or fuzz.ratio(text_words[0], first) >= _PERCENT_OF_A_SLIP
        )

    def _are_named_as(self, form: _Form) -> bool:
        if self._begin_with(form.words) or self._have_title(form.words):
            return True
        first, *further_names = form.names or [form.words]
        return self._is_first(first) and all(map(self._is_among, further_names))

    def _begin_with(self, text_words: Sequence[str]) -> bool:
        """Tell whether words are the whole first author: "United Nations" is not "United Nations Children's Fund"."""
        bare = _strip_initials(text_words)
        is_shortened = len(bare) >= _TITLE_WORDS and self._firsts[0][: len(bare)] == bare
        return bare in self._firsts or is_shortened or "".join(text_words) in self._acronyms

    def _have_title(self, text_words: Sequence[str]) -> bool:
        return any(
            title == text_words or (len(text_words) > 1 and title[: len(text_words)] == text_words)
            for title in self._titles
        )

    def _is_first(self, name: Sequence[str]) -> bool:
        """Tell whether a name is the first author: the whole name, or the family name, perhaps behind others."""
        if not name:
            return False
        return self._begin_with(name) or (len(name) <= _MOST_WORDS_OF_A_PERSON and name[-1] == self._own_name())

    def _own_name(self) -> str:
        return next((word for word in self._words if len(word) > 1 and word not in PARTICLES), "")

    def _is_among(self, name: Sequence[str]) -> bool:
        return not name or name[-1] in self._words or "".join(name) in self._acronyms


class AuthorIndex:
    """The authors of a list by their words: which of them a citation may mean, without a look at all the others."""

    def __init__(self, authors: Sequence[Authors]) -> None:
        self._authors = authors
        self._by_first: dict[str, list[int]] = defaultdict(list)
        self._by_last: dict[str, list[int]] = defaultdict(list)
        for position, author in enumerate(authors):
            for word in author.first_words():
                self._by_first[word].append(position)
            for word in author.last_words():
                self._by_last[word].append(position)

    def positions(self, citation: TypedCitation) -> list[int]:
        """Return the positions of the authors that a citation names, or that the text before it ends with."""
        words_of_name = {word for form in _forms(citation.author) for word in _first_words(form)}
        candidates = {position for word in words_of_name for position in self._by_first.get(word, ())}
        positions = {position for position in candidates if self._authors[position].are_named_by(citation.author)}
        last = _words(citation.lead)[-1:] if citation.lead else []
        positions.update(
            position
            for word in last
            for position in self._by_last.get(word, ())
            if self._authors[position].are_at_end_of(citation.lead)
        )
        return sorted(positions)

    def of_year(self, positions: Sequence[int], citation: TypedCitation) -> list[int]:
        """Return the positions whose entry has the year of a citation, or no year; all for a citation without a year.

        There is no such position if a period ends in a year that no entry at these positions has.
        """
        if citation.end_year and citation.is_sure:  # "The plan of IOM (2014–2016)" is not sure
            ends = {year for position in positions for year in self._authors[position].end_years()}
            if citation.end_year not in ends:
                return []
        return [position for position in positions if self._authors[position].is_of(citation.year_or_number)]


def _first_words(form: _Form) -> Iterator[str]:
    """Yield the words by which authors may be known that a text names: see `Authors.first_words`."""
    for name in (form.words, *form.names[:1]):
        if name:
            yield from (name[0], name[-1], "".join(name), next(iter(_strip_initials(name)), ""))


def _strip_initials(name_words: Sequence[str]) -> list[str]:
    """Return the words of a name without initials at its ends, and without "The"."""
    remaining = list(dropwhile(lambda word: len(word) == 1 or word == "the", name_words))
    while len(remaining) > 1 and len(remaining[-1]) <= _MOST_INITIALS and remaining[-1] not in PARTICLES:
        del remaining[-1]
    return remaining


@lru_cache(maxsize=4096)
def _words(text: str) -> list[str]:
    return words(text)


@lru_cache(maxsize=4096)
def _forms(author_text: str) -> tuple[_Form, ...]:
    """Return the possible authors in a text: all of it, or the part behind a comma or "in"."""
    full_text = _PARENTHESES.sub(" ", ET_AL.sub("", author_text))
    texts = (full_text, *(full_text[match.end() :] for match in _INTRODUCTION_END.finditer(full_text)))
    return tuple(_form(text) for text in texts if words(text))


def _form(text: str) -> _Form:
    parts = [part for part in _AUTHOR_SEPARATOR.split(text) if part.strip()]
    return _Form(words(text), [[word for word in words(part) if len(word) > 1] for part in parts])
