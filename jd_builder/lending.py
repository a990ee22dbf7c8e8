"""Copies of what URLs name → every worker of a Dask cluster, once each, and away again."""

import shutil
from pathlib import Path
from typing import Any

from distributed.diagnostics.plugin import WorkerPlugin

from jd_builder.copies import lend, pack, unpack
from jd_builder.places import Copy


class Lending(WorkerPlugin):
    """A copy on its way: Dask gives it to each worker that is there, or comes while the build goes on.

    Args:
        copy: The copy.
    """

    def __init__(self, copy: Copy) -> None:
        path = Path(copy.folder)
        self.name = f"{path.parent.name}-{path.name}"
        self._copy = copy
        self._packed = pack(copy)

    def setup(self, worker: Any) -> None:
        """Unpack it into a folder of the worker's own."""
        folder = self._folder(worker)
        unpack(self._packed, folder)
        lend(self._copy, folder)

    def teardown(self, worker: Any) -> None:
        """Remove it."""
        lend(self._copy, None)
        shutil.rmtree(self._folder(worker), ignore_errors=True)

    def _folder(self, worker: Any) -> Path:
        return Path(worker.local_directory) / self.name
