import { Router, type RequestHandler } from 'express';

/** Letters of either case and a slash at the end make no other address, as everywhere in Express. */
const partsOf = (path: string): readonly string[] =>
  path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');

const PARAMETER = ':';
const keyOf = (parts: readonly string[], last: string | undefined): string => `${parts.length}/${parts[0]}/${last}`;

/**
 * One handler for routes with many addresses: of several hundred only those are tried, by Express, that have as many parts and the same first and last one. An
 * address that ends as it is written comes before one that ends in a parameter.
 */
export function byAddress<Route extends { readonly path: string }>(
  routes: Iterable<Route>,
  add: (router: Router, route: Route) => unknown,
): RequestHandler {
  const routers = new Map<string, Router>();
  for (const route of routes) {
    const parts = partsOf(route.path);
    const last = parts.at(-1);
    const key = keyOf(parts, last?.startsWith(PARAMETER) ? PARAMETER : last);
    const router = routers.get(key) ?? Router();
    routers.set(key, router);
    add(router, route);
  }
  return (req, res, next) => {
    const parts = partsOf(req.path);
    const asWritten = routers.get(keyOf(parts, parts.at(-1)));
    const withParameter = routers.get(keyOf(parts, PARAMETER));
    const orParameter = (error?: unknown): void => {
      if (withParameter && !error) withParameter(req, res, next);
      else next(error);
    };
    if (asWritten) asWritten(req, res, orParameter);
    else orParameter();
  };
}
