import { Secret, TOTP } from 'otpauth';
import { STEP_SECONDS } from '../../domain/account/second-factor';

const SECRET_BYTES = 20;
/** Clocks differ: the code of the step before and of the step after is taken, too. */
const WINDOW = 1;

const settings = { algorithm: 'SHA1', digits: 6, period: STEP_SECONDS } as const;

/** In base32, as an app takes it when it is typed. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What a QR code says to an app. */
export const totpUri = (secret: string, issuer: string, label: string): string =>
  new TOTP({ ...settings, issuer, label, secret: Secret.fromBase32(secret) }).toString();

/** Which step since 1970 this code belongs to; undefined when it is none of the present one and its neighbours. */
export function totpStep(secret: string, code: string, at: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const totp = new TOTP({ ...settings, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: at, window: WINDOW });
  return delta === null ? undefined : totp.counter({ timestamp: at }) + delta;
}
