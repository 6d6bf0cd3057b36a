import type { RequestHandler } from 'express';
import { addressMatcher, isLoopback } from '../../platform/addresses';
import type { Config } from '../../platform/config';
import { Problem } from './problems';

/**
 * For figures and documentation, which say how the system is built: open to this machine and to METRICS_FROM. To everybody else there is nothing.
 * What a proxy passes on that is not trusted comes from outside, wherever the proxy runs.
 */
export function operatorsOnly({
  METRICS_FROM,
  TRUSTED_PROXIES,
}: Pick<Config, 'METRICS_FROM' | 'TRUSTED_PROXIES'>): RequestHandler {
  const named = addressMatcher(METRICS_FROM);
  const trusted = addressMatcher(TRUSTED_PROXIES);
  return (req, _res, next) => {
    const address = req.ip ?? '';
    const passedOn = req.get('X-Forwarded-For') !== undefined || req.get('Forwarded') !== undefined;
    const isUnknown = passedOn && !trusted(req.socket.remoteAddress ?? '');
    if (isUnknown || !(isLoopback(address) || named(address))) throw new Problem('notFound');
    next();
  };
}
