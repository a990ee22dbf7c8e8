"""Requirements, pay, leave, hours and probation in words, as the description and the posting both say them."""

from jd_builder.documents.wording import EDUCATION, INSURANCE, Words
from jd_builder.languages import say, say_n
from jd_builder.profile.models import Education, Experience, Hours, Probation, Salary


def experience_text(experience: Experience, words: Words) -> str:
    """Return `Ít nhất 1 năm kinh nghiệm bán hàng`, or that none is needed."""
    field = words.maybe(experience.field)
    if experience.years == 0:
        text = say("No experience needed")
        return words.say(say("{text} ({field})", text=text, field=field) if field else text)
    n = 1 if experience.years == 1 else 2
    text = say_n(
        "At least {number} year of experience",
        "At least {number} years of experience",
        n,
        number=words.number(experience.years),
    )
    return words.say(say("{text} in {field}", text=text, field=field) if field else text)


def education_text(education: Education, words: Words) -> str:
    """Return the schooling with its field."""
    text = words.say(EDUCATION[education.level])
    if education.field is None:
        return text
    return words.say(say("{degree}, field: {field}", degree=text, field=words.text(education.field)))


def salary_text(salary: Salary, words: Words) -> str:
    """Return the pay with what it depends on; nothing where neither is said."""
    return ". ".join(part for part in (words.capital(words.salary(salary)), words.maybe(salary.note)) if part)


def insurance_text(insurance: tuple[str, ...], words: Words) -> str:
    """Return the kinds of insurance in one sentence."""
    return words.capital(words.join([words.say(INSURANCE[name]) for name in insurance]))


def leave_text(days: int, words: Words) -> str:
    """Return the paid days off."""
    return words.say(
        say_n(
            "{n} paid day a year, public holidays apart",
            "{n} paid days a year, public holidays apart",
            days,
        )
    )


def hours_text(hours: Hours | None, words: Words) -> str:
    """Return hours a day and a week, days and shifts."""
    if hours is None:
        return ""
    parts = []
    if hours.per_day is not None:
        parts.append(words.say(say("{number} hours a day", number=words.number(hours.per_day))))
    if hours.per_week is not None:
        parts.append(words.say(say("{number} hours a week", number=words.number(hours.per_week))))
    texts = [words.text(text) for text in (hours.days, hours.shifts) if text is not None]
    return ". ".join(
        part.rstrip(".") for part in ([words.capital(", ".join(parts))] if parts else []) + texts
    )


def probation_text(probation: Probation | None, words: Words) -> str:
    """Return the length of the probation and its pay."""
    if probation is None:
        return ""
    length = words.say(say_n("{n} day", "{n} days", probation.days))
    if probation.pay_percent is None:
        return length
    return words.say(
        say("{length}, at {percent} of full pay", length=length, percent=words.percent(probation.pay_percent))
    )
