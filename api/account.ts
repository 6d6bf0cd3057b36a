import { z } from 'zod';
import type { Context } from './context';
import { endpoint, type Endpoint } from './http/endpoint';
import { Id, StoredInstant } from '../domain/values/field-schemas';
import { sessionCookie, type Session } from './http/sessions';
import { RoleName } from './processes/replies';

const tag = 'sign-in';
const SignIn = z.strictObject({ signIn: z.string().min(1).max(60), password: z.string().min(1).max(200) });

const person = {
  id: z.string(),
  store: z.string(),
  roles: z.array(RoleName),
  order: z.string().nullable().meta({ description: "a customer's session reaches this order and no other" }),
  zone: z.string().meta({ description: "IANA name, of the store's local time" }),
  expiresAt: StoredInstant,
};
const StoreOption = z.object({ id: z.string(), name: z.string() }).meta({ id: 'StoreOption' });
const Me = z
  .object({
    ...person,
    stores: z.array(StoreOption).meta({ description: 'where this person works and may go on; none for a customer' }),
  })
  .meta({ id: 'Me' });
const SignedIn = z.object({ name: z.string(), ...person }).meta({ id: 'SignedIn' });
const SessionOpened = z.object({ token: z.string(), name: z.string(), ...person }).meta({ id: 'SessionOpened' });
const cookie = { 'Set-Cookie': 'the session of the browser; empty when it is over' };

/** The signed-in person, and the zone of the store's local time. */
const whoIs = ({ actorId: id, store, roles, order, zone, expiresAt }: Session) => ({
  id,
  store,
  roles,
  order,
  zone,
  expiresAt,
});

export const accountEndpoints = ({ sessions }: Context): readonly Endpoint[] => {
  const meOf = async (session: Session) => ({
    ...whoIs(session),
    stores: session.order === null ? await sessions.storesOf(session.actorId) : [],
  });
  return [
    endpoint({
      operation: 'signIn',
      method: 'post',
      path: '/sessions',
      tag,
      summary: 'Sign in; the token goes into `Authorization: Bearer …`',
      body: SignIn,
      problems: ['signInFailed', 'tooMany'],
      replies: { 201: { description: 'a session', body: SessionOpened } },
      handle: async ({ body: { signIn, password } }) => {
        const { token, session, name } = await sessions.signIn(signIn, password);
        return { status: 201, body: { token, name, ...whoIs(session) } };
      },
    }),
    endpoint({
      operation: 'signInBrowser',
      method: 'post',
      path: '/browser-sessions',
      tag,
      summary:
        'Sign in with a browser: the token is a cookie no script can read; every change then needs X-Repairflow: 1',
      body: SignIn,
      problems: ['signInFailed', 'tooMany'],
      replies: { 201: { description: 'who is signed in', body: SignedIn, headers: cookie } },
      handle: async ({ body: { signIn, password }, secure }) => {
        const { token, session, name } = await sessions.signIn(signIn, password);
        const headers = { 'Set-Cookie': sessionCookie(token, secure, session.expiresAt) };
        return { status: 201, headers, body: { name, ...whoIs(session) } };
      },
    }),
    endpoint({
      operation: 'signOut',
      method: 'delete',
      path: '/sessions/current',
      tag,
      summary: 'Sign out; the token is void at once',
      replies: { 204: { description: 'signed out', headers: cookie } },
      handle: async ({ session, secure }) => {
        await sessions.end(session);
        return { status: 204, headers: { 'Set-Cookie': sessionCookie('', secure, 0) } };
      },
    }),
    endpoint({
      operation: 'readMe',
      method: 'get',
      path: '/me',
      tag,
      summary: 'Who is signed in',
      replies: { 200: { description: 'the session', body: Me } },
      handle: async ({ session }) => ({ status: 200, body: await meOf(session) }),
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
        body: await meOf(await sessions.enter(session, store)),
      }),
    }),
  ];
};
