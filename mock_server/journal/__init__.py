"""What was asked of a project and what it answered, as far as it is remembered."""

from mock_server.journal.journal import Journal, Record

__all__ = ["Journal", "Record"]
