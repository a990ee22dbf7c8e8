"""`company.yaml` beside a profile or above it → the company with its logo and fonts, its colours made readable."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jd_builder.errors import ProfileError
from jd_builder.languages import LANGUAGES, say
from jd_builder.problems import Problem, Severity
from jd_builder.profile.company import Colours, Company
from jd_builder.profile.contrast import NEEDED, WHITE, contrast, readable
from jd_builder.profile.fonts import BrandFonts, read_font
from jd_builder.profile.images import Image, read_image
from jd_builder.profile.project import COMPANY_FILE, find_upwards
from jd_builder.profile.reading import read_nodes, read_source
from jd_builder.profile.source import Node
from jd_builder.profile.validation import span_of, validate
from jd_builder.sources import short_path

CODE_CONTRAST: Final = "JD018"


@dataclass(slots=True)
class CompanyFile:
    """What was found about the company.

    Attributes:
        company: What the file says, or None where there is none or it cannot be used.
        tree: The file as read, each value with its place; None without a company.
        logo: Its logo.
        fonts: Its fonts.
        problems: What is wrong.
        files: The file, where there is one.
    """

    company: Company | None = None
    tree: Node | None = None
    logo: Image | None = None
    fonts: BrandFonts | None = None
    problems: list[Problem] = field(default_factory=list)
    files: tuple[Path, ...] = ()


def load_company(path: Path, root: Path) -> CompanyFile:
    """Read the company file of a profile.

    Args:
        path: The profile.
        root: Its project folder.
    """
    file = find_upwards(path, COMPANY_FILE)
    if file is None:
        return CompanyFile()
    found = CompanyFile(files=(file,))
    try:
        tree, found.problems = read_nodes(read_source(file, short_path(file)))
        company, problems = validate(Company, tree, language_of(tree))
    except ProfileError as error:
        return CompanyFile(problems=list(error.problems))
    found.problems += problems
    if company is not None:
        if company.logo is not None:
            found.logo, problem = read_image(company.logo, file.parent, root, span_of(tree, ("logo",)))
            found.problems += [problem] if problem else []
        found.fonts = _read_fonts(company, tree, file.parent, root, found.problems)
        found.company, found.tree = _readable(company, tree, found.problems), tree
    return found


def language_of(tree: Node) -> str:
    """Return the language of a file's plain texts."""
    node = tree.child("language")
    return node.data if node is not None and node.data in LANGUAGES else "vi"


def _read_fonts(
    company: Company, tree: Node, folder: Path, root: Path, problems: list[Problem]
) -> BrandFonts | None:
    if company.fonts is None:
        return None
    fonts = {}
    for weight, name in (("body", company.fonts.body), ("bold", company.fonts.bold)):
        if name is not None:
            span = span_of(tree, ("fonts", weight))
            fonts[weight], problem = read_font(name, folder, root, span, f"fonts.{weight}")
            problems += [problem] if problem else []
    body = fonts["body"]
    return BrandFonts(body, fonts.get("bold")) if body is not None else None


def _readable(company: Company, tree: Node, problems: list[Problem]) -> Company:
    """Return the company with colours that can be read, and warn about each that had to be darkened."""
    colours = {}
    for name in Colours.model_fields:
        given = getattr(company.colours, name)
        colours[name] = readable(given)
        if colours[name] != given:
            problems.append(
                Problem(
                    CODE_CONTRAST,
                    say(
                        "“{colour}” is too light to be read on white: its contrast is {ratio}, {needed} is needed",
                        colour=given,
                        ratio=f"{contrast(given, WHITE):.1f}:1",
                        needed=f"{NEEDED}:1",
                    ),
                    say(
                        "the documents use {colour} instead ({ratio}); write a darker colour to choose it yourself",
                        colour=colours[name],
                        ratio=f"{contrast(colours[name], WHITE):.1f}:1",
                    ),
                    span_of(tree, ("colours", name)),
                    pointer=f"colours.{name}",
                    severity=Severity.WARNING,
                )
            )
    return company.model_copy(update={"colours": Colours(**colours)})
