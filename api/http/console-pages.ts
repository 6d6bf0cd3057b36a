import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import compression from 'compression';
import express, { Router } from 'express';
import type { Context } from '../context';
import { Problem } from './problems';

/** Addresses that are never a page of the console. */
const notPages = /^\/(?:api|c|docs|assets)(?:\/|$)|^\/(?:openapi\.json|verify\.html|healthz|readyz|metrics)$/;

const forEver = (res: ServerResponse): void =>
  void res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');

/**
 * The staff console: files named by their content are kept by the browser for ever, the page that names them is asked for
 * anew each time. Any other address of a person's browser is a page of the console.
 */
export function consolePages({ config }: Context): Router {
  const folder = path.resolve(config.CONSOLE);
  const page = path.join(folder, 'index.html');
  return Router()
    .use('/assets', compression())
    .use(
      '/assets',
      express.static(path.join(folder, 'assets'), { index: false, cacheControl: false, setHeaders: forEver }),
    )
    .get(/.*/, (req, res, next) => {
      if (notPages.test(req.path) || req.accepts(['json', 'html']) !== 'html') return next();
      if (!existsSync(page)) throw new Problem('consoleNotBuilt');
      res.sendFile(page, { cacheControl: false });
    });
}
