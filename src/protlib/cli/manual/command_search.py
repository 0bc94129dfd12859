"""Search for commands in the user's own words: BM25F over the help of each command.

S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), define the measure and
its two constants. The help has few words, so the index is made for each question, and is never out of date.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Final, NamedTuple

from protlib.cli.command_table import COMMANDS, Command, commands_in_other_languages
from protlib.cli.manual import command_description
from protlib.record.tables import read_pairs, words_by_section
from protlib.text import most_similar, words

MOST_COMMANDS: Final = 6
"""The most commands in an answer: people read no more."""
_WEIGHTS: Final[Mapping[str, float]] = {
    "name": 4,
    "synonyms": 3,
    "purpose": 3,
    "text": 1,
    "examples": 1,
    "options": 0.5,
}
_PASSING: Final = frozenset(("options", "examples"))
_PASSING_SHARE: Final = 0.3  # the share of a stem that is only in a command's options and examples
_HELP_COMMAND: Final = "help"  # its page is about all other commands
_SHARE_OF_A_HIDDEN_COMMAND: Final = 0.55  # of the score of others
_SATURATION: Final = 1.2  # how fast a word's further mentions count less (k1 of BM25, in its usual range)
_LENGTH: Final = 0.75  # how much long pages count less (b of BM25, its usual value)
_LEAST_SHARE: Final = 0.5  # of the best: a command with less shares only a common word with the question
_COST_OF_UNASKED: Final = 0.5  # for each option in an example that nobody asked for: less than a common word
_LEAST_LIKENESS: Final = 0.85  # the share of letters: one slip in a word of six or more
_SHORT_LETTERS: Final = 5  # letters: in shorter words, one typing error makes another word
_STOP: Final = words_by_section(Path(__file__).with_suffix(".txt"))["stop"]
SYNONYMS: Final = read_pairs(Path(__file__).with_name("synonyms.txt"))
"""Users' words for an option, a value or a kind of file in an example, beside those of the help."""
COMMAND_WORDS: Final = read_pairs(Path(__file__).with_name("command_words.txt"))
"""Users' words for what a command does, beside those of its help."""
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
_MISSING: Final = "missing"
_WORDS_OF_LACK: Final = frozenset(("without", "no", "missing", "empty", "lack", "lacks", "lacking"))
_EXCLUDING: Final = frozenset(("without", "excluding", "except"))
_FILES: Final = "files"
_NAMES_OF_FILES: Final = frozenset(("pdf", "pdfs", "file", "files", "attachment", "attachments"))
_PRIVATE: Final = "private_note"
"""A field that people leave out, and do not look for."""
_RECORDS: Final = frozenset(("report", "reports", "publication", "publications", "record", "records", "references"))
"""What lacks a field, in the user's words: which word that is says nothing about the command."""
_FITS: Final = 1.2  # times as likely is a command that lists publications without such a field
_WORDS_TO_SKIP: Final = frozenset(("a", "an", "any", "the", "is", "are"))
_ENDINGS: Final = ("ings", "ing", "ers", "ies", "ied", "er", "ed", "es", "s", "y", "e")
_FEWEST_LETTERS_OF_A_STEM: Final = 3  # letters that an ending leaves at least
WAYS: Final = ("share", "export")
"""The commands that leave out by themselves what others are not to see."""
REMARK: Final = (
    "share leaves out private notes, tags, collections, attached files and what is not public. "
    "export leaves out private notes, attached files and what is not public, but not tags. "
    "Only --include and --files add them."
)
_SECTIONS: Final = words_by_section(Path(__file__).with_name("exclusion.txt"))
_ARTICLE: Final = "(?:[وبل]?ال|لل|[وبل])?"  # what Arabic writes as the beginning of a word
_FEW_WORDS: Final = r"(?: \w+){0,8}?"
_ELISION: Final = r"\b([cdjlmnst]|qu)['’]"  # French: "n'exporte"
_WORDS_AROUND: Final = 8  # words
_GIVING: Final = frozenset(("include", "note", "notes"))


def ways_without(question: Sequence[str]) -> tuple[str, ...]:
    """Return the commands that share a library without its private parts, if a question asks for them."""
    text = _fold_question(question)
    is_sent = _has_word(text, "share") or _has_word(text, "export")
    is_kept = _has_word(text, "private") and _has_word(text, "withholding")
    if not (denies_private(question) and (is_sent or is_kept)):
        return ()
    return WAYS[:1] if _has_word(text, "tags") else WAYS[::-1] if _has_word(text, "export") else WAYS


def denies_private(question: Sequence[str]) -> bool:
    """Tell whether a question denies something that others are not to see: "no private notes", "hide my comments"."""
    text = _fold_question(question)
    denied_text = text if _has_word(text, "withholding") else _near_denials(text)
    return (_has_word(denied_text, "private") or _has_word(denied_text, "beside")) and not _is_denied_twice(text)


def _fold_question(question: Sequence[str]) -> str:
    return " ".join(words(re.sub(_ELISION, r"\1 ", " ".join(question).casefold())))


def _near_denials(text: str) -> str:
    """Return the words around each "not" and "without": what is far from them is not denied."""
    denials = [match for section in ("not", "removing") for match in _pattern(section).finditer(text)]
    words_before = (text[: match.start()].split()[-_WORDS_AROUND:] for match in denials)
    words_behind = (text[match.end() :].split()[:_WORDS_AROUND] for match in denials)
    return " ".join(chain.from_iterable((*words_before, *words_behind)))


def hands_on_private(example: str) -> bool:
    """Tell whether an example hands on what others are not to see without a request: with --include, or notes."""
    return not _GIVING.isdisjoint(words(example))


def _has_word(text: str, section: str) -> bool:
    return _pattern(section).search(text) is not None


def _is_denied_twice(text: str) -> bool:
    """Tell whether a question denies that something is left out, and nothing else: "do not leave out my notes"."""
    withholding = _pattern("withholding").search(text)
    denials = [match.end() for match in _pattern("not").finditer(text)]
    return withholding is not None and len(denials) == 1 and text[denials[0] :].lstrip() == text[withholding.start() :]


@cache
def _pattern(section: str) -> re.Pattern[str]:
    phrases = (
        phrase.replace(".*", _FEW_WORDS).replace(".", " ").removesuffix("-") + r"\w*" * phrase.endswith("-")
        for phrase in sorted(_SECTIONS[section])
    )
    return re.compile(rf"\b{_ARTICLE}(?:{'|'.join(phrases)})\b")


class CommandMatch(NamedTuple):
    """A command that may answer the question, with an example."""

    row: Command
    example: str


class _Page(NamedTuple):
    """The help of a command: the number of each stem in each field, and the purposes of its options."""

    row: Command
    fields: Mapping[str, Counter[str]]
    options: Mapping[str, frozenset[str]]


def matches(question: Sequence[str]) -> list[CommandMatch]:
    """Return the commands that answer a question, the likeliest first; none for unknown words.

    Words of another language say which commands are meant; the help has no others of them to compare.
    """
    translated_commands = [] if ways_without(question) else commands_in_other_languages(question)
    answers = [CommandMatch(row, row.examples[0]) for row in translated_commands] or _match_help(question)
    return answers[:MOST_COMMANDS]


def _match_help(question: Sequence[str]) -> list[CommandMatch]:
    """Return the commands whose help answers a question, the likeliest first."""
    pages = [_page(row) for row in COMMANDS.values() if row.name != _HELP_COMMAND]
    renamed_commands = _find_by_other_name(question)
    vocabulary = {stem for page in pages for counts in page.fields.values() for stem in counts}
    ways_around = ways_without(question)
    question_words, lacking_field = (list(question), "") if ways_around else _find_missing_field(question)
    excluded_stems = frozenset() if lacking_field else _find_excluded_stems(question_words)
    question_stems = _match_stems(stems(" ".join(_replace_years(question_words))), vocabulary)
    rarity = _rarity(question_stems, pages)
    first = next(iter(stems(" ".join(question_words))), "")
    scores = _score_pages(pages, rarity, first, lists_missing=bool(lacking_field))
    likely_pages = _put_ways_first(_choose_likely(pages, scores), pages, ways_around)
    renamed_names = {match.row.name for match in renamed_commands}
    answers = [
        CommandMatch(
            page.row,
            _with_field(_example(page, rarity, excluded_stems, is_safe=denies_private(question)), lacking_field),
        )
        for page in likely_pages
        if page.row.name not in renamed_names
    ]
    return [*renamed_commands, *answers]


def _score_pages(
    pages: Sequence[_Page], rarity: Mapping[str, float], first: str, *, lists_missing: bool
) -> dict[str, float]:
    """Return the score of each command; one that the first stem names, or that lists what is missing, fits best."""
    lengths = {field: sum(page.fields[field].total() for page in pages) / len(pages) for field in _WEIGHTS}
    return {
        page.row.name: _score(page, rarity, lengths)
        * (_FITS if first == _stem(page.row.name) or (lists_missing and _lists_missing(page)) else 1)
        for page in pages
    }


def _choose_likely(pages: Sequence[_Page], scores: Mapping[str, float]) -> list[_Page]:
    """Return the pages with a good share of the highest score, the highest first."""
    ranked_pages = sorted(pages, key=lambda page: -scores[page.row.name])
    lowest_score = scores[ranked_pages[0].row.name] * _LEAST_SHARE
    return [page for page in ranked_pages if 0 < scores[page.row.name] >= lowest_score]


def _put_ways_first(likely_pages: Sequence[_Page], pages: Sequence[_Page], ways: Sequence[str]) -> Sequence[_Page]:
    """Return the pages of the commands that leave out what a question excludes, then those that close records."""
    if not ways:
        return likely_pages
    by_name = {page.row.name: page for page in pages}
    closing = (page for page in likely_pages if "--include" in page.options and page.row.name not in WAYS)
    return [*(by_name[name] for name in ways), *closing]


def _find_missing_field(question: Sequence[str]) -> tuple[list[str], str]:
    """Return a question about records without a field, such as "reports with no year", and the field ("" for none).

    The question loses the name of the field: it asks for what is missing, not for what has such a field.
    """
    words = [word.strip(",.?!").casefold() for word in question]
    for position, word in enumerate(words):
        if word in _WORDS_OF_LACK:
            positions_behind, positions_before = range(position + 1, len(words)), range(position - 1, -1, -1)
            for field_position in (
                _first_distinctive(positions_behind, words),
                _first_distinctive(positions_before, words),
            ):
                if field_position is not None and (field := _field(words[field_position])):
                    question_words = [
                        *words[: min(field_position, position)],
                        _MISSING,
                        *words[max(field_position, position) + 1 :],
                    ]
                    return [word for word in question_words if word not in _RECORDS], field
    return list(question), ""


def _find_excluded_stems(question: Sequence[str]) -> frozenset[str]:
    """Return the stems of what a question is to do without: "a copy without private notes"."""
    question_words = [word.strip(",.?!").casefold() for word in question]
    position = next(
        (position for position, word in enumerate(question_words) if word in _EXCLUDING), len(question_words)
    )
    return frozenset(stems(" ".join(question_words[position + 1 :])))


def _first_distinctive(positions: Iterable[int], words: Sequence[str]) -> int | None:
    """Return the first of some places with a word that is no stop word."""
    return next((position for position in positions if words[position] not in _WORDS_TO_SKIP), None)


def _field(word: str) -> str:
    from protlib.record.fields.headings import field_of
    from protlib.record.model import FIELDS

    name = _FILES if word in _NAMES_OF_FILES else field_of(word)
    field = "date" if name == "year" else name
    return field if field in FIELDS and field != _PRIVATE else ""


def _lists_missing(page: _Page) -> bool:
    return any(f"--{_MISSING} " in example for example in page.row.examples)


def _with_field(example: str, field: str) -> str:
    """Return an example with the field behind --missing, and in the name of its file."""
    return re.sub(rf"(?<=--{_MISSING} )\S+|(?<=> no-)\w+", field.replace("_", "-"), example) if field else example


def _replace_years(question: Sequence[str]) -> list[str]:
    """Return a question with "year" in place of each year."""
    return ["year" if _YEAR.fullmatch(word) else word for word in question]


def stems(text: str) -> list[str]:
    """Return the stems of a text in order, without stop words."""
    return [_stem(word) for word in words(text) if word not in _STOP]


def _stem(word: str) -> str:
    """Return the stem of a word: "merging", "merged" and "merge" are one, and "entries" and "entry"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _FEWEST_LETTERS_OF_A_STEM:
            stem = word.removesuffix(ending)
            return stem[:-1] if stem[-1] == stem[-2] and ending not in {"s", "e", "y"} else stem
    return word


def _find_by_other_name(question: Sequence[str]) -> list[CommandMatch]:
    """Return the command that has another name in another program, or in an older protlib."""
    if len(question) != 1:
        return []
    [word] = question
    return [
        CommandMatch(row, f"protlib {row.name} {options}" if options else row.examples[0])
        for row in COMMANDS.values()
        for name, _, options in (foreign_name.partition(" ") for foreign_name in row.elsewhere)
        if name == word
    ]


@cache
def _page(row: Command) -> _Page:
    page = command_description.command(row.name)
    foreign_names = " ".join(foreign_name.partition(" ")[0] for foreign_name in row.elsewhere)
    parameters = " ".join(
        f"{' '.join(parameter.names)} {parameter.help_text}" for parameter in (*page.arguments, *page.options)
    )
    fields = {
        "name": row.name,
        "synonyms": f"{foreign_names} {COMMAND_WORDS.get(row.name, '')}",
        "purpose": row.purpose,
        "text": " ".join(page.paragraphs),
        "examples": " ".join(row.examples),
        "options": parameters,
    }
    options = {name: frozenset(stems(f"{name} {option.help_text}")) for option in page.options for name in option.names}
    return _Page(row, {field: Counter(stems(text)) for field, text in fields.items()}, options)


def _match_stems(question_stems: Sequence[str], vocabulary: set[str]) -> set[str]:
    """Return a question's stems that the help has; a mistyped one becomes its nearest."""
    return {
        nearest_stem
        for stem in question_stems
        for nearest_stem in (
            [stem]
            if stem in vocabulary or len(stem) < _SHORT_LETTERS
            else most_similar(stem, vocabulary, most=1, least=_LEAST_LIKENESS)
        )
    }


def _rarity(question_stems: set[str], pages: Sequence[_Page]) -> dict[str, float]:
    """Return the weight of each stem of a question: the fewer commands have it, the higher."""
    frequencies = {stem: sum(_relevance(page, stem) for page in pages) for stem in question_stems}
    return {stem: math.log(1 + (len(pages) - count + 0.5) / (count + 0.5)) for stem, count in frequencies.items()}


def _relevance(page: _Page, stem: str) -> float:
    """Return how much a command is about a stem: many have an option --tag, but few are about tags."""
    if any(page.fields[field][stem] for field in _WEIGHTS.keys() - _PASSING):
        return 1
    return _PASSING_SHARE if any(page.fields[field][stem] for field in _PASSING) else 0


def _score(page: _Page, rarity: Mapping[str, float], lengths: Mapping[str, float]) -> float:
    score = sum(
        weight * (frequency := _frequency(page, stem, lengths)) / (_SATURATION + frequency)
        for stem, weight in rarity.items()
    )
    return score * _SHARE_OF_A_HIDDEN_COMMAND if page.row.is_hidden else score


def _frequency(page: _Page, stem: str, lengths: Mapping[str, float]) -> float:
    """Return the frequency of a stem in a help: fields have weights, and long fields count less."""
    return sum(
        weight * counts[stem] / (1 - _LENGTH + _LENGTH * counts.total() / lengths[field])
        for field, weight in _WEIGHTS.items()
        if (counts := page.fields[field])[stem]
    )


def _example(page: _Page, rarity: Mapping[str, float], excluded_stems: frozenset[str], *, is_safe: bool) -> str:
    """Return the example that best answers a question, by its words and its options; else the first.

    One that `is_safe` hands on nothing that others are not to see.

    Words of the command's name do not count, as all its examples have them. An option that nobody asked for counts
    against its example, and so do the `excluded_stems`.
    """
    name_stems = stems(page.row.name)
    weights = {
        stem: -weight if stem in excluded_stems else weight for stem, weight in rarity.items() if stem not in name_stems
    }

    def rate_example(example: str) -> float:
        parts = [part for part in example.split()[2:] if part != "-o"]  # which only names a file
        sure_stems = {stem for part in parts for stem in (*stems(part), *_synonym_stems(part))}
        likely_stems = {stem for part in parts for stem in page.options.get(part, ())}
        score = sum(
            weight * (2 * (stem in sure_stems) + 0.5 * (stem in likely_stems)) for stem, weight in weights.items()
        )
        return score - _COST_OF_UNASKED * sum(_is_unasked(*pair, weights) for pair in pairwise([*parts, ""]))

    examples = [example for example in page.row.examples if not (is_safe and hands_on_private(example))]
    return max(examples or page.row.examples, key=rate_example)


def _is_unasked(part: str, value: str, weights: Mapping[str, float]) -> bool:
    """Tell whether a part of an example is an option that no word of the question names, nor its value."""
    stems_of_part = (stem for word in (part, value) for stem in (*stems(word), *_synonym_stems(word)))
    return part.startswith("--") and weights.keys().isdisjoint(stems_of_part)


def _synonym_stems(part: str) -> Iterator[str]:
    """Yield the stems of users' words for a part of an example: an option, a value, or a file's suffix."""
    for end, meaning in SYNONYMS.items():
        if part == end or part.endswith(end):
            yield from stems(meaning)
