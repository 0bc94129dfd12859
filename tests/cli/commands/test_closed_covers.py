"""Files whose covers say that they are not public: whatever brings them closes their records, and says so."""

from pathlib import Path

import pytest

from programs.running import Run
from protlib.library import Library
from protlib.library.changes.covers import Covers
from protlib.library.files.attachments import AttachmentManner, attach
from protlib.library.findings import check
from sample_files.documents import docx, drawn_shape, run
from sample_files.tiny_pdf import cover, make_pdf, page

TITLE = "Caught in the Current"
KEY = "unhcr2019caught"
PROSE = [f"The households of province {number} spoke of debts and of the road." for number in range(20)]
CLOSED = f"{KEY} is confidential: its pages or its name say so. Exports leave it out"
WAS_OPEN = f"{KEY}: it was public; the file says confidential, and the stricter counts."
FILES = {
    "a.ris": "TY  - RPRT\nTI  - {title}\nAU  - UNHCR\nPY  - 2019\nL1  - {file}\nER  - \n",
    "a.bib": "@techreport{{unhcr2019caught, title = {{{title}}}, author = {{UNHCR}}, year = 2019, file = {{:{file}:PDF}}}}",
    "a.enw": "%0 Report\n%T {title}\n%A UNHCR,\n%D 2019\n%> file://{file}\n",
}


def report(mark: str, *more: str, is_locked: bool = False) -> bytes:
    first = cover((mark, 12), ("", 40), (TITLE, 26), ("", 90), ("March 2019", 11))
    return make_pdf([first, page(*PROSE, *more)], is_locked=is_locked)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a confidential report, and files that name it."""
    (tmp_path / "secret.pdf").write_bytes(report("CONFIDENTIAL"))
    for name, text in FILES.items():
        (tmp_path / name).write_text(text.format(title=TITLE, file="secret.pdf"))
    return tmp_path


def access(folder: Path) -> list[tuple[str, int, tuple[str, ...]]]:
    with Library(folder / "library.json") as library:
        return [(record.access, len(record.files), record.guessed) for record in library]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_a_record_brings_closes_it_when_it_comes(protlib: Run, folder: Path, name: str) -> None:
    ran = protlib("import", name, "--dry-run")
    assert f"{CLOSED}\n" in ran.err
    ran = protlib("import", name)
    assert f"1 file attached\n{CLOSED}. If it is public: protlib set {KEY} access=public\n" in ran.err
    assert access(folder) == [("confidential", 1, ("access",))]
    assert TITLE not in protlib("export", "--format", "ris").out
    protlib("set", KEY, "access=public")
    assert protlib("import", name, "--on-duplicate", "replace", "--yes").err == ""
    assert access(folder) == [("", 1, ())]


@pytest.mark.slow
@pytest.mark.parametrize("way", ["update", "replace", "merge"])
def test_a_file_that_a_record_brings_closes_the_record_that_is_there(protlib: Run, folder: Path, way: str) -> None:
    protlib("add", "--title", TITLE, "--author", "UNHCR", "--date", "2019", "--type", "report")
    words = ("import", "a.ris", "--on-duplicate", way)
    assert WAS_OPEN in protlib(*words, "--dry-run").err
    assert access(folder) == [("", 0, ())]
    ran = protlib(*words, "--yes")
    assert f"{WAS_OPEN} Exports leave it out. To open it: protlib set {KEY} access=public" in ran.err
    assert access(folder) == [("confidential", 1, ("access",))]
    protlib("undo")
    assert access(folder) == [("", 0, ())]
    protlib("redo")
    protlib("set", KEY, "access=public")
    (folder / "secret.pdf").write_bytes(report("CONFIDENTIAL", "More."))
    ran = protlib(*words, "--yes")
    assert f"{KEY}: it stays public, because somebody opened it; the file says confidential." in ran.err
    assert access(folder) == [("", 2, ())]


def test_a_record_that_is_left_as_it_is_gets_no_file_and_stays_open(protlib: Run, folder: Path) -> None:
    protlib("add", "--title", TITLE, "--author", "UNHCR", "--date", "2019", "--type", "report")
    assert "has files in this import. To attach them: --on-duplicate update" in protlib("import", "a.ris").err
    assert access(folder) == [("", 0, ())]


@pytest.mark.slow
def test_a_watermark_of_word_closes_a_record(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(
        docx(run(TITLE), *map(run, PROSE), notes={"header1": drawn_shape("CONFIDENTIAL")})
    )
    protlib("add", "--title", TITLE, "--key", KEY)
    assert "the file says confidential" in protlib("attach", KEY, "a.docx").err
    assert access(tmp_path) == [("confidential", 1, ("access",))]
    assert "nothing was exported" in protlib("export", KEY, "-o", "a.html", "--files", "copy").err
    assert not (tmp_path / "a.files").exists()


def test_a_public_report_stays_public_and_a_stricter_record_as_strict(protlib: Run, folder: Path) -> None:
    (folder / "secret.pdf").write_bytes(report("Annual report"))
    assert "access" not in protlib("import", "a.ris").err
    assert access(folder) == [("", 1, ())]
    (folder / "secret.pdf").write_bytes(report("For internal use only"))
    protlib("set", KEY, "access=confidential")
    protlib("import", "a.ris", "--on-duplicate", "update")
    assert access(folder) == [("confidential", 2, ())]


def test_a_file_that_nobody_can_read_is_named(protlib: Run, folder: Path) -> None:
    (folder / "secret.pdf").write_bytes(report("CONFIDENTIAL", is_locked=True))
    why = "secret.pdf: its cover was not read: it has a password; save it without one"
    ran = protlib("import", "a.ris")
    assert f"{why}\nif not everybody may see it: protlib set KEY access=confidential\n" in ran.err
    (folder / "secret.pdf").write_bytes(report("CONFIDENTIAL", "More.", is_locked=True))
    ran = protlib("attach", KEY, folder / "secret.pdf")
    assert f"{why}\nif not everybody may see it: protlib set {KEY} access=confidential\n" in ran.err
    assert protlib("attach", KEY, folder / "secret.pdf").err == "1 publication unchanged\n"


@pytest.mark.slow
def test_covers_of_several_files_are_read_once_and_the_strictest_counts(folder: Path) -> None:
    (folder / "inner.pdf").write_bytes(report("For internal use only"))
    (folder / "open.pdf").write_bytes(report("Annual report"))
    (folder / "notes.txt").write_text("CONFIDENTIAL")
    steps: list[tuple[int, int]] = []
    covers = Covers(lambda done, total: steps.append((done, total)))
    paths = [folder / name for name in ("inner.pdf", "open.pdf", "notes.txt", "gone.pdf")]
    assert covers.level_of(paths) == "internal"
    assert covers.level_of([*paths, folder / "secret.pdf"]) == "confidential"
    assert covers.level_of(paths[1:]) == ""
    assert steps == [(1, 3), (2, 3), (3, 3), (1, 1)]
    assert [*covers.unread] == [folder / "gone.pdf"]


def attach_before_covers_were_read(folder: Path, name: str) -> None:
    """Attach a file as earlier versions did, which looked at no cover."""
    with Library(folder / "library.json") as library:
        attach(library, KEY, [folder / name], AttachmentManner())


@pytest.mark.slow
def test_check_finds_what_was_attached_before_covers_were_read_and_mends_it(protlib: Run, folder: Path) -> None:
    protlib("add", "--title", TITLE, "--author", "UNHCR", "--date", "2019", "--type", "report")
    attach_before_covers_were_read(folder, "secret.pdf")
    assert "file-not-public" not in protlib("check").out
    rule = ("--rule", "file-not-public")
    ran = protlib("check", *rule)
    assert f"{KEY}: access: {KEY}.pdf says confidential on its cover, and the publication is public" in ran.out
    assert "1 error; --fix --rule file-not-public mends 1\n" in ran.err
    assert "1 publication changed" in protlib("check", "--fix", *rule).err
    assert access(folder) == [("confidential", 1, ())]
    assert protlib("check", *rule).code == 0
    protlib("undo")
    assert protlib("check", *rule).code == 1
    protlib("set", KEY, "access=confidential")
    protlib("set", KEY, "access=public")
    assert protlib("check", *rule).code == 0


def test_check_is_silent_where_a_person_says_that_a_file_is_public(protlib: Run, folder: Path) -> None:
    protlib("add", "--title", TITLE, "--author", "UNHCR", "--date", "2019", "--type", "report")
    attach_before_covers_were_read(folder, "secret.pdf")
    protlib("check", "--silence", "file-not-public", KEY)
    assert protlib("check", "--rule", "file-not-public").code == 0
    protlib("check", "--unsilence", "file-not-public", KEY)
    with Library(folder / "library.json") as library:
        [finding] = check(library, rules=["file-not-public"])
    assert finding.mended == {"access": "confidential"}


def other_library(protlib: Run, folder: Path) -> tuple[str, Path]:
    """Return the options of another library with the report, as an earlier version attached it."""
    (folder / "theirs").mkdir()
    their_library = ("--library", folder / "theirs" / "library.json")
    protlib(*their_library, "add", "--title", TITLE, "--author", "UNHCR", "--date", "2019", "--type", "report")
    with Library(their_library[1]) as library:
        attach(library, KEY, [folder / "secret.pdf"], AttachmentManner())
    return their_library


@pytest.mark.slow
@pytest.mark.parametrize("is_there", [False, True])
def test_the_files_of_a_library_that_is_merged_close_their_records(protlib: Run, folder: Path, is_there: bool) -> None:
    path = other_library(protlib, folder)[1]
    if is_there:
        protlib("add", "--title", TITLE, "--author", "UNHCR", "--date", "2019", "--type", "report")
    assert WAS_OPEN in protlib("merge", path, "--yes", "--dry-run").err
    assert WAS_OPEN in protlib("merge", path, "--yes").err
    assert [(level, count) for level, count, _guessed in access(folder)] == [("confidential", 1)]
    assert protlib("merge", path, "--yes").err == "1 publication unchanged\n"


def test_a_record_that_somebody_opened_in_the_other_library_stays_open(protlib: Run, folder: Path) -> None:
    their_library = other_library(protlib, folder)
    protlib(*their_library, "set", KEY, "access=confidential")
    protlib(*their_library, "set", KEY, "access=public")
    assert "it stays public, because somebody opened it" in protlib("merge", their_library[1], "--yes").err
    assert access(folder) == [("", 1, ())]


@pytest.mark.parametrize(
    "name", ["CONFIDENTIAL brief.pdf", "Confidentiel - brief.pdf", "brief (not for circulation).pdf"]
)
def test_the_name_of_a_file_closes_its_record_as_its_cover_does(protlib: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(report(""))
    level = "internal" if "circulation" in name else "confidential"
    assert f"is {level}: its pages or its name say so" in protlib("import", name).err
    assert access(tmp_path) == [(level, 1, ("type", "title", "date", "language", "access"))]
    protlib("undo")
    protlib("add", "--title", "Roads", "--year", "2019", "--key", "a")
    protlib("attach", "a", name)
    assert access(tmp_path) == [(level, 1, ("access",))]


def test_a_file_that_is_there_already_closes_nothing_when_another_one_comes(protlib: Run, folder: Path) -> None:
    open_report = folder / "annex.pdf"
    open_report.write_bytes(report("", "An annex."))
    (folder / "theirs").mkdir()
    theirs = folder / "theirs" / "library.json"
    for path, file in ((folder / "library.json", folder / "secret.pdf"), (theirs, open_report)):
        protlib("--library", path, "add", "--title", TITLE, "--author", "UNHCR", "--date", "2019", "--type", "report")
        with Library(path) as library:
            attach(library, KEY, [file], AttachmentManner())
    ran = protlib("merge", theirs, "--yes")
    assert (WAS_OPEN in ran.err, ran.code) == (False, 0)
    assert [(level, count) for level, count, _guessed in access(folder)] == [("", 2)]
