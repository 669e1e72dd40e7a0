"""The words of web pages: labels of facts, menus, tools (conventions 4.1, 网页栏目文字).

All in simplified, half-width and lower-case characters.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SOURCE_LABELS = _words(
    "来源 信息来源 文章来源 稿件来源 新闻来源 内容来源 资料来源 来源网站 来源单位 稿源"
)
"""Where the page took the text from."""

EDITOR_LABELS = _words(
    "责任编辑 责编 编辑 作者 录入 录入人 发布人 发布者 审核 审核人 校对 信息员 供稿 撰稿"
)
"""Who made the page."""

PUBLISHED_LABELS = _words(
    "发布时间 发布日期 发布于 公布日期 公布时间 公开日期 公开时间 更新时间 更新日期 录入时间 "
    "添加时间 "
    "信息时间 发稿时间 上传时间 创建时间 编辑时间 发表时间 发表日期 提交时间 登载日期 时间 日期"
)
"""Dates of the page."""

NUMBER_LABELS = _words(
    "文号 发文字号 发文文号 公文文号 公文字号 文件编号 文件号 文件文号 规范性文件统一编号 "
    "统一编号 登记号 统一登记号"
)
"""文号 of the document."""

ISSUED_LABELS = _words(
    "发文日期 发文时间 成文日期 成文时间 印发日期 印发时间 生成日期 生成时间 颁布日期 颁布时间 "
    "制发日期 制定日期 "
    "签发日期 实施日期 生效日期 施行日期 失效日期 废止日期 失效时间 废止时间 有效期"
)
"""Dates of the document itself."""

ISSUER_LABELS = _words(
    "发布机构 发布单位 发布机关 发布部门 发文机关 发文单位 发文机构 发文部门 制发机关 制发单位 "
    "制定机关 "
    "颁布单位 颁布部门 颁布机构 印发机关 信息提供单位 信息来源单位 公开责任部门 公开主体 "
    "责任部门 产生机构 所属机构"
)
"""Who issued or published the document."""

CATALOGUE_LABELS = _words(
    "索引号 信息索引号 信息索引 索取号 公开索引号 主题分类 主题 分类 信息分类 文件分类 组配分类 "
    "体裁分类 体裁 公文种类 "
    "文种 文件类型 文件类别 信息类别 服务对象分类 公开方式 公开形式 公开范围 公开类别 公开属性 "
    "公开时限 公开程序 "
    "关键词 关键字 内容概述 信息概述 内容摘要 语种 载体类型 记录形式 栏目 所属栏目 信息格式 备注"
)
"""What else the catalogue of open information states."""

STATUS_LABELS = _words(
    "有效性 时效性 时效 文件状态 文件时效 文件有效性 是否有效 效力状态 效力 效力级别 时效状态 "
    "文件效力"
)
"""Whether the document is in force."""

TITLE_LABELS = _words("标题 信息标题 文件标题 公文标题 信息名称 文件名称 公文名称 名称 题名")
"""Title of the document."""

COUNTER_LABELS = _words(
    "浏览次数 浏览量 浏览数 浏览 点击数 点击次数 点击率 点击量 点击 访问次数 访问量 访问数 "
    "阅读次数 阅读量 "
    "阅读数 阅读 人气 查看次数 查看 点阅 本页浏览次数 本页访问次数 浏览人数 页面浏览量"
)
"""How often the page was seen."""

TOOL_LABELS = _words(
    "字号 字体 字体大小 打印 打印本页 打印本文 关闭 关闭窗口 关闭本页 收藏 分享 分享到 文件下载 "
    "附件下载 下载 下载文件 "
    "下载word 下载pdf 扫一扫 我要纠错 纠错 语音播报 朗读 返回 返回列表"
)
"""Tools of the page that stand among its labels."""


ALL_LABELS = (
    SOURCE_LABELS
    | EDITOR_LABELS
    | PUBLISHED_LABELS
    | NUMBER_LABELS
    | ISSUED_LABELS
    | ISSUER_LABELS
    | CATALOGUE_LABELS
    | STATUS_LABELS
    | TITLE_LABELS
    | COUNTER_LABELS
    | TOOL_LABELS
)
FOOT_LABELS = (
    SOURCE_LABELS | EDITOR_LABELS | PUBLISHED_LABELS | COUNTER_LABELS | TOOL_LABELS
) - _words("时间 日期 审核 下载")
"""Labels that are believed below the text as well."""

MENU_WORDS = _words(
    "首页 网站首页 主页 返回首页 登录 登陆 登录注册 注册 用户登录 用户注册 会员登录 企业登录 "
    "个人登录 法人登录 个人中心 "
    "用户中心 退出 退出登录 立即注册 免费注册 申请入驻 入驻申请 记住密码 忘记密码 找回密码 "
    "用户名 账号 密码 验证码 "
    "自动登录 手机登录 扫码登录 搜索 站内搜索 高级搜索 全站搜索 检索 请输入关键字 请输入关键词 "
    "请输入搜索内容 热门搜索 "
    "热搜词 热门关键词 无障碍 无障碍阅读 无障碍浏览 长者模式 长者专区 适老版 适老化 关怀版 "
    "老年版 繁体 繁體 简体 "
    "繁体版 简体版 繁体中文 简体中文 english en 移动版 手机版 电脑版 客户端 移动客户端 app下载 "
    "邮箱 邮箱登录 设为首页 "
    "加入收藏 收藏本站 网站导航 网站地图 站点地图 站群导航 网站支持ipv6 本站支持ipv6 rss rss订阅 "
    "订阅 政务公开 "
    "信息公开 政府信息公开 政务服务 互动交流 政民互动 公众参与 政务动态 新闻中心 新闻动态 "
    "要闻动态 走进 数据发布 "
    "数据开放 政策文件 政策法规 政策快讯 政策解读 通知公告 公示公告 办事服务 网上办事 领导之窗 "
    "机构设置 机构职能 "
    "专题专栏 专题 专栏 关于我们 联系我们 服务大厅 详情 正文 更多 more 当前位置 您的位置 "
    "智能问答 智能搜索 政务新媒体 "
    "法定主动公开内容 政府信息公开指南 政府信息公开制度 政府信息公开年报 政府信息公开目录 "
    "依申请公开 政策 政策库 "
    "规范性文件 地方政策 国家政策 省级政策 市级政策 展开 收起 展开全文 查看更多 返回上级 上一级"
)
TOOL_WORDS = _words(
    "打印 打印本页 打印本文 打印此页 打印文章 打印页面 列印 我要打印 关闭 关闭窗口 关闭本页 "
    "关闭页面 收藏 收藏本页 加入收藏 "
    "返回 返回顶部 返回列表 返回首页 返回上一页 回到顶部 顶部 置顶 top 字号 字体 字体大小 大 中 "
    "小 特大 超大 默认 正常 "
    "分享 分享到 分享至 分享给 一键分享 转发 转发到 微信 微信扫一扫 朋友圈 微博 新浪微博 新浪 "
    "腾讯微博 腾讯 qq qq空间 "
    "qq好友 人人网 豆瓣 百度贴吧 facebook twitter 复制链接 复制 朗读 语音播报 语音朗读 听全文 "
    "纠错 我要纠错 保存 "
    "下载 文件下载 附件下载 下载word 下载pdf 下载文档 推荐 点赞 赞 踩 评论 举报 二维码 正文下载 "
    "邮件 阅读 浏览 "
    "a+ a- t+ t- t 大字 小字 放大 缩小 简 繁 视力保护色 背景色 上一页 下一页 尾页 首页 上页 下页 "
    "文字大小"
)
SURE_TOOLS = TOOL_WORDS - _words(
    "大 中 小 返回 顶部 下载 保存 推荐 正常 默认 新浪 腾讯 复制 评论 举报 邮件 阅读 浏览 简 繁 t "
    "赞 踩 中 t 放大 缩小 "
    "微信 微博 豆瓣 转发 分享 二维码 top 首页 收藏"
)
