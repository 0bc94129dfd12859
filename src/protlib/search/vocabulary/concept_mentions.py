"""Which words of a query name a concept, by the keys of all labels, without reading the thesaurus.

`concept_keys.txt` has a line for each key with the codes of its concepts, in order; `make docs` makes it from the
thesaurus.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple
from protlib.index.words import EMPTY, canonical_form, fold_word, split_words
from protlib.record.tables import find_line

if TYPE_CHECKING:
    from protlib.record.concepts import Concept, ConceptLabel

_KEYS: Final = Path(__file__).with_name("concept_keys.txt")
_LONGEST_LABEL: Final = 8  # words of a label: few have more
_ARTICLE: Final = "ال"  # of Arabic, which a title has and a query leaves out, or the other way round
_SHORTEST_WITH_ARTICLE: Final = 5  # letters with the article: what is left must tell


class ConceptMention(NamedTuple):
    """Words of a query, from `start` up to `end`, that name concepts, given by their codes."""

    start: int
    end: int
    codes: tuple[str, ...]


def find_concept_mentions(words: Sequence[str]) -> Iterator[ConceptMention]:
    """Yield the longest runs of words that name concepts, without overlaps, ignoring very common words."""
    forms = [_form(word) for word in words]
    start = 0
    while start < len(words):
        mention = _find_longest(words, forms, start)
        if mention:
            yield mention
        start = mention.end if mention else start + 1


def codes_of_concepts(text: str) -> tuple[str, ...]:
    """Return the codes of the concepts that a whole text names."""
    words = split_words(text)
    return _find_codes(words, [_form(word) for word in words])


def label_keys(concept: "Concept") -> set[str]:
    """Return the keys of the labels of a concept."""
    return {key for label in concept.labels if (key := _key_of(label))}


def strip_article(word: str) -> str:
    """Return a word without the article that Arabic writes with it."""
    return word[len(_ARTICLE) :] if word.startswith(_ARTICLE) and len(word) >= _SHORTEST_WITH_ARTICLE else word


def _find_longest(words: Sequence[str], forms: Sequence[str], start: int) -> ConceptMention | None:
    if not forms[start] or not _may_begin(words[start], forms[start]):
        return None
    ends = [end for end in range(start + 1, len(words) + 1) if forms[end - 1]]
    for end in reversed(ends[:_LONGEST_LABEL]):
        if codes := _find_codes(words[start:end], forms[start:end]):
            return ConceptMention(start, end, codes)
    return None


def _may_begin(word: str, form: str) -> bool:
    """Tell whether some key begins with a word."""
    if find_line(_KEYS, form).startswith(form):
        return True
    return word.isupper() and find_line(_KEYS, f"{word}\t").startswith(f"{word}\t")


def _find_codes(words: Sequence[str], forms: Sequence[str]) -> tuple[str, ...]:
    concept_codes: list[str] = []
    for key in {_key(forms), words[0] if len(words) == 1 and words[0].isupper() else ""} - {""}:
        matched_key, _tab, codes = find_line(_KEYS, f"{key}\t").partition("\t")
        if matched_key == key:
            concept_codes += codes.split(",")
    return tuple(sorted(set(concept_codes)))


def _key_of(label: "ConceptLabel") -> str:
    return label.text if label.is_word else _key(map(_form, split_words(label.text)))


def _key(forms: Iterable[str]) -> str:
    return " ".join(filter(None, forms))


def _form(word: str) -> str:
    """Return the form in which a word of a label is compared, "" for one that carries nothing."""
    return "" if fold_word(word) in EMPTY else strip_article(canonical_form(word))
