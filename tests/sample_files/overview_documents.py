"""An overview as a Word document."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from programs.running import Run


def filled(protlib: Run, *records: dict[str, Any]) -> Run:
    """Return protlib with a library of records, each of the year 2010 where it says none."""
    lines = (json.dumps({"type": "report", "date": "2010", **record}) for record in records)
    assert protlib("import", "-", "--from", "jsonl", stdin="\n".join(lines)).code == 0
    return protlib


def document(path: Path) -> ET.Element:
    """Return the text of a Word document."""
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(path.read_bytes())).read("word/document.xml"))
