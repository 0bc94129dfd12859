"""What an assistant learns about the library and its tools in advance, and the prompts that a person can choose."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def guidance() -> Mapping[str, Any]:
    """Return the texts of `guidance.yaml`, by their names; those of the tools are mappings, by name."""
    import yaml

    texts: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return texts
