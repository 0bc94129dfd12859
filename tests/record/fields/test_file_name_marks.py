import pytest

from protlib.record.fields.file_name_marks import level_of_file_name


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("CONFIDENTIAL list.xlsx", "confidential"),
        ("STRICTLY CONFIDENTIAL brief.pdf", "confidential"),
        ("Strictly confidential survivors.csv", "confidential"),
        ("Brief CONFIDENTIAL.pdf", "confidential"),
        ("CONFIDENTIAL-brief two.pdf", "confidential"),
        ("2019-03_CONFIDENTIAL_IOM brief.pdf", "confidential"),
        ("INTERNAL USE ONLY brief.pdf", "internal"),
        ("Brief INTERNAL.docx", "internal"),
        ("DO NOT SHARE survivors.xlsx", "internal"),
        ("do_not_share_survivors.csv", "internal"),
        ("survivors-not-for-circulation.csv", "internal"),
        ("survivors-CONFIDENTIAL.csv", "confidential"),
        ("survivors.CONFIDENTIAL.csv", "confidential"),
        ("survivors-confidential.csv", "confidential"),
        ("Survivor_list_confidential_v2.xlsx", "confidential"),
        ("confidential_survivors.xlsx", "confidential"),
        ("Survivor list - confidential - v2.pdf", "confidential"),
        ("Survivor list (confidential) v2.pdf", "confidential"),
        ("Survivor list, confidential.pdf", "confidential"),
        ("Survivor list confidential.xlsx", "confidential"),
        ("UNHCR RESTRICTED brief.pdf", "internal"),
        ("brief_TLP_RED.pdf", "confidential"),
        ("CONFIDENTIAL%20brief.pdf", "confidential"),
        ("Liste CONFIDENTIELLE.xlsx", "confidential"),
        ("NE PAS DIFFUSER note.pdf", "internal"),
        ("مقابلات_سري.xlsx", "confidential"),
        ("confidentiality-policy.pdf", ""),
        ("CONFIDENTIALITY POLICY.pdf", ""),
        ("Internal displacement.pdf", ""),
        ("INTERNAL DISPLACEMENT.pdf", ""),
        ("internal-displacement-2019.pdf", ""),
        ("confidential-reporting-mechanisms.pdf", ""),
        ("Confidential reporting of abuse.pdf", ""),
        ("LA Confidential.pdf", ""),
        ("Keeping it confidential.pdf", ""),
        ("SECRET LIVES of migrants.pdf", ""),
        ("RESTRICTED ACCESS TO ASYLUM.pdf", ""),
        ("restricted-movement.pdf", ""),
    ],
)
def test_a_mark_in_the_name_of_a_file_closes_what_it_has(name: str, level: str) -> None:
    assert level_of_file_name(name) == level
