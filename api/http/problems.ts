import type { ErrorRequestHandler, Request, Response } from 'express';
import { ZodError } from 'zod';
import { Rejection, type Facts, type RejectionCode } from '../../domain/kernel/rejection';
import { NewerSchemaVersion } from '../../domain/kernel/upcasting';
import { stackOf } from '../../domain/kernel/stack';
import type { Logger } from '../../platform/log';
import { FileRefused } from '../../platform/files/clean-file';
import { PrinterBusy } from '../../platform/print/paper-printer';
import { isMongoAway } from '../../platform/mongo/away';
import { ProcessPortError } from '../../platform/process-port';
import { isVaultAway } from '../../platform/vault/vault';
import type { Bilingual } from '../../domain/values/bilingual';
import { catalogue } from '../../texts';
import { fieldFaults, type FieldFault } from '../../texts/field-errors';
import { problemTexts } from '../../texts/problems';
import { refusalText } from '../../texts/refusal';
import { rejectionStatuses } from './rejections';

/** The HTTP status of what the API itself says no to; its words are in texts/problems.ts. */
const ownStatuses: Readonly<Record<keyof typeof problemTexts, number>> = {
  malformedJson: 400,
  invalid: 422,
  jsonRequired: 415,
  tooLarge: 413,
  keyMissing: 400,
  requestRunning: 409,
  signInNeeded: 401,
  signInFailed: 401,
  demoRefused: 403,
  firstRunCodeWrong: 403,
  storeTaken: 409,
  storeBegun: 409,
  signInTaken: 409,
  secondFactorAsked: 401,
  secondFactorNeeded: 403,
  secondFactorUnavailable: 409,
  enrolmentOver: 409,
  codeWrong: 403,
  codeNotValid: 403,
  passwordWrong: 403,
  passwordTooShort: 422,
  passwordTooLong: 422,
  passwordGuessable: 422,
  passwordBreached: 422,
  ownAccount: 403,
  roleAbove: 403,
  attemptsPaused: 429,
  headerMissing: 403,
  foreignOrigin: 403,
  forbidden: 403,
  wallShowsOnly: 403,
  notFound: 404,
  methodNotAllowed: 405,
  processClosed: 409,
  fileMissing: 400,
  fileNotTaken: 415,
  fileNotOfProcess: 422,
  fileUsedElsewhere: 409,
  pictureTooLarge: 413,
  scanTooLong: 413,
  fileTakesTooLong: 413,
  documentNotReady: 409,
  formatNotOffered: 409,
  proofNotReady: 409,
  proofBroken: 409,
  consoleNotBuilt: 404,
  commandUnknown: 404,
  approvalCodeMissing: 403,
  approvalCodeWrong: 403,
  approvalCodeBlocked: 403,
  channelMissing: 409,
  messageNotSent: 503,
  phoneMissing: 409,
  versionMissing: 428,
  versionStale: 412,
  successorUnable: 409,
  lastKeeper: 409,
  ownSuccessor: 409,
  deputyNeeded: 409,
  plateTaken: 409,
  carUnknown: 422,
  bookedEnough: 409,
  carIsHere: 409,
  numberTaken: 409,
  partInUse: 409,
  proposalOpen: 409,
  recordMerged: 409,
  customerErased: 409,
  personalRequestOver: 409,
  mergeIntoItself: 409,
  mergedAlready: 409,
  vinDiffers: 409,
  ownerNeedsMove: 409,
  ownerUnchanged: 409,
  moveInFuture: 409,
  moveTooEarly: 409,
  contactIsCustomer: 409,
  pastForStaff: 403,
  notBegunYet: 404,
  momentInFuture: 422,
  logIncomplete: 503,
  nothingToRetry: 409,
  tableUnreadable: 422,
  tableTooLarge: 413,
  columnsMissing: 422,
  importRunning: 409,
  importDone: 409,
  importNotRunning: 409,
  reportTooLong: 409,
  tooMany: 429,
  complaintsUsedUp: 429,
  unavailable: 503,
};

interface Wording extends Bilingual {
  readonly status: number;
}
export type ProblemCode = keyof typeof problemTexts | RejectionCode;
const statuses: Readonly<Record<ProblemCode, number>> = { ...rejectionStatuses, ...ownStatuses };
const texts: Readonly<Record<ProblemCode, Bilingual>> = { ...catalogue.rejections, ...problemTexts };
/** Status and words of every problem. */
export const wordings = Object.fromEntries(
  (Object.keys(statuses) as ProblemCode[]).map((code) => [code, { status: statuses[code], ...texts[code] }]),
) as Readonly<Record<ProblemCode, Wording>>;

/** An expected refusal: becomes an RFC 9457 body. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly facts: Facts = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
}

/** RFC 6901. */
const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Says of each field what to do; the sentences are sent in the language of the reader. */
export const invalid = (faults: readonly FieldFault[]): Problem => new Problem('invalid', { errors: faults });

/** What the processes answer when they do not answer. */
const portProblems = {
  notFound: () => new Problem('notFound'),
  unanswered: () => new Problem('unavailable', {}, { 'Retry-After': '5' }),
  overloaded: () => new Problem('tooMany', {}, { 'Retry-After': '2' }),
  erased: () => new Problem('customerErased'),
} as const;

/** A file that waits too long for its turn may be sent again soon. */
const fileProblem = ({ fault }: FileRefused): Problem =>
  new Problem(fault, {}, fault === 'tooMany' ? { 'Retry-After': '3' } : {});

/** What an error means to the client. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ZodError) return invalid(fieldFaults(error.issues));
  if (error instanceof Rejection) return new Problem(error.code, error.facts);
  if (error instanceof PrinterBusy) return new Problem('tooMany', {}, { 'Retry-After': '3' });
  if (error instanceof FileRefused) return fileProblem(error);
  if (error instanceof ProcessPortError) return portProblems[error.reason]();
  const { status, type } = (error ?? {}) as { status?: number; type?: string };
  if (type === 'entity.parse.failed') return new Problem('malformedJson');
  if (status === 413) return new Problem('tooLarge');
  if (status === 415 || type === 'charset.unsupported' || type === 'encoding.unsupported')
    return new Problem('jsonRequired');
  if (status !== undefined && status >= 400 && status < 500) return new Problem('malformedJson');
  // during an upgrade a later release may already have written what this one reads
  if (isMongoAway(error) || isVaultAway(error) || error instanceof NewerSchemaVersion)
    return new Problem('unavailable', {}, { 'Retry-After': '5' });
  return new Problem('defect');
}

const prefersChinese = (req: Request): boolean =>
  req.acceptsLanguages(['en', 'zh-CN', 'zh'])?.toString().startsWith('zh') ?? false;

export function sendProblem(req: Request, res: Response, problem: Problem): void {
  const { status } = wordings[problem.code];
  const language = prefersChinese(req) ? 'zh' : 'en';
  const { errors, ...facts } = problem.facts as { errors?: readonly FieldFault[] };
  res
    .status(status)
    .set(problem.headers)
    .set('Content-Language', language === 'zh' ? 'zh-CN' : 'en')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/docs/problems#${problem.code}`,
        title: refusalText(problem.code, problem.facts, language),
        status,
        code: problem.code,
        instance: res.locals['requestId'],
        ...(Object.keys(facts).length > 0 && { facts }),
        ...(errors !== undefined && {
          errors: errors.map(({ path, text, code }) => ({ pointer: pointer(path), message: text[language], code })),
        }),
      }),
    );
}

/** The last of the middlewares: every refusal and every defect becomes a body that says what to do. */
export const problems =
  (log: Logger): ErrorRequestHandler =>
  (error, req, res, next) => {
    const problem = problemOf(error);
    if (problem.code === 'defect') log.error({ requestId: res.locals['requestId'], error: stackOf(error) }, 'defect');
    if (res.headersSent) next(error);
    else sendProblem(req, res, problem);
  };
