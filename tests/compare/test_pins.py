"""Pins: kept with the notes, found again in another version."""

from reader.compare.evidence import Evidence
from reader.compare.model import Pin
from reader.compare.pairing import pair_sections
from reader.compare.pins import lone_pin, paired_pin, parted_pin, pins_between
from reader.corpus.model import Document, Section
from tests.compare.drafts import ONE, OTHER, document


def section(document_: Document, label: str) -> Section:
    return next(s for s in document_.sections if label in s.label)


def test_a_pin_names_the_two_sections_whichever_document_is_on_the_left() -> None:
    sea, patents = section(ONE, "海洋"), section(OTHER, "专利")
    pin = paired_pin(ONE, sea, OTHER, patents)
    assert pins_between([pin], ONE, OTHER) == (Pin(sea.start, patents.start),)
    assert pins_between([pin], OTHER, ONE) == (Pin(patents.start, sea.start),)


def test_a_lone_pin_and_one_that_sets_apart() -> None:
    sea, talent = section(ONE, "海洋"), section(OTHER, "人才")
    stored = [lone_pin(ONE, sea, OTHER), parted_pin(ONE, sea, OTHER, talent)]
    assert set(pins_between(stored, ONE, OTHER)) == {
        Pin(sea.start, None, apart=True),
        Pin(sea.start, talent.start, apart=True),
    }


def test_pins_of_other_documents_are_passed_over() -> None:
    pin = paired_pin(ONE, ONE.sections[0], OTHER, OTHER.sections[0])
    assert pins_between([pin], ONE, ONE) == ()


def test_a_pin_lasts_when_the_document_gets_a_paragraph_more(evidence: Evidence) -> None:
    pin = paired_pin(ONE, section(ONE, "海洋"), OTHER, section(OTHER, "专利"))
    longer = document(ONE.text.replace("二、主要任务", "新增的一段话。\n二、主要任务"), "one.txt")
    same_id = Document(
        ONE.id,
        longer.text,
        longer.blocks,
        longer.sections,
        longer.repairs,
        longer.metadata,
        longer.source_map,
        longer.source_sha256,
    )
    (found,) = pins_between([pin], same_id, OTHER)
    assert found.left == section(same_id, "海洋").start
    pairing = pair_sections(same_id, OTHER, evidence, [found])
    assert pairing.of_left(found.left or 0)[0].kind == "pinned"


def test_a_pin_on_a_section_that_is_gone_rests() -> None:
    pin = paired_pin(ONE, section(ONE, "海洋"), OTHER, section(OTHER, "专利"))
    gone = Document(ONE.id, "", (), (), (), ONE.metadata, ONE.source_map, ONE.source_sha256)
    assert pins_between([pin], gone, OTHER) == ()
