"""An import's report as text: to be copied, kept, sent to whoever supplied the files."""

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError, system_reason

if TYPE_CHECKING:
    from reader.library.report import ImportReport, Kind, Outcome

RESULT_WORDS: dict["Kind", str] = {
    "added": "新增",
    "replaced": "替换",
    "unchanged": "未变",
    "refused": "拒绝",
}
"""The results in a word each, in the order they are told."""

_SECONDS_TOLD = 60
_MINUTE = 60


def duration(seconds: float) -> str:
    """A duration in Chinese words, no more exact than one needs it."""
    whole = max(round(seconds), 1)
    if whole < _SECONDS_TOLD:
        return f"{whole} 秒"
    minutes, rest = divmod(whole, _MINUTE)
    if minutes < _MINUTE:
        return f"{minutes} 分 {rest} 秒" if rest else f"{minutes} 分钟"
    hours, minutes = divmod(minutes, _MINUTE)
    return f"{hours} 小时 {minutes} 分钟"


def counts_of(report: "ImportReport") -> str:
    """One line: how many files of each kind, how many of them doubtful."""
    parts = [f"{RESULT_WORDS[kind]} {len(report.of_kind(kind)):,}" for kind in RESULT_WORDS]
    if report.doubtful:
        parts.append(f"其中存疑 {len(report.doubtful):,}")
    return "，".join(parts)


def report_text(report: "ImportReport") -> str:
    """The whole report, a line for each file, its reasons indented below it."""
    lines = [
        "案头 · 导入报告",
        f"{counts_of(report)}；共 {report.characters:,} 字，用时 {duration(report.seconds)}。",
    ]
    if report.notice:
        lines.append(report.notice)
    if report.cancelled:
        lines.append("导入中途停止，此后的文件未处理，不在此列。")
    for kind, words in RESULT_WORDS.items():
        outcomes = report.of_kind(kind)
        if outcomes:
            lines += ["", f"【{words}】{len(outcomes):,} 个"]
            for outcome in outcomes:
                lines += _lines_of(outcome)
    return "\n".join(lines) + "\n"


def save_report(report: "ImportReport", path: Path) -> None:
    """Write the report as UTF-8 text that Windows editors know as such.

    Raises:
        LibraryError: The file cannot be written.
    """
    try:
        path.write_text(report_text(report), encoding="utf-8-sig")
    except OSError as error:
        raise LibraryError(
            f"报告无法写到“{path}”（{system_reason(error)}），请换一个位置再存。"
        ) from error


def _lines_of(outcome: "Outcome") -> list[str]:
    titled = f"《{outcome.title}》　" if outcome.title else ""
    reasons = [reason for reason in (outcome.detail, *outcome.doubts) if reason]
    return [f"{titled}{outcome.place}", *(f"    {reason}" for reason in reasons)]
