"""Shell completion: commands, options, keys, places, without quoting."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.made_once import made_once
from harness.slow_rows import mark_slow
from programs.running import Run
from protlib.record import places


@pytest.mark.parametrize("kind", ["region", "country"])
def test_a_completed_place_needs_no_quotes_and_is_read_as_its_name(
    protlib: Run, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "zsh")
    completed = protlib("", "protlib", "list", f"--{kind}", "").out.split()
    assert [place.name for word in completed if (place := places.resolve(word))] == list(places.names(kind))
    assert not set("".join(completed)) & set(" '\"()&;|$,.")


def test_who_types_an_accent_is_offered_what_has_it(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "zsh")
    assert protlib("", "protlib", "list", "--country", "Cô").out.split() == ["Côte-d-Ivoire"]
    assert "Máli" in protlib("", "protlib", "list", "--country", "Mál").out.split()


@pytest.fixture
@made_once
def full(protlib: Run) -> Run:
    """A library with a value of each kind that is completed, and another one."""
    fields = ("--author", "Jobe, Alison", "--year", "2010", "--language", "en", "--category", "Research")
    protlib("add", "--title", "Causes", *fields, "--tag", "to-read", "--tag", "two words")
    protlib("fields", "add", "finding")
    protlib("search", "--save", "gbv-wa", "causes")
    protlib("search", "--save", "near", "causes")
    protlib("add", "--title", "Ports", "--organisation", "OIM")
    protlib("names", "--unify", "OIM", "Migration House", "--yes")
    protlib("--library", "other.json", "add", "--title", "Other", "--tag", "elsewhere")
    return protlib


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["export", "--format", ""], {"html", "markdown", "ris", "bibtex", "biblatex", "csl-json", "csl-yaml", "hayagriva", "endnote", "csv", "tsv", "xlsx", "jsonl", "word"}),
        (["import", "--from", "n"], {"nbib"}),
        (["export", "--format", "n"], set()),
        (["import", "--from", "d"], {"datacite", "dc", "docx"}),
        (["convert", "--from", "lis"], {"listing"}),
        (["export", "--for", "z"], {"zotero"}),
        (["stats", "--by", "ta"], {"tag"}),
        (["stats", "--by", "year", "--by", "ar"], {"area"}),
        (["stats", "--plot", "--by", "reg"], {"region"}),
        (["stats", "--locale", ""], {"en", "fr", "es", "ar"}),
        (["overview", "--locale", "f"], {"fr"}),
        (["schema", "sea"], {"search"}),
        (["schema", "op"], set()),
        (["list", "--sort", "ye"], {"year"}),
        (["list", "--tag", ""], {"to-read", "two words"}),
        (["list", "--author", "jo"], {"jobe, alison"}),
        (["search", "author:jo"], {"author:jobe"}),
        (["search", "tag:tw"], {"tag:two-words"}),
        (["search", "type:rep"], {"type:report"}),
        (["search", "region:west-af"], {"region:west-africa"}),
        (["search", "autho"], {"author:"}),
        (["search", "x:jo"], set()),
        (["search", "-autho"], {"-author:"}),
        (["search", "-type:rep"], {"-type:report"}),
        (["search", "-type:report", "tag:tw"], {"tag:two-words"}),
        (["stats", "-tag:tw"], {"-tag:two-words"}),
        (["show", "-jo"], set()),
        (["search", "--", "-type:rep"], {"-type:report"}),
        (["search", 'women (-tag:"tw'], {'women (-tag:"two words"'}),
        (["search", 'region:"West A" tag:tw'], {'region:"west a" tag:two-words'}),
        (["search", 'women "author:jo'], set()),
        (["search", 'author:"jo'], {'author:"jobe, alison"'}),
        (["search", "a region:west-af"], {"a region:west-africa"}),
        (["search", "missing:fi"], {"missing:files", "missing:finding"}),
        (["search", "fin"], {"finding:"}),
        (["search", "women @ne"], {"women @near"}),
        (["list", "--category", "r"], {"research"}),
        (["import", "--tag", "to"], {"to-read"}),
        (["tag", "jobe2010causes", "--remove", "tw"], {"two words"}),
        (["set", "jobe2010causes", "tags+=tw"], {"tags+=two words"}),
        (["set", "jobe2010causes", "tags=tw"], {"tags=two words"}),
        (["set", "jobe2010causes", "tags=a; tw"], {"tags=a; two words"}),
        (["set", "jobe2010causes", "type=rep"], {"type=report"}),
        (["set", "jobe2010causes", "access=in"], {"access=internal"}),
        (["list", "--access", "c"], {"confidential"}),
        (["stats", "--by", "ac"], {"access"}),
        (["share", "--include", ""], {"internal", "confidential", "notes", "tags", "files"}),
        (["cite", "--include", ""], {"internal", "confidential"}),
        (["set", "jobe2010causes", "publisher"], {"publisher=", "publisher_place="}),
        (["set", "jo"], {"jobe2010causes"}),
        (["duplicates", "--merge", "jo"], {"jobe2010causes"}),
        (["duplicates", "jo"], set()),
        (["merge", "--conflicts", "jo"], {"jobe2010causes"}),
        (["merge", "jo"], set()),
        (["list", "--language="], {"--language=en"}),
        (["list", "--missing", "fi"], {"files", "finding"}),
        (["fields", "remove", ""], {"finding"}),
        (["search", "@"], {"@gbv-wa", "@near"}),
        (["stats", "children", "@GB"], {"@gbv-wa"}),
        (["search", "gbv"], set()),
        (["tag", "@n"], {"@near"}),
        (["set", "@n"], {"@near"}),
        (["list", "--saved", "g"], {"gbv-wa"}),
        (["search", "--forget", ""], {"gbv-wa", "near"}),
        (["export", "--columns", "title,fi"], {"title,files", "title,finding"}),
        (["overview", "--parts", "years,re"], {"years,regions", "years,references"}),
        (["export", "--format", "ma"], {"markdown"}),
        (["export", "--format", "h"], {"hayagriva", "html"}),
        (["export", "--columns", "us"], {"usual"}),
        (["stats", "--plot", "t"], {"timeline", "table"}),
        (["stats", "--by", "fi"], {"finding"}),
        (["config", "li"], {"library"}),
        (["config", "colours", ""], {"auto", "always", "never"}),
        (["config", "style", "van"], {"vancouver"}),
        (["config", "library", "x"], set()),
        (["set", "jobe2010causes", "fin"], {"finding="}),
        (["--library", "other.json", "list", "--tag", ""], {"elsewhere"}),
    ],
)  # fmt: skip
def test_values_are_completed_from_what_there_is(
    full: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], expected: set[str]
) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "zsh")
    ran = full("", "protlib", *words)
    assert {line.partition("\t")[0].casefold() for line in ran.out.splitlines()} == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    mark_slow([
        ("protlib sea", {"search"}),
        ("protlib search --reg", {"--region"}),
        ("protlib search --region west-af", {"west-africa"}),
        ("protlib search --country cote", {"cote-d-Ivoire"}),
        ("protlib show jobe", {"jobe2010causes"}),
        ("protlib list --type rep", {"report"}),
        ("protlib export --format bibl", {"biblatex"}),
        ("protlib list --missing abs", {"abstract"}),
    ], lambda row: row[0] not in {"protlib sea", "protlib list --type rep"}),
)  # fmt: skip
def test_the_shell_completes(protlib: Run, tmp_path: Path, line: str, expected: set[str]) -> None:
    protlib("add", "--title", "The Causes and Consequences", "--author", "Jobe, Alison", "--year", "2010")
    command = [sys.executable, "-m", "protlib", "", *line.split()]
    environment = os.environ | {"_PROTLIB_COMPLETE": "zsh"}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert {answer.partition("\t")[0] for answer in ran.stdout.splitlines()} == expected
