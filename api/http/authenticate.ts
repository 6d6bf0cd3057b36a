import type { Request, RequestHandler } from 'express';
import type { TokenCookie } from './cookies';
import { Problem } from './problems';
import type { DatabaseWatch } from '../../platform/mongo/database-watch';
import { tokenPattern } from '../../platform/secrets';
import type { Session, Sessions } from './sessions';

const READS = new Set(['GET', 'HEAD']);

/** The token in the cookie. A change made with it needs a header that no other site's form can send. */
function cookieToken(req: Request, cookie: TokenCookie): string | undefined {
  const token = cookie.read(req);
  if (token !== undefined && !READS.has(req.method) && req.get('X-Repairflow') !== '1')
    throw new Problem('headerMissing');
  return token;
}

/** What a page asks by itself, and a stream that comes back, do not say that anybody is there. */
const isAtWork = (req: Request): boolean => req.get('X-Background') !== '1' && req.path !== '/events/stream';

type Find = (token: string) => Promise<Session | undefined>;

async function bearerSession(find: Find, header: string): Promise<Session> {
  const [, token] = /^Bearer (\S+)$/.exec(header) ?? [];
  const known = token !== undefined && tokenPattern.test(token);
  const session = known ? await find(token) : undefined;
  if (!session) throw new Problem('signInNeeded', {}, { 'WWW-Authenticate': 'Bearer' });
  return session;
}

/** Bearer for programs, a cookie for browsers. Without either the request goes on without a session; a wrong Bearer is told so. */
export const authenticate =
  (sessions: Sessions, cookie: TokenCookie, databaseWatch: DatabaseWatch): RequestHandler =>
  async (req, res, next) => {
    const header = req.get('Authorization');
    const counts = isAtWork(req);
    const find: Find = (token) => databaseWatch.unlessSilent(sessions.find(token, { counts }));
    if (header !== undefined) res.locals['session'] = await bearerSession(find, header);
    else {
      const token = cookieToken(req, cookie);
      const session = token === undefined ? undefined : await find(token);
      if (session) res.locals['session'] = session;
    }
    next();
  };
