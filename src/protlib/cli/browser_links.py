"""Links of publications, opened in the browser; a link in an imported record must not start anything else."""

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import typer

from protlib.attachments.document_files import is_document
from protlib.errors import InputRefusedError, NothingFoundError, UsageError
from protlib.system.below import names_share
from protlib.system.shell import quote

if TYPE_CHECKING:
    from protlib.record.model import Publication

# The scheme of "search-ms:query=x" or "https://www.iom.int"; no match for a host with its port, "www.iom.int:8080/a".
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:[/?#]|$))")
_DRIVE_OF_LINK: Final = re.compile(r"\A/([A-Za-z]:[\\/])")  # "file:///C:/reports/a.pdf"


def open_links(publications: Sequence["Publication"], *, opens_files: bool) -> None:
    """Open the link of each publication, or of its DOI or document symbol; with `opens_files`, documents here, too.

    Once all good ones are open, raises InputRefusedError for other links, and NothingFoundError where records alone
    have no link.
    """
    refusals: list[str] = []
    without_link: list[str] = []
    for publication in publications:
        try:
            open_in_system(find_target(publication, opens_files=opens_files))
        except InputRefusedError as error:
            refusals.append(str(error))
        except NothingFoundError as error:
            without_link.append(str(error))
    if refusals:
        raise InputRefusedError("; ".join([*refusals, *without_link]))
    if without_link:
        raise NothingFoundError("; ".join(without_link))


def find_target(publication: "Publication", *, opens_files: bool) -> str:
    """Return what to open: a link with http, else the link of its DOI or symbol, or the path of a document.

    The path is absolute. Raises what `open_links` raises.
    """
    link = publication.url.strip() or (
        f"https://doi.org/{publication.doi}" if publication.doi else _link_of_symbol(publication)
    )
    if not link:
        key = publication.key
        file = "" if publication.files else f"; to attach a file: protlib attach {quote(key)} FILE"
        raise NothingFoundError(f"{key} has no link. To add one: protlib set {quote(key)} url=https://...{file}")
    scheme = _SCHEME.match(link)
    if scheme is None and not link.startswith(("/", "\\", "-", "~", ".")):
        link = f"https://{link}"  # "www.iom.int" alone would be a file
    elif scheme is None or scheme[1].lower() == "file" or _is_drive(scheme[1]):
        return _document(publication.key, link, opens_files=opens_files)
    if link.lower().startswith(("http://", "https://")) and _has_host(link):
        return link
    raise InputRefusedError(f"{publication.key}: “{link}” not opened: only http and https links can be")


def _link_of_symbol(publication: "Publication") -> str:
    """Return the link of the United Nations to the document that a record is of, "" for any other record."""
    from protlib.record.identifiers.symbols import describe_symbol, own_symbols

    return next((describe_symbol(symbol).link for symbol in own_symbols(publication)), "")


def _is_drive(scheme: str) -> bool:
    """Tell whether the text before a colon is a drive of Windows; no scheme has one letter."""
    return len(scheme) == 1


def _has_host(link: str) -> bool:
    try:
        return bool(urlsplit(link).hostname) and link.isprintable() and " " not in link
    except ValueError:
        return False


def _document(key: str, link: str, *, opens_files: bool) -> str:
    parts = urlsplit(link)
    path = Path(_DRIVE_OF_LINK.sub(r"\1", unquote(parts.path)) if len(parts.scheme) > 1 else link)
    if parts.netloc not in {"", "localhost"} or not path.is_absolute() or names_share(path) or not is_document(path):
        raise InputRefusedError(f"{key}: “{link}” not opened: not a document on this disk")
    if not opens_files:
        raise InputRefusedError(f"{key}: “{link}” is a file. To open it: protlib open --files {quote(key)}")
    if not path.is_file():
        raise InputRefusedError(f"{key}: “{link}” not found")
    return str(path)


def open_in_system(link: str) -> None:
    """Open a link or a document in the program of the system for it; raises UsageError where there is none."""
    import webbrowser

    if start := getattr(os, "startfile", None):  # on Windows; what else opens a link there goes through its shell
        try:
            start(link)
        except OSError as error:
            raise UsageError(f"{link} cannot be opened: {error.strerror}") from error
        return
    if not shutil.which("xdg-open"):
        try:
            webbrowser.get()
        except webbrowser.Error as error:
            raise UsageError(f"no browser found to open {link}") from error
    typer.launch(link)
