"""The texts of the works that a report quotes, and where else in the library a quotation stands."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from protlib.errors import NothingFoundError, UnknownKeysError, UsageError
from protlib.library.files.attachments import AttachmentOutcome, list_files, records_with_files
from protlib.library.files.text_intake import describe_scan, explain_unreadable, files_of_library
from protlib.quotations.report_check import Obstacle, SourcePassage, SourceProblem, Texts, passage_of
from protlib.record.access import level
from protlib.system.shell import quote
from protlib.text import suggestion

if TYPE_CHECKING:
    from protlib.fulltext.page_query import PageIndex, Scores
    from protlib.fulltext.page_text import FileText
    from protlib.fulltext.text_store import KeptText
    from protlib.library.library import Library
    from protlib.quotations.paraphrases import SimilarPassage
    from protlib.quotations.source import Source
    from protlib.record.model import Publication

_MOST_PAGES: Final = 5
"""Pages of other works that are looked at for a quotation."""
_WORDS_IN_A_ROW: Final = 4  # words: shorter runs are on too many pages
_MOST_RUNS: Final = 6  # of a quotation: each is a question to the index, and one without a slip is enough
# The share of its words that make a quotation one of another work: a lower share blames works that are alike.
_LEAST_LIKENESS: Final = 0.9
_PICTURES: Final = 0.5
"""The share of pictures from which a file counts as scanned."""


class QuotedWorks:
    """The texts of works by the keys that a report cites; each file is prepared once.

    `records` are those of other programs, by the keys of their citations: the library may have them under other keys. A
    publication counts as missing where `is_open` returns false; `names_files` tells whether files are named, and
    `tells_access` whether a message says which key is that of a publication that is not open. `problems` say why the
    works of typed citations cannot be looked at.
    """

    def __init__(
        self,
        library: "Library",
        records: "Mapping[str, Publication] | None" = None,
        *,
        is_open: "Callable[[Publication], bool]" = lambda _record: True,
        names_files: bool = True,
        tells_access: bool = False,
        problems: Mapping[str, SourceProblem] | None = None,
    ) -> None:
        self._library = library
        self._foreign = records or {}
        self._is_open = is_open
        self._names_files = names_files
        self._tells_access = tells_access
        self._problems = problems or {}
        self._texts: dict[str, Texts] = {}
        self._files: dict[str, AttachmentOutcome] | None = None
        self._records: dict[str, Publication | None] = {}
        self._likely_keys: dict[str, str] = {}

    def record(self, key: str) -> "Publication | None":
        """Return the publication that a key in the report means, None where the library has none."""
        if key not in self._records:
            record = self._find_record(key)
            self._records[key] = record if record and self._is_open(record) else None
        return self._records[key]

    def _find_record(self, key: str) -> "Publication | None":
        from protlib.selection import CitedKey, Selection

        if key in self._problems:
            return None
        try:
            if key not in self._foreign:
                return self._library.get(key)
            cited = CitedKey(key, key, self._foreign[key])
            return next(iter(self._library.select(Selection(cited=(cited,)), summaries=False).publications), None)
        except NothingFoundError as error:
            self._likely_keys[key] = error.likely_keys.get(key, "") if isinstance(error, UnknownKeysError) else ""
            return None

    def files(self, keys: Collection[str]) -> list[AttachmentOutcome]:
        """Return the attached files of works, each once."""
        return files_of_library(self._library, [record for key in keys if (record := self.record(key))])

    def __call__(self, key: str) -> Texts:
        """Return the texts of a work, and why one of them cannot be read."""
        if key not in self._texts:
            self._texts[key] = self._find_texts(key)
        return self._texts[key]

    def _find_texts(self, key: str) -> Texts:
        record = self.record(key)
        if record is None:
            return Texts(problem=self._problems.get(key) or SourceProblem(Obstacle.UNKNOWN, self._explain_unknown(key)))
        files = list_files(self._library, [record])
        if not files:
            attach = f"protlib attach {quote(record.key)} FILE"
            return Texts(problem=SourceProblem(Obstacle.NO_FILE, f"{record.key} has no file. To attach one: {attach}"))
        sources: list[Source] = []
        problems: list[SourceProblem] = []
        for attached in files:
            source = self._load(attached)
            if isinstance(source, str):
                problems.append(SourceProblem(Obstacle.NO_TEXT, source))
            else:
                sources.append(source)
                pictures, nameless = len(source.text.pictures), len(source.text.nameless)
                if pictures > _PICTURES * len(source):
                    scan = f"{self._name(attached)}: {describe_scan(record.key, pictures, len(source), nameless)}"
                    problems.append(SourceProblem(Obstacle.PICTURES, scan))
        return Texts(sources, next(iter(problems), None))

    def _explain_unknown(self, key: str) -> str:
        if self._tells_access and (closed := self._find_record(key)):
            access = level(closed.access)
            return f"{key} is {access}. To look at it: --include {access}"
        likely_key = self._likely_keys.get(key, "")
        likely_record = self._find_record(likely_key) if likely_key else None
        names = [likely_key] if likely_record and self._is_open(likely_record) else []
        return f"no publication has the key {key}{suggestion(names)}"

    def _name(self, attachment: AttachmentOutcome) -> str:
        return attachment.file.name if self._names_files else f"the file of {attachment.key}"

    def _load(self, attachment: AttachmentOutcome) -> "Source | str":
        """Return the text of a file, or why there is none."""
        from protlib.quotations.source import Source

        name = self._name(attachment)
        file_text = self._library.texts.find_kept(attachment.file.sha256)
        if file_text is None:
            problem = explain_unreadable(attachment)
            return f"{name}: {problem}" if problem else f"{name} has no text yet. To read it: protlib text --all"
        if file_text.problem:
            return f"{name}: {file_text.problem}"
        try:
            return Source(file_text.read_whole(), name)
        except ValueError:
            return f"the kept text of {name} is damaged. To read it again: protlib text --again {quote(attachment.key)}"

    def find_elsewhere(self, quotation: str, excluded_keys: Collection[str]) -> SourcePassage | None:
        """Return where another work of the library has a quotation, word by word or nearly; None where none does."""
        own_keys = {self._key_of(key) for key in excluded_keys}
        files = {sha256: attached for sha256, attached in self._all_files().items() if attached.key not in own_keys}
        alike = (
            alike for alike in self._find_similar_passages(quotation, files) if alike.match.likeness >= _LEAST_LIKENESS
        )
        return next((alike.passage for alike in alike), None)

    def alike_in(self, keys: Collection[str] | None) -> "Callable[[str], list[SimilarPassage]]":
        """Return what finds the passages that are like a sentence, in works with these keys, or in all works."""
        files = self._all_files()
        if keys is not None:
            full_keys = {self._key_of(key) for key in keys}
            files = {sha256: attached for sha256, attached in files.items() if attached.key in full_keys}
        return lambda sentence: list(self._find_similar_passages(sentence, files))

    def _all_files(self) -> dict[str, AttachmentOutcome]:
        if self._files is None:
            records = [record for record in records_with_files(self._library) if self._is_open(record)]
            self._files = {attached.file.sha256: attached for attached in files_of_library(self._library, records)}
        return self._files

    def _find_similar_passages(self, words: str, files: Mapping[str, AttachmentOutcome]) -> "Iterator[SimilarPassage]":
        """Yield the passages on the pages of files that have the most runs of words."""
        scores = self._rank(words, files)
        pages = [(score, sha256, page) for sha256, own_pages in scores.items() for page, score in own_pages.items()]
        for _score, sha256, page in islice(sorted(pages, reverse=True), _MOST_PAGES):
            if alike := self._look_at(words, files[sha256], page):
                yield alike

    def _key_of(self, key: str) -> str:
        record = self.record(key)
        return record.key if record else key

    def _rank(self, quotation: str, files: Mapping[str, AttachmentOutcome]) -> "Scores":
        """Return the pages that have the most runs of words of a quotation."""
        from protlib.fulltext.page_query import PageQuery, WordSequence
        from protlib.index.words import chunks

        words = " ".join(chunks(quotation)).split()
        starts = range(0, max(1, len(words) - _WORDS_IN_A_ROW + 1), max(1, len(words) // _MOST_RUNS))
        runs = [WordSequence(tuple(words[start : start + _WORDS_IN_A_ROW])) for start in starts]
        query = PageQuery(tuple((run,) for run in runs if run.words))

        def question(pages: "PageIndex", _unread: Sequence[str]) -> "Scores":
            return pages.rank_most(query, files)

        try:
            return self._library.texts.ask(files, question) if files and query.groups else {}
        except UsageError:  # there is no folder for texts
            return {}

    def _look_at(self, words: str, attachment: AttachmentOutcome, page: int) -> "SimilarPassage | None":
        from protlib.quotations.alignment import align
        from protlib.quotations.paraphrases import SimilarPassage
        from protlib.quotations.source import Source

        file_text = self._library.texts.find_kept(attachment.file.sha256)
        if file_text is None:
            return None
        source = Source(_with_next_page(file_text, page), self._name(attachment))
        match = align(words, source)
        record = self.record(attachment.key)
        title = record.title if record else ""
        return SimilarPassage(passage_of(attachment.key, source, match), match, title) if match else None


def _with_next_page(file_text: "KeptText", page: int) -> "FileText":
    """Return the text of a page with the next; pages before it are empty."""
    from protlib.fulltext.page_text import FileText, Page

    last = min(page + 2, len(file_text.labels))
    empty = (Page("", label) for label in file_text.labels[:page])
    pages = (*empty, *(file_text.page(number) for number in range(page, last)))
    return FileText(pages, file_text.reader, file_text.is_paged)
