import type { ErrorRequestHandler } from 'express';
import { say } from '../../texts/customer-page';
import { problemOf, wordings } from '../http/problems';
import { html } from './html';
import { document } from './layout';
import { languageOf } from './visitor';

/** Seconds after which a page that was only opened is opened anew by the browser. */
const AGAIN_AFTER_S = 5;

/** Whoever opens a page or sends a form while a part of the system does not answer reads a sentence. */
export const unavailablePage: ErrorRequestHandler = (error, req, res, next) => {
  const { code, headers } = problemOf(error);
  // a script is answered as a program is
  if (code !== 'unavailable' || res.headersSent || req.accepts(['json', 'html']) !== 'html') return next(error);
  const language = languageOf(req);
  const page = document(language, html`<main><p role="alert">${say('tryAgain', language)}</p></main>`);
  if (req.method === 'GET') res.set('Refresh', String(AGAIN_AFTER_S));
  res.status(wordings[code].status).set(headers).type('html').send(page.text);
};
