"""What may name a file on its owner's machine."""

from harness.rows import every_row
from protlib.record.handout import without_paths
from protlib.record.model import Publication


@every_row(
    "path",
    [
        "file:///home/ana/a.pdf", "FILE:a.pdf", r"C:\Users\ana\a.pdf", r"\\server\share\a.pdf", "~/a.pdf", "see ~/a.pdf",
        "/home/ana/a.pdf", "/Users/ana/a.pdf", "/uſers/ana/a.pdf", "/var/tmp/é.pdf", "see (/mnt/a.pdf)",
    ],
)  # fmt: skip
def test_a_name_of_a_file_goes_nowhere(path: str) -> None:
    record = Publication(key="a", url=path, aliases=(path, "b"), extra={"note": [{"at": path}], "x": "y"})
    assert without_paths(record).to_dict() == {"key": "a", "type": "document", "aliases": ["b"], "extra": {"x": "y"}}


@every_row(
    "text",
    [
        "https://iom.int/home/a.pdf",
        "https://a.org/~ana/a",
        "a~b",
        "x/tmp/y",
        "https://a.org/wiki/File:A.pdf",
        "Country profile: Ghana",
    ],
)
def test_what_names_no_file_stays(text: str) -> None:
    record = Publication(key="a", url=text, extra={"x": text})
    assert without_paths(record) is record
