"""What hostile files are made of: a good text, noise, and what must come of a file."""

import random
from collections.abc import Callable
from typing import Literal

Expectation = Literal["refused", "read", "either"]
"""What must come of a file: a sentence, a text, or one of both within the limits."""
Maker = tuple[Expectation, Callable[[], bytes]]
"""What must come of a file, and what makes its bytes when it is needed."""

SENTENCE = "为贯彻落实创新驱动发展战略，加快建设创新型城市，制定本实施方案。"
NOTICE = f"某市人民政府关于加快科技创新的通知\n各县区人民政府：\n一、总体要求\n{SENTENCE * 3}\n"
LAUGHS = "<!DOCTYPE lolz [<!ENTITY a0 'lol'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
)
"""Entities of entities: a few lines that would become gigabytes."""


def noise(seed: int, length: int = 4000) -> bytes:
    """Bytes that mean nothing, the same for a seed."""
    return random.Random(seed).randbytes(length)
