"""What makes two files the same document, or versions of one."""

from dataclasses import replace

import pytest

from reader.library.kinship import Catalogue, title_key
from reader.library.model import Entry

TEXT = "到2025年全社会研发经费投入强度达到2.5%，高新技术企业达到300家，科技型中小企业达到500家。"
OTHER = "为加强城市生活垃圾管理，改善人居环境，根据有关法律、行政法规，结合本市实际，制定本条例。"
FIRST = Entry(
    "first", "赣州市科技创新促进条例", "赣州市人民代表大会常务委员会", "赣州市", "江西省",
    "赣府发〔2020〕5号", "2020-05-06", "text 1", "source 1",
)  # fmt: skip
SECOND = replace(
    FIRST, id="second", date="2023-01-01", text_sha256="text 2", source_sha256="source 2"
)


def decide(entry: Entry, text: str = TEXT, first: Entry = FIRST) -> tuple[str, str]:
    decision = Catalogue([first], lambda _name: TEXT).decide(entry, text)
    return decision.kind, decision.detail


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({}, "newer"),
        ({"date": "2019-01-01"}, "older"),
        ({"date": ""}, "newer"),
        ({"title": "赣州市科技创新促进条例（2023年修订）"}, "newer"),
        ({"title": "贛州市科技創新促進條例"}, "newer"),
        ({"title": "另一个标题的文件", "document_number": "赣府发[2020]5号"}, "newer"),
        ({"title": "另一个标题的文件", "document_number": "赣府发〔2020〕6号"}, "new"),
        ({"issuer": None, "document_number": None}, "newer"),
        ({"issuer": None, "city": "宜春市", "document_number": None}, "new"),
        ({"source_sha256": "source 1"}, "known"),
        ({"text_sha256": "text 1"}, "known"),
    ],
)
def test_title_place_and_number_tell_a_version(changed: dict[str, str | None], kind: str) -> None:
    assert decide(replace(SECOND, **changed))[0] == kind


def test_the_same_name_over_another_text_is_another_document() -> None:
    kind, detail = decide(SECOND, OTHER)
    assert kind == "new"
    assert "两份都保留" in detail


def test_shipped_documents_are_not_replaced() -> None:
    kind, detail = decide(SECOND, TEXT, replace(FIRST, origin="shipped"))
    assert kind == "new"
    assert "两份都保留" in detail


def test_a_title_alone_hides_no_document_behind_another() -> None:
    nowhere = replace(FIRST, issuer=None, city=None, province=None, document_number=None)
    second = replace(nowhere, id="second", text_sha256="text 2", source_sha256="source 2")
    kind, detail = decide(second, TEXT, nowhere)
    assert kind == "new"
    assert "两份都保留" in detail
    numbered = replace(nowhere, document_number="赣府发〔2020〕5号")
    assert (
        decide(replace(second, document_number="赣府发〔2020〕5号"), TEXT, numbered)[0] == "newer"
    )


def test_short_titles_say_nothing() -> None:
    notice = replace(FIRST, title="通知", document_number=None)
    assert decide(replace(SECOND, title="通知", document_number=None), TEXT, notice)[0] == "new"


def test_what_was_taken_counts_for_the_next_file() -> None:
    catalogue = Catalogue([FIRST], lambda _name: TEXT)
    catalogue.take(SECOND, catalogue.decide(SECOND, TEXT))
    third = replace(SECOND, id="third", date="2021-01-01", text_sha256="3", source_sha256="3")
    decision = catalogue.decide(third, TEXT)
    assert decision.kind == "older"
    assert decision.other is not None
    assert decision.other.id == "second"
    again = catalogue.decide(replace(FIRST, id="again"), TEXT)
    assert "这一旧版已在文库中" in again.detail


def test_a_title_is_known_in_any_script_width_and_edition() -> None:
    keys = {
        title_key("关于促进科技创新的若干措施"),
        title_key("關於促進科技創新的若干措施（2021年修訂）"),
        title_key("关于促进 科技创新 的若干措施"),
    }
    assert len(keys) == 1
