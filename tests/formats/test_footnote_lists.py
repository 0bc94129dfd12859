"""Entries as footnotes have them, with commas between all parts: who, title, paper, place, date and page."""

import pytest

from harness.rows import every_row
from protlib.formats import reference_lists
from protlib.record.fields.labels import label
from protlib.record.model import Publication
from sample_records.listed_works import field_text


def read_record(text: str) -> Publication:
    [publication] = reference_lists.loads(text.encode()).publications
    return publication


@every_row(
    ("text", "expected"),
    [
        ("ICRC, 'Families of the missing', Policy Paper no 3, 2017",
         {"title": "Families of the missing", "genre": "Policy Paper", "number": "3", "date": "2017", "type": "report", "container_title": ""}),
        ("UNICEF, 'Care in camps', Harbour Research Brief 2020-12, Florence, 2020.",
         {"title": "Care in camps", "genre": "Harbour Research Brief", "number": "2020-12", "publisher_place": "Florence"}),
        ("World Bank. 2020. Crisis and care. Migration and Development Brief 32. Washington, DC: World Bank.",
         {"title": "Crisis and care", "genre": "Migration and Development Brief", "number": "32", "publisher_place": "Washington, DC"}),
        ("Osei, K., 2019. Shifting sands - on the coast and the desert borders. EMCDDA background paper.",
         {"title": "Shifting sands - on the coast and the desert borders", "genre": "EMCDDA background paper", "private_note": ""}),
        ("Banque mondiale, Migrations et travail, Document de travail n° 12, Washington, 2019",
         {"title": "Migrations et travail", "genre": "Document de travail", "number": "12", "publisher_place": "Washington"}),
        ("CEPAL, Migración y trabajo, Documento de trabajo No. 5, Santiago de Chile, 2018, 45 págs.",
         {"title": "Migración y trabajo", "genre": "Documento de trabajo", "number": "5", "date": "2018", "private_note": ""}),
        ("Human Rights Watch, No Way Out: Camps in Libya, 21 January 2019, p. 15.",
         {"title": "No Way Out: Camps in Libya", "date": "2019-01-21", "page": ""}),
        ("IOM Niger, Profil du Niger, Niamey, OIM, 2021, 84 p.",
         {"title": "Profil du Niger", "publisher": "OIM", "publisher_place": "Niamey", "date": "2021", "page": "", "private_note": ""}),
        ("Terre des hommes, Note sur les enfants, Lausanne, s.d.",
         {"title": "Note sur les enfants", "publisher_place": "Lausanne", "status": "no date"}),
        ("Save the Children Italia (2021), Piccoli invisibili, XI edizione, Roma.",
         {"title": "Piccoli invisibili", "edition": "11", "publisher_place": "Roma"}),
        ("US Department of State, Trafficking Report, 20th Edition, June 2020.", {"title": "Trafficking Report", "edition": "20", "date": "2020-06"}),
        ("DTM, Libya displacement tracking, round 35, February 2021, IOM, Tripoli",
         {"title": "Libya displacement tracking, round 35", "date": "2021-02", "publisher": "IOM", "publisher_place": "Tripoli"}),
        ("IPU & UNODC, Combating Trafficking: A Handbook, Vienna/Geneva, UN, April 2009, 124 p",
         {"title": "Combating Trafficking: A Handbook", "publisher": "UN", "publisher_place": "Vienna/Geneva", "date": "2009-04"}),
        ("FRA, Guardianship for children, Luxembourg, Publications Office, 2022",
         {"title": "Guardianship for children", "publisher": "Publications Office", "publisher_place": "Luxembourg"}),
        ("Council of Europe, GRETA, Report on the implementation by Italy, second round, GRETA(2018)28, Strasbourg, 2019",
         {"title": "Report on the implementation by Italy, second round", "number": "GRETA(2018)28", "date": "2019", "publisher_place": "Strasbourg"}),
        ("Amnesty International, Dark web of collusion (London, 2017), Index: MDE 19/7561/2017.",
         {"title": "Dark web of collusion", "publisher": "", "publisher_place": "London", "number": "MDE 19/7561/2017"}),
        ("Amnesty International, Mali: Crisis, AFR 37/0201/2018, 27 September 2018",
         {"title": "Mali: Crisis", "number": "AFR 37/0201/2018", "date": "2018-09-27"}),
        ("Secretary-General, Special measures for protection (ST/SGB/2003/13), 9 October 2003",
         {"number": "ST/SGB/2003/13", "date": "2003-10-09"}),
        ("Human Rights Committee, General Comment No. 31, The Nature of the Obligation, CCPR/C/21/Rev.1/Add. 13 (26 May 2004) para 10",
         {"title": "General Comment No. 31, The Nature of the Obligation", "number": "CCPR/C/21/Rev.1/Add.13", "date": "2004-05-26", "private_note": ""}),
        ("European Commission, 'EU Strategy on Trafficking 2021-2025' COM(2021) 171 final",
         {"title": "EU Strategy on Trafficking 2021-2025", "number": "COM(2021) 171 final", "authors": "European Commission"}),
        ("WHO; UNICEF. Nurturing care. Geneva: World Health Organization; 2018. Licence: CC BY-NC-SA 3.0 IGO.",
         {"title": "Nurturing care", "publisher": "World Health Organization", "private_note": ""}),
        ("Sphere Association. The Handbook: Standards in Response, fourth edition, Geneva, 2018.",
         {"title": "The Handbook: Standards in Response", "edition": "4", "publisher_place": "Geneva"}),
        ("Protection Cluster Mali (2020) Note de protection, n°12, Bamako", {"title": "Note de protection", "number": "12"}),
        ("See UNODC, Abuse of Vulnerability (Vienna, 2013), p. 5", {"authors": "UNODC", "title": "Abuse of Vulnerability", "date": "2013"}),
        ("See No Evil: Camps in Libya, Geneva, 2013", {"title": "See No Evil: Camps in Libya"}),
        ("ILO and UNICEF, 'Migrant workers’ rights', ILO/UNICEF, 2021", {"title": "Migrant workers’ rights"}),
        ("UNHCR. Handbook on Procedures. Geneva, February 2019. HCR/1P/4/ENG/REV. 4", {"number": "HCR/1P/4/ENG/REV.4", "private_note": ""}),
        ("Conseil de l'Europe, Convention sur la lutte contre la traite, STCE n° 197, Varsovie, 16 mai 2005",
         {"collection_title": "STCE", "collection_number": "197", "date": "2005-05-16", "publisher_place": "Varsovie"}),
        ("Terre des Hommes, Time to Listen, The Hague, 2018, ISBN 978-3-16-148410-0", {"title": "Time to Listen", "isbn": "9783161484100"}),
        ("IOM 2019, Migration Report 2020, IOM, Geneva.", {"authors": "IOM", "date": "2019", "title": "Migration Report 2020"}),
        ("Roe, J 2015, 'Camps of children', Harbour Journal of Rights, vol. 21, no. 2, pp. 45-60.",
         {"title": "Camps of children", "authors": "Roe, J.", "date": "2015", "volume": "21", "page": "45-60"}),
        ("Gallagher, Anne, The Law of Camps, Cambridge University Press, 2010, pp. 45-47.",
         {"title": "The Law of Camps", "publisher": "Cambridge University Press", "date": "2010", "page": "45-47"}),
        ("Directive 2004/81/EC of 29 April 2004 on the residence permit, OJ L 261, 6.8.2004, pp. 19–23.",
         {"title": "Directive 2004/81/EC of 29 April 2004 on the residence permit", "volume": "L 261", "page": "19-23"}),
        ("Roe, J., 2011. A paper, en: Proceedings of the meeting. pp. 1–2.", {"page": "1-2", "private_note": ""}),
        ("Roe, J. (2020). Care in camps (Training Guide).", {"title": "Care in camps (Training Guide)"}),
        ("Roe, J. (2020). Care in camps (4de dr.).", {"title": "Care in camps"}),
        ("UNHCR, sine data. Guidance on camps.", {"title": "Guidance on camps", "authors": "UNHCR", "status": "no date"}),
        ("Agier M. Managing camps. Fernbach D, translator. Malden, MA: Polity Press; 2011. 260 p.", {"title": "Managing camps"}),
        ("Osei AT. The Law of Trafficking. Cambridge University Press, 2010: 45-52",
         {"publisher": "Cambridge University Press", "publisher_place": "", "page": "45-52", "date": "2010"}),
        ("Amnesty International, Le piège, document de travail nᵒ 12, Paris, 2019.",
         {"title": "Le piège", "genre": "document de travail", "number": "12", "publisher_place": "Paris"}),
        ("Quirk, J. (Ed.). (2013). Slavery and bondage (D. Roe & A. Jobe, Trans.; 2nd edn, Vol. 4). Africa World Press.",
         {"title": "Slavery and bondage", "edition": "2", "publisher": "Africa World Press"}),
        ("Agier, M., 2011. Managing Camps. Polity Press, Cambridge and Malden, MA.",
         {"title": "Managing Camps", "publisher": "Polity Press", "publisher_place": "Cambridge and Malden, MA"}),
        ("UNICEF, 'Series on camps', Paper 5, 2012.", {"container_title": "", "volume": "", "page": "", "date": "2012"}),
        ("Council of Europe. Council of Europe Convention on Action in Camps. 2005. (Council of Europe Treaty Series; nᵒ 197).",
         {"title": "Council of Europe Convention on Action in Camps", "collection_number": "197", "authors": "Council of Europe"}),
        ("Council of Europe Convention on Trafficking, Council of Europe Treaty Series, nᵒ 197.",
         {"collection_title": "Council of Europe Treaty Series", "collection_number": "197"}),
    ],
)  # fmt: skip
def test_parts_between_commas_are_read(text: str, expected: dict[str, str]) -> None:
    publication = read_record(text)
    assert {field: field_text(publication, field) for field in expected} == expected


@every_row(
    ("text", "authors", "title"),
    [
        ("ILO and Walk Free Foundation: Estimates of Slavery: Labour and Marriage, Geneva, 2017",
         "ILO; Walk Free Foundation", "Estimates of Slavery: Labour and Marriage"),
        ("International Centre for Migration Policy Development: The Strength to Carry On. Vienna: ICMPD, 2019.",
         "International Centre for Migration Policy Development", "The Strength to Carry On"),
        ("UNHCR, Global trends: Forced displacement, Geneva, 2019", "UNHCR", "Global trends: Forced displacement"),
        ("République du Mali, Ministère de la Femme, de l'Enfant et de la Famille, Étude sur les enfants, Bamako, 2018",
         "République du Mali, Ministère de la Femme, de l'Enfant et de la Famille", "Étude sur les enfants"),
        ("República de Colombia, Ministerio del Interior, Estrategia Nacional 2020-2024, Bogotá, 2020",
         "República de Colombia, Ministerio del Interior", "Estrategia Nacional 2020-2024"),
        ("Ministry of Gender, Labour and Social Development, National Action Plan, Kampala, 2019",
         "Ministry of Gender, Labour and Social Development", "National Action Plan"),
        ("Ministry of Health, Nutrition and Health Survey, Kampala, 2019", "Ministry of Health", "Nutrition and Health Survey"),
        ("Committee on the Rights of the Child, General comment No. 6 (2005) on children outside their country, CRC/GC/2005/6",
         "Committee on the Rights of the Child", "General comment No. 6 (2005) on children outside their country"),
        ("Guild E, Costello C, Moreno-Lax V, Implementation of the Decisions (European Parliament 2017)",
         "Guild, E.; Costello, C.; Moreno-Lax, V.", "Implementation of the Decisions"),
        ("Nigeria, National Agency for the Prohibition of Trafficking (NAPTIP), Annual Report, Abuja, 2021",
         "Nigeria. National Agency for the Prohibition of Trafficking", "Annual Report"),
        ("ACNUR, Tendencias globales. Desplazamiento en 2021, Ginebra, 2022", "ACNUR", "Tendencias globales. Desplazamiento en 2021, Ginebra"),
        ("WHO, UNICEF. Nurturing care. Geneva, 2018.", "WHO; UNICEF", "Nurturing care"),
        ("Osei, K. y Pérez, J. 'Niñez en movimiento', Revista de Estudios 12(3), 2019, pp. 44-60", "Osei, K.; Pérez, J.", "Niñez en movimiento"),
        ("Burkina Faso, Loi no 029-2008/AN portant lutte contre la traite, 15 mai 2008",
         "Burkina Faso", "Loi no 029-2008/AN portant lutte contre la traite"),
        ("Dr. Jane Roe & Prof. John Doe, Study on child labour in cocoa, Accra, 2020", "Roe, Jane; Doe, John", "Study on child labour in cocoa"),
        ("GIZ (Deutsche Gesellschaft für Internationale Zusammenarbeit): Ursachen bekämpfen. Bonn, 2017.",
         "GIZ (Deutsche Gesellschaft für Internationale Zusammenarbeit)", "Ursachen bekämpfen"),
        ("Müller, Hans / Schmidt, Anna: Menschenhandel, in: Zeitschrift für Recht, Jg. 33, Nr. 5 (2013), S. 160-170.",
         "Müller, Hans; Schmidt, Anna", "Menschenhandel"),
        ("Betts, A & Osei, K 2013, Survival migration, Cornell University Press, Ithaca.", "Betts, A.; Osei, K.", "Survival migration"),
        ("ROE Jane, DOE Jean-Marc, Les enfants de la rue, Paris, L’Harmattan, 2012", "Roe, Jane; Doe, Jean-Marc", "Les enfants de la rue"),
        ("Roe (J.), Doe (M.-L.), Les enfants de la rue, Paris, L’Harmattan, 2012, 234 p.", "Roe, J.; Doe, M.-L.", "Les enfants de la rue"),
        ("See, J. The camps of Kenya, Oxford University Press, 2003.", "See, J.", "The camps of Kenya"),
        ("Chad, A. (2015). Return to camps. University of Sussex.", "Chad, A.", "Return to camps"),
        ("M. Jordan, Return to camps, Geneva, 2015.", "Jordan, M.", "Return to camps"),
        ("Burkina Faso (2015). Return to camps. Ouagadougou.", "Burkina Faso", "Return to camps"),
        ("See, e.g., UNHCR, Global trends, Geneva, 2003.", "UNHCR", "Global trends"),
        ("COUNCIL OF EUROPE, 2005. Report on Action in Camps. Strasbourg.", "Council of Europe", "Report on Action in Camps"),
        ("UNICEF, and UNHCR. editors. Return of Children in Nepal. Routledge, 2012.", "", "Return of Children in Nepal"),
        ("Bender, Frank: \"Abolition of the System\", in: Roe, J. (ed.): Ethics, Leiden / Boston 2020, pp. 92-112.",
         "Bender, Frank", "Abolition of the System"),
    ],
)  # fmt: skip
def test_authors_end_where_the_title_begins(text: str, authors: str, title: str) -> None:
    publication = read_record(text)
    assert (field_text(publication, "authors"), publication.title) == (authors, title)


def test_a_year_in_a_title_behind_editors_is_not_that_of_the_authors() -> None:
    publication = read_record("Horwood C. & Frouws B. (eds) Mixed Migration Review 2021. Highlights., Geneva: MMC.")
    assert publication.title.startswith("Mixed Migration Review 2021")
    assert [name.family for name in publication.editors] == ["Horwood", "Frouws"]


def test_editors_with_initials_behind_their_names_are_editors() -> None:
    publication = read_record(
        "Horwood C. & Frouws B. (eds) Mixed Migration Review, Geneva: Mixed Migration Centre, 2021."
    )
    assert [label(name) for name in publication.editors] == ["Horwood", "Frouws"]
    assert publication.title == "Mixed Migration Review"


def test_an_editor_in_the_name_of_a_body_is_no_role() -> None:
    publication = read_record("Indian Editors Guild, Report on Manipur, 2023.")
    assert (publication.title, publication.editors) == ("Report on Manipur", ())


@pytest.mark.parametrize(
    "text",
    [
        "J. Roe, ‘Whose good? Women at work’, in Ideas for Migration, M. Osei and M. Klein Doe, Eds, Geneva: Roe Press, 2017.",
        "J. Roe, « Whose good? Women at work », in Ideas for Migration, M. Osei et M. Klein Doe, Éd., Geneva: Roe Press, 2017.",
        "J. Roe, «Whose good? Women at work», en Ideas for Migration, M. Osei y M. Klein Doe, Eds., Geneva: Roe Press, 2017.",
        "J. Roe, „Whose good? Women at work“, in Ideas for Migration, M. Osei und M. Klein Doe, Hrsg., Geneva: Roe Press, 2017.",
    ],
)
def test_editors_of_a_book_take_no_chapter_with_them(text: str) -> None:
    publication = read_record(text)
    assert publication.title == "Whose good? Women at work"
    assert publication.container_title == "Ideas for Migration"
    assert [label(name) for name in publication.authors] == ["Roe"]
    assert [label(name) for name in publication.editors] == ["Osei", "Klein Doe"]
    assert publication.publisher == "Roe Press"


@every_row(
    ("text", "expected"),
    [
        ("Smith, John, 'Children left behind', Refugee Practice Review 55, June 2017",
         {"container_title": "Refugee Practice Review", "issue": "55", "date": "2017-06", "authors": "Smith, John"}),
        ("Smith, J., \"Children left behind\", Refugee Practice Review no 55, 2017",
         {"container_title": "Refugee Practice Review", "issue": "55", "page": "", "date": "2017"}),
        ("J. Smith, 'Migrants' children' (2017) 55 Refugee Practice Review 3",
         {"title": "Migrants' children", "container_title": "Refugee Practice Review", "volume": "55", "page": "3", "date": "2017"}),
        ("Smith J, 'Children left behind' (2017) 9(2) Harbour Journal of Refugee Law 33, 41",
         {"container_title": "Harbour Journal of Refugee Law", "volume": "9", "issue": "2", "page": "33"}),
        ("Müller, Hans: Menschenhandel, in: Zeitschrift für Recht, Jg. 33, Nr. 5 (2013), S. 160-170.",
         {"container_title": "Zeitschrift für Recht", "volume": "33", "issue": "5", "page": "160-170", "date": "2013"}),
        ("S. Fabre, « La traite », Courrier Hebdo, mars 2019, p. 12",
         {"type": "article-newspaper", "container_title": "Courrier Hebdo", "publisher": "", "date": "2019-03", "page": "12"}),
        ("Roe, Jane et Max Osei. « Les camps ». Revue des camps 9, nᵒ 5 (2012): e12. https://doi.org/10.1371/x.1",
         {"container_title": "Revue des camps", "volume": "9", "issue": "5", "page": "e12"}),
        ("J. Roe et M. Osei, « Les camps », Revue des camps, vol. 73, nᵒ 2, p. 327‑335, 2011.",
         {"container_title": "Revue des camps", "volume": "73", "issue": "2", "page": "327-335"}),
        ("Doe M, Children as Goods? (Terre des Hommes 2004) 16", {"publisher": "Terre des Hommes", "page": "", "date": "2004", "private_note": ""}),
        ("Diop Fatou et Ndiaye Moussa, Les talibés, Dakar, CODESRIA, coll. « Cahiers verts », n° 4, 2015",
         {"title": "Les talibés", "publisher": "CODESRIA", "publisher_place": "Dakar", "collection_title": "Cahiers verts", "collection_number": "4"}),
    ],
)  # fmt: skip
def test_journals_and_series_of_lawyers_and_of_french_lists_are_read(text: str, expected: dict[str, str]) -> None:
    publication = read_record(text)
    assert {field: field_text(publication, field) for field in expected} == expected


@every_row(
    ("text", "title", "kind", "date"),
    [
        ("Directive 2011/36/EU of the European Parliament of 5 April 2011 on preventing trafficking [2011] OJ L101/1",
         "Directive 2011/36/EU of the European Parliament of 5 April 2011 on preventing trafficking", "legislation", "2011"),
        ("Resolution 2388 (2017), adopted by the Security Council, S/RES/2388 (2017)", "Resolution 2388 (2017)", "report", "2017"),
        ("UNGA Res 55/25 (15 November 2000) UN Doc A/RES/55/25", "UNGA Res 55/25", "report", "2000-11-15"),
        ("Loi n° 2012-023 du 7 juillet 2012 relative à la lutte contre la traite", "Loi n° 2012-023 du 7 juillet 2012 relative à la lutte contre la traite",
         "legislation", "2012-07-07"),
        ("Siliadin v France (2006) 43 EHRR 16", "Siliadin v France", "legal_case", "2006"),
        ("Interview with a social worker, Agadez, 12 March 2021", "Interview with a social worker, Agadez", "interview", "2021-03-12"),
        ("Communication personnelle, J. Doe, 3 mai 2019", "Communication personnelle, J. Doe", "personal_communication", "2019-05-03"),
    ],
)  # fmt: skip
def test_what_has_no_author_is_not_given_one(text: str, title: str, kind: str, date: str) -> None:
    publication = read_record(text)
    assert (publication.title, publication.type, publication.date) == (title, kind, date)
    assert publication.authors == ()


@pytest.mark.parametrize(
    "text",
    [
        "Interviews with survivors of trafficking. London: Anti-Slavery International, 2012.",
        "UNODC. Interviews with survivors of trafficking. Vienna, 2012.",
    ],
)
def test_a_work_that_begins_like_a_talk_is_a_report(text: str) -> None:
    publication = read_record(text)
    assert (publication.title, publication.type) == ("Interviews with survivors of trafficking", "report")


@pytest.mark.parametrize(
    ("entry", "remark"),
    [
        ("Interview with a nurse, Agadez, 14 March 2021.", " PRIVATE: do not give her name (Mariama S.)."),
        ("UNHCR, Global Trends, Geneva, 2020", " (NB: ask Peter for the annex)"),
    ],
)
def test_what_somebody_remarked_behind_an_entry_is_no_publisher(entry: str, remark: str) -> None:
    assert {
        name: field_text(read_record(entry + remark), name) for name in ("title", "publisher", "publisher_place")
    } == {name: field_text(read_record(entry), name) for name in ("title", "publisher", "publisher_place")}
    [problem] = reference_lists.loads((entry + remark).encode()).problems
    assert problem.what.startswith("not understood: “")


@every_row(
    ("text", "expected"),
    [
        ("Roe, J 2010, 'Camps at the coast: needs, gaps, and answers', Harbour Survey Quarterly, vol. 29, no. 3, pp. 1-27.",
         {"authors": "Roe, J.", "date": "2010", "container_title": "Harbour Survey Quarterly", "volume": "29", "page": "1-27"}),
        ("de Boer, H., 2010 Migration and work: a harbour view. Harbour Review, 44(1):227–264.", {"title": "Migration and work: a harbour view", "date": "2010", "page": "227-264"}),
        ("Osei, K. 2018 Camps and towns: Towards care. Harbour Research Series No. 53. IOM, Geneva.",
         {"authors": "Osei, K.", "date": "2018", "title": "Camps and towns: Towards care", "number": "53"}),
        ("International Organization for Migration (IOM) 2018a Camps in Niger: Profile 2018. IOM, Niamey.",
         {"date": "2018", "title": "Camps in Niger: Profile 2018", "publisher": "IOM", "publisher_place": "Niamey"}),
        ("Roe, S. and M.J. Doe 2009 The Age of Camps: Movements in the World, 4th edition. Palgrave Macmillan, Basingstoke.",
         {"authors": "Roe, S.; Doe, M.J.", "date": "2009", "title": "The Age of Camps: Movements in the World", "edition": "4"}),
        ("Jane A. Roe, The Making of Trafficking Law, 108 Am. J. Int'l L. 609, 615 (2014).",
         {"authors": "Roe, Jane A.", "title": "The Making of Trafficking Law", "container_title": "Am. J. Int'l L.", "volume": "108", "page": "609"}),
        ("S.C. Res. 2331, U.N. Doc. S/RES/2331 (Dec. 20, 2016).",
         {"authors": "", "title": "S.C. Res. 2331", "number": "S/RES/2331", "date": "2016-12-20", "container_title": ""}),
        ("A/HRC/41/46, Report on the care of children, especially girls, para. 12.",
         {"authors": "", "title": "Report on the care of children, especially girls", "number": "A/HRC/41/46"}),
        ("UN Human Rights Council, Report on the rights of migrants, 3 May 2017, A/HRC/35/25, para. 34.",
         {"title": "Report on the rights of migrants", "number": "A/HRC/35/25", "date": "2017-05-03"}),
        ("R v Tango (2008) 237 CLR 1.", {"authors": "", "title": "R v Tango", "type": "legal_case", "container_title": "CLR", "volume": "237"}),
        ("Jane Roe, 'Law and Limits' in John Doe (ed), Rights at Sea (OUP 2014) 145.",
         {"container_title": "Rights at Sea", "page": "145", "publisher": "OUP", "private_note": ""}),
        ("Amnesty International, Lebanon: “I wish to go home”: Children in cells (Index: MDE 18/3671/2021), 23 March 2021",
         {"authors": "Amnesty International", "title": "Lebanon: “I wish to go home”: Children in cells", "number": "MDE 18/3671/2021"}),
        ("Human Rights Watch, “Like Goods”: Care in Camps, December 2013, https://example.org/like-goods, pp. 22-25.",
         {"title": "“Like Goods”: Care in Camps", "date": "2013-12", "url": "https://example.org/like-goods", "page": "22-25"}),
        ("Human Rights Watch telephone interview with Mary K., Agadez, March 4, 2018.",
         {"authors": "", "title": "Human Rights Watch telephone interview with Mary K., Agadez", "type": "interview", "date": "2018-03-04"}),
        ("UNODC, Issue Paper: The Concept of \"Consent\" in the Protocol (Vienna, 2015).",
         {"authors": "UNODC", "title": "Issue Paper: The Concept of \"Consent\" in the Protocol", "container_title": "", "date": "2015"}),
        ("Council of Europe. Council of Europe convention on action against trafficking. Strasbourg: Council of Europe; 2005.",
         {"authors": "Council of Europe", "title": "Council of Europe convention on action against trafficking"}),
        ("Roe C, Doe J: Is care an issue?. Harbour Med. 2004, 363 (9408): 564-8.",
         {"authors": "Roe, C.; Doe, J.", "title": "Is care an issue?", "container_title": "Harbour Med", "volume": "363", "issue": "9408", "page": "564-8"}),
        ("Roe, K. (2007). Camps and coasts. Boston University Journal of Camps, 25(2), 207–295.",
         {"title": "Camps and coasts", "container_title": "Boston University Journal of Camps", "page": "207-295"}),
        ("Bund für Kinder (BfK), Die Lage der Kinder in Lagern, Berlin, 2020, S. 12.",
         {"title": "Die Lage der Kinder in Lagern", "publisher_place": "Berlin", "page": ""}),
        ("ICRC, Commentary on the Convention, 2nd ed., Cambridge University Press, Cambridge, 2016, para. 15.",
         {"title": "Commentary on the Convention", "edition": "2", "publisher": "Cambridge University Press", "publisher_place": "Cambridge"}),
        ("Roe, Hanna/Doe, Max (2014): The Law of Camps. 2. Aufl., Cambridge: Cambridge University Press.",
         {"authors": "Roe, Hanna; Doe, Max", "title": "The Law of Camps", "type": "book"}),
        ("Pelz, Mareike/Pich, Max: Lager und Pflicht, in: Zeitschrift für Recht, Jg. 33, Nr. 5 (2013), S. 160-170.",
         {"authors": "Pelz, Mareike; Pich, Max", "title": "Lager und Pflicht"}),
        ("Roe Daphné, « L’Union et la traite », in Doe François (dir.), Les migrations, Montréal, PUM, 2009, p. 45-67.",
         {"title": "L’Union et la traite", "container_title": "Les migrations", "publisher": "PUM", "page": "45-67"}),
        ("OIM, Rapport sur la traite au Niger, Organisation internationale pour les migrations, Niamey, 2020.",
         {"title": "Rapport sur la traite au Niger", "publisher": "Organisation internationale pour les migrations"}),
        ("Comité des droits de l’enfant, Observation générale n° 6 (2005), CRC/GC/2005/6, 1er septembre 2005.",
         {"authors": "Comité des droits de l’enfant", "number": "CRC/GC/2005/6", "date": "2005-09-01"}),
        ("Defensor del Pueblo (España). La trata en la costa: víctimas invisibles. Madrid: Defensor del Pueblo, 2012.",
         {"authors": "Defensor del Pueblo (España)", "type": "report"}),
        ("BRASIL. Ministério das Cidades. Plano de cuidados. Brasília: Ministério das Cidades, 220 p., 2014.",
         {"publisher": "Ministério das Cidades", "publisher_place": "Brasília", "private_note": ""}),
        ("ROSA, Adriana. Entre a costa e o campo. Cadernos Verdes, Campinas, n. 31, p. 29-63, 2008.",
         {"container_title": "Cadernos Verdes", "issue": "31", "page": "29-63", "publisher_place": "Campinas"}),
        ("Rossi M., Migrazioni e lavoro. Il caso della costa, Roma, 2013.", {"authors": "Rossi, M.", "date": "2013"}),
        ("Иванов И. И. Торговля людьми // Миграция. 2013. № 2. С. 33–45.",
         {"type": "article-journal", "container_title": "Миграция", "issue": "2", "page": "33-45", "private_note": ""}),
        ("Fabre S., « La traite », AJDA, 2016, n° 12, p. 650.", {"container_title": "AJDA", "volume": "", "issue": "12", "page": "650"}),
        ("Karin Roe, Disposable Children (1999) 23.", {"authors": "Roe, Karin", "title": "Disposable Children", "date": "1999", "page": ""}),
        ("Roe v. Doe, 512 U.S. 100, 104 (1994).",
         {"authors": "", "title": "Roe v. Doe", "date": "1994", "container_title": "U.S.", "volume": "512", "page": "100"}),
        ("Jane C. Roe, The Quagmire of \"Human Goods,\" 49 Va. J. Int'l L. 1 (2008).",
         {"authors": "Roe, Jane C.", "title": "The Quagmire of \"Human Goods\"", "container_title": "Va. J. Int'l L.", "volume": "49", "page": "1"}),
        ("World Bank 2016. Camps Factbook 2016, Third Edition. Washington, DC: World Bank.",
         {"authors": "World Bank", "date": "2016", "title": "Camps Factbook 2016", "edition": "3"}),
        ("Plan International, Girls in Camps, Woking: Plan International; 2020.",
         {"title": "Girls in Camps", "publisher": "Plan International", "publisher_place": "Woking"}),
        ("CEDEAO, Plan d’action de lutte contre la traite (2002-2003), Dakar, décembre 2001.",
         {"authors": "CEDEAO", "title": "Plan d’action de lutte contre la traite (2002-2003)", "date": "2001-12", "publisher_place": "Dakar"}),
        ("UNDP, Camps Report 2009. Overcoming barriers: Human mobility (New York, Palgrave Macmillan, 2009).",
         {"collection_title": "", "publisher_place": "", "date": "2009"}),
        ("Roe J., Doe M. and Osei A., Children on the move, Oxford University Press, Oxford, 2015.",
         {"authors": "Roe, J.; Doe, M.; Osei, A.", "title": "Children on the move", "publisher": "Oxford University Press"}),
        ("Phase II: Camps in transit, Geneva, 2018.", {"authors": "", "title": "Phase II: Camps in transit"}),
        ("Part A: Camps in transit, Geneva, 2018.", {"authors": "", "title": "Part A: Camps in transit"}),
        ("United Nations Department of Economic and Social Affairs (UN DESA) 2019 Migrant Stock 2019. New York.",
         {"date": "2019", "title": "Migrant Stock 2019", "publisher_place": "New York"}),
        ("See A/HRC/38/45, paras. 23–26", {"authors": "", "title": "A/HRC/38/45", "number": "A/HRC/38/45"}),
        ("Letter from Human Rights Watch to the Ministry of Interior, May 4, 2018.",
         {"authors": "", "title": "Letter from Human Rights Watch to the Ministry of Interior", "type": "personal_communication", "date": "2018-05-04"}),
        ("UNHCR, Guidelines on Temporary Stay Arrangements (2014), para. 3; available at www.example.org/x.html.",
         {"authors": "UNHCR", "title": "Guidelines on Temporary Stay Arrangements", "date": "2014"}),
        ("Security Council resolution 2331 (2016), para. 2.", {"authors": "", "title": "Security Council resolution 2331 (2016)", "date": "2016"}),
        ("Osei, K. 2020 Camps and Towns. IOM, Washington, D.C.", {"publisher": "IOM", "publisher_place": "Washington, D.C."}),
        ("OAU, Convention on Camps in Africa (\"OAU Convention\"), 10 September 1969, 1001 U.N.T.S. 45.",
         {"authors": "OAU", "title": "Convention on Camps in Africa", "volume": "1001", "page": "45"}),
        ("D. Roe and B. Doe: Domestic care (Geneva, ILO, 2015).",
         {"authors": "Roe, D.; Doe, B.", "title": "Domestic care", "publisher": "ILO", "publisher_place": "Geneva"}),
        ("Council of Europe, Convention on Camps, CETS 197, Warsaw, 16 May 2005, para. 74.",
         {"collection_title": "CETS", "collection_number": "197", "page": "", "date": "2005-05-16"}),
        ("Roe, Petra / Doe, Hanna: Lager in Europa. Die Rechte der Betroffenen stärken, Berlin: Verlag für Recht 2009.",
         {"authors": "Roe, Petra; Doe, Hanna", "date": "2009", "publisher_place": ""}),
        ("Amnesty International, Italy: Labour in camps (London: Amnesty International, 2012), EUR 30/020/2012.",
         {"number": "EUR 30/020/2012", "publisher": "Amnesty International", "publisher_place": "London", "date": "2012"}),
        ("Save the Children, Les enfants de la route, Dakar, Save the Children, 2019, pp. 12-18.",
         {"type": "report", "publisher": "Save the Children", "publisher_place": "Dakar", "page": "12-18"}),
    ],
)  # fmt: skip
def test_house_styles_of_bodies_and_of_lawyers_are_read(text: str, expected: dict[str, str]) -> None:
    publication = read_record(text)
    assert {field: field_text(publication, field) for field in expected} == expected


def test_a_title_that_is_only_a_number_is_told() -> None:
    parsed = reference_lists.loads(b"United Nations, Treaty Series, vol. 1577, No. 27531.")
    assert any("may be another field" in str(problem) for problem in parsed.problems)
