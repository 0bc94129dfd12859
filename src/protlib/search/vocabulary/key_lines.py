"""Tables of keys, a line for each, in order; a key is found in their bytes, because splitting all lines is slower."""


def find_line(lines: bytes, text: str) -> str:
    """Return the first line that is not before a text, "" behind the last."""
    target = text.encode()
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", 0, (low + high) // 2) + 1
        end = lines.index(b"\n", start)
        low, high = (end + 1, high) if lines[start:end] < target else (low, start)
    return lines[low : lines.find(b"\n", low)].decode()
