"""Words that mean the same: the shipped groups are sound, the user's own are kept."""

import re
from pathlib import Path

import pytest

from index.folding import fold
from reader.errors import SearchError
from reader.search.synonyms import Form, OwnGroups, Synonyms, load_shipped

SHIPPED = Path(__file__).parents[2] / "resources" / "synonyms.toml"


@pytest.fixture(scope="module")
def synonyms() -> Synonyms:
    return load_shipped(SHIPPED)


def forms_of(synonyms: Synonyms, word: str, *without: str) -> set[str]:
    return {expansion.form.text for expansion in synonyms.expansions(word, without)}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("研发", "研究与试验发展"),
        ("R＆D", "研究与开发(R&D)"),
        ("研發", "R&D"),
        ("研发经费", "研究与开发(R&D)经费"),
        ("研发人员", "R&D人员"),
        ("高企", "高新技术企业"),
        ("规上企业", "规模以上企业"),
        ("GDP", "地区生产总值"),
        ("科技局", "科学技术局"),
        ("市发改委", "市发展和改革委员会"),
        ("工信局", "经信委"),
        ("技术交易额", "技术合同成交额"),
        ("孵化器", "孵化载体"),
        ("产学研", "产教研"),
        ("人工智能", "AI"),
        ("5G", "第五代移动通信"),
        ("“十三五”", '"第十三个五年"'),
        ("众创空间", "双创平台"),
        ("研发强度", "全社会研发投入占GDP比重"),
        ("万人发明专利拥有量", "每万人口发明专利拥有量"),
        ("科技进步贡献率", "科技贡献进步率"),
    ],
)
def test_a_word_has_its_other_forms(synonyms: Synonyms, word: str, other: str) -> None:
    assert other in forms_of(synonyms, word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("研发强度", "全社会科技投入"),
        ("研发经费支出", "研发费用"),
        ("孵化器", "众创空间"),
        ("科技型中小企业", "独角兽"),
        ("万人发明专利拥有量", "万人高价值发明专利拥有量"),
    ],
)
def test_what_is_told_apart_is_no_synonym(synonyms: Synonyms, word: str, other: str) -> None:
    assert other not in forms_of(synonyms, word)
    assert word not in forms_of(synonyms, other)


def test_a_group_that_is_switched_off_gives_nothing(synonyms: Synonyms) -> None:
    assert forms_of(synonyms, "研发", "rd") == set()
    assert {e.group.id for e in synonyms.expansions("研发经费", ["rd_spending"])} == {"rd"}


def test_a_word_never_gives_itself_back_nor_one_form_twice(synonyms: Synonyms) -> None:
    for group in synonyms.groups:
        for form in group.forms:
            found = [e.form.folded for e in synonyms.expansions(form.text)]
            assert form.folded not in found
            assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("form", "text", "is_meant"),
    [
        ("高企", "提高企业核心竞争力", False),
        ("高企", "培育高企100家", True),
        ("国高", "全国高新区", False),
        ("国高", "新增国高20家", True),
        ("规上", "按照法规上报", False),
        ("规上", "实施规上企业倍增", True),
        ("RD", "RD经费", True),
        ("RD", "R D", False),
        ("RD", "RD中心", False),
        ("AI", "AI产业", True),
        ("AI", "email", False),
        ("5G", "15G流量", False),
        ("科委", "市科委、财政局", True),
        ("科委", "市科委员", False),
    ],
)
def test_a_form_counts_only_where_it_is_meant(
    synonyms: Synonyms, form: str, text: str, *, is_meant: bool
) -> None:
    pattern = next(f.pattern for g in synonyms.groups for f in g.forms if f.text == form)
    assert bool(re.search(pattern, fold(text).text)) is is_meant


def test_a_limit_holds_only_where_the_form_stands_at_the_edge() -> None:
    form = Form("规上", not_before=("报",), not_after=("法",))
    assert form.is_limited
    assert not Form("规模以上").is_limited
    assert Form("R&D").is_limited


def test_every_shipped_group_tells_its_source(synonyms: Synonyms) -> None:
    assert len(synonyms.groups) > 40
    for group in synonyms.groups:
        assert group.source
        assert group.label


@pytest.mark.parametrize(
    "content",
    [
        "[[group",
        '[[group]]\nid = "a"\nlabel = "甲"\nforms = ["甲"]',
        '[[group]]\nid = "a"\nlabel = "甲"\nforms = ["甲", "甲"]',
        '[[group]]\nid = "a"\nlabel = "甲"\nforms = ["研发", "研發"]',
        '[[group]]\nid = "甲"\nlabel = "甲"\nforms = ["甲", "乙"]',
        '[[group]]\nid = "a"\nforms = ["甲", "乙"]',
        '[[group]]\nid = "a"\nlabel = "甲"\nforms = "甲乙"',
        '[[group]]\nid = "a"\nlabel = "甲"\nforms = ["甲", 1]',
        '[[group]]\nid = "a"\nlabel = "甲"\nforms = ["甲", "乙"]\nform = "丙"',
        '[[group]]\nid = "a"\nlabel = "甲"\nforms = ["甲", "乙"]\n' * 2,
        '[[distinct]]\ngroup = "a"\nforms = ["甲"]\nreason = "不同"',
        '[[group]]\nid = "a"\nlabel = "甲"\nforms = ["甲", "乙"]\n'
        '[[distinct]]\ngroup = "a"\nforms = ["甲"]\nreason = "不同"',
    ],
)
def test_a_file_with_faults_is_refused_and_an_own_one_set_aside(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / "synonyms.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SearchError, match=r"synonyms\.toml"):
        load_shipped(path)
    own = OwnGroups(path)
    assert own.groups == ()
    assert "synonyms.toml.bad" in own.notice
    assert (tmp_path / "synonyms.toml.bad").read_text(encoding="utf-8") == content


def test_a_missing_shipped_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="请重新安装"):
        load_shipped(tmp_path / "synonyms.toml")


def test_own_groups_are_added_changed_removed_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "data" / "synonyms.toml"
    own = OwnGroups(path)
    first = own.add("链主", ["链主企业", ' “链主”\\"企业" ', "链主企业"])
    second = own.add("", ["甲\n", "乙"])
    assert [form.text for form in first.forms] == ["链主企业", '“链主”\\"企业"']
    assert second.label == "甲"
    assert OwnGroups(path).groups == (first, second)
    changed = own.change(first.id, "龙头", ["链主企业", "龙头企业"])
    assert OwnGroups(path).groups == (changed, second)
    own.remove(first.id)
    third = own.add("丙", ["丙", "丁"])
    assert OwnGroups(path).groups == (second, third)
    assert third.id != second.id


def test_a_group_of_one_word_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    own = OwnGroups(tmp_path / "synonyms.toml")
    with pytest.raises(SearchError, match="至少要有两个"):
        own.add("研发", ["研发", "研發", " "])
    assert own.groups == ()
    assert not (tmp_path / "synonyms.toml").exists()


def test_own_groups_join_the_shipped_ones(tmp_path: Path, synonyms: Synonyms) -> None:
    group = OwnGroups(tmp_path / "synonyms.toml").add("", ["研发", "攻关"])
    joined = Synonyms((*synonyms.groups, group))
    assert {"R&D", "攻关"} <= forms_of(joined, "研发")
    assert forms_of(joined, "研发", "rd") == {"攻关"}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    own = OwnGroups(tmp_path / "other" / "synonyms.toml")
    (tmp_path / "other").touch()
    with pytest.raises(SearchError, match="无法保存同义词"):
        own.add("", ["甲", "乙"])
    assert own.groups == ()
