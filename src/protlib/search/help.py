"""What teaches the query language."""

from typing import Final

HELP: Final = """\
A query is words, and more where words are not enough.

  forced labour nigeria      all of these words, in any order and any part of a publication
  traffick labor migrat      beginnings and other spellings of words will do
  traficking                 a word that is nowhere stands for those it may be misspelt for
  iom "IOM"                  an acronym stands for its words, and the words for their acronym
  jobe 2010                  a year is looked for among the dates as well
  "human trafficking"        these words side by side
  migra*                     any word that begins so
  -kosovo  -"second edition" not this
  labour OR labor            either (in capitals); all words around OR belong to its sides
  (sweden OR norway) asylum  brackets hold together

A field before a word, a phrase or brackets says where to look:

  author:jobe  author:"Klein Solomon"  editor:mcauliffe  title:(causes OR consequences)
  title  author  editor  abstract  tag  category  topic  place  container  publisher  note  any

These are compared as a whole; several words need quotation marks:

  year:2016  year:2010..2020  year:2015..  year:..2010  year:2016-05
  region:"West Africa"       what is catalogued under it, its countries and what it is part of by name
  country:nigeria  type:report  language:fr  key:iom2009caring
  has:abstract  missing:year  doi:10.1000/182  isbn:9789290684565  url:https://www.iom.int/report

The best matches come first: words in the title and names of authors count most, then tags, places and categories, then
container and publisher, then the abstract; rare words count more than common ones, and of equal matches the newest comes
first. Where nothing has all the words, some are left out, and you are told which. --exact takes words as they are;
--explain says why each publication was found. A DOI, a link, an ISBN or a citation key by itself finds what has it.
"""
