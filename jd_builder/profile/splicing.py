"""One value of a YAML text set or taken out, every other character left as it was."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jd_builder.profile.source import Node, SourceError, parse, resolve_scalar
from jd_builder.sources import Source

Path = tuple[str | int, ...]
_PLAIN_START: Final = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~]")
_NOT_PLAIN: Final = re.compile(r": |:$| #|[\n\t,\[\]{}]| $")
_INDENT: Final = 2


class SpliceError(Exception):
    """A place that cannot be changed without touching what stands around it; a person must do it.

    Attributes:
        offset: Where in the text.
    """

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class Raw(str):
    """A value as it is to stand in the file, such as a number with its unit."""

    __slots__ = ()


def set_value(text: str, path: Path, value: Any) -> str:
    """Return a text in which a value is set; where the key is new, it stands behind its neighbours.

    Args:
        text: The YAML text.
        path: Keys, and numbers of list items that exist already.
        value: Plain data; strings as texts, `Raw` as written.

    Raises:
        SpliceError: It cannot be done by changing this place alone.
    """
    return _checked(text, _Splicer(text).set(path, value), path, value)


def remove_value(text: str, path: Path) -> str:
    """Return a text without a key; a map that would be left empty goes with it.

    Raises:
        SpliceError: It cannot be done by changing this place alone.
    """
    return _checked(text, _Splicer(text).remove(path), path, _GONE)


_GONE: Final = object()


@dataclass(frozen=True, slots=True)
class _Splicer:
    """A text, and where to cut it."""

    text: str

    @property
    def newline(self) -> str:
        """How its lines end."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def set(self, path: Path, value: Any) -> str:
        root = _parse(self.text)
        node, depth = root, 0
        while depth < len(path):
            child = node.child(path[depth])
            if child is None:
                break
            self._refuse_alias(node, child)
            node, depth = child, depth + 1
        if depth == len(path):
            return self._replace(node, value)
        below = depth if node.data is None else depth + 1  # a key without a value gets a map
        for key in reversed(path[below:]):
            value = {key: value}
        return self._replace(node, value) if node.data is None else self._insert(node, path[depth], value)

    def remove(self, path: Path) -> str:
        root = _parse(self.text)
        chain = [root]
        for part in path:
            child = chain[-1].child(part)
            if child is None:
                raise SpliceError(chain[-1].span.start)
            self._refuse_alias(chain[-1], child)
            chain.append(child)
        while len(chain) > 2 and isinstance(chain[-2].data, dict) and len(chain[-2].data) == 1:
            chain.pop()
        node, parent = chain[-1], chain[-2]
        if node.key is None or not isinstance(parent.data, dict) or len(parent.data) == 1:
            raise SpliceError(node.span.start)
        if self.text[parent.span.start] == "{":
            return self._remove_from_flow(parent, node)
        start = self.text.rfind("\n", 0, node.key.start) + 1
        if self.text[start : node.key.start].strip():
            raise SpliceError(node.key.start)  # the first key behind “- ”
        end = self._line_end(node)
        return self.text[:start] + self.text[end:]

    def _refuse_alias(self, parent: Node, child: Node) -> None:
        """Refuse to go into `*shared`: what stands there stands elsewhere too."""
        inside = parent.span.start <= child.span.start and child.span.end <= parent.span.end
        if not inside or self.text[child.span.start : child.span.start + 1] == "*":
            raise SpliceError(child.span.start)

    def _replace(self, node: Node, value: Any) -> str:
        start, end = node.span.start, node.span.end
        anchor = re.match(r"&[^\s,\[\]{}]+[ \t]+", self.text[start:end])
        start += anchor.end() if anchor else 0
        written = _written(value)
        if node.data is None and start == end and node.key is not None:  # `key:` without a value
            colon = self.text.index(":", node.key.end)
            return f"{self.text[: colon + 1]} {written}{self.text[colon + 1 :]}"
        gap = self.text[node.key.end : start] if node.key is not None else ""
        if "\n" in gap and not gap.replace(":", "", 1).strip():  # a block below its key: one line again
            start = self.text.index(":", node.key.end) + 1 if node.key else start
            written = f" {written}"
        tail = ""
        if self.text[start] in "|>" or "\n" in self.text[start:end]:
            tail = "" if self.text[end - 1 : end] != "\n" else self.newline
        return self.text[:start] + written + tail + self.text[end:]

    def _insert(self, parent: Node, key: str | int, value: Any) -> str:
        if not isinstance(key, str):
            raise SpliceError(parent.span.start)
        if not isinstance(parent.data, dict):
            raise SpliceError(parent.span.start)
        if self.text[parent.span.start] in "{&" and self.text[parent.span.end - 1] == "}":
            return self._insert_in_flow(parent, key, value)
        keys = [child.key for child in parent.data.values() if child.key is not None]
        last = list(parent.data.values())[-1]
        if not keys or last.key is None:
            raise SpliceError(parent.span.start)
        indent = keys[0].start_position[1] - 1
        end = self._line_end(last)
        before = self.text[:end]
        if before and not before.endswith("\n"):
            before += self.newline
        lines = _block({key: value}, indent)
        return before + "".join(line + self.newline for line in lines) + self.text[end:]

    def _insert_in_flow(self, parent: Node, key: str, value: Any) -> str:
        close = parent.span.end - 1
        if not parent.data:
            at = self.text.index("{", parent.span.start) + 1
            return f"{self.text[:at]}{key}: {_written(value)}{self.text[at:]}"
        last = list(parent.data.values())[-1]
        assert last.key is not None
        at = max(last.key.end, last.span.end)
        if at > close:
            raise SpliceError(parent.span.start)
        return f"{self.text[:at]}, {key}: {_written(value)}{self.text[at:]}"

    def _remove_from_flow(self, parent: Node, node: Node) -> str:
        assert node.key is not None
        names = list(parent.data.values())
        index = next(i for i, each in enumerate(names) if each is node)
        start, end = node.key.start, max(node.key.end, node.span.end)
        if index + 1 < len(names):
            following = names[index + 1].key
            assert following is not None
            end = following.start
        else:
            before = names[index - 1]
            assert before.key is not None
            start = max(before.key.end, before.span.end)
        return self.text[:start] + self.text[end:]

    def _line_end(self, node: Node) -> int:
        """Return where the line after the last one of a value begins; libyaml ends a block text on that line."""
        start, end = node.span.start, max(node.span.end, node.key.end if node.key else 0)
        end = self.text.find("\n", start + len(self.text[start:end].rstrip()))
        return len(self.text) if end < 0 else end + 1


def _written(value: Any) -> str:
    """Return plain data as YAML in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_written(key)}: {_written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, Raw):
        return str(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, str):
        plain = _PLAIN_START.match(value) and not _NOT_PLAIN.search(value) and resolve_scalar(value) == value
        return value if plain else json.dumps(value, ensure_ascii=False)
    return str(value)


def _block(value: Mapping[str, Any], indent: int) -> Iterable[str]:
    """Yield a map as lines; a target, and what lies deeper, in one line as people write it."""
    for key, item in value.items():
        if isinstance(item, Mapping) and item and key not in _ONE_LINE:
            yield f"{' ' * indent}{key}:"
            yield from _block(item, indent + _INDENT)
        elif isinstance(item, list) and item and all(isinstance(each, Mapping) for each in item):
            yield f"{' ' * indent}{key}:"
            yield from (f"{' ' * (indent + _INDENT)}- {_written(each)}" for each in item)
        else:
            yield f"{' ' * indent}{key}: {_written(item)}"


_ONE_LINE: Final = frozenset({"target", "vi", "en"})


def _parse(text: str) -> Node:
    return parse(Source("", text))[0]


def _plain(node: Node) -> Any:
    if isinstance(node.data, dict):
        return {key: _plain(child) for key, child in node.data.items()}
    if isinstance(node.data, list):
        return [_plain(child) for child in node.data]
    return node.data


def _checked(before: str, after: str, path: Path, value: Any) -> str:
    """Return the new text if it says what the old one said but for the one value."""
    try:
        expected, found = _plain(_parse(before)), _plain(_parse(after))
    except SourceError as error:
        raise SpliceError(error.span.start) from None
    _apply(expected, path, value)
    if expected != found:
        raise SpliceError(0)
    return after


def _apply(data: Any, path: Path, value: Any) -> None:
    """Make the same change to plain data."""
    steps = [data]
    for part in path[:-1]:
        if isinstance(steps[-1], dict) and steps[-1].get(part) is None:
            steps[-1][part] = {}
        steps.append(steps[-1][part])
    if value is not _GONE:
        steps[-1][path[-1]] = _resolved(value)
        return
    del steps[-1][path[-1]]
    for depth in range(len(steps) - 1, 0, -1):
        if steps[depth] == {}:
            del steps[depth - 1][path[depth - 1]]


def _resolved(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _resolved(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_resolved(item) for item in value]
    if isinstance(value, Raw):
        return resolve_scalar(str(value))
    return value
