"""Groups of words that mean the same: those shipped with the program and the user's own."""

import json
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Any

from index.folding import fold
from reader.errors import SearchError
from reader.files import KeptFile

SYNONYMS_FILE = "synonyms.toml"
"""Name of the file, among the program's resources and in the user's folder."""

MAX_EXPANSIONS = 60
"""So many ways of writing one word are searched for at most."""

_ID = re.compile(r"[a-z0-9_-]+")
_KEYS = {"id", "label", "forms", "source", "limited"}
_LIMITS = ("only_before", "not_before", "not_after")
_LETTER = "[a-z0-9]"


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing.

    Attributes:
        only_before: If any, the form is meant only before one of these.
        not_before: The form is not meant before one of these.
        not_after: The form is not meant behind one of these.
    """

    text: str
    only_before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    @property
    def folded(self) -> str:
        """As it is searched for."""
        return fold(self.text).text

    @property
    def is_limited(self) -> bool:
        """True if it depends on what stands around it whether the form is meant."""
        folded = self.folded
        return bool(self.only_before or self.not_before or self.not_after) or bool(
            re.match(_LETTER, folded) or re.match(_LETTER, folded[-1:])
        )

    @property
    def pattern(self) -> str:
        """A regular expression for the folded text: the form where it is meant.

        A form that begins or ends with a letter or digit of ASCII stands there as a whole word.
        """
        folded = self.folded
        before = [re.escape(fold(text).text) for text in self.not_after]
        behind = [re.escape(fold(text).text) for text in self.not_before]
        if re.match(_LETTER, folded):
            before.append(_LETTER)
        if re.match(_LETTER, folded[-1:]):
            behind.append(_LETTER)
        wanted = "|".join(re.escape(fold(text).text) for text in self.only_before)
        return "".join(
            (
                *(f"(?<!{text})" for text in before),
                re.escape(folded),
                *(f"(?!{text})" for text in behind),
                f"(?={wanted})" if wanted else "",
            )
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Forms that mean the same.

    Attributes:
        id: Stable name; the user's own groups begin with "own-".
        label: What the group is about, in Chinese.
        source: Where the forms were found, in Chinese.
    """

    id: str
    label: str
    forms: tuple[Form, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Distinct:
    """Forms that look as if they belonged to a group and do not, and why."""

    group: str
    forms: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """Another way of writing a word of a query.

    Attributes:
        form: What else is searched for.
        group: The group that says so.
    """

    form: Form
    group: Group


@dataclass(frozen=True)
class Synonyms:
    """All groups that a search may use."""

    groups: tuple[Group, ...] = ()
    distinct: tuple[Distinct, ...] = ()

    def expansions(self, word: str, without: Collection[str] = ()) -> tuple[Expansion, ...]:
        """Other ways of writing a word.

        Where the word is a form of a group, the others of the group; besides, the word with a part
        of it, two characters or longer, in another form: 研发人员 as R&D人员.

        Args:
            word: Of a query.
            without: Ids of groups that are not to be used.
        """
        folded = fold(word).text
        whole = chain.from_iterable(
            (Expansion(form, group) for form in group.forms)
            for group in self._by_form.get(folded, ())
        )
        found: dict[str, Expansion] = {}
        for expansion in chain(whole, self._in_part(folded)):
            text = expansion.form.folded
            if text != folded and expansion.group.id not in without:
                found.setdefault(text, expansion)
        return tuple(islice(found.values(), MAX_EXPANSIONS))

    def _in_part(self, folded: str) -> Iterator[Expansion]:
        for start, end in self._parts(folded):
            for group in self._by_form[folded[start:end]]:
                for form in group.forms:
                    yield Expansion(_put_in(form, folded[:start], folded[end:]), group)

    def _parts(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where forms stand in a word that is longer: the longest first, none inside another."""
        lengths = [length for length in self._lengths if 2 <= length < len(folded)]
        start = 0
        while start < len(folded):
            ends = (start + length for length in lengths if start + length <= len(folded))
            end = next((end for end in ends if folded[start:end] in self._by_form), start)
            if end > start:
                yield start, end
            start = max(end, start + 1)

    @cached_property
    def _by_form(self) -> Mapping[str, tuple[Group, ...]]:
        known: dict[str, tuple[Group, ...]] = {}
        for group in self.groups:
            for form in group.forms:
                known[form.folded] = (*known.get(form.folded, ()), group)
        return known

    @cached_property
    def _lengths(self) -> list[int]:
        return sorted({len(form) for form in self._by_form}, reverse=True)


def _put_in(form: Form, before: str, behind: str) -> Form:
    """The form between two other parts of a word; limits hold only where nothing is put."""
    whole = replace(form, text=f"{before}{form.text}{behind}")
    if before:
        whole = replace(whole, not_after=())
    if behind:
        whole = replace(whole, only_before=(), not_before=())
    return whole


def load_shipped(path: Path) -> Synonyms:
    """Read the groups that ship with the program.

    Raises:
        SearchError: The file is missing or says what it must not.
    """
    try:
        return _parsed(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SearchError(f"程序文件不完整：无法读取{path}，请重新安装程序。") from error
    except (ValueError, KeyError, TypeError) as error:
        raise SearchError(f"程序文件{path.name}有误（{error}），请重新安装程序。") from error


class OwnGroups:
    """The user's own groups, in ``synonyms.toml`` of his folder.

    Attributes:
        notice: Chinese sentence for the user if the file could not be understood, else "".
    """

    def __init__(self, path: Path) -> None:
        """Read the file; one that cannot be understood is set aside as ``.bad``.

        Raises:
            SearchError: The file is there but the system does not let us read or move it.
        """
        self._file = KeptFile(path, "同义词", SearchError)
        self.notice = ""
        self._groups: tuple[Group, ...] = ()
        try:
            if (text := self._file.read()) is not None:
                self._groups = _parsed(tomllib.loads(text)).groups
        except (ValueError, KeyError, TypeError) as error:
            bad = self._file.set_aside()
            self.notice = f"自己的同义词文件有误（{error}），暂不使用；原文件保存为 {bad}。"

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups in the order in which they were made."""
        return self._groups

    def add(self, label: str, forms: Iterable[str]) -> Group:
        """Make a group.

        Raises:
            SearchError: It has fewer than two forms, or cannot be saved.
        """
        taken = {group.id for group in self._groups}
        name = next(n for n in map("own-{}".format, range(1, len(taken) + 2)) if n not in taken)
        group = _own_group(name, label, forms)
        self._save((*self._groups, group))
        return group

    def change(self, group_id: str, label: str, forms: Iterable[str]) -> Group:
        """Give a group another label and other forms.

        Raises:
            SearchError: It has fewer than two forms, or cannot be saved.
        """
        group = _own_group(group_id, label, forms)
        self._save(tuple(group if g.id == group_id else g for g in self._groups))
        return group

    def remove(self, group_id: str) -> None:
        """Forget a group.

        Raises:
            SearchError: It cannot be saved.
        """
        self._save(tuple(group for group in self._groups if group.id != group_id))

    def _save(self, groups: tuple[Group, ...]) -> None:
        self._file.write("\n".join(map(_toml_of, groups)))
        self._groups = groups


def _own_group(group_id: str, label: str, forms: Iterable[str]) -> Group:
    texts = tuple(dict.fromkeys(text for text in map(_printable, forms) if fold(text).text))
    if len({fold(text).text for text in texts}) < 2:
        raise SearchError("一组同义词至少要有两个不同的词。")
    return Group(group_id, _printable(label) or texts[0], tuple(map(Form, texts)), "自己添加")


def _printable(text: str) -> str:
    return "".join(filter(str.isprintable, text)).strip()


def _toml_of(group: Group) -> str:
    forms = ", ".join(_toml_string(form.text) for form in group.forms)
    return (
        f"[[group]]\nid = {_toml_string(group.id)}\nlabel = {_toml_string(group.label)}\n"
        f"forms = [{forms}]\nsource = {_toml_string(group.source)}\n"
    )


def _toml_string(text: str) -> str:
    """A TOML string: for what can be printed it is written as in JSON."""
    return json.dumps(text, ensure_ascii=False)


def _parsed(content: Mapping[str, Any]) -> Synonyms:
    """The groups of a file.

    Raises:
        ValueError: Something stands there that must not; tells where.
        KeyError: A group lacks what it must have.
        TypeError: Something is not what it must be.
    """
    groups = tuple(map(_group, _tables(content, "group")))
    distinct = tuple(
        Distinct(_text(d["group"]), _texts(d["forms"]), _text(d["reason"]))
        for d in _tables(content, "distinct")
    )
    _check(groups, distinct)
    return Synonyms(groups, distinct)


def _group(table: Mapping[str, Any]) -> Group:
    unknown = table.keys() - _KEYS
    if unknown:
        raise ValueError(f"不认识的项 {'、'.join(sorted(unknown))}")
    name = _text(table["id"])
    if not _ID.fullmatch(name):
        raise ValueError(f"标识“{name}”不是小写字母和数字")
    limited = (
        Form(_text(entry["form"]), *(_texts(entry.get(limit, [])) for limit in _LIMITS))
        for entry in _tables(table, "limited")
    )
    forms = (*map(Form, _texts(table["forms"])), *limited)
    if len(forms) < 2:
        raise ValueError(f"“{name}”一组不到两个词")
    return Group(name, _text(table["label"]), forms, _text(table.get("source", "")))


def _check(groups: Iterable[Group], distinct: Iterable[Distinct]) -> None:
    """Two groups must not share an id, forms must not repeat or be told apart elsewhere."""
    by_id: dict[str, Group] = {}
    for group in groups:
        if by_id.setdefault(group.id, group) is not group:
            raise ValueError(f"标识“{group.id}”出现两次")
    for group in by_id.values():
        _check_forms(group)
    for entry in distinct:
        known = {form.folded for form in by_id[entry.group].forms}
        wrong = [text for text in entry.forms if fold(text).text in known]
        if wrong:
            raise ValueError(f"“{wrong[0]}”不属于“{entry.group}”一组")


def _check_forms(group: Group) -> None:
    seen: set[str] = set()
    for form in group.forms:
        if not form.folded or form.folded in seen:
            raise ValueError(f"“{group.id}”一组中“{form.text}”为空或重复")
        seen.add(form.folded)


def _tables(content: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    return _all(content.get(key, []), dict)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_all(value, str))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} 不是文字")
    return value


def _all(value: object, kind: Callable[..., Any]) -> list[Any]:
    if not isinstance(value, list) or not all(type(entry) is kind for entry in value):
        raise TypeError(f"{value!r} 不是列表")
    return value
