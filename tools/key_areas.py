"""Write src/protlib/record/places/area_keys.txt: the words of each area's names, and the heads of the rows with them.

`python tools/key_areas.py` prints it. Who looks up a few names need not read all of them.
"""

from collections import defaultdict

from protlib.record.places.areas import NAME_SEPARATOR, SHARED, area_key, rows, without_kind
from protlib.record.places.spellings import find_country_or_region


def main() -> None:
    """Print the lines in their order; a name without its kind of place ("province") is never sure."""
    heads: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in rows():
        for name in row.names:
            compared = area_key(name)
            heads[compared][SHARED * name.startswith(SHARED) + row.head] = None
            bare = " ".join(without_kind(compared.split()))
            if bare and bare != compared and not find_country_or_region(bare):
                heads[bare][SHARED + row.head] = None
    print("\n".join(sorted(f"{words}\t{NAME_SEPARATOR.join(codes)}" for words, codes in heads.items())))


if __name__ == "__main__":
    main()
