"""An SVG logo → refused unless it is a still picture that refers to nothing outside itself."""

import base64
import re
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from jd_builder.languages import Message, say
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.raster import check_raster

MAX_SVG_BYTES: Final = 200_000
MAX_DEPTH: Final = 50
MAX_DRAWN: Final = 20_000
_SVG: Final = "http://www.w3.org/2000/svg"
_ALLOWED: Final = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "title",
        "desc",
        "metadata",
        "style",
        "switch",
        "view",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "textPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
        "marker",
        "image",
        "filter",
        "feBlend",
        "feColorMatrix",
        "feComponentTransfer",
        "feComposite",
        "feDropShadow",
        "feFlood",
        "feFuncA",
        "feFuncB",
        "feFuncG",
        "feFuncR",
        "feGaussianBlur",
        "feMerge",
        "feMergeNode",
        "feMorphology",
        "feOffset",
        "feTile",
    ]
)
_INERT: Final = frozenset(
    (
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://purl.org/dc/elements/1.1/",
        "http://www.bohemiancoding.com/sketch/ns",
        "http://www.serif.com/",
        "https://boxy-svg.com",
    )
)
_PICTURE: Final = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*")
_URL: Final = re.compile(r"url\s*\(\s*[\"']?\s*([^\s\"')]*)", re.IGNORECASE)


@dataclass
class _Element:
    """How much is drawn by an element with its children, and what it refers to."""

    kind: str
    drawn: int = 1
    references: list[str] = field(default_factory=list)


def check_svg(data: bytes) -> None:
    """Refuse an SVG file that is large, runs something, or refers to anything but itself.

    Raises:
        Invalid: What about it is refused.
    """
    if len(data) > MAX_SVG_BYTES:
        raise Invalid(
            say("{kind} is larger than {limit} kB", kind=say("the SVG"), limit=MAX_SVG_BYTES // 1000),
            say("save it as “optimised SVG”, or as PNG"),
        )
    _Check().read(data)


class _Check:
    """Reads an SVG file once, element by element, without building a tree."""

    def __init__(self) -> None:
        self.open: list[_Element] = []
        self.named: dict[str, _Element] = {}
        self.root: _Element | None = None
        self.in_style = False
        self.style = ""

    def read(self, data: bytes) -> None:
        try:
            data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Invalid(say("the SVG is not saved as UTF-8"), say("save it again")) from None
        parser = expat.ParserCreate("utf-8", namespace_separator="\n")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = lambda *_: _refuse(say("a document type (DOCTYPE)"))
        parser.EntityDeclHandler = lambda *_: _refuse(say("an entity"))
        parser.ProcessingInstructionHandler = lambda target, _: _refuse(f"<?{target}?>")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise Invalid(
                say("the SVG cannot be read, line {line}", line=error.lineno), say("save it again")
            ) from None
        for target in _check_css(
            self.style
        ):  # a class may stand on many elements, so only what draws nothing
            if target in self.named and self.named[target].kind not in ("linearGradient", "radialGradient"):
                _refuse(say("a style that refers to a drawing"))
        if self.root is not None and _drawn(self.root, self.named, ()) > MAX_DRAWN:
            raise Invalid(say("the SVG draws too much"), say("simplify it, or save it as PNG"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition("\n")
        if not self.open and (namespace, local) != (_SVG, "svg"):
            raise Invalid(say("the image is neither PNG, JPEG nor SVG"), say("save it as PNG"))
        if not self.open and not attributes.get("viewBox"):
            raise Invalid(
                say("the SVG has no size"), say('add viewBox="0 0 WIDTH HEIGHT" to its first element')
            )
        if len(self.open) >= MAX_DEPTH:
            raise Invalid(say("the SVG is nested too deeply"), say("simplify it, or save it as PNG"))
        if local not in _ALLOWED if namespace == _SVG else not namespace.startswith(tuple(_INERT)):
            _refuse(f"<{local}>")
        element = _Element(local)
        for key, value in attributes.items():
            space, _, name = key.rpartition("\n")
            if not space.startswith(tuple(_INERT)):
                self._attribute(name.lower(), value, element)
        if self.root is None:
            self.root = element
        if identity := attributes.get("id"):
            self.named.setdefault(identity, element)
        self.in_style = local == "style"
        self.open.append(element)

    def _attribute(self, name: str, value: str, element: _Element) -> None:
        if name.startswith("on"):
            _refuse(f"{name}=…")
        if name == "base" or "javascript:" in value.lower():
            _refuse(f"{name}=…")
        if name in ("href", "src"):
            target = value.strip()
            if target.startswith("#"):
                element.references.append(target[1:])
            elif _PICTURE.fullmatch(target):
                _check_picture(target)
            else:
                _refuse(say("a reference to the outside ({value})", value=target[:60]))
        element.references += _check_css(value) if name == "style" or "(" in value else []

    def _text(self, text: str) -> None:
        if self.in_style:
            self.style += text

    def _end(self, _: str) -> None:
        element = self.open.pop()
        self.in_style = False
        if self.open:
            parent = self.open[-1]
            parent.drawn += element.drawn
            parent.references += element.references


def _check_picture(uri: str) -> None:
    try:
        data = base64.b64decode(uri.partition(",")[2], validate=False)
    except ValueError:
        data = b""
    if check_raster(data) is None:
        raise Invalid(say("the image is damaged"), say("save it again"))


def _check_css(css: str) -> list[str]:
    """Refuse CSS that refers to the outside, or hides what it says; return the ids that it refers to."""
    if "\\" in css or re.search(r"@import|expression\s*\(|image(?:-set)?\s*\(|src\s*\(", css, re.IGNORECASE):
        _refuse(say("a style that refers to the outside"))
    found = [match[1] for match in _URL.finditer(css)]
    for target in found:
        if not target.startswith("#"):
            _refuse(say("a reference to the outside ({value})", value=target[:60]))
    return [target[1:] for target in found]


def _drawn(element: _Element, named: dict[str, _Element], above: tuple[str, ...]) -> int:
    """Count what is drawn when every reference is followed; a circle counts as too much."""
    total = element.drawn
    for reference in element.references:
        if reference in above or len(above) > MAX_DEPTH:
            return MAX_DRAWN + 1
        if reference in named:
            total += _drawn(named[reference], named, (*above, reference))
        if total > MAX_DRAWN:
            return total
    return total


def _refuse(what: Message | str) -> None:
    raise Invalid(
        say("the SVG holds {what}, which is not allowed in a logo", what=what),
        say("save it as “plain SVG”, or as PNG"),
    )
