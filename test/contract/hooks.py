import os
import uuid
from zlib import crc32

import schemathesis

# what the fixtures of serve.ts call things; a process of another stage answers 404 or 409
KNOWN = {
    "lineId": ["L-1"],
    "itemId": ["X-1"],
    "candidateId": ["S-1", "S-2"],
}
NUMBERS = [number for number in os.environ.get("NUMBERS", "").split(",") if number]
# the processes of each path
PREFIXES = {"/repair-orders/": "RO-", "/complaints/": "CP-", "/follow-ups/": "FU-"}


def known(path, name):
    if name == "id":
        return ["C-001"] if path.startswith("/customers/") else ["V-001"]
    if name != "number":
        return KNOWN.get(name, [])
    return [number for number in NUMBERS for base, prefix in PREFIXES.items() if path.startswith(base) and number.startswith(prefix)]


@schemathesis.hook
def before_call(context, case, kwargs):
    """What is allowed is sent as a client sends it: a new key for every request, and mostly about something that exists."""
    if not (case.meta and case.meta.generation.mode.is_positive):
        return
    if "Idempotency-Key" in (case.headers or {}):
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
    # the same choice when the same case is tried again
    choice = crc32(repr((case.path_parameters, case.query, case.body)).encode())
    for name in case.path_parameters or {}:
        values = known(case.path, name)
        # one of them stays as it was made up
        index = choice % (len(values) + 1)
        if index < len(values):
            case.path_parameters[name] = values[index]
