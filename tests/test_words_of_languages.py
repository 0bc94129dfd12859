"""Words of languages stand in tables, where who knows a language can mend them, and in no code."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from harness.paths import ROOT
from harness.rows import every_row
from harness.source import MODULES, name_of_module, nodes
from protlib.record.model import FIELDS, TYPES
from protlib.record.tables import read_rows
from protlib.text import fold

_PACKAGE: Final = ROOT / "src/protlib"
_TABLES: Final = {
    "record/shared_words.txt": (1, 2),
    "title_pages/words.txt": (1, 2),
    "formats/listing/furniture.txt": (1, 2),
    "citing/citation_words.txt": (1, 2),
    "quotations/quoted_words.txt": (1, 2),
    "library/merges/copies.txt": (1, 2),
    "record/access_words.txt": (1, 2),
    "record/small_words.txt": (0, 3),
}
"""Tables whose rows have a language, with the cells of that and of the words."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_LONG: Final = 4  # letters: shorter words of plain letters are codes as well
_NAME: Final = re.compile(r"[\w.:/#+=-]*[.:/#_=][\w.:/#+=-]*", re.ASCII)
"""Such as "rft.place": a name that a program or a format has given."""
_FEWEST_OF_TEXT: Final = 4  # words: a longer text of a list is a message
_SMALL: Final = re.compile(r"[^\W\d_A-Z]+")
_USUAL: Final = 4  # times: fewer are examples
_EXPRESSION: Final = re.compile(r"\w\|\w|\(\?|\\[bs]")
# What an expression has besides words: "\b", the name of a group, a flag, a class of letters.
_SIGNS: Final = re.compile(r"\\[A-Za-z]|\?P<\w+>|\(\?[a-zA-Z-]+[:)]|\[[^\[\]]*\]|\{\d*,?\d*\}")
_OPTIONAL_LETTER: Final = re.compile(r"\[([^\W\d_])[^\[\]\s-]*\]")  # such as "[eé]"
_CLASS: Final = re.compile(r"\\.|\(?\?P?<\w+>|\[(?:\\.|[^\[\]\\])*\]")
"""What is no letter of an expression: "\\b", the name of a group, a class of letters."""
_LONE: Final = re.compile(r"(?:^|[|(:])(?:\\[bs][*+]?)?([^\W\d_]{2,3})(?:\\[bs.:][*+?]?|[?\s:.])*(?=\||\)|$)")
"""An alternative that is a short word alone, such as "en" in "(?:en|dans)\\s"."""
_ALSO_ENGLISH: Final = frozenset({"he", "ten", "ed", "nos"})
"""Small words of other languages that English expressions have; no table needs these as English."""
_SIGN_LETTERS: Final = frozenset("ªºʼ")  # which no word has
_QUOTED: Final = re.compile(r"(?m)^    .*$|(?s:```.*?```)|“[^”]*”|\"[^\"]*\"|`[^`]*`|'[^'\n]*'")
EXCEPTIONS: Final = {
    "checking/gap_rules.py": "names of organs of the United Nations",
    "citing/engine_items.py": "names of fields",
    "citing/styles/style_languages.py": "terms of CSL by the code of their language, each with the way its dates are written",
    "citing/verification/typed_citations.py": "particles of family names, as citations have them: fewer than names have",
    "cli/listening/startup.py": "words of a command line",
    "formats/bib/fields.py": "names of fields",
    "formats/bib/own_notes.py": "names of fields",
    "formats/common/charset_guess.py": "letters of alphabets",
    "formats/hayagriva/meanings.py": "names of fields",
    "record/model.py": "names of fields",
    "record/places/__init__.py": "names of functions",
    "record/small_words.py": "what stands before an apostrophe, most of it one letter, which all modules read here",
    "system/pdf/hyphens.py": "first parts of words; what every program needs stands below the tables",
}
"""Modules that have words of several languages all the same, and why."""
SHORT_EXCEPTIONS: Final = {
    "citing/verification/typed_citations.py": "particles of family names",
    "duplicates/compared_titles.py": "endings of English words",
    "record/decisions/works.py": "codes of languages",
    "record/small_words.py": "what stands before an apostrophe",
    "record/titles/common_words.py": "endings of English words",
}
"""Modules whose alternatives are short words of several languages all the same, and why."""
LETTER_EXCEPTIONS: Final = {
    "citing/verification/citation_numbers.py": "units of measure",
    "cli/manual/command_search.py": "what Arabic writes as the beginning of a word, each with the other",
    "formats/common/charset_guess.py": "letters of alphabets",
    "title_pages/cover_names.py": "what Arabic writes as the beginning of a word",
    "record/dates/date_reader.py": "the signs of two eras, and every start needs its expressions",
    "record/dates/hijri_years.py": "the sign of an era",
    "record/identifiers/resolutions.py": "signs around the number of a Chinese resolution",
    "record/names/family_names.py": "endings of family names",
    "record/places/foreign_names.py": "endings of cases",
    "record/titles/prose.py": "endings by which each language is told",
    "system/pdf/hyphens.py": "first parts of words",
    "system/pdf/letters.py": "a letter that a font has for another",
}
"""Modules with letters of other alphabets in an expression, outside of its classes of letters, and why."""

_ALTERNATIVE: Final = re.compile(r"(?<=[|(:])[^\W\d_]{3,}(?: [^\W\d_]+)*(?=[|)?])")
_MOST_WORDS: Final = 5  # of one list or expression: more are a table
_ROOMS: Final = (
    "duplicates/",
    "formats/reports/",
    "record/names/",
    "record/titles/",
    "title_pages/",
    "typed_references/",
)
"""Rooms whose lists of words stand in tables."""
LISTS: Final = {
    "duplicates/compared.py": "names of attributes, and the states of a draft",
    "duplicates/compared_names.py": "names of attributes",
    "duplicates/compared_titles.py": "names of attributes, and the notes of catalogues, most with more behind them",
    "duplicates/title_likeness.py": "small words that add nothing to a title, beside those of small_words.txt",
    "title_pages/bodies.py": "numerals, and forms of companies as the law writes them",
    "title_pages/head_nouns.py": "small words of English behind a noun, of which small_words.txt has no use alone",
    "title_pages/identifiers.py": "names of signs of a DOI",
    "title_pages/kinds.py": "domains of the web, and bodies that own pictures",
    "title_pages/lost_letters.py": "letters that fonts join",
    "title_pages/makers/hosts.py": "domains of the web",
    "title_pages/makers/logos.py": "endings of names of files",
    "title_pages/makers/oblique_names.py": "endings of Russian cases, each with its other form",
    "title_pages/people.py": "degrees and titles, most with their full stops",
    "title_pages/titles/own_titles.py": "endings of names of files",
    "typed_references/addresses.py": "endings of names of files, and domains of the web",
    "typed_references/comma_parts.py": "acronyms of courts",
    "typed_references/records/entry_works.py": "a message",
    "typed_references/title_start.py": "abbreviations as they are written before a full stop",
    "record/names/family_names.py": "endings and given names by which a Spanish or Russian name is told",
    "record/names/inverted_bodies.py": "acronyms",
    "record/names/known_bodies.py": "acronyms and places",
    "record/names/twins/person_twins.py": "spellings of letters",
    "record/titles/all_capitals.py": "Roman numerals",
    "record/titles/common_words.py": "endings, each with its other form",
    "record/titles/prose.py": "codes and endings of languages",
    "record/titles/sentence_case.py": "endings",
}
"""Modules of these rooms that have many words in one list or expression all the same, and why."""


@cache
def _languages() -> dict[str, set[str]]:
    """Return the languages of each folded word of the tables."""
    by_word: dict[str, set[str]] = {}
    for table, (language, cell) in _TABLES.items():
        for row in read_rows(_PACKAGE / table):
            for word in _WORD.findall(row[cell]):
                by_word.setdefault(fold(word), set()).add(row[language])
    return by_word


@cache
def _english() -> frozenset[str]:
    """Return the words that the documents and the docstrings have more than once or twice outside quotation marks."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")]
    texts += [text for path in MODULES for node in nodes(path) if (text := _docstring(node))]
    counts = Counter(word for text in texts for word in _WORD.findall(_QUOTED.sub(" ", text).lower()))
    return frozenset(word for word, count in counts.items() if count >= _USUAL)


def _docstring(node: ast.AST) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return node.value.value
    return ""


def _texts_of(node: ast.AST) -> list[str]:
    """Return the texts within a literal that are no names of programs or formats."""
    texts = [
        child.value for child in ast.walk(node) if isinstance(child, ast.Constant) and isinstance(child.value, str)
    ]
    return [text for text in texts if not _NAME.fullmatch(text)]


def _text_of(node: ast.JoinedStr) -> str:
    """Return what an expression says itself, without what it asks tables for."""
    return " ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))


def _has_words(text: str) -> bool:
    """Tell whether a text is an expression, or words that are split."""
    words = text.split()
    return bool(_EXPRESSION.search(text)) or (len(words) > _FEWEST_OF_TEXT and all(map(_SMALL.fullmatch, words)))


def _is_list(words: list[str]) -> bool:
    return len(words) > 1 and all(len(word.split()) < _FEWEST_OF_TEXT for word in words)


def _literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each expression and of each list of words."""
    docstrings = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    for node in nodes(path):
        if id(node) in docstrings:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _has_words(node.value):
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr) and _EXPRESSION.search(text := _text_of(node)):
            yield node.lineno, text
        elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict) and _is_list(words := _texts_of(node)):
            yield node.lineno, " ".join(words)


@cache
def _languages_of(word: str) -> frozenset[str]:
    """Return the languages of which a word is, "?" where no table says it; none for a code or a name."""
    plain = fold(word)
    languages = _languages().get(plain, set()) - {"-"}
    if word.isascii() and (word.isupper() or plain in _english() or "en" in languages):
        return frozenset({"en"})
    if len(languages) == 1 and (len(word) >= _LONG or not word.isascii()):
        return frozenset(languages)
    return frozenset() if word.isascii() else frozenset("?")


def _is_mixed(text: str) -> bool:
    """Tell whether a text has words that each are of one language, and not all of the same."""
    tokens = _WORD.findall(_SIGNS.sub(" ", _OPTIONAL_LETTER.sub(r"\1", text)))
    return len(frozenset[str]().union(*map(_languages_of, tokens))) > 1


@cache
def _mixed_literals() -> tuple[tuple[str, str], ...]:
    """Return the module and the place of each literal with words of two languages."""
    return tuple(
        (name_of_module(path), f"{path}:{line} {text[:80]}")
        for path in MODULES
        for line, text in _literals(path)
        if _is_mixed(text)
    )


@cache
def _small_words() -> dict[str, set[str]]:
    """Return the languages of each folded small word."""
    by_word: dict[str, set[str]] = {}
    for language, _kind, _uses, words in read_rows(_PACKAGE / "record/small_words.txt"):
        for word in words.split():
            by_word.setdefault(fold(word), set()).add(language)
    return by_word | {word: by_word.get(word, set()) | {"en"} for word in _ALSO_ENGLISH}


def _has_short_words(text: str) -> bool:
    """Tell whether the alternatives of an expression are short words that no language has all."""
    lone_words = [word for word in _LONE.findall(_OPTIONAL_LETTER.sub(r"\1", text)) if not word.isupper()]
    languages = [_small_words()[fold(word)] for word in lone_words if fold(word) in _small_words()]
    return len(languages) > 1 and not set[str].intersection(*languages)


def _has_foreign_letters(text: str) -> bool:
    """Tell whether an expression has a letter beyond ASCII that is no member of a class."""
    letters = {letter for letter in _CLASS.sub(" ", text) if letter.isalpha() and not letter.isascii()}
    return bool(letters - _SIGN_LETTERS)


def _expressions_with(is_such: Callable[[str], bool]) -> dict[str, str]:
    """Return the place of an expression that is such by its module."""
    return {
        name_of_module(path): f"{path}:{line} {text[:80]}"
        for path in MODULES
        for line, text in _literals(path)
        if _EXPRESSION.search(text) and is_such(text)
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("is_such", "exceptions"), [(_has_short_words, SHORT_EXCEPTIONS), (_has_foreign_letters, LETTER_EXCEPTIONS)]
)
def test_short_words_and_letters_of_other_languages_stand_in_tables(
    is_such: Callable[[str], bool], exceptions: dict[str, str]
) -> None:
    assert _expressions_with(is_such).keys() == exceptions.keys()


@pytest.mark.slow
def test_many_words_stand_in_tables() -> None:
    """Of one language as well: who knows English and no Python mends them there."""
    modules = {name_of_module(path): path for path in MODULES}
    lists = {
        name
        for name, path in modules.items()
        if name.startswith(_ROOMS)
        for _line, text in _literals(path)
        if len(_list_words(text)) > _MOST_WORDS
    }
    assert lists == LISTS.keys()


def _list_words(text: str) -> set[str]:
    """Return the words of a list, or the alternatives of an expression, that are no names of fields and types."""
    words = _ALTERNATIVE.findall(text) if _EXPRESSION.search(text) else text.split()
    return {word for word in words if len(word) > 1 and word.isalpha()} - {*FIELDS, *TYPES}


@pytest.mark.parametrize("text", ["(?:in|dans|em)\\s", "at\\s|à\\s", "In:|(?:En|Em):", "\\b(?:zu|em)\\b"])
def test_such_short_words_are_refused(text: str) -> None:
    assert _has_short_words(text) or _has_foreign_letters(text)


@every_row("text", ["(?:of|in|by)\\s", "[à-ÿ]+|at", "n[°º]|no", "(?:AS|EM)", "(?P<à>a)|of"])
def test_short_words_of_one_language_are_not(text: str) -> None:
    assert not (_has_short_words(text))
    assert not (_has_foreign_letters(text))


@pytest.mark.slow
def test_words_of_two_languages_stand_in_tables() -> None:
    assert [place for module, place in _mixed_literals() if module not in EXCEPTIONS] == []


@pytest.mark.slow
def test_every_exception_is_needed() -> None:
    assert EXCEPTIONS.keys() <= {module for module, _place in _mixed_literals()}


@pytest.mark.parametrize(
    "text", [r"\b(?:report|rapport)\b", "informe|relatório", r"(?:share|partager)\s", "dans|отчет"]
)
def test_such_an_expression_is_refused(text: str) -> None:
    assert _is_mixed(text)


@pytest.mark.parametrize("text", [r"\b(?:report|study)\b", r"[a-zà-ÿ]+", "GET|POST", r"(?P<title>\w+)"])
def test_an_expression_of_one_language_is_not(text: str) -> None:
    assert not _is_mixed(text)
