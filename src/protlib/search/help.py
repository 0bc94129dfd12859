"""What teaches the query language."""

from typing import Final

from protlib.search.query import WORD_FIELDS

_WIDTH: Final = 77

_HELP: Final = """\
A query is words, and more where words are not enough:

  forced labour nigeria     all of these words, anywhere, in any order
  traffick labor migrat     beginnings and other spellings will do
  traficking                a word that is nowhere stands for those that it
                            may be misspelt for
  iom                       an acronym stands for the words it is made of,
                            and these stand for it
  traite des personnes      a subject of the field is found by its names in
                            other languages as well, and by its acronyms
  jobe 2010                 a year is looked for in the dates as well
  "human trafficking"       these words side by side
  migra*                    whatever begins so
  labour -nigeria           not this, as in labour NOT nigeria; a query that
                            begins with a minus needs "--" before it:
                            protlib search -- -nigeria
  labour OR labor union     one side or the other: "OR" parts all that is on
                            its left from all that is on its right
  (sweden OR norway) asylum brackets keep together

A field before a word, a phrase or brackets says where to look:

  author:jobe   author:"Klein Solomon"   title:(causes OR consequences)

{fields}

and so does a field of your own (protlib fields add finding): finding:signs

A search that is saved (protlib search --save gbv-wa ...) is asked by its name:

  @gbv-wa children          what it finds, and of that what has the word
  @gbv-wa @return           what both of them find
  @gbv-wa OR @return        what one of them finds
  @gbv-wa -@return          what the first finds, and not the second

It comes in the order and number that were saved with it, unless --sort or
--limit say something else. In quotation marks, "@gbv-wa" is a word; PowerShell
wants --saved gbv-wa. protlib search --saved lists them.

topic: knows subjects (protlib about --type concept), each with what is narrower:

  topic:UASC   topic:"child protection"   topic:trata

These are compared as a whole; several words need quotation marks:

  year:2016   year:2010..2020   year:2015..   year:..2010   year:2016-05
  region:"West Africa"   country:nigeria   type:report   language:fr
  has:abstract   missing:year   key:iom2009caring   access:public
  doi:10.1000/182   isbn:9789290684565   url:https://example.org/report
  symbol:A/RES/64/293   symbol:A/HRC/*   symbol:"S/RES/1325 (2000)"

A DOI, a link, an ISBN, a symbol of a United Nations document or a citation
key by itself finds what has it.

The best comes first: words in titles and names count most, then tags,
categories and places, then container and publisher, then the abstract; rare
words count more than common ones; of equals the newest comes first. Small
words ("the", "de", "para") and words that ask ("how", "comment") hardly count.
Where nothing has all the words, some are left out, and you are told: a subject
and a name come last. A question with fewer than five answers also shows what
has some of its words. --exact takes words as they are, --explain tells why
each publication was found.
"""


def query_help() -> str:
    """Return a text of at most 79 columns, with examples, that teaches the query language."""
    import textwrap

    fields = textwrap.fill(
        " ".join(WORD_FIELDS), _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )
    return _HELP.format(fields=fields)
