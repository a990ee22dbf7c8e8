"""The process that documents are made in: what it needs is loaded once and kept from one piece to the next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Final, Self

from jd_builder.cache import Values, examine, told_again
from jd_builder.choices import EngineName
from jd_builder.errors import RemoteError
from jd_builder.orders import Failure, Made, Options, targets
from jd_builder.pieces import Piece
from jd_builder.places import Copy, Url
from jd_builder.portable import portable

_MOST_VALUES: Final = 20_000
"""Facts of the disk to remember: most are about files that many profiles share."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is the same for all pieces of a build.

    Attributes:
        options: What to build.
        engine: What prints PDFs; None where there will be none.
        created: The time that documents bear.
        copies: The copies of what URLs name.
    """

    options: Options
    engine: EngineName | None
    created: str
    copies: tuple[Copy, ...] = ()


class Workshop:
    """Makes the documents of one piece after the other, in this process; use it in a `with`.

    Args:
        plan: What to build.
    """

    def __init__(self, plan: Plan) -> None:
        if plan.engine is EngineName.PLUTOPRINT:
            from jd_builder.rendering.pdf import load_fonts  # takes as long as the imports below, beside them

            load_fonts()
        from jd_builder.making import Maker
        from jd_builder.rendering.pdf import Printer

        if plan.copies and plan.options.templates is not None:
            from jd_builder.copies import own_path

            here = own_path(plan.options.templates, plan.copies)
            plan = replace(plan, options=replace(plan.options, templates=here))
        self._plan = plan
        self._printer = Printer(plan.engine)
        self._maker = Maker(plan.options, plan.engine or plan.options.engine, self._printer, plan.created)
        self._values: Values = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._printer.__exit__(kind, error, trace)

    def make(
        self,
        piece: Piece,
        folder: Path,
        stood: frozenset[str] | None = None,
        progress: Callable[[int, str], None] = lambda *_: None,
    ) -> Made:
        """Make what is to be made of a piece; what another build has made meanwhile is left alone.

        Args:
            piece: What it is made from.
            folder: Where its documents go.
            stood: As for `Task`.
            progress: Called with files done and the one at hand.
        """
        copies = self._plan.copies
        if copies or isinstance(folder, Url):
            from jd_builder.staging import make_afar  # few builds know URLs

            return make_afar(
                copies, piece, folder, lambda piece, folder: self._make(piece, folder, stood, progress)
            )
        return self._make(piece, folder, stood, progress)

    def _make(
        self, piece: Piece, folder: Path, stood: frozenset[str] | None, progress: Callable[[int, str], None]
    ) -> Made:
        if len(self._values) > _MOST_VALUES:
            self._values.clear()
        plan = self._plan
        state = examine(piece, folder, plan.options, plan.created, self._values, self._chosen)
        if state.complete:
            made = told_again(piece, state, plan.options)
        else:
            made = self._maker.make(piece, state, progress)
        if stood is not None and state.manifest is not None:
            own = state.fresh - stood  # made by a call of this build whose worker died before it could tell
            names = [
                target.name for target in targets(plan.options, state.manifest.language) if target.name in own
            ]
            made.written[:0] = [folder / name for name in names]
            made.unchanged -= len(names)
        return made

    def _chosen(self) -> EngineName:
        return self._plan.engine or self._plan.options.engine


_open: list[tuple[Plan, Workshop]] = []
"""The workshop of this process, where it is a worker: kept from one piece to the next."""
_one_at_a_time: Final = Lock()
"""A worker may have several threads, the engines that print are not made for that, and Python would not be faster."""


def make_there(plan: Plan, piece: Piece, folder: Path, stood: frozenset[str] | None = None) -> Made:
    """Make a piece in another process than the build's; what comes of it can be sent back.

    Args:
        plan: What is the same for all pieces.
        piece: What it is made from.
        folder: Where its documents go.
        stood: As for `Task`.
    """
    with _one_at_a_time:
        try:
            if not _open or _open[0][0] != plan:
                for _, old in _open:
                    old.__exit__(None, None, None)
                _open[:] = [(plan, Workshop(plan))]
            made = _open[0][1].make(piece, folder, stood)
        except RemoteError as error:  # this worker has no copy of what is to be read
            made = Made(failures=[Failure(piece.path, error)])
        return portable(made)
