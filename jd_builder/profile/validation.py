"""Plain data with places → a model, every breach as a problem at its place; Pydantic's own words stay inside."""

import types
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from jd_builder.languages import LANGUAGES, Message, say, say_n
from jd_builder.problems import Problem
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.localized import ForeignText, LocalizedText
from jd_builder.profile.source import Node
from jd_builder.sources import Span

CODE_MISSING: Final = "JD010"
CODE_UNKNOWN_KEY: Final = "JD011"
CODE_TYPE: Final = "JD012"
CODE_VALUE: Final = "JD013"
GROUP_NEEDED: Final = say("a group of keys is needed here")
LIST_NEEDED: Final = say("a list is needed here")
CODE_UNKNOWN_ID: Final = "JD014"

_LONG_LIST: Final = 20
_ModelT = TypeVar("_ModelT", bound=BaseModel)
Loc = tuple[str | int, ...]


def validate(model: type[_ModelT], root: Node, language: str) -> tuple[_ModelT | None, list[Problem]]:
    """Validate nodes against a model.

    Args:
        model: The model.
        root: The data with its places.
        language: Language of plain texts.

    Returns:
        The model, or None where something is wrong, and the problems.
    """
    try:
        return model.model_validate(plain(root, language), context={"language": language}), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        return None, [_problem(model, root, detail) for detail in details if not _is_echo(root, detail)]


def _is_echo(root: Node, detail: Mapping[str, Any]) -> bool:
    """Tell whether a list is called too short only because its items are wrong: those are reported themselves."""
    if detail["type"] != "too_short":
        return False
    node, _ = locate(root, detail["loc"])
    return isinstance(node.data, list) and len(node.data) >= detail["ctx"]["min_length"]


def plain(node: Node, language: str) -> Any:
    """Return the data of a node as dicts, lists and scalars; texts of another language are marked."""
    data = node.data
    if isinstance(data, dict):
        return {key: plain(child, language) for key, child in data.items()}
    if isinstance(data, list):
        return [plain(child, language) for child in data]
    if isinstance(data, str):
        origin = node.span.source.language
        if origin is not None and origin != language:
            return ForeignText.of(data, origin)
    return data


def locate(root: Node, loc: Iterable[str | int]) -> tuple[Node, Loc]:
    """Follow a path as far as it exists; returns the node reached and the path to it."""
    node, reached = root, []
    for part in loc:
        child = node.child(part)
        if child is None:
            break
        node = child
        reached.append(part)
    return node, tuple(reached)


def span_of(root: Node, loc: Loc, *, key: bool = False) -> Span:
    """Return where a value stands; its key with `key`, or where it is empty; its parent where it is missing."""
    node, reached = locate(root, loc)
    missing = reached != loc
    if node.key is not None and (key or missing or node.data is None):
        return node.key
    if missing and isinstance(node.data, (dict, list)):
        return _first_line(node.span)
    return node.span


def _first_line(span: Span) -> Span:
    end = span.source.text.find("\n", span.start, span.end)
    return Span(span.source, span.start, end if end > 0 else span.end)


def pointer_of(loc: Iterable[str | int]) -> str:
    """Return a path as people write it: `success.kpis.csat.target`."""
    return ".".join(str(part) for part in loc)


def suggest(word: str, known: Iterable[str]) -> Message:
    """Return a hint naming the nearest known word, or all of them."""
    known = list(known)
    if near := get_close_matches(word.lower().replace("-", "_"), known, n=1, cutoff=0.6):
        return say("did you mean “{name}”?", name=near[0])
    if len(known) > _LONG_LIST:
        nearest = get_close_matches(word.lower(), known, n=5, cutoff=0)
        return say("none is near to it; the nearest are: {names}", names=", ".join(nearest))
    return say("use one of: {names}", names=", ".join(known))


def _problem(model: type[BaseModel], root: Node, detail: Mapping[str, Any]) -> Problem:
    """Turn one of Pydantic's findings into a problem."""
    loc: Loc = tuple(part for part in detail["loc"] if part != "[key]")
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return Problem(
                CODE_MISSING,
                say("“{key}” is missing", key=loc[-1]),
                _missing_hint(model, loc),
                span_of(root, loc),
                pointer=pointer_of(loc),
            )
        case "extra_forbidden":
            return Problem(
                CODE_UNKNOWN_KEY,
                say("there is no “{key}” here", key=loc[-1]),
                _unknown_key_hint(model, loc),
                span_of(root, loc, key=True),
                pointer=pointer_of(loc),
            )
        case "value_error" if isinstance(context.get("error"), Invalid):
            error: Invalid = context["error"]
            loc = (*loc, *error.at)
            return Problem(CODE_VALUE, error.message, error.hint, span_of(root, loc), pointer=pointer_of(loc))
        case kind:
            message, hint = _describe(kind, context, detail.get("input"))
            code = CODE_TYPE if kind.endswith(("_type", "_parsing")) else CODE_VALUE
            return Problem(code, message, hint, span_of(root, loc), pointer=pointer_of(loc))


def _describe(kind: str, context: Mapping[str, Any], value: object) -> tuple[Message, Message | None]:
    """Say what Pydantic's error type means to the author of a profile."""
    shown = f"{value}" if isinstance(value, (str, int, float)) else ""
    match kind:
        case "literal_error" | "enum":
            names = [name.strip(" '") for name in str(context["expected"]).replace(" or ", ", ").split(",")]
            if not shown:
                return say("a word from the choices is needed here"), say(
                    "use one of: {names}", names=", ".join(names)
                )
            return say("“{value}” is not one of the choices", value=shown), suggest(shown, names)
        case "greater_than_equal" | "greater_than" | "less_than_equal" | "less_than":
            return say("{value} is out of range", value=shown), _range_hint(kind, context)
        case "model_type" | "dict_type" | "model_attributes_type":
            return GROUP_NEEDED, say("write the keys below, indented by two spaces: “key: value”")
        case "list_type" | "tuple_type":
            return LIST_NEEDED, say("write one value a line, each after “- ”")
        case "too_short":
            return say_n(
                "at least {n} value is needed here",
                "at least {n} values are needed here",
                context["min_length"],
            ), None
        case "too_long":
            return say_n(
                "at most {n} value may stand here", "at most {n} values may stand here", context["max_length"]
            ), None
        case "int_type" | "int_parsing" | "int_from_float" | "int_parsing_size":
            return say("a whole number is needed here"), None
        case "float_type" | "float_parsing" | "finite_number":
            return say("a number is needed here"), say("write for example 30 or 4.5")
        case "bool_type" | "bool_parsing":
            return say("true or false is needed here"), None
        case "string_pattern_mismatch":
            return say("“{value}” is no id", value=shown), say(
                "an id has small letters without marks, digits and “_”"
            )
        case "string_type":
            return say("a text is needed here"), None
        case _ if kind.startswith("date"):
            return say("a date is needed here"), say("write year-month-day: 2027-01-31")
        case _:
            return say("this value does not fit here"), None


def _range_hint(kind: str, context: Mapping[str, Any]) -> Message:
    limit = f"{next(iter(context.values())):.12g}"
    match kind:
        case "greater_than_equal":
            return say("it must be {limit} or more", limit=limit)
        case "greater_than":
            return say("it must be more than {limit}", limit=limit)
        case "less_than_equal":
            return say("it must be {limit} or less", limit=limit)
        case _:
            return say("it must be less than {limit}", limit=limit)


def _missing_hint(model: type[BaseModel], loc: Loc) -> Message | None:
    """Say what the missing key holds."""
    parent = model_at(model, loc[:-1])
    field = parent.model_fields.get(str(loc[-1])) if parent else None
    if field is None or not field.description:
        return None
    return say("add “{key}: …”: {meaning}", key=loc[-1], meaning=Message(field.description))


def _unknown_key_hint(model: type[BaseModel], loc: Loc) -> Message:
    """Name the key that was meant: a near one here, else the same one elsewhere."""
    parent = model_at(model, loc[:-1])
    known = list(parent.model_fields) if parent else []
    word = str(loc[-1])
    if not get_close_matches(word.lower(), known, n=1, cutoff=0.75):
        for path in _paths_of(model, word):
            return say("“{key}” belongs in “{path}”", key=word, path=path)
    return suggest(word, known)


def model_at(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel] | None:
    """Return the model that stands at a path, None where there is none."""
    annotation = _annotation_at(model, loc)
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def takes_text(model: type[BaseModel], loc: Sequence[str | int]) -> bool:
    """Tell whether the value at a path is a text, of any language or of one."""
    loc = loc[:-1] if loc and loc[-1] in LANGUAGES else loc
    return _annotation_at(model, loc) in (str, LocalizedText)


def _annotation_at(model: type[BaseModel], loc: Sequence[str | int]) -> Any:
    """Return the type of what stands at a path, None where nothing may stand there."""
    annotation: Any = model
    for part in loc:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            field = annotation.model_fields.get(str(part))
            if field is None:
                return None
            annotation = _without_none(field.annotation)
        elif get_origin(annotation) in (dict, list, tuple):
            items = [item for item in get_args(annotation) if item is not Ellipsis]
            annotation = _without_none(items[-1])
        else:
            return None
    return annotation


def _without_none(annotation: Any) -> Any:
    """Return `X` for `X | None` and for `Annotated[X, …]`."""
    if get_origin(annotation) in (Union, types.UnionType):
        return _without_none(next(arg for arg in get_args(annotation) if arg is not type(None)))
    if hasattr(annotation, "__metadata__"):
        return annotation.__origin__
    return annotation


def _paths_of(model: type[BaseModel], word: str, prefix: str = "") -> Iterable[str]:
    """Yield the dotted paths under which a key of this name is known."""
    for name, field in model.model_fields.items():
        inner = _without_none(field.annotation)
        if get_origin(inner) in (dict, list, tuple):
            continue
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            if word in inner.model_fields:
                yield f"{prefix}{name}"
            yield from _paths_of(inner, word, f"{prefix}{name}.")
