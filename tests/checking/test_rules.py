"""What each rule must find, and what it must not."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from harness.paths import PACKAGE, ROOT, SHARED
from harness.rows import every_row
from protlib.checking import check_run, name_rules, record_texts
from protlib.checking.flaw import RecordFlaw, Rule
from protlib.checking.rules import GENERAL, RULES, find_rules
from protlib.errors import UsageError
from protlib.formats import files
from protlib.record.model import FIELDS, Name, Publication
from sample_records.rule_samples import FIRES, IOM, JOBE, TODAY

CATALOGUE_PAGE = SHARED / "ctic-protection-listing.txt"
QUIET: list[tuple[str, dict[str, Any]]] = [
    *((rule, {"files": (path,)}) for rule in ("file-missing", "file-changed", "file-moved") for path in ("a.pdf", "b.pdf#size=3")),
    ("file-not-public", {"files": ("a.pdf",)}),
    ("file-not-public", {"files": ("secret.pdf",), "access": "internal"}),
    ("words-not-public", {"title": "A", "extra": {"bibtex:confidential": "no"}}),
    ("words-not-public", {"title": "Opened report", "note": "CONFIDENTIAL - do not share"}),
    ("words-not-public", {"title": "A", "note": "CONFIDENTIAL", "access": "confidential"}),
    ("words-not-public", {"title": "A guide to confidentiality", "abstract": "Confidential, independent complaints help survivors."}),
    ("words-not-public", {"title": "A", "abstract": "Interviews were anonymous and, where they asked, confidential."}),
    ("value-guessed", {"date": "2009"}),
    ("value-guessed", {"guessed": ("publisher",)}),
    ("title-missing", {"title": "None of the Above: Statelessness"}),
    ("title-missing", {"type": "webpage", "url": "https://iom.int"}),
    ("author-missing", {"publisher": "IOM"}),
    ("author-missing", {"type": "treaty"}),
    ("author-missing", {"event_title": "Coloquio sobre la Protección Internacional de los Refugiados"}),
    ("author-missing", {"extra": {"collection-editor": [{"family": "Jobe"}]}}),
    ("year-missing", {"date": "2019~"}),
    ("year-missing", {"status": "in press"}),
    ("value-blank", {"volume": "None"}),
    ("value-blank", {"note": "NA was not asked"}),
    ("accessed-missing", {"type": "webpage", "url": "https://iom.int/x", "accessed": "2026-01-02"}),
    ("accessed-missing", {"type": "report", "url": "https://iom.int/x"}),
    ("author-is-citation", {"authors": (IOM, JOBE, Name("Doi", "Masao"))}),
    ("author-is-citation", {"authors": (Name(literal="United Nations Special Rapporteur on Trafficking in Persons, Especially Women and Children"),)}),
    ("author-is-title", {"title": "Save the Children", "editors": (JOBE,)}),
    ("place-unknown", {"countries": ("Afganistan",)}),
    ("author-is-title", {"title": "Kalayaan", "authors": (Name(literal="Kalayaan"),)}),
    ("several-people", {"authors": (Name(literal="Office for Democratic Institutions and Human Rights"),)}),
    ("several-people", {"authors": (Name(literal="London School of Hygiene & Tropical Medicine"), Name("Watts", "C.", suffix="Jr."))}),
    ("several-people", {"authors": (Name(literal="Centro de Derechos Humanos Fray Matías de Córdova y Save the Children"),)}),
    ("several-people", {"authors": (Name("García Márquez", "Gabriel"), Name("Cruz", "Ana María", particle="de la"), JOBE)}),
    ("maybe-two-people", {"authors": (Name("García Márquez", "Gabriel José"), Name("Santos Silva", "Maria José"), JOBE)}),
    ("maybe-two-people", {"authors": (Name("Lloyd George", "David"), Name("Nguyen", "Thi Lan"), Name("OUEDRAOGO Issa", "TRAORE Awa"))}),
    ("name-twice", {"authors": (Name(literal="IOM"), Name(literal="Institute of Medicine"), Name(literal="ILO"), JOBE)}),
    ("name-twice", {"authors": (Name("Smith", "John"), Name("Smith", "Jane"), Name("Smith")), "editors": (Name("Smith", "John"),)}),
    ("organisation-as-person", {"authors": (JOBE, Name("Bank", "Peter"), Name("Church", "Alison"), Name("Bureau", "G."), Name("Nielsen", "UN"))}),
    ("organisation-as-person", {"authors": (Name("Veld", "Sophie", particle="in 't"), Name("Madonna"), Name("SHAW"), Name("De leyn", "P."))}),
    ("organisation-as-person", {"authors": (Name("Jordan", "Nasra"), Name("Togo", "Fatou"), Name("Senegal", "A."), Name("Niger", "Ute van"))}),
    ("organisation-as-person", {"authors": (Name("et al."),)}),
    ("organisation-inverted", {"authors": (JOBE, Name("Bank", "Peter"), Name("Church", "Alison"), Name("Banks", "Laura"), Name("Hall", "Samuel"))}),
    ("organisation-inverted", {"authors": (Name("Jordan", "IOM"), Name("Group", "Thomas M."), Name("Bank", "Charity"), Name(literal="UNHCR, Kenya"))}),
    ("organisation-inverted", {"authors": (Name(literal="Department for Levelling Up, Housing and Communities"),)}),
    ("several-organisations", {"authors": (Name(literal="Food and Agriculture Organization"), Name(literal="Ernst & Young"))}),
    ("several-organisations", {"authors": (Name(literal="MSF/Doctors Without Borders"), Name(literal="OSCE/ODIHR"))}),
    ("several-organisations", {"authors": (Name(literal="Bundesministerium für Familie, Senioren, Frauen und Jugend"),)}),
    ("person-as-organisation", {"authors": (IOM, Name(literal="La Strada Moldova"), Name(literal="Ban Ying"), Name(literal="Save the Children"))}),
    ("person-as-organisation", {"authors": (Name(literal="Anna Lindh Foundation"), Name(literal="Kvinnoforum"), Name(literal="Free the Slaves"))}),
    ("person-as-organisation", {"authors": (Name(literal="Christian Aid"), Name(literal="Casa Alianza"), Name(literal="Médecins du Monde"))}),
    ("author-in-capitals", {"authors": (Name(literal="UNHCR"), Name(literal="IOM UN Migration"), Name("LI", "Na"), JOBE)}),
    ("author-in-capitals", {"authors": (Name(literal="ECPAT USA"), Name("王", "伟"))}),
    ("et-al", {"authors": (Name("Etal", "Jean"), Name(literal="Others First"))}),
    ("et-al", {"authors": (JOBE, IOM)}),
    ("name-order", {"authors": (Name("Jobe", "A. M."), Name("O", "Jin"), Name("J.", "K."))}),
    ("name-order", {"authors": (IOM,)}),
    ("name-characters", {"authors": (Name("O’Neill", "Ann-Marie"), Name("Nguyễn", "Thị"), Name(literal="Refugees 4 Refugees"))}),
    ("name-characters", {"authors": (Name("Smith", "J. (Jack)"),)}),
    ("name-guessed", {"authors": (JOBE, IOM)}),
    ("name-guessed", {"authors": (Name("Jobe", "Alison", guessed="Alison Jobe"), Name("Jobe", "A.", guessed="A. Jobe"))}),
    ("name-guessed", {"authors": (Name(literal="Centre for Rights", guessed="Centre for Rights"),)}),
    ("name-guessed", {"title": "Caring"}),
    ("place-unknown", {"countries": ("Ghana", "Kosovo"), "regions": ("West Africa", "Horn of Africa")}),
    ("place-unknown", {"countries": ("Worldwide",), "regions": ("Worldwide",)}),
    ("place-spelling", {"countries": ("Côte d'Ivoire", "South Korea"), "regions": ("Sahel",)}),
    ("place-spelling", {"countries": ("Atlantis",)}),
    ("place-in-wrong-field", {"countries": ("Worldwide",)}),
    ("place-in-wrong-field", {"countries": ("Ghana",), "regions": ("Ghana",)}),
    ("region-without-country", {"countries": ("Nigeria",), "regions": ("West Africa", "Central Africa")}),
    ("region-without-country", {"countries": ("Cyprus", "Türkiye", "Georgia"), "regions": ("Europe",)}),
    ("region-without-country", {"countries": ("Ethiopia", "Yemen"), "regions": ("Horn of Africa",)}),
    ("region-without-country", {"countries": ("Kenya",), "regions": ("Worldwide",)}),
    ("region-without-country", {"countries": ("Worldwide", "Atlantis"), "regions": ("West Africa",)}),
    ("doi-malformed", {"doi": "10.1000/182"}),
    ("doi-malformed", {"doi": "10.1002/(SICI)1099-1018(199901/02)23:1<11::AID-FAM665>3.0.CO;2-M"}),
    ("isbn-malformed", {"isbn": "9789290684664 0306406152"}),
    ("isbn-malformed", {"isbn": ""}),
    ("isbn-unassigned", {"isbn": "9789290684664"}),
    ("isbn-unassigned", {"isbn": "0521466741"}),
    ("issn-malformed", {"issn": "2049-3630"}),
    ("issn-malformed", {"issn": "0378-5955 2049-3630"}),
    ("url-malformed", {"url": "www.iom.int/x"}),
    ("link-through-login", {"url": "https://www.iom.int/login?url=/reports/3"}),
    ("link-through-login", {"url": "https://www.iom.int/login"}),
    ("link-password", {"url": "https://medium.com/@iom/a-story?page=2"}),
    ("link-password", {"url": "https://iom.int/search?token=child&q=auth"}),
    ("link-password", {"note": "Ask ana@iom.int, or see https://medium.com/@iom/a-story?page=2"}),
    ("url-malformed", {"url": "https://undocs.org/A/HRC/44/45#page=3"}),
    ("symbol-elsewhere", {"type": "report", "number": "Sales No. E.10.IV.2", "url": "https://undocs.org/A/HRC/44/45"}),
    ("symbol-elsewhere", {"type": "article-journal", "title": "Security Council resolution 1325 (2000)"}),
    ("symbol-elsewhere", {"type": "report", "url": "https://www.iom.int/A/HRC/44/45"}),
    ("symbol-malformed", {"number": "A/HRC/44/45"}),
    ("symbol-malformed", {"number": "S/RES/2388 (2017)"}),
    ("symbol-malformed", {"number": "E/CN.4/Sub.2/2003/12/Rev.2"}),
    ("symbol-malformed", {"number": "HRI/GEN/1/Rev.9 (Vol. I)"}),
    ("symbol-malformed", {"number": "HCR/GIP/06/07"}),
    ("symbol-malformed", {"number": "AMR 41/014/2010"}),
    ("page-range", {"page": "12-15"}),
    ("label-in-number", {"volume": "12", "issue": "2-3"}),
    ("label-in-number", {"volume": "XII", "issue": "Suppl. 1"}),
    ("label-in-number", {"volume": "Part 2", "issue": "Special issue 2"}),
    ("label-in-number", {"volume": "14 (2)", "issue": "Vol. 2: Annexes"}),
    ("title-file-mark", {"title": "Housing of refugees (UK)"}),
    ("title-file-mark", {"title": "How to make an accessible PDF"}),
    ("title-file-mark", {"title": "Teaching materials (French)", "language": "en"}),
    ("title-file-mark", {"title": "Return [to] Sudan"}),
    ("title-file-mark", {"title": "Children held by the Department of Corrections (DOC)"}),
    ("title-file-mark", {"title": "Attacks of the People's Defence Force (PDF)"}),
    ("title-file-mark", {"title": "Refugee women in the camps (Swahili)"}),
    ("title-file-mark", {"title": "Statistics of asylum [EU]"}),
    ("title-file-mark", {"title": "Les victimes de la traite [UK]"}),
    ("place-in-publisher", {"publisher": "UNHCR: The UN Refugee Agency"}),
    ("place-in-publisher", {"publisher": "Geneva: IOM", "publisher_place": "Nairobi"}),
    ("sign-behind-place", {"publisher": "Routledge Ltd.", "publisher_place": "[Juba]"}),
    ("sign-behind-place", {"publisher": "Caf&eacute;", "publisher_place": "Juba"}),
    ("sign-behind-place", {"publisher": ":", "publisher_place": "Juba; Wau"}),
    ("page-range", {"page": "1123-45"}),
    ("page-range", {"page": "3-3"}),
    ("page-range", {"page": "S3-S15, e123"}),
    ("page-range", {"page": "iv + 42"}),
    ("page-range", {"page": "unpaginated"}),
    ("date-malformed", {"date": "2009-03/2009-05", "accessed": "2026-01"}),
    ("date-malformed", {"date": "2009~"}),
    ("date-unread", {"date": "2009", "extra": {"event-date": "2008"}}),
    ("date-unread", {"date": "2009"}),
    ("year-in-future", {"date": "2026-12", "accessed": "2026-11"}),
    ("year-in-future", {"date": "2027-01", "type": "article-journal"}),
    ("year-in-future", {"date": "2027", "status": "forthcoming"}),
    ("year-too-early", {"date": "1800"}),
    ("year-too-early", {"date": "1648", "type": "treaty"}),
    ("year-differs", {"date": "2010", "extra": {"ris:DA": "SEP-OCT", "available-date": "2009-11-01", "csv:date": "May 2010"}}),
    ("date-unread", {"date": "2010", "extra": {"csv:date": "May 2010", "original-date": "once"}}),
    ("year-differs", {"date": "2010", "number": "A/HRC/44/45"}),
    ("year-differs", {"date": "2005", "number": "E/CN.4/2004/76"}),
    ("year-differs", {"date": "2019-05", "extra": {"year": "2019"}}),
    ("title-in-capitals", {"title": "UNHCR, IOM, OSCE: MOU"}),
    ("title-in-capitals", {"title": "TRAFFICKING"}),
    ("container-in-capitals", {"container_title": "PLOS ONE"}),
    ("container-in-capitals", {"container_title": "Journal of Refugee Studies"}),
    ("title-ends-in-date", {"title": "Global Report on Trafficking in Persons 2014", "date": "2014"}),
    ("title-ends-in-date", {"title": "Violence in Rwanda (1994)", "date": "2009"}),
    ("title-ends-in-date", {"title": "Comment on Jobe et al. (2009)", "date": "2009"}),
    ("title-full-stop", {"title": "Trafficking in the U.S."}),
    ("title-full-stop", {"title": "Women, children, etc."}),
    ("title-full-stop", {"title": "And then she was gone..."}),
    ("title-full-stop", {"container_title": "Int. J. Obstet. Gynaecol."}),
    ("language-unknown", {"language": "pt-BR"}),
    ("language-unknown", {"language": ""}),
    ("language-missing", {"title": "The causes and consequences of re-trafficking"}),
    ("language-missing", {"title": "Pour la paix"}),
    ("language-missing", {"title": "Les causes et les conséquences de la traite des êtres humains", "language": "fr"}),
    ("language-differs", {"title": "Les causes et les conséquences de la traite des êtres humains", "language": "fr-CA"}),
    ("language-differs", {"title": "The causes and consequences of re-trafficking in the region", "language": "fr"}),
    ("language-differs", {"title": "Og det er ikke en sak for politiet", "language": "nb"}),
    ("language-differs", {"title": "Médecins sans frontières in the field", "language": "en"}),
    ("mojibake", {"title": "À l’Âge d’or – réfugiés à Genève… «été» 2013–2022"}),
    ("mojibake", {"title": "Nguyễn Đức, Łódź, São Paulo, Ñandú, Привет, Ελλάδα"}),
    ("lost-character", {"title": "Who cares? Réfugiés"}),
    ("lost-character", {"abstract": "✓ 難民 🙂"}),
    ("html-entity", {"title": "R&D; Q&A; AT&T"}),
    ("html-entity", {"url": "https://iom.int/?a=1&copy=2"}),
    ("html-tag", {"title": "A <i>non-refoulement</i> test, <span class=\"nocase\">IOM</span>, H<sub>2</sub>O"}),
    ("html-tag", {"abstract": "where p<0.05 and q>2"}),
    ("latex", {"title": "A handbook {draft version} for $20 at C:\\files"}),
    ("latex", {"abstract": "the set {a, b}"}),
    ("not-nfc", {"title": "Réfugiés"}),
    ("not-nfc", {"title": "हिन्दी"}),
    ("control-character", {"abstract": "one\n\ntwo"}),
    ("control-character", {"title": "می\u200cخواهم"}),
    ("spaces", {"abstract": "one\n\ntwo three"}),
    ("spaces", {"title": "Caring for"}),
    ("abstract-empty", {"abstract": "No abstract of law can say what they saw."}),
    ("abstract-empty", {"abstract": ""}),
    ("key-off-pattern", {"key": "jobe2010causesa", "date": "2010", "authors": (JOBE,)}),
    ("key-off-pattern", {"key": "iom2009caring", "date": "2009", "authors": (IOM,)}),
    ("key-off-pattern", {"key": "iom2109caring", "date": "2109", "authors": (IOM,)}),
    ("key-off-pattern", {"key": "caring"}),
    ("no-author", {"editors": (JOBE,)}),
    ("no-author", {"type": "legislation"}),
    ("no-date", {"date": "2009"}),
    ("no-date", {"status": "forthcoming"}),
    ("no-publisher", {"type": "report", "authors": (IOM,)}),
    ("no-publisher", {"type": "article-journal", "authors": (JOBE,)}),
    ("no-place", {"type": "report", "publisher_place": "Geneva"}),
    ("no-place", {"type": "webpage"}),
    ("no-link", {"type": "report", "doi": "10.1000/182"}),
    ("no-link", {"type": "book"}),
    ("no-access-date", {"type": "report", "url": "https://iom.int/x"}),
    ("no-access-date", {"type": "webpage", "url": "https://iom.int/x", "accessed": "2026-01"}),
    ("no-access-date-of-link", {"type": "report", "url": "https://doi.org/10.1000/182", "doi": "10.1000/182"}),
    ("no-access-date-of-link", {"type": "report"}),
    ("no-volume", {"type": "article-journal", "issue": "3"}),
    ("no-volume", {"type": "report"}),
    ("no-pages", {"type": "article-journal", "doi": "10.1000/182"}),
    ("no-pages", {"type": "book"}),
    ("no-symbol", {"type": "report", "authors": (Name(literal="United Nations General Assembly"),), "number": "A/75/590"}),
    ("no-symbol", {"type": "report", "authors": (IOM,)}),
    ("container-missing", {"type": "chapter", "container_title": "Ideas"}),
    ("container-missing", {"type": "report"}),
    ("sentence-case", {"title": "Convention Relating to the Status of Refugees", "language": "en", "type": "treaty"}),
    ("sentence-case", {"title": "Die Lage der Flüchtlinge in Deutschland", "language": "de"}),
    ("sentence-case", {"title": "Caring for trafficked persons in Kenya", "language": "en"}),
    ("sentence-case", {"type": "article-journal", "title": "On camps", "container_title": "Journal of Refugee Studies", "language": "en"}),
    ("title-case", {"title": "The Causes and Consequences of Trafficking", "language": "en"}),
    ("title-case", {"title": "Los derechos de los migrantes en tránsito", "language": "es"}),
    ("title-case", {"title": "Convención Sobre El Estatuto De Los Refugiados", "language": "es", "type": "treaty"}),
]  # fmt: skip
REPORT = {"type": "report", "title": "A report"}
WEB = {"type": "webpage", "title": "A page", "url": "https://iom.int/x"}
# A rule, some records, and the keys of those in which it finds something.
TOGETHER: list[tuple[str, list[dict[str, Any]], list[str]]] = [
    ("file-of-several", [{"key": "a", "files": ("a.pdf",)}, {"key": "b", "files": ("b.pdf", "a.pdf")}, {"key": "c", "files": ("c.pdf",)}], ["a", "b"]),
    ("file-of-several", [{"key": "a", "files": ("a.pdf",)}, {"key": "b", "files": ("b.pdf",)}, {"key": "c"}], []),
    ("shared-doi", [{"key": "a", "doi": "10.1000/X"}, {"key": "b", "doi": "10.1000/x"}, {"key": "c", "doi": "10.1000/y"}], ["a", "b"]),
    ("shared-doi", [{"key": "a", "doi": "10.1000/x"}, {"key": "b"}, {"key": "c"}], []),
    ("shared-isbn", [{"key": "a", "isbn": "9789290684664", **REPORT}, {"key": "b", "isbn": "929068466X", **REPORT}], []),
    ("shared-isbn", [{"key": "a", "isbn": "9780306406157", **REPORT}, {"key": "b", "isbn": "0306406152", **REPORT}], ["a", "b"]),
    ("shared-isbn", [{"key": "a", "isbn": "9780306406157", "type": "book"}, {"key": "b", "isbn": "9780306406157", "type": "chapter"}], []),
    ("shared-symbol", [{"key": "a", "number": "A/HRC/44/45", **REPORT}, {"key": "b", "number": "A/HRC/44/45", **REPORT}], ["a", "b"]),
    ("shared-symbol", [{"key": "a", "number": "S/RES/2388 (2017)", **REPORT}, {"key": "b", "number": "S/RES/2388", **REPORT}], ["a", "b"]),
    ("shared-symbol", [{"key": "a", "number": "No. 7", **REPORT}, {"key": "b", "number": "No. 7", **REPORT}], []),
    ("series-gap", [{"key": f"a{year}", "type": "report", "title": f"Global Report {year}"} for year in (2014, 2016, 2020)], ["a2020"]),
    ("series-gap", [{"key": f"a{year}", "type": "report", "title": f"Trafficking Report {year}"} for year in (2018, 2019, 2021, 2022)], ["a2022"]),
    ("series-gap", [{"key": f"a{year}", "type": "book", "title": f"World Migration Report {year}"} for year in (2018, 2020, 2022)], []),
    ("series-gap", [{"key": f"a{year}", "type": "report", "title": f"Global Report {year}"} for year in (2014, 2020)], []),
    ("accessed-long-ago", [{"key": "old", **WEB, "accessed": "2019-05-01"}, {"key": "new", **WEB, "accessed": "2026-11"}, {"key": "never", **WEB},
     {"key": "older", **REPORT, "url": "https://iom.int/x", "accessed": "2018"}], ["never", "older", "old"]),
    ("accessed-long-ago", [{"key": "half", **WEB, "accessed": "2026-05-24"}, {"key": "month", **WEB, "accessed": "2026-05"}], []),
    ("accessed-long-ago", [{"key": "offline", "type": "webpage", "title": "A page"}, {"key": "report", **REPORT, "url": "https://iom.int/x"}], []),
    ("body-names", [{"key": "a", "authors": (Name(literal="UNHCR"),)}, {"key": "b", "editors": (Name(literal="HCR"),)},
     {"key": "c", "authors": (Name(literal="UNHCR"),)}], ["b"]),
    ("body-names", [{"key": "a", "authors": (IOM,)}, {"key": "b", "authors": (Name(literal="International Organization for Migration"),)},
     {"key": "c", "authors": (JOBE,)}], []),
    ("body-names", [{"key": "a", "authors": (Name(literal="DRC"),)}, {"key": "b", "authors": (Name(literal="Danish Refugee Council"),)}], []),
]  # fmt: skip


def findings_by(rule: str, values: Mapping[str, Any]) -> list[RecordFlaw]:
    return check_run.run_rules([Publication(**{"key": "k", **values})], find_rules([rule]), TODAY)


@every_row(("rule", "values", "field", "message", "mended"), FIRES)
def test_a_rule_finds_what_it_is_for(
    rule: str, values: dict[str, Any], field: str, message: str, mended: dict[str, Any]
) -> None:
    [finding] = findings_by(rule, values)
    assert (finding.rule, finding.field) == (rule, field)
    assert message in finding.message
    assert dict(finding.mended) == mended


@every_row(("rule", "values"), QUIET)
def test_a_rule_finds_nothing_else(rule: str, values: dict[str, Any]) -> None:
    assert findings_by(rule, values) == []


@every_row(("rule", "records", "keys"), TOGETHER)
def test_a_rule_for_all_records_finds_those_that_belong_together(
    rule: str, records: list[dict[str, Any]], keys: list[str]
) -> None:
    findings = check_run.run_rules([Publication(**record) for record in records], find_rules([rule]), TODAY)
    assert [finding.key for finding in findings] == keys


@every_row("rule", RULES)
def test_every_rule_is_tested_where_it_must_find_something_and_where_it_must_not(rule: str) -> None:
    together = [bool(keys) for name, _, keys in TOGETHER if name == rule]
    assert [name for name, *_ in FIRES if name == rule] or any(together)
    assert sum(name == rule for name, _ in QUIET) + together.count(False) >= 1 + (not together)


@every_row(("rule", "values", "field", "message", "mended"), [case for case in FIRES if case[4]])
def test_what_is_mended_is_found_no_more(
    rule: str, values: dict[str, Any], field: str, message: str, mended: dict[str, Any]
) -> None:
    before = Publication(**values)
    after = check_run.mend_record(before, find_rules([rule]), TODAY)
    assert after == before.changed(**mended)
    assert findings_by(rule, after.filled()) == []
    assert RULES[rule].mend


def test_a_rule_says_that_it_mends_if_it_does() -> None:
    assert {rule for rule, *_, mended in FIRES if mended} == {name for name, rule in RULES.items() if rule.mend}


def test_the_sample_library_and_a_page_of_the_catalogue_raise_no_false_alarm() -> None:
    sample = [
        Publication.from_dict(json.loads(line))
        for line in (ROOT / "examples/publications.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    context = check_run.make_context(sample, "2026-11-24")
    findings = check_run.run_rules(sample, [*GENERAL.values()], context)
    assert [(finding.rule, finding.key) for finding in findings] == [("accessed-missing", "iom2017countertrafficking")]


@pytest.mark.skipif(not CATALOGUE_PAGE.exists(), reason="the page is not here")
def test_a_page_of_the_catalogue_raises_no_false_alarm() -> None:
    page = files.read(CATALOGUE_PAGE).publications
    rules = [rule for name, rule in GENERAL.items() if name not in {"name-guessed", "title-missing"}]
    findings = check_run.run_rules(page, rules, check_run.make_context(page, "2026-11-24"))
    lacking = [place for place, line in enumerate(page) if not (line.authors or line.publisher)]
    assert {finding.rule for finding in findings} == {"author-missing"}
    assert len(findings) == len(lacking)


@pytest.mark.slow
@every_row("rule", [rule for rule in RULES.values() if rule.needs], ids=lambda rule: rule.name)
def test_a_rule_finds_nothing_in_a_record_with_nothing_that_it_needs(rule: Rule) -> None:
    cases = [*(case[1] for case in FIRES), *(case[1] for case in QUIET)]
    without = [Publication(**{name: value for name, value in case.items() if name not in rule.needs}) for case in cases]
    signs = [{*record_texts.list_signs(record), *name_rules.list_signs(record)} for record in without]
    assert rule.check
    assert [
        flaw
        for record, sign in zip(without, signs, strict=True)
        if rule.needs.isdisjoint(sign)
        for flaw in rule.check(record, TODAY)
    ] == []
    assert rule.needs <= {*FIELDS, *record_texts.SIGNS, *name_rules.SIGNS}


def test_an_unknown_rule_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="unknown rule “doi-malformd”; did you mean “doi-malformed”"):
        find_rules(["doi-malformd"])
    with pytest.raises(UsageError, match="to list them: protlib check --explain"):
        find_rules(["xyzzy"])


def test_each_rule_has_a_whole_row_of_its_own() -> None:
    texts = ("name", "fields", "looks_for", "example")
    text_rules = [name for name, rule in RULES.items() if all(getattr(rule, text) for text in texts)]
    assert text_rules == [*RULES]
    assert all((rule.check is None) != (rule.check_all is None) for rule in RULES.values())
    rows = (PACKAGE / "checking/rules.txt").read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if row in RULES] == [*RULES]
