"""The lines of a posting → the place of work and the region of the minimum wage in which it lies."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law_tables import MinimumWage, Region
from jd_builder.checks.passages import Part, Passage


def place_in(wage: Passage, addresses: Iterable[Passage], table: MinimumWage) -> tuple[str, Region] | None:
    """Return the first place of work that beyond doubt lies in a region, as it is written, and the region."""
    for passage in (wage, *addresses):
        named = _REGION_NAMED.first(passage.folded)
        if named is not None:
            return passage.written(named), _REGIONS[named["region"] or named["number"]]
        for region, names in table.places.items():
            found = _places(names, of_address=passage is not wage).first(passage.folded)
            if found is not None:
                return passage.written(found, "place"), region
    return None


@lru_cache(maxsize=8)
def _places(names: tuple[str, ...], *, of_address: bool) -> Phrase:
    """Return the pattern of places of work; a place that one only travels to stands behind another word.

    Args:
        names: The places.
        of_address: In a title or an address a district needs no word before it.
    """
    written = "|".join(re.escape(name.lower()).replace("\\ ", " ") for name in names)
    written = written.replace("quận ", "(?:quận|q\\.?) ?")
    district = r"|(?<!\w)(?<!về )(?<!tuyến )(?<!giao )(?<!đi )(?=quận|q\.)" if of_address else ""
    return Phrase(
        r"(?:^|[(,\-–:/]|(?<!\w)(?:tại|ở|chi nhánh|cn\d?|cửa hàng|cơ sở|cs|kho|xưởng|văn phòng|quán|nhà hàng|kcn|khu vực)"
        rf"{district}) ?(?:tại |ở |tp\.? ?|thành phố |quận |q\.? ?){{0,2}}(?P<place>{written})(?![\w/])"
    )


_REGION_NAMED: Final = Phrase(
    r"(?<!\w)vùng (?P<region>i{1,3}|iv)(?!\w)|(?<!\w)lương tối thiểu vùng (?P<number>[1-4])(?!\w)"
)
_REGIONS: Final[dict[str, Region]] = {
    "i": "I",
    "ii": "II",
    "iii": "III",
    "iv": "IV",
    "1": "I",
    "2": "II",
    "3": "III",
    "4": "IV",
}
_ADDRESS: Final = Phrase(
    r"^[^\w]{0,6}(?:địa (?:chỉ|điểm)|đ/c|đc|nơi làm|làm(?: việc)? (?:tại|ở)|khu vực làm|chi nhánh|cơ sở|cs\d?|cn\d?|cửa hàng|quán|văn phòng|vp|xưởng|kho|nhà hàng)(?: làm(?: việc)?)?(?!\w)|^[^\w]{0,4}📍"
)


def addresses(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the lines that tell an address of work, and each that stands below such a heading."""
    below = False
    for passage in passages:
        named = _ADDRESS.first(passage.folded)
        if passage.part not in (Part.DUTIES, Part.REQUIREMENTS) and (named or below):
            yield passage
        below = named is not None and not passage.folded.text[named.end() :].strip(" :")
