"""Names in all scripts, as styles print them."""

import pytest

from programs.engine import needs_engine
from protlib.citing.citation import plain_text
from protlib.citing.formatter import format_publications
from protlib.citing.styles import style_named
from protlib.record.model import Publication

FIRST = ("Rui", "Santos")  # behind it, styles print names in their usual order, too


def list_of(style: str, *people: tuple[str, str]) -> str:
    names = [{"given": given, "family": family} for given, family in people]
    record = Publication.from_dict({"type": "report", "key": "a", "title": "Aid", "authors": names, "date": "2011"})
    return plain_text(format_publications([record], [], style_named(style)).bibliography[0].runs)


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize(
    ("given", "family", "apa", "chicago"),
    [
        ("አበበ", "በቀለ", "በቀለ, አበበ", "አበበ በቀለ"),
        ("राम", "कुमार", "कुमार, राम", "राम कुमार"),
        ("Արամ", "Պետրոսյան", "Պետրոսյան, Ա.", "Արամ Պետրոսյան"),
        ("გიორგი", "ბერიძე", "ბერიძე, გიორგი", "გიორგი ბერიძე"),
        ("মো. আনিসুর", "রহমান", "রহমান, মো. আনিসুর", "মো. আনিসুর রহমান"),
        ("மு", "கருணாநிதி", "கருணாநிதி, மு", "மு கருணாநிதி"),
        ("အောင်", "ဆန်း", "ဆန်း, အောင်", "အောင် ဆန်း"),
        ("علی رضا", "کریمی", "کریمی, علی رضا", "علی رضا کریمی"),
        ("אבי", "כהן", "כהן, אבי", "אבי כהן"),
        ("สมชาย", "ใจดี", "ใจดี, สมชาย", "สมชาย ใจดี"),
        ("Лариса Анна", "Орлова", "Орлова, Л. А.", "Лариса Анна Орлова"),
        ("太郎", "山田", "山田太郎", "山田太郎"),
    ],
)
def test_a_name_is_printed_as_its_script_has_it(given: str, family: str, apa: str, chicago: str) -> None:
    assert list_of("apa", FIRST, (given, family)).startswith(f"Santos, R., & {apa}")
    assert list_of("chicago", FIRST, (given, family)).startswith(f"Santos, Rui, and {chicago}")


@needs_engine
@pytest.mark.parametrize(
    ("style", "entry"),
    [("vancouver", "Santos R, كريمي علي رضا. Aid."), ("harvard", "Santos, R. and كريمي, علي رضا (2011)")],
)
def test_words_of_a_name_without_capitals_stay_apart(style: str, entry: str) -> None:
    assert list_of(style, FIRST, ("علي رضا", "كريمي")).startswith(entry)


@needs_engine
def test_a_name_in_any_script_keeps_its_text() -> None:
    assert list_of("apa", ("አበበ", "በቀለ")) == "በቀለ, አበበ. (2011). Aid."


@needs_engine
@pytest.mark.parametrize(
    ("style", "names"),
    [
        ("apa", "李小红, 王芳, & Santos, R."),
        ("chicago", "李小红, 王芳, and Rui Santos"),
        ("ieee", "李小红, 王芳, and R. Santos"),
    ],
)
def test_a_chinese_name_is_no_initial(style: str, names: str) -> None:
    assert names in list_of(style, ("小红", "李"), ("芳", "王"), FIRST)


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize("mark", ["'", "’"])
def test_an_apostrophe_in_a_family_name_leaves_it_one_word_in_a_list(mark: str) -> None:
    families = (f"O{mark}Neill", f"N{mark}Diaye", "Nzuzi", "Nabil", "Oduya")
    names = {family: {"family": family, "given": "Ann"} for family in families}
    records = [
        Publication.from_dict({"type": "book", "key": family, "title": "Aid", "authors": [name], "date": "2011"})
        for family, name in names.items()
    ]
    printed = format_publications(records, [], style_named("apa")).bibliography
    assert [plain_text(reference.runs).partition(",")[0] for reference in printed] == [
        "Nabil", "N’Diaye", "Nzuzi", "Oduya", "O’Neill",
    ]  # fmt: skip
