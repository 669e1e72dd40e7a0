"""``antou search`` and ``antou source-of`` on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from reader.cli.plain_form import answer_lines
from reader.cli.usage import display_width
from reader.search import CityCount, SearchAnswer
from reader.search.synonyms import SYNONYMS_FILE, OwnGroups
from tests.command_line import Run


def answer_of(run: Run, *words: str) -> Any:  # noqa: ANN401 - whatever stands there
    status, out, err = run("search", *words, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def ids_of(answer: Any) -> list[str]:  # noqa: ANN401 - see above
    return [document["id"] for document in answer["documents"]]


def test_smart_mode_finds_synonyms_and_says_why(run: Run) -> None:
    answer = answer_of(run, "高企认定", "--mode", "smart")
    assert answer["mode"] == "smart"
    hits = [hit for document in answer["documents"] for hit in document["hits"]]
    assert "同义：高企认定 → 高新技术企业认定" in {hit["why"] for hit in hits}
    assert answer["total_hits"] == len(hits)
    assert answer_of(run, "高企认定")["total_hits"] == 0


def test_the_groups_used_are_told_and_can_be_left_out(run: Run) -> None:
    _, out, _ = run("search", "孵化载体", "--mode", "智能")
    assert "已同时检索：孵化器、孵化载体（不用：--without-group incubators）" in out
    answer = answer_of(run, "孵化载体", "--mode", "smart", "--without-group", "incubators")
    assert ids_of(answer) == ["cangzhou"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--province", "山东"], ["dongying"]),
        (
            ["--province", "山东省", "--province", "河北", "--sort", "city"],
            ["cangzhou", "dongying"],
        ),
        (["--status", "lapsed"], ["panjin"]),
        (["--from", "2018", "--sort", "date"], ["panjin", "dongying"]),
        (
            ["--scope", "title", "--sort", "city"],
            ["cangzhou", "panjin", "gaogang", "quanzhou", "dongying"],
        ),
        (["--scope", "标题", "--city", "东营"], ["dongying"]),
        (["--scope", "标题", "--city", " 東營市"], ["dongying"]),
    ],
)
def test_options_narrow_and_sort(run: Run, options: list[str], expected: list[str]) -> None:
    assert ids_of(answer_of(run, "创新", *options)) == expected


def test_words_within_a_sentence(run: Run) -> None:
    anywhere = answer_of(run, "研发 投入", "--within", "document")
    together = answer_of(run, "研发 投入", "--within", "同句")
    assert 0 < together["total_hits"] < anywhere["total_hits"]
    assert answer_of(run, "研发 投入")["total_hits"] == answer_of(run, "研发投入")["total_hits"]


def test_places_with_and_without_hits_are_told_in_lines_that_fit_a_terminal(run: Run) -> None:
    lines = run("search", "渤海粮仓")[1].splitlines()
    assert lines[1:3] == [
        "沧州市 6 处　东营市 1 处",
        "没有写到的 3 个地区：盘锦市　泰州市　泉州市",
    ]
    assert run("search", "渤海粮仓", "--city", "沧州")[1].splitlines()[1:3] == ["沧州市 6 处", ""]
    by_city = {f"东平{number}市": CityCount(number % 2, 1) for number in range(300)}
    many = SearchAnswer("词", "exact", 300, 1, 150, 150, by_city, ())
    told = list(answer_lines(many))
    assert max(map(display_width, told)) <= 80
    assert sum(line.count("东平") for line in told) == 300


def test_what_there_is_instead_is_told(run: Run) -> None:
    status, out, _ = run("search", "创新性城市")
    assert status == 0
    assert "没有“创新性城市”，文库中有：创新型城市 " in out


def test_a_fault_in_a_query_is_one_sentence_that_points_at_the_place(run: Run) -> None:
    assert run("search", "研发 (投入", "--mode", "smart") == (
        1,
        "",
        "第4个字处的括号没有配对；要查括号本身，请用精确检索，或加上引号。\n",
    )
    status, _, err = run("search", "创新", "--province", "云南")
    assert (status, err.count("\n")) == (1, 1)
    assert "文库中没有“云南”的文件；现有：" in err


def test_the_users_own_groups_are_used(run: Run, tmp_path: Path) -> None:
    OwnGroups(tmp_path / SYNONYMS_FILE).add("试验", ["量子纠缠态", "孵化器"])
    run("documents", "--data-dir", tmp_path)
    _, out, _ = run("search", "量子纠缠态", "--mode", "smart", "--json", "--data-dir", tmp_path)
    assert json.loads(out)["total_hits"] == answer_of(run, "孵化器")["total_hits"]


def test_a_damaged_file_of_own_groups_is_told_and_the_search_goes_on(
    run: Run, tmp_path: Path
) -> None:
    run("search", "创新", "--data-dir", tmp_path)
    (tmp_path / SYNONYMS_FILE).write_text("[[", encoding="utf-8")
    status, out, err = run("search", "创新", "--json", "--data-dir", tmp_path)
    assert status == 0
    assert json.loads(out)["total_hits"]
    assert "synonyms.toml.bad" in err


def test_the_source_of_a_sentence(run: Run) -> None:
    text = "全市研发机构建有率达到95%以上,研发经费支出占地区生产总值比重达到2.6%"
    status, out, _ = run("source-of", text, "--json", "--limit", "3")
    assert status == 0
    found = json.loads(out)
    assert found["text"] == text
    assert 0 < len(found["sources"]) <= 3
    for source in found["sources"]:
        shown = json.loads(run("show", source["id"], "--json")[1])
        assert shown["text"][source["start"] : source["end"]] == source["quote"]
        assert 0 < source["score"] <= 1
        assert {stretch["kind"] for stretch in source["stretches"]} > {"same"}


def test_the_source_of_a_sentence_for_people(run: Run) -> None:
    assert "原句" in run("source-of", "加大研发投入")[1]
    out = run("source-of", "加大企业研发资金投入力度")[1]
    assert "[" in out
    assert run("source-of", "床前明月光疑是地上霜举头望明月")[1] == (
        "文库中没有与这段文字相近的段落。\n"
    )
    assert run("source-of", "研发")[0] == 1
