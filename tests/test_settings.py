from pathlib import Path

import pytest

from jd_builder import building
from jd_builder.choices import Document, EngineName, Format, Language, Layout
from jd_builder.cli import main
from jd_builder.errors import SettingsError
from jd_builder.orders import Options, Result
from jd_builder.settings import build_options


def settings(text: str) -> None:
    Path("jd.toml").write_text(text, encoding="utf-8")


def test_defaults(project: Path) -> None:
    options = build_options({}, folder=project, environ={})

    assert (options.output, options.documents, options.formats) == (
        Path("out"),
        tuple(Document),
        (Format.MD, Format.HTML, Format.PDF),
    )
    assert (options.languages, options.layout, options.engine) == ((), Layout.FULL, EngineName.AUTO)


def test_command_line_over_environment_over_file_over_defaults(project: Path) -> None:
    settings('engine = "weasyprint"\nlayout = "compact"\nformats = ["md", "html"]\nlanguages = ["en"]\n')

    options = build_options(
        {"engine": EngineName.AUTO, "formats": []},
        folder=project,
        environ={"JD_LAYOUT": "full", "JD_FORMATS": "pdf,md"},
    )

    assert options.engine is EngineName.AUTO
    assert options.layout is Layout.FULL
    assert options.formats == (Format.PDF, Format.MD)
    assert options.languages == (Language.EN,)


def test_a_folder_in_the_file_starts_at_the_file(project: Path) -> None:
    settings('output = "made"\n')
    below = project / "roles"
    below.mkdir()

    assert build_options({}, folder=below, environ={}).output == project / "made"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("formats = [\n", '{file}:1: this place cannot be read; a setting looks like: output = "out"'),
        ('# x\nformat = ["md"]\n', "{file}:2: there is no setting “format”: did you mean “formats”?"),
        ('formats = "md"\n', '{file}:1: “formats” needs a list: ["…", "…"]'),
        (
            'formats = ["docx"]\n',
            "{file}:1: “docx” is not one of the choices: use one of: md, html, pdf, txt, jsonld",
        ),
        (
            'engine = "wesyprint"\n',
            "{file}:1: “wesyprint” is not one of the choices: did you mean “weasyprint”?",
        ),
        ("output = 3\n", "{file}:1: “3” is not possible for “output”"),
        ('lang = "fr"\n', "{file}:1: “fr” is not possible for “lang”"),
        ("jobs = 1000\n", "{file}:1: “jobs” needs a whole number from 0 to 256"),
        ("jobs = true\n", "{file}:1: “jobs” needs a whole number from 0 to 256"),
        ("timeout = 0.5\n", "{file}:1: “timeout” needs a whole number from 1 to 86400"),
    ],
)
def test_what_is_wrong_is_shown_with_its_line(project: Path, text: str, expected: str) -> None:
    settings(text)

    with pytest.raises(SettingsError) as caught:
        build_options({}, folder=project, environ={})

    assert caught.value.message.text("en") == expected.format(file=project / "jd.toml")


def test_numbers_come_from_the_file_and_from_variables(project: Path) -> None:
    settings("jobs = 3\n")

    options = build_options({}, folder=project, environ={"JD_TIMEOUT": " 90 "})

    assert (options.jobs, options.timeout) == (3, 90)


def test_the_command_line_undoes_what_the_file_says(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings('jobs = 3\nscheduler = "tcp://10.0.0.5:8786"\n')
    seen: list[Options] = []

    def note(paths: object, options: Options, **_: object) -> Result:
        seen.append(options)
        return Result((), (), ())

    monkeypatch.setattr(building, "find_and_build", note)
    for line in ("build a.yaml", "build a.yaml -j 0", "build a.yaml -j0 --scheduler="):
        with pytest.raises(SystemExit, match="0"):
            main(line.split())

    assert [(options.jobs, options.scheduler) for options in seen] == [
        (3, "tcp://10.0.0.5:8786"),
        (0, "tcp://10.0.0.5:8786"),
        (0, ""),
    ]


def test_a_wrong_variable_is_named(project: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        build_options({}, folder=project, environ={"JD_ENGINE": "word"})

    assert caught.value.message.text("en").startswith("JD_ENGINE: “word” is not one of the choices")


def test_a_file_in_another_encoding(project: Path) -> None:
    Path("jd.toml").write_bytes('output = "tài liệu"'.encode("utf-16"))

    with pytest.raises(SettingsError) as caught:
        build_options({}, folder=project, environ={})

    assert "is not saved as UTF-8" in caught.value.message.text("en")
