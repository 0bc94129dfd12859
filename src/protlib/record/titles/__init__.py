"""Titles: what stands for a missing one, how capitals and small letters are told, the words in them."""
