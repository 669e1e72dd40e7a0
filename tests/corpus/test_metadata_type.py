"""文种 and status from titles and page fields."""

import pytest

from reader.corpus.describing.document_type import status_of, type_of


@pytest.mark.parametrize(
    ("title", "doc_type"),
    [
        ("东营市人民政府关于印发东营市国家创新型城市建设工作方案的通知", "工作方案(以通知印发)"),
        (
            "盤錦市人民政府辦公室印發關于推進科技創新(2019—2021)實施意見的通知",
            "实施意见(以通知印发)",
        ),
        ("区政府办公室关于印发《高港区“六大行动计划”实施方案》的通知", "实施方案(以通知印发)"),
        ("关于印发《科技计划管理办法（试行）》的通知", "管理办法(以通知印发)"),
        ("国务院办公厅转发科技部关于深化改革若干意见的通知", "若干意见(以通知转发)"),
        ("关于实施创新驱动发展战略建设国家自主创新示范区的意见", "意见"),
        ("关于“科技创新三年行动”的实施方案", "实施方案"),
        ("东莞市文明行为促进条例(2023年修正)", "条例"),
        ("北京市实施《中华人民共和国水法》办法", "办法"),
        ("关于开展科技奖励申报工作的通知", "通知"),
        ("关于同意建设创新型城市的批复", "批复"),
        ("科技创新大会在我市召开", None),
    ],
)
def test_a_title_tells_the_type(title: str, doc_type: str | None) -> None:
    assert type_of(title) == doc_type


@pytest.mark.parametrize(
    ("title", "fields", "status"),
    [
        ("关于科技创新的意见", [], "not stated"),
        ("关于科技创新的意见", ["(此文件已失效)"], "lapsed"),
        ("關于科技創新的意見", ["此文件已廢止"], "repealed"),
        ("关于科技创新的意见", ["有效"], "in force"),
        ("关于科技创新的意见", ["已修订"], "revised"),
        ("【失效】关于科技创新的意见", [], "lapsed"),
        ("关于科技创新的意见（已废止）", [], "repealed"),
        ("科技奖励办法（试行）", [], "trial"),
        ("科技奖励暂行办法", [], "trial"),
        ("科技奖励办法（试行）", ["现行有效"], "in force"),
        ("科技奖励办法（征求意见稿）", [], "draft"),
        ("关于废止《科技奖励办法》的决定", [], "not stated"),
    ],
)
def test_flags_fields_and_marks_tell_the_status(title: str, fields: list[str], status: str) -> None:
    assert status_of(title, fields) == status
