"""Numbers, money, times and targets in words, in one language."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal

from jd_builder.languages import Message, catalogue, say, say_n
from jd_builder.library.models import Measure
from jd_builder.profile.localized import LocalizedText
from jd_builder.profile.models import Salary
from jd_builder.profile.quantities import Kind, Quantity, TimeUnit
from jd_builder.profile.targets import KpiGoal, SegmentTarget, Target, TargetKind

_DATE_PATTERNS: Final = {"vi": "dd/MM/yyyy", "en": "d MMMM yyyy"}

FREQUENCIES: Final = {
    "daily": say("daily"),
    "weekly": say("weekly"),
    "monthly": say("monthly"),
    "quarterly": say("quarterly"),
    "yearly": say("yearly"),
    "on_demand": say("when needed"),
    "on_occasion": say("on occasions"),
}
LEVELS: Final = {
    "intern": say("Intern"),
    "staff": say("Staff"),
    "specialist": say("Specialist"),
    "lead": say("Team lead"),
    "manager": say("Manager"),
}
PERIODS: Final = {
    "previous_week": say("the previous week"),
    "previous_month": say("the previous month"),
    "previous_quarter": say("the previous quarter"),
    "previous_year": say("the previous year"),
    "same_period_last_year": say("the same period last year"),
    "baseline": say("today's level"),
}
EDUCATION: Final = {
    "none": say("no schooling asked for"),
    "high_school": say("high-school diploma or equivalent"),
    "vocational": say("vocational certificate or higher"),
    "college": say("college degree or higher"),
    "university": say("university degree or higher"),
    "postgraduate": say("postgraduate degree"),
}
EMPLOYMENT: Final = {
    "full_time": say("full-time"),
    "part_time": say("part-time"),
    "contract": say("fixed-term contract"),
    "temporary": say("temporary work"),
    "intern": say("internship"),
}
INSURANCE: Final = {
    "social": say("social insurance"),
    "health": say("health insurance"),
    "unemployment": say("unemployment insurance"),
    "accident": say("accident insurance"),
    "private_health": say("private health insurance"),
}
WORK_FORMATS: Final = {
    "onsite": say("on site"),
    "remote": say("remote"),
    "hybrid": say("partly on site, partly remote"),
}
ASSESSED_BY: Final = {
    "cv": say("CV"),
    "test": say("test"),
    "interview": say("interview"),
    "role_play": say("role play"),
    "reference": say("reference"),
    "probation": say("probation"),
}
QUESTION_KINDS: Final = {
    "behavioural": say("behavioural question"),
    "situational": say("hypothetical situation"),
    "knowledge": say("job knowledge"),
    "role_play": say("role play"),
}
_PAY_UNITS: Final = {
    "hour": say("{pay} an hour"),
    "day": say("{pay} a day"),
    "month": say("{pay} a month"),
    "year": say("{pay} a year"),
}
_DURATIONS: Final = {
    TimeUnit.SECOND: say_n("{number} second", "{number} seconds", 1),
    TimeUnit.MINUTE: say_n("{number} minute", "{number} minutes", 1),
    TimeUnit.HOUR: say_n("{number} hour", "{number} hours", 1),
    TimeUnit.DAY: say_n("{number} day", "{number} days", 1),
    TimeUnit.WORKING_DAY: say_n("{number} working day", "{number} working days", 1),
    TimeUnit.WEEK: say_n("{number} week", "{number} weeks", 1),
    TimeUnit.MONTH: say_n("{number} month", "{number} months", 1),
    TimeUnit.QUARTER: say_n("{number} quarter", "{number} quarters", 1),
    TimeUnit.YEAR: say_n("{number} year", "{number} years", 1),
}
_TEMPLATES: Final = {
    TargetKind.AT_LEAST: say("{value} or more"),
    TargetKind.AT_MOST: say("at most {value}"),
    TargetKind.BETWEEN: say("from {low} to {high}"),
    TargetKind.INCREASE_BY: say("up by {value}"),
    TargetKind.DECREASE_BY: say("down by {value}"),
}


@lru_cache(maxsize=4096)  # the same few numbers come again and again, and Babel is slow
def _decimal(value: str, language: str, pattern: str | None = None) -> str:
    return format_decimal(Decimal(value), pattern, locale=language)


@lru_cache(maxsize=1024)
def _compact(value: str, language: str) -> str:
    return format_compact_decimal(Decimal(value), format_type="long", locale=language, fraction_digits=1)


class Words:
    """Everything that is said in one language.

    Attributes:
        language: `vi` or `en`.
        missing: How many texts had to be shown in another language for want of a translation.
        notices: What a person should know about the document at hand.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.missing = 0
        self.notices: list[Message] = []
        self._locale = Locale.parse(language)

    def __call__(self, label: str) -> str:
        """Return a fixed label."""
        return catalogue(self.language).gettext(label)

    def say(self, message: Message) -> str:
        """Return a message."""
        return message.text(self.language)

    def capital(self, text: str) -> str:
        """Return a text with a capital first letter, the rest as it is."""
        return text[:1].upper() + text[1:]

    def text(self, text: LocalizedText) -> str:
        """Return an author's text on one line."""
        self.missing += not text.has(self.language)
        return text.get(self.language)

    def maybe(self, text: LocalizedText | None) -> str:
        """Return an author's text, or nothing."""
        return self.text(text) if text is not None else ""

    def texts(self, texts: tuple[LocalizedText, ...]) -> tuple[str, ...]:
        """Return authors' texts, each on one line, each once."""
        return tuple(dict.fromkeys(self.text(text) for text in texts))

    def paragraphs(self, text: LocalizedText | None) -> tuple[str, ...]:
        """Return an author's text by paragraph."""
        if text is None:
            return ()
        self.missing += not text.has(self.language)
        return text.paragraphs(self.language)

    def join(self, parts: list[str]) -> str:
        """Return a list as a phrase: `A, B and C`."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say(say("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1]))

    def number(self, value: float) -> str:
        """Return a number as the language writes it."""
        return _decimal(str(value), self.language)

    def score(self, value: float) -> str:
        """Return a score with one decimal."""
        return _decimal(str(value), self.language, "0.0")

    def percent(self, value: float) -> str:
        """Return a share given in percent."""
        return f"{self.number(value)}%"

    def day(self, day: date) -> str:
        """Return a date."""
        from babel.dates import format_date  # costs as much as the rest of babel; few profiles hold a date

        return format_date(day, _DATE_PATTERNS[self.language], locale=self._locale)

    def duration(self, quantity: Quantity) -> str:
        """Return a length of time in the unit it was written in."""
        assert quantity.time_unit is not None
        one = quantity.value == 1
        words = _DURATIONS[quantity.time_unit]
        values = {"number": self.number(quantity.value)}
        return self.say(Message(words.singular, words.plural, 1 if one else 2, values))

    def minutes(self, minutes: int) -> str:
        """Return a number of minutes."""
        return self.duration(Quantity(minutes, Kind.DURATION, TimeUnit.MINUTE))

    def frequency(self, frequency: str | None) -> str:
        """Return how often."""
        return self.say(FREQUENCIES[frequency]) if frequency else ""

    def amount(self, value: float, currency: str = "VND") -> str:
        """Return money as people say it: `7 triệu đồng`, `12.000 đồng`, `USD 500`."""
        return self.say(
            say("VND {number}", number=self._money(value))
            if currency == "VND"
            else say("USD {number}", number=self.number(value))
        )

    def _money(self, value: float) -> str:
        if value >= 1_000_000 and value % 100_000 == 0:
            return _compact(str(value), self.language)
        return self.number(value)

    def salary(self, salary: Salary) -> str:
        """Return the pay: `7–10 triệu đồng một tháng`; nothing where no figure is given."""
        low, high = salary.min, salary.max
        if low is None and high is None:
            return ""
        if low is not None and high is not None and low != high:
            short = self._money(low).split()
            long = self._money(high).split()
            same_word = len(short) == 2 and short[1:] == long[1:]
            span = f"{short[0] if same_word else self._money(low)}–{self._money(high)}"
            if salary.currency == "VND":
                pay = self.say(say("VND {number}", number=span))
            else:
                pay = self.say(say("USD {number}", number=f"{self.number(low)}–{self.number(high)}"))
        elif low is not None and high is not None:
            pay = self.amount(low, salary.currency)
        elif low is not None:
            pay = self.say(say("from {amount}", amount=self.amount(low, salary.currency)))
        else:
            pay = self.say(say("up to {amount}", amount=self.amount(high or 0, salary.currency)))
        return self.say(Message(_PAY_UNITS[salary.per].singular, values={"pay": pay}))

    def quantity(self, quantity: Quantity, measure: Measure, *, change: bool = False) -> str:
        """Return a level or a change in the unit of its KPI."""
        number = self.number(quantity.value)
        if quantity.kind is Kind.DURATION:
            return self.duration(quantity)
        if quantity.kind is Kind.POINTS:
            return self.say(
                say_n(
                    "{number} percentage point",
                    "{number} percentage points",
                    int(quantity.value),
                    number=number,
                )
            )
        if quantity.kind is Kind.PERCENT or measure.unit == "percent":
            return self.percent(quantity.value)
        if measure.unit == "points" and measure.scale is not None:
            if change or measure.scale.min < 0:
                return self.say(
                    say_n("{number} point", "{number} points", 1 if quantity.value == 1 else 2, number=number)
                )
            low, high = self.number(measure.scale.min), self.number(measure.scale.max)
            if measure.scale.direction == "down":
                return self.say(
                    say("{number} (scale {min}–{max}, {min} is best)", number=number, min=low, max=high)
                )
            return self.say(say("{number} out of {max}", number=number, max=high))
        if measure.unit == "money":
            return self.amount(quantity.value)
        if measure.unit == "rate" and not change:
            return self.say(say("{number} per {per}", number=number, per=self.number(measure.per or 1)))
        return f"{number} {self.text(measure.counted)}" if measure.counted else number

    def target(self, target: Target, goal: KpiGoal, measure: Measure) -> str:
        """Return a target so that a level and a change cannot be confused."""
        change = target.kind.is_change
        values = [self.quantity(quantity, measure, change=change) for quantity in target.quantities]
        names = ("low", "high") if len(values) > 1 else ("value",)
        template = _TEMPLATES[target.kind].singular
        if _is_bound(target, measure):
            words = values[0]
        else:
            words = self.say(Message(template, values=dict(zip(names, values, strict=True))))
        if change and goal.versus is not None:
            words = self.say(
                say("{change} compared with {period}", change=words, period=PERIODS[goal.versus])
            )
        return words

    def deadline(self, goal: KpiGoal, target: Target | None = None) -> str:
        """Return by when a target holds; nothing where it is not said."""
        own = target if isinstance(target, SegmentTarget) and (target.within or target.by) else goal
        if own.within is not None:
            return self.say(say("within {time}", time=self.duration(own.within)))
        if own.by is not None:
            return self.say(say("by {day}", day=self.day(own.by)))
        return ""


def _is_bound(target: Target, measure: Measure) -> bool:
    """Tell whether a level is the best there can be: nobody says “100% or more” or “at most 0”."""
    value = target.quantities[0].value
    scale = measure.scale
    if target.kind is TargetKind.AT_LEAST:
        if measure.unit == "percent":
            return value == 100 and not measure.over_100
        return scale is not None and value == scale.max
    return target.kind is TargetKind.AT_MOST and value == (scale.min if scale else 0)
