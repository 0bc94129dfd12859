"""`verify` of what `fill` wrote: nothing differs, in any style and language, whatever the records are."""

import json
import zipfile
from itertools import product
from pathlib import Path

import pytest

from harness.pairs import each_value_once
from harness.slow_rows import mark_slow
from programs.engine import needs_engine
from programs.running import Run
from protlib.citing.styles import list_shipped
from protlib.record.model import TYPES
from sample_files.documents import docx, run

_LANGUAGES = ("en", "fr", "es", "pt", "de", "ar", "ru")
_DATES = (
    "2012", "2010/2012", "2015-03", "2014-03-01/2014-03-05", "1998~", "", "2019/..", "2000-11-15/2001-01-10", "2008/2009"
)  # fmt: skip
_AUTHORS: tuple[list[str], ...] = (
    ["International Organization for Migration"],
    ["Jobe, Alison"],
    ["Smith, John", "Diallo, Awa"],
    ["UNICEF", "UNHCR"],
    ["García Márquez, José", "van Dijk, Jan", "Müller, Jörg"],
    ["Иванов, Пётр", "Петрова, Анна"],
    ["العلي, محمد", "حسن, فاطمة"],
    ["Brown, Ann", "Green, Bob", "Black, Cec", "White, Dan", "Gray, Eve"],
    [],
    ["Ministry of Justice, Sweden"],
    ["Ouédraogo, Salif", "N'Diaye, Fatou"],
)
_PUBLISHERS = ("Routledge", "IOM", "United Nations", "Government of Nepal")
_WITHIN = frozenset({"chapter", "paper-conference", "article-journal", "article-magazine"})
_TOPICS = ("Trafficking", "Displacement", "Asylum", "Smuggling", "Return", "Detention", "Begging", "Adoption")
_PLACES = ("Ghana", "Nepal", "Kosovo", "Chad", "Peru", "Haiti", "Malawi")
# A review has the title of what it reviews, and Chicago lists no entry of a dictionary.
_KINDS = sorted(set(TYPES) - {"review", "review-book", "entry", "entry-dictionary", "entry-encyclopedia"})
_IOM = ("--title", "Trafficking in the Horn of Africa", "--author", "IOM")
_TURNS = range(3)  # each has other dates and authors of each kind of record


def _records(turn: int) -> list[dict[str, object]]:
    """Return a record of each kind, with the dates and authors of a turn."""
    records = []
    for place, kind in enumerate(_KINDS):
        topic, country = _TOPICS[place % len(_TOPICS)], _PLACES[place % len(_PLACES)]
        record: dict[str, object] = {
            "type": kind,
            "title": f"{topic} of children and women in {country} since the year of the law",
            "issued": _DATES[(place * 2 + turn) % len(_DATES)],
            "editors" if (place + turn) % 6 == 0 else "authors": _AUTHORS[(place + turn * 5) % len(_AUTHORS)],
            "publisher": _PUBLISHERS[place % len(_PUBLISHERS)],
            "publisher_place": "Geneva",
        }
        if kind in _WITHIN:
            record |= {"container_title": "Journal of Refugee Studies", "volume": "12", "issue": "3", "page": "12-40"}
        if place % 5 == 0:
            record |= {"url": f"https://www.iom.int/page{place}", "accessed": "2021-06-07"}
        records.append(record)
    return records


def _report(keys: list[str]) -> list[str]:
    """Return the paragraphs of a report that cites each key, every other one in its sentence."""
    return [f"As @{key} says, it is so." if place % 2 else f"It is so [@{key}]." for place, key in enumerate(keys)]


@needs_engine
@pytest.mark.parametrize(
    ("turn", "style", "language"),
    mark_slow(
        product(_TURNS, list_shipped(), _LANGUAGES),
        lambda row: row != (0, "apa", "ar"),
    ),
)
def test_nothing_differs_in_what_protlib_wrote(protlib: Run, turn: int, style: str, language: str) -> None:
    Path("records.jsonl").write_text("\n".join(map(json.dumps, _records(turn))))
    protlib("import", "records.jsonl")
    keys = [json.loads(line)["key"] for line in protlib("list", "--format", "jsonl").out.splitlines()]
    assert len(keys) == len(_KINDS)
    paragraphs = _report(keys)
    Path("report.docx").write_bytes(docx(*map(run, paragraphs)))
    Path("report.md").write_text("\n\n".join(paragraphs))
    for name in ("report.docx", "report.md"):
        protlib("fill", name, "--style", style, "--locale", language)
        ran = protlib("verify", name.replace(".", "-filled."))
        assert (ran.out, ran.code) == ("", 0)


@pytest.mark.parametrize(
    "entry",
    [
        "IOM (2010–2012). Trafficking in the Horn of Africa. Geneva.",
        "IOM. 2010-2012. Trafficking in the Horn of Africa.",
        "IOM. Trafficking in the Horn of Africa. Geneva, 2010–2012.",
        "IOM. Trafficking in the Horn of Africa. Geneva: IOM; 2010–2012.",
    ],
)
def test_a_typed_period_is_the_date_of_the_record(protlib: Run, entry: str) -> None:
    protlib("add", *_IOM, "--date", "2010/2012")
    Path("report.md").write_text(f"So says IOM (2010–2012).\n\n# References\n\n{entry}\n")
    assert protlib("verify", "report.md").out == ""


def test_a_year_that_is_no_end_of_the_period_differs(protlib: Run) -> None:
    protlib("add", *_IOM, "--date", "2010/2012")
    Path("report.md").write_text("(IOM, 2011)\n\n# References\n\nIOM (2011). Trafficking in the Horn of Africa.\n")
    assert "year is “2011”, there “2010”" in protlib("verify", "report.md").out


@each_value_once
@pytest.mark.parametrize(
    ("date", "typed", "told"),
    [
        ("2014/2016", "2014–2017", "year is “2014–2017”, there “2014–2016”"),
        ("2014/2016", "2013–2016", "year is “2013–2016”, there “2014–2016”"),
        ("2013", "2013–2019", "year is “2013–2019”, there “2013”"),
        ("2013", "2013–", "year is “2013–”, there “2013”"),
        ("2013", "2009/2013", "year is “2009/2013”, there “2013”"),
        ("2008/2009", "2008–10", "year is “2008–10”, there “2008–2009”"),
        ("2019/..", "2019–2021", "year is “2019–2021”, there “2019–”"),
    ],
)
@pytest.mark.parametrize(
    "entry", ["IOM ({}). Trafficking in the Horn of Africa.", "IOM. Trafficking in the Horn of Africa. Geneva, {}."]
)
def test_a_wrong_end_of_a_period_is_told(protlib: Run, entry: str, date: str, typed: str, told: str) -> None:
    protlib("add", *_IOM, "--date", date)
    Path("report.md").write_text(f"(IOM, {typed})\n\n# References\n\n{entry.format(typed)}\n")
    assert told in protlib("verify", "report.md").out


@pytest.mark.parametrize(
    ("date", "typed"),
    [
        ("2008/2009", "2008–09"), ("2010/2015", "2010-15"), ("2019/..", "2019–"), ("2009/2013", "2009/2013"),
        ("2014/2016", "2014"),
    ],
)  # fmt: skip
def test_short_and_open_periods_are_the_date_of_the_record(protlib: Run, date: str, typed: str) -> None:
    protlib("add", *_IOM, "--date", date)
    entry = f"IOM ({typed}). Trafficking in the Horn of Africa."
    Path("report.md").write_text(f"(IOM, {typed})\n\n# References\n\n{entry}\n")
    assert protlib("verify", "report.md").out == ""


@pytest.mark.parametrize(
    ("entry", "typed"), [("2014–2016", "2014–2017"), ("2014–2016", "2014–"), ("2014", "2014–2017")]
)
def test_a_citation_whose_period_ends_otherwise_than_in_the_list_is_told(protlib: Run, entry: str, typed: str) -> None:
    Path("report.md").write_text(f"(IOM, {typed})\n\n# References\n\nIOM ({entry}). Trafficking in the Horn.\n")
    message = f"IOM ({typed}): no entry in the list; the nearest is IOM ({entry})"
    assert message in protlib("verify", "report.md").out


def test_a_period_of_several_yearly_reports_is_no_slip(protlib: Run) -> None:
    entries = "IOM (2010). Trafficking report 2010.\n\nIOM (2015). Trafficking report 2015.\n"
    Path("report.md").write_text(f"(IOM, 2010–2015; IOM, 2015)\n\n# References\n\n{entries}")
    ran = protlib("verify", "report.md")
    assert [line.rpartition(": ")[2] for line in ran.out.splitlines()] == ["not in the library"] * 2


def test_a_period_in_a_title_is_no_date(protlib: Run) -> None:
    protlib("add", "--title", "Strategy on trafficking 2011–2015", "--author", "IOM", "--date", "2011")
    Path("report.md").write_text("(IOM, 2011)\n\n# References\n\nIOM (2011). Strategy on trafficking 2011–2015.\n")
    assert protlib("verify", "report.md").out == ""


def test_a_plan_with_its_period_in_brackets_is_no_citation(protlib: Run) -> None:
    protlib("add", *_IOM, "--date", "2010")
    Path("report.md").write_text(
        "The National Plan (2014–2016) follows IOM (2010).\n\n# References\n\n"
        "IOM (2010). Trafficking in the Horn of Africa.\n"
    )
    assert protlib("verify", "report.md").out == ""


@pytest.mark.parametrize(
    "others", ["et al.", "et autres", "y otros", "e outros", "und andere", "u. a.", "и др.", "وآخرون"]
)
def test_and_others_stand_for_the_further_authors(protlib: Run, others: str) -> None:
    protlib(
        "add", "--title", "Return and its causes", "--author", "Smith, John; Diallo, Awa; Khan, Sara", "--date", "2015"
    )
    entry = f"Smith, John {others} (2015). Return and its causes."
    Path("report.md").write_text(f"(Smith {others}, 2015)\n\n# References\n\n{entry}\n")
    assert protlib("verify", "report.md").out == ""


def test_a_citation_with_the_year_of_the_library_and_not_of_the_list_is_told(protlib: Run) -> None:
    protlib("add", *_IOM, "--date", "2010")
    Path("report.md").write_text("(IOM, 2010)\n\n# References\n\nIOM (2011). Trafficking in the Horn of Africa.\n")
    assert "IOM (2010): no entry in the list; the nearest is IOM (2011)" in protlib("verify", "report.md").out


def test_both_years_of_a_reprint_are_its_own(protlib: Run) -> None:
    record = {
        "title": "Old title of old time",
        "authors": ["League of Nations"],
        "issued": "1927",
        "original-date": "1925",
    }
    Path("a.jsonl").write_text(json.dumps(record))
    protlib("import", "a.jsonl")
    entry = "League of Nations. (1927). Old title of old time. (Original work published 1925)"
    Path("report.md").write_text(f"(League of Nations, 1925/1927)\n\n# References\n\n{entry}\n")
    assert protlib("verify", "report.md").out == ""


def _type_over(path: Path, old: str, new: str) -> None:
    """Type a text over another in a document, as a person does in Word: what the citation says of itself stays."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    story = next(name for name in parts if name in {"word/document.xml", "content.xml"})
    assert old.encode() in parts[story]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(old.encode(), new.encode(), 1) if name == story else data)


@needs_engine
@pytest.mark.parametrize(
    ("typed", "finding"),
    [
        (
            "(Women on the moon, 2010)",
            "typed over the citation of iom, and names another work; fill keeps such a text",
        ),
        ("(Smith, 2009)", "no entry in the list"),
        ("(IOM, 2011)", "no entry in the list; the nearest is IOM (2009)"),
        ("(see IOM, 2009, and the annex)", ""),
        ("(ibid.)", ""),
    ],
)
def test_a_text_typed_over_a_citation_is_told_once_if_it_means_another_work(
    protlib: Run, typed: str, finding: str
) -> None:
    protlib("add", *_IOM, "--date", "2009", "--key", "iom")
    Path("report.docx").write_bytes(docx(run("It is so [@iom]. It is well known [@iom].")))
    protlib("fill", "report.docx")
    _type_over(Path("report-filled.docx"), "(IOM, 2009)", typed)
    ran = protlib("verify", "report-filled.docx")
    assert [line.split(": ", 3)[3] for line in ran.out.splitlines()] == [finding] * bool(finding)
    assert all(line.startswith("report-filled.docx: paragraph 1 (“It is so ") for line in ran.out.splitlines())
    assert ran.code == bool(finding)


@needs_engine
@pytest.mark.parametrize(
    ("author", "written", "typed", "is_meant"),
    [
        ("Li, Wei", "(Li, 2015)", "(see Li, 2015)", True),
        ("Li, Wei", "(Li, 2015)", "(LI and others, 2015)", True),
        ("Li, Wei", "(Li, 2015)", "(Lin, 2015)", False),
        ("Li, Wei", "(Li, 2015)", "(Handbook on shelters, 2015)", True),
        ("Li, Wei", "(Li, 2015)", "(Women on the moon, 2015)", False),
        ("王, 小明", "(王, 2015)", "(王, 2015, p. 5)", True),
        ("EU", "(EU, 2015)", "(see EU, 2015)", True),
        ("EU", "(EU, 2015)", "(European Union, 2015)", True),
        ("EU", "(EU, 2015)", "(UN, 2015)", False),
        ("International Organization for Migration (IOM)", "(IOM, 2015)", "(OIM, 2015)", True),
        ("International Organization for Migration (IOM)", "(IOM, 2015)", "(UNHCR, 2015)", False),
        ("Oak Agency for Youth", "(Oak Agency for Youth, 2015)", "(OAY, 2015)", True),
    ],
)
def test_a_text_typed_over_a_citation_means_its_work_by_any_name_of_its_author_and_by_its_title(
    protlib: Run, author: str, written: str, typed: str, *, is_meant: bool
) -> None:
    title = "Handbook on shelters for women"
    protlib("add", "--type", "report", "--title", title, "--author", author, "--date", "2015", "--key", "one")
    Path("report.docx").write_bytes(docx(run("It is so [@one]. It is well known [@one].")))
    protlib("fill", "report.docx")
    _type_over(Path("report-filled.docx"), written, typed)
    ran = protlib("verify", "report-filled.docx")
    assert (ran.code, "names another work" in ran.out or "no entry in the list" in ran.out) == (
        not is_meant,
        not is_meant,
    )


@needs_engine
def test_a_year_alone_behind_the_author_in_the_sentence_means_its_work(protlib: Run) -> None:
    protlib("add", *_IOM, "--date", "2009", "--key", "iom")
    Path("report.docx").write_bytes(docx(run("As IOM says [-@iom], it is so.")))
    protlib("fill", "report.docx")
    _type_over(Path("report-filled.docx"), "(2009)", "(2009, p. 5)")
    assert protlib("verify", "report-filled.docx").code == 0


@needs_engine
@pytest.mark.parametrize("author", ["王, 小明", "김, 철수", "山田, 太郎"])
def test_a_name_that_its_script_writes_as_one_word_is_no_difference(protlib: Run, author: str) -> None:
    title = "Handbook on shelters for women"
    protlib("add", "--type", "report", "--title", title, "--author", author, "--date", "2015", "--key", "one")
    Path("report.docx").write_bytes(docx(run("It is so [@one].")))
    protlib("fill", "report.docx")
    assert protlib("verify", "report-filled.docx").code == 0
    Path("report.md").write_text(
        f"It is so (李, 2015).\n\n# References\n\n李小明. (2015). {title}.\n", encoding="utf-8"
    )
    assert "author is" in protlib("verify", "report.md").out
