"""The index of pages in SQLite's FTS5: one file in the cache folder for all texts of a user.

It holds the search forms of words and no text (it is contentless), so that it can be made anew from the kept texts at
any time. A page has the number of its file and its place in one number. A file that is taken out leaves its words
behind until the index is made anew; its number is never given again.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from protlib.fulltext.page_query import Group, PageQuery, Scores, WordSequence
from protlib.fulltext.page_tables import PageTables, guarded
from protlib.fulltext.page_text import FileText
from protlib.index.index_tables import values_text
from protlib.index.words import chunks, forget_forms

_BITS: Final = 16  # of a row's number are the page: so many pages no file has
_MOST_PAGES: Final = 1 << _BITS
_PAGE_BITS: Final = _MOST_PAGES - 1
_file_of_row: Final = _BITS.__rrshift__
_LEFT_BEHIND: Final = 0.5
"""The share of pages that were taken out from which the index is made anew."""
_FEW_PAGES: Final = 1000  # taken out, at least: a small index is not made anew each time
_FEW_FILES: Final = 30  # at most: so many are quicker to look through one by one than among all pages that match
_LAST: Final = "\U0010ffff"
_CROSSING: Final = 1.0
"""The score of a page at whose end a phrase begins: less than that of most pages that have it whole."""
_SCORE: Final = "(4096 - rank) - 4096"
"""The higher, the better. Without the last digits: thousands are added to it, and taken from it, without a loss."""
OPEN: Final = " *"
"""What stands behind the beginning of a word: to find all words that begin so takes as long as to find their pages."""


class PassageIndex(PageTables):
    """The pages of files by their words; see `page_query.PageQuery` for what the methods do.

    They raise PagesDamagedError where the file cannot be used, else LibraryBusyError or LibraryUnusableError.
    """

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        self._names: dict[int, str] | None = None

    def reset(self) -> None:
        """Throw everything away, unless another program did so since."""
        super().reset()
        self._names = None

    @guarded
    def put_in(self, texts: Iterable[tuple[str, FileText]]) -> None:
        """Put in the pages of files, and replace those that it has of them, all in one transaction."""
        words: set[str] = set()
        names: set[str] = set()
        self._names = None
        with self.open_transaction():
            for sha256, text in texts:
                self._take_out(sha256)
                self._put_pages(self._new_number(sha256, len(text.pages)) << _BITS, text, words, names)
            for table, values in (("words", words), ("names", names)):
                statement = f"INSERT OR IGNORE INTO {table} VALUES (?)"  # noqa: S608 - names of our own
                self.connection.executemany(statement, ((value,) for value in sorted(values)))
        forget_forms()

    def _new_number(self, sha256: str, page_count: int) -> int:
        cursor = self.connection.execute("INSERT INTO files(sha256, pages) VALUES (?, ?)", (sha256, page_count))
        return cursor.lastrowid or 0

    def _put_pages(self, first: int, text: FileText, words: set[str], names: set[str]) -> None:
        """Put in the pages of a file from a number on, and add their words and the names that stand in them."""
        from protlib.fulltext.concept_names import find_concept_names
        from protlib.fulltext.page_edges import seams_of  # which who only asks does not need

        pages = text.pages[:_MOST_PAGES]
        for table, texts in (("pages", (page.text for page in pages)), ("seams", seams_of(pages))):
            statement = f"INSERT INTO {table}(rowid, text) VALUES (?, ?)"  # noqa: S608 - names of our own
            for number, page_text in enumerate(texts, first):
                forms = " ".join(chunks(page_text))
                own_words = forms.split()
                words.update(own_words)
                names.update(find_concept_names(own_words))
                self.connection.execute(statement, (number, forms))

    @guarded
    def take_out(self, checksums: Iterable[str]) -> None:
        """Take out the pages of files."""
        self._names = None
        with self.open_transaction():
            for sha256 in checksums:
                self._take_out(sha256)

    def _take_out(self, sha256: str) -> None:
        row = self.connection.execute("SELECT pages FROM files WHERE sha256 = ?", (sha256,)).fetchone()
        if row:
            self.connection.execute("DELETE FROM files WHERE sha256 = ?", (sha256,))
            self.connection.execute("UPDATE state SET left_behind = left_behind + ?", row)

    @guarded
    def merge_parts(self) -> None:
        """Join the parts that many writes left, so that a search reads one; that takes a hundredth of their time."""
        for table in ("pages", "seams"):
            self.connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608 - two names

    @guarded
    def is_wasteful(self) -> bool:
        """Tell whether so much was taken out that the index should be made anew."""
        ((left_behind,),) = self.connection.execute("SELECT left_behind FROM state")
        ((pages,),) = self.connection.execute("SELECT total(pages) FROM files")
        return bool(left_behind > max(_FEW_PAGES, _LEFT_BEHIND * pages))

    @guarded
    def list_missing(self, checksums: Collection[str]) -> list[str]:
        """Return the checksums, each once, of files that were not put in."""
        self._names = None  # another program may have put some in
        missing = {*checksums}.difference(self._files().values())
        return [sha256 for sha256 in dict.fromkeys(checksums) if sha256 in missing] if missing else []

    @guarded
    def checksums(self) -> list[str]:
        """Return the checksums of all files that were put in."""
        return [sha256 for (sha256,) in self.connection.execute("SELECT sha256 FROM files")]

    @guarded
    def find_files(self, query: PageQuery, file_names: Collection[str], *, over_ends: bool) -> set[str]:
        """Return the files among some that have a page with all of a query; on request also across a page break."""
        if not query.groups:
            return set()
        names, subset = self._files(), self._numbers(file_names)
        numbers = {number for (number,) in self._rows("DISTINCT rowid >> 16", make_expression(query), subset)}
        if over_ends and query.phrases():
            unmatched = [number for number in (names if subset is None else subset) if number not in numbers]
            numbers.update(row >> _BITS for row in self._seam_rows(query, (), unmatched))
        return {sha256 for number in numbers if (sha256 := names.get(number, "")) in file_names}

    @guarded
    def rank_files(self, query: PageQuery, file_names: Collection[str], closer: PageQuery | None) -> dict[str, float]:
        """Return the score of each file's best page; with a `closer` query, only pages that it finds count."""
        if not query.groups:
            return {}
        names, subset = self._files(), self._numbers(file_names)
        values = () if closer in {None, query} else (make_expression(closer),)
        # +: no look-up of each
        condition = "AND +rowid IN (SELECT rowid FROM pages WHERE pages MATCH ?)" if values else ""
        columns = f"rowid >> 16, max({_SCORE})"
        scores = dict(
            self._rows(columns, make_expression(query), subset, f"{condition} GROUP BY 1", *values).fetchall()
        )
        if closer is None and query.phrases():
            unmatched = [
                number for number in (names if subset is None else subset) if scores.get(number, 0) < _CROSSING
            ]
            scores.update((row >> _BITS, _CROSSING) for row in self._seam_rows(query, None, unmatched))
        return {sha256: score for number, score in scores.items() if (sha256 := names.get(number, "")) in file_names}

    @guarded
    def rank_pages(
        self, query: PageQuery, file_names: Collection[str], scored_names: Collection[str]
    ) -> tuple[set[str], Scores]:
        """Return the files among some that have a page with all of a query, with the pages of those `scored_names`."""
        if not query.groups:
            return set(), {}
        names, subset = self._files(), self._numbers(file_names)
        scored = {number for number, sha256 in names.items() if sha256 in scored_names}
        if len(scored) < len(names if subset is None else subset):
            is_scored = f"rowid >> 16 IN ({', '.join(map(str, scored))})"
            columns = (
                f"DISTINCT rowid >> 16, CASE WHEN {is_scored} THEN rowid END, CASE WHEN {is_scored} THEN {_SCORE} END"
            )
        else:
            columns = f"rowid >> 16, rowid, {_SCORE}"
        rows = self._rows(columns, make_expression(query), subset)
        numbers: set[int] = set()
        scores: Scores = {}
        for number, file_rows in groupby(rows, key=itemgetter(0)):
            numbers.add(number)
            if number in scored:
                scores[names[number]] = {row & _PAGE_BITS: score for _number, row, score in file_rows}
        if query.phrases():
            unmatched = [
                number for number in (names if subset is None else subset) if number in scored or number not in numbers
            ]
            whole = [number << _BITS | page for number in scored for page in scores.get(names[number], ())]
            for row in self._seam_rows(query, whole, unmatched):
                numbers.add(row >> _BITS)
                if (sha256 := names.get(row >> _BITS, "")) in scored_names:
                    scores.setdefault(sha256, {}).setdefault(row & _PAGE_BITS, _CROSSING)
        return {sha256 for number in numbers if (sha256 := names.get(number, "")) in file_names}, scores

    @guarded
    def rank_most(self, query: PageQuery, file_names: Collection[str]) -> Scores:
        """Return the pages of some files that have as many groups of a query as any has, at least one."""
        names, subset = self._files(), self._numbers(file_names)
        counts: Counter[int] = Counter()
        scores: defaultdict[int, float] = defaultdict(float)
        for group in query.groups:
            expression = make_expression(PageQuery((group,), query.excluded))
            for row, score in self._rows(f"rowid, {_SCORE}", expression, subset):
                if names.get(row >> _BITS, "") in file_names:
                    counts[row] += 1
                    scores[row] += score
        most = max(counts.values(), default=0)
        return _group_by_file(((row, scores[row]) for row, count in counts.items() if count == most), names, file_names)

    @guarded
    def find_pages(self, query: PageQuery, file_names: Collection[str]) -> dict[str, set[int]]:
        """Return the places of the pages that have all of a query before they end, by the checksum of their file."""
        names = self._files()
        pages: dict[str, set[int]] = {}
        for number, file_rows in groupby(
            self._find_rows(make_expression(query), self._numbers(file_names)), _file_of_row
        ):
            if (sha256 := names.get(number, "")) in file_names:
                pages[sha256] = {row & _PAGE_BITS for row in file_rows}
        return pages

    def _files(self) -> dict[int, str]:
        """Return the checksums of all files by their numbers."""
        if self._names is None:
            self._names = dict(self.connection.execute("SELECT number, sha256 FROM files").fetchall())
        return self._names

    def _numbers(self, file_names: Collection[str]) -> list[int] | None:
        """Return the numbers of some files; None where the index has no others."""
        names = self._files()
        if len(file_names) >= len(names) and all(map(file_names.__contains__, names.values())):
            return None
        return [number for number, sha256 in names.items() if sha256 in file_names]

    def _rows(
        self,
        columns: str,
        expression: str,
        subset: Collection[int] | None,
        clauses: str = "",
        *values: str,
        table: str = "pages",
    ) -> sqlite3.Cursor:
        """Return what a query selects of the rows that match, of some files, or of all."""
        query = f"SELECT {columns} FROM {table} WHERE {table} MATCH ?"  # noqa: S608 - names of our own
        if subset is not None:
            query += " AND rowid >> 16 IN (SELECT value FROM json_each(?))"
            values = (str([*subset]), *values)
        return self.connection.execute(f"{query} {clauses}", (expression, *values))

    def _find_rows(self, expression: str, subset: Collection[int] | None, table: str = "pages") -> list[int]:
        """Return the rows that match, of some files or of all, those of one file together."""
        if subset is None or len(subset) > _FEW_FILES or OPEN in expression:
            return [row for (row,) in self._rows("rowid", expression, subset, table=table)]
        pages = f"BETWEEN file.value << {_BITS} AND (file.value << {_BITS}) + {_PAGE_BITS}"
        query = f"SELECT page.rowid FROM json_each(?) AS file CROSS JOIN {table} AS page "  # noqa: S608 - names of our own
        query += f"WHERE {table} MATCH ? AND page.rowid {pages}"
        return [row for (row,) in self.connection.execute(query, (str([*subset]), expression))]

    def _seam_rows(
        self, query: PageQuery, whole: Collection[int] | None, subset: Collection[int] | None
    ) -> Iterator[int]:
        """Yield the pages at whose end a phrase begins that goes on behind the page break; the rest is on the page.

        A group may begin with a phrase. If it begins with a word, its phrases are other names of the word. `whole` are
        the rows of the pages that have all of the query, if they are known.
        """
        for position in query.phrases():
            other_groups = query._replace(groups=query.groups[:position] + query.groups[position + 1 :])
            is_all = not other_groups.groups and not other_groups.excluded
            yield from self._find_crossing(
                make_any(query.groups[position]), other_groups, whole if is_all else None, subset
            )

    def _find_crossing(
        self, phrases: str, other_groups: PageQuery, whole: Collection[int] | None, subset: Collection[int] | None
    ) -> set[int]:
        """Return the pages at whose end one of some phrases begins, if they have the rest of a query as well.

        `whole` are the pages that have one of the phrases, if that is known.
        """
        rows = {*self._find_rows(phrases, subset, "seams")}
        if not rows:
            return rows
        on_pages = {*self._find_rows(phrases, subset)} if whole is None else {*whole}
        rows = {row for row in rows if row not in on_pages and row + 1 not in on_pages}
        if rows and other_groups.groups:
            rows &= {*self._find_rows(make_expression(other_groups), subset)}
        elif rows and other_groups.excluded:
            rows -= {*self._find_rows(make_any(other_groups.excluded), subset)}
        return rows

    @guarded
    def known_words(self, words: Collection[str]) -> list[str]:
        """Return those of some words that stand on a page."""
        query = "SELECT word FROM words WHERE word IN (SELECT value FROM json_each(?))"
        indexed_words = {word for (word,) in self.connection.execute(query, (values_text(words),))}
        return list(filter(indexed_words.__contains__, words))

    @guarded
    def known_names(self, names: Collection[str]) -> Collection[str]:
        """Return the names that stand in texts; all of them if texts were put in by another table of concepts."""
        from protlib.fulltext.concept_names import checksum

        if self.connection.execute("SELECT concepts FROM state").fetchone() != (checksum(),):
            return names
        query = "SELECT name FROM names WHERE name IN (SELECT value FROM json_each(?))"
        return {name for (name,) in self.connection.execute(query, (values_text(names),))}

    @guarded
    def words_from(self, beginning: str) -> Sequence[str]:
        """Return the words on pages that begin so."""
        rows = self.connection.execute(
            "SELECT word FROM words WHERE word BETWEEN ? AND ?", (beginning, f"{beginning}{_LAST}")
        )
        return [word for (word,) in rows]

    @guarded
    def words_like(self, shared: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
        """Return the words on pages that are like some words: see `similar_words.find_similar`."""
        from protlib.fulltext.similar_words import find_similar  # which only a misspelt word needs

        return find_similar(shared, self.connection.execute)


def _group_by_file(rows: Iterable[tuple[int, float]], names: Mapping[int, str], file_names: Collection[str]) -> Scores:
    """Return rows with scores by the checksum of their file, of some files; those of one file stand together."""
    scores: Scores = {}
    number, page_scores = -1, None
    for row, score in rows:
        if row >> _BITS != number:
            number = row >> _BITS
            sha256 = names.get(number, "")
            page_scores = scores.setdefault(sha256, {}) if sha256 in file_names else None
        if page_scores is not None:
            page_scores[row & _PAGE_BITS] = score
    return scores


def make_expression(query: PageQuery) -> str:
    """Return a query in the language of FTS5."""
    if query.near:
        runs = " ".join(_phrase(group[0]) for group in query.groups)
        expression = f"NEAR({runs}, {query.near})"
    else:
        expression = " AND ".join(f"({make_any(group)})" for group in query.groups)
    if query.further_groups:
        expression = " AND ".join((f"({expression})", *(f"({make_any(group)})" for group in query.further_groups)))
    return f"({expression}) NOT ({make_any(query.excluded)})" if query.excluded else expression


def make_any(group: Group) -> str:
    """Return a query for one of some runs of words."""
    return " OR ".join(map(_phrase, dict.fromkeys(group)))


def _phrase(run: WordSequence) -> str:
    """Return words in quotation marks, for the words themselves have none."""
    return f'"{" ".join(run.words)}"{OPEN if run.is_open else ""}'
