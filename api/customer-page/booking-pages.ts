import { randomUUID } from 'node:crypto';
import cookieParser from 'cookie-parser';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { Plate, Vin } from '../../domain/master-data/vehicle';
import { benefitsOf } from '../../domain/settings/appointment-benefits';
import { localDate } from '../../domain/time/working-time';
import { Id, Instant, LongText, ShortText } from '../../domain/values/field-schemas';
import type { ServicePolicy } from '../../domain/policy/policy';
import { stackOf } from '../../domain/kernel/stack';
import type { TextName } from '../../texts/customer-page';
import { campaignsOn } from '../appointments/campaigns';
import { offeredTimes } from '../appointments/offered-times';
import { bookOnline, onlineNeed, sendBookingCode, type Guest } from '../appointments/online';
import type { Context } from '../context';
import { Problem, problemOf, wordings, type ProblemCode } from '../http/problems';
import { refuseForeign } from '../http/same-origin';
import { bookedPage, guestPage, noStorePage, timesPage, type BookingPage, type Typed } from './booking-views';
import { closed } from './closed';
import { Key } from './decision';
import type { Html } from './html';
import { unavailablePage } from './unavailable';
import { LANGUAGE_COOKIE, languageOf, languageOptions } from './visitor';

const send = (res: Response, page: Html, status = 200): void => void res.status(status).type('html').send(page.text);

/** Only a phone that receives messages. */
const Mobile = z
  .string()
  .transform((phone) => phone.normalize('NFKC').replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^1[3-9][0-9]{9}$/));

const field = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 2_000) : '');
const typedIn = (body: unknown): Typed => {
  const sent = (body ?? {}) as Readonly<Record<string, unknown>>;
  const [name, plate, phone, words, model, vin] = ['name', 'plate', 'phone', 'words', 'model', 'vin'].map((one) =>
    field(sent[one]),
  ) as [string, string, string, string, string, string];
  return { name, plate, phone, words, model, vin };
};
/** A person leaves it empty. */
const isTrapped = (body: unknown): boolean =>
  field((body as { readonly website?: unknown } | undefined)?.website) !== '';

/** What was typed, or what is amiss with it. */
function guestOf({ name, plate, phone, words, model, vin }: Typed): Guest | readonly TextName[] {
  const read = {
    name: ShortText.safeParse(name),
    plate: Plate.safeParse(plate),
    phone: Mobile.safeParse(phone),
    words: LongText.safeParse(words),
    model: ShortText.optional().safeParse(model.trim() || undefined),
    vin: Vin.optional().safeParse(vin.trim() || undefined),
  };
  const faults = [
    ...(read.name.success ? [] : (['nameMissing'] as const)),
    ...(read.plate.success ? [] : (['plateWrong'] as const)),
    ...(read.phone.success ? [] : (['phoneWrong'] as const)),
    ...(read.words.success ? [] : (['needMissing'] as const)),
    ...(read.model.success && read.vin.success ? [] : (['vinWrong'] as const)),
  ];
  const { name: called, plate: on, phone: at, words: want } = read;
  if (!called.success || !on.success || !at.success || !want.success || faults.length > 0) return faults;
  const { data: knownModel } = read.model;
  const { data: knownVin } = read.vin;
  return { name: called.data, plate: on.data, phone: at.data, words: want.data, model: knownModel, vin: knownVin };
}

/** What the page tells of a refusal. */
const notices: Partial<Record<ProblemCode, TextName>> = {
  approvalCodeWrong: 'wrongCode',
  approvalCodeBlocked: 'wrongCode',
  channelMissing: 'noOnline',
  messageNotSent: 'codeNotSent',
  tooMany: 'tooOften',
  carUnknown: 'carUnknown',
  plateTaken: 'callUs',
  bookedEnough: 'bookedEnough',
  slotTaken: 'slotGone',
  slotPast: 'slotGone',
  slotTooFar: 'slotGone',
  reservationOver: 'slotGone',
  commandIdReused: 'tryAgain',
};
/** Of these the first page is shown again, where what is missing is typed. */
const aboutGuest: readonly ProblemCode[] = ['carUnknown', 'plateTaken', 'bookedEnough', 'channelMissing'];

/** a page of each store where anybody books, without an account and without a script. */
export function bookingPages(context: Context): Router {
  const { config, repositories, databaseWatch } = context;
  const limited = rateLimit({
    windowMs: 60_000,
    limit: config.SIGN_INS_PER_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
  });

  type Work = (req: Request, res: Response, page: BookingPage, policy: ServicePolicy) => Promise<void>;
  /** A store that is not there has no page. */
  const inStore =
    (work: Work): RequestHandler =>
    async (req, res) => {
      const language = languageOf(req);
      const store = Id.safeParse(req.params['store']).data;
      const policy = store === undefined ? null : await databaseWatch.unlessSilent(repositories.policies.newest(store));
      if (store === undefined || !policy) return send(res, noStorePage(language), 404);
      const [letterhead, benefits, campaigns] = await Promise.all([
        repositories.settings.contentOf(store, 'letterhead'),
        repositories.settings.contentOf(store, 'appointmentBenefits'),
        campaignsOn(context, store, localDate(policy.calendar.zone, Date.now())),
      ]);
      const { zone } = policy.calendar;
      const page = { store, zone, letterhead, benefits: benefitsOf(benefits, policy.brand), campaigns, language };
      await work(req, res, page, policy);
    };

  const timesOf = (store: string, policy: ServicePolicy) => offeredTimes(context, store, policy, onlineNeed(policy), 0);

  /** A refusal becomes a sentence on the page. */
  function noticeOf(error: unknown): { readonly code: ProblemCode; readonly notice: TextName } {
    const { code } = problemOf(error);
    if (code === 'defect') context.log.error({ error: stackOf(error) }, 'defect');
    return { code, notice: notices[code] ?? 'tryAgain' };
  }

  const askCode: Work = async (req, res, page, policy) => {
    const { store } = page;
    const typed = typedIn(req.body);
    const guest = guestOf(typed);
    if (!('phone' in guest)) return send(res, guestPage(page, typed, guest), 422);
    const next = async () => ({ times: await timesOf(store, policy), key: randomUUID() });
    try {
      // whoever fell into the trap reads what everybody reads
      if (!isTrapped(req.body)) await sendBookingCode(context, store, guest.phone, req.ip ?? null);
      send(res, timesPage(page, typed, await next()));
    } catch (error) {
      const { code, notice } = noticeOf(error);
      res.set(error instanceof Problem ? error.headers : {});
      send(res, guestPage(page, typed, [notice]), wordings[code].status);
    }
  };

  const Booking = z.object({
    key: Key,
    code: z
      .string()
      .trim()
      .regex(/^[0-9]{6}$/),
    startsAt: Instant,
  });
  const book: Work = async (req, res, page, policy) => {
    const { store } = page;
    const typed = typedIn(req.body);
    const guest = guestOf(typed);
    if (!('phone' in guest)) return send(res, guestPage(page, typed, guest), 422);
    const body = req.body as Readonly<Record<string, unknown>>;
    const key = Key.safeParse(body['key']).data ?? randomUUID();
    const again = async (notice: TextName, status: number) =>
      send(res, timesPage(page, typed, { times: await timesOf(store, policy), key }, [notice]), status);
    const asked = Booking.safeParse(body);
    if (isTrapped(body)) return again('wrongCode', 403);
    if (!asked.success) {
      const timeMissing = asked.error.issues.some(({ path }) => path[0] === 'startsAt');
      return again(timeMissing ? 'timeMissing' : 'wrongCode', 422);
    }
    const { code, startsAt } = asked.data;
    try {
      const requestId = res.locals['requestId'] as string;
      const address = req.ip ?? null;
      const booked = await bookOnline(context, { store, policy, guest, startsAt, code, key, address, requestId });
      send(res, bookedPage(page, booked.number, booked.startsAt), 201);
    } catch (error) {
      const { code: problem, notice } = noticeOf(error);
      res.set(error instanceof Problem ? error.headers : {});
      const { status } = wordings[problem];
      if (aboutGuest.includes(problem)) return send(res, guestPage(page, typed, [notice]), status);
      return again(notice, status);
    }
  };

  return Router()
    .use('/book', closed, refuseForeign(config, { onlyBrowsers: true }), cookieParser())
    .get(
      '/book/:store',
      inStore(async (req, res, page) => {
        const language = req.query['lang'];
        if (language === 'zh' || language === 'en')
          res.cookie(LANGUAGE_COOKIE, language, { ...languageOptions, path: '/book' });
        send(res, guestPage(page, typedIn({})));
      }),
    )
    .use('/book', limited, express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 20 }))
    .post(
      '/book/:store',
      inStore(async (req, res, page) => send(res, guestPage(page, typedIn(req.body)))),
    )
    .post('/book/:store/codes', inStore(askCode))
    .post('/book/:store/bookings', inStore(book))
    .use('/book', unavailablePage);
}
