"""The query language: from the text that a person types to a tree of small values."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Final, NoReturn

from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.index.parts import OTHER_NAMES, PARTS_BY_FIELD, translate_field
from protlib.index.words import is_unspaced, split_words
from protlib.selection import SAVED
from protlib.text import clean, fold, suggestion


class Word(NamedTuple):
    """A typed word; `field` is "" for any field, `is_open` is true where "*" asks for any ending."""

    text: str
    field: str = ""
    is_open: bool = False


class Phrase(NamedTuple):
    """Words that must stand side by side."""

    text: str
    field: str = ""


class Filter(NamedTuple):
    """A value that a record must have, and its position in the query."""

    field: str
    value: str
    start: int


class Identifier(NamedTuple):
    """A DOI, a link, an ISBN or a document symbol that a record has, or "@" and its key."""

    text: str


class SavedTerm(NamedTuple):
    """A search that the library keeps under a name, and its position in the query."""

    name: str
    start: int


class Not(NamedTuple):
    """A part that must not match."""

    node: "Node"


class And(NamedTuple):
    """Parts that must all match; no parts match everything."""

    nodes: tuple["Node", ...]


class Or(NamedTuple):
    """Parts of which at least one must match."""

    nodes: tuple["Node", ...]


Node = Word | Phrase | Filter | Identifier | SavedTerm | Not | And | Or
OwnFields = Callable[[], Sequence[str]]
"""What returns the names of a library's own fields."""

WORD_FIELDS: Final = (*PARTS_BY_FIELD, "any")
"""Fields in which words are looked for."""
_FILTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "year": ("years", "date"), "type": (), "language": ("lang",), "country": ("countries",), "region": ("regions",),
    "added": ("created",), "changed": ("modified",),
    "key": (), "doi": (), "isbn": (), "symbol": (), "url": ("link",), "access": (), "has": (), "missing": (),
}  # fmt: skip
FILTER_FIELDS: Final = frozenset(_FILTERS)
"""Fields that are compared as a whole."""
TEXT: Final = "text"
"""The field for words in the text of attached files."""
_CONCEPT_FIELD: Final = "topic"
FIELDS: Final = sorted({*WORD_FIELDS, *FILTER_FIELDS, TEXT})
"""All fields of the language; a library may have others of its own."""
FIELDS_BY_OTHER_NAME: Final = {
    **OTHER_NAMES,
    **{spelling: field for field, spellings in _FILTERS.items() for spelling in spellings},
}
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_SIGNS: Final = {"(": "bracket", ")": "closing", '"': "quote"}
_MINUSES: Final = frozenset("-–—−")
_NO_VALUE: Final = frozenset(("", " ", ":", "/", ")"))
"""What does not follow the colon of a field, but that of "http://", or a colon of prose."""
# The letters of field names, and of any word before a colon that somebody types as a field.
_PLAIN_NAME: Final = r"[A-Za-z_]+"
# Such as "doi:10.1000/182", "@iom2009caring", "https://", "example.org", "978-92-9068-456-5", "A/HRC/44/45".
_IDENTIFIER: Final = (
    r"(?:doi:)?10\.\d{4,}\S*/|@\w|\w+://|[\w-]+(?:\.[\w-]+)+|[\d-]{9,17}[\dXx]$|[A-Za-z]+/[\w.]+(?:/|\.\d|\d)"
)
# Such as "978 92 9068 456 5".
_NUMBER: Final = r"[\d -]{9,20}[\dXx]"
_CITATION: Final = r"\[[^\[\]]*@[^\[\]]*\]"  # such as "[@iom2009caring, p. 3; @hrw2014wanted]"
_CITED_KEY: Final = r"@[^\s,;\[\]]+"
_SIGNS_AROUND: Final = "<>[]'"  # signs around a link that was copied
_SIGNS_BEHIND: Final = ".,;:"  # signs of a sentence behind it
_NOTHING: Final = And(())
_LETTERS_OF_A_NAME: Final = 2  # at least: a letter and a colon are a drive, or a list of points
_DEEPEST_BRACKETS: Final = 50  # brackets in brackets: a query of thousands must not fill Python's stack
_EXCERPT_CHARACTERS: Final = 60  # characters
_CUT: Final = "…"


def parse_query(text: str, is_known: Callable[[str], bool], own_fields: OwnFields | None = tuple) -> Node:
    """Return the tree of a query; raises UsageError that shows where it is not valid.

    `is_known` tells whether a record has a possible DOI, link or ISBN, or "@" and a key; else its words are searched.
    `own_fields` returns the library's own fields; where it is None, any name may be one.
    """
    text = tidy_query(text)
    if not text[:1].isalpha() and re.fullmatch(_NUMBER, text) and is_known(text):
        return Identifier(text)
    if text[:1] == "[" and (cited := _find_cited(text, is_known)):
        return Or(cited)
    return _Parser(text, is_known, own_fields).parse_query()


def _find_cited(text: str, is_known: Callable[[str], bool]) -> tuple[Identifier, ...]:
    """Return the known keys of a citation as documents have it; none if the text has anything else."""
    keys = re.findall(_CITED_KEY, text) if re.fullmatch(_CITATION, text) else []
    return tuple(Identifier(key) for key in dict.fromkeys(keys) if is_known(key))


def is_field(name: str) -> bool:
    """Tell whether the language has a field of this name, in whatever case."""
    return fold(name) in {*FIELDS, *FIELDS_BY_OTHER_NAME}


def tidy_query(text: str) -> str:
    """Return the text of a query on one line, with plain quotation marks; positions in a query count in this text."""
    return clean(text).translate(_QUOTES)


def refuse(query: str, position: int, reason: str) -> NoReturn:
    """Raise the error that shows where a query is not valid, in the part of a long query around that position."""
    start = max(0, position - _EXCERPT_CHARACTERS)
    excerpt = query[start : position + _EXCERPT_CHARACTERS]
    opening, closing = _CUT * (start > 0), _CUT * (position + _EXCERPT_CHARACTERS < len(query))
    raise UsageError(f"{reason}\n  {opening}{excerpt}{closing}\n  {' ' * (len(opening) + position - start)}^")


class QueryToken(NamedTuple):
    """A piece of a query, and its position; the text of a field is its name, without the colon.

    It is a "minus" before something, a "bracket" or its "closing", a "field" before its value, a "quote", "OR", or a
    "word".
    """

    kind: str
    text: str
    start: int
    end: int


_ENDS: Final = frozenset(("OR", "closing"))
"""What ends a row of terms."""


def _token_at(query: str, position: int) -> QueryToken | None:
    """Return the first token of a tidy query from a position on, None at its end."""
    start = position + (query[position : position + 1] == " ")
    sign, follower = query[start : start + 1], query[start + 1 : start + 2]
    if sign in _SIGNS:
        return QueryToken(_SIGNS[sign], sign, start, start + 1)
    if sign in _MINUSES and follower not in {"", " ", "-"}:
        return QueryToken("minus", sign, start, start + 1)
    end = _end_of_word(query, start)
    word = query[start:end]
    name, colon, _value = word.partition(":")
    value = start + len(name) + 1
    if (
        colon
        and _is_name_of_field(name)
        and (query[value : value + 1] not in _NO_VALUE or _has_value_behind_blank(query, name, start, value))
    ):
        return QueryToken("field", name, start, value)
    return QueryToken("OR" if word == "OR" else "word", word, start, end) if sign else None


def _end_of_word(query: str, start: int) -> int:
    return min([end for stop in (" ", '"') if (end := query.find(stop, start)) >= 0], default=len(query))


def _is_name_of_field(text: str) -> bool:
    """Tell whether a text can be the name of a field: ASCII letters, digits, "_" and "-", at least two of them.

    In other letters it can be the name of a known field in another language, for a message: "año", "título".
    """
    if len(text) < _LETTERS_OF_A_NAME or text[0] == "-" or not text.replace("-", "_").isidentifier():
        return False
    if text.isascii():
        return True
    from protlib.record.fields.headings import field_of  # which few queries need

    return bool(field_of(text))


def _has_value_behind_blank(query: str, name: str, start: int, value: int) -> bool:
    """Tell whether a value follows a known field and a blank, as in "author: UNHCR", or with quotes anywhere.

    Elsewhere a colon with a blank is one of prose: "Title: a guide", "Protection in the region: challenges".
    """
    follower = query[value + 1 : value + 2]
    if query[value : value + 1] != " " or not is_field(name) or follower in _NO_VALUE:
        return False
    return (
        (start == 0 and name.islower())
        or follower == '"'
        or (FIELDS_BY_OTHER_NAME.get(fold(name), fold(name)) == "year" and follower.isdigit())
    )


class _Parser:
    """A recursive descent through the text: alternatives of terms, perhaps negated, with a field or in brackets."""

    def __init__(self, text: str, is_known: Callable[[str], bool], own_fields: OwnFields | None) -> None:
        self.text = text
        self.is_known = is_known
        self.own_fields = own_fields
        self.position = 0
        self.depth = 0

    def parse_query(self) -> Node:
        """Return the node of the whole query."""
        node = self.parse_alternatives("")
        if token := self.peek():
            refuse(self.text, token.start, "this bracket has no opening bracket")
        return node

    def peek(self) -> QueryToken | None:
        """Return the next token without a step towards it, None at the end."""
        return _token_at(self.text, self.position)

    def parse_alternatives(self, field: str) -> Node:
        parts = [self.parse_terms(field)]
        while (token := self.peek()) and token.kind == "OR":
            self.position = token.end
            parts.append(self.parse_terms(field))
            if _NOTHING in parts[-2:]:
                refuse(self.text, token.start, "“OR” needs a word on each side")
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def parse_terms(self, field: str) -> Node:
        nodes: list[Node] = []
        while (token := self.peek()) and token.kind not in _ENDS:
            for node in self.parse_term(token, field):
                nodes += node.nodes if token.kind == "bracket" and isinstance(node, And) else [node]
        return nodes[0] if len(nodes) == 1 else And(tuple(nodes))

    def parse_term(self, token: QueryToken, field: str) -> list[Node]:
        """Return the nodes at a token; it may hold another term: behind a minus, NOT, a bracket or a field."""
        self.depth += 1
        if self.depth > _DEEPEST_BRACKETS:
            refuse(self.text, token.start, "too many brackets, NOT or fields inside one another")
        nodes = self.parse_inside(token, field)
        self.depth -= 1
        return nodes

    def parse_inside(self, token: QueryToken, field: str) -> list[Node]:
        """Return the nodes of a token of any kind."""
        self.position = token.end
        match token.kind:
            case "minus":
                return self.parse_negated(field)
            case "bracket":
                return [self.parse_group(token.start, field)]
            case "field" if self.is_field(token.text):
                return self._parse_field(token)
            case "quote":
                return [self.parse_quoted(token.start, field)]
        self.position = _end_of_word(self.text, token.start)
        return self.parse_word(token.start, field)

    def is_field(self, name: str) -> bool:
        """Tell whether a name before a colon asks for a field; one that the language does not have is refused later."""
        return bool(re.fullmatch(_PLAIN_NAME, name)) or not name.isascii() or bool(self.find_own_field(name))

    def parse_negated(self, field: str) -> list[Node]:
        """Return what must not match: the next term, whose words stand side by side."""
        token = self.peek()
        is_term = token and token.kind not in _ENDS
        nodes = self.parse_term(token, field) if token and is_term else []
        if len(nodes) > 1 and all(isinstance(node, Word) for node in nodes):
            nodes = [Phrase(" ".join(node.text for node in nodes if isinstance(node, Word)), field)]
        return [Not(And(tuple(nodes)))] if nodes else []

    def parse_group(self, start: int, field: str) -> Node:
        node = self.parse_alternatives(field)
        token = self.peek()
        if not token:
            refuse(self.text, start, "this bracket is not closed")
        if node == _NOTHING:
            refuse(self.text, start, "these brackets are empty")
        self.position = token.end
        return node

    def _parse_field(self, token: QueryToken) -> list[Node]:
        name = fold(token.text)
        field = FIELDS_BY_OTHER_NAME.get(name, name)
        if field not in FIELDS and not (field := self.find_own_field(name) or translate_field(name)):
            word = _cut_at_bracket(self.text[token.start : _end_of_word(self.text, token.start)])
            if key := self.find_identifier(SAVED + word):  # as some people make keys: "GallagherChuang:2012"
                self.position = token.start + len(word)
                return [key]
            refuse(self.text, token.start, _explain_field(token.text, self.own_fields() if self.own_fields else ()))
        return self.parse_term(value, field) if (value := self.peek()) else []

    def find_own_field(self, name: str) -> str:
        """Return the library's own field for a name, "" for none."""
        if self.own_fields is None:
            return name
        from protlib.record.fields.own_fields import own_field_named  # which few queries need

        return own_field_named(name, self.own_fields())

    def parse_quoted(self, start: int, field: str) -> Node:
        end = self.text.find('"', self.position)
        if end < 0:
            refuse(self.text, start, "this quotation mark is not closed")
        text, self.position = self.text[self.position : end], end + 1
        return Filter(field, text, start) if field in FILTER_FIELDS else Phrase(text, field)

    def parse_word(self, start: int, field: str) -> list[Node]:
        text = _cut_at_bracket(self.text[start : self.position])
        self.position = start + len(text)
        if field in FILTER_FIELDS:
            return [Filter(field, text, start)]
        if not (field or text.isalpha()) and (identifier := self.find_identifier(text)):
            return [identifier]
        if not field and text.startswith(SAVED) and _is_name(text.removeprefix(SAVED)):
            return [SavedTerm(text.removeprefix(SAVED), start)]
        if text in {"AND", "NOT"}:
            return self.parse_negated(field) if text == "NOT" else []
        words = _split_words(text, field)
        if field == _CONCEPT_FIELD and len(words) > 1:
            return [Phrase(" ".join(split_words(text)), field)]  # "topic:child-marriage" is one concept, not two words
        return words

    def find_identifier(self, text: str) -> Identifier | None:
        """Return the identifier that a record has, perhaps without the signs around it; None for other words."""
        texts = (text.strip(_SIGNS_AROUND).rstrip(_SIGNS_BEHIND).strip(_SIGNS_AROUND), text)
        matches = (candidate for candidate in texts if re.match(_IDENTIFIER, candidate) and self.is_known(candidate))
        return next(map(Identifier, matches), None)


def _is_name(text: str) -> bool:
    from protlib.record.decisions.saved_search import is_search_name  # which few queries need

    return is_search_name(text)


def _split_words(text: str, field: str) -> list[Node]:
    """Return the words of a text between spaces; characters of a script without spaces must stand side by side."""
    nodes: list[Node] = []
    for are_letters, run in groupby(split_words(text), is_unspaced):
        words = list(run)
        if are_letters and len(words) > 1:
            nodes.append(Phrase(" ".join(words), field))
        else:
            nodes += [Word(word, field) for word in words]
    if text.endswith("*") and nodes and isinstance(last := nodes[-1], Word):
        nodes[-1] = last._replace(is_open=True)
    return nodes


def _cut_at_bracket(text: str) -> str:
    """Return a word up to a bracket that closes none of its own: "work(s)" is whole, "end)" is not."""
    opened = 0
    for position, char in enumerate(text):
        opened += (char == "(") - (char == ")")
        if opened < 0:
            return text[:position]
    return text


def _explain_field(name: str, own_names: Sequence[str]) -> str:
    from protlib.record.fields.field_words import suggest_fields  # which only a message needs
    from protlib.record.model import KINDS

    if (field := fold(name)) == "number":
        return "“number” cannot be searched, but a document symbol can: symbol:A/HRC/44/45"
    if field in KINDS:
        return f"“{name}” cannot be searched; to see it: protlib list --columns key,{field}"
    similar_fields = suggest_fields(name, [*FIELDS, *FIELDS_BY_OTHER_NAME, *own_names])
    advice = suggestion(f"{like}:" for like in similar_fields) or f"; choose from {', '.join((*FIELDS, *own_names))};"
    return f"“{name}” is not a field{advice} put text with a colon in quotation marks"
