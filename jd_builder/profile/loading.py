"""A profile's file → a `Role`: the validated profile with its company, its library and where each value came from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jd_builder.errors import ProfileError
from jd_builder.languages import say
from jd_builder.library.loading import load_library
from jd_builder.library.models import Library
from jd_builder.problems import Problem, has_errors, sort_problems
from jd_builder.profile.company import Company
from jd_builder.profile.company_file import CompanyFile, language_of, load_company
from jd_builder.profile.fonts import BrandFonts
from jd_builder.profile.images import Image
from jd_builder.profile.inherit import read_tree
from jd_builder.profile.linking import check_links
from jd_builder.profile.models import Profile
from jd_builder.profile.project import LIBRARY_FOLDER, find_upwards, project_root
from jd_builder.profile.source import Node
from jd_builder.profile.validation import validate
from jd_builder.resources import LIBRARY
from jd_builder.traces import note_names


@dataclass(frozen=True, slots=True)
class Role:
    """A profile, ready for every document.

    Attributes:
        path: The file it was read from.
        profile: The validated profile, `extends` and `--set` applied.
        tree: The same data as read, each value with its place.
        company: What `company.yaml` says, or None.
        logo: The company's logo, or None.
        fonts: The company's fonts, or None.
        library: The definitions that the profile refers to, the role's own questions among them.
        files: Every file read, the profile first.
        warnings: What is wrong and stops nothing.
        company_tree: `company.yaml` as read, each value with its place; None where there is none.
        called: How people are told of it; empty for the name of its file.
    """

    path: Path
    profile: Profile
    tree: Node
    company: Company | None
    logo: Image | None
    fonts: BrandFonts | None
    library: Library
    files: tuple[Path, ...]
    warnings: tuple[Problem, ...] = ()
    company_tree: Node | None = None
    called: str = ""

    @property
    def slug(self) -> str:
        """Name of the folder that the documents go to."""
        return self.path.stem


def load_profile(path: str | Path, *, overrides: Sequence[str] = ()) -> Profile:
    """Read and validate a profile.

    Args:
        path: The YAML file.
        overrides: `PATH=VALUE` texts, as for `jd build --set`.

    Returns:
        The frozen profile.

    Raises:
        ProfileError: Something is wrong with it; `error.problems` says what and where.
    """
    return load_role(path, overrides=overrides).profile


def load_role(path: str | Path, *, overrides: Sequence[str] = (), text: str | None = None) -> Role:
    """Read a profile with all it stands on.

    Args:
        path: The YAML file.
        overrides: `PATH=VALUE` texts, as for `jd build --set`.
        text: What to read in place of the file's own text, such as a change that is not saved yet.

    Raises:
        ProfileError: Something is wrong with it, its company file or its library.
    """
    return make_role(read_ground(Path(path), overrides=overrides, text=text))


@dataclass(frozen=True, slots=True)
class Ground:
    """What a role is made from, read but not yet validated; roles that differ in a few values share the rest.

    Attributes:
        path: The profile's file.
        tree: Its data, parents and overrides applied.
        files: Every file read.
        library: The definitions; None where they cannot be used.
        brand: What was found about the company.
        problems: What was wrong so far.
    """

    path: Path
    tree: Node
    files: tuple[Path, ...]
    library: Library | None
    brand: CompanyFile
    problems: tuple[Problem, ...] = field(default=())


def read_ground(
    path: Path, *, overrides: Sequence[str] = (), text: str | None = None, beside: Path | None = None
) -> Ground:
    """Read a profile with all it stands on.

    Args:
        path: The YAML file.
        overrides: `PATH=VALUE` texts, as for `jd build --set`.
        text: What to read in place of the file's own text.
        beside: The file whose project, company and library count, where that is another one: a table of roles.

    Raises:
        ProfileError: A file of the profile cannot be read.
    """
    place = beside or path
    root = project_root(place)
    tree, problems, files = read_tree(path, root=root, overrides=overrides, text=text)
    library, library_problems, own = _load_library(place)
    brand = load_company(place, root)
    return Ground(
        path=path,
        tree=tree,
        files=(*files, *brand.files, *own),
        library=library,
        brand=brand,
        problems=(*problems, *library_problems, *brand.problems),
    )


def make_role(ground: Ground) -> Role:
    """Validate what was read.

    Raises:
        ProfileError: Something is wrong with it.
    """
    tree, library, brand = ground.tree, ground.library, ground.brand
    profile, found = validate(Profile, tree, language_of(tree))
    problems = [*ground.problems, *found]
    if profile is not None and library is not None:
        library = library.with_questions(profile.interview.questions)
        problems += check_links(profile, tree, library)
    if profile is None or library is None or has_errors(problems):
        raise ProfileError(say("{file} cannot be used", file=ground.path), sort_problems(problems))
    return Role(
        path=ground.path,
        profile=profile,
        tree=tree,
        company=brand.company,
        logo=brand.logo,
        fonts=brand.fonts,
        library=library,
        files=ground.files,
        warnings=tuple(sort_problems(problems)),
        company_tree=brand.tree,
    )


def _load_library(path: Path) -> tuple[Library | None, Sequence[Problem], tuple[Path, ...]]:
    folder = find_upwards(path, LIBRARY_FOLDER)
    if folder is not None and (not folder.is_dir() or folder.resolve() == LIBRARY.parent):
        folder = None
    if folder is not None:
        note_names(folder)
    try:
        own = tuple(sorted(folder.rglob("*.yaml"))) if folder else ()
        return load_library(folder if own else None), (), own
    except ProfileError as error:
        return None, error.problems, ()
