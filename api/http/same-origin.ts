import type { Request, RequestHandler } from 'express';
import type { Config } from '../../platform/config';
import { publicOriginOf } from '../../platform/public-address';
import { Problem } from './problems';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a browser says about the page that sends a request; scripts cannot change it. */
interface Sender {
  readonly site: string | undefined;
  readonly origin: string | undefined;
  /** The host that was asked. */
  readonly host: string | undefined;
}

/** `unknown`: it says nothing, so it is no browser of today. */
export type Provenance = 'own' | 'foreign' | 'unknown';

const hostOf = (origin: string): string | undefined => {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
};

/** Whose page sends this. `publicOrigin` is where our pages are opened; undefined where that is whatever host is asked. */
export function provenanceOf({ site, origin, host }: Sender, publicOrigin: string | undefined): Provenance {
  // a page that tells nobody where it was opened from sends "null" even to itself: then only the site says whose it is
  const named = origin !== undefined && origin !== 'null';
  if (named && (publicOrigin === undefined ? hostOf(origin) !== host : origin !== publicOrigin)) return 'foreign';
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign';
  if (named) return 'own';
  return origin === undefined ? 'unknown' : 'foreign';
}

const senderOf = (req: Request): Sender => ({
  site: req.get('Sec-Fetch-Site'),
  origin: req.get('Origin'),
  host: req.get('Host'),
});

/** M12: what is changed with a cookie is changed by our own pages. Where only browsers come, whoever says nothing is refused, too. */
export const refuseForeign =
  (config: Pick<Config, 'PUBLIC_URL'>, { onlyBrowsers }: { readonly onlyBrowsers: boolean }): RequestHandler =>
  (req, res, next) => {
    const byToken = !onlyBrowsers && req.get('Authorization') !== undefined;
    if (SAFE.has(req.method) || byToken || res.locals['isTrustedPage'] === true) return next();
    const provenance = provenanceOf(senderOf(req), publicOriginOf(config));
    if (provenance === 'foreign' || (onlyBrowsers && provenance === 'unknown')) throw new Problem('foreignOrigin');
    next();
  };
