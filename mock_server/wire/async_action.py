"""Bulk work and what came of it (resources.md 16)."""

from mock_server.engine.async_action import AsyncAction
from mock_server.wire.timestamp import write_timestamp
from spec import Json


def write_async_action(action: AsyncAction) -> Json:
    """Write an `AsyncAction` (spec/schemas/async_action.yaml): done, and a success."""
    moment = write_timestamp(action.created_at)
    return {
        "id": action.id,
        "type": action.type,
        "status": "DONE",
        "operation_status": "SUCCESS",
        "result": {
            "message": action.message,
            "done_count": action.done_count,
            "failed_count": action.failed_count,
        },
        "created_at": moment,
        "updated_at": moment,
        "request_id": action.request_id,
        "progress": 100,
        "processing_time": 1,
        "object": "async_action",
    }
