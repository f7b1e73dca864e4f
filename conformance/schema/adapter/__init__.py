"""The only package that knows Schemathesis: a job goes in, news in our own values come out.

Its release notes are read before its version is raised: what is used of it here is not all public.
"""

from conformance.schema.adapter.engine import run

__all__ = ["run"]
