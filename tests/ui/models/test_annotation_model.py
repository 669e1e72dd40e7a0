"""The list of annotations."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from reader.notes.anchors import Anchor
from reader.notes.model import MEANING_NAMES, Annotation, Meaning
from reader.ui.models.annotation_model import AnnotationModel
from reader.ui.noting.listing import Filter, Grouped, lines_of


def annotation(start: int, **fields: object) -> Annotation:
    return Annotation(anchor=Anchor("a", "0" * 64, start, start + 2, "研发", "", ""), **fields)


def test_the_model_keeps_what_qt_asks_of_models(qtmodeltester: ModelTester) -> None:
    first, second = annotation(9), annotation(3, meaning=Meaning.FUNDING, tags=("甲",))
    groups = [
        Grouped("东营市方案", [(first, 9), (second, None)]),
        Grouped("移除的方案", [(first, None)], gone=True),
    ]
    model = AnnotationModel()
    model.show(lines_of(groups, Filter(), MEANING_NAMES, headings=True))
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "东营市方案",
        "资金，“研发”，甲，待核对",
        "重点，“研发”",
        "移除的方案",
        "重点，“研发”，文件已移除",
    ]
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.row_of(second.id).row() == 1


def test_a_group_without_what_was_asked_for_has_no_heading() -> None:
    groups = [Grouped("甲", [(annotation(1), 1)]), Grouped("乙", [(annotation(2, tags=("t",)), 2)])]
    lines = lines_of(groups, Filter(tag="t"), MEANING_NAMES, headings=True)
    assert len(lines) == 2
