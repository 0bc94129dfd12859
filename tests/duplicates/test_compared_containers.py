"""Two titles of journals or books: whether they mean the same one."""

from harness.rows import every_row
from protlib.duplicates.compared_containers import containers_agree
from protlib.duplicates.judgement import AGREES, DIFFERS, UNKNOWN, Agreement


@every_row(
    ("first", "second", "expected"),
    [
        ("Journal of Tropical Pediatrics", "J Trop Pediatr", AGREES),
        ("JPEN. Journal of parenteral and enteral nutrition", "Jpen: Journal of Parenteral & Enteral Nutrition", AGREES),
        ("Journal of Thoracic and Cardiovascular Surgery", "Jthoraccardiovascsur", AGREES),
        ("Circulation. Conference: American Heart Association", "Circulation", AGREES),
        ("Lancet (London, England)", "The Lancet", AGREES),
        ("Ai zheng = Aizheng = Chinese journal of cancer", "Chinese Journal of Cancer", AGREES),
        ("JAMA", "Journal of the American Medical Association", AGREES),
        ("Journal of the National Cancer Institute", "J Natl Cancer Inst", AGREES),
        ("Forced Migration Review", "Forced migration reviews", AGREES),
        ("Ideas: to inform", "Ideas", AGREES),
        ("JMHS", "Journal on Migration and Human Security", AGREES),
        ("Rivista CDD", "Cuadernos del Derecho de los Desplazados", DIFFERS),
        ("CDDDD", "Cuadernos del Derecho de los Desplazados", AGREES),
        ("Diabetologia", "Diabetes", DIFFERS),
        ("Migration Studies", "Refugee Survey Quarterly", DIFFERS),
        ("Ideas", "Migration", DIFFERS),
        ("Ideas", "", UNKNOWN),
        ("https://clinicaltrials.gov/show/NCT01", "https://clinicaltrials.gov/show/NCT02", DIFFERS),
        ("https://clinicaltrials.gov/show/NCT01", "https://clinicaltrials.gov/show/NCT01", AGREES),
        ("https://clinicaltrials.gov/show/NCT01", "ClinicalTrials.gov", UNKNOWN),
    ],
)  # fmt: skip
def test_two_journals_are_one(first: str, second: str, expected: Agreement) -> None:
    assert containers_agree(first, second) is containers_agree(second, first) is expected
