"""Crossref and DataCite for DOIs, Open Library for ISBNs, the UN Digital Library for symbols, and web pages."""

import contextlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote, urlsplit

from protlib.errors import InputRefusedError
from protlib.formats.registries import crossref_work, datacite_attributes
from protlib.formats.registries import registry_texts as texts
from protlib.lookup.answer import (
    FOUND,
    GONE,
    JSON,
    Answer,
    IdentifierKind,
    Inquiry,
    LookedUpRecord,
    NotFoundError,
    ServerAccess,
    UnansweredError,
    Unfit,
    clean_answer,
)
from protlib.record import dates, identifiers
from protlib.record.identifiers.symbols import (
    comparable_symbol,
    describe_symbol,
    find_symbols,
    own_symbols,
    parse_symbol,
)
from protlib.record.raw_record import RawRecord
from protlib.record.titles.substitutes import is_named

_CROSSREF: Final = "https://api.crossref.org/works"
_AGENCIES: Final = "https://doi.org/doiRA/"
_DATACITE: Final = "https://api.datacite.org/dois/"
_RESOLVER: Final = "https://doi.org/"
_BOOKS: Final = "https://openlibrary.org/api/books?format=json&jscmd=data&bibkeys=ISBN:"
_RELIEFWEB: Final = "https://api.reliefweb.int/v2/reports"
# Such as "https://reliefweb.int/report/chad/a-report?x=y"; what the API knows the page by is in the group.
_RELIEFWEB_PAGE: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(reliefweb\.int/(?:report|map)/[^?#\s]+?)/?(?:[?#]\S*)?", re.IGNORECASE
)
_UN_LIBRARY: Final = "https://digitallibrary.un.org/search?of=xm&rg=25&p="
_CSL: Final = "application/vnd.citationstyles.csl+json"
_PAGE: Final = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
_DOI_HOSTS: Final = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})
_UN_HOSTS: Final = frozenset({"undocs.org", "docs.un.org", "www.undocs.org"})
_CHARSET: Final = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)


def _open_library_to_raw(book: Mapping[str, object], isbn: str) -> tuple[RawRecord, list[str]]:
    """Return the raw record of a book of Open Library (its /dev/docs/api/books, jscmd=data), and notes for a person.

    Its subjects and links belong to the catalogue's entry rather than the book, and are left out.
    """
    authors, doubts = texts.read_people([{"text": name} for name in _read_names(book.get("authors"))])
    title = texts.one_line_title(book.get("title"), book.get("subtitle"))
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


def look_up(inquiry: Inquiry, network: ServerAccess, *, reliefweb: str = "") -> LookedUpRecord:
    """Return the publication of an inquiry; raises NotFoundError or UnansweredError, Unfit where the text is not valid.

    `reliefweb` is the user's name for ReliefWeb's API, "" without one: its page is read then.
    """
    if reliefweb and inquiry.kind == "url" and (page := _RELIEFWEB_PAGE.fullmatch(inquiry.text)):
        with contextlib.suppress(NotFoundError, UnansweredError):  # the page may be there all the same
            return _ask_reliefweb(f"https://{page[1]}", reliefweb, network)
    result = _LOOKERS[inquiry.kind](inquiry.text, network)
    if is_named(result.publication):
        return result
    raise NotFoundError(f"{urlsplit(result.source).hostname} has no title for it")


def _look_up_doi(text: str, network: ServerAccess) -> LookedUpRecord:
    try:
        doi = identifiers.doi(text)
    except ValueError as error:
        raise Unfit(str(error)) from error
    url = f"{_CROSSREF}/{quote(doi, safe='')}"
    answer = network.get(url, JSON)
    if answer.status == FOUND:
        return clean_answer(crossref_work.to_raw(_find_object(_parse_json(answer), "message", answer)), url)
    agency = _find_agency(doi, network)
    if agency == "DataCite":
        return _ask_datacite(doi, network)
    if agency == "Crossref":
        raise NotFoundError("Crossref has no details of it")
    return _ask_resolver(doi, agency, network)


def _find_agency(doi: str, network: ServerAccess) -> str:
    """Return the agency that registered a DOI; raises NotFoundError where there is none."""
    answer = network.get(f"{_AGENCIES}{quote(doi, safe='/')}", JSON)
    agencies = _parse_json(answer) if answer.status == FOUND else []
    entry = agencies[0] if isinstance(agencies, list) and agencies and isinstance(agencies[0], Mapping) else {}
    if agency := entry.get("RA"):
        return str(agency)
    raise NotFoundError("doi.org has no such DOI")


def _ask_datacite(doi: str, network: ServerAccess) -> LookedUpRecord:
    url = f"{_DATACITE}{quote(doi, safe='/')}?publisher=true"
    answer = network.get(url, JSON)
    if answer.status in GONE:
        raise NotFoundError("DataCite has no details of it")
    attributes = _find_object(_find_object(_parse_json(answer), "data", answer), "attributes", answer)
    return clean_answer(datacite_attributes.to_raw(attributes), url.partition("?")[0])


def _ask_resolver(doi: str, agency: str, network: ServerAccess) -> LookedUpRecord:
    """Return the answer of another agency, such as mEDRA or the EU's Publications Office: a CSL item, or a page."""
    answer = network.get(f"{_RESOLVER}{quote(doi, safe='/')}", f"{_CSL}, text/html;q=0.5")
    if answer.status in GONE:
        raise NotFoundError(f"{agency} has no details of it")
    result = _choose_page_record(_read_answer(answer, f"{agency}, which registers it,"), answer.url)
    return LookedUpRecord(result.publication.changed(doi=result.publication.doi or doi), answer.url, result.doubts)


def _look_up_isbn(text: str, network: ServerAccess) -> LookedUpRecord:
    try:
        isbn = identifiers.isbn13(identifiers.isbn(text).split()[0])
    except ValueError as error:
        raise Unfit(str(error)) from error
    url = f"{_BOOKS}{isbn}"
    answer = network.get(url, JSON)
    answer_object = _parse_json(answer) if answer.status == FOUND else {}
    book = next(iter(answer_object.values()), None) if isinstance(answer_object, Mapping) else None
    if isinstance(book, Mapping):
        return clean_answer(_open_library_to_raw(book, isbn), url)
    url = f"{_CROSSREF}?rows=50&filter=isbn:{isbn}"
    answer = network.get(url, JSON)
    message = _find_object(_parse_json(answer), "message", answer) if answer.status == FOUND else {}
    if work := crossref_work.find_whole_book(message, isbn):
        return clean_answer(crossref_work.to_raw(work), url)
    raise NotFoundError("not found in Open Library or Crossref")


def _look_up_symbol(text: str, network: ServerAccess) -> LookedUpRecord:
    symbol = parse_symbol(text) or next(iter(find_symbols(text)), "")
    if not symbol:
        raise Unfit("not a symbol of a United Nations document, such as A/RES/64/293")
    symbol_query = quote(f'documentsymbol:"{symbol}"', safe="")
    answer = network.get(f"{_UN_LIBRARY}{symbol_query}", "application/xml, text/xml;q=0.9")
    if answer.status in GONE:
        raise NotFoundError("not found in the UN Digital Library")
    for result in _read_answer(answer, "the UN Digital Library"):
        record = result.publication
        if comparable_symbol(symbol) in map(comparable_symbol, own_symbols(record)):
            link = record.url or describe_symbol(symbol).link
            return LookedUpRecord(record.changed(url=link), answer.url, result.doubts)
    raise NotFoundError("not found in the UN Digital Library")


def _ask_reliefweb(page: str, name: str, network: ServerAccess) -> LookedUpRecord:
    """Return the API's answer for a page; the name that asks is like a password, so records do not name it."""
    page_filter = f"filter%5Bfield%5D=url_alias&filter%5Bvalue%5D={quote(page, safe='')}"
    query = f"appname={quote(name, safe='')}&profile=full&limit=1&{page_filter}"
    answer = network.get(f"{_RELIEFWEB}?{query}", JSON)
    if answer.status in GONE:
        raise NotFoundError("not found in ReliefWeb")
    results = _read_answer(answer, "ReliefWeb")
    if not results:
        raise NotFoundError("not found in ReliefWeb")
    return LookedUpRecord(results[0].publication, _RELIEFWEB, results[0].doubts)


def _look_up_url(text: str, network: ServerAccess) -> LookedUpRecord:
    """Return the publication of a page; a link with a DOI or a symbol is looked up by that."""
    url = text if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) else f"https://{text}"
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError as error:
        raise Unfit(f"not an address: {error}") from error
    if host in _DOI_HOSTS:
        return _look_up_doi(url, network)
    if host in _UN_HOSTS and find_symbols(url):
        return _look_up_symbol(url, network)
    answer = network.get(url, _PAGE)
    if answer.status in GONE:
        raise NotFoundError(f"no such page (status {answer.status})")
    result = _choose_page_record(_read_answer(answer, "the page"), answer.url)
    record = result.publication
    return LookedUpRecord(record.changed(url=record.url or answer.url, accessed=answer.date), answer.url, result.doubts)


_LOOKERS: Final[Mapping[IdentifierKind, Callable[[str, ServerAccess], LookedUpRecord]]] = {
    "doi": _look_up_doi,
    "isbn": _look_up_isbn,
    "symbol": _look_up_symbol,
    "url": _look_up_url,
}


def _parse_json(answer: Answer) -> Any:
    try:
        return json.loads(answer.data)
    except (ValueError, RecursionError) as error:
        raise UnansweredError(f"{urlsplit(answer.url).hostname} did not send JSON") from error


def _find_object(value: object, name: str, answer: Answer) -> Mapping[str, Any]:
    """Return the object under a name; raises UnansweredError where there is none, as in a damaged answer."""
    inner = value.get(name) if isinstance(value, Mapping) else None
    if isinstance(inner, Mapping):
        return inner
    raise UnansweredError(f"{urlsplit(answer.url).hostname} sent an unexpected answer")


def _choose_page_record(results: Sequence[LookedUpRecord], url: str) -> LookedUpRecord:
    """Return the publication that a page is about; raises NotFoundError for none, and for a list of several."""
    results_of_url = [result for result in results if _comparable_url(result.publication.url) == _comparable_url(url)]
    if len(results) == 1 or len(results_of_url) == 1:
        return (results_of_url or results)[0]
    if results:
        raise NotFoundError(f"the page lists {len(results)} publications; save it and import it")
    raise NotFoundError("no publication on this page")


def _comparable_url(url: str) -> str:
    """Return an address without its scheme, "www." and signs at its end, for comparison."""
    return re.sub(r"^https?://(?:www\.)?|[/?#]+$", "", url, flags=re.IGNORECASE)


def _read_answer(answer: Answer, service_name: str) -> list[LookedUpRecord]:
    """Return the publications in an answer, read like a saved file; raises NotFoundError for an unknown format."""
    from protlib import formats

    data = _to_unicode(answer)
    try:
        entry = formats.detect(data, urlsplit(answer.url).path, "")
    except InputRefusedError as error:
        raise NotFoundError(f"{service_name} has no details that protlib can read") from error
    contents = formats.read(data, entry)
    doubts = [problem.what for problem in contents.problems if not problem.lost]
    return [LookedUpRecord(publication, answer.url, doubts) for publication in contents.publications]


def _to_unicode(answer: Answer) -> bytes:
    """Return a text as UTF-8 where only the server names the charset, and names it rightly."""
    charset_match = _CHARSET.search(answer.kind)
    if not charset_match or charset_match[1].lower() in {"utf-8", "utf8"}:
        return answer.data
    try:
        answer.data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return answer.data
    try:
        return answer.data.decode(charset_match[1]).encode("utf-8")
    except (LookupError, UnicodeError):
        return answer.data
