import { TOTP, Secret } from 'otpauth';
import { ApiUser, type Answer } from '../../dev/fixtures/api-users';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';

/** What somebody shows who wants to get in. */
export interface Shown {
  readonly signIn: string;
  readonly password?: string;
  readonly code?: string;
  readonly device?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Tries once, and answers whatever comes back. */
export function trySignIn(
  base: string,
  { signIn, password = DEMO_PASSWORD, code, device, headers }: Shown,
): Promise<Answer> {
  return new ApiUser(base, undefined, { repeatForMs: 0 }).ask('/sessions', {
    method: 'POST',
    body: { signIn, password, ...(code !== undefined && { code }) },
    headers: { ...headers, ...(device !== undefined && { 'X-Device': device }) },
  });
}

/** A session of its own. */
export async function signedIn(base: string, shown: Shown): Promise<ApiUser> {
  const { status, body } = await trySignIn(base, shown);
  if (status !== 201) throw new Error(`${shown.signIn} cannot sign in: ${status} ${JSON.stringify(body)}`);
  return new ApiUser(base, body.token as string, { repeatForMs: 0 });
}

/** What the app of a person shows at this moment, or so many steps later. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Sets up a second factor as the person of this session. */
export async function enrol(person: ApiUser, password = DEMO_PASSWORD) {
  const started = await person.post('/me/second-factor', { password });
  if (started.status !== 201) throw new Error(JSON.stringify(started.body));
  const secret = started.body.secret as string;
  const confirmed = await person.ask('/me/second-factor', { method: 'PUT', body: { code: codeOf(secret) } });
  if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body));
  return { secret, recoveryCodes: confirmed.body.recoveryCodes as readonly string[] };
}
