"""Forms of French, Brazilian and Spanish lists and footnotes, and of journals that number their articles."""

import pytest

from harness.rows import every_row
from protlib.formats import reference_lists
from sample_records.listed_works import field_text


@every_row(
    ("text", "expected"),
    [
        ("Voir notamment les travaux de Jean-Claude Roe, Les camps de soi : une théorie, Paris, Armand Colin, 2004.",
         {"authors": "Roe, Jean-Claude", "title": "Les camps de soi : une théorie"}),
        ("Sur les symboles des camps, voir Bruce Roe, The Camps Movement and the Challenge, Austin, University of Texas Press, 2011.",
         {"authors": "Roe, Bruce", "title": "The Camps Movement and the Challenge", "publisher": "University of Texas Press", "publisher_place": "Austin"}),
        ("Voir Mohamed Roe, « Les camps du Nord », Revue des camps, vol. 22, n° 4, 2017, p. 588 à 610.",
         {"authors": "Roe, Mohamed", "page": "588-610", "issue": "4", "private_note": ""}),
        ("Claude Roe, La crise des camps : une mutation, Paris, PUF, 2000, p. 109 et suivantes.",
         {"title": "La crise des camps : une mutation", "date": "2000", "page": "", "publisher": "PUF"}),
        ("Manuel Roe, Les camps en réseau, traduit de l'anglais par Philippe Doe, Paris, Fayard, 1998.",
         {"title": "Les camps en réseau", "translators": "Doe, Philippe", "publisher": "Fayard", "publisher_place": "Paris"}),
        ("Stuart Roe, « Who Needs Camps? », in Stuart Roe et Paul du Lac (dir.), Questions of Camps, Londres, Sage, 1996, p. 1 à 17.",
         {"editors": "Roe, Stuart; Lac, Paul", "container_title": "Questions of Camps", "page": "1-17"}),
        ("American Camp Association, Manual of Camps, 5e éd. (MC-5), 2013", {"authors": "American Camp Association", "title": "Manual of Camps", "edition": "5"}),
        ("Wolf Roe, Organised Crime and Camps in the Sahel Region, Carnegie Endowment, 2012.",
         {"authors": "Roe, Wolf", "title": "Organised Crime and Camps in the Sahel Region", "publisher": "Carnegie Endowment"}),
        ("Roe, T. (2022). The role of camps. Harbour Migration Review, (69).", {"container_title": "Harbour Migration Review", "issue": "69", "type": "article-journal"}),
        ("Roe, Will and Jane Doe, “Choices for camps,” Harbour Migration Review, 2016, (51).", {"container_title": "Harbour Migration Review", "issue": "51"}),
        ("Roe, Martin, “Tradable camps revisited,” Journal of Harbours, 2022, 208, 104619.",
         {"container_title": "Journal of Harbours", "volume": "208", "page": "104619"}),
        ("Roe, L. (2021). Future camps. Harbour Science, 9(10), e2020EF001958.", {"volume": "9", "issue": "10", "page": "e2020EF001958"}),
        ("Silva, M. (2015). Migração e direitos. Revista de Portos, 12(n. spe), 45-60.", {"container_title": "Revista de Portos", "volume": "12", "issue": "n. spe", "page": "45-60"}),
        ("CASTRO, Ana de; LIMA, João. Camps e portos. Confins, v. 68, 2025.", {"container_title": "Confins", "volume": "68", "page": ""}),
        ("LIMA, Valente José; ROSA, Maria Cristina et al. Percepção de portos. Revista Verde, v. 54, p. 157-166, 2017.",
         {"authors": "Lima, Valente José; Rosa, Maria Cristina; others", "volume": "54"}),
        ("LIMA, Ana. Os portos do norte. Orientador: Alex Rosa. 2007. 164 f. Dissertação (Mestrado em Direito) – Universidade de Campos, Brasília, 2007.",
         {"title": "Os portos do norte", "type": "thesis", "genre": "Dissertação (Mestrado em Direito)", "publisher": "Universidade de Campos",
          "publisher_place": "Brasília", "note": "Orientador: Alex Rosa", "private_note": ""}),
        ("Roe, R. E. (1988). Diseño de puertos (1ra. ed.). Trillas.", {"title": "Diseño de puertos", "edition": "1", "publisher": "Trillas"}),
        ("Roe, K. G., Doe, B. D. & Osei, M. J. Camps predict harbours. Harbour Science 10, 464–480 (2007).",
         {"authors": "Roe, K. G.; Doe, B. D.; Osei, M. J.", "title": "Camps predict harbours", "container_title": "Harbour Science", "volume": "10"}),
        ("Legge 11 agosto 2003, n. 228, Misure per i porti, G.U. n. 195 del 23 agosto 2003.",
         {"title": "Legge 11 agosto 2003, n. 228, Misure per i porti", "date": "2003-08-11", "container_title": "G.U.", "issue": "195", "type": "legislation"}),
        ("Loi n° 2012-023 du 7 juillet 2012 relative aux ports, JORF n° 158 du 8 juillet 2012.",
         {"title": "Loi n° 2012-023 du 7 juillet 2012 relative aux ports", "date": "2012-07-07", "container_title": "JORF", "issue": "158"}),
        ("Ley Orgánica 4/2000, de 11 de enero, sobre puertos, BOE núm. 10, de 12 de enero de 2000.",
         {"title": "Ley Orgánica 4/2000, de 11 de enero, sobre puertos", "date": "2000", "container_title": "BOE", "issue": "10"}),
        ("МОМ. Доклад о портах. 2019. URL: https://example.org/x (дата обращения: 03.05.2020).",
         {"title": "Доклад о портах", "authors": "МОМ", "url": "https://example.org/x", "accessed": "2020-05-03"}),
        ("Roe, Karl. “Die Lager an der Porta.” Dissertation, University of Bremen, 1984.",
         {"publisher": "University of Bremen", "publisher_place": "", "date": "1984", "type": "thesis"}),
        ("Roe, A. (1999) The essence of camps. 1st edn. London: Harbour Books.", {"title": "The essence of camps", "publisher": "Harbour Books"}),
        ("Roe, K.S. and Doe, D.F. (2000) Care of camps. 1st edn. Wallingford, UK: Harbour Publishing.",
         {"publisher": "Harbour Publishing", "publisher_place": "Wallingford, UK", "private_note": ""}),
        ("Roe, A., & Doe, E. (2020). Are boats stealing our camps? Harbour Journal of Regions, Economy and Society, 13(1), 153-173.",
         {"title": "Are boats stealing our camps?", "container_title": "Harbour Journal of Regions, Economy and Society"}),
        ("Roe, A. & Doe, C. 2012年. Care in camps: a review. Harbour Medicine, 9(5): 12-15.",
         {"authors": "Roe, A.; Doe, C.", "title": "Care in camps: a review", "container_title": "Harbour Medicine", "date": "2012"}),
        ("Roe, Jane, ‘Camps’, Master’s thesis, Universidade de São Paulo, Spring 2014.",
         {"publisher": "Universidade de São Paulo", "publisher_place": "", "date": "2014-21"}),
        ("Roe, Jane, ‘Camps’, PhD thesis, University of Oxford, 12 May 2014.",
         {"publisher": "University of Oxford", "publisher_place": "", "date": "2014-05-12"}),
        ("Roe, Juana. «Cruzando el puerto». Cuadernos del Puerto 17 (2018): 41-70.",
         {"container_title": "Cuadernos del Puerto", "volume": "17", "issue": "", "page": "41-70", "date": "2018"}),
        ("Roe, Jane. «Boats». Harbour 6 (2003).", {"container_title": "Harbour", "volume": "6", "issue": "", "date": "2003"}),
        ("Roe, J., Boats and camps, Harbour Migration Review, 45, 2014, pp. 3-5",
         {"title": "Boats and camps", "container_title": "Harbour Migration Review", "volume": "45", "page": "3-5", "date": "2014"}),
        ("Roe, L.D. and Doe, A. (2021), “Health at sea”, Harbour Journal of Health and Care, Vol. 17 No. 2, pp. 215-223.",
         {"container_title": "Harbour Journal of Health and Care", "volume": "17", "issue": "2", "page": "215-223", "private_note": ""}),
        ("Roe, J., “Boats,” Harbour Migration Review Issue 73 (May 2024).",
         {"container_title": "Harbour Migration Review", "issue": "73", "date": "2024-05", "private_note": ""}),
        ("Roe, E. (2019). “Rescue at sea.” Harbour and Conflict, 54(1), 3--24.", {"container_title": "Harbour and Conflict", "page": "3-24"}),
        ("ROE, P. et al. Puertos: el entorno social. LA RED, 1996.", {"authors": "Roe, P.; others", "title": "Puertos: el entorno social"}),
        ("LIMA, Carla et al. Campanha dos portos. São Paulo: Cortez, 2020.", {"authors": "Lima, Carla; others"}),
        ("Roe, Jane, Push Factors and Pull Factors, Geneva, 2010", {"authors": "Roe, Jane", "title": "Push Factors and Pull Factors"}),
        ("See No Evil: Camps in Libya, Geneva, 2013", {"title": "See No Evil: Camps in Libya", "authors": ""}),
    ],
)  # fmt: skip
def test_forms_of_scholarly_lists_are_read(text: str, expected: dict[str, str]) -> None:
    [publication] = reference_lists.loads(text.encode()).publications
    assert {field: field_text(publication, field) for field in expected} == expected


@pytest.mark.parametrize(
    ("text", "place", "publisher"),
    [
        ("Roe, Arjun, Camps at Large: Dimensions of Harbours, Minneapolis, University of Minnesota Press, 1996.",
         "Minneapolis", "University of Minnesota Press"),
        ("Roe, Arjun, Camps, Boats and Families, Oxford University Press, 1996.", "", "Oxford University Press"),
    ],
)  # fmt: skip
def test_a_town_before_a_press_is_told_as_a_doubt(text: str, place: str, publisher: str) -> None:
    parsed = reference_lists.loads(text.encode())
    [publication] = parsed.publications
    assert (publication.publisher_place, publication.publisher) == (place, publisher)
    assert bool(parsed.problems) == bool(place)
