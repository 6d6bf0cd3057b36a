import type { RequestHandler } from 'express';
import type { Config } from '../../platform/config';

/** Where the page of Temporal asks for payloads: its codec endpoint is everything before `/decode`. */
export const PAYLOADS_PATH = '/api/v1/temporal-payloads/decode';

/** The page of Temporal, which is another site's, may send this, and nobody else's page may. */
export const forTemporalUi =
  ({ TEMPORAL_UI_URL: page }: Pick<Config, 'TEMPORAL_UI_URL'>): RequestHandler =>
  (req, res, next) => {
    res.vary('Origin');
    if (page === undefined || req.get('Origin') !== new URL(page).origin) return next();
    res.locals['isTrustedPage'] = true;
    res.set({
      'Access-Control-Allow-Origin': new URL(page).origin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Methods': 'POST, OPTIONS',
      'Access-Control-Allow-Headers': 'Content-Type, X-Namespace',
    });
    if (req.method !== 'OPTIONS' || req.get('Access-Control-Request-Method') === undefined) return next();
    res.status(204).end();
  };
