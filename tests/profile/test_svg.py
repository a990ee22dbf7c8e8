"""SVG logos: what is a still picture passes, everything else is refused with its reason."""

import base64

import pytest

from jd_builder.profile.invalid import Invalid
from jd_builder.profile.svg import check_svg
from tests.test_company import PNG

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
DATA = "data:image/png;base64," + base64.b64encode(PNG).decode()
BOMB = PNG[:16] + b"\x00\x01\x00\x00\x00\x01\x00\x00" + PNG[24:]


def svg(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9v9z" fill="#c00" transform="translate(1 1)"/>',
        '<defs><linearGradient id="g"><stop offset="0"/></linearGradient><style>.a{fill:url(#g)}</style></defs><rect class="a"/>',
        '<defs><circle id="c" r="4"/></defs><use xlink:href="#c"/><use href="#c"/>',
        f'<image href="{DATA}" width="9" height="9"/>',
        '<g xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:label="C:\\logo (1)"><inkscape:grid/></g>',
        '<title>Công ty</title><text style="font-family:Arial">Ơ</text>',
        '<clipPath id="k"><rect width="9"/></clipPath><g clip-path="url(#k)"><path d=""/></g>',
    ],
)
def test_pictures_pass(inside: str) -> None:
    check_svg(svg(inside))
    check_svg(b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n' + svg(inside))


def uses(levels: int) -> str:
    made = '<g id="g0"><path d=""/></g>'
    for level in range(1, levels):
        made += f'<g id="g{level}">' + f'<use href="#g{level - 1}"/>' * 10 + "</g>"
    return made


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<script xmlns="http://www.w3.org/1999/xhtml">1</script>', "<script>"),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg"/>', "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>', "<iframe>"),
        ('<a href="https://x.vn"><path d=""/></a>', "<a>"),
        ('<set attributeName="href"/>', "<set>"),
        ('<animate attributeName="x"/>', "<animate>"),
        ('<path d="" onload="alert(1)"/>', "onload=…"),
        ('<path d="" ONCLICK="alert(1)"/>', "onclick=…"),
        ('<image href="https://x.vn/a.png"/>', "a reference to the outside (https://x.vn/a.png)"),
        ('<image xlink:href="file:///etc/passwd"/>', "a reference to the outside"),
        ('<image href="data:image/svg+xml;base64,PHN2Zz4="/>', "a reference to the outside"),
        ('<use href="other.svg#a"/>', "a reference to the outside"),
        ('<g xml:base="https://x.vn/"/>', "base=…"),
        ('<path fill="url(https://x.vn/a.svg#b)"/>', "a reference to the outside (https://x.vn/a.svg#b)"),
        ("<path style=\"fill:url('//x.vn/a')\"/>", "a reference to the outside"),
        ("<style>@import 'https://x.vn/a.css';</style>", "a style that refers to the outside"),
        ("<style>a{fill:url(https://x.vn/a)}</style>", "a reference to the outside"),
        ("<style>a{fill:u\\72l(https://x.vn/a)}</style>", "a style that refers to the outside"),
        ("<style><![CDATA[a{fill:url(//x.vn)}]]></style>", "a reference to the outside"),
        ('<?xml-stylesheet href="https://x.vn/a.css"?>', "<?xml-stylesheet?>"),
        ('<g id="a"><use href="#a"/></g>', "draws too much"),
        (uses(9), "draws too much"),
        ('<pattern id="p"/><style>.a{fill:url(#p)}</style>', "a style that refers to a drawing"),
        ("<g>" * 60 + "</g>" * 60, "nested too deeply"),
        ('<image href="data:image/png;base64,AAAA"/>', "the image is damaged"),
        (
            f'<image href="data:image/png;base64,{base64.b64encode(BOMB).decode()}"/>',
            "65536 × 65536 pixels",
        ),
        ("<g>", "cannot be read"),
        ("x" * 200_001, "larger than 200 kB"),
    ],
)
def test_everything_else_is_refused(inside: str, reason: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_svg(svg(inside))
    assert reason in caught.value.message.text("en")
    assert caught.value.message.text("vi") != caught.value.message.text("en")
    assert caught.value.hint is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + HEAD + "<text>&a;</text></svg>", "DOCTYPE"),
        ('<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + HEAD + "</svg>", "DOCTYPE"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'><svg/></html>", "neither PNG, JPEG nor SVG"),
        ("<svg viewBox='0 0 1 1'/>", "neither PNG, JPEG nor SVG"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="9"/>', "the SVG has no size"),
    ],
)
def test_files_that_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_svg(text.encode())
    assert reason in caught.value.message.text("en")


def test_another_encoding_is_refused() -> None:
    with pytest.raises(Invalid, match="UTF-8"):
        check_svg(svg("").decode().encode("utf-16"))
