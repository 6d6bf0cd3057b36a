import path from 'node:path';
import { Router, type RequestHandler } from 'express';
import type { Endpoint } from '../endpoint';
import { wordings, type ProblemCode } from '../problems';
import { openApi } from './document';

const assets = path.dirname(require.resolve('swagger-ui-dist/package.json'));

const initializer = `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', validatorUrl: null, deepLinking: true });`;

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Repairflow API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css"></head><body><div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/initializer.js"></script></body></html>`;

const problemRows = (Object.keys(wordings) as ProblemCode[])
  .toSorted()
  .map((code) => {
    const { status, en, zh } = wordings[code];
    return `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${en}<br>${zh}</td></tr>`;
  })
  .join('\n');

const problemPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Repairflow problems</title></head>
<body><h1>Problems</h1><table border="1" cellpadding="6">${problemRows}</table></body></html>`;

/** The browsable documentation: works offline, loads nothing from elsewhere. Only for those whom `guard` lets through. */
export function docs(endpoints: readonly Endpoint[], guard: RequestHandler): Router {
  // made when it is asked for: it takes half a second, and most processes are never asked
  let document: string | undefined;
  return Router()
    .use(['/openapi.json', '/docs'], guard)
    .get('/openapi.json', (_req, res) => {
      document ??= JSON.stringify(openApi(endpoints));
      res.type('application/json').send(document);
    })
    .get('/docs', (_req, res) => void res.type('html').send(page))
    .get('/docs/initializer.js', (_req, res) => void res.type('text/javascript').send(initializer))
    .get(['/docs/swagger-ui-bundle.js', '/docs/swagger-ui.css'], (req, res) =>
      res.sendFile(path.basename(req.path), { root: assets }),
    )
    .get('/docs/problems', (_req, res) => void res.type('html').send(problemPage));
}
