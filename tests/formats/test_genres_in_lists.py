"""What kind of work an entry of a typed list is: a paper without a number, a press release, a manuscript."""

from harness.rows import every_row
from protlib.formats import reference_lists


@every_row(
    ("text", "expected"),
    [
        ("IOM, Camps in Niger, Working Paper, Geneva, 2019.",
         {"title": "Camps in Niger", "genre": "Working Paper", "publisher_place": "Geneva", "type": "report"}),
        ("UNICEF, Guidelines for Camps, UNICEF Technical Notes (New York, UNICEF, 2006).",
         {"title": "Guidelines for Camps", "genre": "UNICEF Technical Notes", "publisher_place": "New York", "publisher": "UNICEF"}),
        ("UNHCR, Camps in Kenya, press release, 3 May 2019.",
         {"title": "Camps in Kenya", "genre": "press release", "date": "2019-05-03"}),
        ("ОБСЕ. Дети в лагерях. Пресс-релиз. Вена, 2019.", {"title": "Дети в лагерях", "genre": "Пресс-релиз", "publisher_place": "Вена"}),
        ("Press Release, U.S. Dep't of Justice, Ten Convicted (Mar. 3, 2015), https://example.org/x.",
         {"title": "Ten Convicted", "genre": "Press Release", "date": "2015-03-03", "url": "https://example.org/x"}),
        ("Roe, J., Camps and towns, mimeo, 2015.", {"title": "Camps and towns", "genre": "mimeo", "type": "manuscript"}),
        ("Roe, J. Camps and towns (unpublished). Nairobi, 2015.",
         {"title": "Camps and towns", "genre": "unpublished", "type": "manuscript", "publisher_place": "Nairobi"}),
        ("Ndiaye, M., Les enfants du port, manuscrit non publié, Bamako, 2012.",
         {"title": "Les enfants du port", "genre": "manuscrit non publié", "type": "manuscript"}),
        ("Roe, J., Camps and towns, 2015 (on file with author).",
         {"title": "Camps and towns", "note": "on file with author", "type": "manuscript"}),
        ("KPMG (2018). Camps and towns. Prepared for the Department of Home Affairs. Canberra.",
         {"title": "Camps and towns", "addendum": "Prepared for the Department of Home Affairs", "publisher": "", "publisher_place": "Canberra"}),
        ("Roe, J. (2019). Camps and towns. Commissioned by UNHCR. Geneva: UNHCR.",
         {"title": "Camps and towns", "addendum": "Commissioned by UNHCR", "publisher": "UNHCR", "publisher_place": "Geneva"}),
        ("Diop, A. (2017). Les enfants du port. Rapport préparé pour le HCR. Dakar.",
         {"title": "Les enfants du port", "addendum": "Rapport préparé pour le HCR", "publisher_place": "Dakar"}),
        ("Roe, J. (2019). Prepared for return. London: Sage.", {"title": "Prepared for return", "addendum": "", "publisher": "Sage"}),
        ("Roe, J. (2019). Unpublished lives. London: Sage.", {"title": "Unpublished lives", "type": "book", "genre": ""}),
        ("UNICEF, Guidance Note on Camps, New York, 2019.", {"title": "Guidance Note on Camps", "genre": ""}),
        ("Roe, J. (2020). Camps and towns. J Camp Soc Sc. https://doi.org/10.1007/s1-2",
         {"container_title": "J Camp Soc Sc", "publisher": "", "type": "article-journal"}),
        ("Roe, J. (2019). Camps and towns. Revue des camps.",
         {"title": "Camps and towns", "container_title": "Revue des camps", "type": "article-journal"}),
        ("Roe, J., Camps and towns, Journal of Harbours, vol. 25, no. 3, 2012, pp. 1-20.",
         {"title": "Camps and towns", "container_title": "Journal of Harbours", "volume": "25", "issue": "3", "page": "1-20"}),
        ("Roe, J., Camps and towns, Harbours 36(4), 2012, pp. 3-5.",
         {"title": "Camps and towns", "container_title": "Harbours", "volume": "36", "issue": "4"}),
        ("Roe, J., Camps and towns, Journal of Harbours, forthcoming.",
         {"title": "Camps and towns", "container_title": "Journal of Harbours", "status": "forthcoming"}),
        ("IOM, Migration, Borders and Death, Volume 2, Geneva, 2016.",
         {"title": "Migration, Borders and Death, Volume 2", "container_title": "", "type": "report"}),
        ("Save the Children (2019). Journal of a Refugee. London.", {"title": "Journal of a Refugee", "type": "report"}),
        ("Directive (UE) 2024/1712 du Parlement européen, J.O.U.E., L, 2024/1712.",
         {"title": "Directive (UE) 2024/1712 du Parlement européen", "container_title": "J.O.U.E.", "volume": "L", "issue": "2024/1712",
          "date": "2024"}),
        ("Roe N., Les camps, Paris, Fayard, 1991 (1re éd. 1977).", {"date": "1991", "edition": "", "note": "1re éd. 1977"}),
        ("Constitución Política de Colombia. (1991). Gaceta Constitucional No. 116.",
         {"title": "Constitución Política de Colombia", "authors": (), "container_title": "Gaceta Constitucional", "issue": "116",
          "date": "1991", "type": "legislation"}),
        ("Wheare, Camps and Law (4th Ed., Oxford University Press 1963) pp 10-11",
         {"title": "Camps and Law", "edition": "4", "publisher": "Oxford University Press", "date": "1963", "page": "10-11"}),
        ("“Population Survey: Design", {"title": "Population Survey: Design"}),
        ("Protocol to Prevent Boats, United Nations, Treaty Series, vol. 2237, p. 319.",
         {"title": "Protocol to Prevent Boats", "container_title": "United Nations Treaty Series", "volume": "2237", "page": "319"}),
    ],
)  # fmt: skip
def test_the_kind_of_work_is_no_part_of_the_title(text: str, expected: dict[str, str]) -> None:
    [publication] = reference_lists.loads(text.encode()).publications
    assert {field: getattr(publication, field) for field in expected} == expected
