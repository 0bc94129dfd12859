"""Taking records in: which of them the library has already, what happens to those, and the key of each new one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from types import MappingProxyType
from typing import Final, get_args

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.fingerprints import fingerprints
from protlib.duplicates.judgement import Judgement, Sameness
from protlib.duplicates.neighbours import Neighbours
from protlib.duplicates.newcomers import Newcomers
from protlib.duplicates.typed_reference import ONLY_EXPLAINED, reference_of
from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.library.changes.library_lookup import Lookup, find_owners, skip_empty_index
from protlib.library.plan import Action, Outcome, Plan, RecordLikeness, Revised
from protlib.record import keys
from protlib.record.decisions.one_name import NO_NAMES, OneNames
from protlib.record.model import BOOKKEEPING, Publication
from protlib.record.source_names import are_one_file
from protlib.selection import OnDuplicate
from protlib.text import comparable_key

_UNITING: Final = frozenset({"skip", "update"})
"""The ways to treat duplicates that unite two records of one import; otherwise the row decides."""
_USUAL_TYPE: Final = "report"  # what a row with a publisher is taken for, where its table says no type
_HIGHEST_SCORE: Final = 1.0
"""The highest score: two records that are wholly alike."""


class IntakeMemory(NamedTuple):
    """What an intake has to know: names that the library unifies, and what merged and edited records said.

    `copies` are positions of records whose file came before, each with that of the first, `headings` those of the
    table of each record for private notes.
    """

    names: OneNames = NO_NAMES
    formers: Sequence[tuple[str, Publication]] = ()
    copies: Mapping[int, int] = MappingProxyType({})
    headings: Mapping[int, frozenset[str]] = MappingProxyType({})


NOTHING_REMEMBERED: Final = IntakeMemory()


def take_in(
    publications: Sequence[Publication],
    sources: Sequence[str],
    library: Lookup,
    on_duplicate: OnDuplicate,
    now: str,
    remembered: IntakeMemory,
) -> Revised:
    """Return the plan, and the outcome of each record, in their order.

    A record is compared with those of the library and with those that come before it. `sources` says where each comes
    from, or is empty. Raises UsageError where `on_duplicate` is no word for what to do.
    """
    if on_duplicate not in get_args(OnDuplicate):
        raise UsageError(
            f"“{on_duplicate}” is not a way to treat duplicates; choose from {', '.join(get_args(OnDuplicate))}"
        )
    library = skip_empty_index(library)
    names, is_compared = remembered.names, on_duplicate != "add"
    bodies, records = names.bodies(), names.apply_to_all(publications)
    owners, copies = (find_owners(records, library), remembered.copies) if is_compared else ({}, {})
    unsettled = [record for position, record in enumerate(records) if position not in owners] if owners else records
    has_others = bool(library.all() or remembered.formers)  # otherwise nobody else is asked for
    newcomers = Newcomers(unsettled, bodies, compares=is_compared, keeps_texts=has_others)
    intake = _Intake(keys.KeyRing(library.has_key, records), on_duplicate, now, newcomers)
    if has_others:
        intake.remember_library(library, remembered)
        intake.remember_owners(owners.values(), bodies)
    outcomes = intake.take_each(zip(records, sources or repeat(""), strict=False), owners, copies)
    if names:
        renamings = map(names.changes_in, publications)
        outcomes = [outcome.changed(name_changes=changes) for outcome, changes in zip(outcomes, renamings, strict=True)]
    return intake.plan, outcomes


def list_additions(existing: Publication, publication: Publication) -> tuple[str, ...]:
    """Return the fields that a record would fill in an existing one; `access` is not compared here."""
    if existing.filled().items() >= publication.filled().items():
        return ()
    from protlib.duplicates import merged_record

    return tuple(name for name in merged_record.find_additions(existing, publication) if name != "access")


def _unite(existing: Publication, publication: Publication) -> Publication:
    """Return one record with what both say, under the keys of the first."""
    from protlib.duplicates import merged_record

    bookkeeping = {name: getattr(existing, name) for name in BOOKKEEPING - {"guessed"}}
    return merged_record.merge_records([existing, publication]).changed(**bookkeeping)


def _part_answers(
    existing: Publication, publication: Publication, headings: frozenset[str], *, is_in_same_file: bool
) -> tuple[Publication, tuple[str, ...]]:
    """Return a record without answers that contradict those of the same import, and the note that tells of them.

    A table that comes again has them in the private note already. What is private in the record stays so.
    """
    if not (publication.extra or publication.note or publication.private_note):
        return publication, ()
    from protlib.library.changes.kept_columns import part_other_answers
    from protlib.library.private_columns import add_columns, close_private_columns, moves_notes

    publication = close_private_columns(existing, publication, may_move=moves_notes(headings))
    publication = publication if is_in_same_file else add_columns(existing, publication, headings)
    parted, text = part_other_answers(existing, publication)
    if text and is_in_same_file:
        return parted, (f"another row says “{text}”; the private note has it, and the first row counts",)
    return (parted if text and text in existing.private_note else publication), ()


class _Resemblance(NamedTuple):
    """An existing record that a new one resembles: its number among the neighbours, and how sure the match is."""

    number: int
    is_same: bool
    score: float
    reasons: tuple[str, ...]

    @classmethod
    def from_judgement(cls, number: int, judgement: Judgement) -> "_Resemblance":
        return cls(number, judgement.sameness is Sameness.SAME, judgement.score, judgement.reasons)


def _is_same_but_for_type(existing: ComparedRecord, record: ComparedRecord) -> bool:
    """Tell whether two records of a year differ only in the type that a table without a column of types gets."""
    if record.type != _USUAL_TYPE or record.year not in {None, existing.year}:
        return False
    from protlib.duplicates.comparison import compare

    retyped = ComparedRecord(record.publication.changed(type=existing.type), record.known)
    return compare(existing, retyped).sameness is Sameness.SAME


class _Intake:
    def __init__(self, key_ring: keys.KeyRing, on_duplicate: OnDuplicate, now: str, newcomers: Newcomers) -> None:
        self.plan = Plan()
        self._keys, self._position = key_ring, 0
        self._headings: Mapping[int, frozenset[str]] = {}
        self._on_duplicate, self._compares = on_duplicate, on_duplicate != "add"
        self._now, self._newcomers = now, newcomers
        self._neighbours = Neighbours(newcomers.known_names)
        self._numbers: dict[str, int] = {}
        self._is_met = bytearray()  # for each number; a set of them takes a hundred times the memory
        self._formers = Neighbours(newcomers.known_names)
        self._heirs: list[str] = []

    def remember_library(self, library: Lookup, remembered: IntakeMemory) -> None:
        """Remember the records that share a fingerprint with a newcomer, and what they said earlier."""
        self._headings = remembered.headings
        bodies, texts = remembered.names.bodies(), self._newcomers.texts
        for candidate in library.candidates(texts):
            record = ComparedRecord(candidate, bodies)
            self.remember(record, self._newcomers.share_all(record))
        formers = [(key, ComparedRecord(old_record, bodies)) for key, old_record in remembered.formers] if texts else []
        self.remember_formers((row for row in formers if not set(fingerprints(row[1])).isdisjoint(texts)), library)

    def remember_owners(self, owners: Iterable[Publication], bodies: Mapping[str, str]) -> None:
        """Remember records of the library that come again, also those to which no other record is like."""
        for owner in owners:
            if comparable_key(owner.key) not in self._numbers:
                self.remember(ComparedRecord(owner, bodies), ())

    def remember(self, record: ComparedRecord, prints: Sequence[int]) -> int:
        """Remember a record that is in the library, or is being added, and return its number."""
        number = self._neighbours.know(record, prints)
        self._is_met.append(False)
        for key in (record.key, *record.publication.aliases):
            self._numbers[comparable_key(key)] = number
        return number

    def _share(self, record: ComparedRecord) -> Sequence[int]:
        """Return the fingerprints of a record that a record to come may have as well."""
        return self._newcomers.share(fingerprints(record))

    def remember_formers(self, formers: Iterable[tuple[str, ComparedRecord]], library: Lookup) -> None:
        """Remember what records said, each with the key of the record that it became, or became part of."""
        for key, old_record in formers:
            if comparable_key(key) not in self._numbers:
                for heir in library.get([key]).values():
                    former = ComparedRecord(heir, old_record.known)
                    self.remember(former, self._share(former))
            if comparable_key(key) in self._numbers:
                self._formers.know(old_record, self._share(old_record))
                self._heirs.append(key)

    def take_each(
        self, records: Iterable[tuple[Publication, str]], owners: Mapping[int, Publication], copies: Mapping[int, int]
    ) -> list[Outcome]:
        """Take records with their sources; those with neither an owner nor an earlier copy of their file are new."""
        newcomers = iter(self._newcomers)
        outcomes: list[Outcome] = []
        for position, (record, source) in enumerate(records):
            self._position = position
            owner = outcomes[copies[position]].publication if position in copies else owners.get(position)
            newcomer = None if position in owners else next(newcomers)
            if owner is not None:
                outcomes.append(self.take_again(owner, record))
            elif newcomer is not None:
                outcomes.append(self.take(*newcomer[:2], source))
            if newcomer is not None:
                self._neighbours.forget(newcomer[2])
        return outcomes

    def take_again(self, owner: Publication, record: Publication) -> Outcome:
        """Take a record that surely is this one, which comes again."""
        return self._match_existing(self._numbers[comparable_key(owner.key)], record)

    def take(self, record: ComparedRecord, prints: Sequence[int], source: str) -> Outcome:
        """Take a record as one that is there already, or add it."""
        # The name of its file may tell which report it is, and whether it has the private note of another.
        if source and ("title" in record.publication.guessed or record.publication.private_note):
            record.store(record.publication.changed(source=record.publication.source or source))
        best = self._find_most_like(record, prints, source)
        if best and best.is_same and best.reasons == ONLY_EXPLAINED and reference_of(record.publication):
            own_record = self._neighbours[best.number].publication
            return self._match_existing(best.number, own_record).changed(is_misread=True)
        if best and best.is_same:
            return self._match_existing(best.number, record.publication)
        if self._heirs and (heir := self._find_heir(record, prints, source)) is not None:
            return self._match_existing(heir, record.publication)
        return self._add(record, prints, source, best)

    def _find_most_like(self, record: ComparedRecord, prints: Sequence[int], source: str) -> _Resemblance | None:
        """Return the record that is the same or may be; one with the same key comes first."""
        key_number = self._numbers.get(comparable_key(record.key)) if record.key and self._compares else None
        numbers = list(self._neighbours.numbers_like(record, prints))
        if key_number is None and not numbers:
            return None
        if numbers and key_number in {None, numbers[0]} and self._is_repeated(numbers[0], record):
            return _Resemblance(numbers[0], is_same=True, score=_HIGHEST_SCORE, reasons=())
        best: _Resemblance | None = None
        neighbours = self._neighbours.list_records(numbers)
        for number, judgement in self._judge(key_number, numbers, neighbours, record):
            is_own = number == key_number and self._is_own(key_number, record, judgement)
            if is_own or self._comes_again(number, record, judgement, source):
                return _Resemblance.from_judgement(number, judgement)._replace(is_same=True)
            if judgement.score == _HIGHEST_SCORE:
                return _Resemblance.from_judgement(number, judgement)
            if judgement.sameness is not Sameness.OTHER and (not best or judgement.score > best.score):
                best = _Resemblance.from_judgement(number, judgement)
        return best or self._find_other_year(numbers, neighbours, record)

    def _is_repeated(self, number: int, record: ComparedRecord) -> bool:
        """Tell whether a record says what the first one like it says, as nearly all do in a file that comes again."""
        from protlib.duplicates.certain_duplicates import are_surely_alike

        return are_surely_alike(self._neighbours[number], record)

    def _judge(
        self,
        owner: int | None,
        numbers: Sequence[int],
        neighbours: Sequence[ComparedRecord],
        record: ComparedRecord,
    ) -> Iterator[tuple[int, Judgement]]:
        """Yield the numbers of records that may be the same, each with what the comparison says of it."""
        from protlib.duplicates.comparison import compare, judge_each

        if owner is not None:
            yield owner, compare(self._neighbours[owner], record)
        for position, judgement in judge_each(neighbours, record):
            yield numbers[position], judgement

    def _find_heir(self, record: ComparedRecord, prints: Sequence[int], source: str) -> int | None:
        """Return the number of the record that this one was merged into, or was before an edit; None for neither."""
        origin = record.publication.source or source
        for number in self._formers.numbers_like(record, prints):
            from protlib.duplicates.comparison import compare

            former = self._formers[number]
            is_of_merge = not former.publication.source
            is_from_one_file = is_of_merge or are_one_file(former.publication.source, origin)
            if is_from_one_file and compare(former, record).sameness is Sameness.SAME:
                return self._numbers[comparable_key(self._heirs[number])]
        return None

    def _is_own(self, namesake: int, record: ComparedRecord, judgement: Judgement) -> bool:
        """Tell whether a record comes again under its key: its title is still the same, and nothing contradicts it."""
        from protlib.duplicates.shared_identifiers import may_have_one_key

        existing = self._neighbours[namesake]
        if judgement.sameness is Sameness.SAME or not may_have_one_key(existing, record):
            return judgement.sameness is Sameness.SAME
        return not judgement.is_vetoed or _is_same_but_for_type(existing, record)

    def _comes_again(self, number: int, record: ComparedRecord, judgement: Judgement, source: str) -> bool:
        """Tell whether a record with few fields comes again: an unmatched existing one says all that it says.

        One from the same file may lack what somebody has added to the existing record.
        """
        if self._is_met[number]:
            return False
        existing = self._neighbours[number]
        origin = record.publication.source or source
        is_from_one_file = are_one_file(origin, existing.publication.source)
        may_be = judgement.sameness is Sameness.UNSURE or (is_from_one_file and not judgement.is_vetoed)
        if not may_be:
            return False
        from protlib.duplicates.contradictions import may_come_again
        from protlib.duplicates.description import are_described_alike

        if not may_come_again(existing, record, is_one_name=origin == existing.publication.source):
            return False
        return are_described_alike(existing, record, from_one_file=is_from_one_file)

    def _find_other_year(
        self, numbers: Sequence[int], neighbours: Sequence[ComparedRecord], record: ComparedRecord
    ) -> _Resemblance | None:
        """Return the only record that this one may be with a corrected date; several have one title each year."""
        title = record.title.compact  # asked first: of half a million neighbours in a large import, a few have it
        namesakes = [position for position, neighbour in enumerate(neighbours) if neighbour.title.compact == title]
        if not namesakes:
            return None
        from protlib.duplicates.comparison import compare
        from protlib.duplicates.description import may_be_redated

        redated = [
            (numbers[position], neighbours[position])
            for position in namesakes
            if may_be_redated(neighbours[position], record)
        ]
        if len(redated) != 1 or self._is_met[redated[0][0]]:
            return None
        number, neighbour = redated[0]
        return _Resemblance.from_judgement(number, compare(neighbour, record))._replace(is_same=False)

    def _match_existing(self, number: int, publication: Publication) -> Outcome:
        """Return the outcome of a record that is there already; its keys become aliases of the existing record.

        Where both came in the same import, they are united, so that the fuller record is not lost.
        """
        self._is_met[number] = True
        existing = self._neighbours[number].publication
        aliases = self._keys.claim(foreign_keys := keys.keys_beside(existing, publication))
        with_aliases = existing.changed(aliases=(*existing.aliases, *aliases)) if aliases else existing
        is_in_same_file = existing.key in self.plan.added and self._on_duplicate in _UNITING
        headings = self._headings.get(self._position, frozenset())
        publication, notes = _part_answers(existing, publication, headings, is_in_same_file=is_in_same_file)
        updated = _unite(with_aliases, publication) if is_in_same_file else self._fill(with_aliases, publication)
        action = self._replace(number, existing, updated)
        lost_key = publication.key if publication.key in foreign_keys and publication.key not in aliases else ""
        current = self._neighbours[number].publication
        is_skipped = self._on_duplicate == "skip" and not is_in_same_file
        return Outcome(
            action,
            current,
            existing=existing.key,
            given_key=lost_key,
            aliases=aliases,
            old_record=None if current == existing else existing,
            notes=notes,
            additional_fields=list_additions(existing, publication) if is_skipped else (),
            is_united=is_in_same_file and updated != with_aliases,
        )

    def _fill(self, existing: Publication, publication: Publication) -> Publication:
        if self._on_duplicate != "update":
            return existing
        from protlib.duplicates import merged_record

        return merged_record.fill_gaps(existing, publication)

    def _add(self, record: ComparedRecord, prints: Sequence[int], source: str, like: _Resemblance | None) -> Outcome:
        publication = record.publication
        key, aliases = self._keys.give(publication)
        values = {**publication.filled(), "key": key}  # to begin with a copy takes a quarter of the time
        if aliases or publication.aliases:
            values["aliases"] = aliases
        if source and not publication.source:
            values["source"] = source
        values.setdefault("created", self._now)
        values["modified"] = self._now
        added = Publication.of_clean(values)
        self.plan.added[key] = added
        record.store(added)
        self._is_met[self.remember(record, prints)] = True
        likeness = like and RecordLikeness(self._neighbours[like.number].key, like.score, like.reasons)
        return Outcome("added", added, given_key=publication.key if publication.key != key else "", like=likeness)

    def _replace(self, number: int, existing: Publication, new: Publication) -> Action:
        """Put a record in the place of an existing one, if it differs."""
        if new == existing:
            return "skipped" if self._on_duplicate == "skip" else "unchanged"
        new = new.changed(modified=self._now)
        records = self.plan.added if existing.key in self.plan.added else self.plan.changed
        records[new.key] = new
        old_prints = frozenset(fingerprints(self._neighbours[number]))
        record = ComparedRecord(new, self._neighbours[number].known)
        new_prints = self._newcomers.share(text for text in fingerprints(record) if text not in old_prints)
        self._neighbours.change(number, record, new_prints)
        return "skipped" if self._on_duplicate == "skip" else "updated"
