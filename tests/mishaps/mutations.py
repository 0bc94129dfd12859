"""What is made of good files to see what a reader does with bad ones: damaged, cut, spliced, repeated, with awkward
words in them.

All is drawn from one generator of random numbers, so that a seed gives the same file each time.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

_ZIP: Final = b"PK\x03\x04"
_LARGEST: Final = 40_000
"""Bytes; what is longer is cut, so that a minute has many files."""
_PARTS_OF_RECORDS: Final = (".xml", ".rels", "mimetype")

WORDS: Final = tuple(
    word if isinstance(word, bytes) else word.encode("utf-8", "surrogatepass")
    for word in (
        "\0", "\x1b[2J", "\x1b]0;x\x07", "\x85", "\u2028", "\u202e", "\u200b", "\ufeff", "\ud800", "\U000e0041", "\u0301" * 40, "ﬁ",
        b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1a", "\r", "\n\n", "\r\n", "\t", " " * 300, "\\", '"', "'", "{", "}", "[", "]",
        "(", ")", "<", ">", "&", "#", "%", "$", "~", "@", ",", ";", ":", "=", "|", "/", "-", "--", "*", "^", "_", "`", "!", "?", ".", "..",
        "null", "true", "NaN", "-Infinity", "1e999", "9" * 400, "-0", "0", "1.5", "²", "٣", "０",
        "[" * 300, "{" * 300, "(" * 300, "<a>" * 300, "{a" * 300, '"a":{' * 300, "\\'{" * 100, "x" * 5000, "a b " * 800,
        '{"a":1}', "[[]]", "{}", '""', "''", '"\\ud800"', '"\\u0000"', "- - -", "? :", "&a *a", "!!python/object:x", "<<: *a", "|-", ">+9",
        "@string{a = b # c}", "@comment{", "@preamble{", "crossref = {a2001}", "xdata = {a2001}", "# a #", "\\\\(", "\\begin{", "\\verb|", "\\input{/etc/passwd}",
        "TY  - ", "ER  - ", "\nTY  - BOOK", "\nER  - \n", "PMID- ", "KW  - ", "DA  - ////", "PY  - 99999999",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "&#0;", "&#xD800;", "&#1114112;", "<![CDATA[", "]]>", "<!--", "-->", "<?xml version='1.1'?>", "</record>", "<record>",
        "2009-13-45", "0000", "-9999", "2001/2000", "../..", "12/13/14", "Spring 2009", "n.d.", "forthcoming", "19XX", "2009-07-01T25:61:61Z",
        "von der", "et al.", ", Jr., ", " and ", "others", "(IOM)", "and and", ",,,", "10.1000/182", "doi:", "http://", "http://[::1", "javascript:x", "978-0-306-40615-7",
        "C'ôte d’Ivoire", "Congo", "Korea (Republic of)", "Georgia; Georgia",
        "<<<<<<< HEAD\n", "=======\n", ">>>>>>> other\n", "|||||||\n",
        "[@", "[-@a2001, p. 3]", "@{a", "^[", "[^1]:", "{{bibliography}}", "```", "---\n", "year:", "author:", "-(", "OR OR", "NOT", "*:*", "title:\"", "~9", "2001..",
        "=HYPERLINK(\"http://x\")", "+1", "@SUM(A1)", "verba = {protlib:", "Verba: protlib:", "protlib:",
    )
)  # fmt: skip


def mutated(chance: Random, samples: Sequence[bytes]) -> bytes:
    """Return one of the samples with something done to it; of an archive, mostly to one of its parts."""
    sample = chance.choice(samples)
    if sample.startswith(_ZIP) and chance.random() < 0.8:
        return _with_a_part_changed(chance, sample)
    return _changed(chance, sample[:_LARGEST], samples)


def _with_a_part_changed(chance: Random, sample: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if name.endswith(_PARTS_OF_RECORDS)])
    parts[name] = _changed(chance, parts[name], list(parts.values()))
    if chance.random() < 0.05:
        del parts[chance.choice(list(parts))]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part_name, content in parts.items():
            archive.writestr(part_name, content)
    return buffer.getvalue()


def _changed(chance: Random, sample: bytes, samples: Sequence[bytes]) -> bytes:
    content = sample
    for _ in range(chance.choice([1, 1, 1, 2, 3, 8])):
        content = chance.choice(_WAYS)(chance, content, samples)
    return content


def _places(chance: Random, text: bytes, most: int = 200) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.randrange(most))


def _flip(chance: Random, text: bytes, _samples: Sequence[bytes]) -> bytes:
    changed = bytearray(text or b" ")
    for _ in range(chance.choice([1, 2, 8])):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _insert(chance: Random, text: bytes, _samples: Sequence[bytes]) -> bytes:
    start, _ = _places(chance, text)
    return text[:start] + chance.choice(WORDS) * chance.choice([1, 1, 1, 3]) + text[start:]


def _replace(chance: Random, text: bytes, _samples: Sequence[bytes]) -> bytes:
    start, end = _places(chance, text, 20)
    return text[:start] + chance.choice(WORDS) + text[end:]


def _drop(chance: Random, text: bytes, _samples: Sequence[bytes]) -> bytes:
    start, end = _places(chance, text)
    return text[:start] + text[end:]


def _drop_one(chance: Random, text: bytes, _samples: Sequence[bytes]) -> bytes:
    start, _ = _places(chance, text)
    return text[:start] + text[start + 1 :]


def _double(chance: Random, text: bytes, _samples: Sequence[bytes]) -> bytes:
    start, end = _places(chance, text)
    return text[:end] + text[start:end] * chance.choice([1, 2, 50]) + text[end:]


def _cut(chance: Random, text: bytes, _samples: Sequence[bytes]) -> bytes:
    start, _ = _places(chance, text)
    return text[:start]


def _splice(chance: Random, text: bytes, samples: Sequence[bytes]) -> bytes:
    second_sample = chance.choice(samples)
    start, _ = _places(chance, text)
    begin, end = _places(chance, second_sample[:_LARGEST], 2000)
    return text[:start] + second_sample[begin:end] + text[start:]


def _swap_lines(chance: Random, text: bytes, _samples: Sequence[bytes]) -> bytes:
    lines = text.splitlines(keepends=True)
    if len(lines) > 1:
        first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[first], lines[second] = lines[second], lines[first]
    return b"".join(lines)


def _recode(chance: Random, text: bytes, _samples: Sequence[bytes]) -> bytes:
    return text.decode("utf-8", "replace").encode(chance.choice(["utf-16", "cp1252", "utf-32", "latin-1"]), "replace")


_WAYS: Final[Sequence[Callable[[Random, bytes, Sequence[bytes]], bytes]]] = (
    _flip, _insert, _insert, _insert, _replace, _replace, _replace, _drop, _drop_one, _double, _cut, _splice, _swap_lines, _recode,
)  # fmt: skip
