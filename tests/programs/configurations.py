"""The configuration file of the tests, and what `config` lists."""

import json
from pathlib import Path

from programs.running import Run


def write_settings(configuration: Path, text: str | bytes) -> Path:
    """Write a configuration file."""
    configuration.parent.mkdir(parents=True, exist_ok=True)
    configuration.write_bytes(text.encode() if isinstance(text, str) else text)
    return configuration


def list_settings(protlib: Run) -> dict[str, tuple[str, str]]:
    """Return what `config` lists: each setting's value, and what says it."""
    rows = json.loads(protlib("config", "--format", "json").out)
    return {setting["setting"]: (setting["value"], setting["by"]) for setting in rows}
