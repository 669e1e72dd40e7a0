"""Reads the files that ``reader.export.notes_json`` writes; all of it is checked before any use."""

import json
import math
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote
from uuid import UUID

from reader.errors import NotesError, system_reason
from reader.export.notes_json import DOCUMENT, FORMAT, NOTE, UUID_NAME
from reader.notes.anchors import Anchor
from reader.notes.bundle import Bundle
from reader.notes.model import (
    MEANING_NAMES,
    Annotation,
    Arrangement,
    Bookmark,
    Collection,
    IndicatorReview,
    Meaning,
    OrphanInfo,
    Piece,
    PieceKind,
    PinKind,
    ReviewState,
    SectionPin,
)

LARGEST_BYTES = 200_000_000
"""A larger file is refused unread; a hundred thousand notes make half of it."""

Value = Mapping[str, Any]
_WRONG = (ValueError, KeyError, TypeError, AttributeError)


def read_notes(path: Path) -> Bundle:
    """Read a file of notes.

    Raises:
        NotesError: It cannot be read, is none of ours, says what it must not, or a newer program
            wrote it.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_BYTES else b""
    except OSError as error:
        raise NotesError(f"无法读取“{path}”（{system_reason(error)}）。") from error
    if size > LARGEST_BYTES:
        raise NotesError(f"“{path.name}”太大（{size // 1_000_000} MB），不像是批注文件。")
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_constant=_refused)
        return _bundle(value)
    except _NewerError as error:
        raise NotesError(f"“{path.name}”由更新版本的案头导出，请升级案头后再导入。") from error
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        OverflowError,
    ) as error:
        reason = str(error) if isinstance(error, _WrongError) else "内容不完整或格式不对"
        raise NotesError(f"“{path.name}”不是案头导出的批注文件，没有导入：{reason}。") from error


class _WrongError(ValueError):
    """Something in the file is wrong; the text tells what, in Chinese, without a full stop."""


class _NewerError(ValueError):
    """A newer program wrote the file."""


def _refused(constant: str) -> None:
    raise _WrongError(f"其中有不是数字的数 {constant}")


def _bundle(value: Value) -> Bundle:
    if value["type"] != "AnnotationCollection":
        raise _WrongError("缺少 AnnotationCollection")
    if _whole(value["format"]) > FORMAT:
        raise _NewerError
    items: dict[str, list[Any]] = {kind: [] for kind in _READERS}
    for place, item in enumerate(_list(value["first"]["items"]), start=1):
        kind, read = _item(place, item)
        items[kind].append(read)
    collections = _list(value["collections"])
    pieces = ((_note_id(c["id"]), piece) for c in collections for piece in _list(c["pieces"]))
    bundle = Bundle(
        tuple(items["bookmark"]),
        tuple(items["annotation"]),
        tuple(_collection(each) for each in collections),
        tuple(_piece(piece, collection_id) for collection_id, piece in pieces),
        tuple(items["review"]),
        tuple(items["pin"]),
        _meanings(value["meanings"]),
        {info.document_id: info for info in map(_document, _list(value["documents"]))},
    )
    _refuse_doubles(bundle)
    return bundle


def _item(place: int, value: Value) -> tuple[str, Any]:
    """Read an annotation; what is wrong is told with its number."""
    try:
        kind = _one_of(value["noteType"], tuple(_READERS))
        return kind, _READERS[kind](value)
    except _WRONG as error:
        reason = f"（{error}）" if isinstance(error, _WrongError) else ""
        raise _WrongError(f"第 {place} 条有误{reason}") from error


def _refuse_doubles(bundle: Bundle) -> None:
    for kind in (
        bundle.bookmarks,
        bundle.annotations,
        bundle.collections,
        bundle.pieces,
        bundle.reviews,
        bundle.pins,
    ):
        ids = [item.id for item in kind]
        if len(set(ids)) < len(ids):
            raise _WrongError("有两条批注的标识相同")


def _bookmark(value: Value) -> Bookmark:
    names = [_text(body["value"]) for body in _list(value["body"])]
    return Bookmark(
        anchor=_anchor(value["target"]),
        name="".join(names),
        folder=_text(value["folder"]),
        **_head(value),
    )


def _annotation(value: Value) -> Annotation:
    bodies = [(body["purpose"], _text(body["value"])) for body in _list(value["body"])]
    return Annotation(
        anchor=_anchor(value["target"]),
        meaning=Meaning(value["meaning"]),
        note="".join(text for purpose, text in bodies if purpose == "commenting"),
        tags=tuple(text for purpose, text in bodies if purpose == "tagging"),
        author=_text(value.get("creator", {}).get("name", "")),
        **_head(value),
    )


def _review(value: Value) -> IndicatorReview:
    anchor = _anchor(value["target"])
    return IndicatorReview(
        anchor=anchor,
        document_id=anchor.document_id,
        key=_text(value["key"]),
        state=ReviewState(value["state"]),
        fields=_mapping(value["fields"]),
        original=_mapping(value["original"]),
        **_head(value),
    )


def _pin(value: Value) -> SectionPin:
    left, right = _list(value["target"])
    left_section = _anchor(left)
    return SectionPin(
        left_document=left_section.document_id,
        left_section=left_section,
        right_document=_document_id(right["source"]),
        right_section=_anchor(right) if "selector" in right else None,
        kind=_one_of(value["kind"], get_args(PinKind)),
        **_head(value),
    )


_READERS: Mapping[str, Callable[[Value], Any]] = {
    "bookmark": _bookmark,
    "annotation": _annotation,
    "review": _review,
    "pin": _pin,
}


def _collection(value: Value) -> Collection:
    return Collection(
        title=_text(value["title"]),
        introduction=_text(value["introduction"]),
        arrangement=_one_of(value["arrangement"], get_args(Arrangement)),
        **_head(value),
    )


def _piece(value: Value, collection_id: str) -> Piece:
    anchor = _anchor(value["target"]) if "target" in value else None
    kind = _one_of(value["kind"], get_args(PieceKind))
    if anchor is None and kind not in ("heading", "text"):
        raise _WrongError("摘录没有原文")
    key = value.get("indicatorKey")
    return Piece(
        collection_id=collection_id,
        order=_number(value["order"]),
        kind=kind,
        anchor=anchor,
        text=_text(value["value"]),
        theme=_text(value["theme"]),
        note=_text(value["note"]),
        annotation_id=_note_id(value["annotation"]) if "annotation" in value else None,
        indicator_key=None if key is None else _text(key),
        omissions=_omissions(value["omissions"], anchor),
        **_head(value),
    )


def _omissions(value: object, anchor: Anchor | None) -> tuple[tuple[int, int], ...]:
    omissions = tuple((_whole(start), _whole(end)) for start, end in _list(value))
    length = len(anchor.quote) if anchor else 0
    if not all(0 <= start <= end <= length for start, end in omissions):
        raise _WrongError("省略之处不在原文之内")
    return omissions


def _document(value: Value) -> OrphanInfo:
    return OrphanInfo(
        _document_id(value["id"]),
        _text(value["title"]),
        _text(value["documentNumber"]),
        _text(value["textSha256"]),
        _text(value["city"]),
    )


def _meanings(value: Value) -> dict[Meaning, str]:
    names = {**MEANING_NAMES, **{Meaning(key): _text(name) for key, name in value.items()}}
    names = {meaning: " ".join(name.split()) for meaning, name in names.items()}
    if not all(names.values()) or len(set(names.values())) < len(names):
        raise _WrongError("批注的名称为空或重复")
    return names


def _head(value: Value) -> dict[str, str]:
    """Id and times, as arguments of every kind of note."""
    return {
        "id": _note_id(value["id"]),
        "created": _time(value["created"]),
        "changed": _time(value["modified"]),
    }


def _anchor(value: Value) -> Anchor:
    selectors = {selector["type"]: selector for selector in _list(value["selector"])}
    quoted, placed = selectors["TextQuoteSelector"], selectors["TextPositionSelector"]
    anchor = Anchor(
        _document_id(value["source"]),
        _text(value["textSha256"]),
        _whole(placed["start"]),
        _whole(placed["end"]),
        _text(quoted["exact"]),
        _text(quoted["prefix"]),
        _text(quoted["suffix"]),
        tuple(map(_text, _list(value["sectionPath"]))),
    )
    if not anchor.quote or anchor.start < 0 or anchor.end - anchor.start != len(anchor.quote):
        raise _WrongError("引文与位置不符")
    return anchor


def _note_id(name: object) -> str:
    text = _text(name)
    if text.startswith(UUID_NAME):
        return UUID(text.removeprefix(UUID_NAME)).hex
    return _after(text, NOTE)


def _document_id(name: object) -> str:
    return _after(_text(name), DOCUMENT)


def _after(text: str, start: str) -> str:
    name = _text(unquote(text.removeprefix(start), errors="strict"))
    if not text.startswith(start) or not name:
        raise _WrongError(f"不认识的标识“{text[:80]}”")
    return name


def _time(value: object) -> str:
    text = _text(value)
    if datetime.fromisoformat(text).tzinfo is None:
        raise _WrongError(f"时间“{text[:40]}”没有时区")
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongError(f"{str(value)[:40]} 不是文字")
    value.encode()  # refuses half of a surrogate pair
    return value


def _whole(value: object) -> int:
    if type(value) is not int or abs(value) >= 1 << 53:
        raise _WrongError(f"{str(value)[:40]} 不是整数")
    return value


def _number(value: object) -> float:
    if type(value) not in (int, float) or not math.isfinite(number := float(str(value))):
        raise _WrongError(f"{str(value)[:40]} 不是数字")
    return number


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise _WrongError(f"{str(value)[:40]} 不是列表")
    return value


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _WrongError(f"{str(value)[:40]} 不是对象")
    json.dumps(value, ensure_ascii=False).encode()  # refuses half of a surrogate pair
    return value


def _one_of(value: object, known: tuple[Any, ...]) -> Any:  # noqa: ANN401 - a Literal of the model
    if value not in known:
        raise _WrongError(f"不认识“{str(value)[:40]}”")
    return value
