"""One profile → its documents: load, compose, render and write, each file whole or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from pathlib import Path

from jd_builder.cache import (
    State,
    facts_digest,
    fingerprint,
    is_edited,
    named,
    place_of,
    relative_facts,
    said,
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
from jd_builder.refusals import foreign, hand_edit
from jd_builder.rendering.formats import prepare
from jd_builder.rendering.pdf import Printer
from jd_builder.traces import ABSENT, Facts, digest, tracing, value_of
from jd_builder.writing import sweep, write_atomically


@dataclass(slots=True)
class _File:
    """A file under way.

    Attributes:
        target: Which it is.
        entry: What to keep of it, but for the fingerprints of its content and of what it replaces.
        content: Returns its content, or raises why there is none.
    """

    target: Target
    entry: Entry
    content: Callable[[], bytes]


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
        contents = list(self._allowed(job, known, finished))
        try:
            write_atomically(state.folder / MANIFEST, manifest_bytes(_manifest(job, known)))
        except OutputError as error:
            if contents:  # documents that it does not know would be taken for somebody's work
                job.fail(error)
            return
        for name, content in contents:
            try:
                write_atomically(state.folder / name, content)
                job.made.written.append(state.folder / name)
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
                elif not self._options.force and is_edited(entry, there):
                    job.made.failures.append(hand_edit(job.piece.path, there))
                else:
                    composed = composed or compose_in(
                        language.parts, document, job.role, layout=self._options.layout.value
                    )
                    file = self._prepare(target, composed, job)
                    if not self._options.force and entry is not None and _is_made(file, entry, there):
                        known[target.name] = replace(file.entry, sha=entry.sha)
                        job.made.unchanged += 1
                        continue
                    if target.made_as is Format.PDF:
                        file.content = self._printer.begin(file.content)
                    yield file
            told = composed or known.get(group[0].name)
            if told is not None:
                job.made.missing += told.missing
                job.made.notices += told.notices

    def _prepare(self, target: Target, composed: Composed, job: _Job) -> _File:
        """Return a file, all but its printing done."""
        content: Callable[[], bytes]
        engine = self._engine if target.made_as is Format.PDF else None
        with tracing() as facts:
            try:
                prepared = prepare(
                    composed.view,
                    target.document.value,
                    target.made_as,
                    engine=self._engine,
                    folder=self._options.templates,
                    max_chars=self._options.max_chars,
                    variant=self._options.pdf_variant,
                    created=self._created,
                )
                text, content = prepared.text, prepared.make
            except JdError as error:
                text, content = b"", partial(_fail, error)
        own = relative_facts(facts, job.state.folder)
        key = target_key(target, job.state.folder, self._options, self._created, engine, job.piece.own)
        entry = Entry(
            sha="",
            made=fingerprint(key, facts_digest(job.stand), facts_digest(own)),
            says=said(text, target, self._options, engine, own),
            reads=tuple(own),
            engine=engine.value if engine is not None else "",
            missing=composed.missing,
            notices=composed.notices,
        )
        return _File(target, entry, content)

    def _allowed(
        self, job: _Job, known: dict[str, Entry], finished: Iterable[tuple[_File, bytes]]
    ) -> Iterator[tuple[str, bytes]]:
        """Yield what is to be written, noted among what is known; nothing over what is somebody's work by now."""
        unknown: list[str] = []
        for file, content in finished:
            name = file.target.name
            there = value_of(f"={job.state.folder / name}")
            old, new = known.get(name), replace(file.entry, sha=digest(content))
            if not self._options.force and is_edited(old, job.state.folder / name):
                job.made.failures.append(hand_edit(job.piece.path, job.state.folder / name))
            elif not self._options.force and old is None and there == new.sha:
                known[name] = new
                job.made.unchanged += 1
            elif not self._options.force and old is None and there != ABSENT:
                unknown.append(name)
            else:  # of what it replaces, only what was made too is known again
                known[name] = replace(
                    new, was=there if old is not None and there in (old.sha, old.was) else ""
                )
                yield name, content
        if unknown:
            job.made.failures.append(foreign(job.piece.path, job.state.folder, unknown))


def _manifest(job: _Job, known: Mapping[str, Entry]) -> Manifest:
    """Return what to keep of a profile."""
    folder, warnings = job.state.folder, tuple(job.made.warnings)
    return Manifest(
        profile=place_of(job.piece.file, folder),
        language=job.language,
        reads=tuple(job.stand),
        files=known,
        warnings=warnings,
        named=named(job.piece.path, folder) if warnings else "",
    )


def _is_made(file: _File, old: Entry, there: Path) -> bool:
    """Tell whether a file that was made shows the same as the one to be made."""
    return file.entry.says == old.says and value_of(f"={there}") == old.sha


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
