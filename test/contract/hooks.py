import os
import uuid
from zlib import crc32

import schemathesis
from schemathesis.core.parameters import ParameterLocation

# what the fixtures of serve.ts call things; a process of another stage answers 404 or 409
KNOWN = {
    "lineId": ["L-1"],
    "itemId": ["X-1"],
    "candidateId": ["S-1", "S-2"],
}
IDS = {"/customers/": "C-001", "/vehicles/": "V-001", "/staff/": "li"}
NUMBERS = [number for number in os.environ.get("NUMBERS", "").split(",") if number]
# the processes of each path
PREFIXES = {
    "/repair-orders/": "RO-",
    "/board/": "RO-",
    "/complaints/": "CP-",
    "/follow-ups/": "FU-",
    "/appointments/": "AP-",
    "/workshop-days/": "WD-",
}

# rules of several fields, or of what the store keeps, which JSON Schema cannot say; README.md gives the reason of each
BEYOND_SCHEMA = {
    "entryRemoved",
    "fileMissing",
    "fileNotOfProcess",
    "fileNotTaken",
    "momentInFuture",
    "noneActive",
    "partUnknown",
    "passwordBreached",
    "passwordGuessable",
    "passwordTooLong",
    "passwordTooShort",
    "phoneUseTwice",
    "pictureUnknown",
    "placeholderMissing",
    "tableUnreadable",
}
# their rules between several fields have no codes of their own
BETWEEN_FIELDS = {"setAbsence"}
# a request that fits but not the present state, or that comes too often, or to a part that is away
OTHER_STATES = {401, 403, 404, 409, 412, 429}

for kind in ["image/jpeg", "image/png", "image/webp", "application/pdf"]:
    schemathesis.serializer.alias(kind, "application/octet-stream")

# what the replies have told so far: the version at an address or of a process, the files, a command of each process
VERSIONS = {}
FILES = []
COMMANDS = {}


def known(path, name):
    if name == "id":
        return [known_id for base, known_id in IDS.items() if path.startswith(base)]
    if name == "hash":
        return FILES
    if name != "number":
        return KNOWN.get(name, [])
    return [number for number in NUMBERS for base, prefix in PREFIXES.items() if path.startswith(base) and number.startswith(prefix)]


def known_parameters(path, made_up, choice):
    def pick(name, value):
        values = known(path, name)
        return values[choice % len(values)] if values else value

    parameters = {name: pick(name, value) for name, value in made_up.items()}
    if "commandId" in parameters:
        parameters["commandId"] = COMMANDS.get(parameters["number"], parameters["commandId"])
    return parameters


def is_allowed(case, location):
    part = case.meta.components.get(location)
    return part is None or part.mode.is_positive


def is_wrong_on_purpose(case, header):
    """Schemathesis makes up headers of letters and digits only: it has no version, and sends a wrong one in whatever else it tries."""
    about = case.meta.phase.data
    of_headers = about.parameter_location == ParameterLocation.HEADER and not is_allowed(case, ParameterLocation.HEADER)
    return of_headers and about.parameter in (None, header)


def set_version(case):
    """The last one that was told of what is changed. Where none was, a command goes without; an edit must have one."""
    version = VERSIONS.get(str((case.path_parameters or {}).get("number")), VERSIONS.get(case.formatted_path))
    if version is not None:
        case.headers["If-Match"] = version
    elif case.method == "PUT":
        case.headers["If-Match"] = '"1"'
    else:
        del case.headers["If-Match"]


@schemathesis.hook
def before_call(context, case, kwargs):
    """But for what is wrong with it on purpose, a request is what a client sends: mostly about something that exists, with a new key."""
    if not case.meta:
        return
    if case.path_parameters and is_allowed(case, ParameterLocation.PATH):
        # the same choice when the same case is tried again
        choice = crc32(repr((case.path_parameters, case.query, case.body)).encode())
        # one in eight stays as it was made up
        if choice % 8 > 0:
            case.path_parameters = known_parameters(case.path, case.path_parameters, choice // 8)
    if case.headers and "Idempotency-Key" in case.headers and not is_wrong_on_purpose(case, "Idempotency-Key"):
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
    if case.headers and "If-Match" in case.headers and not is_wrong_on_purpose(case, "If-Match"):
        set_version(case)


@schemathesis.hook
def after_call(context, case, response):
    for version in response.headers.get("etag", []):
        VERSIONS[case.formatted_path] = version
    if response.status_code not in (200, 201) or response.headers.get("content-type", [""])[0].split(";")[0] != "application/json":
        return
    told = response.json()
    if "number" in told and "sequence" in told:
        VERSIONS[told["number"]] = f'"{told["sequence"]}"'
    if case.path == "/files":
        FILES.append(told["hash"])
    elif case.method == "POST" and "commandId" in told:
        COMMANDS[told["number"]] = told["commandId"]


def is_documented(case):
    try:
        return bool(case.operation.schema[case.path][case.method])
    except LookupError:
        return False


@schemathesis.check
def accepts_what_the_document_allows(ctx, response, case):
    """As `positive_data_acceptance`, but for the problems of BEYOND_SCHEMA."""
    if not case.meta or not case.meta.generation.mode.is_positive:
        return
    if case.operation.definition.raw.get("operationId") in BETWEEN_FIELDS:
        return
    if response.status_code < 400 or response.status_code >= 500 or response.status_code in OTHER_STATES:
        return
    # a method that the address does not have is tried too
    if response.status_code == 405 and not is_documented(case):
        return
    problem = response.json()
    codes = {error["code"] for error in problem.get("errors", [])} or {problem["code"]}
    assert codes <= BEYOND_SCHEMA, f"the document allows what is refused: {problem}"
