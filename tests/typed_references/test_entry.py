"""Entries of typed lists, in the styles in which people type them."""

import pytest

from harness.rows import every_row
from protlib.typed_references.entry import TypedEntry, parse_entry


@every_row(
    ("style", "text", "who", "year", "title"),
    [
        ("APA", "Jobe, A. (2010). *The causes of re-trafficking: Evidence from a database*. IOM.",
         "Jobe, A", "2010", "The causes of re-trafficking: Evidence from a database"),
        ("IEEE", "International Organization for Migration, The IOM Handbook on Direct Assistance. Geneva: International Organization for Migration, 2007.",
         "International Organization for Migration", "2007", "The IOM Handbook on Direct Assistance"),
        ("MLA", "Ministry of Justice, Sweden. Prisons: Ministry of Justice, 2010.",
         "Ministry of Justice, Sweden", "2010", "Prisons: Ministry of Justice"),
        ("MLA", "Doe, Ann, and Awa Diallo. Sudan: A Country of Two Borders, 2010.",
         "Doe, Ann, and Awa Diallo", "2010", "Sudan: A Country of Two Borders"),
        ("GOST", "Иванов И. И. Торговля людьми в Центральной Азии. Москва: Наука, 2018. 240 с.",
         "Иванов И. И", "2018", "Торговля людьми в Центральной Азии"),
        ("GOST", "Иванов, И. И. Торговля людьми / И. И. Иванов. — Москва : Наука, 2018. — 240 с.",
         "Иванов, И. И", "2018", "Торговля людьми"),
        ("GOST", "Ким А.В., Пак Н.С. Миграция и здоровье // Журнал демографии. 2021. Т. 5, № 2. С. 10–22.",
         "Ким А.В., Пак Н.С", "2021", "Миграция и здоровье"),
        ("GOST", "Ivanov I. I. Trafficking in Persons. Moscow: Nauka, 2018. 240 p.",
         "Ivanov I. I", "2018", "Trafficking in Persons"),
        ("APA", "International Organization for Migration. (2009a). *Caring for persons* (2nd ed.). https://iom.int/x",
         "International Organization for Migration", "2009a", "Caring for persons"),
        ("APA", "U.S. Department of State. (2019, June 3). *Trafficking report*. Author.",
         "U.S. Department of State", "2019", "Trafficking report"),
        ("APA", "Oram, S., Stöckl, H., & Zimmerman, C. (2012). Prevalence of violence. *PLoS Medicine*, *9*(5), 1–13.",
         "Oram, S., Stöckl, H., & Zimmerman, C", "2012", "Prevalence of violence"),
        ("APA", "World Bank. (n.d.). *Migration data*.", "World Bank", "n.d", "Migration data"),
        ("Harvard", "IOM (2009) *Caring for persons*. Geneva: IOM.", "IOM", "2009", "Caring for persons"),
        ("Harvard", "Hennebry, J. (2017) 'For their own good?', in McAuliffe, M. (ed.) *Ideas*. Geneva: IOM.",
         "Hennebry, J", "2017", "For their own good?"),
        ("Chicago", "Jobe, Alison. 2010. *The Causes of Re-trafficking*. Geneva: IOM.",
         "Jobe, Alison", "2010", "The Causes of Re-trafficking"),
        ("Chicago", "Liu, Guofu. 2017. “National Referral.” In *Ideas to Inform*, edited by M. McAuliffe. Geneva.",
         "Liu, Guofu", "2017", "National Referral"),
        ("ISO 690", "JOBE, Alison, 2010. The Causes of Re-trafficking. Geneva: IOM.",
         "JOBE, Alison", "2010", "The Causes of Re-trafficking"),
        ("Vancouver", "1. Jobe A. The causes of re-trafficking: evidence. Geneva: IOM; 2010.",
         "Jobe A", "2010", "The causes of re-trafficking: evidence"),
        ("Vancouver", "[2] Oram S, Stöckl H, Howard LM. Prevalence of violence. PLoS Med. 2012;9(5):1-13.",
         "Oram S, Stöckl H, Howard LM", "2012", "Prevalence of violence"),
        ("MLA", "Jobe, Alison. *The Causes of Re-trafficking*. IOM, 2010.", "Jobe, Alison", "2010", "The Causes of Re-trafficking"),
        ("MLA", "Oram, Siân, et al. “Prevalence of Violence.” *PLoS Medicine*, vol. 9, no. 5, 2012, p. e1001224.",
         "Oram, Siân, et al", "2012", "Prevalence of Violence"),
        ("IEEE", "[1] A. Jobe, “The causes of re-trafficking,” IOM, Geneva, 2010.", "A. Jobe", "2010", "The causes of re-trafficking"),
        ("Arabic", "الخطيب، سمير (٢٠٢٠). الاتجار بالبشر، والنساء. عمّان.", "الخطيب، سمير", "2020", "الاتجار بالبشر، والنساء"),
        ("Arabic", "محمد، أحمد، حماية اللاجئين، والنازحين، ٢٠١٨.", "محمد، أحمد", "2018", "حماية اللاجئين، والنازحين"),
        ("Arabic", "اليونيسف. (٢٠٢٢، مارس). تقرير الوضع. عمّان.", "اليونيسف", "2022", "تقرير الوضع"),
        ("no author", "Trafficking in persons report. (2019). Department of State.",
         "Trafficking in persons report", "2019", "Department of State"),
    ],
)  # fmt: skip
def test_reads_who_when_and_what(style: str, text: str, who: str, year: str, title: str) -> None:
    entry = parse_entry(text, 3)
    assert (entry.author_text, entry.year, entry.title, entry.line) == (who, year, title, 3), style


def test_keeps_the_number_of_a_numbered_list() -> None:
    assert [parse_entry(text).number for text in ("[12] A. Jobe, B.", "3. Jobe A. B. 2010.", "(4) Jobe", "Jobe")] == [
        "12", "3", "4", "",
    ]  # fmt: skip


@every_row(
    ("previous", "text", "authors_text", "year"),
    [
        ("Jobe, Alison. 2010. The Causes. Geneva: IOM.", "———. 2011. The Law. IOM.", "Jobe, Alison", "2011"),
        ("Jobe, A. (2010). The Causes. IOM.", "——— (2011). The Law. IOM.", "Jobe, A", "2011"),
        ("UNICEF, and UNHCR. The Causes. IOM, 2010.", "———, editors. The Law. IOM, 2011.", "UNICEF, and UNHCR, editors", "2011"),
        ("Doe, Ann. The Causes. IOM, 2010.", "———, Herausgeber. The Law. IOM, 2011.", "Doe, Ann, Herausgeber", "2011"),
        ("UNICEF, and UNHCR, editors. The Causes. IOM, 2010.", "———. The Law. IOM, 2011.", "UNICEF, and UNHCR", "2011"),
        ("Doe, Ann, and Awa Diallo. The Causes. IOM, 2010.", "———, eds. The Law. IOM, 2011.", "Doe, Ann, and Awa Diallo, eds", "2011"),
        ("Doe, Ann (ed.). 2010. The Causes. IOM.", "——— (ed.). 2011. The Law. IOM.", "Doe, Ann (ed.)", "2011"),
        ("Doe, Ann (ed.). 2010. The Causes. IOM.", "——— and Awa Diallo. 2011. The Law. IOM.", "Doe, Ann, and Awa Diallo", "2011"),
        ("Doe, Ann, et al., editors. The Causes. IOM, 2010.", "———, et al. The Law. IOM, 2011.", "Doe, Ann, et al", "2011"),
        ("Браун, Анна, и др., редакторы. The Causes. IOM, 2010.", "———, и др. The Law. IOM, 2011.", "Браун, Анна, и др", "2011"),
    ],
)  # fmt: skip
def test_a_dash_stands_for_the_authors_of_the_entry_before(
    previous: str, text: str, authors_text: str, year: str
) -> None:
    entry = parse_entry(text, previous_entry=parse_entry(previous))
    assert (entry.author_text, entry.year, entry.title) == (authors_text, year, "The Law")


@every_row(
    ("who", "acronym"),
    [
        ("United Nations High Commissioner for Refugees", "hcr"),
        ("HCR", "acnur"),
        ("International Organization for Migration", "iom"),
        ("International Organization for Migration (IOM)", "iom"),
        ("International Labour Organization, & Walk Free", "ilo"),
        ("United Nations Office on Drugs and Crime", "unodc"),
        ("UN.GIFT", "ungift"),
        ("Médecins Sans Frontières [MSF]", "msf"),
    ],
)
def test_knows_the_acronyms_of_its_authors(who: str, acronym: str) -> None:
    assert acronym in TypedEntry(1, who, author_text=who).acronyms()


def test_years_in_addresses_are_no_years() -> None:
    assert parse_entry("Jobe, A. (2010). Title. https://x.org/2015/a?b=2016 doi:10.1000/2017.5").years() == {"2010"}


@every_row("text", ["", "x", "()", "[1]", "2010", ". . .", "* * *", "(2010)", "A" * 10_000, "A. " * 3000])
@pytest.mark.slow
def test_reads_whatever_stands_there(text: str) -> None:
    assert parse_entry(text).text == " ".join(parse_entry(text).text.split())


@pytest.mark.parametrize(
    ("text", "who", "title"),
    [
        ("McAuliffe, Marie, Ruhs, Martin, World Migration Report 2018 (IOM, 2017).", "McAuliffe, Marie, Ruhs, Martin", "World Migration Report 2018"),
        ("Jobe, Alison, Women, Peace, and Security (IOM, 2010).", "Jobe, Alison", "Women, Peace, and Security"),
        ("Jobe, Alison, Causes and Consequences (IOM, 2010).", "Jobe, Alison", "Causes and Consequences"),
    ],
)  # fmt: skip
def test_inverted_names_in_a_row_end_where_no_given_name_follows(text: str, who: str, title: str) -> None:
    entry = parse_entry(text)
    assert (entry.author_text, entry.title) == (who, title)
