"""Reports with covers, imprint pages and mastheads, made as agencies make them, and what is right to say of each."""
