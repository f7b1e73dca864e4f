"""Goes on many errands at a time, each in a process that has a mock of its own."""

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, suppress
from multiprocessing import get_context
from os import getpid, kill
from queue import SimpleQueue
from signal import SIG_BLOCK, SIGINT, SIGTERM, pthread_sigmask
from types import TracebackType

from conformance import mock
from conformance.selftest.catch import Catch
from conformance.selftest.errand import Errand, done
from conformance.target import CouldNotRun

_SHOWN = 300

Go = Callable[[str, Errand], Catch]
"""Goes on an errand with the mock of that URL, in another process."""


class Worker:
    """A process and its mock; both are new after a crash."""

    def __init__(self, seed: int, go: Go = done) -> None:
        """Start with neither: they come with the first errand."""
        self._seed = seed
        self._go = go
        self._stack = ExitStack()
        self._both: tuple[ProcessPoolExecutor, str] | None = None

    def do(self, errand: Errand) -> Catch:
        """Go on *errand*; whatever goes wrong is a crash, and no catch.

        Raises:
            CouldNotRun: there is no mock to be had.
        """
        process, url = self._both or self._started()
        future = process.submit(self._go, url, errand)
        error = future.exception()
        if error is None:
            return future.result()
        self.stop()
        return Catch(crash=f"{type(error).__name__}: {error}"[:_SHOWN])

    def stop(self) -> None:
        """End the mock and the process, if there are any, whatever they are doing."""
        self._both = None
        self._stack.close()

    def _started(self) -> tuple[ProcessPoolExecutor, str]:
        process = self._stack.enter_context(ProcessPoolExecutor(1, get_context("spawn")))
        # Ctrl-C goes to every process of a terminal; those that this thread starts do not hear it.
        pthread_sigmask(SIG_BLOCK, {SIGINT})
        self._stack.callback(_end, _number(process))
        url = self._stack.enter_context(mock.running(self._seed))
        self._both = process, url
        return self._both


class Crew:
    """Workers who share errands. Use it as a context manager."""

    def __init__(self, size: int, seed: int, go: Go = done) -> None:
        """Hire *size* workers, whose mocks have *seed*."""
        self._workers = [Worker(seed, go) for _ in range(size)]
        self._free: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)

    def __enter__(self) -> "Crew":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def do(self, errands: Iterable[Errand], heard: Callable[[Errand, Catch], None]) -> None:
        """Go on all *errands*.

        Args:
            errands: Begun in their order.
            heard: Is told what came of each when it is done, one after the other.

        Raises:
            CouldNotRun: there is no mock to be had.
        """
        with ThreadPoolExecutor(len(self._workers)) as threads:
            begun = {threads.submit(self._one, errand): errand for errand in errands}
            try:
                for future in as_completed(begun):
                    heard(begun[future], future.result())
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                self._stop()
                raise

    def _stop(self) -> None:
        for worker in self._workers:
            worker.stop()

    def _one(self, errand: Errand) -> Catch:
        worker = self._free.get()
        try:
            return worker.do(errand)
        finally:
            self._free.put(worker)


def _number(process: ProcessPoolExecutor) -> int:
    """Return the id of a process that has just been started."""
    try:
        return process.submit(getpid).result()
    except BrokenProcessPool as error:
        raise CouldNotRun(f"No process can be started to hunt in ({error}).") from error


def _end(process: int) -> None:
    """End a *process* that may have ended already."""
    with suppress(ProcessLookupError):
        kill(process, SIGTERM)
