import type { Request } from 'express';
import type { Config } from '../../platform/config';
import { isEncrypted } from '../../platform/public-address';
import { tokenPattern } from '../../platform/secrets';

/** One cookie that carries a token: unreadable for scripts, never sent by another site. */
export class TokenCookie {
  constructor(
    readonly name: string,
    private readonly secure: boolean,
  ) {}

  /** The header Set-Cookie. `until` in milliseconds since the epoch. */
  set(token: string, until: number): string {
    const attributes = ['Path=/', 'HttpOnly', 'SameSite=Strict', ...(this.secure ? ['Secure'] : [])];
    return [`${this.name}=${token}`, ...attributes, `Expires=${new Date(until).toUTCString()}`].join('; ');
  }

  clear(): string {
    return this.set('', 0);
  }

  /** Undefined for what is no token. */
  read(req: Request): string | undefined {
    const sent = req
      .get('Cookie')
      ?.split(/;\s*/)
      .find((pair) => pair.startsWith(`${this.name}=`));
    const token = sent?.slice(this.name.length + 1);
    return token !== undefined && tokenPattern.test(token) ? token : undefined;
  }
}

export interface Cookies {
  /** Of a member of staff. */
  readonly session: TokenCookie;
  /** By which an account knows a browser again. */
  readonly device: TokenCookie;
  /** Of the holder of a link, on the customer's page. */
  readonly visit: TokenCookie;
}

/**
 * Where the pages are opened at an https address, `__Host-` binds each cookie to that host and to encrypted connections: no neighbour can plant one.
 * What stands between the browser and this process does not matter.
 */
export function cookiesFor(config: Pick<Config, 'PUBLIC_URL'>): Cookies {
  const secure = isEncrypted(config);
  const cookie = (name: string) => new TokenCookie(secure ? `__Host-${name}` : name, secure);
  return { session: cookie('repairflow'), device: cookie('repairflow-device'), visit: cookie('repairflow-visit') };
}
