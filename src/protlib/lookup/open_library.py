"""Open Library's answer for an ISBN (https://openlibrary.org/dev/docs/api/books, jscmd=data) as a raw record."""

from collections.abc import Mapping
from typing import Any

from protlib.lookup import texts
from protlib.record import dates


def record(book: Mapping[str, Any], isbn: str) -> tuple[dict[str, object], list[str]]:
    """Return the raw record of a book, for `cleaning.record`, and what a person should look at.

    Its subjects and links are about the entry of the catalogue rather than the book, and are left.
    """
    authors, doubts = texts.people([{"text": name} for name in _names(book.get("authors"))])
    title = texts.title(book.get("title"), book.get("subtitle"))
    date_text = texts.plain(book.get("publish_date"))
    pages = book.get("number_of_pages")
    raw: dict[str, object] = {
        "type": "book",
        "title": title,
        "authors": authors,
        "date": dates.parse_or(date_text, "") or dates.only_year(date_text),
        "publisher": "; ".join(_names(book.get("publishers"))),
        "publisher_place": "; ".join(_names(book.get("publish_places"))),
        "isbn": isbn,
        "extra": {"number-of-pages": str(pages)} if isinstance(pages, int) else {},
    }
    return raw, [*doubts, *texts.doubts(title, authors)]


def _names(values: Any) -> list[str]:
    items = values if isinstance(values, list) else []
    return [text for item in items if isinstance(item, Mapping) and (text := texts.plain(item.get("name")))]
