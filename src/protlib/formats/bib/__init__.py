"""BibTeX and biblatex: one reader that understands both, one writer with two dialects.

From the file inwards: `splitting` (and `recovery`) make entries of the text, `inheritance` completes them,
`reading` makes records of them with the help of `names`, `dating` and `latex`; `writing` goes the other way.
What maps to what is in the tables of `types` and `fields`; `exact` keeps what neither dialect can say.
"""
