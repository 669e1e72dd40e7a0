"""Names of WordprocessingML: the transitional and the strict name space as one."""

from lxml import etree

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PREFIXES = {
    _W: "w:",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": "w:",
    _M: "m:",
    "{http://purl.oclc.org/ooxml/officeDocument/math}": "m:",
    _MC: "mc:",
}


def tag(element: etree._Element) -> str:
    """The element's name with its usual prefix: "w:p", "m:t"; other name spaces have none."""
    name: object = element.tag
    if not isinstance(name, str):
        return ""
    space, brace, local = name.partition("}")
    return _PREFIXES.get(space + brace, "") + local if brace else name


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of a ``w:`` attribute, in either name space or in none."""
    for space in (_W, "{http://purl.oclc.org/ooxml/wordprocessingml/main}", ""):
        value = element.get(space + name)
        if value is not None:
            return value
    return None


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element reached by going down the names one by one; None if there is none."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if tag(each) == name), None)
    return element


def value(element: etree._Element | None, *names: str) -> str | None:
    """``w:val`` of the element reached by the names."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val")


def number(element: etree._Element | None, *names: str) -> int | None:
    """``w:val`` as a number; None where there is none or it is no small number."""
    text = (value(element, *names) or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None


def is_on(element: etree._Element | None, name: str) -> bool:
    """True for a property such as ``w:vanish`` that is there and not switched off."""
    found = child(element, name)
    return found is not None and attribute(found, "val") not in {"0", "false", "off"}
