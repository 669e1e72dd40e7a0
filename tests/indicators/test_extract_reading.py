"""The copy the grammar reads, and its sentences."""

from itertools import pairwise

from reader.indicators.reading import LONGEST, reading_copy, sentences
from tests.indicators.extracting import extracted, policy


def test_the_copy_is_as_long_as_the_text_and_simplified_and_half_width() -> None:
    text = "高新技術企業達到２.５％（省著名商標）"
    assert reading_copy(text) == "高新技术企业达到2.5%(省著名商标)"
    assert len(reading_copy(text)) == len(text)


def test_sentences_end_at_full_stops_and_not_at_semicolons() -> None:
    copy = "一家;两家。三家!四家"
    found = [copy[s.start : s.end] for s in sentences(copy, 0, len(copy))]
    assert found == ["一家;两家", "三家", "四家"]


def test_a_text_without_any_stop_is_read_in_pieces() -> None:
    copy = "高新技术企业" * LONGEST
    pieces = list(sentences(copy, 0, len(copy)))
    assert (pieces[0].start, pieces[-1].end) == (0, len(copy))
    assert all(one.end == other.start for one, other in pairwise(pieces))
    assert all(piece.end - piece.start <= LONGEST for piece in pieces)


def test_a_quote_of_a_traditional_text_stays_traditional() -> None:
    (row,) = extracted(policy("到2020年,重點產業技術研究院達到18家。"))
    assert row.quote == "到2020年,重點產業技術研究院達到18家"
    assert row.subject == "重点产业技术研究院"
