"""What is installed, which PDF engine works, and what to do about the rest."""

import ctypes.util
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from jd_builder import __version__
from jd_builder.languages import LANGUAGE_NAMES, Message, preferred_language, say
from jd_builder.profile.project import SETTINGS_FILE
from jd_builder.rendering.pdf import weasyprint_failure
from jd_builder.rendering.styles import font_folder
from jd_builder.resources import PROFILES, TEMPLATES


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        good: Whether it is as it should be; None where it is neither good nor bad.
        what: What was found.
        advice: What to do.
        fatal: Whether `jd` cannot do its job like this.
    """

    good: bool | None
    what: Message
    advice: Message | None = None
    fatal: bool = False


def diagnose() -> list[Finding]:
    """Look at this machine."""
    return [
        Finding(
            None,
            say(
                "jd {version}, Python {python}, {system}",
                version=__version__,
                python=platform.python_version(),
                system=platform.platform(terse=True),
            ),
        ),
        *_engines(),
        _font(),
        _data(),
        _console(),
        Finding(
            None,
            say(
                "messages in {language} (change with JD_LANG=vi or JD_LANG=en)",
                language=LANGUAGE_NAMES[preferred_language()],
            ),
        ),
        _settings(),
    ]


def _engines() -> list[Finding]:
    findings = []
    failure = weasyprint_failure()
    if failure is None:
        from weasyprint import __version__ as version

        findings.append(
            Finding(True, say("WeasyPrint {version}: PDFs with accessibility tags (PDF/UA)", version=version))
        )
        if sys.platform.startswith("linux") and ctypes.util.find_library("harfbuzz-subset") is None:
            findings.append(
                Finding(
                    None,
                    say("harfbuzz-subset is missing: PDFs take about three times as long"),
                    say("on Debian or Ubuntu: apt install libharfbuzz-subset0"),
                )
            )
    else:
        advice = {
            "win32": say(
                "nothing to do: PlutoPrint prints instead. For tagged PDFs install MSYS2, then Pango: pacman -S mingw-w64-x86_64-pango"
            ),
            "darwin": say("nothing to do: PlutoPrint prints instead. For tagged PDFs: brew install pango"),
        }.get(
            sys.platform,
            say(
                "nothing to do: PlutoPrint prints instead. For tagged PDFs on Debian or Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
            ),
        )
        findings.append(Finding(None, say("WeasyPrint does not run here: {reason}", reason=failure), advice))
    try:
        import plutoprint
    except ImportError as error:
        findings.append(
            Finding(
                False,
                say("PlutoPrint does not run here: {reason}", reason=error),
                say("install it again: pip install --force-reinstall plutoprint"),
                fatal=failure is not None,
            )
        )
    else:
        findings.append(
            Finding(
                True, say("PlutoPrint {version}: fast PDFs, without tags", version=plutoprint.__version__)
            )
        )
    return findings


def _font() -> Finding:
    try:
        found = (font_folder() / "BeVietnamPro-Regular.ttf").is_file()
    except ImportError:
        found = False
    if found:
        return Finding(True, say("Be Vietnam Pro, the font of the PDFs, is installed"))
    return Finding(
        False,
        say("the font Be Vietnam Pro is missing"),
        say("install it: pip install fontpkg-be-vietnam-pro"),
        fatal=True,
    )


def _data() -> Finding:
    if TEMPLATES.is_dir() and PROFILES.is_dir():
        count = len(list(PROFILES.glob("*.yaml"))) - 1
        return Finding(True, say("templates and {n} shipped profiles found", n=count))
    return Finding(
        False,
        say("templates or profiles are missing from the installation"),
        say("install it again: pip install --force-reinstall jd-builder"),
        fatal=True,
    )


def _console() -> Finding:
    encoding = getattr(sys.stdout, "encoding", None) or "?"
    try:
        "Tiếng Việt ✓".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return Finding(
            None,
            say(
                "this console ({encoding}) cannot show Vietnamese marks; files are not affected",
                encoding=encoding,
            ),
            say("set PYTHONUTF8=1, and use Windows Terminal on Windows"),
        )
    return Finding(True, say("this console shows Vietnamese ({encoding})", encoding=encoding))


def _settings() -> Finding:
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / SETTINGS_FILE).is_file():
            return Finding(None, say("settings: {file}", file=folder / SETTINGS_FILE))
    return Finding(None, say("settings: the defaults (no {file} here or above)", file=SETTINGS_FILE))
