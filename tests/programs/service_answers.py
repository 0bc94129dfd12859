"""Answers of services, in the form that they have and of nobody's own publications, and a network that gives them."""

import json
from collections.abc import Mapping
from typing import Any

import httpx

CROSSREF = "https://api.crossref.org/works/"
DATACITE = "https://api.datacite.org/dois/"
AGENCY = "https://doi.org/doiRA/"
BOOKS = "https://openlibrary.org/api/books?format=json&jscmd=data&bibkeys=ISBN:"


def crossref(**fields: Any) -> bytes:
    """Return Crossref's answer for a work."""
    message = {"DOI": "10.5555/a1", "type": "journal-article", "title": ["Borders of care"], **fields}
    return json.dumps({"status": "ok", "message-type": "work", "message": message}).encode()


def crossref_list(*works: Mapping[str, Any]) -> bytes:
    """Return Crossref's answer for works that are searched for."""
    return json.dumps({"status": "ok", "message-type": "work-list", "message": {"items": works}}).encode()


def datacite(**attributes: Any) -> bytes:
    """Return DataCite's answer for a DOI."""
    answer = {
        "doi": "10.5555/d1",
        "titles": [{"title": "Survey of returnees"}],
        "types": {"resourceTypeGeneral": "Dataset"},
        **attributes,
    }
    return json.dumps({"data": {"id": "10.5555/d1", "type": "dois", "attributes": answer}}).encode()


def agency(doi: str, name: str) -> bytes:
    """Return what doi.org says of who registers a DOI; of nobody's where the name is ""."""
    answer = {"DOI": doi, "RA": name} if name else {"DOI": doi, "status": "DOI does not exist"}
    return json.dumps([answer]).encode()


def open_library(isbn: str, **fields: Any) -> bytes:
    """Return Open Library's answer for an ISBN."""
    return json.dumps({f"ISBN:{isbn}": {"title": "Safe passage", **fields}}).encode()


class Recorded(httpx.BaseTransport):
    """A network in which each address has one answer: bytes, a response, or an error; any other is not found.

    `asked` are the addresses that were asked, in their order.
    """

    def __init__(self, answers: Mapping[str, bytes | httpx.Response | Exception]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.headers: list[httpx.Headers] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = str(request.url)
        self.asked.append(url)
        self.headers.append(request.headers)
        answer = self.answers.get(url, httpx.Response(404))
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(200, content=answer) if isinstance(answer, bytes) else answer
