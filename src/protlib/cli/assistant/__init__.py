"""The questions that an assistant may ask of a library, and the server of the Model Context Protocol for them."""
