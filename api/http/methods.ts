import { Router, type Request, type Response } from 'express';
import { byAddress } from './by-address';
import type { Endpoint } from './endpoint';
import { Problem } from './problems';

const methodsOf = ({ method }: Endpoint): readonly string[] =>
  method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];

/**
 * Checks address and method before anything else, the session included: an address that no endpoint has is 404, a method that
 * an address does not have is 405 with the true `Allow`, and OPTIONS answers that list.
 */
export function checkMethods(endpoints: readonly Endpoint[]): Router {
  const noteMethods = byAddress(endpoints, (router, one) =>
    router.all(one.path, (_req, res, next) => {
      res.locals['methods'] = [...((res.locals['methods'] as readonly string[] | undefined) ?? []), ...methodsOf(one)];
      next();
    }),
  );
  return Router().use(noteMethods, (req: Request, res: Response, next) => {
    const methods = res.locals['methods'] as readonly string[] | undefined;
    if (!methods) throw new Problem('notFound');
    if (methods.includes(req.method)) return next();
    const allow = [...new Set([...methods, 'OPTIONS'])].toSorted().join(', ');
    if (req.method !== 'OPTIONS') throw new Problem('methodNotAllowed', {}, { Allow: allow });
    res.status(204).set('Allow', allow).end();
  });
}
