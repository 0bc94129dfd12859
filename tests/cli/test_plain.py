"""Files for others: what the format itself says and no more, unless `--lossless` packs the rest;
`--ascii`: LaTeX that any TeX sets.
"""

import json
import re
from pathlib import Path

import pytest

from programs.running import Run
from protlib.formats import FORMATS
from sample_files.file_contents import everything

NAMES = ["bibtex", "biblatex", "ris", "endnote", "csl-json", "csl-yaml", "hayagriva", "csv", "tsv"]
PACKED = ["protlib:", "M2  -", "custom", "country: ", "misc2", "csl:", '"{', "protlib,"]


RECORD = """
    {"key": "k", "type": "report", "title": "Care", "authors": [{"family": "van Dijk", "given": "J"}], "regions": ["Africa"],
     "extra": {"x:y": {"z": 1}}}
""".replace("\n", " ").strip()
WORK = "zqwork"
"""What stands in every field that says how a library keeps a record, and in no other."""
KEPT = {
    "key": "caring2009", "type": "report", "title": "Caring", "date": "2009", "note": "to be read", "tags": ["health"],
    "abstract": "A handbook.", "url": f"file:///home/{WORK}/caring.pdf", "source": f"/home/{WORK}/refs.bib",
    "aliases": [f"/home/{WORK}/caring"], "created": "1902-03-04T05:06:07Z", "modified": "1903-04-05T06:07:08Z",
    "private_note": f"{WORK}: ask Ana",
    "extra": {
        "bibtex:file": f":home/{WORK}/a.pdf:PDF", "bibtex:owner": WORK, "bibtex:timestamp": "1904-05-06",
        "ris:L1": f"internal-pdf://{WORK}/a.pdf", "bibtex:bdsk-file-1": WORK, "bibtex:comment-ana": WORK,
    },
}  # fmt: skip
SECRETS = (WORK, "1902", "1903", "1904")


def add(protlib: Run) -> None:
    assert protlib("add", "--title", "Care", "--key", "k", "--type", "report", "--country", "Kenya").code == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_nothing_in_it_that_only_protlib_reads_unless_it_is_lossless(protlib: Run, name: str) -> None:
    protlib("import", "-", "--from", "jsonl", stdin=RECORD)
    ran = protlib("export", "--format", name, "--lossless")
    assert any(packed in ran.out for packed in PACKED) or name == "hayagriva"
    assert ran.err == ""
    ran = protlib("export", "--format", name)
    assert ran.code == 0
    assert not any(packed in ran.out for packed in PACKED)
    assert "Care" in ran.out
    assert ran.err.count("cannot hold ") == 1
    assert re.search(r"cannot hold .*\bextra\b", ran.err)
    assert "; the file leaves them out. " in ran.err
    assert ran.err.endswith(". To keep them in the file, for protlib: --lossless\n")


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_of_extra_only_what_the_file_leaves_out_is_named(protlib: Run, name: str) -> None:
    records = (
        '{"key": "a", "title": "A", "extra": {"csv:Mood": "good"}}\n{"key": "b", "title": "B", "extra": '
        '{"custom": {"x": 1}}}'
    )
    protlib("import", "-", "--from", "jsonl", stdin=records)
    messages = protlib("export", "-f", name, "-o", f"o.{name}").err
    assert " cannot hold extra “custom” (b); the file leaves them out" in messages


@pytest.mark.parametrize("name", NAMES)
def test_what_is_packed_is_read_by_import_as_it_was(protlib: Run, tmp_path: Path, name: str) -> None:
    protlib("import", "-", "--from", "jsonl", stdin=RECORD)
    assert protlib("export", "--format", name, "--lossless", "-o", "a").code == 0
    protlib("-L", "other.json", "import", "a", "--from", name)
    outputs = [
        json.loads(protlib("-L", name, "show", "k", "--format", "json").out) for name in ("library.json", "other.json")
    ]
    mine, theirs = (
        {name: value for name, value in output[0].items() if name not in {"source", "created", "modified"}}
        for output in outputs
    )
    assert mine == theirs


@pytest.mark.parametrize("name", [entry.name for entry in FORMATS if entry.writes and not entry.is_own])
def test_no_file_tells_how_a_library_keeps_a_record(protlib: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(KEPT)}\n", "utf-8")
    ran = protlib("convert", "a.jsonl", "out", "--format", name)
    assert (ran.code, "links to files of yours" in ran.err) == (0, True)
    content = everything(tmp_path / "out")
    assert "caring" in content
    assert [secret for secret in SECRETS if secret in content] == []


@pytest.mark.parametrize(("name", "place"), [("bibtex", "annote"), ("biblatex", "annotation"), ("ris", "N1  - "),
    ("endnote", "<notes>"), ("csl-json", '"annote"'), ("word", "<b:Comments>"), ("csv", "to be read")])  # fmt: skip
def test_a_note_leaves_where_the_format_has_a_place_for_it(protlib: Run, tmp_path: Path, name: str, place: str) -> None:
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(KEPT)}\n", "utf-8")
    ran = protlib("convert", "a.jsonl", "-", "--format", name)
    assert place in ran.out
    assert "to be read" in ran.out
    assert " note (" not in ran.err


def test_what_is_told_is_one_line_with_the_number_of_records(protlib: Run) -> None:
    add(protlib)
    protlib("add", "--title", "Other", "--key", "o", "--country", "Mali", "--tag", "a")
    assert protlib("export", "--format", "bibtex").err == (
        "BibTeX cannot hold countries; the file leaves them out. To keep them in the file, for protlib: --lossless\n"
    )
    assert protlib("export", "--format", "word").err == (
        "Word's sources cannot hold countries, tags (o); the file leaves them out\n"
    )


def test_types_that_a_format_does_not_have_are_told_by_their_names(protlib: Run) -> None:
    for number in range(3):
        protlib("add", "--title", f"Pact {number}", "--key", f"p{number}", "--type", "treaty")
    protlib("add", "--title", "Leaflet", "--key", "l", "--type", "pamphlet", "--country", "Mali")
    assert protlib("export", "--format", "ris").err.splitlines() == [
        "RIS cannot hold countries (l); the file leaves them out. To keep them in the file, for protlib: --lossless",
        "RIS cannot name the type treaty (3 of 4); the file says another",
    ]
    assert protlib("export", "--key", "p1", "--format", "ris").err == (
        "RIS cannot name the type treaty; the file says another. To keep them in the file, for protlib: --lossless\n"
    )


def test_json_lines_are_the_record_itself_and_leave_whole(protlib: Run) -> None:
    add(protlib)
    ran = protlib("export", "--format", "jsonl")
    assert ran.err == ""
    assert '"created"' in ran.out
    assert ran.out == protlib("export", "--format", "jsonl", "--lossless").out


@pytest.mark.parametrize("program", ["latex", "zotero", "endnote", "mendeley", "jabref", "pandoc", "typst"])
def test_a_file_for_a_program_follows_the_same_rule(protlib: Run, program: str) -> None:
    protlib("import", "-", "--from", "jsonl", stdin=RECORD)
    plain, lossless = (protlib("export", "--for", program, *more) for more in ([], ["--lossless"]))
    assert "Africa" not in plain.out
    assert "Africa" in lossless.out
    assert re.search(r"cannot hold .*\bregions\b", plain.err)


def test_zotero_gets_the_key_where_it_looks_for_it(protlib: Run) -> None:
    add(protlib)
    ran = protlib("export", "--for", "zotero")
    assert "M2  - Citation Key: k\r\n" in ran.out
    without = ran.out.replace("ID  - k\r\n", "")
    assert json.loads(protlib("convert", "-", "-", "--format", "jsonl", stdin=without).out)["key"] == "k"
    assert "ris:M2" not in protlib("convert", "-", "-", "--format", "jsonl", stdin=ran.out).out


def test_convert_writes_plain_files_too(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("key,title,created\nk,Care,2020-01-01T00:00:00Z\n", "utf-8")
    assert "verba" in protlib("convert", "a.csv", "-", "--format", "bibtex", "--lossless").out
    assert "verba" not in protlib("convert", "a.csv", "-", "--format", "bibtex").out


def test_a_conference_is_where_others_look_for_it(protlib: Run, tmp_path: Path) -> None:
    record = {
        "key": "k",
        "type": "paper-conference",
        "title": "Care",
        "event_title": "Forum",
        "event_place": "Accra",
    }
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(record)}\n", "utf-8")
    ran = protlib("convert", "a.jsonl", "-", "--format", "ris")
    assert "T2  - Forum\r\n" in ran.out
    assert "CY  - Accra\r\n" in ran.out
    assert "cannot hold" not in ran.err


@pytest.mark.parametrize(
    ("title", "content", "message"),
    [
        ("Fuerza en cafés", "Fuerza en caf{\\'e}s", ""),
        ("Δ ≥ 5", "\\ensuremath{\\Delta} \\ensuremath{\\geq} 5", ""),
        ("x̱ 中国 care", "{\\b x} 中国 care", "LaTeX has no command for 2 characters; kept as UTF-8"),
        ("Помощь", "Помощь", "LaTeX has no command for 6 characters; kept as UTF-8"),
    ],
)
def test_what_latex_has_no_command_for_stays_and_is_counted(
    protlib: Run, title: str, content: str, message: str
) -> None:
    protlib("add", "--title", title, "--key", "k")
    ran = protlib("export", "--format", "bibtex", "--ascii")
    assert f"{{{content}}}" in ran.out
    assert message in ran.err
    assert (ran.err != "") == (message != "")
    assert "symbol" not in ran.out
