"""Git, whose programs and files no other room knows: repositories, attributes, and the past of a file."""
