"""Templates of the user's own → a Jinja environment that bounds what they can reach, compute and write.

What is bounded, a document: rounds of loops and calls (`MAX_STEPS`), characters made (`MAX_CHARACTERS`), numbers
(`MAX_BITS`), the size of a template (`own_files.MAX_BYTES`). Only plain values are printed, only harmless methods
are called, and filters whose cost an argument decides (`center`, `format`, `wordwrap` …) are left out, as is
`random`: the same input gives the same bytes.
"""

import re
import sys
from collections.abc import Callable, Sequence
from gettext import NullTranslations
from pathlib import Path
from types import FrameType
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from jd_builder.languages import Message, say
from jd_builder.rendering.loaders import OwnTemplates, TracedEnvironment

MAX_STEPS: Final = 200_000
MAX_CHARACTERS: Final = 5_000_000
MAX_BITS: Final = 4_096


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_TEXT_FILTERS: Final = _names(
    "capitalize e escape forceescape lower safe string striptags title trim truncate upper urlencode wordcount"
)
_FILTERS: Final = _TEXT_FILTERS + _names(
    "abs attr count d default dictsort first float groupby int items last length list map max min reject "
    "rejectattr reverse select selectattr sort sum unique"
)
_METHODS: Final = _names(
    "capitalize casefold count endswith find get index isdigit items keys lower lstrip rstrip split splitlines "
    "startswith strip title upper values"
)
_HELPERS: Final = _names("cycler dict gettext joiner namespace ngettext npgettext pgettext range")
_SCALARS: Final = (str, int, float, type(None))


class TooMuch(Exception):  # noqa: N818 — read as `raise TooMuch`
    """A template goes past a limit or prints what is no text; `message` says which."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.singular)
        self.message = message


class UnknownName(jinja2.UndefinedError):
    """A name that is not known where a template uses it.

    Attributes:
        file: The template.
        line: Line of the use.
        name: The name.
        known: Names that are known there: fields of the object, or variables.
        unsafe: Whether the name exists and is kept from templates.
        parameter: Whether a macro was called without it.
    """

    def __init__(self, unknown: "_Unknown") -> None:
        super().__init__(unknown._undefined_message)
        self.file, self.line, self.known = unknown.place
        self.name = str(unknown._undefined_name)
        self.unsafe = unknown.unsafe
        self.parameter = unknown._undefined_hint is not None and not unknown.unsafe


class _Unknown(jinja2.StrictUndefined):
    """Stands for what a name did not lead to, and remembers where that was."""

    __slots__ = ("place", "unsafe")

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None
    ) -> None:
        super().__init__(hint, obj, name)
        self.unsafe = exc is SecurityError
        self.place = _place(sys._getframe(1), obj)
        self._undefined_exception = lambda _: UnknownName(self)  # type: ignore[assignment]


def _place(frame: FrameType | None, obj: Any) -> tuple[str, int, list[str]]:
    """Return the file and line of the template that runs, and the names known on `obj` or, without one, there."""
    while frame is not None and "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back
    if frame is None:
        return "", 0, []
    template = frame.f_globals["__jinja_template__"]
    line = template.get_corresponding_lineno(frame.f_lineno)
    known = _variables(frame) if obj is missing else _fields(obj)
    return template.filename or template.name or "", line, known


def _variables(frame: FrameType) -> list[str]:
    found = {
        match[1]
        for name, value in frame.f_locals.items()
        if (match := re.fullmatch(r"l_\d+_(.+)", name)) and value is not missing
    }
    context = frame.f_locals.get("context")
    if context is not None:
        found |= set(context.get_all())
    return sorted(
        name for name in found if not name.startswith("_") and name not in _HELPERS and name.isidentifier()
    )


def _fields(obj: Any) -> list[str]:
    if isinstance(obj, dict):
        return sorted(str(key) for key in obj)
    names = getattr(type(obj), "__dataclass_fields__", None) or getattr(obj, "__dict__", {})
    return [name for name in names if not name.startswith("_")]


class OwnEnvironment(TracedEnvironment, ImmutableSandboxedEnvironment):
    """The environment of a user's templates; see the top of this module for what it bounds."""

    intercepted_binops = frozenset(("*", "**", "%", "+"))

    def __init__(self, folder: Path, **options: Any) -> None:
        super().__init__(
            loader=OwnTemplates(folder),
            undefined=_Unknown,
            extensions=["jinja2.ext.i18n"],
            finalize=options.pop("finalize", None) or (lambda value: value),
            **options,
        )
        self.steps = self.characters = 0
        escape = self.finalize
        assert escape is not None
        self.finalize = lambda value: escape(self.printed(value))
        self.globals["range"] = self.numbers
        del self.globals["lipsum"]
        self.filters = {name: self.filters[name] for name in _FILTERS}
        for name in _TEXT_FILTERS:
            self.filters[name] = self._checked(self.filters[name])
        self.filters["join"] = self.join_texts
        self.filters["replace"] = self.replace_text

    def start(self, words: NullTranslations) -> None:
        """Begin a document: nothing is used up yet, and `_("…")` speaks its language."""
        self.steps = self.characters = 0
        self.install_gettext_translations(words)  # type: ignore[attr-defined]

    def count_step(self, fixed: int = 0) -> None:
        """Count one round of a loop or one call, and the characters that stand in it as they are."""
        self.count_characters(fixed)
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise TooMuch(
                say("this takes more than {limit} steps; is a loop within a loop too long?", limit=MAX_STEPS)
            )

    def count_characters(self, number: int) -> None:
        """Count characters or list items that are made."""
        self.characters += number
        if self.characters > MAX_CHARACTERS:
            raise TooMuch(say("this makes more than {limit} characters", limit=MAX_CHARACTERS))

    def printed(self, value: Any) -> Any:
        """Return a value that may be printed; a list or a group of fields has no sensible text."""
        if isinstance(value, jinja2.Undefined):
            return str(value)  # empty for an `if` without `else`; else it says what is not known
        if not isinstance(value, _SCALARS) and not hasattr(value, "__html__"):
            fields = _fields(value)
            raise TooMuch(
                say(
                    "a group of fields cannot be printed; print one of them: {names}", names=", ".join(fields)
                )
                if fields and not callable(value)
                else say("only a text or a number can be printed; go through a list with “for”")
            )
        self.count_characters(len(value) if isinstance(value, str) else 20)
        return value

    def numbers(self, *limits: int) -> range:
        """Return a range, no longer than a loop may be."""
        made = range(*limits)
        if len(made) > MAX_STEPS:
            raise TooMuch(
                say("this takes more than {limit} steps; is a loop within a loop too long?", limit=MAX_STEPS)
            )
        return made

    def concatenate(self, *parts: Any) -> str:
        """Return what `a ~ b` stands for."""
        parts = tuple(self.printed(part) for part in parts)
        if any(hasattr(part, "__html__") for part in parts):
            return Markup("").join(parts)
        return "".join(str(part) for part in parts)

    def join_texts(self, value: Any, d: str = "", attribute: str | None = None) -> str:
        """Return the filter `join`."""
        texts = [self.printed(self.getattr(item, attribute) if attribute else item) for item in list(value)]
        self.count_characters(len(str(d)) * len(texts))
        parts = [part for text in texts for part in (d, text)][1:]
        return self.concatenate(*parts) if parts else ""

    def replace_text(self, text: Any, old: str, new: str, count: int = -1) -> str:
        """Return the filter `replace`."""
        plain, old, new = self.printed(text), str(old), new if isinstance(new, Markup) else str(new)
        self.count_characters(str(plain).count(old) * len(new))
        made: str = (plain if isinstance(plain, str) else str(plain)).replace(old, new, count)
        return made

    def _checked(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a text filter that takes only what may be printed."""
        if getattr(function, "jinja_pass_arg", None) is not None:  # its first argument is Jinja's own

            def passed(first: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
                return function(first, self.printed(value), *args, **kwargs)

            passed.jinja_pass_arg = function.jinja_pass_arg  # type: ignore[attr-defined]
            return passed
        return lambda value, *args, **kwargs: function(self.printed(value), *args, **kwargs)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell whether a template may call something: macros, blocks, Jinja's helpers and harmless methods."""
        if isinstance(obj, (Macro, BlockReference)) or obj is dict:
            return True
        owner = getattr(obj, "__self__", None)
        if owner is self or isinstance(owner, NullTranslations):
            return True
        if isinstance(owner, (str, dict, list, tuple)):
            return getattr(obj, "__name__", "") in _METHODS
        return str(getattr(obj, "__module__", "")).startswith("jinja2.")

    def wrap_str_format(self, value: Any) -> None:
        """Leave `format` to `is_safe_callable`, which refuses it: its cost lies in its text."""

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call something on behalf of a template."""
        if obj != self.count_step:
            self.count_step()
            if not self.is_safe_callable(obj):
                name = getattr(obj, "__name__", type(obj).__name__)
                raise TooMuch(say("“{name}” cannot be called from a template", name=name))
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute `+`, `*`, `**` and `%` where the result stays small."""
        if operator == "%" and isinstance(left, str):
            raise TooMuch(say("“{name}” cannot be called from a template", name="%"))
        for one, other in ((left, right), (right, left)):
            if operator == "*" and isinstance(one, (str, Sequence)) and isinstance(other, int):
                self.count_characters(len(one) * max(0, other))
        if operator == "+" and isinstance(left, (str, Sequence)) and isinstance(right, (str, Sequence)):
            self.count_characters(len(left) + len(right))
        if isinstance(left, int) and isinstance(right, int) and operator in ("*", "**"):
            bits = left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length()
            if bits > MAX_BITS:
                raise TooMuch(say("this number gets too large"))
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        repeated = tree.find_all((nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block))
        for node in (tree, *repeated):
            assert isinstance(node, (nodes.Template, nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block))
            fixed = nodes.Const(sum(len(data.data) for data in node.find_all(nodes.TemplateData)))
            step = nodes.Call(nodes.EnvironmentAttribute("count_step"), [fixed], [], None, None)
            node.body.insert(0, nodes.ExprStmt(step, lineno=node.lineno))
        _replace_concatenations(tree)
        tree.set_environment(self)
        return tree


def _replace_concatenations(tree: nodes.Node) -> None:
    """Turn every `a ~ b` into a call that counts."""
    for node in [tree, *tree.find_all(nodes.Node)]:
        for field, value in list(node.iter_fields()):
            if isinstance(value, nodes.Concat):
                setattr(node, field, _counted(value))
            elif isinstance(value, list):
                value[:] = [_counted(item) if isinstance(item, nodes.Concat) else item for item in value]


def _counted(node: nodes.Concat) -> nodes.Call:
    function = nodes.EnvironmentAttribute("concatenate")
    return nodes.Call(function, node.nodes, [], None, None, lineno=node.lineno)
