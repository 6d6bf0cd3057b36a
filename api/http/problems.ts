import type { ErrorRequestHandler, Request, Response } from 'express';
import { ZodError } from 'zod';
import { Rejection, type Facts, type RejectionCode } from '../../domain/kernel/rejection';
import type { Logger } from '../../platform/log';
import { isMongoAway } from '../../platform/mongo/away';
import { ProcessPortError } from '../../platform/process-port';
import { rejectionWordings, type Wording } from './rejections';

/** What the API itself refuses. */
const ownWordings = {
  malformedJson: [400, 'The body is not valid JSON.', '请求内容不是有效的 JSON。'],
  invalid: [422, 'The request does not fit; see the errors.', '请求内容不符合要求，详见 errors。'],
  jsonRequired: [
    415,
    'Send a JSON object with Content-Type: application/json.',
    '请以 application/json 发送 JSON 对象。',
  ],
  tooLarge: [413, 'The body is too large; send at most 64 kB.', '请求过大，最多 64 kB。'],
  keyMissing: [
    400,
    'Send an Idempotency-Key header of 1 to 255 visible ASCII characters, new for each request.',
    '请发送 Idempotency-Key 头（1–255 个可见 ASCII 字符，每个请求一个）。',
  ],
  requestRunning: [
    409,
    'The same request is still being worked on; try again shortly.',
    '相同请求正在处理，请稍后重试。',
  ],
  signInNeeded: [401, 'Sign in first.', '请先登录。'],
  signInFailed: [401, 'Name or password is wrong.', '用户名或密码错误。'],
  headerMissing: [403, 'Send X-Repairflow: 1 with every change.', '每次更改请发送 X-Repairflow: 1 头。'],
  forbidden: [403, 'Your role may not do this.', '您的角色无此权限。'],
  notFound: [404, 'There is nothing here.', '没有找到。'],
  methodNotAllowed: [405, 'This address does not take this method; see Allow.', '该地址不支持此方法，见 Allow 头。'],
  processClosed: [409, 'This is closed; nothing can be changed any more.', '已关闭，不能再更改。'],
  fileMissing: [400, 'Send the file itself as the body.', '请将文件本身作为请求内容发送。'],
  fileNotTaken: [
    415,
    'Send a photo (JPEG, PNG, WebP) or a scan (PDF without scripts), at most 10 MB and 50 megapixels.',
    '请上传照片（JPEG、PNG、WebP）或扫描件（不含脚本的 PDF），最大 10 MB、5000 万像素。',
  ],
  documentNotReady: [409, 'There is nothing to print on this paper yet.', '该单据尚无可打印内容。'],
  consoleNotBuilt: [404, 'The console is not built; run "npm run build".', '控制台尚未构建，请运行 "npm run build"。'],
  commandUnknown: [404, 'No outcome of this command is known (yet).', '（尚）没有该命令的结果。'],
  digitsMissing: [
    403,
    "Above this amount, send the last four digits of the customer's phone number in Phone-Digits.",
    '超过该金额，请在 Phone-Digits 头中发送客户手机号后四位。',
  ],
  digitsWrong: [403, 'The last four digits of the phone number are not right.', '手机号后四位不正确。'],
  digitsBlocked: [
    403,
    'Too many wrong digits; the advisor takes the decision by phone or in person.',
    '尝试次数过多，请由服务顾问电话或当面确认。',
  ],
  versionMissing: [
    428,
    'Send If-Match with the ETag of the version you edited.',
    '请以 If-Match 发送所编辑版本的 ETag。',
  ],
  versionStale: [412, 'Somebody changed it meanwhile; read it again.', '内容已被他人更改，请重新读取。'],
  plateTaken: [409, 'Another vehicle has this plate.', '该车牌已建档。'],
  plateDiffers: rejectionWordings.plateDiffers,
  tooMany: [429, 'Too many requests; wait a little.', '请求过多，请稍候。'],
  unavailable: [
    503,
    'A part of the system does not answer; the same request can be sent again.',
    '系统部分服务无响应，请稍后以相同请求重试。',
  ],
  defect: [500, 'Something is broken on our side; the incident is in the log.', '系统内部错误，已记录。'],
} as const satisfies Record<string, Wording>;

export type ProblemCode = keyof typeof ownWordings | RejectionCode;
export const wordings: Record<ProblemCode, Wording> = { ...rejectionWordings, ...ownWordings };

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

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What the processes answer when they do not answer. */
const portProblems = {
  notFound: () => new Problem('notFound'),
  unanswered: () => new Problem('unavailable', {}, { 'Retry-After': '5' }),
  overloaded: () => new Problem('tooMany', {}, { 'Retry-After': '2' }),
} as const;

/** What an error means to whoever asked. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ZodError)
    return new Problem('invalid', {
      errors: error.issues.map(({ path, message, code }) => ({ pointer: pointer(path), message, code })),
    });
  if (error instanceof Rejection) return new Problem(error.code, error.facts);
  if (error instanceof ProcessPortError) return portProblems[error.reason]();
  const { status, type } = (error ?? {}) as { status?: number; type?: string };
  if (type === 'entity.parse.failed') return new Problem('malformedJson');
  if (status === 413) return new Problem('tooLarge');
  if (status === 415 || type === 'charset.unsupported' || type === 'encoding.unsupported')
    return new Problem('jsonRequired');
  if (status !== undefined && status >= 400 && status < 500) return new Problem('malformedJson');
  if (isMongoAway(error)) return new Problem('unavailable', {}, { 'Retry-After': '5' });
  return new Problem('defect');
}

const prefersChinese = (req: Request): boolean =>
  req.acceptsLanguages(['en', 'zh-CN', 'zh'])?.toString().startsWith('zh') ?? false;

export function sendProblem(req: Request, res: Response, problem: Problem): void {
  const [status, en, zh] = wordings[problem.code];
  const { errors, ...facts } = problem.facts as { errors?: unknown };
  res
    .status(status)
    .set(problem.headers)
    .set('Content-Language', prefersChinese(req) ? 'zh-CN' : 'en')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/docs/problems#${problem.code}`,
        title: prefersChinese(req) ? zh : en,
        status,
        code: problem.code,
        instance: res.locals['requestId'],
        ...(Object.keys(facts).length > 0 && { facts }),
        ...(errors !== undefined && { errors }),
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

/** Where it broke, without the message: messages may quote what a person typed. */
export const stackOf = (error: unknown): string =>
  error instanceof Error ? `${error.constructor.name} ${error.stack?.replace(error.message, '') ?? ''}` : typeof error;
