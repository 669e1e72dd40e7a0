"""Broken and hostile web pages."""

from tests.hostile.good import LAUGHS, NOTICE, Maker, noise


def _page(inside: str, head: str = "") -> bytes:
    html = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{inside}</body>"
    return html.encode()


GOOD_HTML = "".join(f"<p>{line}</p>" for line in NOTICE.splitlines())
PAGES: dict[str, Maker] = {
    "deep.html": ("refused", lambda: _page("<div>" * 100_000 + GOOD_HTML)),
    "open-fonts.html": ("read", lambda: _page("<font color=red><b>" * 20_000 + GOOD_HTML)),
    "script.html": (
        "read",
        lambda: _page(
            f"{GOOD_HTML}<script>while(true){{}}</script><img src='http://127.0.0.1:9/a.png'>"
            "<iframe src='file:///etc/hostname'></iframe><a href='javascript:x()'>x</a>",
            "<base href='file:///'><link rel=stylesheet href='http://127.0.0.1:9/a.css'>"
            "<meta http-equiv=refresh content='0;url=file:///etc/passwd'>",
        ),
    ),
    "entities.html": (
        "either",
        (LAUGHS + f"<html><body>{GOOD_HTML}<p>&a9;</p></body></html>").encode,
    ),
    "only-script.html": ("refused", lambda: _page("<div id=app></div><script>load()</script>")),
    "frames.html": ("refused", lambda: _page("<frameset><frame src='a.html'></frameset>")),
    "only-links.html": ("refused", lambda: _page("<a href=1>首页</a>" * 5)),
    "open-comment.html": ("refused", lambda: _page(f"<!-- {GOOD_HTML}")),
    "open-script.html": ("refused", lambda: _page(f"<script>{GOOD_HTML}")),
    "wrong-charset.html": (
        "read",
        lambda: GOOD_HTML.join(["<html><meta charset=utf-8><body>", "</body>"]).encode("gbk"),
    ),
    "unknown-charset.html": (
        "read",
        lambda: GOOD_HTML.join(["<html><meta charset=x-none><body>", "</body>"]).encode("gbk"),
    ),
    "spans.html": (
        "read",
        lambda: _page(
            f"{GOOD_HTML}<table><tr><td colspan=999999999 rowspan=9999>一<td>二</tr>"
            f"{'<tr><td>三<td rowspan=0 colspan=-5>四' * 50}</table>"
        ),
    ),
    "nested-tables.html": (
        "either",
        lambda: _page("<table><tr><td>" * 80 + GOOD_HTML + "</td></tr></table>" * 80),
    ),
    "nul.html": ("read", lambda: _page(GOOD_HTML.replace("<p>", "<p>\x00\x01"))),
    "noise.html": ("refused", lambda: b"<html><body>" + noise(4)),
    "cut.html": ("read", lambda: _page(GOOD_HTML)[:-12]),
}
LARGE_PAGES: dict[str, Maker] = {
    "tags.html": ("refused", lambda: _page(GOOD_HTML + "<p>x" * 400_000)),
    "tags-at-limit.html": ("read", lambda: _page(GOOD_HTML + "<p class='nav'>科</p>" * 95_000)),
    "attribute.html": ("refused", lambda: _page(f"<p title='{'a' * 11_000_000}'>x</a>{GOOD_HTML}")),
    "list.html": ("read", lambda: _page(GOOD_HTML + f"<ol>{'<li>科技创新' * 100_000}</ol>")),
    "grid.html": (
        "either",
        lambda: _page(GOOD_HTML + f"<table>{('<tr>' + '<td>科' * 400) * 450}</table>"),
    ),
    "frames-in-frames.html": (
        "either",
        lambda: _page(
            f"{'<div class=nav>' * 200}{'<b>发布时间：2020-01-01</b>' * 50_000}{GOOD_HTML}"
        ),
    ),
}
