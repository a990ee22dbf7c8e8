"""URLs → what reads and writes there, by fsspec; what a store says becomes a message."""

import contextlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from jd_builder.errors import JdError, OutputError, RemoteError
from jd_builder.languages import say
from jd_builder.places import Url
from jd_builder.writing import write_atomically


def put(fs: Any, path: str, data: bytes) -> None:
    """Write a file, whole or not at all: object stores do so by themselves.

    Raises:
        OSError: It cannot be written, such as into a bucket that does not exist: a slip of the pen must make none.
    """
    if "file" in (fs.protocol if isinstance(fs.protocol, tuple) else (fs.protocol,)):
        write_atomically(Path(path), data)
        return
    try:
        fs.pipe_file(path, data)
    except FileNotFoundError:
        bucket = path.partition("/")[0]
        if bucket and not fs.exists(bucket):
            raise
        fs.makedirs(str(PurePosixPath(path).parent), exist_ok=True)
        fs.pipe_file(path, data)


def not_written(url: Url, error: Exception) -> JdError:
    """Return what to tell of a file that a store did not take."""
    if isinstance(error, JdError):
        return error
    return OutputError(
        say("{file} was not written: {reason}", file=url, reason=str(error) or type(error).__name__)
    )


def open_store(url: str) -> tuple[Any, str]:
    """Return what reads and writes at a URL, and the path it uses there.

    Raises:
        RemoteError: Something needed for it is not installed, or there is no such kind of URL.
    """
    if url.lower().startswith(("http://", "https://")):
        raise RemoteError(say("{url}: web pages cannot be read; download the file and name it here", url=url))
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise RemoteError(
            say('{url}: URLs need fsspec; install it with: pip install "jd-builder[cluster]"', url=url)
        ) from None
    try:
        fs, path = url_to_fs(url)
    except ImportError as error:  # such as “Install s3fs to access S3”
        raise RemoteError(
            say("{url}: a package for this kind of URL is missing ({reason})", url=url, reason=str(error))
        ) from None
    except Exception as error:
        raise RemoteError(say("{address} cannot be used: {reason}", address=url, reason=str(error))) from None
    return fs, path


@contextlib.contextmanager
def reading(url: Url) -> Iterator[None]:
    """Turn what a store says into a message."""
    try:
        yield
    except JdError:
        raise
    except FileNotFoundError:
        raise RemoteError(say("there is nothing at {url}", url=url)) from None
    except Exception as error:
        raise RemoteError(
            say("{file} cannot be read: {reason}", file=url, reason=str(error) or type(error).__name__)
        ) from None
