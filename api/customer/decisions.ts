import type { Request } from 'express';
import { z } from 'zod';
import { commandSchemas as complaintSchemas } from '../../domain/complaint/commands';
import { commandSchemas as followUpSchemas } from '../../domain/follow-up/commands';
import { followUpNumberOf } from '../../domain/reactions';
import { commandSchemas as orderSchemas } from '../../domain/repair-order/commands';
import { isPending, linePrice, type RepairOrder } from '../../domain/repair-order/state';
import { ComplaintNumber, LocalId, Sha256, Text } from '../../domain/schemas';
import { complaintDoor } from '../complaints/door';
import { receiveFromCustomer } from '../complaints/opening';
import type { Context } from '../context';
import type { Reply } from '../endpoint';
import { followUpDoor } from '../follow-ups/door';
import { submit } from '../processes/commands';
import { reach, type Door } from '../processes/door';
import { freshest } from '../processes/reading';
import { orderDoor } from '../repair-orders/door';
import type { Session } from '../sessions';
import type { TextName } from './texts';

/** T9: tries at the four digits before the link is closed to decisions. */
const MOST_TRIES = 5;

/** What is told after a press, and the sequence the next page must have seen. */
export interface Told {
  readonly notice: TextName;
  readonly seen?: number;
}
export type Decision = (req: Request, session: Session) => Promise<Told>;

/** A number as a form sends it. */
const whole = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number);
const key = z.uuid();
/** An input that was left empty was not filled in. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value || undefined, schema.optional());
/** What every decision about money carries: the signature if one was drawn, and the digits where they are asked for. */
const signed = { key, drawing: optional(Sha256), digits: optional(z.string().max(8)) };

const Answer = z.strictObject({
  ...signed,
  total: whole,
  delayMinutes: whole,
  answer: z.enum(['approved', 'declined']),
});
const Amount = z.strictObject({ ...signed, revision: whole, total: whole });
const Diagnosis = z.strictObject({ ...signed, answer: z.enum(['approved', 'declined']) });
const Matter = z.strictObject({ key, kind: z.enum(['inquiry', 'complaint']), words: Text });
const Acceptance = z.strictObject({ ...signed, candidateId: LocalId, cost: whole });
const Answers = z.strictObject({
  key,
  overall: z.string(),
  speed: whole,
  staffService: whole,
  repairQuality: whole,
  price: whole,
  cleanliness: whole,
  ownWords: optional(Text),
  whatWasWrong: optional(Text),
});

const linked = (drawing: string | undefined) => ({ channel: 'link' as const, ...(drawing && { drawing }) });
const seenIn = ({ body }: Reply): Pick<Told, 'seen'> => {
  const { sequence } = body as { readonly sequence?: number };
  return sequence === undefined ? {} : { seen: sequence };
};

/** Everything a customer can decide or say on the page; each is one command, sent on the customer's behalf. */
export function decisionsOf(context: Context) {
  const { models } = context;

  const tell = (door: Door, session: Session, number: string, name: string, sentWith: string, payload: object) =>
    submit(context, door, { session, role: 'customer', number, name, key: sentWith, prefersAsync: false, payload });

  const orderOf = async ({ order }: Session): Promise<RepairOrder> =>
    (await freshest(context, orderDoor, order!, 1)) as RepairOrder;

  /** T9.1: above the amount of the policy the customer shows to be the holder of the phone, in at most five tries. */
  async function refusedDigits(session: Session, total: number, digits: string | undefined): Promise<Told | undefined> {
    const { policy } = await orderOf(session);
    if (total <= (policy.linkDigitsAbove ?? 0)) return undefined;
    const counter = `digits:${session.order}`;
    const tries = { upsert: true, returnDocument: 'after' } as const;
    const counted = await models.counters.findOneAndUpdate({ _id: counter }, { $inc: { value: 1 } }, tries).lean();
    if (counted.value > MOST_TRIES) return { notice: 'blocked' };
    const customer = await models.customers.findOne({ _id: session.actorId, store: session.store }).lean();
    if (digits?.length !== 4 || !customer?.phone.endsWith(digits)) return { notice: 'wrongDigits' };
    await models.counters.updateOne({ _id: counter }, { $set: { value: 0 } });
    return undefined;
  }

  const answerItem: Decision = async (req, session) => {
    const itemId = LocalId.parse(req.params['itemId']);
    const { key: sentWith, answer, total, delayMinutes, drawing, digits } = Answer.parse(req.body);
    const { number, extraItems } = await orderOf(session);
    const item = extraItems.find((one) => one.itemId === itemId && isPending(one));
    const refused =
      item && answer === 'approved' ? await refusedDigits(session, linePrice(item.line), digits) : undefined;
    if (refused) return refused;
    const consent = linked(drawing);
    const payload = orderSchemas.answerExtraItem.parse({ itemId, answer, total, delayMinutes, consent });
    return {
      notice: 'thanks',
      ...seenIn(await tell(orderDoor, session, number, 'answerExtraItem', sentWith, payload)),
    };
  };

  const answerDiagnosis: Decision = async (req, session) => {
    const { key: sentWith, answer, drawing } = Diagnosis.parse(req.body);
    const payload = orderSchemas.answerDiagnosis.parse({ answer, consent: linked(drawing) });
    const reply = await tell(orderDoor, session, session.order!, 'answerDiagnosis', sentWith, payload);
    return { notice: 'thanks', ...seenIn(reply) };
  };

  const signOrder: Decision = async (req, session) => {
    const { key: sentWith, revision, total, drawing, digits } = Amount.parse(req.body);
    const refused = await refusedDigits(session, total, digits);
    if (refused) return refused;
    const payload = orderSchemas.signOrderAsCustomer.parse({
      revision,
      total,
      copiesGiven: 1,
      consent: linked(drawing),
    });
    const reply = await tell(orderDoor, session, session.order!, 'signOrderAsCustomer', sentWith, payload);
    return { notice: 'thanks', ...seenIn(reply) };
  };

  const agreeSettlement: Decision = async (req, session) => {
    const { key: sentWith, revision, total, drawing, digits } = Amount.parse(req.body);
    const refused = await refusedDigits(session, total, digits);
    if (refused) return refused;
    const payload = orderSchemas.agreeSettlement.parse({ revision, total, consent: linked(drawing) });
    const reply = await tell(orderDoor, session, session.order!, 'agreeSettlement', sentWith, payload);
    return { notice: 'thanks', ...seenIn(reply) };
  };

  const acceptSolution: Decision = async (req, session) => {
    const number = ComplaintNumber.parse(req.params['number']);
    await reach(context, complaintDoor, session, number);
    const { key: sentWith, candidateId, cost, drawing } = Acceptance.parse(req.body);
    const payload = complaintSchemas.acceptSolution.parse({ candidateId, cost, consent: linked(drawing) });
    const { seen = 1 } = seenIn(await tell(complaintDoor, session, number, 'acceptSolution', sentWith, payload));
    // the page lists complaints as the read side knows them
    await freshest(context, complaintDoor, number, seen);
    return { notice: 'thanks' };
  };

  const complain: Decision = async (req, session) => {
    const { key: sentWith, ...words } = Matter.parse(req.body);
    await receiveFromCustomer(context, session, sentWith, words);
    return { notice: 'sent' };
  };

  const sendAnswers: Decision = async (req, session) => {
    const { key: sentWith, ...answers } = Answers.parse(req.body);
    const number = followUpNumberOf(session.order!);
    await reach(context, followUpDoor, session, number);
    const payload = followUpSchemas.sendAnswers.parse({ answers });
    const { seen = 1 } = seenIn(await tell(followUpDoor, session, number, 'sendAnswers', sentWith, payload));
    await freshest(context, followUpDoor, number, seen);
    return { notice: 'thanks' };
  };

  return { answerItem, answerDiagnosis, signOrder, agreeSettlement, acceptSolution, complain, sendAnswers };
}
