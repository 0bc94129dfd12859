"""What a cover says of who may see it: the words of agencies and ministries, and what only looks like them."""

import pytest

from harness.rows import every_row
from protlib.record.access import RESTRICTED
from protlib.record.access_words import mark_words
from protlib.title_pages.circulation import may_have_mark
from sample_files.title_pages import BODY, Line, bodies, page, read

GAP = ("", 60.0)


@pytest.mark.slow
@every_row(
    ("line", "access"),
    [
        ("PRIVILEGED AND CONFIDENTIAL", "confidential"),
        ("CONFIDENTIAL draft of May 2021", "confidential"),
        ("Confidential draft v.2", "confidential"),
        ("Confidential draft for comments", "confidential"),
        ("Projet confidentiel du 3 mai 2021", "confidential"),
        ("Borrador confidencial, mayo de 2021", "confidential"),
        ("UN CLASSIFICATION: CONFIDENTIAL", "confidential"),
        ("CONFIDENTIALITY: HIGH", "confidential"),
        ("Confidentialité : élevée", "confidential"),
        ("Document classification: internal", "internal"),
        ("Confidentiality policy", ""),
        ("Confidentiality: a guide", ""),
        ("Confidentiality in case management: a guide", ""),
        ("The draft was kept confidential for review", ""),
        ("Privileged & Confidential", "confidential"),
        ("Restricted", "internal"),
        ("[RESTRICTED]", "internal"),
        ("Restricted: UNHCR", "internal"),
        ("RESTRICTED - Internal use only", "internal"),
        ("TLP:RED", "confidential"),
        ("TLP: AMBER+STRICT", "confidential"),
        ("(TLP:AMBER)", "confidential"),
        ("TLP:GREEN | May 2020", "internal"),
        ("TLP:CLEAR", ""),
        ("DRAFT – DO NOT CITE OR CIRCULATE", "internal"),
        ("Draft (not for citation)", "internal"),
        ("Please do not quote or circulate", "internal"),
        ("UNHCR internal", "internal"),
        ("For UNHCR internal use only", "internal"),
        ("UNICEF – Internal", "internal"),
        ("Internal Document Only", "internal"),
        ("For Official Use Only", "internal"),
        ("Strictly for internal use", "internal"),
        ("For World Bank internal use only", "internal"),
        ("Document interne seulement", "internal"),
        ("Únicamente para uso interno", "internal"),
        ("Nur internes Dokument", "internal"),
        ("Internal documents only tell half of it", ""),
        ("Not an internal document only", ""),
        ("CONFIDENTIAL, 12 May 2020", "confidential"),
        ("Confidential – Copy No. 12 of 30", "confidential"),
        ("CONFIDENTIAL Copy no. 7", "confidential"),
        ("Limited distribution", "internal"),
        ("Distribution: restricted", "internal"),
        ("Diffusion : restreinte", "internal"),
        ("Document de travail interne", "internal"),
        ("Ne pas citer, ne pas diffuser", "internal"),
        ("À ne pas transmettre", "internal"),
        ("Ne pas divulguer", "internal"),
        ("Do not disclose", "internal"),
        ("Ne pas transmettre le VIH : guide pour les mères", ""),
        ("Réservé au personnel", "internal"),
        ("Très confidentiel", "confidential"),
        ("RESERVADO", "confidential"),
        ("Documento de circulación restringida", "internal"),
        ("Acesso restrito", "internal"),
        ("VS – Nur für den Dienstgebrauch", "internal"),
        ("Nicht zur Weitergabe", "internal"),
        ("سري - للاستخدام الداخلي", "confidential"),
        ("محدود التوزيع", "internal"),
        ("لا توزع", "internal"),
        ("لا يوزع خارج المكتب", "internal"),
        ("لماذا لا تنشر المنظمات تقاريرها", ""),
        ("سرّي", "confidential"),
        ("سـري للغاية", "confidential"),
        ("س رِِ يّّ للغاية", "confidential"),  # as fonts with wide letters have it
        ("وثيقة سر يّة | أيار 2020", "confidential"),
        ("غير مخصّ ص للنشر", "internal"),
        ("غير سرّي", ""),
        ("أسرّة سرّية", ""),
        ("Секретно", "confidential"),
        ("Не цитировать", "internal"),
        ("Restricted movements in two provinces", ""),
        ("Confidential hotlines for children", ""),
        ("UNHCR internal displacement survey", ""),
        ("Secret lives of domestic workers", ""),
        ("Distr.: Limited", ""),
        ("Distr.: General", ""),
        ("Unclassified", ""),
        ("Sensitive and restricted areas of the border", ""),
    ],
)
def test_the_words_of_agencies_say_who_may_see_a_report_and_nothing_else(line: str, access: str) -> None:
    record = read(page(("Invisible Hands", 30), GAP, (line, 12)), page(*BODY))
    assert (record.title, record.access) == ("Invisible Hands", access)
    assert may_have_mark(f"Invisible Hands\n{line}") or not access
    assert not any("distribution" in name.lower() for name in bodies(record))


@pytest.mark.parametrize(
    "title",
    [
        "Restricted Movements in the Sahel",
        "Internal Displacement",
        "Confidential Hotlines for Children",
        "Secret Lives",
        "The Arms Embargo and Trade",
        "Embargoed Goods in the Sahel",
    ],
)
@pytest.mark.parametrize(("mark", "access"), [("", ""), ("Restricted", "internal"), ("UNHCR internal", "internal")])
def test_a_title_is_no_mark_and_a_mark_beside_it_counts(title: str, mark: str, access: str) -> None:
    record = read(page((mark, 10), GAP, (title, 26), GAP, ("May 2020", 10)), page(*BODY))
    assert (record.title, record.access, record.date) == (title, access, "2020-05")


@every_row(
    ("logo", "access"),
    [
        ("internal|displacement|monitoring|centre", ""),
        ("Department|of the|Treasury|Internal|Revenue|Service", ""),
        ("Internal|Invisible|Hands", "internal"),
        ("INTERNAL|UNHCR", "internal"),
        ("CONFIDENTIAL|Internal Displacement|Monitoring Centre", "confidential"),
    ],
)
def test_the_first_word_of_a_body_in_a_logo_is_no_mark(logo: str, access: str) -> None:
    lines: list[Line] = [(line, 9) for line in logo.split("|")]
    record = read(page(*lines, GAP, ("Invisible Hands", 30), GAP, *BODY), page(*BODY))
    assert record.access == access


@every_row(
    ("line", "access"),
    [
        ("EMBARGOED UNTIL 3 MAY 2097", "confidential"),
        ("Strictly embargoed until 10:00 GMT, Tuesday 3 May 2097", "confidential"),
        ("Embargo: 3 May 2097, 00:01 GMT", "confidential"),
        ("Sous embargo jusqu’au 3 mai 2097", "confidential"),
        ("EMBARGADO HASTA EL 3 DE MAYO DE 2097", "confidential"),
        ("Sperrfrist: 3. Mai 2097", "confidential"),
        ("محظور النشر حتى 3 أيار 2097", "confidential"),
        ("Not for release before 3 May 2097", "confidential"),
        ("EMBARGOED UNTIL LAUNCH", "confidential"),
        ("Embargoed", "confidential"),
        ("INTERNAL UNTIL 3 MAY 2097", "confidential"),
        ("Internal use only until 3 May 2097", "confidential"),
        ("Diffusion restreinte jusqu'au 3 mai 2001", ""),
        ("Embargoed until 3 May 2001", ""),
        ("Not for publication before May 2001", ""),
        ("UNODC | Embargoed until 03/05/2001", ""),
    ],
)
def test_an_embargo_closes_a_report_until_its_day_and_dates_nothing(line: str, access: str) -> None:
    record = read(page((line, 12), ("Invisible Hands", 12), GAP, ("Geneva, September 2022", 10)), page(*BODY))
    assert (record.title, record.access, record.date) == ("Invisible Hands", access, "2022-09")
    assert may_have_mark(f"Invisible Hands\n{line}") or not access


@every_row(
    ("line", "access", "date"),
    [
        ("CONFIDENTIAL 3 May 2019", "confidential", "2019-05-03"),
        ("Strictly confidential: 3 May 2019", "confidential", "2019-05-03"),
        ("CONFIDENTIEL 3 mai 2019", "confidential", "2019-05-03"),
        ("STRICTLY CONFIDENTIAL 2019", "confidential", "2019"),
        ("Restricted 12 March 2018", "internal", "2018-03-12"),
        ("INTERNAL 2019", "internal", "2019"),
    ],
)
def test_a_date_behind_a_mark_is_that_of_the_report_and_no_end_of_the_mark(line: str, access: str, date: str) -> None:
    record = read(page((line, 12), GAP, ("Invisible Hands of the Valley", 30)), page(*BODY))
    assert (record.title, record.access, record.date) == ("Invisible Hands of the Valley", access, date)
    assert may_have_mark(line)


def test_the_day_of_an_embargo_may_stand_in_the_next_line() -> None:
    record = read(page(("EMBARGOED UNTIL", 12), ("3 May 2097", 12), GAP, ("Invisible Hands", 30)), page(*BODY))
    assert (record.access, record.date) == ("confidential", "")


@pytest.mark.parametrize(
    "lines",
    [
        [("تقرير حماية الطفل", 24.0), ("سري - للاستخدام الداخلي", 16.0)],
        [("سري - للاستخدام الداخلي", 24.0), ("تقرير حماية الطفل", 24.0)],
        [("LIMITED DISTRIBUTION", 24.0), ("تقرير حماية الطفل", 24.0)],
    ],
)
def test_a_mark_is_no_part_of_a_title_and_no_author(lines: list[Line]) -> None:
    record = read(page(*lines, GAP, ("اليونيسف", 11), GAP, *BODY), page(*BODY))
    assert (record.title, len(record.authors)) == ("تقرير حماية الطفل", 1)


def test_the_words_of_each_mark_have_a_cover_looked_at_and_those_of_a_text_do_not() -> None:
    marks = [mark for level in RESTRICTED for mark in mark_words(level)]
    assert [mark for mark in marks if not may_have_mark(f"A report\n{mark.upper()} | May 2020")] == []
    assert may_have_mark("C O N F I D E N T I A L")
    text = "Access to the camp\nis for staff.\nOnly use the gate. People circulate, and do\nnot share a tent."
    assert not may_have_mark(text)
