"""The library whose records are restricted."""

import json
from pathlib import Path

import pytest

from programs.running import Run
from sample_records.restricted_records import CONFIDENTIAL, NUMBERS, PUBLIC, SECRET


@pytest.fixture
def restricted(protlib: Run, tmp_path: Path) -> Run:
    """Run protlib on a library of a public record with a private note, and one that is confidential."""
    library = {
        "library": {"1": {"format": 2, "created": "2026-11-26T09:00:00Z"}},
        "decisions": {
            "1": {"kind": "field", "name": "finding"},
            "2": {"kind": "distinct", "keys": ["caring2009", f"{SECRET}2010"]},
            "3": {"kind": "name", "fields": ["authors"], "written": SECRET, "meant": f"{SECRET} Office"},
            "4": {"kind": "merged", "key": "caring2009", "was": {**CONFIDENTIAL, "source": ""}},
            "5": {"kind": "silenced", "rule": "year-missing", "key": f"{SECRET}2010"},
        },
        "publications": {NUMBERS["open"]: PUBLIC, NUMBERS["shut"]: CONFIDENTIAL},
    }
    (tmp_path / "library.json").write_text(json.dumps(library))
    return protlib
