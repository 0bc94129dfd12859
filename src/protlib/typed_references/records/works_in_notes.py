"""The works that the notes of a report name in full, and the notes that name none."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from protlib.record.dates.months import DAY, OF_BEFORE_DATE
from protlib.record.identifiers.symbols import symbols_in
from protlib.record.names.initials import initials_of
from protlib.record.small_words import between
from protlib.text import words
from protlib.typed_references.comma_parts import PASSAGE
from protlib.typed_references.entry import TypedEntry, parse_entry
from protlib.typed_references.footnote_signals import is_author
from protlib.typed_references.lists.likelihood import are_references, is_spelt_as_names, refers_elsewhere
from protlib.typed_references.lists.list_at_end import DocumentLine
from protlib.typed_references.records import legal_entries
from protlib.typed_references.records.joint_works import split_joint_works
from protlib.typed_references.title_start import YEAR

_LEAST_SHARE_OF_NOTES: Final = 0.3  # of the notes that look like references: fewer are by chance
_SHARE_NAMED: Final = 0.5  # of the notes that name a work in some way, if few of them look like references
# Such as "requires that states", which says something of a law, and "can be found on the", which says where to look.
_SENTENCE: Final = re.compile(r"(?<![\w’'-])(?:[a-zà-þ]{2,}\s){2}[a-zà-þ]{2,}")
# Such as "Roe and Doe (2015)", "Roe, Doe, and Poe (2015)." and "See Roe et al. (2015) for an example.".
_AUTHORS_AND_YEAR: Final = re.compile(
    rf"(?P<first>[^\W\d_a-z][^.:;“«\"()\d]{{0,80}}?)(?:,?\s(?:&|{between()})\s[^\W\d_a-z][\w’'-]+|,?\set\sal\.?)"
    rf"\s\(?{YEAR}\)?(?:\s[^.:;“«\"()\d]{{1,40}})?\W*"
)
# Such as "(Foe, 2001, p. 4)." behind a sentence; "(UNODC, 2020), p. 3" is the publisher of a title.
_CITED_PASSAGE_AT_END: Final = re.compile(rf"\([^()\d]{{2,80}}\s{YEAR}[a-z]?[,:]\s?{PASSAGE}\)\W*\Z")
# Such as "16 December 2010", which a law has behind its number.
_FULL_DAY: Final = re.compile(rf"\b{DAY}\s{OF_BEFORE_DATE}[^\W\d_]{{3,12}}\.?\s{OF_BEFORE_DATE}{YEAR}")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORDS_OF_A_FRAGMENT: Final = 2  # at most: too few for a reference
_MOST_WORDS_OF_A_NAME: Final = 4
# Such as ", p. 5", ", 84–86" and ", 33, 60" behind a title.
_PAGES_AT_END: Final = re.compile(rf"(?:[,.;:]?\s?(?>{PASSAGE}|\d[\d–-]*))+\W*\Z")
_QUOTED_TEXT: Final = re.compile(r"[“«„\"‘'][^“”«»„\"]{4,}[”»“\"’']")
# Such as ", 2018", " (May 2018)." and ", 3 May 2018, p. 5" at the end of a note; "passed in March 2015" has no sign.
_YEAR_AT_END: Final = re.compile(rf"[,.(](?!\d{{3}}\b)\s?(?:[^,.;()]{{1,20}}\s)?{YEAR}\)?(?:[,;]?\s?{PASSAGE})?\W*\Z")


def find_works(notes: Sequence[DocumentLine]) -> tuple[TypedEntry, ...]:
    """Return each work once, with the line of the first note that names it; none where few notes name one.

    What only explains, and what refers to another note, names none.
    """
    entries = mark_remarks([parse_entry(note.text, note.number) for note in notes if note.text.strip()])
    works = [joint_work.entry for entry in entries if not entry.is_remark for joint_work in split_joint_works(entry)]
    full_works = [work for work in works if not refers_elsewhere(work) and _names_work(work)]
    namesakes: dict[tuple[str, str], list[TypedEntry]] = defaultdict(list)
    unique_works: list[TypedEntry] = []
    for work in full_works:
        if not any(_may_share_author(work, namesake) for namesake in namesakes[_identity(work)]):
            namesakes[_identity(work)].append(work)
            unique_works.append(work)
    return tuple(unique_works)


def mark_remarks(entries: Sequence[TypedEntry]) -> Sequence[TypedEntry]:
    """Return the notes of a report, of which those that name no work are marked; none where few notes name one.

    A note only explains, or is the short form of a work that another names in full: "Jobe, Causes, 44" is.
    """
    wordings_of_dated = _Wordings(entry for entry in entries if entry.year)
    new_entries = [
        entry if _names_any(entry, wordings_of_dated) else replace(entry, is_remark=True) for entry in entries
    ]
    short_forms = sum(wordings_of_dated.have_full_form_of(entry) for entry in entries)
    laws = sum(map(_is_law, entries))
    reference_count = sum(are_references([entry], 1) for entry in entries)
    citing_count = sum(not (entry.is_remark or refers_elsewhere(entry)) for entry in new_entries)
    is_cited = max(reference_count + short_forms, laws) >= _LEAST_SHARE_OF_NOTES * len(
        entries
    ) or citing_count >= _SHARE_NAMED * len(entries)
    return new_entries if citing_count and is_cited else []


class _Wordings:
    """The words of dated notes, in which a short form of one is looked for."""

    def __init__(self, entries: Iterable[TypedEntry]) -> None:
        self._texts = [f" {' '.join(words(entry.text))} " for entry in entries]
        self._positions: dict[str, set[int]] = defaultdict(set)
        for position, text in enumerate(self._texts):
            for word in text.split():
                self._positions[word].add(position)

    def have_full_form_of(self, entry: TypedEntry) -> bool:
        """Tell whether a dated note names the work of an undated one, which has its title, or begins it."""
        title = words(_PAGES_AT_END.sub("", entry.title))
        author = words(entry.author_text)[-1:]
        if entry.year or not (title and author):
            return False
        positions = set.intersection(*(self._positions[word] for word in (*author, *title)))
        return any(f" {' '.join(title)} " in self._texts[position] for position in positions)


def _names_any(entry: TypedEntry, wordings_of_dated: _Wordings) -> bool:
    """Tell whether a note names a work, or refers to another, of which its reader tells."""
    works = [joint_work.entry for joint_work in split_joint_works(entry)]
    return any(
        refers_elsewhere(work) or (_names_work(work) and not wordings_of_dated.have_full_form_of(work))
        for work in works
    )


def _names_work(work: TypedEntry) -> bool:
    """Tell whether a note names a work by its author or its title, with a date, an address or quotation marks."""
    if _is_law(work) or _is_named_formally(work):
        return True
    if _is_short_citation(work) or len(work.text.split()) <= _WORDS_OF_A_FRAGMENT:
        return False
    title = _PAGES_AT_END.sub("", work.title)
    if not _LETTER.search(title):  # the year alone, behind a name or a title: a name has few words
        return len(work.author_text.split()) > _MOST_WORDS_OF_A_NAME
    if are_references([work], 1):
        return True
    if _CITED_PASSAGE_AT_END.search(work.text):
        return False
    if work.author_text and is_spelt_as_names(work.author_text):
        return not work.title[0].islower()
    is_sentence = bool(_SENTENCE.search(_QUOTED_TEXT.sub(" ", work.text)))
    if "://" in work.text:
        return not is_sentence
    return bool(_YEAR_AT_END.search(work.text)) or (bool(_QUOTED_TEXT.search(work.text)) and not is_sentence)


def _is_named_formally(work: TypedEntry) -> bool:
    """Tell whether a note has the symbol of a document, or begins with the name of a law; a remark on one has not."""
    is_sentence = bool(_SENTENCE.search(work.text))
    if symbols_in(work.text):
        return not is_sentence
    return legal_entries.names_law(work.text) and (not is_sentence or bool(_FULL_DAY.search(work.text)))


def _is_short_citation(work: TypedEntry) -> bool:
    """Tell whether a note has only authors and a year: "Roe and Doe (2015)"."""
    match = _AUTHORS_AND_YEAR.fullmatch(work.text)
    return match is not None and not is_author(match["first"].split(",")[0])


def _is_law(work: TypedEntry) -> bool:
    """Tell whether a note is a law, a treaty or a judgment with its year, which need no author; a remark is none."""
    name = work.author_text or work.title
    behind_name = work.details.removeprefix(name).strip(" .")
    is_cited = bool(behind_name) and not _SENTENCE.search(behind_name)
    return bool(work.year) and (
        legal_entries.is_act(name) or (is_cited and legal_entries.is_law_name(name, work.details))
    )


def _identity(work: TypedEntry) -> tuple[str, str]:
    """Return what two notes of one work have in common, whatever pages they cite: its title and its year."""
    return " ".join(words(_PAGES_AT_END.sub("", work.title) or work.title)), work.year


def _may_share_author(first: TypedEntry, second: TypedEntry) -> bool:
    """Tell whether the authors of two notes have a word in common, or initials: many bodies write an annual report."""
    pairs = ((first.author_text, second.author_text), (second.author_text, first.author_text))
    if not all(map(words, pairs[0])):
        return True
    return any(not {*words(text), *initials_of(text)}.isdisjoint(words(namesake)) for text, namesake in pairs)
