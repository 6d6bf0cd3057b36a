import { z } from 'zod';
import { Id, ShortText } from '../../domain/values/field-schemas';
import type { StoredSession } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { tag } from './fields';
import { Me, meOf, SessionListed } from './replies';

/** Of the hash of a token: enough to tell the sessions of a person apart. */
const SHOWN_DIGITS = 24;
const SessionParams = z.strictObject({ id: z.string().regex(new RegExp(`^[0-9a-f]{${SHOWN_DIGITS}}$`)) });
const shownId = (id: string): string => id.slice(0, SHOWN_DIGITS);

const listed = ({ _id, device, address, wall = null, begunAt, lastUsedAt }: StoredSession, current: Session) => ({
  id: shownId(_id),
  browser: device?.browser ?? ('other' as const),
  system: device?.system ?? ('other' as const),
  address,
  wall,
  begunAt,
  lastUsedAt,
  current: _id === current.id,
});

export const sessionEndpoints = ({ sessions, cookies, repositories }: Context): readonly Endpoint[] => {
  const openOf = async ({ actorId }: Session): Promise<readonly StoredSession[]> =>
    (await repositories.sessions.ofPerson(actorId)).filter(({ expiresAt }) => expiresAt.getTime() > Date.now());
  return [
    endpoint({
      operation: 'signOut',
      method: 'delete',
      path: '/sessions/current',
      tag,
      summary: 'Sign out; the token is void at once',
      replies: {
        204: {
          description: 'signed out',
          headers: {
            'Set-Cookie': 'the session of the browser, empty: it is over',
            'Clear-Site-Data': 'what the browser has kept of pages and pictures goes',
          },
        },
      },
      handle: async ({ session }) => {
        await sessions.end(session.id);
        return { status: 204, headers: { 'Set-Cookie': cookies.session.clear(), 'Clear-Site-Data': '"cache"' } };
      },
    }),
    endpoint({
      operation: 'readMe',
      method: 'get',
      path: '/me',
      tag,
      summary: 'Who is signed in',
      replies: { 200: { description: 'the session', body: Me } },
      handle: async ({ session }) => ({ status: 200, body: await meOf(sessions, session) }),
    }),
    endpoint({
      operation: 'enterStore',
      method: 'put',
      path: '/sessions/current/store',
      tag,
      summary: 'Go on in another store in which you work: from now on the session sees that store and no other',
      body: z.strictObject({ store: Id }),
      problems: ['notFound'],
      replies: { 200: { description: 'the session', body: Me } },
      handle: async ({ session, body: { store } }) => ({
        status: 200,
        body: await meOf(sessions, await sessions.enter(session, store)),
      }),
    }),
    endpoint({
      operation: 'hangWallScreen',
      method: 'put',
      path: '/sessions/current/wall-screen',
      tag,
      summary:
        'Go on as a screen on a wall: the browser shows the workshop until it is ended among your sessions, and the session reads nothing else and changes nothing',
      body: z.strictObject({ name: ShortText }),
      replies: {
        200: {
          description: 'the session of the screen',
          body: Me,
          headers: {
            'Set-Cookie': 'the session of the screen, in place of yours',
            'Clear-Site-Data': 'what the browser has kept of pages and pictures goes',
          },
        },
      },
      handle: async ({ session, body: { name }, caller }) => {
        const { token, session: hung } = await sessions.hang(session, name, caller);
        const set = cookies.session.set(token, hung.endsAt);
        return {
          status: 200,
          headers: { 'Set-Cookie': set, 'Clear-Site-Data': '"cache"' },
          body: await meOf(sessions, hung),
        };
      },
    }),
    endpoint({
      operation: 'listSessions',
      method: 'get',
      path: '/sessions',
      tag,
      summary: 'Where you are signed in, the one used last first',
      replies: { 200: { description: 'your sessions', body: listSchema(SessionListed) } },
      handle: async ({ session }) => {
        const open = (await openOf(session)).toSorted((one, other) => other.lastUsedAt - one.lastUsedAt);
        return { status: 200, body: { items: open.map((one) => listed(one, session)) } };
      },
    }),
    endpoint({
      operation: 'endOtherSessions',
      method: 'delete',
      path: '/sessions/others',
      tag,
      summary: 'Sign out everywhere but here',
      replies: { 204: { description: 'done' } },
      handle: async ({ session }) => {
        await repositories.sessions.removeAllOf(session.actorId, session.id);
        return { status: 204 };
      },
    }),
    endpoint({
      operation: 'endSession',
      method: 'delete',
      path: '/sessions/:id',
      tag,
      summary: 'Sign out in one place',
      params: SessionParams,
      replies: { 204: { description: 'done' } },
      handle: async ({ params: { id }, session }) => {
        const found = (await openOf(session)).find(({ _id }) => shownId(_id) === id);
        if (!found) throw new Problem('notFound');
        await sessions.end(found._id);
        return { status: 204 };
      },
    }),
  ];
};
