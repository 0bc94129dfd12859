"""DOIs, ISBNs, links and document symbols as they are compared."""

import re
from typing import Final

from protlib.duplicates.agreement import NOTHING
from protlib.record.identifiers import doi_in, isbn13
from protlib.record.model import Publication
from protlib.record.symbols import compared, own_symbols

# Such as "https://".
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
# Such as "#page=3", but not "#!/reports/7" or "#/reports/7", which tell pages apart.
_FRAGMENT: Final = re.compile(r"#(?![/!]).*")


def dois(publication: Publication) -> set[str]:
    """Return the DOIs in lower case, for case does not matter in them (DOI Handbook 2.4); a link to one counts."""
    found = {publication.doi.lower()} if publication.doi else set()
    if "doi.org/10" in publication.url:
        found.add(doi_in(publication.url).lower())
    return found - {""}


def isbns(publication: Publication) -> set[str]:
    """Return the ISBNs, each in its form of 13 digits."""
    return {number for part in publication.isbn.split() if (number := isbn13(part))}


def document_symbols(publication: Publication) -> frozenset[str]:
    """Return the symbols of the United Nations document that a record is of, as they are compared."""
    return frozenset(map(compared, own_symbols(publication))) or NOTHING


def page(url: str) -> str:
    """Return a link without what does not tell pages apart; "" where it is a site's front page or only resolves a DOI."""
    scheme = _SCHEME.match(url)
    host, _, path = url[scheme.end() if scheme else 0 :].partition("/")
    host = host.lower().removeprefix("www.")
    path = (_FRAGMENT.sub("", path) if "#" in path else path).rstrip("/")
    return "" if not path or host.endswith("doi.org") else f"{host}/{path}"
