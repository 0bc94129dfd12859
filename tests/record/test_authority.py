"""The table of bodies: its rows, and what a text names."""

import re
from collections import Counter
from pathlib import Path

import pytest

from harness.rows import every_row
from protlib.record import authority, places
from protlib.record.names import organisation
from protlib.record.names.known_bodies import find_known_body
from protlib.text import words

_KINDS = {
    "bank", "company", "court", "donor", "media", "network", "ngo", "red-cross", "regional", "research", "state", "treaty", "un",
}  # fmt: skip
_LANGUAGES = {
    "",
    "ar",
    "de",
    "en",
    "es",
    "fr",
    "id",
    "it",
    "ja",
    "ko",
    "ms",
    "nl",
    "pt",
    "ru",
    "tr",
    "uk",
    "xx",
    "zh",
}


def _code(text: str) -> str:
    body = find_known_body(organisation(text))
    return body.code if body else ""


def test_the_table_is_sorted_and_says_everything_of_each_body_once() -> None:
    bodies = authority.all_bodies()
    codes = [body.code for body in bodies]
    assert len(bodies) > 1400
    assert codes == sorted(set(codes))
    assert {body.kind for body in bodies} == _KINDS
    assert {name.language for body in bodies for name in body.names} == _LANGUAGES


def test_what_a_row_refers_to_is_there() -> None:
    bodies = authority.all_bodies()
    codes = {body.code for body in bodies}
    mentions = {code for body in bodies for code in (body.parent, *body.homonyms) if code}
    assert {code for code in mentions if not code.isupper()} <= codes
    countries = {code for code in (*mentions, *(body.country for body in bodies)) if code.isupper()}
    assert {code for code in countries if not (place := places.resolve(code)) or place.code != code} == set()
    assert not [body.code for body in bodies if authority.is_part_of(body, body)]


def test_no_two_bodies_have_one_name() -> None:
    counts = Counter(
        key for body in authority.all_bodies() for key in {authority.key(name.text) for name in body.names}
    )
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_two_bodies_of_a_country_differ_in_spelling_alone() -> None:
    american = str.maketrans({"s": "z"})  # "organisation", "defense"
    codes: dict[tuple[str, frozenset[str]], set[str]] = {}
    for body in authority.all_bodies():
        for name in [name.text for name in body.names if name.language == "en"]:
            spelt = {word.replace("centre", "center").replace("defence", "defense") for word in words(name)}
            distinctive_words = frozenset(
                word.translate(american) for word in spelt - {"the", "of", "for", "and", "in"}
            )
            codes.setdefault((body.country, distinctive_words), set()).add(body.code)
    assert [group for group in codes.values() if len(group) > 1] == []


def test_nothing_of_the_notation_of_the_table_is_left_in_a_name() -> None:
    texts = [text for body in authority.all_bodies() for name in body.names for text in (name.text, *name.shorts)]
    assert [text for text in texts if not text or re.search(r"[|;()=~?\t]|^\s|\s$|  ", text)] == []
    years = {name.years for body in authority.all_bodies() for name in body.names}
    assert all(re.fullmatch(r"(?:\d{4}-(?:\d{4})?)?", year) for year in years)


def test_the_lines_of_the_table_are_what_a_person_can_read() -> None:
    row = re.compile(r"[a-z0-9-]+ [a-z-]+ (?:[A-Z]{3}|-) [a-z0-9-]+ [a-zA-Z0-9,-]+\ten \S")
    text = Path(authority.__file__).with_name("authority.txt").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if not row.match(line)] == []


@every_row(
    ("code", "names"),
    [
        ("unhcr", "UNHCR; HCR; ACNUR; unhcr; Haut-Commissariat des Nations Unies pour les refugies; УВКБ ООН; 联合国难民署"),
        ("unhcr", "The UN Refugee Agency; المفوضية السامية للأمم المتحدة لشؤون اللاجئين; UN. High Commissioner for Refugees"),
        ("iom", "OIM; ICEM; International Organisation for Migration (IOM); International Organization for Migration (OIM)"),
        ("who", "WHO; OMS; ВОЗ; World Health Organisation"),
        ("usdos", "US Department of State; U.S. Dept. of State; United States. Department of State"),
        ("ecosoc", "UN, Economic and Social Council; United Nations. Economic and Social Council; ECOSOC"),
        ("drc-ngo", "Danish Refugee Council; Danish Refugee Council (DRC); Dansk Flygtningehjælp"),
        ("euaa", "European Asylum Support Office; EASO; EUAA; EU Agency for Asylum"),
        ("unodc", "Office des Nations Unies contre les drogues et le crime (ONUDC)"),
        ("unsc", "Consejo de Seguridad de la ONU; Conseil de sécurité de l'ONU; UN-Sicherheitsrat; Consiglio di sicurezza delle Nazioni Unite"),
        ("rc-dnk", "Croix-Rouge danoise; Cruz Roja Danesa; Dänisches Rotes Kreuz; Dansk Røde Kors"),
        ("icc", "Internationaler Strafgerichtshof; IStGH; Corte penale internazionale"),
        ("fema", "FEMA; Federal Emergency Management Agency"),
        ("rc-bfa", "Burkinabe Red Cross; Croix-Rouge burkinabè; Burkina Faso Red Cross"),
        ("turkstat", "TurkStat; TÜİK; Türkiye İstatistik Kurumu; Turkish Statistical Institute"),
        ("courdescomptes", "Cour des comptes"),
        ("courdescomptes-fra", "Cour des comptes française"),
        ("assemblee", "ASSEMBLEE NATIONALE"),
        # Several have it, or it is a word: the acronym tells nobody alone.
        ("", "DRC; IRC; ICC; CRS; SC; AI; who; Bad"),
        # It is another's, or that of nobody who is known.
        ("", "International Organization for Migration (UNHCR); Observatoire de l'Afrique (OAS); UNICEF Nigeria; Jobe, Alison"),
    ],
)  # fmt: skip
def test_a_name_tells_a_body_where_no_other_has_it(code: str, names: str) -> None:
    texts = [name.strip() for name in names.split(";") if name.strip()]
    assert {text: _code(text) for text in texts} == dict.fromkeys(texts, code)


@every_row(
    ("text", "codes"),
    [
        ("ICC", ["icc", "icchamber"]),
        ("CRS", ["crs", "crs-congress", "rc-che"]),
        ("DRC", ["drc-ngo"]),
        ("UNHCR", ["unhcr"]),
        ("Nobody at all", []),
    ],
)
def test_an_acronym_may_be_that_of_several(text: str, codes: list[str]) -> None:
    assert [body.code for body in authority.find_possible_bodies(text)] == codes


@every_row(
    ("name", "acronym"),
    [
        ("International Organization for Migration", "IOM"),
        ("Organisation internationale pour les migrations", "OIM"),
        ("Intergovernmental Committee for European Migration", "ICEM"),
        ("UN Women", "UN Women"),
        ("World Vision", ""),
        ("المنظمة الدولية للهجرة", ""),
        ("IOM", ""),
        ("Nobody at all", ""),
    ],
)
def test_a_name_has_the_acronym_of_its_language(name: str, acronym: str) -> None:
    assert authority.acronym(name) == acronym


def test_a_body_has_its_names_by_language_with_their_years() -> None:
    body = authority.body_with_code("iom")
    assert body is not None
    assert (body.name, body.country, body.parent) == ("International Organization for Migration", "CHE", "un")
    french = body.in_language("fr")
    assert french is not None
    assert (french.text, french.short) == ("Organisation internationale pour les migrations", "OIM")
    assert body.in_language("xx") is None
    assert ("Intergovernmental Committee for European Migration", "1952-1980") in [
        (name.text, name.years) for name in body.names
    ]


@every_row(
    ("text", "opens"),
    [
        ("Save the Children Norway", True),
        ("Oxfam GB", True),
        ("Goal Setting", False),
        ("Gallup George", False),
        ("Save the Children", False),
    ],
)
def test_a_name_may_open_that_of_a_branch(text: str, opens: bool) -> None:
    assert authority.opens_with_name(text) is opens


@pytest.mark.parametrize(
    "name",
    [
        "European Agency for the Management of Operational Cooperation at the External Borders of the Member States of the European Union",
        "Save the Children",
    ],
)
def test_the_longest_name_is_told_before_however_much_follows(name: str) -> None:
    assert authority.opens_with_name(f"{name} {'word ' * 100}")
    assert not authority.opens_with_name("word " * 30_000)


def test_no_name_of_a_body_has_more_words_than_are_looked_at() -> None:
    names = [name.text for body in authority.all_bodies() for name in body.names]
    assert max(len(authority.key(name).split()) for name in names) <= 24


def test_a_part_of_a_part_is_in_the_whole() -> None:
    inner, outer = authority.body_with_code("usdos-tip"), authority.body_with_code("us")
    assert inner is not None
    assert outer is not None
    assert authority.is_part_of(inner, outer)
    assert not authority.is_part_of(outer, inner)


@every_row(
    ("text", "is_spelt"),
    [
        ("U.S. Department of State", True),
        ("UN-Women", True),
        ("The Freedom Fund", True),
        ("Freedom Fund, The", False),
        ("Theodore, Anna", False),
        ("Médecins sans frontières (para)", True),
        ("Programme alimentaire mondial", True),
        ("World Food Program", True),
        ("Terre & Vie", True),
        ("UN_Women", False),
        ("Unger, Andrea", False),
        ("de Beauchamp, Hélène", True),
        ("", False),
    ],
)
def test_a_name_that_has_other_spellings_has_a_word_of_these(text: str, is_spelt: bool) -> None:
    assert authority.may_have_spellings(text) is is_spelt
