"""``antou pack``: packs of documents, made, verified, installed and taken back."""
# ruff: noqa: PLC0415 - as in commands: a command imports what it needs

from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.json_form import json_text
from reader.cli.progress import ProgressLine
from reader.cli.session import Choices, common_options, opened_library, pass_choices
from reader.cli.usage import ChineseGroup, chinese_help
from reader.cli.values import AnyPath
from reader.errors import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.packs.install import Outcome, Place
    from reader.library.packs.make import Files
    from reader.library.packs.manifest import Manifest
    from reader.library.packs.verify import VerifiedPack

FAILED = 1
_VERDICTS = {
    "trusted": "完好，签名可信",
    "unsigned": "完好，但没有签名：无法确认由谁制作",
    "other key": "完好，但签名密钥不在可信清单中",
}


@click.group(cls=ChineseGroup, subcommand_metavar="命令 …", help="资源包：制作、验证、安装、退回。")
@common_options
@chinese_help
def pack() -> None:
    """Packs of documents."""


@pack.command(help="把文件夹中的文件，或文库中的文件（写文件标识），装成一个资源包。")
@click.argument("sources", metavar="文件夹或文件标识", nargs=-1, required=True)
@click.option("--out", metavar="文件", type=AnyPath(), required=True)
@click.option("--name", metavar="名称", required=True, help="各版本相同：小写字母、数字和 -。")
@click.option("--title", metavar="标题", help="给人看的名称；不写则用 --name。")
@click.option("--content-version", metavar="版本", required=True, help="数字，如 2026.11。")
@click.option("--made-by", metavar="制作者", required=True)
@click.option("--date", "made_on", metavar="日期", help="制作日期；不写则为今天。")
@click.option("--indicators", metavar="文件", type=click.Path(), help="审校过的指标。")
@click.option("--key", metavar="文件", type=click.Path(), help="签名用的密钥。")
@common_options
@chinese_help
@pass_choices
def make(choices: Choices, sources: tuple[str, ...], out: Path, **given: str) -> None:
    """Write a pack."""
    from reader.library.packs.make import Label, make_pack
    from reader.library.packs.signature import load_private_key

    title = given["title"] or given["name"]
    made_on = _day(given["made_on"])
    label = Label(given["name"], title, given["content_version"], given["made_by"], made_on)
    indicators = _content(Path(given["indicators"])) if given["indicators"] else None
    key = load_private_key(Path(given["key"])) if given["key"] else None
    manifest = make_pack(out, label, _documents(choices, sources), indicators, key)
    if choices.as_json:
        ids = list(manifest.document_ids)
        value = {"path": str(out), "signed": manifest.signed, "documents": ids}
        click.echo(json_text(_label(manifest) | value))
    else:
        signed = "已签名" if manifest.signed else "没有签名"
        click.echo(f"已制作资源包 {out}：{len(manifest.document_ids)} 篇文件，{signed}。")


def _day(text: str | None) -> date:
    """The day given, or today."""
    if not text:
        return datetime.now(UTC).astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        context = click.get_current_context()
        raise click.UsageError(f"“{text}”不是日期，请写成 2026-05-30", context) from error


def _documents(choices: Choices, sources: tuple[str, ...]) -> "Iterator[tuple[str, Files]]":
    from reader.library.packs.make import document_of, documents_below

    folders = {source for source in sources if Path(source).is_dir()}
    for source in sources:
        if source in folders:
            yield from documents_below(Path(source))
    paths = choices.paths
    if len(folders) < len(set(sources)):
        with opened_library(paths) as library:
            for source in sources:
                if source not in folders:
                    yield document_of(library, source, paths.user_data, paths.resources)


def _content(path: Path) -> bytes:
    from reader.library.packs.faults import PackError

    try:
        return path.read_bytes()
    except OSError as error:
        raise PackError(f"无法读取“{path}”（{system_reason(error)}）。") from error


@pack.command(help="验证一个资源包：结构、校验值、签名；不写入任何内容。")
@click.argument("file", metavar="资源包", type=AnyPath())
@common_options
@chinese_help
@pass_choices
def verify(choices: Choices, file: Path) -> int:
    """Look at all of a pack."""
    from reader.library.packs.faults import DamagedPackError
    from reader.library.packs.install import verified

    try:
        found = verified(file, choices.paths.user_data, choices.paths.resources)
    except DamagedPackError as error:
        if choices.as_json:
            click.echo(json_text({"verdict": "damaged", "reason": error.fault}))
        click.echo(str(error), err=True)
        return FAILED
    if choices.as_json:
        click.echo(json_text(_verified(found)))
    else:
        _tell(found)
    return 0


def _label(manifest: "Manifest") -> dict[str, Any]:
    names = ("name", "title", "content_version", "made_by", "made_on", "program_version")
    return {name: getattr(manifest, name) for name in names}


def _verified(found: "VerifiedPack") -> dict[str, Any]:
    key = found.key
    return {
        "verdict": found.verdict.value,
        **_label(found.manifest),
        "key": None if key is None else {"name": key.name, "fingerprint": key.fingerprint},
        "documents": [{"id": name, "title": title} for name, title in found.titles.items()],
    }


def _tell(found: "VerifiedPack") -> None:
    manifest = found.manifest
    click.echo(f"{manifest.title}（{manifest.name}）版本 {manifest.content_version}")
    click.echo(f"由 {manifest.made_by} 于 {manifest.made_on} 制作")
    click.echo(f"{_VERDICTS[found.verdict.value]}。")
    if found.key is not None:
        click.echo(f"密钥：{found.key.name}，指纹 {found.key.fingerprint}")
    for document_id, title in found.titles.items():
        click.echo(f"  {document_id}  {title}")


@pack.command(help="验证并安装一个资源包；有问题的包不会写入任何内容。")
@click.argument("file", metavar="资源包", type=AnyPath())
@click.option("--accept-key", metavar="指纹", default="", help="信任这个签名密钥，今后不再询问。")
@click.option("--accept-unsigned", is_flag=True, help="没有签名也安装。")
@click.option("--accept-older", is_flag=True, help="不比已安装的版本新也安装。")
@common_options
@chinese_help
@pass_choices
def install(
    choices: Choices, file: Path, accept_key: str, *, accept_unsigned: bool, accept_older: bool
) -> None:
    """Install a pack."""
    from reader.library.packs.install import Consent, install_pack, verified

    paths = choices.paths
    consent = Consent(accept_key, accept_unsigned, accept_older)
    # Looked at before the library is opened: a bad pack must not even make the user's folder.
    found = verified(file, paths.user_data, paths.resources)
    found.refuse_untrusted(accept_key, accept_unsigned=accept_unsigned)
    with _changed_library(choices) as (place, progress):
        outcome = install_pack(file, place, consent, progress)
    _tell_outcome(choices, outcome)


@pack.command(help="退回一个资源包的前一版本；再退一次则回到现在的版本。")
@click.argument("name", metavar="名称")
@common_options
@chinese_help
@pass_choices
def rollback(choices: Choices, name: str) -> None:
    """Go one step back."""
    from reader.library.packs.install import roll_back

    with _changed_library(choices) as (place, progress):
        outcome = roll_back(name, place, progress)
    _tell_outcome(choices, outcome)


@contextmanager
def _changed_library(choices: Choices) -> "Iterator[tuple[Place, ProgressLine]]":
    """Where packs are installed; afterwards the index follows."""
    from reader.library.packs.install import Place
    from reader.search.preparation import prepare_index

    paths = choices.paths
    with opened_library(paths) as library, ProgressLine() as progress:
        yield Place(library, paths.user_data, paths.resources), progress
        prepare_index(library, paths.index, progress)


def _tell_outcome(choices: Choices, outcome: "Outcome") -> None:
    if choices.as_json:
        click.echo(json_text(asdict(outcome)))
        return
    version = outcome.content_version
    now = f"现在使用版本 {version}" if version else "已不再使用"
    counts = (len(outcome.added), len(outcome.replaced), len(outcome.removed))
    changes = "新增 {} 篇，更新 {} 篇，移除 {} 篇".format(*counts)
    click.echo(f"资源包 {outcome.name} {now}：{changes}。")
    click.echo(f"如需退回：antou pack rollback {outcome.name}")


@pack.command(help="生成签名资源包用的密钥；密钥文件只有本人可读，请妥善保管。")
@click.option("--out", metavar="文件", type=AnyPath(), required=True)
@common_options
@chinese_help
@pass_choices
def keygen(choices: Choices, out: Path) -> None:
    """Make a private key."""
    from reader.library.packs.signature import fingerprint, make_private_key

    public_key = make_private_key(out)
    if choices.as_json:
        value = {"path": str(out), "public_key": public_key}
        click.echo(json_text(value | {"fingerprint": fingerprint(public_key)}))
    else:
        click.echo(f"密钥已写入 {out}，请妥善保管，不要交给他人。")
        click.echo(f"公钥：{public_key}\n指纹：{fingerprint(public_key)}")
