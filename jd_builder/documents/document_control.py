"""What makes a job description a controlled document: code, version and dates on top, signatures at the end."""

from jd_builder.documents.blocks import Fact, Signature, view
from jd_builder.documents.wording import Words
from jd_builder.profile.loading import Role


@view
class SignOff:
    """The end of a document that is signed."""

    statement: str
    signatures: tuple[Signature, ...]


def control_facts(role: Role, words: Words) -> tuple[Fact, ...]:
    """Return the facts that a filed document is found by; none where the profile gives no document control."""
    control = role.profile.document
    if control is None:
        return ()
    title = role.profile.title
    facts = (
        Fact(words("Document code"), control.code or ""),
        Fact(words("Version"), control.version or ""),
        Fact(words("Issued"), words.day(control.issued) if control.issued else ""),
        Fact(words("Department"), words.maybe(title.department)),
        Fact(words("Reports to"), words.maybe(title.reports_to)),
        Fact(words("Approved by"), words.maybe(control.approved_by)),
    )
    return tuple(fact for fact in facts if fact.value)


def sign_off(words: Words) -> SignOff:
    """Return the places to sign."""
    hint = words("signature, full name, date")
    return SignOff(
        statement=words("The employee has read this job description and has been given a copy."),
        signatures=(
            Signature(words("Employee"), hint),
            Signature(words("Line manager"), hint),
            Signature(words("HR"), hint),
        ),
    )
