"""The facts of a document as fields: what was concluded is marked, what is typed is reviewed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from reader.corpus.model import Inference, Metadata
from reader.ui.importing.metadata_form import MetadataForm, TitleEdit, read_field

METADATA = Metadata(
    "甲市办法",
    issuer="甲市人民政府",
    issue_date="2019-07-04",
    city="甲市",
    inferences=(
        Inference("issuer", "〔?〕办公室", "由文号前缀推定。"),
        Inference("issue_date", "201974", "由文号年份推定。"),
        Inference("status", "", "由标题推定。"),
    ),
)


@pytest.fixture
def form(qtbot: QtBot) -> MetadataForm:
    form = MetadataForm(METADATA)
    qtbot.addWidget(form)
    form.show()
    return form


def field(form: MetadataForm, name: str) -> QLineEdit:
    return next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == name)


def notes(form: MetadataForm) -> list[str]:
    return [each.text() for each in form.findChildren(QLabel) if each.isVisible()]


def test_what_was_concluded_is_marked_with_its_reason(form: MetadataForm) -> None:
    assert "推定：由文号前缀推定。" in notes(form)
    assert form.metadata() == METADATA


def test_what_is_typed_is_reviewed_and_no_longer_concluded(form: MetadataForm) -> None:
    field(form, "发文机关").setText("甲市人民政府办公室")
    metadata = form.metadata()
    assert metadata.issuer == "甲市人民政府办公室"
    assert metadata.inference("issuer") is None
    assert metadata.inference("issue_date") is not None
    assert "已由您改定" in notes(form)


def test_a_concluded_value_can_be_confirmed_as_it_is(qtbot: QtBot, form: MetadataForm) -> None:
    confirm = next(
        each for each in form.findChildren(QToolButton) if each.accessibleName() == "确认成文日期"
    )
    with qtbot.waitSignal(form.changed):
        qtbot.mouseClick(confirm, Qt.MouseButton.LeftButton)
    assert form.metadata().issue_date == "2019-07-04"
    assert form.metadata().inference("issue_date") is None
    assert "已由您确认" in notes(form)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2018年12月28日", "2018-12-28"),
        ("2018-12-28", "2018-12-28"),
        ("二〇一八年十二月", "2018-12"),
        ("", None),
    ],
)
def test_a_date_is_understood_as_people_write_it(typed: str, iso: str | None) -> None:
    assert read_field("issue_date", typed).value == iso
    assert not read_field("issue_date", typed).fault


def test_a_date_that_is_none_is_a_fault_beside_its_field(form: MetadataForm) -> None:
    field(form, "成文日期").setText("去年夏天")
    assert form.faults() == ["“去年夏天”不是确切的日期，请写成 2018年12月28日 或 2018-12。"]
    assert form.faults()[0] in notes(form)


def test_a_document_needs_a_title(form: MetadataForm) -> None:
    form.findChild(TitleEdit).setPlainText("　 ")
    assert form.faults() == ["请填写标题。"]


def test_an_emptied_field_is_unknown_and_another_status_is_reviewed(form: MetadataForm) -> None:
    field(form, "城市").clear()
    box = form.findChild(QComboBox)
    box.setCurrentIndex(box.findText("已废止"))
    metadata = form.metadata()
    assert metadata.city is None
    assert metadata.status == "repealed"
    assert metadata.inference("status") is None


def test_the_fields_stand_close_together_however_high_the_form_is(form: MetadataForm) -> None:
    form.resize(400, 900)
    title = form.findChild(TitleEdit)
    beside = next(each for each in form.findChildren(QLabel) if each.text() == "标题")
    top = title.mapTo(form, title.rect().topLeft()).y()
    assert abs(beside.mapTo(form, beside.rect().topLeft()).y() - top) < 12
    below = field(form, "发文机关")
    assert below.mapTo(form, below.rect().topLeft()).y() - top < title.height() + 20


def test_a_long_title_is_seen_whole_and_stays_one_line(qtbot: QtBot, form: MetadataForm) -> None:
    title = form.findChild(TitleEdit)
    title.setPlainText("关于推进科技创新加快产校地企融\n协同发展的实施意见")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert form.metadata().title == "关于推进科技创新加快产校地企融协同发展的实施意见"
    assert title.height() >= 2 * title.fontMetrics().lineSpacing()
