"""The command line keeps its contract: JSON, exit status, one sentence for what went wrong."""

import re
from pathlib import Path

import click
import pytest

from reader import __version__
from reader.cli import antou
from reader.cli.display import has_display
from reader.cli.usage import display_width
from tests.command_line import Run

PROJECT = Path(__file__).parents[1]
SHIPPED = ["cangzhou", "panjin", "gaogang", "quanzhou", "dongying"]
COMMANDS = antou.list_commands(click.Context(antou))
SHOW_KEYS = {"id", "metadata", "text", "sections", "blocks", "repairs"}


def test_documents_lists_the_library(run: Run) -> None:
    ran = run("documents", "--json")
    assert ran.status == 0
    assert ran.err == ""
    assert [document["id"] for document in ran.json] == SHIPPED
    for document in ran.json:
        assert set(document) == {
            "id",
            "title",
            "city",
            "province",
            "issuer",
            "document_number",
            "issue_date",
            "publication_date",
            "doc_type",
            "status",
            "script",
            "characters",
            "indicators",
        }


def test_documents_for_people_shows_places_and_marks(run: Run) -> None:
    out = run("documents").out
    assert "辽宁省　盘锦市" in out
    assert "【已失效】　【繁体】" in out
    assert "盘政办发〔2019〕29号〔推定〕" in out
    assert out.endswith("字。\n")


@pytest.mark.parametrize("document_id", SHIPPED)
def test_show_gives_the_whole_document(run: Run, document_id: str) -> None:
    ran = run("show", document_id, "--json")
    assert ran.status == 0
    shown = ran.json
    assert set(shown) == SHOW_KEYS
    assert shown["id"] == document_id
    assert shown["text"] == "\n".join(block["text"] for block in shown["blocks"])
    for block in shown["blocks"]:
        assert set(block) == {"kind", "text", "start", "end", "source_start", "source_end"}
        assert shown["text"][block["start"] : block["end"]] == block["text"]
    for section in shown["sections"]:
        assert set(section) == {"level", "number", "heading", "start", "end", "path"}
        assert section["path"][-1] == section["number"] + section["heading"]
    source = run("show", document_id, "--source").out
    for repair in shown["repairs"]:
        assert set(repair) == {"rule", "source_start", "source_end", "before", "after"}
    assert source.rstrip("\n")
    assert {"title", "issuer", "status", "inferences"} <= set(shown["metadata"])


def test_show_for_people_tells_what_was_inferred(run: Run) -> None:
    out = run("show", "panjin").out
    assert "发文字号：盘政办发〔2019〕29号〔推定〕" in out
    assert "时效：已失效" in out
    assert run("show", "panjin", "--json").json["text"] in out


def test_show_outline_is_indented_by_level(run: Run) -> None:
    sections = run("show", "dongying", "--json").json["sections"]
    lines = run("show", "dongying", "--outline").out.splitlines()
    assert len(lines) == len(sections)
    for line, section in zip(lines, sections, strict=True):
        assert len(line) - len(line.lstrip(" ")) == 2 * (section["level"] - 1)
        assert line.replace(" ", "") == (section["number"] + section["heading"]).replace(" ", "")


def test_an_unknown_document_is_told_with_those_there_are(run: Run) -> None:
    ran = run("show", "beijing")
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err == (
        "文库中没有“beijing”；现有文件：cangzhou、dongying、gaogang、panjin、quanzhou。\n"
    )


def test_search_prints_every_hit(run: Run) -> None:
    ran = run("search", "研发", "--json")
    assert ran.status == 0
    assert ran.err == ""
    answer = ran.json
    assert list(answer) == [
        "query",
        "mode",
        "documents_searched",
        "characters_searched",
        "total_hits",
        "total_documents",
        "by_city",
        "documents",
    ]
    assert answer["query"] == "研发"
    assert answer["mode"] == "exact"
    assert answer["documents_searched"] == 5
    hits = [hit for document in answer["documents"] for hit in document["hits"]]
    assert answer["total_hits"] == len(hits) > 50
    assert sum(count["hits"] for count in answer["by_city"].values()) == len(hits)
    for count in answer["by_city"].values():
        assert set(count) == {"hits", "documents"}
    for document in answer["documents"]:
        assert set(document) == {"id", "title", "city", "hits"}
    for hit in hits:
        assert set(hit) == {"start", "end", "quote", "section_path", "snippet", "why"}
        assert hit["quote"] in hit["snippet"]


def test_the_cells_of_a_table_stand_apart_around_a_hit(run: Run) -> None:
    found = run("search", "地区生产总值增速(%)6.4", "--json").json["documents"]
    (hit,) = found[0]["hits"]
    assert hit["quote"] == "地区生产总值增速(%)6.4"
    assert "\u3000地区生产总值增速(%)\u30006.4\u30005\u3000" in hit["snippet"]
    assert "【地区生产总值增速(%) 6.4】 5 " in run("search", "地区生产总值增速(%)6.4").out


def test_the_places_of_a_search_are_places_of_the_shown_text(run: Run) -> None:
    for document in run("search", "R&D", "--json").json["documents"]:
        text = run("show", document["id"], "--json").json["text"]
        for hit in document["hits"]:
            assert text[hit["start"] : hit["end"]] == hit["quote"]


def test_a_search_without_a_hit_is_a_success_and_says_what_was_searched(run: Run) -> None:
    ran = run("search", "没有这个词")
    assert ran.status == 0
    assert ran.out.startswith("检索 5 篇、")
    assert ran.out.endswith("命中 0 处、0 篇。\n")
    answer = run("search", "没有这个词", "--json").json
    assert answer["documents"] == []
    assert answer["total_hits"] == 0


def test_a_search_for_people_marks_the_hits(run: Run) -> None:
    out = run("search", "研发", "--city", "盘锦").out
    assert out.startswith("检索 1 篇、")
    assert "《盘锦市人民政府办公室印发" in out
    assert "【研發】" in out


def test_a_limit_is_told(run: Run) -> None:
    ran = run("search", "研发", "--limit", "3")
    assert ran.out.count("【") == 3
    assert ran.out.endswith("只列出前 3 处；去掉 --limit 可列出全部。\n")


def test_a_search_is_narrowed_by_city_date_and_status(run: Run) -> None:
    def found(*options: str) -> set[str]:
        answer = run("search", "创新", "--json", *options).json
        assert answer["documents_searched"] == len(answer["documents"])
        return {document["id"] for document in answer["documents"]}

    assert found("--city", "泉州", "--city", "东营市") == {"quanzhou", "dongying"}
    assert found("--from", "2018") == {"dongying", "panjin"}
    assert found("--to", "2016-12") == {"quanzhou", "cangzhou"}
    assert found("--from", "2017-01-01", "--to", "2017-12-31") == {"gaogang"}
    assert found("--status", "lapsed") == found("--status", "已失效") == {"panjin"}


def test_an_unknown_city_is_told(run: Run) -> None:
    ran = run("search", "创新", "--city", "北京")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "文库中没有“北京”的文件；现有：沧州市、盘锦市、泰州市、泉州市、东营市。\n"


def test_an_empty_query_is_told(run: Run) -> None:
    ran = run("search", " ")
    assert (ran.status, ran.out, ran.err) == (1, "", "请输入要检索的文字。\n")


def test_extract_shows_a_file_and_stores_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_text(
        "关于促进创新的通知\n\n各区：\n一、总体要求\n加大研发投入。\n", encoding="gb18030"
    )
    ran = run("extract", file, "--json")
    assert ran.status == 0
    assert set(ran.json) == SHOW_KEYS | {"indicators"}
    assert "加大研发投入。" in ran.json["text"]
    assert [section["heading"] for section in ran.json["sections"]] == ["总体要求"]
    assert "加大研发投入。" in run("extract", file).out
    assert [document["id"] for document in run("documents", "--json").json] == SHIPPED


def test_extract_of_a_shipped_source_finds_the_same_text(run: Run) -> None:
    source = PROJECT / "resources" / "documents" / "quanzhou" / "source.txt"
    extracted = run("extract", source, "--json").json
    assert extracted["text"] == run("show", "quanzhou", "--json").json["text"]
    assert len(extracted["id"]) == 12


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 1000, b"%PDF-1.7 x"])
def test_a_file_that_cannot_be_read_is_told(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "坏文件.txt"
    file.write_bytes(content)
    ran = run("extract", file)
    assert (ran.status, ran.out) == (1, "")
    assert "坏文件.txt" in ran.err
    assert ran.err.count("\n") == 1


def test_a_missing_file_and_a_folder_are_told(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path / "没有.txt", tmp_path):
        ran = run("extract", path)
        assert ran.status == 1
        assert ran.err.startswith("无法读取“")


def test_check_looks_at_everything(run: Run) -> None:
    ran = run("check", "--json")
    assert ran.status == 0
    assert set(ran.json) == {"ok", "checks"}
    assert ran.json["ok"] is True
    for check in ran.json["checks"]:
        assert set(check) == {"name", "ok", "detail"}
    assert len(run("check").out.splitlines()) == len(ran.json["checks"])


@pytest.mark.parametrize(
    "words",
    [
        ["--json", "--data-dir", "{}", "documents"],
        ["documents", "--json", "--data-dir", "{}"],
        ["--json", "documents", "--data-dir", "{}"],
        ["--data-dir={}", "documents", "--json"],
    ],
)
def test_common_options_stand_before_or_after_the_command(
    run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("ANTOU_DATA_DIR", "/nonexistent")
    ran = run(*(word.format(data_dir) for word in words))
    assert ran.status == 0
    assert len(ran.json) == 5


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nonsense"], "没有命令“nonsense”"),
        (["show"], "缺少参数"),
        (["search"], "缺少参数"),
        (["documents", "--colour"], "没有选项“--colour”。"),
        (["documents", "more"], "多余的参数：more。"),
        (["search", "词", "--limit", "0"], "选项 --limit 不对：“0”不是正整数。"),
        (["search", "词", "--limit", "9" * 5000], "选项 --limit 不对：最多写 9 位数字。"),
        (["search", "-研发"], "没有选项“-研”；以 - 开头的文字请写在单独的 -- 之后。"),
        (["search", "词", "--from", "2019-02-31"], "“2019-02-31”不是日期"),
        (["search", "词", "--from", "2020", "--to", "2018-05"], "--from 2020 在 --to 2018-05 之后"),
        (["search", "词", "--csv", "."], "选项 --csv 不对：文件名请以 .csv 结尾。"),
        (["documents", "--data-dir", ""], "选项 --data-dir 不对：没有写路径。"),
        (["import", ""], "参数 路径… 不对：没有写路径。"),
        (["extract", " "], "参数 文件 不对：没有写路径。"),
        (["notes", "restore", "abc"], "参数 序号 不对：“abc”不是正整数。"),
        (["search", "词", "--limit", "x"], "“x”不是正整数"),
        (["search", "词", "--from", "12/3/2019"], "“12/3/2019”不是日期"),
        (["search", "词", "--to", "2019-13"], "“2019-13”不是日期"),
        (["search", "词", "--status", "x"], "没有“x”，可用的有：not stated（未注明）"),
        (["search", "词", "--mode", "x"], "没有“x”，可用的有：exact（精确）、smart（智能）"),
        (["search", "词", "--city"], "选项“--city”的写法不对"),
        (["documents", "--json=1"], "选项“--json”的写法不对"),
        (["show", "panjin", "--outline", "--source"], "--outline 与 --source 不能同时使用。"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(run: Run, words: list[str], sentence: str) -> None:
    ran = run(*words)
    assert ran.status == 2
    assert ran.out == ""
    assert sentence in ran.err.splitlines()[0]
    assert ran.err.endswith("--help\n")


@pytest.mark.parametrize(
    "command",
    [[], *([name] for name in COMMANDS), ["notes", "list"], ["excerpts", "print"]],
)
def test_every_command_explains_itself_in_chinese(run: Run, command: list[str]) -> None:
    ran = run(*command, "--help")
    assert ran.status == 0
    assert ran.out.startswith("用法：antou")
    assert "显示这份说明。" in ran.out
    assert not re.search("Usage|Options|Commands|Show|[a-z]:$", ran.out, re.MULTILINE)
    assert run(*command, "-h").out == ran.out
    assert max(map(display_width, ran.out.splitlines())) <= 80


def test_the_columns_of_a_help_page_stand_under_one_another(run: Run) -> None:
    lines = run("search", "--help").out.splitlines()
    options = [line for line in lines if re.match("  -", line)]
    starts = {
        display_width(line) - display_width(line[2:].split("  ", 1)[1].lstrip()) for line in options
    }
    assert len(options) > 10
    assert len(starts) == 1


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"案头 {__version__}\n"


@pytest.mark.parametrize(
    ("word", "same"),
    [
        (["--from", "２０１８", "--to", "2018-12"], ["--from", "2018", "--to", "2018-12-31"]),
        (["--status", "现行"], ["--status", "in force"]),
        (["--status", "废止"], ["--status", "已废止"]),
        (["--province", "山東"], ["--province", "山东省"]),
        (["--limit", "３"], ["--limit", "3"]),
    ],
)
def test_words_may_be_written_in_other_ways(run: Run, word: list[str], same: list[str]) -> None:
    first, second = run("search", "创新", "--json", *word), run("search", "创新", "--json", *same)
    assert first.status == 0
    assert first.out == second.out


def test_an_unknown_group_of_synonyms_is_told(run: Run) -> None:
    ran = run("search", "研发", "--mode", "smart", "--without-group", "nonsense")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("没有同义词组“nonsense”")


def test_a_folder_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("x", encoding="utf-8")
    ran = run("documents", "--data-dir", file / "below")
    assert (ran.status, ran.out) == (1, "")
    assert "请用 --data-dir 另选一个可写的文件夹" in ran.err
    assert ran.err.count("\n") == 1


def test_a_repaired_index_is_told_on_standard_error(run: Run, tmp_path: Path) -> None:
    first = run("search", "研发", "--json", "--data-dir", tmp_path)
    assert "索引缺失" not in first.err, "a library that is made has no index to miss"
    assert first.json["total_hits"]
    (tmp_path / "index" / "manifest.json").write_text("{", encoding="utf-8")
    second = run("search", "研发", "--json", "--data-dir", tmp_path)
    assert second.err.endswith("索引损坏，已重新建立。\n")
    assert second.out == first.out
    assert run("search", "研发", "--data-dir", tmp_path).err == ""


def test_a_damaged_library_is_told_and_made_anew(run: Run, tmp_path: Path) -> None:
    first = run("documents", "--json", "--data-dir", tmp_path)
    (tmp_path / "library.db").write_bytes(b"no library")
    second = run("documents", "--json", "--data-dir", tmp_path)
    assert second.status == 0
    assert second.err.endswith("文库文件已损坏，已重建；原文件保存为 library.db.bad。\n")
    assert second.out == first.out


def test_an_unknown_document_is_told_before_the_window_opens(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    ran = run("open", "beijing")
    assert ran.status == 1
    assert "文库中没有“beijing”" in ran.err


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"QT_QPA_PLATFORM": "minimal:size=1"}, "linux", True),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", False),
        ({"DISPLAY": "nonsense"}, "linux", False),
        ({"DISPLAY": ":64999"}, "linux", False),
        ({"DISPLAY": "127.0.0.1:5.0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nonexistent"}, "linux", False),
    ],
)
def test_a_display_is_one_that_answers(
    environment: dict[str, str], platform: str, *, expected: bool
) -> None:
    assert has_display(environment, platform) is expected
