"""Places by name."""

from collections import Counter
from pathlib import Path

import pytest

from reader.corpus.gazetteer import Gazetteer
from reader.errors import CorpusError

TABLE = Path(__file__).parents[2] / "resources" / "gazetteer.csv"


def test_every_province_and_prefecture_of_the_country_is_listed(gazetteer: Gazetteer) -> None:
    rows = [line.split(",") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    kinds = Counter(
        next(end for end in ("自治州", "地区", "盟", "市", "区") if row[0].endswith(end))
        for row in rows
        if row[2] == "city"
    )
    assert sum(row[2] == "province" for row in rows) == 34
    assert (kinds["自治州"], kinds["地区"], kinds["盟"]) == (30, 7, 3)
    assert kinds["市"] >= 293
    provinces = {row[0] for row in rows if row[2] == "province"}
    assert {row[4] for row in rows} == provinces


@pytest.mark.parametrize(
    ("city", "province"),
    [
        ("东营市", "山东省"),
        ("盘锦市", "辽宁省"),
        ("盤錦市", "辽宁省"),
        ("泰州", "江苏省"),
        ("泉州市", "福建省"),
        ("滄州市", "河北省"),
        ("延边", "吉林省"),
        ("那曲市", "西藏自治区"),
        ("重庆市", "重庆市"),
    ],
)
def test_a_city_has_its_province_in_either_script(
    gazetteer: Gazetteer, city: str, province: str
) -> None:
    place = gazetteer.find(city)
    assert place is not None
    assert place.province == province


@pytest.mark.parametrize(
    ("text", "city", "province", "level"),
    [
        ("泰州市高港区人民政府办公室", "泰州市", "江苏省", "district"),
        ("区政府办公室关于印发《高港区创新发展》", "泰州市", "江苏省", "district"),
        ("盤錦市人民政府辦公室", "盘锦市", "辽宁省", "city"),
        ("中共泉州市委 泉州市人民政府关于", "泉州市", "福建省", "city"),
        ("江苏省泰州市高港区", "泰州市", "江苏省", "district"),
        ("江苏省人民政府关于泰州市", None, "江苏省", "province"),
        ("南京市鼓楼区", "南京市", "江苏省", "district"),
        ("北京市海淀区人民政府", "北京市", "北京市", "district"),
        ("上海市人民政府", "上海市", "上海市", "province"),
        ("赵县人民政府", "石家庄市", "河北省", "district"),
        ("关于推进沧州科技创新", "沧州市", "河北省", "city"),
        ("规范中山市场秩序", None, None, None),
        ("关于盘锦科技创新", "盘锦市", "辽宁省", "city"),
        ("鼓楼区人民政府", None, None, None),
        ("老城区建设和城区管理", None, None, None),
        ("社会长治久安", None, None, None),
        ("国务院关于", None, None, None),
    ],
)
def test_the_first_place_of_a_text_is_found_as_deep_as_it_is_named(
    gazetteer: Gazetteer, text: str, city: str | None, province: str | None, level: str | None
) -> None:
    place = gazetteer.find(text)
    found = (place.city, place.province, place.level) if place else (None, None, None)
    assert found == (city, province, level)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"places\.csv"):
        Gazetteer.load(tmp_path / "places.csv")


def test_a_table_with_other_columns_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text("name,province\n东营市,山东省\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="列不对"):
        Gazetteer.load(table)
