"""How much of what portals say of a publication is read.

`python -m benchmarks.portals` prints it, and each field that is not as expected. Fifteen files after the forms of
portals, invented for this alone and written before the readers were tried on them: the head of a page of Drupal,
WordPress, DSpace 7, OJS, HAL, EPrints and Invenio, a newspaper, a map, answers, records of catalogues. No file of the
tests is among them.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from protlib import formats
from protlib.record.model import Publication
from protlib.record.names import display


class _File(NamedTuple):
    """A file of a portal: what it is, its text, and the fields of each publication in it as one would type them."""

    name: str
    text: str
    expected: tuple[Mapping[str, Any], ...]


def _page(*head: str, language: str = "en") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="ltr"><head><meta charset="utf-8" '
        f"/>{''.join(head)}</head><body><main></main></body></html>"
    )


def _metas(*pairs: tuple[str, str]) -> str:
    return "".join(f'<meta name="{name}" content="{content}" />\n' for name, content in pairs)


def _properties(*pairs: tuple[str, str]) -> str:
    return "".join(f'<meta property="{name}" content="{content}" />\n' for name, content in pairs)


def _write_linked_data(value: Any) -> str:
    return f'<script type="application/ld+json" class="yoast-schema-graph">{json.dumps(value)}</script>'


def _marc(*fields: tuple[str, str], leader: str = "01234nam a2200289 i 4500") -> str:
    field_xml = "".join(
        f'<marc:datafield tag="{tag}" ind1=" " ind2=" ">'
        + "".join(f'<marc:subfield code="{part[0]}">{part[1:].strip()}</marc:subfield>' for part in text.split("$")[1:])
        + "</marc:datafield>"
        for tag, text in fields
    )
    return (
        '<?xml version="1.0"?><marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim"><marc:record>'
        f"<marc:leader>{leader}</marc:leader>{field_xml}</marc:record></marc:collection>"
    )


_FILES: Final = (
    _File(
        "an agency's page of Drupal",
        _page(
            "<title>Migrants in the Sahara: A Study of Detention | Publications of the Agency</title>",
            _metas(("dcterms.title", "Migrants in the Sahara: A Study of Detention"), ("dcterms.creator", "International Organization for Migration"),
                   ("dcterms.date", "2019-03-01"), ("dcterms.type", "Text"), ("dcterms.language", "en"), ("dcterms.identifier", "https://publications.agency.example/books/sahara"),
                   ("keywords", "detention, Sahara")),
            _properties(("og:site_name", "Publications of the Agency"), ("og:type", "book"), ("og:url", "https://publications.agency.example/books/sahara"),
                        ("og:title", "Migrants in the Sahara: A Study of Detention"), ("book:isbn", "978-92-9068-466-4")),
        ),
        ({"title": "Migrants in the Sahara: A Study of Detention", "authors": ["International Organization for Migration"], "date": "2019-03-01",
          "type": "book", "isbn": "9789290684664", "language": "en", "url": "https://publications.agency.example/books/sahara", "tags": ["detention", "Sahara"]},),
    ),
    _File(
        "a report on a page of WordPress with Yoast's graph",
        _page(
            "<title>Bonded Labour in Brick Kilns - Free Workers Alliance</title>",
            '<link rel="canonical" href="https://fwa.example/report/kilns/" />',
            _properties(("og:locale", "en_GB"), ("og:type", "article"), ("og:title", "Bonded Labour in Brick Kilns - Free Workers Alliance"),
                        ("og:description", "Four hundred workers told us how debts are made."), ("og:site_name", "Free Workers Alliance"),
                        ("article:published_time", "2022-11-03T08:00:00+00:00")),
            _write_linked_data({"@context": "https://schema.org", "@graph": [
                {"@type": "Report", "@id": "https://fwa.example/report/kilns/#article", "isPartOf": {"@id": "https://fwa.example/report/kilns/"},
                 "author": {"@id": "https://fwa.example/#organization"}, "headline": "Bonded Labour in Brick Kilns", "datePublished": "2022-11-03T08:00:00+00:00",
                 "inLanguage": "en-GB", "publisher": {"@id": "https://fwa.example/#organization"}, "keywords": ["debt bondage", "India"]},
                {"@type": "WebPage", "@id": "https://fwa.example/report/kilns/", "url": "https://fwa.example/report/kilns/", "name": "Bonded Labour in Brick Kilns - Free Workers Alliance"},
                {"@type": "Organization", "@id": "https://fwa.example/#organization", "name": "Free Workers Alliance", "url": "https://fwa.example/"}]}),
        ),
        ({"title": "Bonded Labour in Brick Kilns", "authors": ["Free Workers Alliance"], "date": "2022-11-03", "type": "report", "language": "en-GB",
          "url": "https://fwa.example/report/kilns/", "abstract": "Four hundred workers told us how debts are made.", "tags": ["debt bondage", "India"]},),
    ),
    _File(
        "a page of DSpace 7",
        _page(
            "<title>Returning Home: Reintegration in Nepal</title>",
            _metas(("citation_title", "Returning Home : Reintegration in Nepal"), ("citation_author", "Sharma, Bina"), ("citation_author", "de Haan, Arjan"),
                   ("citation_publication_date", "2016-09"), ("citation_language", "English"), ("citation_keywords", "RETURN MIGRATION; REINTEGRATION"),
                   ("citation_abstract_html_url", "http://hdl.handle.net/10986/9999"), ("citation_publisher", "Kathmandu: Institute of Migration"),
                   ("citation_pdf_url", "https://repository.example/bitstreams/0a/download"), ("citation_isbn", "978-0-306-40615-7")),
        ),
        ({"title": "Returning Home: Reintegration in Nepal", "authors": ["Sharma, Bina", "de Haan, Arjan"], "date": "2016-09", "type": "book",
          "publisher": "Institute of Migration", "publisher_place": "Kathmandu", "language": "en", "url": "https://hdl.handle.net/10986/9999",
          "isbn": "9780306406157", "tags": ["Return migration", "Reintegration"]},),
    ),
    _File(
        "an article of OJS, in Portuguese",
        _page(
            "<title>Tráfico de mulheres na fronteira | REMHU</title>",
            _metas(("gs_meta_revision", "1.1"), ("citation_journal_title", "REMHU: Revista Interdisciplinar da Mobilidade Humana"), ("citation_journal_abbrev", "REMHU"),
                   ("citation_issn", "2237-9843"), ("citation_author", "Maria de Fátima Souza"), ("citation_title", "Tráfico de mulheres na fronteira"), ("citation_language", "pt"),
                   ("citation_date", "2020/08/15"), ("citation_volume", "28"), ("citation_issue", "59"), ("citation_firstpage", "101"), ("citation_lastpage", "118"),
                   ("citation_doi", "10.1590/1980-0000"), ("citation_abstract_html_url", "https://remhu.example/index.php/remhu/article/view/1"),
                   ("DC.Creator.PersonalName", "Maria de Fátima Souza"), ("DC.Description", "O artigo trata do tráfico de mulheres."), ("DC.Title", "Tráfico de mulheres na fronteira"),
                   ("DC.Type", "Text.Serial.Journal"), ("DC.Type.articleType", "Artigos")),
            language="pt-BR",
        ),
        ({"title": "Tráfico de mulheres na fronteira", "authors": ["Souza, Maria de Fátima"], "date": "2020-08-15", "type": "article-journal",
          "container_title": "REMHU: Revista Interdisciplinar da Mobilidade Humana", "volume": "28", "issue": "59", "page": "101-118", "issn": "2237-9843",
          "doi": "10.1590/1980-0000", "language": "pt", "abstract": "O artigo trata do tráfico de mulheres.", "url": "https://remhu.example/index.php/remhu/article/view/1"},),
    ),
    _File(
        "a page of EPrints",
        _page(
            "<title>Care leavers and exploitation - Research Online</title>",
            _metas(("eprints.title", "Care leavers and exploitation"), ("DC.title", "Care leavers and exploitation"), ("DC.creator", "Roe, Jane"), ("DC.creator", "Okoye, Chidi"),
                   ("DC.subject", "HV Social pathology"), ("DC.description", "A study of forty young people."), ("DC.publisher", "University of Lancaster"), ("DC.date", "2014-06"),
                   ("DC.type", "Monograph"), ("DC.type", "NonPeerReviewed"), ("DC.format", "text"), ("DC.identifier", "https://eprints.example/123/1/care.pdf"),
                   ("DC.identifier", "Roe, Jane and Okoye, Chidi (2014) Care leavers and exploitation. Project Report. University of Lancaster."), ("DC.relation", "https://eprints.example/123/")),
            '<link rel="canonical" href="https://eprints.example/123/" />',
        ),
        ({"title": "Care leavers and exploitation", "authors": ["Roe, Jane", "Okoye, Chidi"], "date": "2014-06", "publisher": "University of Lancaster",
          "abstract": "A study of forty young people.", "url": "https://eprints.example/123/", "type": "book"},),
    ),
    _File(
        "the page of a record of the United Nations Digital Library",
        _page(
            "<title>Trafficking in women and girls :: report of the Secretary-General</title>",
            '<link rel="canonical" href="https://digitallibrary.un.org/record/3894444" />',
            _write_linked_data({"@context": "https://schema.org/", "@id": "https://digitallibrary.un.org/record/3894444", "@type": "CreativeWork",
                     "name": "Trafficking in women and girls : report of the Secretary-General (A/75/289)", "author": [{"@type": "Organization", "name": "UN. Secretary-General (2017- : Guterres)"}],
                     "datePublished": "2020-08-07", "inLanguage": "eng", "keywords": "TRAFFICKING IN PERSONS, GIRLS", "publisher": {"@type": "Organization", "name": "UN"}}),
        ),
        ({"title": "Trafficking in women and girls: report of the Secretary-General", "authors": ["United Nations Secretary-General"], "date": "2020-08-07",
          "number": "A/75/289", "language": "en", "url": "https://digitallibrary.un.org/record/3894444", "tags": ["Trafficking in persons", "Girls"], "type": "report"},),
    ),
    _File(
        "a newspaper's page, in Spanish",
        _page(
            "<title>La ruta del Darién, contada por los niños | El Diario</title>",
            '<link rel="canonical" href="https://eldiario.example/2023/05/darien.html" />',
            _properties(("og:type", "article"), ("og:site_name", "El Diario"), ("og:title", "La ruta del Darién, contada por los niños")),
            _write_linked_data([{"@context": "http://schema.org", "@type": "NewsArticle", "mainEntityOfPage": {"@type": "WebPage", "@id": "https://eldiario.example/2023/05/darien.html"},
                      "headline": "La ruta del Darién, contada por los niños", "datePublished": "2023-05-14T05:00:00-05:00", "dateModified": "2023-05-15T05:00:00-05:00",
                      "author": [{"@type": "Person", "name": "Lucía Peña", "url": "https://eldiario.example/autor/lucia"}, {"@type": "Person", "name": "Jairo Gómez"}],
                      "publisher": {"@type": "NewsMediaOrganization", "name": "El Diario", "logo": {"@type": "ImageObject", "url": "https://eldiario.example/l.png"}},
                      "description": "Cruzan la selva con sus padres, o solos.", "inLanguage": "es"}]),
            language="es",
        ),
        ({"title": "La ruta del Darién, contada por los niños", "authors": ["Peña, Lucía", "Gómez, Jairo"], "date": "2023-05-14", "type": "article-newspaper",
          "container_title": "El Diario", "language": "es", "abstract": "Cruzan la selva con sus padres, o solos.", "url": "https://eldiario.example/2023/05/darien.html"},),
    ),
    _File(
        "a map on ReliefWeb",
        _page(
            "<title>Mozambique: Displacement in Cabo Delgado (as of 31 May 2023) - Mozambique | ReliefWeb</title>",
            _write_linked_data({"@context": "https://schema.org", "@graph": [{"@type": "Map", "@id": "https://reliefweb.int/map/mozambique/displacement",
                     "headline": "Mozambique: Displacement in Cabo Delgado (as of 31 May 2023)", "name": "Mozambique: Displacement in Cabo Delgado (as of 31 May 2023)",
                     "datePublished": "2023-06-02T00:00:00+00:00", "inLanguage": "en", "author": {"@type": "Organization", "name": "UN Office for the Coordination of Humanitarian Affairs", "alternateName": "OCHA"},
                     "spatialCoverage": {"@type": "Country", "name": "Mozambique"}, "keywords": ["Coordination"]}]}),
        ),
        ({"title": "Mozambique: Displacement in Cabo Delgado (as of 31 May 2023)", "authors": ["UN Office for the Coordination of Humanitarian Affairs (OCHA)"],
          "date": "2023-06-02", "type": "map", "language": "en", "countries": ["Mozambique"], "tags": ["Coordination"], "url": "https://reliefweb.int/map/mozambique/displacement"},),
    ),
    _File(
        "a page of a bookshop of the United Nations, in microdata",
        _page("<title>Report on Migration</title>").replace(
            "<main></main>",
            '<div itemscope itemtype="http://schema.org/Book"><h1 itemprop="name">Report on Migration 2020</h1><ul><li>By <a itemprop="author" href="/a">Department of Economic and Social Affairs</a>'
            '<li itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><span itemprop="name">United Nations</span><li>Published <meta itemprop="datePublished" content="2020-11"> November'
            '<li>ISBN: <span itemprop="isbn">9789290684664</span><li itemprop="inLanguage">English</ul><p itemprop="description">Numbers, <i>by</i> country.</p></div>'),
        ({"title": "Report on Migration 2020", "authors": ["Department of Economic and Social Affairs"], "publisher": "United Nations", "date": "2020-11",
          "isbn": "9789290684664", "language": "en", "type": "book", "abstract": "Numbers, by country."},),
    ),
    _File(
        "an answer of ReliefWeb with chosen fields",
        json.dumps({"href": "https://api.reliefweb.int/v2/reports", "totalCount": 1, "count": 1, "data": [{"id": "3999", "href": "https://api.reliefweb.int/v2/reports/3999", "fields": {
            "title": "Colombia: Evaluación de necesidades de la población venezolana [ES]", "date": {"original": "2021-07-09T00:00:00+00:00"}, "language": [{"name": "Spanish"}],
            "source": [{"name": "Danish Refugee Council", "shortname": "DRC"}, {"name": "Interagency Group on Mixed Migration Flows", "shortname": "GIFMM"}],
            "country": [{"name": "Colombia"}, {"name": "Venezuela (Bolivarian Republic of)"}], "format": [{"name": "Assessment"}], "url_alias": "https://reliefweb.int/report/colombia/evaluacion"}}]}),
        ({"title": "Colombia: Evaluación de necesidades de la población venezolana", "authors": ["Danish Refugee Council (DRC)", "Interagency Group on Mixed Migration Flows (GIFMM)"],
          "date": "2021-07-09", "language": "es", "countries": ["Colombia", "Venezuela"], "genre": "Assessment", "type": "report", "url": "https://reliefweb.int/report/colombia/evaluacion"},),
    ),
    _File(
        "a page of ReliefWeb as it is copied",
        "Bangladesh\nJoint Response Plan: Rohingya Humanitarian Crisis 2023\nFormat\nAppeal\nSources\nISCG\nUNHCR\nPosted\n7 Mar 2023\nOriginally published\n7 Mar 2023\nOrigin\nView original\n\n"
        "The plan brings together what a hundred partners will do for refugees and for those who host them in Cox's Bazar.\n\nPrimary country\nBangladesh\nOther country\nMyanmar\nSources\n"
        "Inter Sector Coordination Group\nUN High Commissioner for Refugees\nThemes\nCoordination\nProtection and Human Rights\nFormat\nAppeal\nLanguage\nEnglish\n",
        ({"title": "Joint Response Plan: Rohingya Humanitarian Crisis 2023", "authors": ["Inter Sector Coordination Group (ISCG)", "UN High Commissioner for Refugees (UNHCR)"],
          "date": "2023-03-07", "genre": "Appeal", "type": "report", "countries": ["Bangladesh", "Myanmar"], "topics": ["Coordination", "Protection and Human Rights"], "language": "en",
          "abstract": "The plan brings together what a hundred partners will do for refugees and for those who host them in Cox's Bazar."},),
    ),
    _File(
        "a document of the Security Council as MARC",
        _marc(("041", "$aengfrespa"), ("191", "$aS/2021/570$bS/"), ("245", "$aReport of the Secretary-General on the situation in Mali /$cUN Secretary-General"),
              ("246", "$aSituation in Mali"), ("260", "$aNew York :$bUN,$c2021"), ("269", "$a2021-06-01"), ("300", "$a22 p."), ("650", "$aPEACEKEEPING OPERATIONS"), ("651", "$aMALI"),
              ("710", "$aUN.$bSecretary-General"), ("856", "$uhttps://digitallibrary.un.org/record/3929000/files/S_2021_570-FR.pdf$yFrançais"),
              ("856", "$uhttps://digitallibrary.un.org/record/3929000/files/S_2021_570-EN.pdf$yEnglish"), ("989", "$aDocuments and Publications$bReports"), leader=""),
        ({"title": "Report of the Secretary-General on the situation in Mali", "authors": ["United Nations Secretary-General"], "number": "S/2021/570", "date": "2021-06-01",
          "publisher": "United Nations", "publisher_place": "New York", "language": "en", "countries": ["Mali"], "topics": ["Peacekeeping operations"], "type": "report",
          "url": "https://digitallibrary.un.org/record/3929000"},),
    ),
    _File(
        "a book of a library as MARC",
        _marc(("020", "$a0306406152$qhardback"), ("100", "$aSánchez García, Ana,$d1970-$eautor."), ("245", "$aLa protección de la niñez migrante :$bmanual para consulados /$cAna Sánchez García ; edited by J. Roe."),
              ("250", "$aSegunda edición."), ("264", "$aMéxico, D.F. :$bEditorial Ejemplo,$c[2015]"), ("490", "$aColección Migración ;$v4"), ("650", "$aChild migrants$xLegal status, laws, etc.$zMexico."),
              ("700", "$aRoe, Jane,$eeditor."), ("041", "$aspa")),
        ({"title": "La protección de la niñez migrante: manual para consulados", "authors": ["Sánchez García, Ana"], "editors": ["Roe, Jane"], "date": "2015", "edition": "Segunda edición",
          "publisher": "Editorial Ejemplo", "publisher_place": "México, D.F.", "collection_title": "Colección Migración", "collection_number": "4", "isbn": "0306406152", "language": "es",
          "type": "book", "topics": ["Child migrants--Legal status, laws, etc--Mexico"]},),
    ),
    _File(
        "an answer of a repository of the United Nations by OAI-PMH",
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><GetRecord><record><header><identifier>oai:repositorio.example:11362/1</identifier></header><metadata>'
        '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Protección social y migración: una mirada desde las vulnerabilidades</dc:title><dc:creator>Maldonado Valera, Carlos</dc:creator><dc:creator>Martínez Pizarro, Jorge</dc:creator>"
        "<dc:contributor>NU. CEPAL</dc:contributor><dc:date>2018-11-08T15:00:00Z</dc:date><dc:date>2018-10-31</dc:date><dc:type>Texto</dc:type><dc:type>Documento Completo</dc:type>"
        "<dc:identifier>http://hdl.handle.net/11362/44021</dc:identifier><dc:identifier>LC/TS.2018/62</dc:identifier><dc:language>es</dc:language><dc:publisher>CEPAL</dc:publisher>"
        "<dc:subject>MIGRACION INTERNACIONAL</dc:subject><dc:coverage>AMERICA LATINA Y EL CARIBE</dc:coverage><dc:format>application/pdf</dc:format></oai_dc:dc></metadata></record></GetRecord></OAI-PMH>",
        ({"title": "Protección social y migración: una mirada desde las vulnerabilidades", "authors": ["Maldonado Valera, Carlos", "Martínez Pizarro, Jorge"], "date": "2018-10-31",
          "publisher": "CEPAL", "number": "LC/TS.2018/62", "language": "es", "url": "https://hdl.handle.net/11362/44021", "regions": ["Latin America and the Caribbean"], "tags": ["Migracion internacional"]},),
    ),
    _File(
        "results of a library's search, marked for Zotero",
        _page("<title>Search results</title>").replace("<main></main>", "".join(
            f'<div class="result"><span class="Z3988" title="{context}"></span></div>' for context in (
                "ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&amp;rft.title=Human+trafficking&amp;rft.au=Shelley%2C+Louise&amp;rft.pub=Cambridge+University+Press&amp;rft.date=2010&amp;rft.isbn=9780306406157",
                "ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adissertation&amp;rft.title=Les+mineurs+isol%C3%A9s&amp;rft.au=Diop%2C+Awa&amp;rft.date=2017"))),
        ({"title": "Human trafficking", "authors": ["Shelley, Louise"], "publisher": "Cambridge University Press", "date": "2010", "isbn": "9780306406157", "type": "book"},
         {"title": "Les mineurs isolés", "authors": ["Diop, Awa"], "date": "2017", "type": "thesis"}),
    ),
)  # fmt: skip


def differences() -> Iterator[tuple[str, str, Any, Any]]:
    """Yield each field that is expected: the file, the field, what is expected, and what is read."""
    for file in _FILES:
        data = file.text.encode()
        publications = formats.read(data, formats.detect(data, "saved")).publications
        for place, fields in enumerate(file.expected):
            publication = publications[place] if place < len(publications) else Publication()
            for field, expected in fields.items():
                value = getattr(publication, field)
                display_value = [display(name) for name in value] if field in {"authors", "editors"} else value
                yield (
                    file.name,
                    field,
                    expected,
                    list(display_value) if isinstance(display_value, tuple) else display_value,
                )


def main() -> None:
    """Print how many fields are as expected, of how many, and the others."""
    wrong_fields = list(differences())
    wrong = [row for row in wrong_fields if row[2] != row[3]]
    for name, field, expected, value in wrong:
        print(f"{name}: {field}: {expected!r} expected, {value!r} read")
    print(f"{len(wrong_fields) - len(wrong)} of {len(wrong_fields)} fields of {len(_FILES)} files")


if __name__ == "__main__":
    main()
