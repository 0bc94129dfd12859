"""What is about a concept: the records that have one of its names in what says what they are about, whatever the language."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_
from typing import Final, NamedTuple

from protlib.index import Index, bitmaps
from protlib.index.parts import ACRONYM, ASKED, CAPITALS, TITLE
from protlib.index.words import STOP, acronyms, canonical, surface
from protlib.record import concepts
from protlib.record.concepts import Concept, Label, everything
from protlib.search.concept_names import Named, codes_of, without_article
from protlib.search.expansion import Match, Wanted, union
from protlib.search.query import Word
from protlib.selection import Facet
from protlib.text import fold

_VALUES: Final = {ASKED[facet][0]: facet for facet in (Facet.TAG, Facet.TOPIC, Facet.CATEGORY)}
"""The parts that say, beside the title, what a record is about, and what their values are counted by; an abstract tells of much else."""
_READ: Final = frozenset((TITLE, CAPITALS, ACRONYM, *_VALUES))
_QUALITY: Final = 0.9
_LONGEST_CAPITALS: Final = 6
_SURE: Final = frozenset(("", "beginning", "form", "name", "acronym"))
_SURE_OF_ACRONYM: Final = frozenset(("", "name"))
"""What a word in capitals that is an acronym of a concept stands for surely: other words may begin with its letters."""
_FIGURES: Final = "statistics"
_Form = tuple[str, ...]


class AskedConcepts(NamedTuple):
    """Words of a query of which some name concepts: what was typed for each, and the words with what they stand for.

    `literal` has of these words only what stands for themselves, `by_concept` that and what has a concept. `about` has for
    each run the records that have its concept by any name, the typed one too; where none has, its words stay as they are.
    """

    typed: Sequence[tuple[str, Match]]
    extended: Sequence[Wanted]
    literal: Sequence[Wanted]
    by_concept: Sequence[Wanted]
    in_title: Sequence[int]
    about: Sequence[int]


class _Names:
    """The names of concepts, and where they stand in an index: their words are looked up once, however many there are.

    Texts are not read: that words stand side by side in a title is told by the letters with which they begin.
    """

    def __init__(self, index: Index, labels: Iterable[Label]) -> None:
        self._index = index
        self._rows: defaultdict[str, dict[int, int]] = defaultdict(dict)
        forms = {label: tuple(_forms(label)) for label in labels}
        self._read({word for every in forms.values() for form in every for word in form})
        self._forms = {
            label: there
            for label, every in forms.items()
            if (there := [form for form in every if all(word in self._rows for word in _telling(form))])
        }
        runs = (form for every in self._forms.values() for form in every if len(form) > 1)
        self._read({piece for form in runs for piece in acronyms(form)})

    def _read(self, words: Collection[str]) -> None:
        for word, part, blob in self._index.words(words):
            if part in _READ:
                self._rows[word][part] = bitmaps.unpack((blob,))

    def having(self, label: Label, among: int) -> dict[int, int]:
        """Return those of some records that have a name, by the part in which it stands; of most names no record has all words."""
        parts: defaultdict[int, int] = defaultdict(int)
        if label not in self._forms:
            return parts
        if label.is_acronym and len(label.text) <= _LONGEST_CAPITALS:
            parts[CAPITALS] = self._bits(CAPITALS, _words(label.text), among)
        else:
            for form in self._forms[label]:
                parts[TITLE] |= self._in_titles(form, among)
        for part, field in _VALUES.items():
            parts[part] |= self._in_values(label, part, field, among)
        return {part: bits for part, bits in parts.items() if bits}

    def _bits(self, part: int, words: Iterable[str], among: int) -> int:
        """Return those of some records that have all of some words in a part."""
        for word in words:
            among &= self._rows[word].get(part, 0)
            if not among:
                break
        return among

    def _in_titles(self, form: _Form, among: int) -> int:
        bits = self._bits(TITLE, _telling(form), among)
        return self._bits(ACRONYM, acronyms(form), bits) if bits and len(form) > 1 else bits

    def _in_values(self, label: Label, part: int, field: str, among: int) -> int:
        """Return the records that have the words of a name, and a value which begins with it, in the singular or the plural."""
        forms = self._forms[label]
        having = union(self._bits(part, _telling(form), among) for form in forms)
        if not having:
            return 0
        beginnings = {fold(label.text).removesuffix("s"), *map(" ".join, forms)}
        return having & union(
            self._index.labelled(field, beginning, f"{beginning}\U0010ffff") for beginning in beginnings
        )


def asked(
    index: Index,
    wanted: Sequence[Wanted],
    runs: Sequence[Named],
    within: int,
    *,
    alone: bool = False,
    alike: bool = False,
) -> AskedConcepts:
    """Return the words of a query with the concepts that runs of them name, as far as `within` has these.

    They are looked for in what has the other words, but where each is to stand `alone`. Where they are `alike`, a concept counts the
    same under whatever name.
    """
    of_runs = [[concepts.with_code(code) for code in run.codes] for run in runs]
    names = _Names(index, {label: None for each in of_runs for concept in each for label in concept.labels})
    in_runs = {place for run in runs for place in range(run.start, run.end)}
    if not alone:
        within &= reduce(and_, (one.bits() for place, one in enumerate(wanted) if place not in in_runs), -1)
    extended, literal, by_concept = list(wanted), list(wanted), list(wanted)
    typed: list[tuple[str, Match]] = []
    in_title: list[int] = []
    about: list[int] = []
    for run, meant in zip(runs, of_runs, strict=True):
        own = wanted[run.start : run.end]
        text = " ".join(one.word.text for one in own)
        itself = _bits(one for one in own if not one.is_optional)
        sure = _SURE_OF_ACRONYM if len(own) == 1 and _is_acronym(text) else _SURE
        same = 0 if alike or sure is _SURE_OF_ACRONYM else itself
        having = _having(names, meant, text, within, same, alike=alike)
        in_title.append(-1 if alike or not _is_telling(meant, text) else _titled(having))
        about.append(having.bits)
        for place, one in enumerate(own if having.bits else (), run.start):
            others = having.bits if alike else having.bits & ~itself
            literal[place] = _only(one, sure)
            extended[place] = _by_concept_first(one, having.match, others, sure)
            by_concept[place] = extended[place] if alike else literal[place].also(having.match)
        typed += [(text, each) for each in having.match]
    return AskedConcepts(typed, extended, literal, by_concept, in_title, about)


def about(index: Index, meant: Iterable[Concept], among: int) -> dict[str, int]:
    """Return those of some records that are about each of some concepts, by its code, but not what is about a narrower one."""
    every = list(meant)
    names = _Names(index, {label: None for concept in every for label in concept.labels})
    return {
        concept.code: union(union(names.having(label, among).values()) for label in concept.labels) for concept in every
    }


def told(index: Index) -> Iterator[tuple[Concept, dict[Label, dict[int, int]]]]:
    """Yield the concepts that records are about, with the names that stand in these and who has each, by the part in which it does."""
    names = _Names(index, {label: None for concept in everything() for label in concept.labels})
    for concept in everything():
        having = {label: names.having(label, index.all()) for label in concept.labels}
        if found := {label: parts for label, parts in having.items() if parts}:
            yield concept, found


def named(text: str) -> tuple[Concept, ...]:
    """Return the concepts that a text names as a whole, or by its code ("child-marriage")."""
    code = "-".join(fold(text).split())
    codes = codes_of(text) or tuple(each.code for each in everything() if each.code == code)
    return tuple(map(concepts.with_code, codes))


def of_topic(index: Index, text: str) -> list[Match]:
    """Return what the words of `topic:` stand for as the name of a concept: what is about it, or about a narrower one."""
    bits = under(index, meant, index.all()) if (meant := named(text)) else 0
    return [Match("concept", _QUALITY, {ASKED[Facet.TOPIC][0]: bits}, (), (meant[0].name,))] if bits else []


def figures(index: Index, among: int) -> Wanted:
    """Return what a question asks for that begins with "how many": the records that have figures come first."""
    meant = (concepts.with_code(_FIGURES),)
    names = _Names(index, dict.fromkeys(meant[0].labels))
    return Wanted(Word("how many"), tuple(_having(names, meant, "", among, 0).match))


def sets(index: Index, among: int) -> Iterator[tuple[str, int]]:
    """Yield the concepts by name, each with those of some records that are about it or about a narrower one."""
    own = about(index, everything(), among)
    for concept in everything():
        yield concept.name, union(own[each.code] for each in (concept, *concepts.narrower(concept)))


def under(index: Index, meant: Iterable[Concept], among: int) -> int:
    """Return those of some records that are about concepts, or about narrower ones."""
    every = {inner.code: inner for concept in meant for inner in (concept, *concepts.narrower(concept))}
    return union(about(index, every.values(), among).values())


class _Having(NamedTuple):
    """The records that have some concepts, by what they are called in a query and otherwise."""

    bits: int
    typed: Mapping[int, int]
    match: Sequence[Match]


def _having(
    names: _Names, meant: Sequence[Concept], text: str, among: int, itself: int, *, alike: bool = False
) -> _Having:
    """Return those of some records that have concepts: by a text, by part, and as a match by other names; none if all are in `itself`."""
    typed = _words(text)
    bits = 0
    parts: defaultdict[int, int] = defaultdict(int)
    typed_parts: defaultdict[int, int] = defaultdict(int)
    labels: list[str] = []
    for label in dict.fromkeys(label for concept in meant for label in concept.labels):
        if not (found := names.having(label, among)):
            continue
        own = union(found.values())
        bits |= own
        is_typed = _words(label.text) == typed
        if is_typed:
            _join(typed_parts, found)
        if alike or label.is_acronym or not is_typed:
            _join(parts, found)
            if own & ~itself:
                labels.append(label.text)
    words = tuple(dict.fromkeys(word for label in labels for word in _words(label) if word not in STOP))
    match = [Match("concept", _QUALITY, parts, words, tuple(labels))] if labels else []
    return _Having(bits, typed_parts, match)


def _join(parts: defaultdict[int, int], others: Mapping[int, int]) -> None:
    for part, bits in others.items():
        parts[part] |= bits


def _forms(label: Label) -> Iterator[_Form]:
    """Yield the words of a label as they stand in texts; where Arabic has its article, without it as well."""
    words = tuple(_words(label.text))
    yield words
    bare = tuple(map(without_article, words))
    if bare != words:
        yield bare
        yield (bare[0], *words[1:])


def _telling(form: _Form) -> Iterator[str]:
    return (word for word in form if word not in STOP)


def _words(text: str) -> list[str]:
    return [canonical(word) for word in surface(text)]


def _by_concept_first(one: Wanted, match: Sequence[Match], others: int, sure: Collection[str]) -> Wanted:
    """Return a word with what it stands for: surely itself, then a concept, then what it may be.

    What has the concept by another name counts the same, whether or not that name shares a word with what was typed.
    """
    itself = [_apart_from(each, others) for each in one.matches if each.how in sure]
    unsure = [each for each in one.matches if each.how not in {*sure, "spelling"}]
    return one._replace(matches=(*itself, *match, *unsure))


def _apart_from(match: Match, others: int) -> Match:
    return match._replace(parts={part: own for part, bits in match.parts.items() if (own := bits & ~others)})


def _titled(having: _Having) -> int:
    """Return the records whose title has a concept as it was typed."""
    return having.typed.get(TITLE, 0) | having.typed.get(CAPITALS, 0)


def _is_telling(meant: Sequence[Concept], text: str) -> bool:
    """Tell whether a text surely means concepts: a word that is no acronym, and the first name of none in a language, may mean much else."""
    words = _words(text)
    if len(words) > 1 or _is_acronym(text):
        return True
    return any(_words(names[0]) == words for concept in meant for names in concept.languages().values())


def _is_acronym(text: str) -> bool:
    """Tell whether a word is written as an acronym, or as the plural of one: "UASC", "IDPs"."""
    return text.removesuffix("s").isupper()


def _only(one: Wanted, hows: Collection[str]) -> Wanted:
    return one._replace(matches=tuple(match for match in one.matches if match.how in hows))


def _bits(wanted: Iterable[Wanted]) -> int:
    """Return the records that have all of some words themselves."""
    return reduce(and_, (union(match.bits() for match in one.matches if not match.how) for one in wanted), -1)
