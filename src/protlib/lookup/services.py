"""Who is asked for what: Crossref and DataCite for a DOI, Open Library for an ISBN, the UN Digital Library for a symbol, a page itself."""

import contextlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote, urlsplit

from protlib.errors import InputRefusedError
from protlib.lookup import crossref, datacite, open_library
from protlib.lookup.answer import FOUND, GONE, JSON, Answer, Network, Unanswered, Unfit
from protlib.lookup.inquiry import Inquiry, Kind, LookedUpRecord, NotFoundError, cleaned
from protlib.record import identifiers
from protlib.record.identifiers.symbols import compared, described, own_symbols, parsed, symbols
from protlib.record.titles import is_named

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


def look_up(inquiry: Inquiry, network: Network, *, reliefweb: str = "") -> LookedUpRecord:
    """Return the publication that is asked for; raises NotFoundError, Unanswered, or Unfit where the text is no such thing.

    `reliefweb` is the name under which ReliefWeb's API lets the user in, "" where it does not: its page is read then.
    """
    if reliefweb and inquiry.kind == "url" and (page := _RELIEFWEB_PAGE.fullmatch(inquiry.text)):
        with contextlib.suppress(NotFoundError, Unanswered):  # the page may be there all the same
            return _at_reliefweb(f"https://{page[1]}", reliefweb, network)
    result = _LOOKERS[inquiry.kind](inquiry.text, network)
    if is_named(result.publication):
        return result
    raise NotFoundError(f"{urlsplit(result.source).hostname} has no title for it")


def _by_doi(text: str, network: Network) -> LookedUpRecord:
    try:
        doi = identifiers.doi(text)
    except ValueError as error:
        raise Unfit(str(error)) from error
    url = f"{_CROSSREF}/{quote(doi, safe='')}"
    answer = network.get(url, JSON)
    if answer.status == FOUND:
        return cleaned(crossref.record(_object(_json(answer), "message", answer)), url)
    agency = _agency(doi, network)
    if agency == "DataCite":
        return _at_datacite(doi, network)
    if agency == "Crossref":
        raise NotFoundError("Crossref has no details of it")
    return _at_resolver(doi, agency, network)


def _agency(doi: str, network: Network) -> str:
    """Return who has registered a DOI; raises NotFoundError where nobody has."""
    answer = network.get(f"{_AGENCIES}{quote(doi, safe='/')}", JSON)
    agencies = _json(answer) if answer.status == FOUND else []
    entry = agencies[0] if isinstance(agencies, list) and agencies and isinstance(agencies[0], Mapping) else {}
    if agency := entry.get("RA"):
        return str(agency)
    raise NotFoundError("doi.org has no such DOI")


def _at_datacite(doi: str, network: Network) -> LookedUpRecord:
    url = f"{_DATACITE}{quote(doi, safe='/')}?publisher=true"
    answer = network.get(url, JSON)
    if answer.status in GONE:
        raise NotFoundError("DataCite has no details of it")
    attributes = _object(_object(_json(answer), "data", answer), "attributes", answer)
    return cleaned(datacite.record(attributes), url.partition("?")[0])


def _at_resolver(doi: str, agency: str, network: Network) -> LookedUpRecord:
    """Return what an agency such as mEDRA or that of the EU's Publications Office answers: an item of CSL, or a page."""
    answer = network.get(f"{_RESOLVER}{quote(doi, safe='/')}", f"{_CSL}, text/html;q=0.5")
    if answer.status in GONE:
        raise NotFoundError(f"{agency} has no details of it")
    result = _of_page(_all_read(answer, f"{agency}, which registers it,"), answer.url)
    return LookedUpRecord(result.publication.changed(doi=result.publication.doi or doi), answer.url, result.doubts)


def _by_isbn(text: str, network: Network) -> LookedUpRecord:
    try:
        isbn = identifiers.isbn13(identifiers.isbn(text).split()[0])
    except ValueError as error:
        raise Unfit(str(error)) from error
    url = f"{_BOOKS}{isbn}"
    answer = network.get(url, JSON)
    answer_object = _json(answer) if answer.status == FOUND else {}
    book = next(iter(answer_object.values()), None) if isinstance(answer_object, Mapping) else None
    if isinstance(book, Mapping):
        return cleaned(open_library.record(book, isbn), url)
    url = f"{_CROSSREF}?rows=50&filter=isbn:{isbn}"
    answer = network.get(url, JSON)
    message = _object(_json(answer), "message", answer) if answer.status == FOUND else {}
    if work := crossref.whole_book(message, isbn):
        return cleaned(crossref.record(work), url)
    raise NotFoundError("not found in Open Library or Crossref")


def _by_symbol(text: str, network: Network) -> LookedUpRecord:
    symbol = parsed(text) or next(iter(symbols(text)), "")
    if not symbol:
        raise Unfit("not a symbol of a United Nations document, such as A/RES/64/293")
    symbol_query = quote(f'documentsymbol:"{symbol}"', safe="")
    answer = network.get(f"{_UN_LIBRARY}{symbol_query}", "application/xml, text/xml;q=0.9")
    if answer.status in GONE:
        raise NotFoundError("not found in the UN Digital Library")
    for result in _all_read(answer, "the UN Digital Library"):
        record = result.publication
        if compared(symbol) in map(compared, own_symbols(record)):
            link = record.url or described(symbol).link
            return LookedUpRecord(record.changed(url=link), answer.url, result.doubts)
    raise NotFoundError("not found in the UN Digital Library")


def _at_reliefweb(page: str, name: str, network: Network) -> LookedUpRecord:
    """Return what the API says of a page; the name is a sort of password, so that no record has it in its source."""
    query = f"appname={quote(name, safe='')}&profile=full&limit=1&filter%5Bfield%5D=url_alias&filter%5Bvalue%5D={quote(page, safe='')}"
    answer = network.get(f"{_RELIEFWEB}?{query}", JSON)
    if answer.status in GONE:
        raise NotFoundError("not found in ReliefWeb")
    results = _all_read(answer, "ReliefWeb")
    if not results:
        raise NotFoundError("not found in ReliefWeb")
    return LookedUpRecord(results[0].publication, _RELIEFWEB, results[0].doubts)


def _by_url(text: str, network: Network) -> LookedUpRecord:
    """Return what a page says of itself; a link that is a DOI's or a symbol's is asked for at those who know these."""
    url = text if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) else f"https://{text}"
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError as error:
        raise Unfit(f"not an address: {error}") from error
    if host in _DOI_HOSTS:
        return _by_doi(url, network)
    if host in _UN_HOSTS and symbols(url):
        return _by_symbol(url, network)
    answer = network.get(url, _PAGE)
    if answer.status in GONE:
        raise NotFoundError(f"no such page (status {answer.status})")
    result = _of_page(_all_read(answer, "the page"), answer.url)
    record = result.publication
    return LookedUpRecord(record.changed(url=record.url or answer.url, accessed=answer.date), answer.url, result.doubts)


_LOOKERS: Final[Mapping[Kind, Callable[[str, Network], LookedUpRecord]]] = {
    "doi": _by_doi,
    "isbn": _by_isbn,
    "symbol": _by_symbol,
    "url": _by_url,
}


def _json(answer: Answer) -> Any:
    try:
        return json.loads(answer.data)
    except (ValueError, RecursionError) as error:
        raise Unanswered(f"{urlsplit(answer.url).hostname} did not send JSON") from error


def _object(value: Any, name: str, answer: Answer) -> Mapping[str, Any]:
    """Return the object under a name; raises Unanswered where there is none, as in an answer that was changed on its way."""
    inner = value.get(name) if isinstance(value, Mapping) else None
    if isinstance(inner, Mapping):
        return inner
    raise Unanswered(f"{urlsplit(answer.url).hostname} sent an unexpected answer")


def _of_page(results: Sequence[LookedUpRecord], url: str) -> LookedUpRecord:
    """Return the one publication that a page is of, not one of many that it lists; raises NotFoundError where there is none."""
    own = [result for result in results if _bare(result.publication.url) == _bare(url)]
    if len(results) == 1 or len(own) == 1:
        return (own or results)[0]
    if results:
        raise NotFoundError(f"the page lists {len(results)} publications; save it and import it")
    raise NotFoundError("no publication on this page")


def _bare(url: str) -> str:
    """Return an address as it is compared: without its scheme, "www." and what stands at its end."""
    return re.sub(r"^https?://(?:www\.)?|[/?#]+$", "", url, flags=re.IGNORECASE)


def _all_read(answer: Answer, who: str) -> list[LookedUpRecord]:
    """Return the publications of an answer that is read as a saved file is; raises NotFoundError where that is no format of them."""
    from protlib import formats

    data = _in_unicode(answer)
    try:
        entry = formats.detect(data, urlsplit(answer.url).path, "")
    except InputRefusedError as error:
        raise NotFoundError(f"{who} has no details that protlib can read") from error
    parsed = formats.read(data, entry)
    doubts = [problem.what for problem in parsed.problems if not problem.lost]
    return [LookedUpRecord(publication, answer.url, doubts) for publication in parsed.publications]


def _in_unicode(answer: Answer) -> bytes:
    """Return a text as UTF-8 where the server alone says in which charset it is, and says so rightly."""
    declared = _CHARSET.search(answer.kind)
    if not declared or declared[1].lower() in {"utf-8", "utf8"}:
        return answer.data
    try:
        answer.data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return answer.data
    try:
        return answer.data.decode(declared[1]).encode("utf-8")
    except (LookupError, UnicodeError):
        return answer.data
