"""What an assistant may learn of the library: not one byte of what is not public, and no private note, unless asked."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from programs.engine import needs_engine
from programs.running import Run
from protlib.selection import MORE_COUNTS, Facet
from sample_records.restricted_records import NOTE, SECRET, TELLTALE

# What an assistant may ask to learn of what it may not read: by words, typos, filters, keys, counts, errors and
# resources.
PROBES: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("search", {}),
    ("search", {"query": "zqsecre"}),
    ("search", {"query": "zqsecrat OR zqwhispr"}),
    ("search", {"query": "access:confidential"}),
    ("search", {"query": "has:private_note"}),
    ("search", {"tags": ["zqsecret-labe"]}),
    ("search", {"authors": ["zqsecretso"]}),
    ("find_for_text", {"text": "Caring zqsecret and zqwhisper in Chad"}),
    ("show", {"keys": ["caring2009"]}),
    ("show", {"keys": ["zqsecret2011"]}),
    ("passages", {"words": "zqsecre"}),
    ("highlights", {"keys": ["caring2009"]}),
    ("highlights", {"keys": ["zqsecret2011"]}),
    ("search", {"collections": ["zqsecret-labe"]}),
    ("passages", {"words": "report", "query": "private:zqwhisper"}),
    ("cite", {"works": ["caring2009"]}),
    ("cite", {"works": ["[@zqsecret2011]"]}),
    ("bibliography", {}),
    *(("stats", {"by": by}) for by in (*map(str, Facet), *MORE_COUNTS, "finding", ["tag", "author"])),
    ("verify", {"text": "[@zqsecret2011]", "references": ["Zqsecretson, A. (1871). zqsecret titl. zqsecret publisher."]}),
    ("check_quotations", {"text": "“zqsecret words that nobody knows” [@caring2009], “a second quotation of it” [@zqsecret2011]."}),
    ("tag", {"keys": ["caring2009"], "add": ["seen"]}),
    ("note", {"key": "caring2009", "text": "seen"}),
    ("add", {"records": [{"title": "zqsecret title", "date": "1871", "doi": "10.1000/zqsecret", "type": "report"}]}),
)  # fmt: skip


def told_to_an_assistant(library: Path, *include: str, most: int | None = None) -> str:
    """Return all that a server says to one that asks everything, or the first of it, in lower case."""
    from mcp import Client

    from programs.assistants import call, talk

    async def probe(client: Client) -> str:
        responses = [await call(client, tool, **arguments) for tool, arguments in PROBES[:most]]
        uris = ("protlib://overview", "protlib://record/caring2009")
        resources = [getattr((await client.read_resource(uri)).contents[0], "text", "") for uri in uris]
        assert sum(not response.is_error for response in responses) > len(responses) / 2
        texts = [f"{response.text} {json.dumps(response.data, ensure_ascii=False)}" for response in responses]
        return " ".join([*texts, *resources]).lower()

    return talk(library, probe, include=include, writes=True)


@pytest.mark.slow
@needs_engine
def test_an_assistant_learns_nothing_of_what_is_not_public_and_of_no_private_note(
    restricted: Run, tmp_path: Path
) -> None:
    texts = told_to_an_assistant(tmp_path / "library.json")
    assert "caring" in texts
    for query in (
        "zqsecret2011",
        "zqsecret words that nobody knows",
        "zqsecretson, a. (1871). zqsecret titl. zqsecret publisher.",
        "zqsecret-labe",
        "zqsecretso",
    ):
        texts = texts.replace(query, "")
    assert [word for word in (*TELLTALE, NOTE, "/home/ana") if word in texts] == []


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize(("include", "message"), [("confidential", SECRET), ("notes", NOTE)])
def test_an_assistant_is_told_what_was_included(restricted: Run, tmp_path: Path, include: str, message: str) -> None:
    texts = told_to_an_assistant(tmp_path / "library.json", include, most=2)
    assert f"{message}2010" in texts or f"{message}: ask" in texts
    assert ({SECRET: NOTE, NOTE: f"{SECRET}2010"}[message]) not in texts
