"""Facts that a web page states about its document: 来源, 发布时间, 索引号 …"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageField:
    """One label of the page with its value.

    Attributes:
        label: As printed, in simplified characters and without spaces; "status" for a mark such as
            （此文件已失效）, "page_title" for a title that the page repeats, "日期" for a bare date.
        value: As printed; may be empty.
        source_start: Where the value starts in the source.
        source_end: One past its end.
    """

    label: str
    value: str
    source_start: int
    source_end: int
