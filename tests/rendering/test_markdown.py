import pytest
from markdown_it import MarkdownIt

from jd_builder.rendering.environments import escape_markdown, join_lines


def shown(markdown: str) -> str:
    """Return what a reader sees of a Markdown text."""
    parts: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        for child in token.children or []:
            parts.append(" " if child.type in ("softbreak", "hardbreak") else child.content)
    return "".join(parts)


@pytest.mark.parametrize(
    "text",
    [
        "a * b * c",
        "**không đậm**",
        "_gạch_ dưới",
        "[liên kết](http://x)",
        "![ảnh](x.png)",
        "<b>đậm</b> & <script>alert(1)</script>",
        "{{ 7*7 }} {% raw %}",
        "# không là tiêu đề",
        "- không là danh sách",
        "+ cũng không",
        "1. không đánh số",
        "12) không",
        "> không trích dẫn",
        "`mã`",
        "~~~",
        "===",
        "---",
        "a | b",
        "\\d và \\*",
        "&amp; &#65;",
        "~~bỏ~~",
        "$x$",
        "http://example.com/a_b_c",
        "C:\\thư mục\\",
        "-",
        "+",
        "2.",
    ],
)
def test_text_is_shown_as_typed(text: str) -> None:
    for line in (
        f"{escape_markdown(text)}",
        f"- {escape_markdown(text)}",
        f"**x:** {escape_markdown(text)}",
        f"| {escape_markdown(text)} |\n| --- |\n",
    ):
        assert shown(line).removeprefix("x: ").strip() == text


def test_lines_of_a_cell_stay_in_their_cell() -> None:
    assert str(join_lines(("a|b", "c"))) == "a\\|b<br>c"


def test_what_is_markdown_already_is_left_alone() -> None:
    once = escape_markdown("*a*")

    assert escape_markdown(once) == once
