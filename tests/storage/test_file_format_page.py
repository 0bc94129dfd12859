"""The page on the file says what is written."""

import re
from pathlib import Path

from harness.paths import ROOT
from protlib.library import Library
from protlib.storage import contents
from protlib.storage.layout import position_of
from sample_records.stored_records import documents

PAGE = (ROOT / "docs/file-format.md").read_text(encoding="utf-8")


def test_the_example_is_laid_out_as_protlib_does_it(path: Path) -> None:
    match = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert match
    path.write_bytes(match[1].encode())
    content = contents.content_of(path.read_bytes())
    assert (contents.dumps(content.tables), content.repairs) == (path.read_bytes(), [])
    with Library(path) as library:
        assert [record.key for record in library] == ["iom2009caring", "jobe2010causes"]
        assert library.own_fields() == ["finding"]
    assert [document["key"] for document in documents(path)] == ["iom2009caring", "jobe2010causes"]


def test_the_order_is_that_of_the_product_it_names() -> None:
    match = re.search(r"times (\d+), of which the last 64 bits", PAGE)
    assert match
    for number in (1, 2, 1_795_683_660_000_000):
        assert position_of(str(number))[0] == number * int(match[1]) % (1 << 64)
