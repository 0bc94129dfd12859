"""`verify --quotes` of Chinese and Japanese, whose words have no spaces between them: sign by sign."""

from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run
from protlib.fulltext.page_text import FileText, Page
from sample_files.file_texts import attach_with_text

CHINESE = FileText(
    (
        Page(
            "报告 | 3\n\n边境沿线的儿童大多没有身份证\n件，也不知道应当向谁求助。2019年共有1,250名儿童返回家乡。", "3"
        ),
        Page("报告 | 4\n\n警察带走了他们的雇主，他们却仍然害怕警察。", "4"),
    ),
    "by hand, 1",
)
JAPANESE = FileText(
    (Page("帰国した女性の多くは、村の家族から受け入れられていない。\n支援が必要である。", "1"),), "by hand, 1"
)


@pytest.fixture(autouse=True)
@made_once
def _library(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "--key", "zh2019", "--title", "边境的儿童", "--author", "国际组织", "--year", "2019")
    protlib("add", "--key", "ja2020", "--title", "帰国の後", "--author", "支援の会", "--year", "2020")
    for key, text in (("zh2019", CHINESE), ("ja2020", JAPANESE)):
        attach_with_text(tmp_path / "library.json", tmp_path / "data", key, text)


FINDINGS = [
    ("他们说“大多没有身份证件，也不知道向谁求助”[@zh2019, p. 3]。", "differs from zh2019, p. 3: “应当” is left out"),
    ("「大多有身份证件，也不知道应当向谁求助」[@zh2019, p. 3]", "differs from zh2019, p. 3: “没” is left out (it turns the sentence round)"),
    ('他们写道"边境沿线的少年大多没有身份证件"[@zh2019, p. 3]。', "differs from zh2019, p. 3: the source has “儿童”, not “少年”"),
    ("『也不知道应当向谁求助』（国际组织，2019，p. 4）。", "on another page of zh2019: p. 3, not p. 4"),
    ("国际组织（2019）写道：“他们却仍然非常害怕警察”。", "differs from zh2019, p. 4: “非常” is added"),
    ("“２０１９年共有1250名儿童返回城市”[@zh2019]", "differs from zh2019, p. 3: the source has “家乡”, not “城市”"),
    ("“所有营地都将在明年春天以前关闭”[@zh2019]", "not in zh2019"),
    ("「村の家族から受け入れられている」[@ja2020]", "differs from ja2020, p. 1: the source has “な”, not “る”"),
    ("「支援か必要である」[@ja2020]", "differs from ja2020, p. 1: the source has “が”, not “か”"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "finding"), FINDINGS)
def test_tells_a_changed_sign(protlib: Run, tmp_path: Path, sentence: str, finding: str) -> None:
    (tmp_path / "a.md").write_text(f"{sentence}\n", encoding="utf-8")
    ran = protlib("verify", "a.md", "--quotes")
    assert (ran.out.endswith(f"”: {finding}\n"), ran.code) == (True, 1), ran


VERBATIM = [
    "“大多没有身份证件，也不知道应当向谁求助”[@zh2019, p. 3]。",
    "“边境沿线的儿童……不知道应当向谁求助”（国际组织，2019，p. 3）。他们说“却仍然害怕警察”[@zh2019, p. 4]。",
    "「2019年共有1250名儿童返回家乡」[@zh2019]",
    "「帰国した女性の多くは，村の家族から受け入れられていない」[@ja2020, p. 1]",
]


@pytest.mark.parametrize("sentence", VERBATIM)
def test_true_quotations_pass(protlib: Run, tmp_path: Path, sentence: str) -> None:
    (tmp_path / "a.md").write_text(f"{sentence}\n", encoding="utf-8")
    ran = protlib("verify", "a.md", "--quotes")
    assert (ran.out, ran.code) == ("", 0)
    assert ran.err.endswith(" verbatim\n")


def test_titles_and_terms_are_no_quotations(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("《全球移民报告与建议》[@zh2019]谈到“脆弱群体”[@zh2019]。\n", encoding="utf-8")
    assert "no quotation found" in protlib("verify", "a.md", "--quotes").err


OTHER_LANGUAGES = [
    ("“کودکانی که قربانی شده‌اند پیش از شناسایی به خانه باز نمی‌گردند چون پلیس گفت”", "it is in another language than zh2019.pdf"),
    ("“Дети не возвращаются домой до того, как их найдут”", "it is in another language than zh2019.pdf"),
    ("“Діти не повертаються додому, доки їх не знайдуть її родичі”", "it is in Ukrainian, and zh2019.pdf in another language"),
]  # fmt: skip


@pytest.mark.parametrize(("quotation", "reason"), OTHER_LANGUAGES)
def test_a_language_is_named_only_where_it_is_certain(
    protlib: Run, tmp_path: Path, quotation: str, reason: str
) -> None:
    (tmp_path / "a.md").write_text(f"{quotation} [@zh2019].\n", encoding="utf-8")
    assert f": cannot be checked: {reason}\n" in protlib("verify", "a.md", "--quotes").out
