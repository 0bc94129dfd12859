"""What editors ask Better BibTeX, and what they may read of a library."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import quote, urlencode

import pytest

from harness.rows import every_row
from programs.engine import needs_engine
from programs.port_server import WISH, Listening, Reply, listening
from protlib.library import Library
from protlib.record.model import Name, Publication

_BASE: Final = "/better-bibtex"
# What editors give as the last parameter of a method, which has no name there.
WITH_COLLECTIONS: Final = True
WITH_PARENTS: Final = True
AS_CSL: Final = True
RECORDS: Final = (
    Publication(
        key="iom2009caring", aliases=("oldkey",), type="report", title="Caring for Trafficked Persons", date="2009", tags=("health",),
        authors=(Name(literal="International Organization for Migration", short="IOM"),), collections=("Trafficking/Health",), note="Read it.",
        private_note="zqwhisper",
    ),
    Publication(
        key="jobe2010causes", type="article-journal", title="Causes of Trafficking", date="2010-03", container_title="Migration Review",
        authors=(Name(family="Jobe", given="Alison"),), doi="10.1000/causes",
    ),
    Publication(key="secret2011", type="report", title="Trafficking Raids zqsecret", date="2011", access="confidential", collections=("Zqop",)),
)  # fmt: skip


@pytest.fixture
def server(path: Path, tmp_path: Path) -> Iterator[Listening]:
    """A server of a library of three records, of which one is confidential; the first has a file."""
    from protlib.library.files.attachments import AttachmentManner, attach

    (tmp_path / "caring.pdf").write_bytes(b"%PDF-1.4 caring")
    with Library(path) as library:
        library.add_many(RECORDS)
        attach(library, "iom2009caring", [tmp_path / "caring.pdf"], AttachmentManner())
    with listening(path) as listening_server:
        yield listening_server


def test_says_that_it_is_ready(server: Listening) -> None:
    assert {"zotero", "betterbibtex"} <= server.rpc("api.ready")["result"].keys()
    assert server.ask("GET", f"{_BASE}/cayw?probe=1").body == b"ready"


@pytest.mark.slow
@every_row(
    ("terms", "keys"),
    [
        ("caring", ["iom2009caring"]),
        ("trafficking", ["iom2009caring", "jobe2010causes"]),
        ("jobe2010causes", ["jobe2010causes"]),
        ("title:caring -x (", ["iom2009caring"]),
        ("zqsecret", []),
        ("zqwhisper", []),
        ("", ["iom2009caring", "jobe2010causes"]),
        ([["title", "contains", "causes"]], ["jobe2010causes"]),
        ([["ignore_feeds"], ["quicksearch-titleCreatorYear", "contains", "2009"]], ["iom2009caring"]),
        ([["creator", "contains", "jobe"], ["title", "contains", "caring"]], []),
        ([["joinMode", "any"], ["creator", "contains", "jobe"], ["title", "contains", "caring"]], ["iom2009caring", "jobe2010causes"]),
        ([["joinMode", "any"], ["creator", "is", "x"], ["year", "is", "2010"], ["itemType", "is", "report", True]], []),
        ([["itemType", "is", "journalArticle"]], ["jobe2010causes"]),
        ([["itemType", "is", "article-journal"]], ["jobe2010causes"]),
        ([["itemType", "isNot", "report"]], ["jobe2010causes"]),
        ([["itemType", "is", "webpage"]], []),
        ([["tag", "isNot", "health"]], ["jobe2010causes"]),
        ([["library", "is", "My Library"], ["year", "isAfter", "2009"]], ["jobe2010causes"]),
        ([["citationKey", "is", "oldkey"]], ["iom2009caring"]),
        ([["title", "contains", "zqsecret"]], []),
    ],
)  # fmt: skip
def test_a_search_of_an_editor_finds_items(terms: Any, keys: list[str], server: Listening) -> None:
    items = server.rpc("item.search", terms)["result"]

    assert sorted(item["citekey"] for item in items) == keys
    assert all(item["library"] == "My Library" and item["citation-key"] == item["id"] for item in items)


@pytest.mark.parametrize(
    ("suffix", "message"),
    [
        ("docx", "protlib can read docx, but not write it"),
        ("xlsx", "xlsx is not a text for editors; choose bibtex, biblatex, csl-json or ris"),
        ("zzz", "unknown format “zzz”; choose from xlsx, ris, endnote"),
    ],
)
def test_a_file_that_is_no_text_of_references_is_refused(server: Listening, suffix: str, message: str) -> None:
    refusal = server.ask("GET", f"{_BASE}/library?/1/library.{suffix}")
    assert (refusal.status, refusal.data["error"][: len(message)]) == (400, message)


def test_an_unknown_condition_gets_an_error_with_the_choices(server: Listening) -> None:
    assert "choose from title" in server.rpc("item.search", [["colour", "is", "red"]])["error"]["message"]
    assert "choose from is" in server.rpc("item.search", [["title", "resembles", "red"]])["error"]["message"]


@pytest.mark.slow
@every_row(
    ("translator", "sign"),
    [
        ("Better BibTeX", "@techreport{iom2009caring"), ("ca65189f-8815-4afe-8c8b-8c7c15f0edca", "@techreport{iom2009caring"),
        ("Better BibLaTeX", "@report{iom2009caring"), ("bib", "@report{iom2009caring"), ("Better CSL JSON", '"id": "iom2009caring"'),
        ("json", '"id": "iom2009caring"'), ("yaml", "id: iom2009caring"), ("ris", "TY  - RPRT"), ("hayagriva", "iom2009caring:"),
    ],
)  # fmt: skip
def test_items_are_exported_without_private_notes_and_files(translator: str, sign: str, server: Listening) -> None:
    text = server.rpc("item.export", ["@iom2009caring"], translator)["result"]
    assert sign in text
    assert "zqwhisper" not in text
    assert "caring.pdf" not in text
    assert server.rpc("items.export", citekeys=["oldkey"], translator=translator)["result"] == text


def test_plug_ins_of_obsidian_get_zoteros_own_names(server: Listening) -> None:
    text = server.rpc("item.export", ["iom2009caring"], "36a3b0b5-bad0-4a04-b79b-441c7cef77db", 1)["result"]
    [item] = json.loads(text)["items"]
    assert (item["citekey"], item["libraryID"], item["itemType"], item["attachments"]) == (
        "iom2009caring",
        1,
        "report",
        [],
    )
    key = server.rpc("item.citationkey", [f"1:{item['itemKey']}"])["result"]
    assert [*key.values()] == ["iom2009caring"]
    [item] = json.loads(
        server.ask("GET", f"{_BASE}/export/library?/1/My%20Library.f4b52ab0-f878-4556-85a0-c7aeedd09dfc").body
    )[:1]
    assert item["citation-key"] == item["id"]


def test_finds_what_has_changed_since(server: Listening) -> None:
    def since(time: str) -> int:
        return len(server.rpc("item.search", [["dateModified", "isAfter", time]], 1)["result"])

    assert (since("2020-01-01 00:00:00"), since("2999-01-01 00:00:00")) == (2, 0)


def test_what_is_not_public_is_not_there(server: Listening) -> None:
    answers = [
        server.rpc("item.export", ["secret2011"], "bibtex"), server.rpc("item.attachments", "secret2011"),
        server.rpc("item.notes", ["secret2011"]), server.rpc("item.collections", ["secret2011"]),
        server.rpc("item.bibliography", ["secret2011"], {"id": "apa"}),
    ]  # fmt: skip
    assert all("no publication" in answer["error"]["message"] for answer in answers)
    assert server.rpc("item.pandoc_filter", ["secret2011"], AS_CSL)["result"] == {
        "items": {},
        "errors": {"secret2011": 0},
    }
    assert "Zqop" not in json.dumps(server.rpc("user.groups", WITH_COLLECTIONS))
    assert b"zqsecret" not in server.ask("GET", f"{_BASE}/library?/1/library.biblatex").body


def test_with_include_what_is_not_public_is_handed_out(path: Path) -> None:
    with Library(path) as library:
        library.add_many(RECORDS)
    with listening(path, include=["confidential"]) as server:
        assert "zqsecret" in server.rpc("item.export", ["secret2011"], "bibtex")["result"]


def test_tells_collections_notes_files_and_keys(server: Listening) -> None:
    [group] = server.rpc("user.groups", WITH_COLLECTIONS)["result"]
    assert [row["key"] for row in group["collections"]] == ["Trafficking/Health"]
    assert server.rpc("item.collections", ["iom2009caring"], WITH_PARENTS)["result"] == {
        "iom2009caring": [
            {"key": "Trafficking/Health", "name": "Health", "parentCollection": {"key": "Trafficking", "name": "Trafficking", "parentCollection": False}}
        ]
    }  # fmt: skip
    assert server.rpc("item.notes", ["iom2009caring"])["result"] == {"iom2009caring": ["Read it."]}
    [file] = server.rpc("item.attachments", "iom2009caring", "*")["result"]
    assert Path(file["path"]).read_bytes() == b"%PDF-1.4 caring"
    assert file["open"].startswith("file:///")
    item = server.rpc("item.pandoc_filter", ["jobe2010causes"], AS_CSL)["result"]["items"]["jobe2010causes"]
    name = item["custom"]["uri"].rpartition("/")[2]
    assert server.rpc("item.citationkey", [f"1:{name}", "nobody"])["result"] == {
        f"1:{name}": "jobe2010causes",
        "nobody": None,
    }


def test_calls_come_in_lists_and_in_a_query(server: Listening) -> None:
    call = {"jsonrpc": "2.0", "id": 1, "method": "api.ready"}
    both = server.ask(
        "POST", f"{_BASE}/json-rpc", json.dumps([call, {**call, "id": 2}]).encode(), "application/json"
    ).data
    assert [answer["id"] for answer in both] == [1, 2]
    call = {"jsonrpc": "2.0", "method": "item.pandoc_filter", "params": {"citekeys": ["oldkey", "x"], "asCSL": True}}
    answer = server.ask("GET", f"{_BASE}/json-rpc?{quote(json.dumps(call))}").data["result"]
    assert (answer["errors"], answer["items"]["oldkey"]["title"]) == ({"x": 0}, "Caring for Trafficked Persons")


@pytest.mark.parametrize(
    ("target", "keys"),
    [
        ("library?/1/library.biblatex", ["iom2009caring", "jobe2010causes"]),
        ("export?/library;id:1/My%20Library.biblatex", ["iom2009caring", "jobe2010causes"]),
        ("collection?/1/Trafficking.biblatex", ["iom2009caring"]),
        ("collection?/0/Trafficking/Health.biblatex&exportNotes=true", ["iom2009caring"]),
        ("export?/library;name:My%20Library/collection/Trafficking/Health.biblatex", ["iom2009caring"]),
    ],
)
def test_hands_out_files(target: str, keys: list[str], server: Listening) -> None:
    reply = server.ask("GET", f"{_BASE}/{target}")
    assert (reply.status, re.findall(r"^@\w+\{(.+),$", reply.body.decode(), re.MULTILINE)) == (200, keys)


@pytest.mark.parametrize(
    "target", ["collection?/1/Nothing.bib", "library", "library?/1/library", "library?/1/library.doc"]
)
def test_what_is_no_file_is_an_error(target: str, server: Listening) -> None:
    assert server.ask("GET", f"{_BASE}/{target}").status >= 400


def test_what_a_document_cites_becomes_a_collection(server: Listening, tmp_path: Path) -> None:
    aux = tmp_path / "paper.aux"
    aux.write_text("\\citation{jobe2010causes}\n\\citation{nobody}\n")

    for _time in range(2):
        assert (
            server.rpc("collection.scanAUX", "/My Library/Trafficking/Health", str(aux))["result"]["key"]
            == "Trafficking/Health"
        )

    assert {record.key: record.collections for record in server.records()} == {
        "iom2009caring": (), "jobe2010causes": ("Trafficking/Health",), "secret2011": ("Zqop",),
    }  # fmt: skip


@needs_engine
def test_references_are_formatted_as_text_and_html(server: Listening) -> None:
    text = server.rpc("item.bibliography", ["jobe2010causes"], {"id": "http://www.zotero.org/styles/apa"})["result"]
    assert text.startswith("Jobe, A. (2010")
    html = server.rpc("item.bibliography", ["jobe2010causes"], {"id": "apa", "contentType": "html"})["result"]
    assert html.startswith('<div class="csl-bib-body"><div class="csl-entry">Jobe')


def _page(server: Listening, link: str, **fields: Any) -> Reply:
    target = link.removeprefix(f"http://127.0.0.1:{server.port}")
    if not fields:
        return server.ask("GET", target, headers={"User-Agent": "Mozilla/5.0", "Sec-Fetch-Site": "none"})
    body = urlencode(fields, doseq=True).encode()
    own = {"User-Agent": "Mozilla/5.0", "Origin": f"http://127.0.0.1:{server.port}", "Sec-Fetch-Site": "same-origin"}
    return server.ask("POST", target, body, "application/x-www-form-urlencoded", own)


def _picked(server: Listening, query: str, **fields: Any) -> tuple[str, str]:
    """Ask for a citation, pick on the page, and return the citation and the link of the page."""
    replies: list[Reply] = []
    count = len(server.links)
    asking = Thread(target=lambda: replies.append(server.ask("GET", f"{_BASE}/cayw?{query}")))
    asking.start()
    while len(server.links) == count:
        asking.join(0.01)
    link = server.links[-1]
    assert _page(server, link).status == 200
    assert _page(server, link, **fields).status == 200
    asking.join(20)
    return replies[0].body.decode(), link


@pytest.mark.slow
def test_a_person_picks_what_is_cited(server: Listening) -> None:
    fields = {
        "does": "take",
        "key": ["jobe2010causes", "iom2009caring"],
        "behind-jobe2010causes": "p. 34",
        "before-iom2009caring": "see",
    }
    text, link = _picked(server, "format=pandoc&brackets=1", **fields)

    assert text == "[@jobe2010causes, p. 34; see @iom2009caring]"
    again = _page(server, link, **fields)  # a link is good for one choice
    assert (again.status, again.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "This choice is over. Go back to your editor." in again.body.decode()
    assert _picked(server, "format=biblatex", does="cancel")[0] == ""
    assert (
        _picked(server, "format=citet", **{"does": "take", "key": "jobe2010causes", "year-jobe2010causes": "1"})[0]
        == r"\citeyear{jobe2010causes}"
    )
    assert "@report{iom2009caring" in _picked(server, "format=translate", does="take", key="iom2009caring")[0]
    [pick] = json.loads(_picked(server, "format=json", does="take", key="iom2009caring")[0])
    assert (pick["citationKey"], pick["item"]["title"]) == ("iom2009caring", "Caring for Trafficked Persons")


@pytest.mark.slow
@needs_engine
def test_a_pick_is_formatted(server: Listening) -> None:
    assert (
        _picked(server, "format=formatted-citation&style=apa", does="take", key="jobe2010causes")[0] == "(Jobe, 2010)"
    )
    text = _picked(
        server, "format=formatted-bibliography&style=apa&contentType=html", does="take", key="jobe2010causes"
    )[0]
    assert "<i>Migration Review</i>" in text


@pytest.mark.slow
def test_the_page_searches_keeps_what_is_ticked_and_shows_nothing_that_runs(server: Listening, path: Path) -> None:
    with Library(path) as library:
        library.add_many([Publication(key="evil", title="<script>alert(1)</script> & traps", type="report")])
    replies: list[Reply] = []
    asking = Thread(target=lambda: replies.append(server.ask("GET", f"{_BASE}/cayw?format=cite")))
    asking.start()
    while not server.links:
        asking.join(0.01)
    [link] = server.links

    def text(**fields: Any) -> str:
        return _page(server, link, **fields).body.decode()

    assert "2 found" in text(does="search", words="trafficking")
    assert "Nothing found" in text(does="search", words="zqsecret")
    wrong = text(does="search", words="(colour").partition('role="status">')[2].partition("</p>")[0]
    assert wrong == "this bracket is not closed"
    assert "Nothing is ticked. Tick what you cite" in text(does="take", words="trafficking")
    page = text(does="search", words="traps", key="jobe2010causes", **{"behind-jobe2010causes": '5" onload="x'})
    assert 'value="jobe2010causes" checked' in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert 'onload="' not in page
    reply = _page(server, link, does="search", words="x")
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert "no publication has the key nobody" in text(does="take", key="nobody").lower()
    strange = {"User-Agent": "Mozilla/5.0", "Origin": "https://evil.example"}
    target = link.removeprefix(f"http://127.0.0.1:{server.port}")
    form = b"does=take&key=jobe2010causes"
    assert server.ask("POST", target, form, "application/x-www-form-urlencoded", strange).status == 403
    assert not replies
    assert text(does="take", key="jobe2010causes").count("Inserted.") == 1
    asking.join(20)
    assert replies[0].body == rb"\cite{jobe2010causes}"


@pytest.mark.parametrize("raises", [True, False])
def test_without_a_browser_a_message_has_the_link(path: Path, raises: bool) -> None:
    from protlib.errors import UsageError

    def fail(link: str) -> None:
        if raises:
            raise UsageError(f"no browser found to open {link}")

    with Library(path) as library:
        library.add_many(RECORDS)
    with listening(path, show=fail) as server:
        asking = Thread(target=lambda: server.ask("GET", f"{_BASE}/cayw"))
        asking.start()
        while not server.lines:
            asking.join(0.01)
        assert server.lines[0].startswith("an editor asks what to cite. To choose, open http://127.0.0.1:")
        _page(server, server.lines[0].rpartition(" ")[2], does="cancel")
        asking.join(20)
        assert len(server.lines) == 1


def test_a_library_that_cannot_be_read_is_told_on_the_page(server: Listening) -> None:
    asking = Thread(target=lambda: server.ask("GET", f"{_BASE}/cayw"))
    asking.start()
    while not server.links:
        asking.join(0.01)
    contents = server.path.read_bytes()
    server.path.write_text("{")
    broken = _page(server, server.links[0], does="search", words="causes")
    server.path.write_bytes(contents)
    assert (broken.status, broken.headers["content-type"]) == (500, "text/html; charset=utf-8")
    assert "try again" in broken.body.decode()
    assert _page(server, server.links[0], does="cancel").status == 200
    asking.join(20)


def test_a_form_that_is_none_is_told_before_anybody_picks(server: Listening) -> None:
    reply = server.ask("GET", f"{_BASE}/cayw?format=eta&template=x")
    assert (reply.status, server.links) == (400, [])
    assert "choose from latex" in reply.data["error"]


def test_what_is_asked_by_post_has_the_pick_beside_the_text(server: Listening) -> None:
    body = json.dumps({"format": "pandoc", "selected": True}).encode()
    reply = server.ask("POST", f"{_BASE}/cayw", body, "application/json", WISH)
    assert reply.data == {"state": {}, "pick": [], "output": ""}
