"""Write src/protlib/search/vocabulary/concept_keys.txt: the compared form of each label, with its concepts' codes.

`python tools/key_concepts.py` prints it. A search looks names up in it and reads no more of the thesaurus than it
needs.
"""

from collections import defaultdict

from protlib.record import concepts
from protlib.search.vocabulary import concept_mentions


def main() -> None:
    """Print the lines in their order."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for concept in concepts.all_concepts():
        for key in concept_mentions.label_keys(concept):
            codes[key].append(concept.code)
    print("\n".join(sorted(f"{key}\t{','.join(key_codes)}" for key, key_codes in codes.items())))


if __name__ == "__main__":
    main()
