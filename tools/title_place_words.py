"""Write src/protlib/record/titles/title_place_words.txt: the longest word of each name by which titles name places.

`python tools/title_place_words.py` prints it. Most titles have none of these words, and to know it the names need not
be worked out.
"""

from protlib.record.places.title_places import longest_words


def main() -> None:
    """Print the words in their order."""
    print("\n".join(sorted(longest_words())))


if __name__ == "__main__":
    main()
