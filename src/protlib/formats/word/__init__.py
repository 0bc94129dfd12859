"""Documents of word processors (.docx, .odt): references that programs left in them, and Word's own list of sources."""
