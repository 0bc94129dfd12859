"""Texts of Word and LibreOffice, by paragraph: the parts of their archives, fields, styles, lists, notes and boxes."""
