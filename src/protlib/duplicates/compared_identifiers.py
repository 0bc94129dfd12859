"""DOIs, ISBNs, links and document symbols in the form to compare them in."""

import re
from typing import Final

from protlib.duplicates.judgement import NOTHING
from protlib.frozen import expression
from protlib.record.identifiers import doi_in, isbn13
from protlib.record.identifiers.links import SCHEME
from protlib.record.identifiers.symbols import comparable_symbol, own_symbols
from protlib.record.model import Publication

# Such as "//doi.org/10.1000/182" and "//dx-doi-org.proxy.example.edu/10.1000/182".
_RESOLVER: Final = expression(r"(?:^|[/.])(?:(?:dx[.-])?doi[.-]org)[^/]*/10\.", re.IGNORECASE)
# Such as "#page=3", but not "#!/reports/7" or "#/reports/7", which are pages of their own.
_FRAGMENT: Final = expression(r"#(?![/!]).*")


def dois(publication: Publication) -> set[str]:
    """Return the DOIs in lower case, from the field and from the link; case has no meaning in a DOI (DOI Handbook 2.4).

    A text in the field that is no DOI, such as "n/a", is ignored.
    """
    number = publication.doi
    numbers = {number.lower()} if number.startswith("10.") or (number and doi_in(number)) else set()
    if leads_to_doi(publication.url):
        numbers.add(doi_in(publication.url).lower())
    return numbers - {""}


def leads_to_doi(url: str) -> bool:
    """Tell whether a link resolves a DOI, also through a library's proxy: "doi-org.proxy.example.edu"."""
    return "/10." in url and _RESOLVER.search(url) is not None


def isbns(publication: Publication) -> set[str]:
    """Return the ISBNs, all with 13 digits."""
    return {number for part in publication.isbn.split() if (number := isbn13(part))}


def document_symbols(publication: Publication) -> frozenset[str]:
    """Return the compared symbols of the United Nations document that a record describes."""
    symbols = own_symbols(publication)
    return frozenset(map(comparable_symbol, symbols)) if symbols else NOTHING  # as nearly all records have none


def page_of_link(url: str) -> str:
    """Return the part of a link that identifies a page; "" for a site's front page and for a link to a DOI."""
    scheme = SCHEME.match(url)
    host, _, path = url[scheme.end() if scheme else 0 :].partition("/")
    host = host.lower().removeprefix("www.")
    path = (_FRAGMENT.sub("", path) if "#" in path else path).rstrip("/")
    return "" if not path or leads_to_doi(url) or host.endswith("doi.org") else f"{host}/{path}"
