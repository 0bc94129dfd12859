"""Words as they are searched: what is one word, and what must stay two."""

from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.index.words import (
    ASKING,
    EMPTY,
    QUESTION_WORDS,
    STOP,
    beginnings,
    canonical_form,
    find_capitals,
    find_words,
    first_letters,
    fold_word,
    is_unspaced,
    make_acronyms,
    over_small_words,
    rules,
    threes,
    tokens,
)

ONE_WORD = [
    "labour labor labours", "organisation organization organizations Organisations", "centre center centres",
    "travelling traveling", "traveller travelers", "counselling counseling", "programme program programmes",
    "paediatric pediatric", "foetus fetus", "anaemia anemia", "catalogue catalog catalogues", "catalogued cataloged",
    "defence defense", "licence license", "practise practice", "judgement judgment", "ageing aging", "grey gray",
    "behaviour behavior", "behavioural behavioral", "neighbourhood neighborhood", "criminalise criminalize",
    "criminalising criminalizing", "analyse analyze analysis analyses", "fulfil fulfill", "enrolment enrollment",
    "skilful skillful", "benefitted benefited", "manoeuvre maneuver", "oestrogen estrogen", "jewellery jewelry",
    "policies policy", "churches church", "boxes box", "niches niche", "processes process", "crisis crises",
    "buses bus", "cases case", "houses house", "women woman women's Women’s", "children child children's",
    "wives wife", "men man", "refugees refugee", "heroes hero", "countries country", "somalis somali",
    "mujeres mujer", "migraciones migración", "trabajadores trabajador", "países país", "niños niño",
    "migrantes migrante migrants migrant", "nationaux national", "bureaux bureau", "réseaux réseau",
    "françaises française français", "l'asile asile", "d’Ivoire ivoire", "Łódź lodz", "Straße strasse",
    "København kobenhavn", "encyclopædia encyclopaedia encyclopedia",
]  # fmt: skip
TWO_WORDS = [
    "four for", "hour hor", "court cort", "source sorce", "tour tor", "poem pem", "planes plan", "news new's x",
    "care car", "bus bush", "thesis these", "person persona", "plan plane", "state stat", "status statue",
    "human woman", "Israel Isral", "does dos", "2009 2010", "mass mas",
]  # fmt: skip


@every_row("words", ONE_WORD)
def test_spellings_and_numbers_of_a_word_are_one(words: str) -> None:
    assert len({canonical_form(word) for word in words.split()}) == 1


@every_row("words", TWO_WORDS)
def test_different_words_stay_apart(words: str) -> None:
    assert len({canonical_form(word) for word in words.split()}) > 1


@every_row(
    ("half", "word"),
    [
        ("labou", "labor"), ("centr", "center"), ("organiz", "organisation"), ("criminaliza", "criminalisation"),
        ("behaviou", "behaviors"), ("defens", "defence"), ("travell", "traveling"), ("traffick", "trafficking"),
        ("mig", "migrants"), ("étran", "etrangers"),
    ],
)  # fmt: skip
def test_a_half_typed_word_begins_all_spellings_of_it(half: str, word: str) -> None:
    assert canonical_form(word).startswith(beginnings(half))


def test_the_commonest_words_keep_their_form() -> None:
    assert all(canonical_form(word) == word for word in STOP)


@given(st.text(min_size=1))
def test_a_canonical_form_is_folded_and_stable_for_any_text(text: str) -> None:
    for form in tokens(text):
        assert form == form.lower() or not form.isascii()
        assert not set(form) & set(" '\n")


@every_row(
    ("text", "words"),
    [
        ("打击人口贩运 IOM報告2019", "打 击 人 口 贩 运 iom 報 告 2019"), ("カタカナ・テスト", "カ タ カ ナ テ ス ト"),
        ("การค้า", "ก า ร ค า"), ("Торговля людьми", "торговля людьми"), ("اتجار", "اتجار"),
    ],
)  # fmt: skip
def test_in_scripts_that_set_no_spaces_each_letter_is_a_word(text: str, words: str) -> None:
    assert tokens(text) == words.split()


def test_a_korean_word_is_found_by_its_syllables() -> None:
    assert tokens("국제인신매매")[2:4] == tokens("인신")


def test_acronyms_may_have_the_letters_of_small_words() -> None:
    acronyms = make_acronyms(tokens("Unaccompanied and separated children"))
    assert acronyms == {"us", "sc", "usc", "uAs"}
    assert {"uAs", "usc"} in map(set, over_small_words("uasc"))
    assert over_small_words("vot") == [["vOt", "vt"]]
    assert over_small_words("un") == []
    assert make_acronyms(tokens("打击人口贩运")) == set()


def test_tokens_come_in_order_and_hyphens_part_words() -> None:
    assert tokens("Counter-trafficking: women's RIGHTS in l'Île") == [
        "counter", "trafficking", "woman", "right", "in", "ile",
    ]  # fmt: skip


def test_a_persons_name_is_only_folded() -> None:
    assert [fold_word(word) for word in ("Roberts", "O'Brien", "D’Souza", "Müller")] == [
        "roberts", "obrien", "souza", "muller",
    ]  # fmt: skip


@every_row(
    ("text", "expected"),
    [
        ("The IOM and UNHCR in West Africa", ["iom", "unhcr"]),
        ("G20 and COVID19", ["g20"]),
        ("TRAFFICKING IN PERSONS", []),
        ("IOM", ["iom"]),
        ("A Study of 2010", []),
    ],
)  # fmt: skip
def test_acronyms_stand_in_capitals_among_other_words(text: str, expected: list[str]) -> None:
    assert find_capitals(text) == expected


def test_an_acronym_is_found_by_its_threes() -> None:
    acronyms = make_acronyms(tokens("International Organization for Migration in Nigeria"))
    assert acronyms == {"io", "om", "mn", "iom", "omn", "oFm", "mIn"}
    assert all(three in acronyms for three in threes("iomn"))
    assert threes("io") == ["io"]


def test_initials_are_the_first_letters() -> None:
    assert first_letters(["united", "nations"]) == "un"


def test_each_group_of_common_words_has_folded_words() -> None:
    groups = {"stop": STOP, "asking": ASKING, "empty": EMPTY, "in questions": QUESTION_WORDS}
    assert [(name, word) for name, group in groups.items() for word in group if fold_word(word) != word] == []
    assert min(map(len, groups.values())) > 50


def test_letters_of_scripts_without_spaces_are_words_each_and_all_others_stand_in_one() -> None:
    ends = {
        ord(letter) + more for first_and_after in rules()["unspaced"] for letter in first_and_after for more in (-1, 0)
    }
    letters = filter(str.isalpha, map(chr, sorted({*ends, *range(0, 0x30000, 0x40)})))
    for letter in letters:
        assert len(list(find_words(letter * 3))) == (3 if is_unspaced(letter) else 1), hex(ord(letter))
