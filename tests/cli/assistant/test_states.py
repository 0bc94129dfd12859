"""The library behind a server: changed by others, busy, missing or damaged, and the server goes on."""

import json
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import anyio
import pytest

from programs.assistants import Answer, call, talk
from protlib.cli.assistant.tools import Tools
from protlib.library import Library
from protlib.record.model import Publication
from protlib.storage import Store
from protlib.storage.lock import hold_lock

if TYPE_CHECKING:
    from mcp import Client

CARING: Final = Publication(key="caring2009", title="Caring for Trafficked Persons", date="2009", type="report")
CAUSES: Final = Publication(key="causes2010", title="The Causes of Re-trafficking", date="2010", type="report")
STROKES: Final = [
    Publication(key=key, title=f"Paper {key}", date="2010") for key in ("DBLP:conf/acl/Roe2010", "c:roe2010", "a/../b")
]
NOTED: Final = CARING.changed(private_note="ask Ana")


def keys(said: Answer) -> list[str]:
    return [line["key"] for line in said.data["publications"]]


@pytest.mark.slow
@pytest.mark.parametrize("first", [CARING, NOTED], ids=["open", "with a private note"])
def test_each_call_is_of_the_library_as_it_is_then(path: Path, first: Publication) -> None:
    async def watch(client: "Client") -> list[Answer]:
        with Library(path) as second_library:
            responses = [await call(client, "search")]
            second_library.add_many([first])
            responses.append(await call(client, "search"))
            second_library.add_many([CAUSES])
            responses.append(await call(client, "search", query="causes"))
            second_library.remove(["causes2010"])
            responses.append(await call(client, "search"))
        path.unlink()
        return [*responses, await call(client, "search")]

    missing, second_state, two, again, after_removal = talk(path, watch)
    assert [keys(response) for response in (missing, second_state, two, again, after_removal)] == [
        [], ["caring2009"], ["causes2010"], ["caring2009"], [],
    ]  # fmt: skip
    assert [missing.data["notes"], after_removal.data["notes"]] == [
        ["there is no library library.json. To make it: protlib import FILE, or protlib add"],
        ["there is no library library.json, but its versions are kept. To put it back: protlib undo"],
    ]


@pytest.mark.slow
def test_a_damaged_library_is_told_on_a_line_without_its_folder_and_read_again_when_it_is_whole(
    path: Path,
) -> None:
    with Library(path) as library:
        library.add_many([CARING])
    contents = path.read_bytes()

    async def watch(client: "Client") -> list[Answer]:
        responses = []
        for data in (b"no library", contents[: len(contents) // 2], contents):
            path.write_bytes(data)
            responses.append(await call(client, "search"))
        return responses

    *broken, mended = talk(path, watch)
    for response in broken:
        assert (response.is_error, response.text.count("\n"), str(path.parent) in response.text) == (True, 0, False), (
            response.text
        )
        assert response.text.startswith("library.json")
    assert keys(mended) == ["caring2009"]


@pytest.mark.slow
def test_a_library_that_is_being_written_is_told_and_read_all_the_same(path: Path) -> None:
    with Library(path) as library:
        library.add_many([CARING])

    async def watch(client: "Client") -> list[Answer]:
        with hold_lock(Store(path).versions.lock, "import", patience=1, waiting=print):
            return [
                await call(client, "tag", keys=["caring2009"], add=["health"]),
                await call(client, "search"),
            ]

    busy, answered = talk(path, watch, writes=True, wait=0.1)
    assert (busy.is_error, busy.text.startswith("library.json is being written by ")) == (True, True)
    assert keys(answered) == ["caring2009"]


@pytest.mark.slow
def test_calls_at_once_are_done_one_by_one(path: Path) -> None:
    with Library(path) as library:
        library.add_many([CARING])

    async def work(client: "Client") -> list[str]:
        async def tag(word: str) -> None:
            await call(client, "tag", keys=["caring2009"], add=[word])

        async with anyio.create_task_group() as group:
            for number in range(4):
                group.start_soon(tag, f"t{number}")
        return sorted((await call(client, "show", keys=["caring2009"])).data["records"][0]["tags"])

    assert talk(path, work, writes=True) == ["t0", "t1", "t2", "t3"]


@pytest.mark.slow
def test_a_call_that_is_cancelled_while_it_waits_is_never_done_and_the_server_goes_on(path: Path) -> None:
    with Library(path) as library:
        library.add_many([CARING])

    async def work(client: "Client") -> list[str]:
        async def tag(word: str) -> None:
            await call(client, "tag", keys=["caring2009"], add=[word])

        async with anyio.create_task_group() as first:
            with hold_lock(Store(path).versions.lock, "import", patience=1, waiting=print):
                first.start_soon(tag, "first")
                await anyio.sleep(0.1)
                async with anyio.create_task_group() as second:
                    second.start_soon(tag, "second")
                    await anyio.sleep(0.1)
                    second.cancel_scope.cancel()
        await tag("third")
        return list((await call(client, "show", keys=["caring2009"])).data["records"][0]["tags"])

    assert talk(path, work, writes=True, wait=5) == ["first", "third"]


@pytest.mark.slow
def test_resources_prompts_and_completion(path: Path) -> None:
    with Library(path) as library:
        library.add_many([CARING, CAUSES, CARING.changed(key="دليل2009", title="دليل"), *STROKES])

    async def ask(client: "Client") -> dict[str, str]:
        from mcp_types import ResourceTemplateReference

        completions = {}
        for uri in (
            "protlib://overview",
            "protlib://record/causes2010",
            "protlib://record/%D8%AF%D9%84%D9%8A%D9%842009",
        ):
            completions[uri] = getattr((await client.read_resource(uri)).contents[0], "text", "")
        for record in STROKES:
            for key in (record.key, quote(record.key, safe="")):
                text = getattr((await client.read_resource(f"protlib://record/{key}")).contents[0], "text", "")
                assert json.loads(text)["title"] == record.title, key
        try:
            await client.read_resource("protlib://record/cause2010")
        except Exception as error:  # noqa: BLE001 - the client's own kind
            completions["missing"] = str(error)
        templates = (await client.list_resource_templates()).resource_templates
        completions["template"] = templates[0].uri_template
        reference = ResourceTemplateReference(uri=templates[0].uri_template)
        completion = await client.complete(reference, {"name": "key", "value": "CA"})
        completions["completed"] = " ".join(completion.completion.values)
        prompt = await client.get_prompt("cite-from-the-library", {"question": "What helps {children}?"})
        completions["prompt"] = getattr(prompt.messages[0].content, "text", "")
        return completions

    answers = talk(path, ask)
    assert json.loads(answers["protlib://overview"])["by_year"] == {"2009": 2, "2010": 4}
    assert json.loads(answers["protlib://record/causes2010"])["title"] == CAUSES.title
    assert "دليل" in answers["protlib://record/%D8%AF%D9%84%D9%8A%D9%842009"]
    assert answers["missing"] == "no publication has the key cause2010; did you mean “causes2010”?"
    assert answers["template"] == "protlib://record/{+key}"
    assert answers["completed"] == "caring2009 causes2010"
    assert "What helps {children}?" in answers["prompt"]
    assert "in the style apa" in answers["prompt"]


@pytest.mark.slow
def test_the_overview_says_where_it_does_not_tell_all(path: Path) -> None:
    with Library(path) as library:
        library.add_many([CARING.changed(key=f"caring{year}", date=str(year)) for year in range(1990, 2007)])

    async def ask(client: "Client") -> dict[str, Any]:
        return dict(json.loads(getattr((await client.read_resource("protlib://overview")).contents[0], "text", "")))

    answers = talk(path, ask)
    assert [*answers["by_year"]] == [str(year) for year in range(1992, 2007)]
    assert answers["notes"] == ["by_year: the last 15 of 17; for more, use stats"]


def test_a_part_that_an_upgrade_took_away_asks_for_a_restart(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @wraps(Tools.search)
    def fail(*_arguments: object, **_options: object) -> None:
        raise ImportError("cannot import name 'pages_of' from 'protlib.fulltext'")

    async def ask(client: "Client") -> Answer:
        return await call(client, "search")

    monkeypatch.setattr(Tools, "search", fail)
    response = talk(path, ask)
    assert response.is_error
    assert "upgraded or moved while this server ran; tell the user to restart it" in response.text
