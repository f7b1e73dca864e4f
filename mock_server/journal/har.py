"""Records without their secrets: as rows, and as a HAR document."""

from importlib.metadata import version

from mock_server.journal.journal import Headers, Journal, Record
from spec import Json
from spec.har import HarEntry, HarRequest, HarResponse, write_har
from spec.secrets import hide_headers, hide_tokens

_VERSION = version("counterfoil")


def entry_of(record: Record) -> HarEntry:
    """Return *record* with its secrets hidden."""
    return HarEntry(
        started=record.started,
        milliseconds=round(record.milliseconds, 3),
        request=HarRequest(
            record.method, record.url, _shown(record.headers), hide_tokens(record.content)
        ),
        response=HarResponse(
            record.status, _shown(record.answer_headers), hide_tokens(record.answer)
        ),
        comment=record.request_id,
    )


def write_journal(journal: Journal) -> Json:
    """Return *journal* as a HAR document; what was dropped stands in its comment."""
    document = write_har(map(entry_of, journal), "counterfoil", _VERSION)
    if journal.dropped:
        document["log"]["comment"] = f"{journal.dropped} earlier exchanges were dropped"
    return document


def _shown(headers: Headers) -> tuple[tuple[str, str], ...]:
    return hide_headers(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in headers
    )
