"""Names of people in typed lists: in which order they stand, and where they end."""

import pytest

from harness.rows import every_row
from protlib.formats import reference_lists

FAMILY_FIRST = (
    ("Diop Fatou et Ndiaye Moussa, Les talibés du port, Dakar, CODESRIA, 2015", "Diop, Fatou; Ndiaye, Moussa", "Les talibés du port"),
    ("Kovács Anna: Gyermekek a táborokban. Budapest: Gondolat, 2015.", "Kovács, Anna", "Gyermekek a táborokban"),
    ("Kovács Anna – Nagy Péter: Gyermekek úton. Budapest: Gondolat, 2016.", "Kovács, Anna; Nagy, Péter", "Gyermekek úton"),
    ("Traoré Awa (2016). Les enfants du port. Bamako: OIM.", "Traoré, Awa", "Les enfants du port"),
    ("García Márquez Gabriel, Niñez en el puerto, Bogotá, OIM, 2015", "García Márquez, Gabriel", "Niñez en el puerto"),
    ("Nguyen Van A, Children in harbours, Hanoi, IOM, 2015", "Nguyen, Van A.", "Children in harbours"),
    ("OIM, Profil du port, Niamey, 2016.", "OIM", "Profil du port"),
)  # fmt: skip


def read_names(text: str) -> list[tuple[str, str]]:
    return [
        ("; ".join(name.literal or f"{name.family}, {name.given}" for name in record.authors), record.title)
        for record in reference_lists.loads(text.encode()).publications
    ]


def test_a_list_with_family_names_in_front_shows_it() -> None:
    text = "\n\n".join(entry for entry, _authors, _title in FAMILY_FIRST)
    assert read_names(text) == [(authors, title) for _entry, authors, title in FAMILY_FIRST]


def test_a_list_with_given_names_in_front_keeps_their_order() -> None:
    entries = (
        "Roe James, Camps, Accra, IOM, 2015",
        "Anna Müller, Towns, Berlin, IOM, 2016",
        "Doe Jane, Boats, Accra, IOM, 2017",
    )
    text = "\n\n".join(entries)
    assert [authors for authors, _title in read_names(text)] == ["James, Roe", "Müller, Anna", "Jane, Doe"]


def test_names_that_end_with_the_father_s_name_keep_their_order() -> None:
    entries = (
        "Faduma Omar (2016). Children in the camps. Nairobi: IOM.",
        "Hodan Hassan (2017). Women on the move. Nairobi: IOM.",
        "Girma Tesfaye (2018). Return to the town. Nairobi: IOM.",
    )
    text = "\n\n".join(entries)
    assert [authors for authors, _title in read_names(text)] == ["Omar, Faduma", "Hassan, Hodan", "Tesfaye, Girma"]


@every_row(
    ("text", "authors", "title"),
    [
        ("Roe, A. and Doe, R., Leaving the harbour behind, Oslo: Fafo, 2012", "Roe, A.; Doe, R.", "Leaving the harbour behind"),
        ("Osei, K.; Jobe, A.; Roe, J., Children on the move, Geneva: IOM, 2019.", "Osei, K.; Jobe, A.; Roe, J.", "Children on the move"),
        ("Roe, P & Doe, K M, Camps, Boats, and Counts, Cornell University Press, 2010", "Roe, P.; Doe, K. M.", "Camps, Boats, and Counts"),
        ("Roe, R., Doe, A. & Osei, S., Coming home, 2012", "Roe, R.; Doe, A.; Osei, S.", "Coming home"),
        ("Jane Roe, Law of Camps, Oxford, Hart, 2012", "Roe, Jane", "Law of Camps"),
        ("Jane Roe, Siddharth Kara and Rutvica Diaz, Bonded life, Oxford, Hart, 2012",
         "Roe, Jane; Kara, Siddharth; Diaz, Rutvica", "Bonded life"),
        ("Jane Roe, Siddharth Kara, Rutvica Diaz and Paul Doe, Bonded life, Oxford, Hart, 2012",
         "Roe, Jane; Kara, Siddharth; Diaz, Rutvica; Doe, Paul", "Bonded life"),
        ("Jane Roe, Anna Doe, and Paul Smith (2010). Bonded life. Oxford: Hart.",
         "Roe, Jane; Doe, Anna; Smith, Paul", "Bonded life"),
        ("Jane Roe; Anna Doe and Paul Smith (2010). Bonded life. Oxford: Hart.",
         "Roe, Jane; Doe, Anna; Smith, Paul", "Bonded life"),
        ("Kirsten Roe, Katrina B. Stone, and Julie Doe, Children at Sea: A Study, Oslo: Fafo, 2016",
         "Roe, Kirsten; Stone, Katrina B.; Doe, Julie", "Children at Sea: A Study"),
        ("UNITED NATIONS CHILDREN’S FUND. Children at sea. Oslo: Fafo, 2000.", "United Nations Children’s Fund", "Children at sea"),
        ("On the problem of harbours, see Stanley Doe, States of Denial: On Harbours (Oxford, Hart, 2000).",
         "Doe, Stanley", "States of Denial: On Harbours"),
        ("Roe, Juana. Pensamiento y puertos. [S.l.: s.n.], 2004.", "Roe, Juana", "Pensamiento y puertos"),
        ("Jane Roe, Women and Children, Oxford, Hart, 2012", "Roe, Jane", "Women and Children"),
        ("Jane Roe, Modern Slavery and Human Trafficking, Oxford, Hart, 2012",
         "Roe, Jane", "Modern Slavery and Human Trafficking"),
        ("Anna Müller: Das Leben in Lagern. Berlin: Springer, 2015.", "Müller, Anna", "Das Leben in Lagern"),
        ("Jordan Valley: A report on camps. Amman: OIM, 2015.", "", "Jordan Valley: A report on camps"),
        ("Child Labour: Life in camps. London: IOM, 2015.", "", "Child Labour: Life in camps"),
        ("Victoria Falls: Tourism and camps. London: Sage, 2005.", "", "Victoria Falls: Tourism and camps"),
        ("Operation Grace: Lessons from the harbour. Oslo: Fafo, 2005.", "", "Operation Grace: Lessons from the harbour"),
        ("San Jose: Life in a harbour town. Oslo: Fafo, 2005.", "", "San Jose: Life in a harbour town"),
        ("G. Rossi e M. D'Osta, Scienza dei campi, Torino, Einaudi, 2003.", "Rossi, G.; D'Osta, M.", "Scienza dei campi"),
        ("C. Roe, M. Doe, e C. Osei, «Porti e campi», Roma, 2003.", "Roe, C.; Doe, M.; Osei, C.", "Porti e campi"),
        ("Roe, C., Doe, M. e Osei, C. (2011). Portos e campos. Lisboa.", "Roe, C.; Doe, M.; Osei, C.", "Portos e campos"),
        ("DU LAC Paul, Vies du port, Paris, Fayard, 1996.", "Du Lac, Paul", "Vies du port"),
        ("Roe, Panagiotis T./Eni Doe. 2012. Boats and elections.", "Roe, Panagiotis T.; Doe, Eni", "Boats and elections"),
        ("عبيد، وليم، وعفانة، عزو (2007). أطفال الميناء. القاهرة.", "عبيد, وليم; عفانة, عزو", "أطفال الميناء"),
        ("وليد، سامي (2007). أطفال الميناء. القاهرة.", "وليد, سامي", "أطفال الميناء"),
        ("Roe, A., Roots and Routes, Geneva, IOM, 2014.", "Roe, A.", "Roots and Routes"),
        ("Roe, Anna, The Causes and Effects of War, Geneva, 2014, p. 3.", "Roe, Anna", "The Causes and Effects of War"),
        ("Roe, A., Risks and Costs of Trafficking, LSHTM, London, 2003.", "Roe, A.", "Risks and Costs of Trafficking"),
        ("Roe, A., Push Factors and Pull Factors, UNHCR, Geneva, 2003.", "Roe, A.", "Push Factors and Pull Factors"),
        ("Roe, Anna, and Siddharth Kara, Ports at sea, Oslo, 2003.", "Roe, Anna; Kara, Siddharth", "Ports at sea"),
        ("Roe, Anna and Surtees, Rebecca, Ports at sea, Oslo, 2003.", "Roe, Anna; Surtees, Rebecca", "Ports at sea"),
        ("Roe, Anna et Diop, Fatou, Ports et routes, Dakar, 2003.", "Roe, Anna; Diop, Fatou", "Ports et routes"),
        ("Van der Berg, Jan, Ports and roads, Leiden, Brill, 2012.", "Van der Berg, Jan", "Ports and roads"),
        ("Roe, A. and UNHCR, Ports and roads, Geneva, 2012.", "Roe, A.; UNHCR", "Ports and roads"),
        ("SURTEES, Rebecca, Ports and roads, Oslo, Fafo, 2012.", "Surtees, Rebecca", "Ports and roads"),
        ("GADEM, Maria and the port, Rabat, 2012.", "GADEM", "Maria and the port"),
        ("Surtees, Rebecca; Roe, Anna, Ports and roads, Oslo, Fafo, 2012.", "Surtees, Rebecca; Roe, Anna", "Ports and roads"),
        ("Doe, John, Jr., Roots and Routes, Geneva, IOM, 2012.", "Doe, John", "Roots and Routes"),
    ],
)  # fmt: skip
def test_names_end_where_the_title_begins(text: str, authors: str, title: str) -> None:
    assert read_names(text) == [(authors, title)]


@every_row(
    ("text", "editors", "title"),
    [
        ("ROE Stuart et DU LAC Paul (dir.), Questions du port, London, Sage, 1996.", "Roe, Stuart; Du Lac, Paul", "Questions du port"),
        ("M. Roe e B. Doe, A c. di, Porti e campi. Geneva: IOM, 2017.", "Roe, M.; Doe, B.", "Porti e campi"),
        ("Roe, M., & Doe, B. (Red.). (2019). Havens en kampen. IOM.", "Roe, M.; Doe, B.", "Havens en kampen"),
        ("Roe M, Doe B, éditeurs. Ports et camps. Geneva: IOM; 2017.", "Roe, M.; Doe, B.", "Ports et camps"),
        ("C. Rossi (a cura di), Il porto, Bologna, Il Mulino, 2001.", "Rossi, C.", "Il porto"),
    ],
)  # fmt: skip
def test_editors_are_people_and_no_authors(text: str, editors: str, title: str) -> None:
    [record] = reference_lists.loads(text.encode()).publications
    assert ("; ".join(f"{name.family}, {name.given}" for name in record.editors), record.authors, record.title) == (
        editors, (), title,
    )  # fmt: skip


def test_a_body_that_a_program_split_as_a_person_is_a_doubt() -> None:
    text = "(US), N. R. C. (2014). The growth of harbours. National Academies Press."
    [problem] = reference_lists.loads(text.encode()).problems
    assert problem.what.endswith("is not a complete name")


@pytest.mark.parametrize(
    "text", ["CRC, art. 3; ICCPR, art. 24.", "See CRC, art. 3; ICCPR, art. 24; and CEDAW, art. 16."]
)
def test_articles_of_treaties_by_their_short_names_are_no_work(text: str) -> None:
    parsed = reference_lists.loads(text.encode())
    assert parsed.publications == []
    assert [problem.what for problem in parsed.problems] == ["refers to another entry; left out"]


@pytest.mark.parametrize("editor", ["B. Smith (ed.)", "Smith, B. (ed.)", "Smith, B. (Hrsg.)"])
def test_a_chapter_at_commas_has_its_own_author_and_the_editor_of_its_book(editor: str) -> None:
    text = f"Roe, A., Roots and Routes, in {editor}, Book of Camps, Oxford, OUP, 2014, pp. 1–20."
    parsed = reference_lists.loads(text.encode())
    [record] = parsed.publications
    assert ([name.family for name in record.authors], [name.family for name in record.editors]) == (["Roe"], ["Smith"])
    assert (record.title, record.container_title, record.page) == ("Roots and Routes", "Book of Camps", "1-20")
    assert parsed.problems == []


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Yılmaz, A. ve Kaya, B. (2019). Göç ve çocuk. Ankara: SGDD.", "Yılmaz, A.; Kaya, B."),
        ("IOM, Mexico (2018). Return in the south. Mexico City: IOM.", "IOM, Mexico"),
        ("Roe, Chad (2018). Return in the south. Mexico City: IOM.", "Roe, Chad"),
    ],
)
def test_turkish_lists_are_parted_and_country_offices_are_not(text: str, authors: str) -> None:
    assert [names for names, _title in read_names(text)] == [authors]


def test_code_of_markdown_below_a_list_is_no_entry() -> None:
    text = f"# References\n\n{FAMILY_FIRST[-1][0]}\n\n```sh\nRoe, J. (2021). In the code. Oxford: OUP.\n```\n"
    assert [title for _authors, title in read_names(text)] == ["Profil du port"]
