"""`mcp`: a server as programs start it, over standard input and output."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import anyio
import pytest

from harness.paths import ROOT
from programs.assistants import Answer, call
from programs.running import Run
from protlib.library import Library
from protlib.record.model import Publication
from protlib.system.installation import install_extra_command

CARING: Final = Publication(
    key="caring2009",
    title="Caring for Trafficked Persons",
    date="2009",
    type="report",
    private_note="ask Ana",
)
HELLO: Final[dict[str, Any]] = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-03-26",
        "capabilities": {},
        "clientInfo": {"name": "t", "version": "1"},
    },
}


@pytest.fixture
def environment(path: Path, tmp_path: Path) -> dict[str, str]:
    """What a program starts the server with, on a library with a private note."""
    with Library(path) as library:
        library.add_many([CARING])
    (tmp_path / "temporary").mkdir()
    return {
        "PROTLIB_LIBRARY": str(path),
        "PROTLIB_CACHE": str(tmp_path / "cache"),
        "PYTHONPATH": str(ROOT / "src"),
        "TMPDIR": str(tmp_path / "temporary"),
    }


@pytest.mark.slow
def test_the_client_of_the_protocol_speaks_with_it_and_ends_it(environment: dict[str, str], tmp_path: Path) -> None:
    from mcp import Client, StdioServerParameters, stdio_client

    server = StdioServerParameters(
        command=sys.executable, args=["-m", "protlib", "mcp", "--write"], env=environment, cwd=tmp_path
    )

    async def work() -> list[Answer]:
        with (tmp_path / "err").open("w") as errors:
            async with Client(stdio_client(server, errors)) as client:
                return [
                    await call(client, "search", query="trafficked"),
                    await call(client, "search", regions=["Wst Africa"]),
                    await call(client, "tag", keys=["caring2009"], add=["health"]),
                    await call(client, "show", keys=["caring2009"]),
                ]

    search_answer, wrong, _tagged, show_answer = anyio.run(work)
    assert search_answer.data["publications"][0]["key"] == "caring2009"
    assert wrong.text.endswith("did you mean “West Africa” or “East Africa”?")
    assert show_answer.data["records"][0]["tags"] == ["health"]
    assert (tmp_path / "err").read_text() == ""
    assert not [*(tmp_path / "temporary").iterdir()]


def _start_server(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "protlib", "mcp"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | environment,
    )  # fmt: skip


@pytest.mark.slow
def test_ctrl_c_ends_it_with_0_in_silence_and_leaves_nothing_behind(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with _start_server(environment) as server:
        assert server.stdin
        assert server.stdout
        for message in (b"no message", json.dumps(HELLO).encode()):
            server.stdin.write(message + b"\n")
        server.stdin.flush()
        lines = [json.loads(server.stdout.readline())]
        if "result" not in lines[0]:
            lines.append(json.loads(server.stdout.readline()))
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=60)
    assert "instructions" in lines[-1]["result"]
    assert (server.returncode, out, err) == (0, b"", b"")
    assert not [*(tmp_path / "temporary").iterdir()]


@pytest.mark.slow
def test_it_ends_with_0_where_nobody_speaks_any_more(protlib: Run) -> None:
    assert protlib("mcp", stdin="") == ("", "", 0)
    ran = protlib("mcp", stdin=f"{json.dumps(HELLO)}\n")
    assert (ran.code, ran.err) == (0, "")


HALF_LETTERS: Final = [
    (r"a\ud83d b", "a b"),
    (r"\uDE00", ""),
    (r"\ud83d\ude00 \ud83d", "\U0001f600 "),
    (r"\\ud83d \ud83d", r"\ud83d" + " "),
]


@pytest.mark.parametrize(("escaped", "text"), HALF_LETTERS)
def test_half_a_letter_is_left_out_of_a_call(escaped: str, text: str) -> None:
    from mcp.shared.message import SessionMessage
    from mcp_types import jsonrpc_message_adapter
    from pydantic import ValidationError

    from protlib.cli.assistant.mcp_server import mend_message

    line = f'{{"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {{"name": "{escaped}"}}}}\n'
    with pytest.raises(ValidationError) as refusal:
        jsonrpc_message_adapter.validate_json(line, by_name=False)
    mended = mend_message(refusal.value)
    assert isinstance(mended, SessionMessage)
    assert mended.message.model_dump()["params"] == {"name": text}


@pytest.mark.slow
def test_a_call_with_half_a_letter_is_answered(environment: dict[str, str]) -> None:
    call_line = (
        rb'{"jsonrpc": "2.0", "id": 2, "method": "tools/call",'
        rb' "params": {"name": "search", "arguments": {"query": "caring \ud83d"}}}'
    )
    with _start_server(environment) as server:
        assert server.stdin
        assert server.stdout
        for line in (
            json.dumps(HELLO).encode(),
            b'{"jsonrpc": "2.0", "method": "notifications/initialized"}',
            call_line,
        ):
            server.stdin.write(line + b"\n")
        server.stdin.flush()
        responses = [json.loads(server.stdout.readline()) for _line in range(2)]
        server.stdin.close()
    assert [response["id"] for response in responses] == [1, 2]
    assert responses[1]["result"]["structuredContent"]["publications"][0]["key"] == CARING.key


def test_a_line_that_is_no_message_stays_an_error() -> None:
    from mcp_types import jsonrpc_message_adapter
    from pydantic import ValidationError

    from protlib.cli.assistant.mcp_server import mend_message

    for line in ("garbage", r'{"id": "\ud83d"', "[1]"):
        with pytest.raises(ValidationError) as refusal:
            jsonrpc_message_adapter.validate_json(line, by_name=False)
        assert mend_message(refusal.value) is refusal.value


@pytest.mark.slow
@pytest.mark.parametrize(
    ("out", "code", "expected"),
    [
        ("gone", 0, b""),
        pytest.param(
            "full",
            4,
            b"protlib: cannot print: No space left on device\n",
            marks=(pytest.mark.soak, pytest.mark.skipif(sys.platform != "linux", reason="a device of Linux")),
        ),
    ],
)
def test_a_program_that_is_gone_and_a_full_disk_are_told_as_of_any_command(
    environment: dict[str, str], out: str, code: int, expected: bytes
) -> None:
    reading, stdout = os.pipe() if out == "gone" else (None, os.open("/dev/full", os.O_WRONLY))
    if reading is not None:
        os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-m", "protlib", "mcp"],
        input=json.dumps(HELLO).encode() + b"\n", stdout=stdout,
        stderr=subprocess.PIPE, env=os.environ | environment, timeout=300, check=False,
    )  # fmt: skip
    os.close(stdout)
    assert (ran.returncode, ran.stderr) == (code, expected)


def test_without_the_package_a_line_says_what_to_install(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("protlib.cli.assistant")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("mcp", "mcp.server", "mcp_types", "pydantic"):
        monkeypatch.setitem(sys.modules, name, None)
    ran = protlib("mcp")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"protlib: mcp not found. To answer assistants, install it: {install_extra_command('mcp')}\n"


def test_a_missing_folder_is_an_error(protlib: Run) -> None:
    ran = protlib("mcp", "--documents", "reports")
    assert (ran.code, ran.err) == (2, "protlib: --documents reports: no such folder\n")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ([], "1 publication names in a note or abstract what is not public: open2011 (closed2010)\n"),
        (["--include", "internal"], ""),
    ],
)
def test_whoever_connects_an_assistant_is_told_which_notes_name_what_is_not_public(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    protlib("add", "Children of the camps", "--key", "closed2010", "--set", "access=internal")
    protlib("add", "Public findings", "--key", "open2011", "--set", "note=See closed2010.")
    started = f".vscode{os.sep}mcp.json: VS Code starts protlib now; restart it\n"
    assert protlib("mcp", "--setup", "vscode", *options) == ("", line + started, 0)


def test_a_server_says_nothing_of_what_is_not_public(protlib: Run) -> None:
    protlib("add", "Children of the camps", "--key", "closed2010", "--set", "access=internal")
    protlib("add", "Public findings", "--key", "open2011", "--set", "note=See closed2010.")
    assert protlib("mcp", stdin="") == ("", "", 0)
