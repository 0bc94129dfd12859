"""Citation keys: what they are made of, and that no two are the same."""

from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record import keys, names
from protlib.record.model import Publication
from sample_records.arbitrary import publications

BASES = [
    ("the family name, the year, the first distinctive word", "Jobe, Alison", "2010", "The Causes and Consequences", "jobe2010causes"),
    ("a well-known acronym", "International Organization for Migration", "2009", "Caring for Persons", "iom2009caring"),
    ("the short form", "Global Migration Group (GMG)", "2009-07", "Caring", "gmg2009caring"),
    ("an office that begins with an acronym", "UNHCR Kenya", "2009", "Caring", "unhcr2009caring"),
    ("another, in another language", "MSF España", "2009", "Caring", "msf2009caring"),
    ("capitals alone are no acronym", "CARE FOR CHILDREN", "2009", "Caring", "cc2009caring"),
    ("an acronym alone", "UNHCR", "2009/2011", "Caring", "unhcr2009caring"),
    ("initials of distinctive words", "Sweden's Ministry of Justice", "2010", "Towards Global Action", "smj2010global"),
    ("one distinctive word whole", "Oxfam", "2010", "Caring", "oxfam2010caring"),
    ("the particle", "van der Berg, Jan", "2010", "Caring", "vanderberg2010caring"),
    ("an attached particle", "al-Hassan, Omar", "2010", "Caring", "alhassan2010caring"),
    ("accents and letters folded", "Łukasz Żółć", "2010", "Straße der Übel", "zolc2010strasse"),
    ("Cyrillic", "Иванов, Иван", "2010", "Щит и меч", "ivanov2010shchit"),
    ("Greek", "Νίκος Παπάς", "2010", "Η Ελλάδα", "papas2010ellada"),
    ("an Arabic body that is known", "المنظمة الدولية للهجرة", "2020", "تقرير الهجرة في العالم", "iom2020tqryr"),
    ("an Arabic person", "محمد، أحمد", "2020", "حماية الأطفال", "mhmd2020hmayh"),
    ("an Arabic body that nobody knows", "جمعية حماية الطفل", "2020", "تقرير", "jha2020tqryr"),
    ("Persian", "رضایی، علی", "2020", "گزارش کودکان", "rdayy2020gzarsh"),
    ("a Chinese body that is known", "国际移民组织", "2020", "世界移民报告", "iom2020"),
    ("no year", "Jobe, Alison", "", "The Causes", "jobecauses"),
    ("no title", "Jobe, Alison", "2010", "", "jobe2010"),
    ("a number only where nothing else is", "Orwell, George", "1949", "1984", "orwell19491984"),
    ("stop words only where nothing else is", "King, S.", "1986", "It", "king1986it"),
    ("a word with a hyphen", "Jobe, A.", "2010", "Re-trafficking", "jobe2010retrafficking"),
    ("a word with an apostrophe", "Jobe, A.", "2010", "Women's rights", "jobe2010womens"),
    ("a French title", "Jobe, A.", "2010", "L’exploitation des enfants", "jobe2010exploitation"),
    ("a Spanish title", "Jobe, A.", "2010", "Los derechos de la niñez", "jobe2010derechos"),
    ("a Portuguese title", "Jobe, A.", "2010", "Às vítimas do tráfico", "jobe2010vitimas"),
    ("a German title", "Jobe, A.", "2010", "Über die Würde", "jobe2010wurde"),
    ("a title with markup", "Jobe, A.", "2010", "<i>Caring</i> for", "jobe2010caring"),
    ("a title in a script that cannot be folded", "Wang Ming", "2010", "人口", "ming2010"),
]  # fmt: skip
WITHOUT_AUTHOR = [
    ("the editor", Publication(editors=(names.parse_name("McAuliffe, M."),), publisher="IOM", date="2017"), "mcauliffe2017"),
    ("the publisher", Publication(publisher="United Nations (UN)", container_title="Ideas", title="Care"), "uncare"),
    (
        "the acronym of a treaty, and not its series",
        Publication(
            type="treaty",
            title="Convention on the Rights of the Child",
            date="1989-11-20",
            container_title="UNTS",
        ),
        "crc1989convention",
    ),
    ("a treaty's acronym once", Publication(type="treaty", title="CRC", date="1989", container_title="UNTS"), "crc1989"),
    ("the container", Publication(container_title="The Journal", title="Care"), "journalcare"),
    ("the title", Publication(title="Caring for Trafficked Persons", date="2009"), "caring2009trafficked"),
    ("the type", Publication(type="report", title="人口", date="2009"), "report2009"),
    ("an editor behind an author who cannot be written", Publication(
        authors=(names.parse_name("王小明"),), editors=(names.parse_name("Jobe, A."),), title="Care"), "jobecare"),
]  # fmt: skip

MADE_SAFE = [
    ("letters, digits and harmless punctuation", "DBLP:conf/x.y_z-1+2", "DBLP:conf/x.y_z-1+2"),
    ("letters of any script", "Müller2009ключ人口", "Müller2009ключ人口"),
    ("the vowel signs of a script", "बाल2009", "बाल2009"),
    ("one accent in two characters", "e\u0301te\u0301", "été"),
    ("TeX's other backslash", "^^5cinput{x}", "5cinput_x"),
    ("a space", "Smith 2009", "Smith_2009"),
    ("a tab and a line's end", "a\tb\nc", "a_b_c"),
    ("what nobody sees", "a\u200bb\x07", "ab"),
    ("what a shell takes for its own", "a;b|c&d*e?f`g!h<i>j", "a_b_c_d_e_f_g_h_i_j"),
    ("what separates keys", "a,b=c@d", "a_b_c_d"),
    ("an option", "--help", "help"),
    ("punctuation in front", ".:/+a", "a"),
    ("nothing that can stay", "^^*", ""),
    ("underscores alone", "__", ""),
]


@every_row(("key", "safe"), [row[1:] for row in MADE_SAFE], ids=[row[0] for row in MADE_SAFE])
def test_a_key_keeps_what_no_program_gives_a_meaning(key: str, safe: str) -> None:
    assert keys.make_safe(key) == safe
    assert keys.is_fit(key) == (key == safe != "")


@given(st.text(max_size=12))
def test_what_is_made_safe_is_fit_or_empty_and_stays_as_it_is(key: str) -> None:
    safe = keys.make_safe(key)
    assert not safe or (keys.is_fit(safe) and keys.make_safe(safe) == safe)
    assert not set(safe) & set("^\\{}%#~$&,=@()[]\"'`;*?!|<> \t\n\r\x85\u2028")


@every_row(("author", "date", "title", "key"), [row[1:] for row in BASES], ids=[row[0] for row in BASES])
def test_a_key_is_made_of_author_year_and_title(author: str, date: str, title: str, key: str) -> None:
    assert keys.base_key(Publication(authors=(names.parse_name(author),), date=date, title=title)) == key


@every_row(("publication", "key"), [row[1:] for row in WITHOUT_AUTHOR], ids=[row[0] for row in WITHOUT_AUTHOR])
def test_something_else_stands_in_for_the_author(publication: Publication, key: str) -> None:
    assert keys.base_key(publication) == key


@given(publications())
def test_a_key_is_never_empty_and_always_ascii(publication: Publication) -> None:
    key = keys.base_key(publication)
    assert key
    assert key.isascii()
    assert key.isalnum()
    assert key == key.lower()


def test_a_taken_key_gets_a_letter() -> None:
    existing: list[str] = []
    for _ in range(54):
        existing.append(keys.free_key("jobe2010causes", existing.__contains__))
    endings = [key.removeprefix("jobe2010causes") for key in existing]
    assert endings[:3] == ["", "a", "b"]
    assert endings[26:29] == ["z", "aa", "ab"]
    assert endings[52:] == ["az", "ba"]


def test_a_gap_among_the_first_letters_is_filled() -> None:
    assert keys.free_key("jobe2010", {"jobe2010", "jobe2010b"}.__contains__) == "jobe2010a"


def test_a_key_among_thousands_of_its_like_costs_few_questions() -> None:
    existing: set[str] = set()
    calls = 0

    def is_taken(key: str) -> bool:
        nonlocal calls
        calls += 1
        return key in existing

    for _ in range(2_000):
        key = keys.free_key("x", is_taken)
        assert key not in existing
        existing.add(key)
    assert calls < 2_000 * 60


@given(st.sets(st.text(alphabet="abc", max_size=2), max_size=13))
def test_a_free_key_is_free(suffixes: set[str]) -> None:
    existing = {f"x{suffix}" for suffix in suffixes}
    assert keys.free_key("x", existing.__contains__) not in existing


def test_make_asks_for_the_base_first() -> None:
    publication = Publication(authors=(names.parse_name("Jobe, A."),), date="2010", title="Causes")
    assert keys.make_key(publication, set[str]().__contains__) == "jobe2010causes"
    assert keys.make_key(publication, {"jobe2010causes"}.__contains__) == "jobe2010causesa"
