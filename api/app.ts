import { randomUUID } from 'node:crypto';
import express, { type Express, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { consolePages } from './http/console-pages';
import type { Context } from './context';
import { verifierPage } from './http/verifier-page';
import { bookingPages } from './customer-page/booking-pages';
import { customerPages } from './customer-page/pages';
import { checkMethods } from './http/methods';
import { auditTurnedAway, mount } from './http/mount';
import { endpointsOf } from './endpoints';
import { health } from './http/health';
import { measured } from './http/metrics';
import { docs } from './http/openapi/docs';
import { tableProblem } from './imports/table-problem';
import { defaultLimits } from '../platform/tables/table';
import { Problem, problems, sendProblem } from './http/problems';
import type { Budgets } from './http/budgets';
import type { Session } from './http/sessions';
import { authenticate } from './http/authenticate';
import { operatorsOnly } from './http/operators-only';
import { refuseForeign } from './http/same-origin';
import { forTemporalUi, PAYLOADS_PATH } from './http/temporal-ui';
import { photoUpload, uploadFor } from './http/uploads';

const identified: RequestHandler = (_req, res, next) => {
  res.locals['requestId'] = randomUUID();
  res.set('X-Request-Id', res.locals['requestId'] as string).set('Cache-Control', 'no-store');
  next();
};

const security = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      manifestSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  frameguard: { action: 'deny' },
});

const signInLimit = ({ config }: Context): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: config.SIGN_INS_PER_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (req, res) => sendProblem(req, res, new Problem('tooMany')),
  });

/** Where somebody shows a secret that could be guessed. */
const openToAnyone = ['sessions', 'browser-sessions', 'customer-sessions', 'passwords', 'first-run'].map(
  (path) => `/api/v1/${path}`,
);

const withinBudget =
  (budgets: Budgets): RequestHandler =>
  (_req, res, next) => {
    const session = res.locals['session'] as Session | undefined;
    if (session) budgets.charge(res, session);
    next();
  };

/** JSON only: what is not JSON is not read, and the endpoint says so. */
const json = express.json({ limit: '64kb' });
/** A page of a history. */
const payloads = express.json({ limit: '4mb' });

/** The order of the middlewares, and nothing else. */
export function createApp(context: Context): Express {
  const { config, sessions, cookies, databaseWatch } = context;
  const endpoints = endpointsOf(context);
  const limit = signInLimit(context);
  return (
    express()
      .disable('x-powered-by')
      .disable('etag')
      .set('query parser', 'simple')
      .set('trust proxy', config.TRUSTED_PROXIES)
      .use(identified, security, measured(context.metrics))
      .use(health(context))
      .use(docs(endpoints, operatorsOnly(config)))
      .use(customerPages(context))
      .use(bookingPages(context))
      .use(verifierPage())
      .post(openToAnyone, limit)
      .use(PAYLOADS_PATH, forTemporalUi(config))
      .use('/api/v1', checkMethods(endpoints), refuseForeign(config, { onlyBrowsers: false }))
      .use('/api/v1', authenticate(sessions, cookies.session, databaseWatch), auditTurnedAway(context))
      .use('/api/v1', withinBudget(context.budgets))
      .post(PAYLOADS_PATH, payloads)
      .post('/api/v1/files', photoUpload(context.budgets))
      .post(
        '/api/v1/imports',
        uploadFor('uploadImport', context.budgets, defaultLimits.bytes, () => tableProblem('fileTooLarge')),
      )
      .use('/api/v1', json, mount(endpoints, context))
      // takes every address of a browser that is nothing else's
      .use(consolePages(context))
      .use(() => {
        throw new Problem('notFound');
      })
      .use(problems(context.log))
  );
}
