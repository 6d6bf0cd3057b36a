import uuid

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    """As a client does: a new key for every new request. A key that is meant to be wrong stays wrong."""
    if case.meta and case.meta.generation.mode.is_positive and "Idempotency-Key" in (case.headers or {}):
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
