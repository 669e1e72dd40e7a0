"""Web pages as government sites make them, each around the same short document."""

TITLE = "某市人民政府关于印发科技创新实施方案的通知"
NUMBER = "某政发〔2019〕12号"
BODY = (
    "各县区人民政府，市政府各部门：",
    "现将《科技创新实施方案》印发给你们，请认真贯彻执行。",
    "一、总体要求",
    "以创新驱动发展为引领，建设创新型城市，研发经费投入强度达到2.5%以上。",
    "二、重点任务",
    "支持企业成为技术创新主体，对首次认定的高新技术企业一次性奖励20万元。",
)
SIGNED = ("某市人民政府", "2019年11月10日")
DOCUMENT = (TITLE, NUMBER, *BODY, *SIGNED)

_MENU = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("首页", "要闻", "政务公开"))
_NEWEST = "".join(
    f"<li><a href='/{number}'>某市人民政府关于印发第{number}个办法的通知</a></li>"
    for number in range(1, 9)
)
_FOOT = (
    "<p>主办单位：某市人民政府办公室　网站标识码：3700000001</p>"
    "<p><a href='http://beian.example'>鲁ICP备05000001号</a></p>"
)
_SHARE = "<div class='bdsharebuttonbox'>分享到：<a>微信</a><a>新浪微博</a><a>QQ空间</a></div>"
_SCRIPT = "<script>document.write('<p>脚本写出的文字，不应出现在正文里。</p>')</script>"


def _paragraphs(tag: str, indent: str = "\u3000\u3000") -> str:
    return "".join(f"<{tag}>{indent}{line}</{tag}>" for line in (NUMBER, *BODY, *SIGNED))


def _page(head: str, body: str) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def _wrapped(line: str) -> str:
    """A line as Word wraps it in its own file: between two characters, never at a digit."""
    return line if line[0].isdigit() else f"{line[:2]}\r\n{line[2:]}"


SIDEBAR = _page(
    f"<meta charset='utf-8'><title>{TITLE}_某市人民政府</title><style>p{{color:red}}</style>",
    f"<div class='topnav'><ul>{_MENU}</ul></div><div class='crumbs'>您现在的位置：<a>首页</a> &gt; "
    f"<a>政府文件</a> &gt; 正文</div><div class='left'><h3>最新文件</h3><ul>{_NEWEST}</ul></div>"
    f"<div class='content'><h1>{TITLE}</h1><div class='info'>发布时间：2019-11-13 来源：市科技局 "
    f"浏览次数：360</div>{_SHARE}<div id='zoom'>{_paragraphs('p')}</div>"
    f"<div class='print'><a>【打印】</a><a>【关闭】</a></div></div>"
    f"<div class='right'><h3>相关链接</h3><ul>{_NEWEST}</ul></div>"
    f"<div class='footer'>{_FOOT}</div>{_SCRIPT}",
)
"""Divs with names, links on both sides."""

LAYOUT_TABLES = _page(
    "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><title>某市政府网</title>",
    f"<table width=1000><tr><td colspan=2><table><tr><td><a href=1>首页</a></td><td><a href=2>要闻"
    f"</a></td></tr></table></td></tr><tr><td width=200><table><tr><td>{_NEWEST}</td></tr></table>"
    f"</td><td><table><tr><td align=center><b>{TITLE}</b></td></tr><tr><td>发布日期：2019-11-13"
    f"</td></tr><tr><td>{'<br>'.join((NUMBER, *BODY, *SIGNED))}</td></tr></table></td></tr>"
    f"<tr><td colspan=2>{_FOOT}</td></tr></table>",
)
"""Tables in tables, the text cut by breaks alone."""

FORM = _page(
    f"<meta charset='utf-8'><title>{TITLE}</title>",
    f"<form id='aspnetForm' action='x.aspx'><input type=hidden value='/wEPDwUK'>"
    f"<div id='head'><ul>{_MENU}</ul></div><div><div><div>{TITLE}</div><div><div>"
    f"{_paragraphs('div')}</div></div></div></div><div style='display:none'>隐藏的推广文字，"
    f"隐藏的推广文字。</div><div class='foot'>{_FOOT}</div></form>",
)
"""All in one form, divs in divs without a paragraph."""

SEMANTIC = _page(
    f"<meta charset='utf-8'><meta name='ArticleTitle' content='{TITLE}'>"
    "<meta name='PubDate' content='2019-11-13 08:30'><meta name='ContentSource' content='市科技局'>"
    "<title>某市人民政府门户网站</title>",
    f"<header><nav><ul>{_MENU}</ul></nav></header><main><article>{_paragraphs('p', '')}</article>"
    f"<aside><p>热门推荐：{_NEWEST}</p></aside></main><footer>{_FOOT}</footer>",
)
"""Elements that say what they are; title and date only in the page's head."""

WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta http-equiv=Content-Type "
    "content='text/html; charset=gb2312'><meta name=Generator content='Microsoft Word 11'>"
    f"<title>{TITLE}</title><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->"
    "<style><!-- p.MsoNormal {mso-style-parent:''; font-family:仿宋_GB2312} --></style></head>"
    "<body lang=ZH-CN><div class=Section1>"
    + "".join(
        "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>"
        f"<span style='font-size:16.0pt;mso-hansi-font-family:宋体'>{_wrapped(line)}"
        "<span\r\nlang=EN-US><o:p></o:p></span></span></p>\r\n"
        for line in DOCUMENT
    )
    + "<p class=MsoNormal><span style='mso-hide:all'>隐藏的文字</span><o:p>&nbsp;</o:p></p></div>"
)
"""Saved by Word: spans in spans, conditional comments, styles without end."""

CATALOGUE = _page(
    f"<meta charset='utf-8'><title>{TITLE}</title>",
    "<div class='wrap'><table class='xxgk'><tr><td>索引号：</td><td>000014349/2019-00012</td>"
    "<td>主题分类：</td><td>科技</td></tr><tr><td>发布机构：</td><td>某市人民政府</td><td>成文日期："
    f"</td><td>2019年11月10日</td></tr><tr><td>文号：</td><td colspan=3>{NUMBER}</td></tr></table>"
    f"<h2>{TITLE[:10]}<br>{TITLE[10:]}</h2><div class='TRS_Editor'>{_paragraphs('p')}</div>"
    "<div class='fj'><a href='P0.doc'>附件：1.任务分解表.doc</a></div></div>"
    f"<div class='links'><ul>{_NEWEST}</ul></div>",
)
"""A catalogue of open information above, an attachment below."""
