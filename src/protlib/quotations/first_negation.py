"""The first word of a sentence that a quotation leaves out, if it turns the sentence round."""

from protlib.quotations.alignment import PassageMatch, WordChange, WordDifference
from protlib.quotations.segments import split_segments


def with_first_negation(quotation: str, match: PassageMatch) -> PassageMatch:
    """Return a match with a word such as "No" before it: “Children return” of “No children return” says the opposite.

    A quotation that begins with a small letter does not say that a sentence begins there. Nor does one behind "…".
    """
    window, start = match.window, match.words.start
    segments = split_segments(quotation)
    if not start or not segments or segments[0].gap or not segments[0].text_of(segments[0].words)[:1].isupper():
        return match
    first_word = window.text_of(range(start, start + 1))
    lost_word = WordDifference(WordChange.LEFT_OUT, "", window.text_of(range(start - 1, start)))
    is_cut = first_word[:1].islower() and window.sentence_at(start).start == start - 1
    if not (is_cut and lost_word.negations):
        return match
    return match._replace(words=range(start - 1, match.words.stop), differences=(lost_word, *match.differences))
