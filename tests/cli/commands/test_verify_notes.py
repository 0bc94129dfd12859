"""A report that cites in notes and has no list: the works that they name are compared with the library."""

import json
from pathlib import Path

import pytest

from programs.running import Run
from sample_files.documents import docx, odt, p, run

TEXT = ("We spoke with households in the north.", "They told us of debts and of the road.")
NOTES = (
    "IOM, Hotels and rooms, Geneva, 2018, p. 3; UNHCR, Camps in the north, Geneva, 2020.", "Ibid., p. 4.",
    "We asked them twice.", "UNODC, Roads and rivers, Vienna, 2018.", "IOM, Hotels and rooms, Geneva, 2018, p. 9.",
)  # fmt: skip
LIBRARY = "IOM (2019). Hotels and rooms. Geneva: IOM.\n\nUNODC. (2018). Roads and rivers. Vienna: UNODC.\n"


@pytest.mark.parametrize("suffix", ["docx", "md", "tex"])
def test_verify_compares_the_works_in_notes_with_the_library(protlib: Run, tmp_path: Path, suffix: str) -> None:
    (tmp_path / "list.txt").write_text(LIBRARY, encoding="utf-8")
    protlib("import", "list.txt")
    notes = "".join(f'<w:footnote w:id="{at}">{p(run(text))}</w:footnote>' for at, text in enumerate(NOTES, 1))
    marks = "".join(f"Text.[^{at}]\n\n[^{at}]: {text}\n\n" for at, text in enumerate(NOTES, 1))
    typed_notes = "".join(f"Text.\\footnote{{\\emph{{{text}}}}}\n" for text in NOTES)
    tex = f"% \\footnote{{IOM, A draft, Geneva, 2011.}}\n\\begin{{document}}\n{typed_notes}\\end{{document}}\n"
    reports = {
        "docx": docx(*(p(run(text)) for text in TEXT), notes={"footnotes": notes}),
        "md": marks.encode(),
        "tex": tex.encode(),
    }
    (tmp_path / f"report.{suffix}").write_bytes(reports[suffix])
    ran = protlib("verify", f"report.{suffix}", "--format", "json")
    review = json.loads(ran.out)
    assert ran.code == 1
    assert [entry["key"] for entry in review["entries"]] == ["iom2019hotels", "", "unodc2018roads"]
    assert [(finding["kind"], finding["what"][:12]) for finding in review["findings"]] == [
        ("changed", "IOM, Hotels "), ("unknown", "UNHCR, Camps"),
    ]  # fmt: skip
    assert "3 works in notes, 2 of them in the library; 1 that differ; 1 not in the library" in ran.err


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_each_note_is_named_by_its_number_among_those_of_its_sort(protlib: Run, tmp_path: Path, suffix: str) -> None:
    sorts = ("footnote", "endnote", "footnote", "footnote")
    texts = (NOTES[0], NOTES[3], "We asked them twice.", NOTES[4].replace("Hotels", "Harbours"))
    notes = {
        f"{sort}s": "".join(
            f'<w:{sort} w:id="{at}">{p(run(text))}</w:{sort}>'
            for at, text in enumerate(texts, 7)
            if sorts[at - 7] == sort
        )
        for sort in dict.fromkeys(sorts)
    }
    references = (f'<w:r><w:{sort}Reference w:id="{at}"/></w:r>' for at, sort in enumerate(sorts, 7))
    open_notes = (
        f'<text:note text:note-class="{sort}"><text:note-body><text:p>{text}</text:p></text:note-body></text:note>'
        for sort, text in zip(sorts, texts, strict=True)
    )
    reports = {"docx": docx(p(run(TEXT[0]), *references), notes=notes), "odt": odt(TEXT[0] + "".join(open_notes))}
    (tmp_path / f"report.{suffix}").write_bytes(reports[suffix])
    review = json.loads(protlib("verify", f"report.{suffix}", "--format", "json").out)
    assert [finding["note"] for finding in review["findings"]] == [
        "footnote 1",
        "footnote 1",
        "endnote 1",
        "footnote 3",
    ]
    assert f"report.{suffix}: footnote 3: IOM, Harbours and rooms" in protlib("verify", f"report.{suffix}").out


def test_notes_beside_a_list_are_no_list(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(
        f"We say so (IOM, 2019).[^1]\n\n[^1]: {NOTES[3]}\n\n## References\n\n{LIBRARY.split(chr(10), maxsplit=1)[0]}\n",
        encoding="utf-8",
    )
    review = json.loads(protlib("verify", "report.md", "--format", "json").out)
    assert [entry["text"][:3] for entry in review["entries"]] == ["IOM"]


@pytest.mark.parametrize("suffix", ["docx", "md"])
def test_a_list_of_what_notes_name_is_an_import_and_a_selection(protlib: Run, tmp_path: Path, suffix: str) -> None:
    notes = "".join(f'<w:footnote w:id="{at}">{p(run(text))}</w:footnote>' for at, text in enumerate(NOTES, 1))
    marks = "".join(f"Text.[^{at}]\n\n[^{at}]: {text}\n\n" for at, text in enumerate(NOTES, 1))
    typed_notes = "".join(f"Text.\\footnote{{\\emph{{{text}}}}}\n" for text in NOTES)
    tex = f"% \\footnote{{IOM, A draft, Geneva, 2011.}}\n\\begin{{document}}\n{typed_notes}\\end{{document}}\n"
    reports = {
        "docx": docx(*(p(run(text)) for text in TEXT), notes={"footnotes": notes}),
        "md": marks.encode(),
        "tex": tex.encode(),
    }
    (tmp_path / "list.txt").write_text(LIBRARY, encoding="utf-8")
    protlib("import", "list.txt")
    name = f"report.{suffix}"
    (tmp_path / name).write_bytes(reports[suffix])
    refused = protlib("list", "--cited-in", name)
    assert (refused.code, refused.out) == (1, "")
    assert f"to take in what is there: protlib import {name} --from references" in refused.err
    assert "the library lacks these works:\n" in refused.err
    assert "“Camps in the north” (2020)\n" in refused.err
    assert protlib("import", name, "--from", "references").out.startswith("2 added, 2 already there")
    titles = protlib("list", "--cited-in", name, "--columns", "title,date", "--format", "tsv").out.splitlines()[1:]
    assert titles == ["Hotels and rooms\t2018", "Camps in the north\t2020", "Roads and rivers\t2018"]


def test_a_typed_list_is_what_a_report_without_keys_cites(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(f"We say so (IOM, 2019).\n\nReferences\n\n{LIBRARY}", encoding="utf-8")
    protlib("import", "report.txt")
    protlib("add", "--title", "Another", "--date", "2019")
    assert protlib("list", "--cited-in", "report.txt", "--format", "keys").out.split() == [
        "iom2019hotels",
        "unodc2018roads",
    ]


@pytest.mark.parametrize("name", ["notes.md", "list.md"])
def test_works_of_one_title_and_year_by_two_bodies_are_two(protlib: Run, tmp_path: Path, name: str) -> None:
    works = [
        "IOM (2020). Annual report. Geneva: IOM.",
        "UNHCR (2020). Annual report. Geneva: UNHCR.",
        "International Organization for Migration (IOM) (2020). Annual report. Geneva: IOM.",
        "Obi, Eze (2019). Camps of the north. Geneva: IOM.",
    ]
    marks = "".join(f"Text.[^{at}]\n\n[^{at}]: {text}\n\n" for at, text in enumerate(works, 1))
    (tmp_path / "notes.md").write_text(marks, encoding="utf-8")
    (tmp_path / "list.md").write_text("Text.\n\n# References\n\n" + "\n\n".join(works) + "\n", encoding="utf-8")
    refused = protlib("list", "--cited-in", "-", stdin=(tmp_path / name).read_text(encoding="utf-8"))
    assert "to take in what is there: protlib import - --from references" in refused.err
    protlib("import", "list.md")
    keys = protlib("list", "--cited-in", name, "--format", "keys").out.split()
    assert keys == ["iom2020annual", "unhcr2020annual", "obi2019camps"]
    if name == "notes.md":
        assert "3 works in notes, 3 of them in the library" in protlib("verify", name).err


def test_footnotes_of_latex_are_imported_and_their_works_listed(protlib: Run, tmp_path: Path) -> None:
    notes = "".join(f"Text.\\footnote{{{text}}}\n" for text in NOTES)
    (tmp_path / "report.tex").write_text(f"\\begin{{document}}\n{notes}\\end{{document}}\n", encoding="utf-8")
    assert protlib("import", "report.tex", "--from", "references").out.startswith("3 added, 1 already there")
    keys = protlib("list", "--cited-in", "report.tex", "--format", "keys").out.split()
    assert keys == ["iom2018hotels", "unhcr2020camps", "unodc2018roads"]
