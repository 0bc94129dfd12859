"""The library as it is read, through its index: records, counts, decisions, history."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Self

from protlib.library.current_index import CurrentIndex
from protlib.library.file_texts import FileTexts
from protlib.storage import PATIENCE, Document, Store, ignore_message
from protlib.system.file_identity import utc_time
from protlib.system.progress import Progress, ignore_progress

if TYPE_CHECKING:
    from protlib.duplicates.groups import Group
    from protlib.record.decisions import Decisions
    from protlib.record.decisions.conflict import Conflict
    from protlib.record.model import Publication
    from protlib.search import Request, Results
    from protlib.search.facets import Counted, Counts
    from protlib.selection import Selection
    from protlib.storage.version_info import VersionInfo


class ReadableLibrary:
    """The publications of one file, for those who only read them; `Library` says what it takes."""

    def __init__(
        self,
        path: str | PathLike[str],
        cache: str | PathLike[str] | None = None,
        *,
        texts: str | PathLike[str] | None = None,
        progress: Progress = ignore_progress,
        tell: Callable[[str], None] = ignore_message,
        clock: Callable[[], str] = utc_time,
        wait: float = PATIENCE,
        continues: str = "",
    ) -> None:
        self.path = Path(path)
        self._store = Store(self.path, tell=tell, patience=wait)
        self._index = CurrentIndex(self._store, None if cache is None else Path(cache), progress, tell)
        self._texts, self._clock, self._continues = FileTexts(texts, cache, progress), clock, continues

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> "Iterator[Publication]":
        return iter(self.select("", summaries=False).publications)

    def __len__(self) -> int:
        return self._index.ask(lambda index: index.all().bit_count())

    def __bool__(self) -> bool:
        return True  # a library is one also while it is empty

    def __contains__(self, key: str) -> bool:
        return self._index.ask(lambda index: index.has_key(key))

    @property
    def texts(self) -> FileTexts:
        """The texts of attached files."""
        return self._texts

    def close(self) -> None:
        """Close the index; the library opens it again where it is needed."""
        self._texts.close()
        self._index.close()

    def select(self, selection: "Selection | str", *, publications: bool = True, summaries: bool = True) -> "Results":
        """Return the results of a selection or a query, all of one moment; raises UsageError if it is not valid."""
        from protlib.search import select

        request = self._make_request(selection)
        return self._index.ask(lambda index: select(index, request, publications=publications, summaries=summaries))

    def stream(self, selection: "Selection | str", fields: Collection[str] = ()) -> "Results":
        """Return what `select` does, but records (or their `fields`) are read each time somebody goes through them."""
        from protlib.library.record_stream import stream_records

        return stream_records(self._index, self.select(selection, publications=False, summaries=False), fields)

    def facets(self, selection: "Selection | str", by: str, *, as_catalogued: bool = False) -> "Counted":
        """Return the values of a field in a selection, with counts; a work's versions count as one."""
        return self.counts(selection, by, as_catalogued=as_catalogued).values

    def counts(
        self, selection: "Selection | str", *by: str, as_catalogued: bool = False, without: Collection[str] = ()
    ) -> "Counts":
        """Count the publications of a selection by one field or two, `without` those of some circles."""
        from protlib.search.facets import count_facets

        request = self._make_request(selection)
        return self._index.ask(lambda index: count_facets(index, request, by, without, as_catalogued=as_catalogued))

    def _make_request(self, selection: "Selection | str") -> "Request":
        """Return the request for a selection or a query, with the decisions that matter for it."""
        from protlib.search import Request
        from protlib.search.other_names import NO_OTHERS, OtherNames
        from protlib.selection import Selection

        names = self._decisions_of_kind("name")
        return Request(
            Selection(selection) if isinstance(selection, str) else selection,
            self.own_fields,
            OtherNames(names.names()) if names else NO_OTHERS,
            lambda: self.decisions().searches(),
            self._texts,
            lambda: translations.works() if (translations := self._decisions_of_kind("translations")) else [],
        )

    def get(self, key: str) -> "Publication":
        """Return the publication with this key, or that once had it; raises NothingFoundError."""
        return self.get_many([key])[0]

    def get_many(self, keys: Sequence[str]) -> "list[Publication]":
        """Return the publications with these keys, each once, in this order; raises NothingFoundError."""
        from protlib.library.view import records_with

        return self._index.ask(lambda index: records_with(index, keys))

    def titled(self, title: str) -> "list[Publication]":
        """Return the publications with this title, in whatever spelling."""
        from protlib.library.view import records_titled

        return self._index.ask(lambda index: records_titled(index, title))

    def beginning(self, start: str, most: int) -> "list[Publication]":
        """Return at most this many publications whose keys begin so, in whatever case, by key."""
        return self._index.ask(lambda index: list(index.get(index.keys(start, most)).values()))

    def decisions(self) -> "Decisions":
        """Return the decisions of the library: which records are no duplicates, the one name of a body, and so on."""
        return self._decisions_from(self._store.decisions())

    def conflicts(self) -> "list[Conflict]":
        """Return the conflicts that merges have left, as `Decisions.conflicts` does; other decisions are not read."""
        conflicts = self._decisions_of_kind("conflict")
        return conflicts.conflicts() if conflicts else []

    def _decisions_of_kind(self, kind: str) -> "Decisions | None":
        """Return the decisions of a kind, None for none: who reads records then needs no code of decisions."""
        documents = [document for document in self._store.decisions() if document.get("kind") == kind]
        return self._decisions_from(documents) if documents else None

    @staticmethod
    def _decisions_from(documents: Sequence[Document]) -> "Decisions":
        from protlib.record.decisions import Decisions

        return Decisions.from_documents(documents)

    def verdicts_in_words(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return what reviewers say of records, by the keys of those that have verdicts."""
        return self.decisions().verdicts_in_words(keys) if self._store.decisions() else {}

    def own_fields(self) -> list[str]:
        """Return the library's own fields, in the order of their declaration."""
        return self.decisions().own_fields()

    def duplicates(
        self, among: Collection[str] | None = None, *, progress: Progress = ignore_progress
    ) -> "list[Group]":
        """Return groups of records that are or may be one publication, the likeliest first, with `among` of these keys.

        Records that a person keeps apart are in no group together.
        """
        from protlib.library.duplicate_groups import groups_of, read_compared

        return groups_of(self._index.ask(read_compared), self.decisions(), among, progress)

    def history(self) -> "list[VersionInfo]":
        """Return the library as it is and its kept versions, the newest first."""
        from protlib.library.past.library_facts import list_versions

        return list_versions(self._store, len(self))

    def info(self) -> dict[str, str | int]:
        """Return where the library, its index and its versions are, and what they hold; sizes in bytes."""
        from protlib.library.past.library_facts import collect_facts

        return {**collect_facts(self._store, len(self)), "index": self._index.location()}
