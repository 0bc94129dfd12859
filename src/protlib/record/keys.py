"""Citation keys such as `iom2009caring` and `jobe2010causes`: their rules, and how to make one."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final

from protlib.errors import EmptyLibraryError, NothingFoundError, UnknownKeysError, UsageError
from protlib.frozen import expression
from protlib.record import names
from protlib.record.fields.labels import label
from protlib.record.model import Name, Publication
from protlib.record.names.initials import distinctive_words
from protlib.record.small_words import of_titles, without_elision
from protlib.selection import SAVED
from protlib.system.shell import command_line, quote
from protlib.text import clean, comparable_key, fold, suggestion, without_markup

_ARABIC: Final = {
    **dict(zip("ابتجحدرزسصضطعفقكلمنهويپگ", "abtjhdrzssdtafqklmnhwypg", strict=True)),
    "ث": "th", "خ": "kh", "ذ": "dh", "ش": "sh", "ظ": "z", "غ": "gh", "چ": "ch", "ژ": "zh",
}  # fmt: skip
"""The letters of Arabic and Persian, which write no short vowels."""
_LETTERS: Final[dict[int, str]] = str.maketrans(
    {
        **_ARABIC,
        **dict(zip("абвгґдеєзиіїйклмнопрстуфыэѓќљњћђџј", "abvggdeeziiijklmnoprstufyegklnhdjj", strict=True)),
        **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)),
        "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ё": "e", "ў": "u",
        "ь": "", "ъ": "", "θ": "th", "χ": "ch", "ψ": "ps",
    }
)  # fmt: skip
"""Letters that are not Latin, folded, in the simplest transliteration of library catalogues; one letter is enough."""

# All programs that read keys accept letters, digits and this punctuation as they stand. Other signs have a meaning: `^
# \ { } % # ~ $ &` to TeX (`^^5c` is its backslash), `, = " '` and parentheses to BibTeX and biber, `; @ [ ]` to pandoc,
# `* ? ! | < > &` and white space to a shell, `=` to `set`, line ends to RIS and lists of keys. A hyphen in front makes
# an option of a command; other punctuation there ends a citation in pandoc.
_FIT: Final = expression(r"_*[A-Za-z0-9][\w.:/+-]*")
_PUNCTUATION: Final = frozenset("_.:/+-")
_NOT_FIRST: Final = expression(r"^\W+")

_WORD = expression(r"[^\W_]+(?:['-][^\W_]+)*")
# Such as "UNHCR Kenya", "OCHA oPt"; not "EU Agency", which has another acronym
_ACRONYM_OF_OFFICE: Final = expression(r"([A-Z]{3,})\s+\S")
_NOT_IN_KEY = expression(r"[^a-z0-9]")
_LONGEST_WORD: Final = 40  # letters: German compounds fit; a longer word is a link
_MOST_KEYS: Final = 5  # that nobody knows, in a message
_LONGEST_KEY: Final = 60  # letters in a message: no key is so long
# Such as "2009" and "2009a" in "(IOM, 2009a)", a citation by author and year; a key has letters and digits together.
_YEAR: Final = expression(r"\b(?:1[5-9]|20)\d\d(?=[a-z]?\b)")
_LETTER_BESIDE_DIGIT: Final = expression(r"[^\W\d_]\d|\d[^\W\d_]{2}|@")
_NAME: Final = expression(r"[^\W\d_]{2,}")
# The least likeness, of 100, of a key that a message suggests.
_LEAST_LIKENESS: Final = 70
# The fewest letters of a key that lead to a suggestion.
_LEAST_TYPED: Final = 3
_MOST_LIKE: Final = 3  # keys in a suggestion
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_FIRST_SUFFIXES: Final[tuple[str, ...]] = ("", *_ALPHABET)


def keys_beside(old_record: Publication, newcomer: Publication) -> list[str]:
    """Return the key and the aliases of a record that another record has not."""
    existing_keys = set(map(comparable_key, (old_record.key, *old_record.aliases)))
    newcomer_keys = filter(None, (newcomer.key, *newcomer.aliases))
    return [key for key in newcomer_keys if comparable_key(key) not in existing_keys]


def is_fit(key: str) -> bool:
    """Tell whether a text can be a citation key in every format, and in every program that reads one."""
    is_plain = key.isascii() and _FIT.fullmatch(key) is not None
    return make_safe(key) == key if key and not is_plain else is_plain


def make_safe(key: str) -> str:
    """Return a key with `_` for each sign that a key cannot have; "" if no letter and no digit remains."""
    if key.isascii() and _FIT.fullmatch(key):
        return key
    safe_text = "".join(char if _may_stand(char) else " " for char in clean(key))
    safe_key = _NOT_FIRST.sub("", "_".join(safe_text.split()))
    return safe_key if any(map(str.isalnum, safe_key)) else ""


def _may_stand(char: str) -> bool:
    """Tell whether a character may stand in a key; a mark belongs to its letter, for example in Hindi or Burmese."""
    return char.isalnum() or char in _PUNCTUATION or unicodedata.category(char) in {"Mn", "Mc"}


def refuse_unfit_key(key: str) -> None:
    """Raise UsageError for a text that cannot be a citation key, and suggest a similar key that can."""
    if not is_fit(key):
        safe_key = make_safe(key)
        advice = f"; {safe_key} can" if safe_key else ""
        raise UsageError(f"“{key}” cannot be a citation key; use letters, digits and _ - . : / +{advice}")


def unknown_keys(
    lost_keys: Sequence[str], all_keys: Sequence[str], cited_at: Mapping[str, str] | None = None, advice: str = ""
) -> NothingFoundError:
    """Return the error for keys that no publication has; it names the first of them, and similar keys.

    It is an EmptyLibraryError if `all_keys` is empty, else an UnknownKeysError. If `cited_at` says where keys are
    cited, the error names all keys, each on a line after its place; a work that is cited without a key has its title
    in quotation marks in place of one. `advice` ends the message.
    """
    cited_at = cited_at or {}
    is_cited = not cited_at.keys().isdisjoint(lost_keys)
    similar_keys = {key: _find_similar(key, all_keys) for key in (lost_keys if is_cited else lost_keys[:_MOST_KEYS])}
    texts = {key: _with_suggestions(key, keys) for key, keys in similar_keys.items()}
    if is_cited:
        lines = (f"{cited_at[key]}: {text}" if key in cited_at else text for key, text in texts.items())
        are_titles = all(key.startswith("“") for key in lost_keys)
        head = "the library lacks these works:" if are_titles else "no publication has these keys:"
        message = "\n  ".join((head, *lines)) + advice
        return UnknownKeysError(message) if all_keys else EmptyLibraryError(message, advice)
    if _YEAR.search(" ".join(lost_keys)) and not any(
        "/" in key or _LETTER_BESIDE_DIGIT.search(key) for key in lost_keys
    ):
        message, likely_keys = _suggest_by_author_and_year(lost_keys, all_keys)
        return UnknownKeysError(message + advice, likely_keys) if all_keys else EmptyLibraryError(message, advice)
    likely_keys = {key: similar_keys[key][0] if len(similar_keys.get(key, ())) == 1 else "" for key in lost_keys}
    messages = [f"no publication has the key {text}" for text in texts.values()]
    is_link = "/" in lost_keys[0] and not similar_keys[lost_keys[0]]
    if len(lost_keys) == 1 and (" " in lost_keys[0] or is_link):  # words of a title, a link, a DOI, a symbol
        messages.append(f"to search for it: {command_line(['protlib', 'search', lost_keys[0]])}")
    further_keys = [f"and {len(lost_keys) - _MOST_KEYS} more"] if len(lost_keys) > _MOST_KEYS else []
    message = "; ".join([*messages, *further_keys]) + advice
    return UnknownKeysError(message, likely_keys) if all_keys else EmptyLibraryError(message, advice)


def _suggest_by_author_and_year(lost_keys: Sequence[str], all_keys: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Return the message for words such as "IOM" and "2009", and for each the only key that contains them."""
    text = " ".join(lost_keys)
    names, years = [*map(str.casefold, _NAME.findall(text))], _YEAR.findall(text)
    keys_with_name = [key for key in all_keys if any(name in comparable_key(key) for name in names)]
    similar_keys = [key for key in keys_with_name if any(year in key for year in years)] or keys_with_name
    sorted_keys = sorted(similar_keys, key=lambda key: not comparable_key(key).startswith(tuple(names)))[:_MOST_LIKE]
    line = command_line(["protlib", "search", *_NAME.findall(text), *years])
    advice = suggestion(sorted_keys) or f"; to search for it: {line}"
    keys = "key" if len(lost_keys) == 1 else "keys"
    likely_keys = dict.fromkeys(lost_keys, sorted_keys[0] if len(sorted_keys) == 1 else "")
    return f"no publication has the {keys} {', '.join(lost_keys)}{advice}", likely_keys


def describe_unknown_key(key: str, all_keys: Sequence[str]) -> str:
    """Return an unknown key as a message shows it, with similar keys."""
    return _with_suggestions(key, _find_similar(key, all_keys))


def _with_suggestions(key: str, similar_keys: Sequence[str]) -> str:
    if not key:
        return "“”: the key is empty"
    if len(key) > _LONGEST_KEY:  # such a long text is no list of keys
        return f"{key[:_LONGEST_KEY]}…"
    if key.startswith(SAVED) and not similar_keys:
        return f"{key}; to list the keys of a saved search: protlib list {quote(key)} --format keys"
    return f"{key}{suggestion(similar_keys)}"


def _find_similar(key: str, all_keys: Sequence[str]) -> list[str]:
    """Return the keys with nearly the same spelling, else those that contain the text."""
    from rapidfuzz import fuzz, process

    if not key or len(key) > _LONGEST_KEY:
        return []
    if key.startswith(SAVED):  # a saved search, or a key as reports have it
        return [match for match in all_keys if comparable_key(match) == comparable_key(key.removeprefix(SAVED))][:1]
    similar_keys_with_scores = process.extract(
        key, all_keys, scorer=fuzz.ratio, processor=str.casefold, limit=2, score_cutoff=_LEAST_LIKENESS
    )
    return [similar_key for similar_key, *_ in similar_keys_with_scores] or _find_containing(key, all_keys)


def _find_containing(key: str, all_keys: Sequence[str]) -> list[str]:
    """Return the first keys that contain the text: "jobe" and "causes" for jobe2010causes."""
    folded_key = comparable_key(key)
    if len(folded_key) < _LEAST_TYPED:
        return []
    matches = [keys_with_text for keys_with_text in all_keys if folded_key in keys_with_text.casefold()]
    return sorted(matches, key=lambda match: not match.casefold().startswith(folded_key))[:_MOST_LIKE]


def base_key(publication: Publication) -> str:
    """Return the key of a publication, free or not: maker, year, first distinctive word of the title.

    The maker is the family name of the first author with its particle, or the acronym of the organisation: its short
    form, a well-known acronym, or the initials of its distinctive words. Without an author it is the first editor,
    then the publisher, the container, or the title itself ("caring2009trafficked"). A treaty has its acronym in place
    of a container ("crc1989convention"). A document of the United Nations
    without author and editor has its symbol ("ares64293"). A missing year is left out, as in JabRef and Better BibTeX.
    A key has ASCII letters and digits and is never empty: at least the type stands in ("report2009").
    """
    maker, year, title_words = elements(publication, most_words=1)
    return f"{maker}{year}{''.join(title_words)}" or "document"


def elements(publication: Publication, most_words: int) -> tuple[str, str, list[str]]:
    """Return the elements of a key (see `base_key`): maker, year or "", and at most so many words of the title."""
    if not (publication.authors or publication.editors) and (symbol := _symbol(publication.number)):
        return symbol, "", []
    number = publication.year
    year = "" if number is None else str(abs(number))
    title_words = _distinctive_words(publication.title, most_words + 1)  # one may become the maker, or repeat it
    maker = next(filter(None, _sources(publication)), "")
    if not maker and title_words:
        maker, *title_words = title_words
    may_be_empty = publication.type == "treaty"  # of an acronym alone
    if title_words[:1] == [maker] and (title_words[1:] or may_be_empty):  # "The IOM Handbook" by IOM
        del title_words[0]
    return maker or _fold_to_letters(publication.type), year, title_words[:most_words]


def _symbol(number: str) -> str:
    """Return a document symbol in the form of a key, "" for any other number."""
    if "/" not in number:
        return ""
    from protlib.record.identifiers.symbols import parse_symbol  # few records need it

    return _fold_to_letters(parse_symbol(number))


def free_key(base: str, is_taken: Callable[[str], bool]) -> str:
    """Return the key itself if it is free, else with the first free letters after it: a, b, ... z, aa, ab.

    `is_taken` compares without case. After "z" the search skips gaps of removed records, so that the ten-thousandth
    record of a name costs at most twenty questions.
    """
    for suffix in _FIRST_SUFFIXES:
        if not is_taken(base + suffix):
            return base + suffix
    low_number = high_number = len(_ALPHABET)
    while is_taken(base + _letters(high_number)):
        low_number, high_number = high_number, high_number * 2
    while low_number + 1 < high_number:
        middle = (low_number + high_number) // 2
        low_number, high_number = (middle, high_number) if is_taken(base + _letters(middle)) else (low_number, middle)
    return base + _letters(high_number)


def make_key(publication: Publication, is_taken: Callable[[str], bool]) -> str:
    """Return a free key for a publication."""
    return free_key(base_key(publication), is_taken)


class KeyRing:
    """The keys that are not free: taken, given out, or wanted by a publication still to come.

    `is_taken` compares without case, as BibTeX does; `publications` are those that will ask for a key.
    """

    def __init__(self, is_taken: Callable[[str], bool], publications: Collection[Publication]) -> None:
        self._is_in_library = is_taken
        self._new_keys: set[str] = set()
        self._publications = publications

    def give(self, publication: Publication) -> tuple[str, tuple[str, ...]]:
        """Return a key for the record, its own if free, and those of its aliases that are free."""
        key = (
            free_key(publication.key, self._is_taken) if publication.key else make_key(publication, self._may_be_wanted)
        )
        self._new_keys.add(comparable_key(key))
        return key, self.claim(publication.aliases)

    def claim(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Take the free ones of some keys, and return them."""
        if not keys:
            return ()
        free_keys = tuple(key for key in keys if not self._is_taken(key))
        self._new_keys.update(map(str.casefold, free_keys))
        return free_keys

    def _is_taken(self, key: str) -> bool:
        return comparable_key(key) in self._new_keys or self._is_in_library(key)

    def _may_be_wanted(self, key: str) -> bool:
        return comparable_key(key) in self._to_come or self._is_taken(key)

    @cached_property
    def _to_come(self) -> frozenset[str]:
        """The keys of the publications, which are compared only where one of them comes without a key."""
        return frozenset(comparable_key(publication.key) for publication in self._publications)


def give_keys(publications: Sequence[Publication]) -> list[Publication]:
    """Return the records with a key of its own for each: its present key, unless an earlier record has it."""
    ring = KeyRing(lambda _key: False, publications)
    return [
        publication.changed(key=key, aliases=aliases)
        for publication, (key, aliases) in ((publication, ring.give(publication)) for publication in publications)
    ]


def is_by_acronym(publication: Publication) -> bool:
    """Tell whether the maker in a publication's key is an acronym or initials."""
    return becomes_acronym(next((name for name in _makers(publication) if maker_text(name)), Name()))


def becomes_acronym(name: Name) -> bool:
    """Tell whether a name becomes an acronym or initials in a key."""
    return name.literal != "" and (name.literal.isupper() or maker_text(name) != _fold_to_letters(name.literal))


def _makers(publication: Publication) -> Iterator[Name]:
    yield from (*publication.authors[:1], *publication.editors[:1])
    if publication.publisher:
        yield names.parse_name(publication.publisher)


def _sources(publication: Publication) -> Iterable[str]:
    yield from map(maker_text, _makers(publication))
    if publication.type == "treaty":  # its container is a series of all treaties
        yield from map(_fold_to_letters, _acronyms_of_treaty(publication.title))
        return
    yield "".join(_distinctive_words(publication.container_title, 1))


def _acronyms_of_treaty(title: str) -> Iterable[str]:
    from protlib.record.instruments import find_instruments, has_form_of_acronym  # few records need them

    return (name for instrument in find_instruments(title) for name in instrument.names if has_form_of_acronym(name))


@lru_cache(maxsize=1 << 14)  # a few thousand people and bodies make most publications of a library
def maker_text(name: Name) -> str:
    """Return the text for a name in a key: the family name, or the acronym; in ASCII, "" for none."""
    if not name.literal:
        return _fold_to_letters(label(name))
    return (
        _fold_to_letters(name.short)
        or _fold_to_letters(names.acronym(name.literal))
        or _leading_acronym(name.literal)
        or (_acronym_of(name) if lacks_vowels(name.literal) else "")  # its initials say little
        or _initials(name.literal)
        or _acronym_of(name)
    )


def lacks_vowels(text: str) -> bool:
    """Tell whether a text has Arabic letters: its short vowels are not written, but people's keys have them."""
    return not _ARABIC.keys().isdisjoint(text)


def _leading_acronym(literal: str) -> str:
    """Return the acronym at the start of an office's name, "" for none: "UNHCR Kenya", "MSF España"."""
    match = _ACRONYM_OF_OFFICE.match(literal)
    return _fold_to_letters(match[1]) if match and not literal.isupper() else ""


def _acronym_of(name: Name) -> str:
    """Return the acronym of a known body whose own name has no ASCII form, such as an Arabic one."""
    from protlib.record.names.known_bodies import find_known_body

    body = find_known_body(name)
    return next(filter(None, map(_fold_to_letters, body.shorts())), _initials(body.name)) if body else ""


def _initials(literal: str) -> str:
    """Return the likeliest initials of a name; a single distinctive word stays whole."""
    word_letters = [letters for word in distinctive_words(literal) if (letters := _letters_of(word))]
    return word_letters[0] if len(word_letters) == 1 else "".join([word[0] for word in word_letters])


def _distinctive_words(title: str, most_words: int) -> list[str]:
    """Return the first distinctive words of a title; numbers, letters and stop words only if there is nothing else."""
    text = without_markup(title)
    title_words: list[str] = []
    for word in ascii_words(text):
        if len(word) > 1 and word not in of_titles() and not word.isdecimal():
            title_words.append(word[:_LONGEST_WORD])
            if len(title_words) == most_words:
                return title_words
    return title_words or [word[:_LONGEST_WORD] for word in islice(ascii_words(text), most_words)]


def ascii_words(text: str) -> Iterator[str]:
    """Yield the ASCII words of a text; hyphens and apostrophes inside join, an elided article is dropped."""
    for match in _WORD.finditer(fold(text)):  # lazily: a key needs only the first few words of a title
        word = match[0]
        if letters := _letters_of(without_elision(word) if "'" in word else word):
            yield letters


def _fold_to_letters(text: str) -> str:
    return _letters_of(fold(text))


def _letters_of(letters: str) -> str:
    return letters if letters.isascii() and letters.isalnum() else _NOT_IN_KEY.sub("", letters.translate(_LETTERS))


def _letters(number: int) -> str:
    """Return the letters for a number from 0: a, ... z, aa, ab, ..."""
    letters = ""
    number += 1
    while number:
        number, position = divmod(number - 1, len(_ALPHABET))
        letters = _ALPHABET[position] + letters
    return letters
