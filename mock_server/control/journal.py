"""What the project was asked and what it answered."""

from base64 import b64encode

from mock_server.control.request import ControlRequest
from mock_server.journal import Record
from mock_server.journal.har import entry_of, write_journal
from mock_server.wire.timestamp import write_timestamp
from spec import Json
from spec.har import Headers


def get_journal(request: ControlRequest) -> Json:
    """Read the log, the oldest exchange first, or as a HAR document."""
    journal = request.project.journal
    if request.query.get("format") == "har":
        return write_journal(journal)
    return {"entries": [_write(record) for record in journal], "dropped": journal.dropped}


def delete_journal(request: ControlRequest) -> Json:
    """Forget all exchanges."""
    request.project.journal.clear()


def _write(record: Record) -> Json:
    entry = entry_of(record)
    return {
        "id": record.request_id,
        "operation": record.operation,
        "started_at": write_timestamp(entry.started),
        "milliseconds": entry.milliseconds,
        "request": {
            "method": entry.request.method,
            "url": entry.request.url,
            **_write_message(entry.request.headers, entry.request.body),
        },
        "response": {
            "status": entry.response.status,
            **_write_message(entry.response.headers, entry.response.body),
        },
    }


def _write_message(headers: Headers, body: bytes) -> dict[str, Json]:
    """Write headers and body; a body that is no text is written in base64."""
    listed = [{"name": name, "value": value} for name, value in headers]
    try:
        return {"headers": listed, "body": body.decode(), "encoding": None}
    except UnicodeDecodeError:
        return {"headers": listed, "body": b64encode(body).decode(), "encoding": "base64"}
