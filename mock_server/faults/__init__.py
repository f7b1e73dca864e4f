"""What a project can be told to do wrong: slow, refused, broken and lost answers, and sabotages."""

from mock_server.faults.faults import Faults

__all__ = ["Faults"]
