"""One profile → its documents: load, compose, render and write, each file whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path

from jd_builder.cache import (
    State,
    facts_digest,
    fingerprint,
    hand_edit,
    is_edited,
    named,
    place_of,
    relative_facts,
    target_key,
)
from jd_builder.choices import EngineName, Format, Language
from jd_builder.documents.catalogue import Composed, compose_in
from jd_builder.errors import JdError, OutputError, ProfileError
from jd_builder.languages import say
from jd_builder.manifest import MANIFEST, Entry, Manifest, manifest_bytes
from jd_builder.orders import Failure, Made, Options, Target, targets
from jd_builder.pieces import Check, Piece
from jd_builder.problems import Problem, Severity, has_errors
from jd_builder.profile.loading import Role
from jd_builder.rendering.formats import prepare
from jd_builder.rendering.pdf import Printer
from jd_builder.traces import Facts, digest, tracing, value_of
from jd_builder.writing import sweep, write_atomically


@dataclass(slots=True)
class _File:
    """A file under way.

    Attributes:
        target: Which it is.
        content: Returns its content, or raises why there is none.
        facts: What it was made from, beside the profile.
        composed: Its document.
    """

    target: Target
    content: Callable[[], bytes]
    facts: Facts
    composed: Composed


@dataclass(frozen=True, slots=True)
class _Job:
    """A profile under way.

    Attributes:
        piece: Where it comes from.
        role: What it says.
        state: How its documents stand.
        stand: The facts that it depends on.
        made: What has come of it so far.
    """

    piece: Piece
    role: Role
    state: State
    stand: Facts
    made: Made

    @property
    def language(self) -> Language:
        """The profile's own language."""
        return Language(self.role.profile.language)

    def fail(self, error: JdError) -> None:
        """Note that something could not be made."""
        self.made.failures.append(Failure(self.piece.path, error))


class Maker:
    """Makes the documents of one profile after the other.

    Args:
        options: What to build.
        engine: What prints PDFs.
        printer: The same, ready.
        created: The time that documents bear.
    """

    def __init__(self, options: Options, engine: EngineName, printer: Printer, created: str) -> None:
        self._options = options
        self._engine = engine
        self._printer = printer
        self._created = created
        self._check: Check | None = None
        self._warnings: Callable[[Role], Iterable[Problem]] = attrgetter("warnings")
        if options.checks is not None:
            from jd_builder.checks.running import (
                Checker,  # the rules take a while to load; few builds need them
            )

            checker = Checker(options.checks)
            self._check, self._warnings = checker.role, checker.warnings

    def make(
        self, piece: Piece, state: State, progress: Callable[[int, str], None] = lambda *_: None
    ) -> Made:
        """Make what is to be made of a profile.

        Args:
            piece: The profile.
            state: How its documents stand.
            progress: Called with files done and the one at hand.
        """
        made = Made()
        try:
            with tracing() as facts:
                role = piece.load(self._options.overrides)
                warnings = self._warnings(role)
                if self._check is not None:
                    found = piece.placed(self._check(role), self._check)
                    warnings = _refuse_errors(piece, [*warnings, *found])
                made.warnings += warnings
            job = _Job(piece, role, state, relative_facts(facts, state.folder), made)
            self._make_files(job, progress)
        except JdError as error:
            made.failures.append(Failure(piece.path, error))
        return made

    def _make_files(self, job: _Job, progress: Callable[[int, str], None]) -> None:
        """Make the files, then write down what they are made from, then put them in place.

        In this order a build that is cut off leaves files that the manifest knows: as the old ones, or as the new.
        """
        state = job.state
        sweep(state.folder, {MANIFEST, *(target.name for target in targets(self._options, job.language))})
        known = dict(state.manifest.files) if state.manifest is not None else {}
        finished: list[tuple[_File, bytes]] = []
        for number, file in enumerate(list(self._begin(job, known))):
            progress(number, file.target.name)
            try:
                finished.append((file, file.content()))
            except JdError as error:
                job.fail(error)
        contents: list[tuple[Target, bytes]] = []
        for file, content in finished:
            name = file.target.name
            if self._is_edited(known.get(name), state.folder / name):  # while it was made
                job.made.failures.append(hand_edit(job.piece.path, state.folder / name))
                continue
            known[name] = self._entry(file, content, known.get(name), job)
            contents.append((file.target, content))
        warnings = tuple(job.made.warnings)
        manifest = Manifest(
            profile=place_of(job.piece.file, state.folder),
            language=job.language,
            reads=tuple(job.stand),
            files=known,
            warnings=warnings,
            named=named(job.piece.path, state.folder) if warnings else "",
        )
        try:
            write_atomically(state.folder / MANIFEST, manifest_bytes(manifest))
        except OutputError as error:
            if state.manifest is not None:  # it knows which documents are somebody's work
                job.fail(error)
                return
        for target, content in contents:
            try:
                write_atomically(state.folder / target.name, content)
                job.made.written.append(state.folder / target.name)
            except JdError as error:
                job.fail(error)

    def _begin(self, job: _Job, known: dict[str, Entry]) -> Iterator[_File]:
        """Yield the files to make, each under way: printing and rendering go side by side."""
        wanted: dict[tuple[str, Language], list[Target]] = {}
        for target in targets(self._options, job.language):
            wanted.setdefault((target.document.value, target.language), []).append(target)
        for (document, language), group in wanted.items():
            composed: Composed | None = None
            for target in group:
                entry = known.get(target.name)
                there = job.state.folder / target.name
                if target.name in job.state.fresh:
                    job.made.unchanged += 1
                elif self._is_edited(entry, there):
                    job.made.failures.append(hand_edit(job.piece.path, there))
                else:
                    composed = composed or compose_in(
                        language.parts, document, job.role, layout=self._options.layout.value
                    )
                    yield self._prepare(target, composed)
            told = composed or known.get(group[0].name)
            if told is not None:
                job.made.missing += told.missing
                job.made.notices += told.notices

    def _prepare(self, target: Target, composed: Composed) -> _File:
        """Return a file, its printing begun."""
        content: Callable[[], bytes]
        with tracing() as facts:
            try:
                job = prepare(
                    composed.view,
                    target.document.value,
                    target.made_as,
                    engine=self._engine,
                    folder=self._options.templates,
                    max_chars=self._options.max_chars,
                    variant=self._options.pdf_variant,
                    created=self._created,
                )
                content = self._printer.begin(job) if target.made_as is Format.PDF else job
            except JdError as error:
                content = partial(_fail, error)
        return _File(target, content, facts, composed)

    def _is_edited(self, entry: Entry | None, file: Path) -> bool:
        """Tell whether a file holds somebody's work that is to be kept."""
        return not self._options.force and is_edited(entry, file)

    def _entry(self, file: _File, content: bytes, old: Entry | None, job: _Job) -> Entry:
        """Return what to keep of a file that is about to be written; of what it replaces, only what was made too."""
        engine = self._engine if file.target.made_as is Format.PDF else None
        folder = job.state.folder
        own = relative_facts(file.facts, folder)
        key = target_key(file.target, folder, self._options, self._created, engine, job.piece.own)
        there = value_of(f"={folder / file.target.name}")
        return Entry(
            sha=digest(content),
            was=there if old is not None and there in (old.sha, old.was) else "",
            made=fingerprint(key, facts_digest(job.stand), facts_digest(own)),
            reads=tuple(own),
            engine=engine.value if engine is not None else "",
            missing=file.composed.missing,
            notices=file.composed.notices,
        )


def _refuse_errors(piece: Piece, problems: Iterable[Problem]) -> list[Problem]:
    """Return the warnings among the problems of a check; advice is for `jd check`.

    Raises:
        ProfileError: There are errors; the warnings stand among its problems.
    """
    found = [problem for problem in problems if problem.severity is not Severity.NOTE]
    if has_errors(found):
        raise ProfileError(say("{file} is not built: the check finds errors in it", file=piece.path), found)
    return found


def _fail(error: JdError) -> bytes:
    raise error
