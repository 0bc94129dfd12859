"""What teaches the query language."""

from typing import Final

from protlib.search.query import WORD_FIELDS

_WIDTH: Final = 77

_HELP: Final = """\
A query is one word or more. All of these work:

  forced labour nigeria     all of these words, anywhere, in any order
  traffick labor migrat     beginnings of words, and other spellings
  traficking                a misspelt word finds the words that are close
  iom                       an acronym finds the words that it stands for,
                            and the words find the acronym
  traite des personnes      a subject is found by its names in other
                            languages, and by its acronyms
  jobe 2010                 a year is also found in dates
  "human trafficking"       these words side by side
  migra*                    every word that begins so
  labour -nigeria           without this word, as in labour NOT nigeria
  labour OR labor union     one side or the other: all words on the left of
                            OR, or all on its right
  (sweden OR norway) asylum brackets keep words together

If a query begins with a minus, type "--" first: protlib search -- -nigeria

Name a field before a word, a phrase or brackets to search only there:

  author:jobe   author:"Klein Solomon"   title:(causes OR consequences)

{fields}

Your own fields (protlib fields add finding) work too: finding:signs

Use a saved search (protlib search --save gbv-wa ...) by its name:

  @gbv-wa children          what it finds, if it also has this word
  @gbv-wa @return           what both of them find
  @gbv-wa OR @return        what either of them finds
  @gbv-wa -@return          what the first finds and the second does not

A saved search keeps its order and number; --sort and --limit change them.
In quotation marks, "@gbv-wa" is a word. In PowerShell, type --saved gbv-wa.
protlib search --saved lists the saved searches.

topic: finds a subject and narrower ones (see protlib about --type concept):

  topic:UASC   topic:"child protection"   topic:trata

These fields are compared as a whole. Put several words in quotation marks:

  year:2016   year:2010..2020   year:2015..   year:..2010   year:2016-05
  region:"West Africa"   country:nigeria   type:report   language:fr
  has:abstract   missing:year   key:iom2009caring   access:public
  doi:10.1000/182   isbn:9789290684565   url:https://example.org/report
  symbol:A/RES/64/293   symbol:A/HRC/*   symbol:"S/RES/1325 (2000)"

You can also type a DOI, link, ISBN, United Nations document symbol or
citation key without a field.

The best come first. Words in titles and names count most. Then come tags,
categories and places, then container and publisher, then the abstract.
Rare words count more than common ones. The newest of equals comes first.
Small words ("the", "de", "para") and question words ("how", "comment")
hardly count.

If nothing has all the words, protlib leaves some out and says so. It leaves
out a subject or a name last. A question with fewer than five answers also
shows publications with some of its words. --exact takes words as written.
--explain shows why each publication was found.
"""


def query_help() -> str:
    """Return a text of at most 79 columns, with examples, that teaches the query language."""
    import textwrap

    fields = textwrap.fill(
        " ".join(WORD_FIELDS), _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )
    return _HELP.format(fields=fields)
