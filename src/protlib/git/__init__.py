"""Git, of whose programs and files no other room knows: repositories, what they are told of a library, and their past."""
