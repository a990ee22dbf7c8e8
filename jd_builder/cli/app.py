"""The `jd` program: its commands, and what happens when it is used wrongly."""

from typing import Annotated, Any

import typer
import typer.core
import typer.main

from jd_builder.cli.checks import check, rule
from jd_builder.cli.console import _, exit_code, say_err
from jd_builder.cli.documents import build
from jd_builder.cli.goals import diff_goals, list_goals, set_goals
from jd_builder.cli.kpi import score
from jd_builder.cli.profiles import doctor, library, new, schema, show, show_list
from jd_builder.cli.serve import serve
from jd_builder.cli.templates import eject, list_templates
from jd_builder.languages import Message, say


class _Command(typer.core.TyperCommand):
    """A command whose help option speaks the person's language."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option `--help`."""
        return _translate_help(super().get_help_option(ctx))

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return _translate_usage(super().get_usage(ctx))


class _Group(typer.core.TyperGroup):
    """The program, whose help option speaks the person's language."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option `--help`."""
        return _translate_help(super().get_help_option(ctx))

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return _translate_usage(super().get_usage(ctx))


def _translate_usage(usage: str) -> str:
    return usage.replace("Usage:", _("Usage:"), 1)


def _translate_help(option: Any) -> Any:
    if option is not None:
        option.help = _("Show this help and exit.")
    return option


def _print_version(wanted: bool) -> None:
    if wanted:
        from jd_builder import __version__

        print(f"jd {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="jd",
    cls=_Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help=_(
        "Hiring documents as code: one YAML role profile becomes job description, KPI scorecard, skill checklist, interview guide and public posting."
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help=_("Show the version and exit.")
        ),
    ] = False,
    lang: Annotated[str, typer.Option("--lang", help=_("Language of messages: vi or en."))] = "",
) -> None:
    pass


for _name, _function, _help in (
    ("build", build, _("Build the documents of profiles.")),
    ("check", check, _("Find everything wrong with profiles and postings.")),
    ("rule", rule, _("Explain a rule of the check, or list them all.")),
    ("new", new, _("Write a new profile to start from.")),
    ("list", show_list, _("List your own and the shipped profiles.")),
    ("show", show, _("Show a profile as it is used, and where each value comes from.")),
    ("library", library, _("Look through KPIs, criteria, skills and interview questions.")),
    ("serve", serve, _("Open the web app: roles, KPI targets, documents.")),
    ("schema", schema, _("Print the JSON Schema of profiles, for editors.")),
    ("doctor", doctor, _("Show what is installed and what to do about the rest.")),
):
    app.command(_name, cls=_Command, help=_help, no_args_is_help=_name in ("build", "check", "new", "show"))(
        _function
    )

_kpi = typer.Typer(cls=_Group, no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})
_kpi.command(
    "score", cls=_Command, help=_("Score what was reached against the targets."), no_args_is_help=True
)(score)
_kpi.command("list", cls=_Command, help=_("List the KPI targets of a profile."), no_args_is_help=True)(
    list_goals
)
_kpi.command(
    "set", cls=_Command, help=_("Change KPI targets, and nothing else in the file."), no_args_is_help=True
)(set_goals)
_kpi.command(
    "diff",
    cls=_Command,
    help=_("Say in words what differs between the targets of two profiles."),
    no_args_is_help=True,
)(diff_goals)
app.add_typer(_kpi, name="kpi", help=_("Work with the KPI targets of a profile."))
_templates = typer.Typer(cls=_Group, no_args_is_help=True)
_templates.command("list", cls=_Command, help=_("List the templates and style sheets, and which are yours."))(
    list_templates
)
_templates.command(
    "eject", cls=_Command, help=_("Copy shipped templates, to change them."), no_args_is_help=True
)(eject)
app.add_typer(
    _templates, name="templates", help=_("Look at the templates of the documents and make your own.")
)


def run(arguments: list[str]) -> int:
    """Run the program and return its exit code; no error reaches the person as a traceback."""
    program = typer.main.get_command(app)
    for parameter in program.params:
        if parameter.name == "install_completion":
            parameter.help = _("Install completion for this shell.")  # type: ignore[attr-defined]
        elif parameter.name == "show_completion":
            parameter.help = _("Show completion for this shell, to copy or adapt it.")  # type: ignore[attr-defined]
    return exit_code(lambda: _run(program, arguments))


def _run(program: Any, arguments: list[str]) -> int:
    try:
        code = program.main(args=arguments, prog_name="jd", standalone_mode=False)
    except typer.TyperException as error:
        return _wrong_use(error)
    except typer.Abort:
        say_err(say("Stopped."))
        return 1
    return code if isinstance(code, int) else 0


def refuse_language(name: str) -> int:
    """Say that a language of messages does not exist, and return the exit code."""
    say_err(
        say(
            "--lang: “{value}” is not one of the choices: {hint}",
            value=name,
            hint=say("use one of: {names}", names="vi, en"),
        )
    )
    return 2


def _wrong_use(error: typer.TyperException) -> int:
    """Say what is wrong with the arguments, and return the exit code."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        print(error.message)
        return 2
    parameter = getattr(error, "param", None)
    name = (parameter.name or "").upper() if parameter is not None else ""
    if parameter is not None and getattr(parameter, "opts", None) and parameter.opts[0].startswith("-"):
        name = max(parameter.opts, key=len)
    message: Message
    match kind:
        case "NoSuchOption":
            message = say("there is no option {name}", name=getattr(error, "option_name", ""))
        case "MissingParameter":
            message = say("{name} is missing", name=name)
        case "BadParameter":
            message = _misfit(error, name)
        case "BadOptionUsage":
            message = say("the option {name} needs a value", name=getattr(error, "option_name", ""))
        case _:
            message = say("this command does not exist or does not take these arguments")
    say_err(message)
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "jd"
    say_err(say("→ {command} --help shows how it is used", command=path))
    return 2


def _misfit(error: typer.TyperException, name: str) -> Message:
    """Return why a value does not fit, as far as what refused it says that."""
    cause: Any = error.__cause__
    first: dict[str, Any] = cause.errors()[0] if hasattr(cause, "errors") else {}
    kind, limits = str(first.get("type")), first.get("ctx", {})
    if "ge" in limits:
        return say("the value of {name} must not be less than {least}", name=name, least=f"{limits['ge']:g}")
    if "le" in limits:
        return say("the value of {name} must not be more than {most}", name=name, most=f"{limits['le']:g}")
    if kind.startswith("int_"):
        return say("the value of {name} must be a whole number", name=name)
    if kind.startswith("float_"):
        return say("the value of {name} must be a number", name=name)
    return say("the value of {name} does not fit", name=name)
