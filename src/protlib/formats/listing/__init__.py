"""The catalogue listing: pages of a library, or of ReliefWeb, copied from the browser."""
