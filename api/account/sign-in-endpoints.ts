import { z } from 'zod';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { GivenPassword, SecondFactorCode, tag } from './fields';
import { Me, meOf, SessionOpened } from './replies';

const SignIn = z.strictObject({
  signIn: z.string().min(1).max(60),
  password: GivenPassword,
  code: SecondFactorCode.exactOptional().meta({ description: 'of whoever has a second factor' }),
});
const refusals = ['signInFailed', 'secondFactorAsked', 'attemptsPaused', 'tooMany'] as const;

/** Chrome keeps no cookie longer. */
const DEVICE_COOKIE_MS = 400 * 24 * 3_600_000;
const cookies = { 'Set-Cookie': 'the session of the browser, and what the account knows it by again' };

export const signInEndpoints = ({ sessions, accounts, cookies: cookieOf }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'signIn',
    method: 'post',
    path: '/sessions',
    tag,
    summary: 'Sign in; the token goes into `Authorization: Bearer …`',
    body: SignIn,
    recognises: true,
    problems: refusals,
    replies: { 201: { description: 'a session', body: SessionOpened } },
    handle: async ({ body, caller }) => {
      const { token, device, session } = await accounts.signIns.signIn(body, caller);
      return { status: 201, body: { token, device, ...(await meOf(sessions, session)) } };
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
    recognises: true,
    problems: refusals,
    replies: { 201: { description: 'who is signed in', body: Me, headers: cookies } },
    handle: async ({ body, caller }) => {
      const { token, device, session } = await accounts.signIns.signIn(body, caller);
      const set = [
        cookieOf.session.set(token, session.endsAt),
        cookieOf.device.set(device, Date.now() + DEVICE_COOKIE_MS),
      ];
      return { status: 201, headers: { 'Set-Cookie': set }, body: await meOf(sessions, session) };
    },
  }),
];
