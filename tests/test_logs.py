"""The log file is there when it is needed and never in the way."""

import logging
from pathlib import Path

from reader.logs import MAX_BYTES, log_path, start_log


def test_what_is_logged_stands_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "antou.log"
    start_log(path)
    assert log_path() == path
    assert not path.exists()
    logging.getLogger("reader.test").info("索引已建立")
    assert "INFO reader.test: 索引已建立" in path.read_text(encoding="utf-8")


def test_only_the_newest_log_is_written(tmp_path: Path) -> None:
    for name in ("one.log", "two.log"):
        start_log(tmp_path / name)
    logging.getLogger("reader.test").info("x")
    assert log_path() == tmp_path / "two.log"
    assert [path.name for path in tmp_path.iterdir()] == ["two.log"]


def test_a_long_log_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "antou.log"
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    start_log(path)
    logging.getLogger("reader.test").info("new")
    assert path.stat().st_size < 1000
    assert path.with_name("antou.log.1").stat().st_size == MAX_BYTES + 1


def test_a_log_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("x", encoding="utf-8")
    start_log(file / "antou.log")
    logging.getLogger("reader.test").info("x")
    assert log_path() is None
