"""What problems of several rules say alike: the law behind them, and a reason that an author has written."""

from dataclasses import dataclass, replace

from jd_builder.checks.law_tables import Law
from jd_builder.languages import Message, say
from jd_builder.problems import Problem, Severity
from jd_builder.profile.localized import LocalizedText


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole number as people write it: 8.000.000 in Vietnamese, 8,000,000 in English."""

    value: float

    def text(self, language: str) -> str:
        """Return it with its thousands set apart."""
        written = f"{self.value:,.0f}"
        return written.replace(",", ".") if language == "vi" else written


def with_basis(hint: Message | None, act: str | None, law: Law) -> Message | None:
    """Return a hint with the article of law behind it and, where known, the fine on that day."""
    if act is None:
        return hint
    entry, fine = law.acts[act], law.fine(act)
    if entry.since is not None and law.day < entry.since:
        return hint
    basis = say("basis: {cite}", cite=entry.cite)
    if fine is not None:
        least, most = (amount * fine.organisation // 1_000_000 for amount in (fine.least, fine.most))
        basis = say(
            "basis: {cite}; a company is fined {least}–{most} million đồng ({fine})",
            cite=entry.cite,
            least=least,
            most=most,
            fine=fine.cite,
        )
    return say("{hint}\n    {basis}", hint=hint, basis=basis) if hint is not None else basis


def with_reason(problem: Problem, reason: LocalizedText) -> Problem:
    """Return a problem as a note, because the profile says why the job needs this."""
    hint = say(
        "the profile gives a reason: “{reason}”; make sure that it is true of the work itself",
        reason=reason,
    )
    return replace(problem, severity=Severity.NOTE, hint=hint)
