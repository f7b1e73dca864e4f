"""A child process of the schema layer: a job on standard input, news on standard output."""

import sys

from conformance.schema import adapter
from conformance.schema.job import Line, job_of, line


def main() -> None:
    """Do the job and report each piece of news as soon as it is there."""
    job = job_of(sys.stdin.buffer.read())
    for news in adapter.run(job, _report):
        _report(news)


def _report(news: Line) -> None:
    sys.stdout.buffer.write(line(news))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
