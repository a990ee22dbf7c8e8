"""`extends` and `--set`: several texts → one tree, each value still knowing which file it came from."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jd_builder.errors import ProfileError
from jd_builder.languages import LANGUAGES, say
from jd_builder.problems import Problem
from jd_builder.profile.reading import read_nodes, read_source
from jd_builder.profile.source import Node
from jd_builder.resources import PROFILES
from jd_builder.sources import Source, Span
from jd_builder.traces import note_presence

CODE_EXTENDS: Final = "JD005"
CODE_OVERRIDE: Final = "JD006"
MAX_PARENTS: Final = 20
OWN_KEYS: Final = ("document",)
"""What belongs to one profile alone: two roles never share the code of a document."""


def read_tree(
    path: Path, *, root: Path, overrides: Sequence[str] = (), text: str | None = None
) -> tuple[Node, list[Problem], tuple[Path, ...]]:
    """Read a profile with everything it extends, then apply `--set` overrides.

    Args:
        path: The profile.
        root: Folder that a parent must be in, shipped profiles apart.
        overrides: `PATH=VALUE`, the value as in YAML.
        text: What to read in place of the file's own text.

    Returns:
        The merged tree, problems that did not stop the reading, and the files read, the profile first.

    Raises:
        ProfileError: A file cannot be read, or the chain of parents is missing, circular or too long.
    """
    tree, problems, files = _read_chain(path, root, (), text)
    return apply_overrides(tree, overrides), problems, files


def apply_overrides(tree: Node, overrides: Sequence[str]) -> Node:
    """Lay `PATH=VALUE` texts over a tree.

    Raises:
        ProfileError: One cannot be read, or names an item that a list does not have.
    """
    for override in overrides:
        tree = merge(tree, _override_tree(override, tree))
    return tree


def _read_chain(
    path: Path, root: Path, above: tuple[Path, ...], text: str | None = None
) -> tuple[Node, list[Problem], tuple[Path, ...]]:
    source = read_source(path) if text is None else Source(str(path), text)
    tree, problems = read_nodes(source)
    _set_language(tree, source)
    files = (path.resolve(),)
    parent_node = tree.child("extends")
    if parent_node is None or not isinstance(parent_node.data, str):
        return tree, problems, files
    parent = find_parent(path, root, parent_node)
    chain = (*above, path.resolve())
    if parent.resolve() in chain or len(chain) > MAX_PARENTS:
        names = " → ".join(file.name for file in (*chain, parent.resolve()))
        raise _extends_error(parent_node.span, "circular", names)
    base, more, parents = _read_chain(parent, root, chain)
    base_language = base.child("language")
    merged = merge(without_own_keys(base), tree)
    if base_language is not None and tree.child("language") is None:
        merged.data["language"] = base_language
    return merged, [*more, *problems], (*files, *parents)


def without_own_keys(base: Node) -> Node:
    """Return a profile without what those built on it do not inherit."""
    if not isinstance(base.data, dict):
        return base
    return Node({name: node for name, node in base.data.items() if name not in OWN_KEYS}, base.span, base.key)


def _set_language(tree: Node, source: Source) -> None:
    """Note in the source the language of its plain texts."""
    node = tree.child("language")
    language = node.data if node is not None and node.data in LANGUAGES else None
    object.__setattr__(source, "language", language)


def find_parent(path: Path, root: Path, node: Node) -> Path:
    """Find a parent beside the profile, else among the shipped ones (`cskh` or `cskh.yaml`).

    Args:
        path: What names the parent.
        root: Folder that the parent must be in, shipped profiles apart.
        node: The name.

    Raises:
        ProfileError: It lies outside, or there is none.
    """
    name = str(node.data).strip()
    names = [name] if name.endswith((".yaml", ".yml")) else [f"{name}.yaml", f"{name}.yml"]
    for candidate in names:
        beside = path.parent / candidate
        inside = beside.resolve().is_relative_to(root.resolve()) or beside.resolve().is_relative_to(
            PROFILES.resolve()
        )
        if not inside:
            raise _extends_error(node.span, "outside", str(root))
        if note_presence(beside) and beside.is_file():
            return beside
        if "/" not in candidate and "\\" not in candidate and (PROFILES / candidate).is_file():
            return PROFILES / candidate
    raise _extends_error(node.span, "missing", name)


def _extends_error(span: Span, kind: str, detail: str) -> ProfileError:
    message, hint = {
        "circular": (
            say("profiles extend each other in a circle: {names}", names=detail),
            say("one of them must stop extending"),
        ),
        "outside": (
            say("a profile cannot extend a file outside its project folder"),
            say("the project folder is {folder}; copy the file there", folder=detail),
        ),
        "missing": (
            say("there is no profile “{name}” to extend", name=detail),
            say("name a file beside this one, or a shipped profile: `jd list` shows them"),
        ),
    }[kind]
    problem = Problem(CODE_EXTENDS, message, hint, span, pointer="extends")
    return ProfileError(say("{file} cannot be used", file=span.source.name), [problem])


def is_value(key: str | None, node: Node) -> bool:
    """Tell whether a map is one value, replaced as a whole: a text by language, or a KPI's target.

    Merging those key by key would leave a parent's English beside a child's Vietnamese, or two targets at once.
    """
    return isinstance(node.data, dict) and (key == "target" or _is_text(node))


def _is_text(node: Node) -> bool:
    return isinstance(node.data, dict) and bool(node.data) and all(name in LANGUAGES for name in node.data)


def merge(base: Node, top: Node, key: str | None = None) -> Node:
    """Lay one tree over another: maps merge by key, everything else replaces, null removes."""
    if (
        not isinstance(base.data, dict)
        or not isinstance(top.data, dict)
        or is_value(key, base)
        or is_value(key, top)
    ):
        return top
    merged = dict(base.data)
    for name, node in top.data.items():
        if node.data is None:
            merged.pop(name, None)
        elif name in merged:
            merged[name] = merge(merged[name], node, name)
        else:
            merged[name] = node
    return Node(merged, top.span, top.key)


def lay_value(tree: Node, parts: list[str], leaf: Node, key: Span) -> Node:
    """Lay one value over a tree.

    Args:
        tree: The tree.
        parts: Path of the value; a number picks an item of a list that is there.
        leaf: The value; null removes.
        key: Where the path stands.

    Raises:
        ProfileError: A list has no such item.
    """
    return merge(tree, _wrap(parts, leaf, tree, key))


def _override_tree(override: str, tree: Node) -> Node:
    """Read `PATH=VALUE` as a tree of its own; a number in the path picks a list item of `tree`."""
    path, equals, value = override.partition("=")
    parts = [part.strip() for part in path.split(".")]
    source = Source(f"--set {path}", override)
    if not equals or not all(parts):
        problem = Problem(
            CODE_OVERRIDE,
            say("--set needs PATH=VALUE"),
            say("for example --set success.kpis.csat.target.at_least=4.7"),
            Span(source, 0, len(override)),
        )
        raise ProfileError(say("--set cannot be used"), [problem])
    value_source = Source(f"--set {path}", value)
    node = read_nodes(value_source)[0] if value.strip() else Node(None, Span(value_source, 0, 0))
    return _wrap(parts, node, tree, Span(source, 0, len(path)))


def _wrap(parts: list[str], leaf: Node, tree: Node | None, key: Span) -> Node:
    if not parts:
        return Node(leaf.data, leaf.span, key)
    head, rest = parts[0], parts[1:]
    if tree is not None and isinstance(tree.data, list) and head.isdigit():
        index = int(head)
        if index >= len(tree.data):
            problem = Problem(
                CODE_OVERRIDE,
                say("there is no item {index} in this list", index=index),
                say("items are counted from 0; the last one here is {last}", last=len(tree.data) - 1),
                key,
            )
            raise ProfileError(say("--set cannot be used"), [problem])
        items = list(tree.data)
        inner = _wrap(rest, leaf, items[index], key)
        items[index] = merge(items[index], inner)
        return Node(items, key, key)
    below = tree.child(head) if tree is not None else None
    inner = _wrap(rest, leaf, below, key)
    if rest and below is not None and _is_text(below):
        inner = Node({**below.data, **inner.data}, key, key)  # one language is named: keep the others
    return Node({head: inner}, key, key)
