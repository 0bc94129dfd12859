"""The concepts of a page's records: their names there, and the typed text for each in any language."""

from collections import defaultdict
from collections.abc import Iterable

from protlib.index import Index
from protlib.index.words import tokens
from protlib.page.packed import Sets
from protlib.record.concepts import all_concepts, narrower_concepts
from protlib.search.vocabulary.concept_mentions import keys
from protlib.search.vocabulary.concepts import find_all


def concept_table(index: Index, sets: Sets) -> dict[str, object]:
    """Return, for `interface/search/concepts.js`, the concepts with their names, and their places by typed text.

    The text of a concept without records has no places, and is there only where a piece of it means another concept.
    """
    having = list(find_all(index))
    positions = {concept.code: position for position, (concept, _labels) in enumerate(having)}
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    other_keys: set[str] = set()
    for concept in all_concepts():
        for key in sorted(keys(concept)):
            if concept.code in positions:
                by_key[key].append(positions[concept.code])
            else:
                other_keys.add(key)
    blocking = {key for key in other_keys - by_key.keys() if not by_key.keys().isdisjoint(pieces_of(key))}
    return {
        "concepts": [
            {
                "code": concept.code,
                "name": concept.name,
                "first": [" ".join(tokens(names[0])) for names in concept.languages().values()],
                "narrower": [
                    positions[narrower_concept.code]
                    for narrower_concept in narrower_concepts(concept)
                    if narrower_concept.code in positions
                ],
                "labels": [(label.text, label.is_acronym, sets.by_part(parts)) for label, parts in labels.items()],
            }
            for concept, labels in having
        ],
        "typed": [*by_key.items(), *((key, []) for key in sorted(blocking))],
    }


def pieces_of(key: str) -> Iterable[str]:
    """Return the runs of words in a name, including the whole name."""
    words = key.split()
    ends = range(1, len(words) + 1)
    return (" ".join(words[start:end]) for end in ends for start in range(end))
