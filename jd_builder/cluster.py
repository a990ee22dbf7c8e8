"""A Dask scheduler's address → an executor: its workers make documents on machines of their own."""

import asyncio
import contextlib
import re
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from types import TracebackType
from typing import Any, Final, Self

from jd_builder import __version__
from jd_builder.choices import EngineName
from jd_builder.errors import ClusterError
from jd_builder.languages import say
from jd_builder.places import Copy
from jd_builder.versions import engine as engine_versions

_ADDRESS: Final = re.compile(r"(tcp|tls|ws|wss)://(\[[0-9a-fA-F:.]+\]|[^\s/:\[\]]+):([0-9]{1,5})/?")
_PATIENCE: Final = 10
"""Seconds to wait for a scheduler."""
_PER_THREAD: Final = 4
"""How many profiles a worker's thread gets at a time: one at work, the others so that it never waits."""
_LOOK_AGAIN: Final = 5.0
"""Seconds after which workers are counted anew."""
_MOST_NAMED: Final = 5


class Cluster:
    """An executor whose workers are those of a Dask scheduler; use it in a `with`.

    Args:
        address: Where the scheduler listens, such as `tcp://10.0.0.5:8786`.
        engine: What prints PDFs: it must be the same everywhere.

    Raises:
        ClusterError: On entering, where there is nobody who could work. It says what to do.
    """

    def __init__(self, address: str, engine: EngineName | None) -> None:
        self._address = address
        self._engine = engine
        self._threads = (0, 0.0)
        self._lent: list[str] = []

    def __enter__(self) -> Self:
        self._client = _connect(self._address)
        try:
            self._refuse_others()
            self._executor = self._client.get_executor(pure=False)
        except BaseException as error:
            self._close()
            raise self._reworded(error) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> "Future[Any]":
        """Begin a call on one of the workers; where a worker dies, Dask begins it again on another."""
        future: Future[Any] = self._executor.submit(fn, *args)
        return future

    def lend(self, copies: Sequence[Copy]) -> None:
        """Let every worker have copies of what URLs name, those that come later too."""
        from jd_builder.lending import Lending

        for copy in copies:
            lending = Lending(copy)
            try:
                self._client.register_plugin(lending)
            except Exception as error:
                raise self._reworded(error) from None
            self._lent.append(lending.name)

    @property
    def window(self) -> int:
        """How many calls to have begun at a time: workers may come and go while it works."""
        threads, looked = self._threads
        if time.monotonic() - looked > _LOOK_AGAIN:
            with contextlib.suppress(OSError, RuntimeError, ValueError):  # what has begun will tell
                threads = sum(self._client.nthreads().values())
            self._threads = threads, time.monotonic()
        return max(1, _PER_THREAD * threads)

    def _refuse_others(self) -> None:
        """Refuse workers that would make other documents than this program."""
        own = (__version__, engine_versions(self._engine) if self._engine else "")
        found: dict[str, tuple[str, str]] = self._client.run(
            _looking_glass(), self._engine.value if self._engine else ""
        )
        if not found:
            raise ClusterError(
                say(
                    "{address} has no worker; start one on each machine: dask worker {address} --nthreads 1",
                    address=self._address,
                )
            )
        missing = [worker for worker, (version, _) in found.items() if not version]
        if missing:
            raise ClusterError(
                say(
                    "jd-builder is not installed on {workers}; install jd-builder {version} on every worker",
                    workers=_names(missing),
                    version=__version__,
                )
            )
        for part, label in ((0, "jd-builder "), (1, "")):
            others = {worker: seen[part] for worker, seen in found.items() if seen[part] != own[part]}
            if others:
                raise ClusterError(
                    say(
                        "the workers have {others}, this machine has {own}: install the same everywhere, so that all documents come out the same",
                        others=_names(f"{label}{seen} ({worker})" for worker, seen in others.items()),
                        own=f"{label}{own[part]}",
                    )
                )

    def _reworded(self, error: BaseException) -> BaseException:
        """Return what to tell of an error of Dask's; others stay what they are."""
        if not isinstance(error, (OSError, RuntimeError)):
            return error
        return ClusterError(
            say("{address} cannot be used: {reason}", address=self._address, reason=str(error))
        )

    def _close(self) -> None:
        with contextlib.suppress(OSError, RuntimeError):  # the scheduler may be gone
            for name in self._lent if self._client.status == "running" else ():
                self._client.unregister_worker_plugin(name)
            self._client.close()


def _connect(address: str) -> Any:
    """Return a client of a scheduler, which has answered."""
    match = _ADDRESS.fullmatch(address)
    if match is None or int(match[3]) > 65_535:
        raise ClusterError(
            say(
                "“{address}” is no address of a Dask scheduler; one looks like tcp://10.0.0.5:8786",
                address=address,
            )
        )
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            say('--scheduler needs Dask; install it with: pip install "jd-builder[cluster]"')
        ) from None
    silent = ClusterError(
        say(
            "nobody answers at {address}; start a scheduler there (dask scheduler), or correct the address",
            address=address,
        )
    )
    try:  # a client that finds nobody leaves threads behind, which complain, and waits for ever for a wrong answer
        socket.create_connection((match[2].strip("[]"), int(match[3])), timeout=_PATIENCE).close()
        asyncio.run(_greet(address))
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except OSError:
        raise silent from None
    except (
        ValueError,
        TypeError,
        RuntimeError,
    ) as error:  # it wants a certificate, or speaks another version
        raise ClusterError(
            say("{address} cannot be used: {reason}", address=address, reason=str(error))
        ) from None


async def _greet(address: str) -> None:
    """Shake hands with a scheduler.

    Raises:
        OSError: What answers is none.
    """
    from distributed.comm.core import connect

    comm = await asyncio.wait_for(connect(address, timeout=_PATIENCE), _PATIENCE)
    comm.abort()


def _looking_glass() -> Callable[[str], tuple[str, str]]:
    """Return a function that tells what a worker has; it travels as code, for a worker may not know this module."""

    def look(engine: str) -> tuple[str, str]:
        try:
            from jd_builder import __version__
            from jd_builder.choices import EngineName
            from jd_builder.versions import engine as engine_versions
        except ImportError:
            return "", ""
        return __version__, engine_versions(EngineName(engine)) if engine else ""

    return look


def _names(texts: Iterable[str]) -> str:
    """Return the first few of many names."""
    names = sorted(texts)
    return ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
