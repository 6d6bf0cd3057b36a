import type { Request } from 'express';
import type { TokenCookie } from '../http/cookies';
import { isCustomerSession, type CustomerSession, type Sessions } from '../http/sessions';
import type { Language } from '../../domain/values/bilingual';

export const LANGUAGE_COOKIE = 'repairflow-language';
export const languageOptions = { httpOnly: true, sameSite: 'strict', path: '/c', maxAge: 30 * 60_000 } as const;

const cookiesOf = (req: Request): Readonly<Record<string, string | undefined>> =>
  req.cookies as Record<string, string | undefined>;

/** The customer's session on the one order of the link. */
export async function visitorOf(
  sessions: Sessions,
  cookie: TokenCookie,
  req: Request,
): Promise<CustomerSession | undefined> {
  const token = cookie.read(req);
  const session = token === undefined ? undefined : await sessions.find(token);
  return session && isCustomerSession(session) ? session : undefined;
}

/** What was chosen on the page, then the phone's own language; Chinese when neither says. */
export function languageOf(req: Request): Language {
  const wished = req.query['lang'] ?? cookiesOf(req)[LANGUAGE_COOKIE];
  if (wished === 'zh' || wished === 'en') return wished;
  return req.acceptsLanguages(['zh', 'zh-CN', 'en']) === 'en' ? 'en' : 'zh';
}
