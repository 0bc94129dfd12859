"""What an index answers: the keys, records, words, values and orders of a library."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from protlib.index import bitmaps, text_lines
from protlib.index.index_tables import values_text
from protlib.index.parts import grams
from protlib.index.text_lines import TextLine
from protlib.record.summary import Summaries
from protlib.text import comparable_key

if TYPE_CHECKING:
    from protlib.record.model import Publication
    from protlib.selection import Sort

_RECORDS_OF_A_QUESTION: Final = 500  # records: as many are read at once for a field of one's own
_RECORDS_AT_ONCE: Final = 200  # records read before the first line is shown


class ReadableIndex:
    """The content of a library for look-ups. Records are numbered; a set of them is a bitmap (see `bitmaps`)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, keys: Sequence[str]) -> "dict[str, Publication]":
        """Return the records with these keys or former keys, by the requested key; case does not matter."""
        numbers = self._numbers(keys)
        records = dict(self.records(sorted(set(numbers.values()))))
        return {key: records[number] for key, number in numbers.items()}

    def keys(self, start: str = "", most: int = -1) -> list[str]:
        """Return the keys that begin so, in whatever case, in order; at most `most`, if that is not below zero."""
        start = start.casefold()
        query = "SELECT key FROM keys WHERE folded BETWEEN ? AND ? AND NOT alias ORDER BY folded, id LIMIT ?"
        return [key for (key,) in self._connection.execute(query, (start, f"{start}\U0010ffff", most))]

    def present_and_former_keys(self) -> list[str]:
        """Return all keys by which records are found: the present ones in order, then former ones."""
        return [key for (key,) in self._connection.execute("SELECT key FROM keys ORDER BY alias, folded, id")]

    def has_key(self, key: str) -> bool:
        """Tell whether a record has this present or former key; case does not matter."""
        return self._number(key) is not None

    def present_keys(self, keys: Sequence[str]) -> list[str]:
        """Return those of some keys that a record has or had; case does not matter."""
        numbers = self._numbers(keys)
        return [key for key in keys if key in numbers]

    def candidates(self, fingerprints: Collection[str]) -> "list[Publication]":
        """Return the records that have one of these fingerprints, in the library's order."""
        return [record for _number, record in self.records(bitmaps.numbers(self.find_fingerprints(fingerprints)))]

    def list_filled(self, field: str) -> "list[Publication]":
        """Return the records in which a field is filled, in the library's order."""
        bits = self.find_values("has", lambda filled, _label: field in filled.split())
        return [record for _number, record in self.records(bitmaps.numbers(bits))]

    def records(self, numbers: Sequence[int], fields: Collection[str] = ()) -> "Iterator[tuple[int, Publication]]":
        """Yield the records with these numbers, in this order, or some of their fields, each read on demand."""
        import orjson  # which a list of lines does not need

        from protlib.record.model import Publication

        query = "SELECT id, document FROM records WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._select_in_order(query, numbers)
        return ((number, Publication.from_dict(orjson.loads(document), fields)) for number, document in rows)

    def summaries(self, numbers: Sequence[int]) -> Summaries:
        """Return the lines that lists show for the records with these numbers, in this order."""
        query = "SELECT id, summary FROM summaries WHERE id IN (SELECT value FROM json_each(?))"
        return Summaries([line for _number, line in self._select_in_order(query, numbers)])

    def _select_in_order(self, query: str, numbers: Sequence[int]) -> Iterator[tuple[int, Any]]:
        """Yield the numbers, in this order, with the result of the query, each read on demand."""
        for start in range(0, len(numbers), _RECORDS_AT_ONCE):
            chunk = numbers[start : start + _RECORDS_AT_ONCE]
            rows = dict(self._select(query, chunk))
            yield from ((number, rows[number]) for number in chunk if number in rows)

    def all(self) -> int:
        """Return all records."""
        return self.find_labelled("all", "", "")

    def find_fingerprints(self, fingerprints: Collection[str]) -> int:
        """Return the records that have one of these fingerprints."""
        query = "SELECT id FROM fingerprints WHERE fingerprint IN (SELECT value FROM json_each(?))"
        return bitmaps.bits_of([number for (number,) in self._select(query, fingerprints)])

    def find_fingerprints_from(self, beginning: str) -> int:
        """Return the records that have a fingerprint with this beginning."""
        query = "SELECT id FROM fingerprints WHERE fingerprint >= ? AND fingerprint < ?"
        bounds = (beginning, f"{beginning}\U0010ffff")
        return bitmaps.bits_of([number for (number,) in self._connection.execute(query, bounds)])

    def files(self) -> list[tuple[str, int]]:
        """Return the checksum of each attached file, with each record that has it."""
        query = "SELECT substr(fingerprint, 6), id FROM fingerprints WHERE fingerprint BETWEEN 'file:' AND 'file;'"
        return self._connection.execute(query).fetchall()

    def file_names(self, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield some records with each text that names a file of theirs."""
        query = """SELECT records.id, file.value FROM records, json_each(CAST(document AS TEXT), '$.files') AS file
        WHERE records.id IN (SELECT value FROM json_each(?))"""
        yield from self._select(query, numbers)

    def find_key(self, key: str) -> int:
        """Return the record with this key or former key; case does not matter."""
        number = self._number(key)
        return 0 if number is None else 1 << number

    def find_labelled(self, field: str, first: str, last: str) -> int:
        """Return the records that have a value from `first` to `last`, both folded, in a field."""
        query = "SELECT ids FROM labels WHERE field = ? AND folded BETWEEN ? AND ?"
        return bitmaps.unite_blobs(blob for (blob,) in self._connection.execute(query, (field, first, last)))

    def find_values(self, field: str, is_wanted: Callable[[str, str], bool]) -> int:
        """Return the records that have a wanted value in a field, told by its folded form and as displayed."""
        rows = self._connection.execute("SELECT folded, shown, ids FROM labels WHERE field = ?", (field,))
        return bitmaps.unite_blobs(blob for folded, label, blob in rows if is_wanted(folded, label))

    def labels(
        self, field: str, first: str = "", last: str = "\U0010ffff", *, falling: bool = False
    ) -> Iterator[tuple[str, str, int]]:
        """Yield the values of a field, folded and as displayed, with their records; only from `first` to `last`."""
        query = "SELECT folded, shown, ids FROM labels WHERE field = ? AND folded BETWEEN ? AND ?"
        query += " ORDER BY folded DESC" * falling
        for folded, label, blob in self._connection.execute(query, (field, first, last)):
            yield folded, label, bitmaps.unite_blobs((blob,))

    def counts(self, field: str, candidates: int) -> dict[str, tuple[int, str]]:
        """Return how many of some records have each folded value of a field, and its commonest spelling."""
        spellings: defaultdict[str, list[tuple[int, str, bytes]]] = defaultdict(list)
        query = "SELECT folded, shown, ids FROM labels WHERE field = ?"
        counter = bitmaps.Counter(candidates)
        for folded, label, blob in self._connection.execute(query, (field,)):
            if count := counter.count((blob,)):
                spellings[folded].append((-count, label, blob))
        return {
            folded: (counter.count([blob for _count, _label, blob in spelling]), min(spelling)[1])
            for folded, spelling in spellings.items()
        }

    def read_extra(self, name: str, numbers: Sequence[int]) -> Iterator[tuple[int, Any]]:
        """Yield the records among some with a value in `extra` under a name without accents, and the value."""
        import orjson

        query = "SELECT id, document FROM records WHERE id IN (SELECT value FROM json_each(?)) AND instr(document, ?)"
        for start in range(0, len(numbers), _RECORDS_OF_A_QUESTION):
            texts = values_text(numbers[start : start + _RECORDS_OF_A_QUESTION])
            for number, document in self._connection.execute(query, (texts, orjson.dumps(name) + b":")):
                extra = orjson.loads(document).get("extra", {})
                if name in extra:
                    yield number, extra[name]

    def words(self, words: Collection[str]) -> Iterator[tuple[str, int, bytes]]:
        """Yield the parts in which these words stand, with the records (packed)."""
        query = "SELECT word, part, ids FROM words WHERE word IN (SELECT value FROM json_each(?))"
        yield from self._select(query, words)

    def words_from(self, beginning: str) -> Iterator[tuple[str, int, bytes]]:
        """Yield the words with this beginning, the parts in which they stand, and the records (packed)."""
        query = "SELECT word, part, ids FROM words WHERE word BETWEEN ? AND ?"
        yield from self._connection.execute(query, (beginning, f"{beginning}\U0010ffff"))

    def spelt_like(self, shared: Mapping[str, int]) -> dict[str, list[str]]:
        """Return for each word the words of the library that share at least so many pairs of letters with it.

        The ends of words count as letters.
        """
        return {word: self._spelt_like(word, least) for word, least in shared.items()}

    def _spelt_like(self, word: str, shared: int) -> list[str]:
        rows = self._select("SELECT ids FROM grams WHERE gram IN (SELECT value FROM json_each(?))", grams(word))
        similar = bitmaps.find_in_at_least(shared, [bitmaps.unite_blobs(row) for row in rows])
        query = "SELECT word FROM spellings WHERE id IN (SELECT value FROM json_each(?))"
        return [word for (word,) in self._select(query, bitmaps.numbers(similar))]

    def side_by_side(self, numbers: Collection[int], words: Iterable[str]) -> list[int]:
        """Return the records among some in whose texts or names words stand side by side, in whatever part."""
        query = "SELECT id FROM texts WHERE id IN (SELECT value FROM json_each(?)) AND instr(text, ?)"
        rows = self._connection.execute(query, (values_text(numbers), text_lines.piece_with_words(words)))
        return [number for (number,) in rows]

    def texts(self, numbers: Collection[int]) -> Iterator[tuple[int, Iterator[TextLine]]]:
        """Yield records, each with the words of its texts and names in order."""
        query = "SELECT id, text FROM texts WHERE id IN (SELECT value FROM json_each(?))"
        return ((number, text_lines.read_lines(lines)) for number, lines in self._select(query, numbers))

    def titles(self, numbers: Collection[int]) -> dict[int, list[str]]:
        """Return the words of the first text of records: the title, if there is one."""
        first = "substr(text, 1, instr(text, char(10)))"
        query = f"SELECT id, {first} FROM texts WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - own words
        return {number: line.split()[1:] for number, line in self._select(query, numbers)}  # behind its part

    def dates(self, numbers: Collection[int]) -> list[tuple[int, str]]:
        """Return the dates of records."""
        query = "SELECT id, date FROM orders WHERE id IN (SELECT value FROM json_each(?))"
        return self._select(query, numbers).fetchall()

    def find_times(self, column: str, first: str, end: str) -> int:
        """Return the records with a time from `first` on, but before `end`, in a column of `orders`."""
        query = f"SELECT id FROM orders WHERE {column} >= ? AND {column} < ? AND {column} <> ''"  # noqa: S608 - own words
        return bitmaps.bits_of([number for (number,) in self._connection.execute(query, (first, end))])

    def sort_newest_first(self, numbers: Collection[int]) -> list[int]:
        """Return records by year, the newest first; those of one year, or of none, by key."""
        query = "SELECT id FROM orders WHERE id IN (SELECT value FROM json_each(?)) ORDER BY year DESC, key, id"
        return [number for (number,) in self._select(query, numbers)]

    def sort(self, sort: "Sort", candidates: int, count: int, *, reverse: bool) -> list[int]:
        """Return the first records in an order, or, in `reverse`, the last ones."""
        from protlib.index import orders  # which a search by relevance never needs

        return orders.sort(self._connection, sort, candidates, count, self._newest_year, reverse=reverse)

    def _newest_year(self, candidates: int) -> int:
        """Return the last year of some records, 0 for none: where few are that new, most rows need not be read."""
        return next((int(year or 0) for year, _last, bits in self.labels("year", falling=True) if bits & candidates), 0)

    def _number(self, key: str) -> int | None:
        query = "SELECT id FROM keys WHERE folded = ? ORDER BY alias, key <> ?, id LIMIT 1"
        return next((row[0] for row in self._connection.execute(query, (comparable_key(key), key))), None)

    def _numbers(self, keys: Collection[str]) -> dict[str, int]:
        """Return what `_number` finds for many keys, each in a fifth of the time; those of no record are left out."""
        query = "SELECT folded, key, alias, id FROM keys WHERE folded IN (SELECT value FROM json_each(?))"
        first_rows: dict[str, tuple[int, int]] = {}
        rows_in_case: dict[str, tuple[int, int]] = {}
        query += " ORDER BY alias DESC, id DESC"  # so that the row that counts comes last
        for folded, key, alias, number in self._select(query, {*map(comparable_key, keys)}):
            first_rows[folded] = rows_in_case[key] = (alias, number)
        numbers: dict[str, int] = {}
        for key in keys:
            if row := first_rows.get(comparable_key(key)):
                alias, number = rows_in_case.get(key, row)
                numbers[key] = number if alias == row[0] else row[1]
        return numbers

    def _select(self, query: str, values: Collection[str] | Collection[int]) -> sqlite3.Cursor:
        return self._connection.execute(query, (values_text(values),))
