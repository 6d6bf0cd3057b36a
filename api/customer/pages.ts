import { randomUUID } from 'node:crypto';
import cookieParser from 'cookie-parser';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import type { Complaint } from '../../domain/complaint/state';
import { commandSchemas } from '../../domain/repair-order/commands';
import { commandSchemas as complaintSchemas } from '../../domain/complaint/commands';
import { isPending, linePrice, type RepairOrder } from '../../domain/repair-order/state';
import { Fen, LocalId, Minutes, Sha256, Text, ComplaintNumber } from '../../domain/schemas';
import { stateOf } from '../../platform/mongo/views';
import { complaintDoor } from '../complaints/door';
import { openingEndpoints } from '../complaints/opening';
import type { Context } from '../context';
import { documentEndpoints } from '../documents/documents';
import type { Asked, Endpoint, Reply } from '../endpoint';
import { fileEndpoints } from '../files/files';
import { orderDoor } from '../repair-orders/door';
import { Problem, problemOf, stackOf, wordings, type ProblemCode } from '../problems/problem';
import { reach } from '../processes/door';
import { submit } from '../processes/commands';
import { freshest } from '../processes/reading';
import type { Session } from '../sessions';
import { linkScript, styleSheet } from './assets';
import type { Html } from './html';
import type { Language, TextName } from './texts';
import { doorPage, overPage, visitPage } from './views';

const COOKIE = 'repairflow-visit';
/** T9: tries at the four digits before the link is closed to decisions. */
const MOST_TRIES = 5;
const cookieOptions = { httpOnly: true, sameSite: 'strict', path: '/c', maxAge: 30 * 60_000 } as const;

const languageOf = (req: Request): Language => {
  const wished = req.query['lang'] ?? (req.cookies as Record<string, string>)['repairflow-language'];
  if (wished === 'zh' || wished === 'en') return wished;
  return req.acceptsLanguages(['zh', 'zh-CN', 'en']) === 'en' ? 'en' : 'zh';
};
const send = (res: Response, page: Html, status = 200): void => void res.status(status).type('html').send(page.text);

/** Pages load nothing from elsewhere, are framed by nobody and tell nobody where they were opened from. */
const closed: RequestHandler = (_req, res, next) => {
  res.set(
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
  next();
};

const Secret = z.strictObject({ secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
const key = z.uuid();
const Answer = z.strictObject({
  key,
  total: z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(Fen),
  delayMinutes: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(Minutes),
  answer: z.enum(['approved', 'declined']),
  digits: z.string().max(8).optional(),
});
const Matter = z.strictObject({ key, kind: z.enum(['inquiry', 'complaint']), words: Text });
const Acceptance = z.strictObject({
  key,
  candidateId: LocalId,
  cost: z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(Fen),
});

/** What is told after a press, and the sequence the next page must have seen. */
interface Told {
  readonly notice: TextName;
  readonly seen?: number;
}
const Seen = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const seenIn = ({ body }: Reply): Pick<Told, 'seen'> => {
  const { sequence } = body as { readonly sequence?: number };
  return sequence === undefined ? {} : { seen: sequence };
};

/** What a page tells of a no; whatever is not about the offer itself reads as "try again". */
const noticeOf = (code: ProblemCode): TextName =>
  code === 'shownContentDiffers' || code === 'extraItemAnswered' || code === 'notDuringStage' ? 'changed' : 'tryAgain';

/** reliability.md T9: a page for a phone, without an account; a link that is opened by a preview changes nothing. */
export function customerPages(context: Context): Router {
  const { sessions, models } = context;

  /** The customer's session on the one order of the link. */
  async function sessionOf(req: Request): Promise<Session | undefined> {
    const token = (req.cookies as Record<string, string>)[COOKIE];
    const session = token && /^[A-Za-z0-9_-]{20,100}$/.test(token) ? await sessions.find(token) : undefined;
    return session?.order ? session : undefined;
  }

  async function photosOf(number: string): Promise<(itemId: string) => readonly string[]> {
    const asked = await models.events.find({ process: number, type: 'extraItemRequested' }).lean();
    return (itemId) =>
      asked.flatMap(({ event }) =>
        event.type === 'extraItemRequested' && event.itemId === itemId ? event.photos : [],
      );
  }

  async function show(req: Request, res: Response, session: Session, notice?: TextName, status = 200): Promise<void> {
    const seen = Seen.safeParse(req.query['seen']).data ?? 1;
    const order = (await freshest(context, orderDoor, session.order!, seen)) as RepairOrder;
    const [vehicle, complaints, photos] = await Promise.all([
      models.vehicles.findOne({ _id: order.vehicle.id, store: session.store }).lean(),
      models.complaints.find({ store: session.store, order: order.number, complainant: session.actorId }).lean(),
      photosOf(order.number),
    ]);
    const shown = {
      order,
      vehicle,
      complaints: complaints.map((view) => stateOf<Complaint>(view)),
      photosOf: photos,
      digitsAbove: order.policy.linkDigitsAbove ?? 0,
    };
    send(res, visitPage(shown, languageOf(req), { next: randomUUID }, notice), status);
  }

  /** Runs for a signed-in customer; a no of the store becomes a sentence on the page. */
  const act =
    (work: (req: Request, session: Session) => Promise<Told>): RequestHandler =>
    async (req, res) => {
      const session = await sessionOf(req);
      if (!session) return send(res, overPage(languageOf(req)), 401);
      try {
        const { notice, seen } = await work(req, session);
        res.redirect(303, `/c/visit?told=${notice}${seen === undefined ? '' : `&seen=${seen}`}`);
      } catch (error) {
        const { code } = problemOf(error);
        if (code === 'defect') context.log.error({ error: stackOf(error) }, 'defect');
        await show(req, res, session, noticeOf(code), wordings[code][0]);
      }
    };

  /** T9.1: above the amount of the policy the customer shows to be the holder of the phone, in at most five tries. */
  async function checkDigits(session: Session, order: RepairOrder, total: number, digits: string | undefined) {
    if (total <= (order.policy.linkDigitsAbove ?? 0)) return undefined;
    const counted = await models.counters
      .findOneAndUpdate(
        { _id: `digits:${session.order}` },
        { $inc: { value: 1 } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
    if (counted.value > MOST_TRIES) return 'blocked' as const;
    const customer = await models.customers.findOne({ _id: session.actorId, store: session.store }).lean();
    if (!customer || !digits || !customer.phone.endsWith(digits) || digits.length !== 4) return 'wrongDigits' as const;
    await models.counters.updateOne({ _id: `digits:${session.order}` }, { $set: { value: 0 } });
    return undefined;
  }

  const answer = act(async (req, session) => {
    const itemId = LocalId.parse(req.params['itemId']);
    const given = Answer.parse(req.body);
    const order = (await freshest(context, orderDoor, session.order!, 1)) as RepairOrder;
    const item = order.extraItems.find((one) => one.itemId === itemId && isPending(one));
    if (item && given.answer === 'approved') {
      const no = await checkDigits(session, order, linePrice(item.line), given.digits);
      if (no) return { notice: no };
    }
    const { total, delayMinutes } = given;
    const consent = { channel: 'link' as const };
    const payload = commandSchemas.answerExtraItem.parse({
      itemId,
      answer: given.answer,
      total,
      delayMinutes,
      consent,
    });
    const common = { session, role: 'customer' as const, number: order.number, key: given.key, prefersAsync: false };
    const reply = await submit(context, orderDoor, { ...common, name: 'answerExtraItem', payload });
    return { notice: 'thanks', ...seenIn(reply) };
  });

  const accept = act(async (req, session) => {
    const number = ComplaintNumber.parse(req.params['number']);
    await reach(context, complaintDoor, session, number);
    const { key: sent, candidateId, cost } = Acceptance.parse(req.body);
    const payload = complaintSchemas.acceptSolution.parse({ candidateId, cost, consent: { channel: 'link' } });
    const common = { session, role: 'customer' as const, number, key: sent, prefersAsync: false };
    const { seen = 1 } = seenIn(await submit(context, complaintDoor, { ...common, name: 'acceptSolution', payload }));
    // the page lists complaints as the read side knows them
    await freshest(context, complaintDoor, number, seen);
    return { notice: 'thanks' };
  });

  /** The same endpoint a program would call, on behalf of the customer of the cookie. */
  const call = (endpoints: readonly Endpoint[], operation: string) =>
    endpoints.find((one) => one.operation === operation)!;
  const sendComplaint = call(openingEndpoints(context), 'sendComplaint');
  const printDocument = call(documentEndpoints(context), 'printOrderDocument');
  const readThumbnail = call(fileEndpoints(context), 'readThumbnail');
  const asked = (session: Session, part: object) =>
    ({
      params: {},
      query: {},
      body: {},
      raw: Buffer.alloc(0),
      role: 'customer',
      key: '',
      prefersAsync: false,
      ifMatch: undefined,
      requestId: '',
      secure: false,
      lastEventId: undefined,
      session,
      ...part,
    }) as Asked<never, never, never>;

  const complain = act(async (req, session) => {
    const { key: sent, ...body } = Matter.parse(req.body);
    await sendComplaint.handle(asked(session, { body, key: sent }));
    return { notice: 'sent' };
  });

  const served =
    (one: Endpoint, paramsOf: (req: Request, session: Session) => object): RequestHandler =>
    async (req, res) => {
      const session = await sessionOf(req);
      if (!session) return send(res, overPage(languageOf(req)), 401);
      const reply = await one.handle(asked(session, { params: paramsOf(req, session) }));
      return reply.stream?.(res);
    };

  const exchangeLimit = rateLimit({
    windowMs: 60_000,
    limit: context.config.SIGN_INS_PER_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
  });
  const told = z.enum(['thanks', 'sent', 'wrongDigits', 'blocked']);

  return Router()
    .use('/c', closed, cookieParser())
    .get('/c', (req, res) => send(res, doorPage(languageOf(req))))
    .get('/c/link.js', (_req, res) => void res.type('text/javascript').send(linkScript))
    .get('/c/style.css', (_req, res) => void res.type('text/css').send(styleSheet))
    .post('/c/session', exchangeLimit, express.json({ limit: '4kb' }), async (req, res) => {
      const parsed = Secret.safeParse(req.body);
      if (!parsed.success) throw new Problem('signInFailed');
      const { token } = await sessions.exchange(parsed.data.secret);
      res.cookie(COOKIE, token, { ...cookieOptions, secure: req.secure });
      res.status(204).end();
    })
    .get('/c/visit', async (req, res) => {
      const session = await sessionOf(req);
      if (!session) return send(res, overPage(languageOf(req)), 401);
      const language = req.query['lang'];
      if (language === 'zh' || language === 'en') res.cookie('repairflow-language', language, cookieOptions);
      const notice = told.safeParse(req.query['told']);
      return show(req, res, session, notice.success ? notice.data : undefined);
    })
    .get(
      '/c/settlement.pdf',
      served(printDocument, (_req, { order }) => ({ number: order, name: 'settlement' })),
    )
    .get(
      '/c/photos/:hash',
      served(readThumbnail, (req) => ({ hash: Sha256.parse(req.params['hash']) })),
    )
    .use('/c', express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 20 }))
    .post('/c/extra-items/:itemId', answer)
    .post('/c/complaints', complain)
    .post('/c/complaints/:number/acceptance', accept);
}
