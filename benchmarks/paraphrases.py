"""Sentences that are copied without marks, and those that are not: what `verify --quotes --paraphrase` tells of them.

`python -m benchmarks.paraphrases` prints the table. The sources are the abstracts of the sample library, every second
one; a report cites them all. It has sentences of theirs, some with words changed; sentences of the other abstracts and
of the documentation, which nobody copied; and definitions, imprints, titles and names, which nobody quotes.
"""

import argparse
import hashlib
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from protlib.citing.documents.cited_text import read_cited_text
from protlib.fulltext.matched_sentence import split_sentences
from protlib.fulltext.page_text import FileText, Page
from protlib.library import Library
from protlib.library.files.quoted_works import QuotedWorks
from protlib.quotations.compared_words import split_words
from protlib.quotations.paraphrases import Paraphrase, find_paraphrases
from protlib.record.attached_file import AttachedFile
from protlib.record.model import Publication
from protlib.record.tables import read_rows

_ROOT: Final = Path(__file__).resolve().parent.parent
_FEWEST: Final = 9
_OTHER_WORDS: Final = (
    "often",
    "households",
    "authorities",
    "many",
    "later",
    "regional",
    "support",
    "journey",
    "new",
    "between",
)
_FORMS: Final = (
    "{} The same holds for other countries of the region, as the table shows.",
    "According to the Office of the United Nations High Commissioner for Refugees and the International Organization for Migration, {}",
)  # fmt: skip
_NAMES: Final = (
    "The Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children was adopted by the General Assembly.",
    "Its members are the International Organization for Migration, the International Labour Organization and the United Nations Children’s Fund.",
    "Published by the International Organization for Migration, 17 route des Morillons, 1211 Geneva 19, Switzerland, in the year 2021.",
)  # fmt: skip


def _sentences(text: str) -> Iterator[str]:
    for start, end in split_sentences(text):
        sentence = " ".join(text[start:end].split())
        if len(split_words(sentence)) >= _FEWEST:
            yield sentence


def _change_words(sentence: str, random: Random) -> str:
    """Return a sentence with one word in ten changed, at least one."""
    words = sentence.split(" ")
    for place in random.sample(range(1, len(words) - 1), max(1, len(words) // 10)):
        words[place] = random.choice(_OTHER_WORDS)
    return " ".join(words)


def _documentation() -> Iterator[str]:
    for page in sorted((_ROOT / "docs").glob("*.md")):
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"^[|#*>-].*$|[`*\[\]@]|\(\S*\)", "", text, flags=re.MULTILINE)
        yield from _sentences(text)


def make_cases(records: list[Publication], seed: int) -> list[tuple[str, str]]:
    """Return sentences of a report, each with its kind: what is copied, and what is not."""
    random = Random(seed)
    source_sentences = [sentence for record in records[::2] for sentence in _sentences(record.abstract)]
    distractors = [sentence for record in records[1::2] for sentence in _sentences(record.abstract)]
    formulas = [f"This is {row[0]}." for row in read_rows(_ROOT / "src/protlib/quotations/formulas.txt")]
    titles = [f"More is said in {record.title}, which the office published in that year." for record in records[::2]]
    cases = [("copied", sentence) for sentence in source_sentences]
    cases += [("words changed", _change_words(sentence, random)) for sentence in source_sentences]
    cases += [("of another work", sentence) for sentence in distractors]
    cases += [("of nobody", sentence) for sentence in random.sample([*_documentation()], 300)]
    cases += [("formula", sentence) for sentence in formulas] + [("title", sentence) for sentence in titles]
    return [*cases, *(("name", sentence) for sentence in _NAMES)]


def main() -> None:
    """Print how many sentences of each kind are told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="print each sentence with a wrong verdict")
    options = parser.parse_args()
    lines = (_ROOT / "examples/publications.jsonl").read_text(encoding="utf-8").splitlines()
    fields = [json.loads(line) for line in lines]
    records = [
        Publication(key=field["key"], title=field["title"], abstract=field.get("abstract", "")) for field in fields
    ]
    cases = make_cases(records, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder, "library.json"), cache=Path(folder, "cache"), texts=Path(folder, "texts"))
        with library:
            texts = {paraphrase.text for paraphrase in _check(library, records, cases)}
    counts = Counter(kind for kind, _sentence in cases)
    hits = Counter(kind for kind, sentence in cases if sentence in texts)
    for kind, count in counts.items():
        print(f"{kind:18}{hits[kind]:4} of {count:4}")
    for kind, sentence in cases if options.wrong else ():
        if (kind in {"copied", "words changed"}) != (sentence in texts):
            print("---", kind, sentence)


def _check(library: Library, records: list[Publication], cases: list[tuple[str, str]]) -> list[Paraphrase]:
    with_files = []
    for record in records[::2]:
        sha256 = hashlib.sha256(record.key.encode()).hexdigest()
        with_files.append(record.changed(files=(str(AttachedFile(f"library.files/{record.key}.pdf", 10, sha256)),)))
        texts = [Page(sentence, str(number)) for number, sentence in enumerate(_sentences(record.abstract), 1)]
        library.texts.store.write(sha256, FileText(tuple(texts), "benchmark"))
    library.add_many(with_files, match="key")
    cited = "; ".join(f"@{record.key}" for record in with_files)
    report = "\n\n".join(sentence for _kind, sentence in cases) + f"\n\nSo it is said [{cited}].\n"
    text = read_cited_text(report.encode(), "report.md", suffix="")
    return list(find_paraphrases(text, QuotedWorks(library).alike_in([record.key for record in with_files])))


if __name__ == "__main__":
    main()
