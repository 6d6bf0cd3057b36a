import { isLoopback } from './addresses';
import { isExposed, type Config } from './config';
import { UserFacingError } from './user-facing-error';

type Addressed = Pick<Config, 'NODE_ENV' | 'HOST' | 'PUBLIC_URL'>;

/** The origin at which browsers open the pages, e.g. `https://service.example.com`; undefined where it is whatever they ask for. */
export const publicOriginOf = ({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): string | undefined =>
  PUBLIC_URL === undefined ? undefined : new URL(PUBLIC_URL).origin;

/** Browsers and the API speak encrypted, whatever stands between them. */
export const isEncrypted = (config: Pick<Config, 'PUBLIC_URL'>): boolean =>
  publicOriginOf(config)?.startsWith('https:') === true;

/** Passwords and sessions do not cross a network in clear text. Throws a UserFacingError that says what to set. */
export function assertPublicAddress(config: Addressed): void {
  if (!isExposed(config) || isEncrypted(config)) return;
  const { PUBLIC_URL, NODE_ENV, HOST } = config;
  if (PUBLIC_URL !== undefined && isLoopback(new URL(PUBLIC_URL).hostname)) return;
  const why = NODE_ENV === 'production' ? 'NODE_ENV is production' : `others reach it (HOST is ${HOST})`;
  const is = PUBLIC_URL === undefined ? 'is not set' : 'is not encrypted';
  throw new UserFacingError(
    `PUBLIC_URL ${is}, and ${why}: set it to the https address at which people open the console, e.g. https://service.example.com.`,
  );
}
