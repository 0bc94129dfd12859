"""Write src/protlib/record/instrument_keys.txt: the words of each name of a treaty or a law, and the rows that have it.

`python tools/key_instruments.py` prints it. A search looks names up in it, and reads no row without need.
"""

from collections import defaultdict

from protlib.record.instruments import all_instruments, key


def main() -> None:
    """Print the lines in their order."""
    rows: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for row, instrument in enumerate(all_instruments()):
        for name in instrument.iterate_typed_names():
            rows[key(name)][row] = None
    print("\n".join(sorted(f"{words}\t{','.join(map(str, numbers))}" for words, numbers in rows.items())))


if __name__ == "__main__":
    main()
