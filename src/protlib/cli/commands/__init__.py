"""The commands: a function for each, in a file with its name; `command_table.txt` has a block for each."""
