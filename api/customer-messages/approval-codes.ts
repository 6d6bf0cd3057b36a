import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { fingerprint } from '../../domain/kernel/fingerprint';
import { OrderNumber } from '../../domain/repair-order/number';
import { offerOf, type Offer } from '../../domain/repair-order/offers';
import type { RepairOrder } from '../../domain/repair-order/state';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import { isCustomerSession, type CustomerSession, type Session } from '../http/sessions';
import { assertAccess, type ProcessApi } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { assertChannel, limitPerHour, phoneOnFile, sendToPhone } from './send';

const CODE_LIFE_MS = 10 * 60_000;
/** T9: tries at a code before another has to be sent. */
const MAX_TRIES = 5;
const CODES_PER_HOUR = 5;
const DIGITS = 6;

/** Six digits are guessed in no time where the function is fast. */
const slowHash = async (code: string, salt: string): Promise<string> =>
  ((await promisify(scrypt)(code, salt, 32)) as Buffer).toString('hex');

const isEqual = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** A new code for one offer of a process, in place of the one before. Throws `tooMany`. */
export async function newCode(context: Context, number: string, offer: string) {
  await limitPerHour(context, 'codes', number, CODES_PER_HOUR);
  const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  const salt = randomBytes(16).toString('hex');
  const expiresAt = Date.now() + CODE_LIFE_MS;
  await context.repositories.approvalCodes.keep({
    _id: number,
    salt,
    hash: await slowHash(code, salt),
    offer,
    expiresAt: new Date(expiresAt),
  });
  return { code, expiresAt };
}

/**
 * That this code was sent for this very offer, and approves nothing but this submission. Throws `approvalCodeWrong`, and `approvalCodeBlocked` after too
 * many tries.
 */
export async function useCode(
  { repositories: { approvalCodes } }: Context,
  number: string,
  {
    code,
    offer,
    submission,
  }: { readonly code: string; readonly offer: string | undefined; readonly submission: string },
): Promise<void> {
  const known = await approvalCodes.tryOut(number, MAX_TRIES);
  if (!known) throw new Problem('approvalCodeBlocked');
  // what is sent again was offered when it was sent first
  const counts = known.usedBy === submission || (known.offer === offer && known.expiresAt.getTime() > Date.now());
  const fits = counts && isEqual(known.hash, await slowHash(code, known.salt));
  if (!fits || !(await approvalCodes.use(number, known.hash, submission))) throw new Problem('approvalCodeWrong');
}

/** A code fits one offer: the text that is approved, word by word, and its amount. */
const printOf = (order: RepairOrder, offer: Offer): string => fingerprint({ order: order.number, ...offer });

const latest = async (context: Context, api: ProcessApi, number: string): Promise<RepairOrder> =>
  (await readLatest(context, api, number, 1)) as RepairOrder;

/** The commands of a customer that approve an amount, each with the offer it is about. */
interface Approval {
  readonly name: string;
  readonly payload: object;
}

/** Fen that a command approves; another amount than the one offered gains nothing, the process refuses it. */
const approvedBy = ({ total, answer }: { readonly total?: number; readonly answer?: string }): number =>
  answer === 'declined' ? 0 : (total ?? 0);

/** Sends the code that approves what is offered now. Throws `shownContentDiffers` when that is not offered, `channelMissing`, `tooMany`. */
export async function sendApprovalCode(
  context: Context,
  api: ProcessApi,
  session: CustomerSession,
  key: string,
): Promise<{ readonly expiresAt: number }> {
  assertChannel(context);
  const order = await latest(context, api, session.order);
  const offer = offerOf(order, key);
  if (!offer) throw new Problem('shownContentDiffers');
  const address = await phoneOnFile(context, session.store, session.actorId);
  const { code, expiresAt } = await newCode(context, order.number, printOf(order, offer));
  const facts = { number: order.number, code, total: offer.total };
  await sendToPhone(context, { store: session.store, address, template: 'approvalCode', facts });
  return { expiresAt };
}

/**
 * H2, T9: above the amount of the policy the holder of a link shows to hold the phone on file, too, by the code that was sent there for this very offer.
 * Answers whether a code was shown. Throws `approvalCodeMissing`, `approvalCodeWrong`, and `approvalCodeBlocked` after too many tries.
 */
export async function checkApprovalCode(
  context: Context,
  api: ProcessApi,
  { order: number }: Session,
  approvals: readonly Approval[],
  { code, submission }: { readonly code: string | undefined; readonly submission: string },
): Promise<boolean> {
  const approved = approvals.reduce((sum, { payload }) => sum + approvedBy(payload), 0);
  const [approval] = approvals;
  if (number === null || !approval || approved === 0) return false;
  const order = await latest(context, api, number);
  if (approved <= order.policy.linkDigitsAbove) return false;
  if (code === undefined) throw new Problem('approvalCodeMissing');
  const { itemId, changeId } = approval.payload as { readonly itemId?: string; readonly changeId?: string };
  const subject = itemId ?? changeId;
  const offer = offerOf(order, subject === undefined ? approval.name : `${approval.name}/${subject}`);
  const isOffered = offer?.total === approved;
  await useCode(context, number, { code, offer: isOffered ? printOf(order, offer) : undefined, submission });
  return true;
}

const SentCode = z.object({ number: OrderNumber, expiresAt: StoredInstant }).meta({ id: 'SentApprovalCode' });

export const approvalCodeEndpoint = (context: Context, api: ProcessApi): Endpoint =>
  endpoint({
    operation: 'repairOrder.sendApprovalCode',
    method: 'post',
    path: '/repair-orders/:number/approval-codes',
    tag: 'customer',
    summary:
      'H2: sends the code that approves this offer to the phone on file; above the amount of the policy an approval by link needs it as `Approval-Code`',
    params: z.strictObject({ number: OrderNumber }),
    body: z.strictObject({
      offer: z
        .string()
        .max(80)
        .meta({
          description: 'what is approved: a command, for an extra item with its id',
          examples: ['answerExtraItem/X-1'],
        }),
    }),
    problems: ['shownContentDiffers', 'channelMissing', 'messageNotSent', 'phoneMissing', 'tooMany'],
    replies: { 201: { description: 'sent; until when it counts', body: SentCode } },
    handle: async ({ params: { number }, body: { offer }, session }) => {
      await assertAccess(context, api, session, number);
      if (!isCustomerSession(session)) throw new Problem('notFound');
      return { status: 201, body: { number, ...(await sendApprovalCode(context, api, session, offer)) } };
    },
  });
