"""YAML text → plain data in which every value knows where it stands."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from jd_builder.sources import Source, Span

MAX_BYTES: Final = 2_000_000
MAX_DEPTH: Final = 60
MAX_VALUES: Final = 200_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER: Final = re.compile(r"[-+]?(0|[1-9][0-9_]*)")
_DECIMAL: Final = re.compile(
    r"[-+]?(0|[1-9][0-9_]*)?\.[0-9]+([eE][-+]?[0-9]+)?|[-+]?[1-9][0-9_]*[eE][-+]?[0-9]+"
)
_CONSTANTS: Final = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Node:
    """One value of a YAML text and where it stands.

    Attributes:
        data: A scalar, or a dict or list of further nodes. Strings are NFC.
        span: Where the value stands.
        key: Where its key stands, for a value in a map.
    """

    data: Any
    span: Span
    key: Span | None = None

    def child(self, part: object) -> "Node | None":
        """Return the node under a key or index, or None."""
        if isinstance(self.data, dict):
            found: Node | None = self.data.get(str(part))
            return found
        if isinstance(self.data, list) and isinstance(part, int) and part < len(self.data):
            item: Node = self.data[part]
            return item
        return None


class SourceError(Exception):
    """A text that is no usable YAML.

    Attributes:
        kind: Which defect, a key of the table of messages in `profile.reading`.
        span: Where.
        detail: What the message names: the key, the character, the parser's own word.
        other: A second place, such as the first of two equal keys.
    """

    def __init__(self, kind: str, span: Span, detail: str = "", other: Span | None = None) -> None:
        super().__init__(kind)
        self.kind = kind
        self.span = span
        self.detail = detail
        self.other = other


def parse(source: Source) -> tuple[Node, list[SourceError]]:
    """Parse a YAML text into nodes, with YAML 1.2 scalars and limits on size and depth.

    Returns:
        The root node and the defects that did not stop the reading (duplicate keys).

    Raises:
        SourceError: The text is not YAML, holds more than one document, uses tags, or is beyond a limit.
    """
    return _Builder(source).build()


@dataclass(slots=True)
class _Open:
    """A map or list whose end has not been read yet."""

    node: Node
    anchor: str | None
    started: int  # value count at its start
    key: tuple[str, Span] | None = None
    height: int = 0


@dataclass(slots=True)
class _Builder:
    """Builds nodes from parser events without recursion, so that no nesting can exhaust the stack."""

    source: Source
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int, int]] = field(default_factory=dict)  # node, values, height
    defects: list[SourceError] = field(default_factory=list)
    root: Node | None = None
    count: int = 0
    documents: int = 0

    def build(self) -> tuple[Node, list[SourceError]]:
        for event in self._events():
            match event:
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.MappingStartEvent():
                    self._open({}, event)
                case yaml.SequenceStartEvent():
                    self._open([], event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._close(event)
                case yaml.AliasEvent():
                    self._alias(event)
                case yaml.DocumentStartEvent():
                    self.documents += 1
                    if self.documents > 1:
                        raise SourceError("second-document", self._span(event))
        if self.root is None:
            raise SourceError("empty", Span(self.source, 0, 0))
        return self.root, self.defects

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self.source.text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            offset = mark.index if mark else 0
            raise SourceError("syntax", self._at(offset), error.problem or error.context or "") from error
        except yaml.reader.ReaderError as error:
            found = re.search(
                r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", self.source.text
            )
            offset = found.start() if found else 0
            shown = f"U+{ord(self.source.text[offset]):04X}" if found else str(error.character)
            raise SourceError("character", self._at(offset), shown) from error

    def _at(self, offset: int) -> Span:
        offset = min(offset, len(self.source.text))
        return Span(self.source, offset, offset + 1)

    def _span(self, event: yaml.Event) -> Span:
        return Span(self.source, event.start_mark.index, event.end_mark.index)  # type: ignore[union-attr]

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        span = self._span(event)
        if event.tag is not None and event.tag not in ("!", "tag:yaml.org,2002:str"):
            raise SourceError("tag", span, event.tag)
        text = unicodedata.normalize("NFC", event.value)
        if self._expects_key():
            self._take_key(text, span)
            return
        data = resolve_scalar(text) if event.implicit[0] and event.tag is None else text
        node = Node(data, span)
        if event.anchor:
            self.anchors[event.anchor] = (node, 1, 0)
        self._add(node, 1, 0)

    def _open(self, data: Any, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        span = self._span(event)
        if self._expects_key():
            raise SourceError("complex-key", span)
        if event.tag is not None:
            raise SourceError("tag", span, event.tag)
        if len(self.stack) >= MAX_DEPTH:
            raise SourceError("depth", span)
        self.count += 1
        self.stack.append(_Open(Node(data, span), event.anchor, self.count - 1))

    def _close(self, event: yaml.Event) -> None:
        closed = self.stack.pop()
        node = closed.node
        node.span = Span(self.source, node.span.start, self._end(node, self._span(event).end))
        if closed.anchor:
            self.anchors[closed.anchor] = (node, self.count - closed.started, closed.height)
        self._add(node, 0, closed.height)

    def _end(self, node: Node, end: int) -> int:
        """Return where a collection ends; libyaml counts the space and comments below a block one to it."""
        if self.source.text[end - 1 : end] in ("}", "]"):
            return end
        children = list(node.data.values()) if isinstance(node.data, dict) else node.data
        last: Node = children[-1]
        return max(last.span.end, last.key.end if last.key else 0)

    def _alias(self, event: yaml.AliasEvent) -> None:
        span = self._span(event)
        if self._expects_key():
            raise SourceError("complex-key", span)
        if event.anchor not in self.anchors:
            raise SourceError("alias", span, event.anchor or "")
        node, values, height = self.anchors[event.anchor]
        if len(self.stack) + height > MAX_DEPTH:
            raise SourceError("depth", span)
        self._add(Node(node.data, span), values, height)

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].node.data, dict) and self.stack[-1].key is None

    def _take_key(self, text: str, span: Span) -> None:
        self.stack[-1].key = (text, span)

    def _add(self, node: Node, values: int, height: int) -> None:
        """Put a finished node into the open map or list, or make it the root."""
        self.count += values
        if self.count > MAX_VALUES:
            raise SourceError("values", node.span)
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        parent.height = max(parent.height, height + 1)
        if isinstance(parent.node.data, list):
            parent.node.data.append(node)
            return
        assert parent.key is not None
        name, key_span = parent.key
        parent.key = None
        node.key = key_span
        if name in parent.node.data:
            first = parent.node.data[name].key
            self.defects.append(SourceError("duplicate-key", key_span, name, first))
        else:
            parent.node.data[name] = node


def resolve_scalar(text: str) -> str | int | float | bool | None:
    """Give a plain scalar its YAML 1.2 type; `7_000_000` is a number, `on`, `yes` and `0123` are text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text) and len(text) < 30:
        return int(text.replace("_", ""))
    if _DECIMAL.fullmatch(text):
        number = float(text.replace("_", ""))
        return number if abs(number) < 1e300 else text
    return text
