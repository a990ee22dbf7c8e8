"""What an interview hands to the candidate: tasks to read, and the notice and consent about personal data."""

import re
from collections.abc import Iterable
from typing import Final

from jd_builder.documents.blocks import Fact, view
from jd_builder.documents.wording import Words
from jd_builder.languages import say
from jd_builder.profile.loading import Role
from jd_builder.profile.localized import LocalizedText
from jd_builder.profile.questions import Question

READ_FROM: Final = 350
"""A task of so many characters, in its longest language, is read and not only listened to."""
_CASE: Final = re.compile(r"\s+(?=\(\d{1,2}\)\s)")
_SENTENCE: Final = re.compile(r"(?:(?<=[.?!])|(?<=[.?!]”))\s+")
_TASKS: Final = ("role_play", "knowledge")


@view
class HandOut:
    """One task as the candidate reads it: nothing of what the interviewer knows."""

    number: str
    company: str
    role: str
    fields: tuple[str, ...]
    paragraphs: tuple[str, ...]
    notes_label: str


@view
class HandOuts:
    """All tasks to read, to be cut apart."""

    heading: str
    intro: str
    sheets: tuple[HandOut, ...]


@view
class Choice:
    """Something to agree to or not, each on its own; `field` asks for one more detail."""

    text: str
    options: tuple[str, ...]
    field: str = ""


@view
class ConsentSheet:
    """The notice about personal data and the consent, a page that the candidate signs."""

    company: str
    heading: str
    facts: tuple[Fact, ...]
    intro: str
    notices: tuple[Fact, ...]
    consent_heading: str
    choices: tuple[Choice, ...]
    signature: tuple[str, ...]


def handed_over(question: Question) -> LocalizedText | None:
    """Return what the candidate reads: what the question names, else a long task as a whole."""
    if question.handout is not None:
        return question.handout
    length = max(len(text) for text in question.text.by_language.values())
    return question.text if question.kind in _TASKS and length > READ_FROM else None


def compose_hand_outs(role: Role, numbered: Iterable[tuple[int, Question]], words: Words) -> HandOuts | None:
    """Compose the sheet of tasks to read; None where there is none."""
    sheets = tuple(
        HandOut(
            number=words.say(say("Question {number}", number=number)),
            company=words.text(role.company.name) if role.company else "",
            role=words.text(role.profile.title.name),
            fields=(words("Candidate"), words("Date")),
            paragraphs=tuple(part for paragraph in words.paragraphs(text) for part in _cases(paragraph)),
            notes_label=words("Your notes"),
        )
        for number, question in numbered
        if (text := handed_over(question)) is not None
    )
    if not sheets:
        return None
    return HandOuts(
        heading=words("For the candidate to read"),
        intro=words("You may write on this sheet. Please give it back when you have answered."),
        sheets=sheets,
    )


def _cases(paragraph: str) -> tuple[str, ...]:
    """Return a paragraph that counts cases, `(1) … (2) …`, as one for each case and one for what follows the last."""
    intro, *cases = _CASE.split(paragraph)
    if len(cases) < 2 or not all(
        case.startswith(f"({number})") for number, case in enumerate(cases, start=1)
    ):
        return (paragraph,)
    last = _SENTENCE.split(cases.pop(), maxsplit=1)
    return (intro, *cases, *last)


def compose_consent(role: Role, words: Words) -> ConsentSheet:
    """Compose the notice and consent for candidates of a role."""
    consent = role.library.guide.consent
    company = role.company
    contact = company.contact if company else None
    name = words.text(company.name) if company else ""
    reach = [contact.phone, contact.email, contact.website] if contact else []
    options = (words("I agree"), words("I do not agree"))
    return ConsentSheet(
        company=name,
        heading=words("Your personal data: notice and consent"),
        facts=(
            Fact(words("Role applied for"), words.text(role.profile.title.name)),
            Fact(words("Contact about your data"), " · ".join(part for part in reach if part)),
        ),
        intro=words.say(
            say(
                "{company} uses your information only with your consent, as {law} asks. Please read what follows before you decide.",
                company=name or words("The company"),
                law=words.text(consent.law.cite),
            )
        ),
        notices=tuple(
            Fact(words.text(notice.name), words.text(notice.text)) for notice in consent.notices.values()
        ),
        consent_heading=words("My consent"),
        choices=(
            Choice(words.text(consent.process), options),
            Choice(words.text(consent.keep), options, words("Keep until")),
        ),
        signature=(words("Name"), words("Date"), words("Signature")),
    )
