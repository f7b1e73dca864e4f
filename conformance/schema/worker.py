"""A child process of the schema layer: a job on standard input, news on standard output."""

import sys

from conformance.schema import adapter
from conformance.schema.job import job_of, line


def main() -> None:
    """Do the job and report each piece of news as soon as it is there."""
    job = job_of(sys.stdin.buffer.read())
    out = sys.stdout.buffer
    for news in adapter.run(job):
        out.write(line(news))
        out.flush()


if __name__ == "__main__":
    main()
