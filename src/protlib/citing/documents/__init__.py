"""Documents that cite publications: what each kind of file cites, and how it is filled."""
