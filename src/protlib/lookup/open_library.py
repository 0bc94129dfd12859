"""Open Library's answer for an ISBN (https://openlibrary.org/dev/docs/api/books, jscmd=data) as a raw record."""

from collections.abc import Mapping

from protlib.lookup import texts
from protlib.record import dates
from protlib.record.raw_record import RawRecord


def to_raw(book: Mapping[str, object], isbn: str) -> tuple[RawRecord, list[str]]:
    """Return the raw record of a book, for `cleaning.clean_record`, and notes for a person.

    Its subjects and links belong to the catalogue's entry rather than the book, and are left out.
    """
    authors, doubts = texts.read_people([{"text": name} for name in _read_names(book.get("authors"))])
    title = texts.read_title(book.get("title"), book.get("subtitle"))
    date_text = texts.read_plain(book.get("publish_date"))
    pages = book.get("number_of_pages")
    raw: RawRecord = {
        "type": "book",
        "title": title,
        "authors": authors,
        "date": dates.parse_or(date_text, "") or dates.find_only_year(date_text),
        "publisher": "; ".join(_read_names(book.get("publishers"))),
        "publisher_place": "; ".join(_read_names(book.get("publish_places"))),
        "isbn": isbn,
        "extra": {"number-of-pages": str(pages)} if isinstance(pages, int) else {},
    }
    return raw, [*doubts, *texts.list_doubts(title, authors)]


def _read_names(values: object) -> list[str]:
    items = values if isinstance(values, list) else []
    return [text for item in items if isinstance(item, Mapping) and (text := texts.read_plain(item.get("name")))]
