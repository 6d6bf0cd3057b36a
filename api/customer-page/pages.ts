import { randomUUID } from 'node:crypto';
import cookieParser from 'cookie-parser';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { processTypeOf } from '../../domain/processes';
import { Sha256 } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { orderPdf } from '../documents/documents';
import { logoFor } from '../documents/letterhead';
import type { FileReply } from '../http/reply';
import { keepFile, thumbnailOf } from '../files/files';
import { stackOf } from '../../domain/kernel/stack';
import { Problem, problemOf, wordings } from '../http/problems';
import { LinkSecret } from '../repair-orders/links';
import { refuseForeign } from '../http/same-origin';
import { MOST_DRAWING_BYTES } from '../http/uploads';
import type { CustomerSession } from '../http/sessions';
import { linkScript, signScript, styleSheet } from './assets';
import { appointmentFile } from './shown-appointment';
import { closed } from './closed';
import type { Decision } from './decision';
import { decisionsOf } from './decisions';
import type { Html } from './html';
import { notices, told } from './notices';
import { pageFor } from './shown-page';
import type { TextName } from '../../texts/customer-page';
import { unavailablePage } from './unavailable';
import { expiredPage, landingPage, tooOftenPage } from './views';
import { LANGUAGE_COOKIE, languageOf, languageOptions, visitorOf } from './visitor';

const send = (res: Response, page: Html, status = 200): void => void res.status(status).type('html').send(page.text);

const Seen = z
  .string()
  .regex(/^[0-9]{1,9}$/)
  .transform(Number);
/** In requests: one page has many. */
const COST_OF_PICTURE = 0.1;
const noContent = { params: {}, query: {}, body: {} };

/** T9: a page for a phone, without an account; a link that is opened by a preview changes nothing. */
export function customerPages(context: Context): Router {
  const { sessions, repositories, cookies, config, auditor, budgets, databaseWatch } = context;

  /** Undefined for a link that opens nothing any more. */
  const openedBy = (secret: string) =>
    sessions.exchange(secret).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'signInFailed') return undefined;
      throw error;
    });
  const decisions = decisionsOf(context);

  async function show(
    req: Request,
    res: Response,
    session: CustomerSession,
    notice?: TextName,
    status = 200,
  ): Promise<void> {
    const seen = Seen.safeParse(req.query['seen']).data ?? 1;
    const page = await pageFor(context, session, seen);
    send(res, page(languageOf(req), { next: randomUUID }, notice), status);
  }

  /** False, with the page that says so, for whoever asks too often. */
  function isWithinBudget(req: Request, res: Response, session: CustomerSession, cost: number): boolean {
    try {
      budgets.charge(res, session, cost);
      return true;
    } catch (error) {
      const { code, headers } = problemOf(error);
      if (code !== 'tooMany') throw error;
      send(res.set(headers), tooOftenPage(languageOf(req)), wordings[code].status);
      return false;
    }
  }

  /** Only for the holder of a link that still counts. */
  const withVisitor =
    (work: (req: Request, res: Response, session: CustomerSession) => Promise<void>, cost = 1): RequestHandler =>
    async (req, res) => {
      const session = await databaseWatch.unlessSilent(visitorOf(sessions, cookies.visit, req));
      if (!session) return send(res, expiredPage(languageOf(req)), 401);
      if (!isWithinBudget(req, res, session, cost)) return;
      const done = work(req, res, session);
      // what is sent waits for its process
      await (req.method === 'GET' ? databaseWatch.unlessSilent(done) : done);
    };

  /** What is about a visit, a customer or a car: not for the holder of a link to a complaint. */
  const ofVisit =
    (decide: Decision): Decision =>
    async (req, session) => {
      if (processTypeOf(session.order) !== 'repairOrder') throw new Problem('notFound');
      return decide(req, session);
    };

  const ofAppointment =
    (decide: Decision): Decision =>
    async (req, session) => {
      if (processTypeOf(session.order) !== 'appointment') throw new Problem('notFound');
      return decide(req, session);
    };

  /** A refusal becomes a sentence on the page. */
  const handleDecision = (decide: Decision): RequestHandler =>
    withVisitor(async (req, res, session) => {
      try {
        const { notice, seen } = await decide(req, session);
        res.redirect(303, `/c/visit?told=${notice}${seen === undefined ? '' : `&seen=${seen}`}`);
      } catch (error) {
        const { code } = problemOf(error);
        if (code === 'defect') context.log.error({ error: stackOf(error) }, 'defect');
        await show(req, res, session, notices[code] ?? 'tryAgain', wordings[code].status);
      }
    });

  /** What no process decides waits for the database alone. */
  const recorded =
    (decide: Decision): Decision =>
    (req, session) =>
      databaseWatch.unlessSilent(decide(req, session));

  const sendFile = (
    fileOf: (req: Request, session: CustomerSession) => Promise<FileReply>,
    cost?: number,
  ): RequestHandler =>
    withVisitor(async (req, res, session) => {
      const { status, type, bytes, headers } = await fileOf(req, session);
      res
        .status(status)
        .set({ ...headers, 'Content-Type': type })
        .end(bytes);
    }, cost);

  const limited = rateLimit({
    windowMs: 60_000,
    limit: config.SIGN_INS_PER_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
  });

  return (
    Router()
      .use('/c', closed, refuseForeign(config, { onlyBrowsers: true }), cookieParser())
      .get('/c', (req, res) => send(res, landingPage(languageOf(req))))
      .get('/c/link.js', (_req, res) => void res.type('text/javascript').send(linkScript))
      .get('/c/sign.js', (_req, res) => void res.type('text/javascript').send(signScript))
      .get('/c/style.css', (_req, res) => void res.type('text/css').send(styleSheet))
      .post('/c/session', limited, express.json({ limit: '4kb' }), async (req, res) => {
        const asked = { session: undefined, address: req.ip ?? null, requestId: res.locals['requestId'] as string };
        const parsed = LinkSecret.safeParse(req.body);
        const opened = parsed.success ? await openedBy(parsed.data.secret) : undefined;
        if (!opened) {
          const refusal = new Problem('signInFailed');
          await auditor.fail({ ...asked, operation: 'exchangeLink', role: undefined }, noContent, refusal);
          throw refusal;
        }
        const { token, session, once } = opened;
        await auditor.linkOpened({ ...asked, session }, session.order ?? '');
        res.append('Set-Cookie', cookies.visit.set(token, session.endsAt));
        res.json({ once });
      })
      .get(
        '/c/visit',
        withVisitor(async (req, res, session) => {
          const language = req.query['lang'];
          if (language === 'zh' || language === 'en') res.cookie(LANGUAGE_COOKIE, language, languageOptions);
          return show(req, res, session, told.safeParse(req.query['told']).data);
        }),
      )
      .get(
        '/c/settlement.pdf',
        sendFile((_req, session) => orderPdf(context, session, session.order, 'settlement')),
      )
      // C-17: the customer's copies of what was signed
      .get(
        '/c/repair-order.pdf',
        sendFile((_req, session) => orderPdf(context, session, session.order, 'repair-order')),
      )
      .get(
        '/c/delivery-check.pdf',
        sendFile((_req, session) => orderPdf(context, session, session.order, 'delivery-check')),
      )
      .get(
        '/c/logo',
        sendFile(async (_req, { store }) => {
          const { logo } = await repositories.settings.contentOf(store, 'letterhead');
          const bytes = await logoFor(context, store, logo);
          if (!bytes) throw new Problem('notFound');
          return { status: 200, type: 'image/png', bytes, headers: { 'Cache-Control': 'private, max-age=300' } };
        }, COST_OF_PICTURE),
      )
      .get(
        '/c/photos/:hash',
        sendFile((req, session) => thumbnailOf(context, session, Sha256.parse(req.params['hash'])), COST_OF_PICTURE),
      )
      .post(
        '/c/drawings',
        limited,
        express.raw({ limit: MOST_DRAWING_BYTES, inflate: false, type: 'image/png' }),
        withVisitor(async (req, res, session) => {
          if (!Buffer.isBuffer(req.body)) throw new Problem('fileNotTaken');
          budgets.chargeBytes(res, session, req.body.length);
          const { hash } = await keepFile(context, session, req.body, 'drawing', session.order);
          res.status(201).json({ hash });
        }),
      )
      .get(
        '/c/appointment.ics',
        sendFile((req, session) => appointmentFile(context, session, languageOf(req))),
      )
      .use('/c', express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 20 }))
      .post('/c/extra-items/:itemId', handleDecision(ofVisit(decisions.answerItem)))
      .post('/c/evidence/:hash/disowned', handleDecision(ofVisit(recorded(decisions.disown))))
      .post('/c/codes', handleDecision(ofVisit(recorded(decisions.askCode))))
      .post('/c/diagnosis', handleDecision(ofVisit(decisions.answerDiagnosis)))
      .post('/c/item-changes/:changeId', handleDecision(ofVisit(decisions.answerChange)))
      .post('/c/promise', handleDecision(ofVisit(decisions.answerPromise)))
      .post('/c/order', handleDecision(ofVisit(decisions.signOrder)))
      .post('/c/settlement', handleDecision(ofVisit(decisions.agreeSettlement)))
      .post('/c/answers', handleDecision(ofVisit(decisions.sendAnswers)))
      .post('/c/marketing/:channel', handleDecision(ofVisit(recorded(decisions.marketing))))
      .post('/c/personal-data/:kind', handleDecision(ofVisit(recorded(decisions.askForData))))
      .post('/c/personal-data/:kind/withdrawal', handleDecision(ofVisit(recorded(decisions.takeBackRequest))))
      .post('/c/complaints', handleDecision(ofVisit(recorded(decisions.complain))))
      .post('/c/complaints/:number/acceptance', handleDecision(decisions.acceptSolution))
      .post('/c/complaints/:number/refusal', handleDecision(decisions.refuseSolution))
      .post('/c/complaints/:number/candidates/:candidateId/preference', handleDecision(decisions.preferCandidate))
      .post('/c/complaints/:number/evidence/:hash/disowned', handleDecision(decisions.disownAcceptance))
      .post('/c/appointment/time', handleDecision(ofAppointment(decisions.chooseTime)))
      .post('/c/appointment/agreement', handleDecision(ofAppointment(decisions.agreeTime)))
      .post('/c/appointment/cancellation', handleDecision(ofAppointment(decisions.callOff)))
      .post('/c/appointment/signature', handleDecision(ofAppointment(decisions.signAppointment)))
      .post('/c/complaints/:number/words', handleDecision(decisions.addWords))
      .use('/c', unavailablePage)
  );
}
