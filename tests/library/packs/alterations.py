"""Every kind of harm that can come to the file of a pack."""

import random
from collections.abc import Iterator


def one_byte_each(data: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Copies of a file with one byte altered, at places and to values left to chance."""
    chance = random.Random(seed)
    for _ in range(count):
        place = chance.randrange(len(data))
        value = (data[place] + chance.randint(1, 255)) % 256
        yield f"byte {place}", data[:place] + bytes([value]) + data[place + 1 :]


def every_bit(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Copies of a file with one bit of each byte altered."""
    for place, value in enumerate(data):
        altered = bytes([value ^ 1 << place % 8])
        yield f"byte {place}", data[:place] + altered + data[place + 1 :]


def cut_and_joined(data: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Copies cut short, with something behind, in front, in between, or with parts swapped."""
    chance = random.Random(seed)
    yield "empty", b""
    yield "twice", data + data
    yield "a byte behind", data + b"\0"
    yield "a byte in front", b"\0" + data
    for _ in range(count):
        first, second = sorted(chance.sample(range(1, len(data)), 2))
        yield f"cut at {first}", data[:first]
        yield f"{first} to {second} cut out", data[:first] + data[second:]
        yield f"parts swapped at {first}", data[first:] + data[:first]
        yield f"a byte more at {first}", data[:first] + b"\0" + data[first:]
