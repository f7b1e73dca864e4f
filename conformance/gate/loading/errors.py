"""Why a contract cannot be loaded."""


class CouldNotLoad(Exception):
    """The contract is none; the message is one sentence that names the place."""


class NoSuchContract(CouldNotLoad):
    """There is no contract at the place: it may be new."""
