"""The address of a publication on the web, which a reader may follow."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from protlib.record.model import Publication


def address_of(publication: "Publication") -> str:
    """Return the web address of a publication, "" where there is none."""
    link = publication.url or (f"https://doi.org/{publication.doi}" if publication.doi else "")
    return link if is_web_address(link) else ""


def is_web_address(link: str) -> bool:
    """Tell whether a link leads to the web, and does nothing else."""
    try:
        return urlsplit(link).scheme.lower() in {"http", "https"} and link.isprintable() and " " not in link
    except ValueError:
        return False
