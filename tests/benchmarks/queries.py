"""What the benchmark of search asks: the same queries every time."""

import random
from collections.abc import Mapping
from pathlib import Path

MIXED = (
    "R&D经费",
    "R&D",
    "2.5%",
    "15%以上",
    "〔2018〕",
    "〔2016〕43号",
    "“十三五”",
    "（一）",
    "GDP",
)
TRADITIONAL = ("創新", "研發經費", "高新技術企業", "人民政府", "發展", "產業", "規劃", "綠色")
_TERMS = Path(__file__).resolve().parents[2] / "resources" / "dictionary" / "policy_terms.txt"


def mixed_queries(texts: Mapping[str, str], number: int) -> list[str]:
    """Strings of the texts, policy terms, figures, both scripts; the same for the same texts.

    Args:
        texts: By id of the document.
        number: How many; a quarter of them are policy terms.
    """
    chance = random.Random(20181228)
    terms = _TERMS.read_text("utf-8").splitlines()
    terms = [term for term in terms if term and not term.startswith("#")]
    long_enough = [text for text in texts.values() if len(text) > 100]
    found = [*MIXED, *TRADITIONAL, *chance.sample(terms, number // 4)][:number]
    while len(found) < number:
        text = chance.choice(long_enough)
        length = chance.randint(1, 12)
        start = chance.randrange(len(text) - length)
        query = text[start : start + length].replace("\n", "").strip()
        if query:
            found.append(query)
    return found
