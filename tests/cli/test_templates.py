"""`jd templates`, and templates of one's own from the command line and the settings."""

from pathlib import Path

from tests.cli.test_commands import jd
from tests.conftest import CHECKOUT


def test_list_shows_what_there_is_and_what_is_ones_own(project: Path) -> None:
    own = project / "own"
    own.mkdir()
    (own / "base.css").write_text("", encoding="utf-8")
    (own / "chung.html.j2").write_text("", encoding="utf-8")

    plain = jd("templates", "list").stdout.splitlines()
    mine = jd("templates", "list", "--templates", "own").stdout.splitlines()

    shipped = [path for path in (CHECKOUT / "templates").rglob("*.*") if path.suffix in (".j2", ".css")]
    assert len(plain) == len(shipped) > 10
    assert "job-description.html.j2    Job description, HTML, PDF" in plain
    assert not [line for line in plain if "yours" in line]
    assert f"base.css                   style everywhere  ← yours: {Path('own/base.css')}" in mine
    assert [line for line in mine if line.startswith("chung.html.j2") and "yours alone" in line]


def test_an_ejected_template_makes_the_same_document_until_it_is_changed(minimal: Path) -> None:
    done = jd("templates", "eject", "job-description.md.j2", "partials/blocks.md.j2", "-o", "own")

    assert (done.returncode, done.stdout.splitlines()[:2]) == (
        0,
        [
            f"written: {Path('own/job-description.md.j2')}",
            f"written: {Path('own/partials/blocks.md.j2')}",
        ],
    )
    assert "--templates own" in done.stdout
    jd("build", "minimal.yaml", "-f", "md", "-o", "one")
    jd("build", "minimal.yaml", "-f", "md", "-o", "two", "--templates", "own")
    before = Path("one/minimal/job-description.md").read_text(encoding="utf-8")
    assert Path("two/minimal/job-description.md").read_text(encoding="utf-8") == before

    template = Path("own/job-description.md.j2")
    template.write_text(template.read_text(encoding="utf-8").replace("## ", "## MỤC "), encoding="utf-8")
    Path("jd.toml").write_text('templates = "own"\n', encoding="utf-8")
    jd("build", "minimal.yaml", "-f", "md", "-o", "three")
    jd("build", "minimal.yaml", "-f", "md", "-o", "four", JD_TEMPLATES=str(Path("own").absolute()))

    for folder in ("three", "four"):
        assert "## MỤC I. " in Path(folder, "minimal/job-description.md").read_text(encoding="utf-8")


def test_eject_overwrites_nothing(project: Path) -> None:
    Path("templates").mkdir()
    Path("templates/base.css").write_text("của tôi", encoding="utf-8")

    done = jd("templates", "eject", "base.html.j2", "base.css")

    assert (done.returncode, done.stderr) == (
        1,
        f"{Path('templates/base.css')} is there already; nothing was written\n",
    )
    assert [path.name for path in Path("templates").iterdir()] == ["base.css"]
    assert Path("templates/base.css").read_text(encoding="utf-8") == "của tôi"


def test_eject_of_what_does_not_exist(project: Path) -> None:
    done = jd("templates", "eject", "../profiles/cskh.yaml")
    near = jd("templates", "eject", "bas.css")

    assert (done.returncode, near.returncode) == (1, 1)
    assert "there is no shipped template “../profiles/cskh.yaml”" in done.stderr
    assert near.stderr == "there is no shipped template “bas.css”: did you mean “base.css”?\n"


def test_a_folder_that_is_not_there_is_wrong_use(minimal: Path) -> None:
    done = jd("build", "minimal.yaml", "--templates", "nope")

    assert (done.returncode, done.stderr) == (2, "there is no folder “nope” for templates\n")


def test_a_mistake_in_the_frame_is_told_once(minimal: Path) -> None:
    Path("own").mkdir()
    Path("own/base.md.j2").write_text("{{ view.header.rolle }}\n", encoding="utf-8")

    done = jd("build", "minimal.yaml", "-f", "md", "--templates", "own")

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{Path('own/base.md.j2')}:1:16 JD040 there is no “rolle” here",
        "  1 | {{ view.header.rolle }}",
        "    |                ^^^^^",
        "  → did you mean “role”? Known here: language, kind, role, title, keywords, facts, brand, page",
    ]
