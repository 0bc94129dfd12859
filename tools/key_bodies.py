"""Write src/protlib/record/body_keys.txt: what is asked of texts that may name a body.

With it, the table itself is hardly read. `python tools/key_bodies.py` prints it, in parts with an empty line between
them: the acronyms; those that tell a body before and behind other words; those that are words as well, with the codes
of their bodies; an entry for each name and acronym in Latin letters, and for each in others ("drc-ngo||",
"|icc,icchamber|?": see `authority._BodyCodes`); codes by the words of names as they are compared, without what two
bodies are called.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from protlib.record import authority
from protlib.record.names.known_bodies import body_words
from protlib.text import fold

_OTHER_LETTERS: Final = frozenset(("ar ", "ja ", "ko ", "ru ", "uk ", "zh "))
_YEARS: Final = r" \d{4}-(?:\d{4})?$"
_SHORTEST_NAME: Final = 3
_OFFICIAL: Final = frozenset(("un", "treaty", "red-cross", "regional", "bank", "donor"))
# Such as "SICA", "COMAR", "AIDA"; not "UNHCR", "MSF", "ECPAT".
_LIKE_A_NAME: Final = r"[B-DF-HJ-NP-TV-Z]?(?:[AEIOUY][B-DF-HJ-NP-TV-Z])*[AEIOUY]?[B-DF-HJ-NP-TV-Z]?"
_NOT_SURE: Final = "?"
_A_WORD: Final = "~"


def main() -> None:
    """Print the parts, each in order."""
    lines = Path(authority.__file__).with_name("authority.txt").read_text(encoding="utf-8").splitlines()
    rows = [(line.partition(" ")[0], line) for line in lines]
    codes_by_text = {
        text: code for code, line in rows if _A_WORD in line for text in re.findall(r"[(=]([^(=)]+)~", line)
    }
    acronyms, distinctive_acronyms = _collect_acronyms(lines)
    parts = [
        sorted(acronyms - codes_by_text.keys()),
        sorted(distinctive_acronyms),
        sorted(f"{text}\t{code}" for text, code in codes_by_text.items()),
        _make_entries(rows, is_latin=True),
        _make_entries(rows, is_latin=False),
        sorted(f"{words}\t{code}" for words, code in _collect_spellings(rows).items() if code),
    ]
    print("\n\n".join(map("\n".join, parts)))


def _collect_acronyms(lines: list[str]) -> tuple[set[str], set[str]]:
    """Return the acronyms in capitals, and those of them that tell a body before and behind other words."""
    all_words: set[str] = set()
    distinctive_words: set[str] = set()
    for line in lines:
        head, _, names = line.partition("\t")
        english = names.partition("|")[0]
        is_official = head.split(" ")[1] in _OFFICIAL
        for group in re.findall(r"\(([^()]+)\)", names):
            for text in group.split("="):
                short = text.rstrip(_NOT_SURE)
                if short.isascii() and short.isalpha():
                    all_words.add(short.upper())
                    if not re.fullmatch(_LIKE_A_NAME, short.upper()) or (is_official and f"{group})" in english):
                        distinctive_words.add(short.upper())
        alone = (re.sub(r"^[a-z]{2} ", "", name) for name in re.split(r"[;|]", names))
        all_words.update(name for name in alone if name.isupper() and name.isalpha() and len(name) > _SHORTEST_NAME)
    return all_words, distinctive_words


def _make_entries(rows: list[tuple[str, str]], *, is_latin: bool) -> list[str]:
    """Return an entry for each name and acronym in Latin letters, or in others."""
    names: dict[str, str] = {}
    shorts: dict[str, list[str]] = {}
    marks: dict[str, str] = {}
    for code, text in _iterate_names(rows, is_latin=is_latin):
        name, bracket, short = text.partition(" (")
        bare_key = authority.key(re.sub(_YEARS, "", name))
        names.setdefault(bare_key, code)
        if name.endswith(_A_WORD):
            marks[bare_key] = _A_WORD
        for form in short.partition(")")[0].split("=") if bracket else ():
            if form and not form.endswith(_A_WORD):
                codes = shorts.setdefault(form_key := authority.key(form), [])
                codes += [code] if code not in codes else []
                if form.endswith(_NOT_SURE):
                    marks.setdefault(form_key, _NOT_SURE)
    return sorted(
        f"{key}\t{names.get(key, '')}|{','.join(shorts.get(key, ()))}|{marks.get(key, '')}"
        for key in names.keys() | shorts.keys()
    )


def _iterate_names(rows: list[tuple[str, str]], *, is_latin: bool) -> Iterator[tuple[str, str]]:
    for code, line in rows:
        for section in line.partition("\t")[2].split("|"):
            if (section[:3] in _OTHER_LETTERS) is not is_latin:
                for text in fold(section[3:]).split(";"):
                    yield code, text


def _collect_spellings(rows: list[tuple[str, str]]) -> dict[str, str]:
    """Return the codes of bodies by the words of their names as they are compared, "" for what two are called."""
    spelt: dict[str, str] = {}
    for code, line in rows:
        for section in line.partition("\t")[2].split("|"):
            if section[:3] not in _OTHER_LETTERS:
                for text in section[3:].split(";"):
                    name = re.sub(_YEARS, "", text.partition(" (")[0]).rstrip(_NOT_SURE + _A_WORD)
                    words = " ".join(body_words(name))
                    spelt[words] = code if spelt.get(words, code) == code else ""
    return spelt


if __name__ == "__main__":
    main()
