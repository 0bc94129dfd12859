"""`mcp --setup`: the configuration of the programs that start the server."""

import json
from pathlib import Path

import pytest

from programs.running import Run
from protlib.cli.assistant.clients import CLIENTS, set_up


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE", "APPDATA", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.parametrize("name", CLIENTS)
def test_a_program_is_connected_once(protlib: Run, tmp_path: Path, home: Path, name: str) -> None:
    client = CLIENTS[name]
    ran = protlib("mcp", "--setup", name, "--write", "--include", "internal")
    file = tmp_path / client.file()
    assert ran.err.splitlines()[0] == f"{client.file()}: {client.name} starts protlib now; restart it"
    server = json.loads(file.read_text(encoding="utf-8"))[client.servers]["protlib"]
    assert server["args"] == [f"--library={tmp_path / 'library.json'}", "mcp", "--write", "--include=internal"]
    assert Path(server["command"]).is_absolute()
    before = file.read_bytes()
    assert "starts protlib already" in protlib("mcp", "--setup", name, "--write", "--include", "internal").err
    assert file.read_bytes() == before


def test_what_else_is_in_the_file_stays(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / ".mcp.json"
    file.write_text('\ufeff{"theme": "é", "mcpServers": {"other": {"command": "x"}, "protlib": {"command": "old"}}}')
    assert set_up(CLIENTS["claude-code"], ["mcp"]) == (Path(".mcp.json"), True)
    configuration = json.loads(file.read_text(encoding="utf-8"))
    assert (configuration["theme"], configuration["mcpServers"]["other"]) == ("é", {"command": "x"})
    assert configuration["mcpServers"]["protlib"]["args"] == ["mcp"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "// mine\n{}",
            "not JSON, or JSON with comments; nothing was changed. To connect it yourself: in “mcpServers”, add ",
        ),
        ("[]", "not a JSON object; nothing was changed"),
        ('{"mcpServers": []}', "“mcpServers” is not an object; nothing was changed"),
    ],
)
def test_a_file_that_is_not_understood_stays(protlib: Run, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / ".mcp.json").write_text(text)
    ran = protlib("mcp", "--setup", "claude-code")
    assert ran.code == 3
    assert ran.err.startswith(f"protlib: .mcp.json: {message}")
    assert ran.err.rstrip().endswith((message, f'"args": ["--library={tmp_path / "library.json"}", "mcp"]}}'))
    assert (tmp_path / ".mcp.json").read_text() == text
