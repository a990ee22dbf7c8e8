"""A posting → schema.org JobPosting as JSON-LD, by Google's rules for job search.

Names and rules: https://schema.org/JobPosting and https://developers.google.com/search/docs/appearance/structured-data/job-posting
(title, description, datePosted, hiringOrganization and jobLocation are required).
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup, escape

from jd_builder.documents.advert import Advert
from jd_builder.documents.bilingual import first_of
from jd_builder.documents.blocks import Listing, Prose
from jd_builder.documents.job_posting import JobPosting
from jd_builder.errors import OutputError
from jd_builder.languages import say

_EMPLOYMENT: Final[Mapping[str, str]] = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "contract": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "intern": "INTERN",
}
_EDUCATION: Final[Mapping[str, str]] = {
    "high_school": "high school",
    "vocational": "professional certificate",
    "college": "associate degree",
    "university": "bachelor degree",
    "postgraduate": "postgraduate degree",
}


def json_ld(view: JobPosting) -> str:
    """Return the posting as JSON-LD.

    Raises:
        OutputError: A fact that Google's rules require is missing; the message names the keys to fill in.
    """
    if view.advert.missing:
        raise OutputError(
            say(
                "the data for search engines needs {keys}; fill in what is missing in the profile",
                keys=", ".join(view.advert.missing),
            )
        )
    return json.dumps(_posting(view), ensure_ascii=False, indent=2) + "\n"


def json_ld_script(view: JobPosting) -> Markup:
    """Return the data for a script element, empty where a required fact is missing; it cannot end the element."""
    if view.advert.missing:
        return Markup("")
    text = json.dumps(_posting(view), ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 — what could end the element is written as its number


def _posting(view: JobPosting) -> dict[str, Any]:
    advert = view.advert
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": advert.title,
        "description": _description(view),
        "datePosted": advert.posted,
        "validThrough": advert.deadline or None,
        "employmentType": _EMPLOYMENT.get(advert.employment),
        "hiringOrganization": _filled(
            {"@type": "Organization", "name": advert.organization, "sameAs": advert.website or None}
        ),
        "identifier": {"@type": "PropertyValue", "name": advert.organization, "value": advert.code}
        if advert.code
        else None,
        "totalJobOpenings": advert.openings,
        "directApply": advert.direct,
        "baseSalary": _salary(advert),
        "educationRequirements": _education(advert),
        "experienceRequirements": _experience(advert),
        **_place(advert),
    }
    return _filled(made)


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


def _place(advert: Advert) -> dict[str, Any]:
    """Return where the work is; TELECOMMUTE only for work that is wholly remote, and then from which country."""
    if advert.remote:
        return {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": {"@type": "Country", "name": advert.country},
        }
    address = {
        "@type": "PostalAddress",
        "streetAddress": advert.street or None,
        "addressLocality": advert.locality or None,
        "addressRegion": advert.region or None,
        "postalCode": advert.postal_code or None,
        "addressCountry": advert.country,
    }
    return {"jobLocation": {"@type": "Place", "address": _filled(address)}}


def _salary(advert: Advert) -> dict[str, Any] | None:
    if advert.pay is None:
        return None
    low, high = (int(value) if value is not None and value == int(value) else value for value in advert.pay)
    amount = {"value": low} if low == high else _filled({"minValue": low, "maxValue": high})
    return {
        "@type": "MonetaryAmount",
        "currency": advert.currency,
        "value": {"@type": "QuantitativeValue", **amount, "unitText": advert.pay_per.upper()},
    }


def _education(advert: Advert) -> dict[str, str] | None:
    category = _EDUCATION.get(advert.education)
    return (
        {"@type": "EducationalOccupationalCredential", "credentialCategory": category} if category else None
    )


def _experience(advert: Advert) -> dict[str, Any] | None:
    if not advert.months:
        return None
    return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": advert.months}


def _description(view: JobPosting) -> str:
    """Return the sections as plain HTML, which Google asks for."""
    parts = [f"<p>{_escaped(paragraph)}</p>" for paragraph in view.about]
    for section in view.sections:
        parts.append(f"<h3>{_escaped(section.heading)}</h3>")
        parts += [_block(block) for block in section.blocks]
    return "".join(parts)


def _escaped(text: str) -> str:
    return escape(first_of(text))


def _block(block: Prose | Listing) -> str:
    label = f"<p><strong>{_escaped(block.label)}</strong></p>" if block.label else ""
    if isinstance(block, Prose):
        return label + "".join(f"<p>{_escaped(paragraph)}</p>" for paragraph in block.paragraphs)
    lines = (
        f"<li>{f'{_escaped(item.lead)}: ' if item.lead else ''}{_escaped(item.text)}</li>"
        for item in block.items
    )
    return f"{label}<ul>{''.join(lines)}</ul>"
