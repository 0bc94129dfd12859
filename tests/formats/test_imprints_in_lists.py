"""Publishers, places and roles in typed lists, as other languages and house styles have them."""

from harness.rows import every_row
from protlib.formats import reference_lists
from protlib.record.model import Publication


def read_record(text: str) -> Publication:
    [publication] = reference_lists.loads(text.encode()).publications
    return publication


@every_row(
    ("text", "title", "publisher", "place"),
    [
        ("Roe, M., Migrazioni e porti, FrancoAngeli, Milano, 2013.", "Migrazioni e porti", "FrancoAngeli", "Milano"),
        ("Roe, P. (ed.), Boats, Camps and Counts, Cornell University Press, 2010",
         "Boats, Camps and Counts", "Cornell University Press", ""),
        ("FRA (2019). Children in camps. Publications Office of the European Union, Luxembourg.",
         "Children in camps", "Publications Office of the European Union", "Luxembourg"),
        ("Jean Roe (dir.), Les journaux du port, Presses universitaires de Rennes, 2016, p. 188.",
         "Les journaux du port", "Presses universitaires de Rennes", ""),
        ("JOSEPH ROE FOUNDATION. Exclusion in harbours. [S.l.]: Roe, 2000.", "Exclusion in harbours", "Roe", ""),
        ("Roe, Dinah, Remedies in harbours (Oxford, Hart, 2005), p. 14 (footnotes omitted).", "Remedies in harbours", "Hart", "Oxford"),
        ("ROE, E. R; LIMA, I. Política dos portos. São Paulo: Cortez, 2006, v. 2.", "Política dos portos", "Cortez", "São Paulo"),
        ("ROSA, Guilherme de. Execução dos portos. Rio de Janeiro: Forense, 2020, p. 285.", "Execução dos portos", "Forense", "Rio de Janeiro"),
        ("ROSA, G. Direito do porto. 33. ed. Rio de Janeiro: Forense, 2024. v. 1.", "Direito do porto", "Forense", "Rio de Janeiro"),
        ("Vgl. Schmidt, Hanna: Digitale Lager, Frankfurt am Main: Campus Verlag, 2018, S. 112.",
         "Digitale Lager", "Campus Verlag", "Frankfurt am Main"),
        ("Roe, J. A. (2016). Soziale Lager. Konstanz u. München: UVK Verlagsgesellschaft.",
         "Soziale Lager", "UVK Verlagsgesellschaft", "Konstanz u. München"),
        ("Roe, Jean. La vie des ports, Presses universitaires de Lyon, 1993. DOI : https://doi.org/10.4000/books.9065.",
         "La vie des ports", "Presses universitaires de Lyon", ""),
        ("Roe, Paul. Architecture of Camps. London; New York: Routledge, 2000.", "Architecture of Camps", "Routledge", "London / New York"),
        ("Roe, P. (2000). Architecture of camps. Leiden ; Boston: Brill.", "Architecture of camps", "Brill", "Leiden / Boston"),
        ("GRETA, Erster Bericht über die Lage der Kinder, Straßburg, 2015.", "Erster Bericht über die Lage der Kinder", "", "Straßburg"),
    ],
)  # fmt: skip
def test_the_imprint_is_no_part_of_the_title(text: str, title: str, publisher: str, place: str) -> None:
    parsed = reference_lists.loads(text.encode())
    [publication] = parsed.publications
    assert (publication.title, publication.publisher, publication.publisher_place) == (title, publisher, place)
    assert parsed.problems == []


@every_row(
    ("text", "family", "title"),
    [
        ("Müller, Hans (Hrsg.): Menschen in Lagern. Berlin: Springer, 2015.", "Müller", "Menschen in Lagern"),
        ("Diop, Fatou (dir.), Les talibés, Dakar, CODESRIA, 2015.", "Diop", "Les talibés"),
        ("García, Ana (coordinadora), Niñez y puertos, Madrid, Dykinson, 2015.", "García", "Niñez y puertos"),
        ("Иванов И. И. (ред.) Дети в лагерях. М.: Наука, 2015. 240 с.", "Иванов", "Дети в лагерях"),
        ("محمد الأحمد (تحرير)، أطفال المخيمات، عمان، 2018.", "الأحمد", "أطفال المخيمات"),
    ],
)
def test_an_editor_is_told_by_the_role_in_any_language(text: str, family: str, title: str) -> None:
    publication = read_record(text)
    assert ([name.family for name in publication.editors], publication.title) == ([family], title)
    assert publication.authors == ()


@every_row(
    ("text", "title"),
    [
        ("Roe, Juana, Niñez y puertos, México, Siglo XXI Editores, 2010.", "Niñez y puertos"),
        ("UNICEF, Niñez y puertos, Siglo XXI Editores, Bogotá, 2010.", "Niñez y puertos"),
        ("Souza, Ana, Crianças no porto, São Paulo, Editora Unesp, 2010.", "Crianças no porto"),
        ("Roe, Juana, Informe anual, Coordinadora Nacional de Derechos Humanos, Lima, 2010.",
         "Informe anual, Coordinadora Nacional de Derechos Humanos"),
        ("الاتحاد الأفريقي، تحرير التجارة والهجرة، 2015.", "تحرير التجارة والهجرة"),
    ],
)  # fmt: skip
def test_a_press_or_a_title_with_the_word_for_a_role_edits_nothing(text: str, title: str) -> None:
    publication = read_record(text)
    assert (publication.title, publication.editors) == (title, ())
    assert len(publication.authors) == 1


def test_a_sentence_before_a_place_is_no_part_of_it() -> None:
    publication = read_record("Roe, G. (1988). Pensamiento y puertos. Estructura I. Buenos Aires: CONICET.")
    assert "Estructura" not in publication.publisher_place + publication.publisher
    assert "Estructura I" in publication.private_note


def test_the_chapter_that_a_note_cites_ends_no_sentence() -> None:
    publication = read_record("F. Roe, Metodologie dei porti, Carocci, Roma 2008, cap. 1–5")
    assert (publication.title, publication.publisher, publication.date) == ("Metodologie dei porti", "Carocci", "2008")
