import { z } from 'zod';
import { commands as followUpCommands } from '../../domain/follow-up/commands';
import { followUpNumberOf } from '../../domain/follow-up/number';
import { commands as orderCommands } from '../../domain/repair-order/commands';
import { Instant, LocalId, Sha256, LongText } from '../../domain/values/field-schemas';
import { disownApproval } from '../complaints/disowning';
import type { Context } from '../context';
import { followUpApi } from '../follow-ups/process-api';
import { assertAccess } from '../processes/process-api';
import { orderApi } from '../repair-orders/process-api';
import { sendApprovalCode } from '../customer-messages/approval-codes';
import { addStatement } from '../master-data/marketing-consents';
import { appointmentDecisionsOf } from './appointment-decisions';
import { complaintDecisionsOf } from './complaint-decisions';
import { Key, linked, optional, signed, tellersOf, whole, type Decision } from './decision';
import { marketingText } from './marketing';
import { personalRequestKinds } from '../../domain/personal-data/personal-request';
import { askFor, endRequest } from '../personal-data/personal-requests';
import { withdrawalText } from './personal-data';
import { languageOf } from './visitor';
import { digest } from '../../platform/secrets';
import { MarketingChannel } from '../../domain/master-data/marketing-consent';
import type { TextName } from '../../texts/customer-page';

/** A form may hold more when its button asks for the code only. */
const AskedCode = z.object({ offer: z.string().max(80) });

const Answer = z.strictObject({
  ...signed,
  total: whole,
  delayMinutes: whole,
  answer: z.enum(['approved', 'declined']),
});
const Change = z.strictObject({ ...signed, total: whole, answer: z.enum(['approved', 'declined']) });
const OtherTime = z.strictObject({
  ...signed,
  revision: whole,
  promisedAt: Instant,
  answer: z.enum(['approved', 'declined']),
});
const Amount = z.strictObject({ ...signed, revision: whole, total: whole });
const Diagnosis = z.strictObject({ ...signed, answer: z.enum(['approved', 'declined']) });
const Answers = z.strictObject({
  key: Key,
  overall: z.string(),
  speed: whole,
  staffService: whole,
  repairQuality: whole,
  price: whole,
  cleanliness: whole,
  ownWords: optional(LongText),
  whatWasWrong: optional(LongText),
});

const OnlyKey = z.strictObject({ key: Key });
const Marketing = z.strictObject({ key: Key, given: z.enum(['yes', 'no']) });

/** Everything a customer can decide or say on the page; each is one command, sent on the customer's behalf. */
export function decisionsOf(context: Context) {
  const { tell, tellBeside } = tellersOf(context);

  const answerItem: Decision = async (req, session) => {
    const itemId = LocalId.parse(req.params['itemId']);
    const { key, answer, total, delayMinutes, drawing, code } = Answer.parse(req.body);
    const consent = linked(drawing);
    const payload = orderCommands.schemas.answerExtraItem.parse({ itemId, answer, total, delayMinutes, consent });
    return tell(orderApi, { req, session }, session.order, {
      name: 'answerExtraItem',
      key,
      approvalCode: code?.trim(),
      payload,
    });
  };

  const answerDiagnosis: Decision = async (req, session) => {
    const { key, answer, drawing } = Diagnosis.parse(req.body);
    const payload = orderCommands.schemas.answerDiagnosis.parse({ answer, consent: linked(drawing) });
    return tell(orderApi, { req, session }, session.order, { name: 'answerDiagnosis', key, payload });
  };

  const answerChange: Decision = async (req, session) => {
    const changeId = LocalId.parse(req.params['changeId']);
    const { key, answer, total, drawing, code } = Change.parse(req.body);
    const payload = { changeId, answer, total, consent: linked(drawing) };
    return tell(orderApi, { req, session }, session.order, {
      name: 'answerItemChange',
      key,
      approvalCode: code?.trim(),
      payload,
    });
  };

  const answerPromise: Decision = async (req, session) => {
    const { key, revision, promisedAt, answer, drawing } = OtherTime.parse(req.body);
    const payload = { revision, promisedAt, answer, consent: linked(drawing) };
    return tell(orderApi, { req, session }, session.order, { name: 'answerPromise', key, payload });
  };

  const signOrder: Decision = async (req, session) => {
    const { key, revision, total, drawing, code } = Amount.parse(req.body);
    const payload = orderCommands.schemas.signOrderAsCustomer.parse({
      revision,
      total,
      copiesGiven: 1,
      consent: linked(drawing),
    });
    return tell(orderApi, { req, session }, session.order, {
      name: 'signOrderAsCustomer',
      key,
      approvalCode: code?.trim(),
      payload,
    });
  };

  const agreeSettlement: Decision = async (req, session) => {
    const { key, revision, total, drawing, code } = Amount.parse(req.body);
    const payload = orderCommands.schemas.agreeSettlement.parse({ revision, total, consent: linked(drawing) });
    return tell(orderApi, { req, session }, session.order, {
      name: 'agreeSettlement',
      key,
      approvalCode: code?.trim(),
      payload,
    });
  };

  const sendAnswers: Decision = async (req, session) => {
    const { key, ...answers } = Answers.parse(req.body);
    const number = followUpNumberOf(session.order);
    await assertAccess(context, followUpApi, session, number);
    const payload = followUpCommands.schemas.sendAnswers.parse({ answers });
    return tellBeside(followUpApi, { req, session }, number, { name: 'sendAnswers', key, payload });
  };

  const askCode: Decision = async (req, session) => {
    const body = AskedCode.parse(req.body);
    const number = session.order;
    const requestId = req.res?.locals['requestId'] as string;
    await context.auditor.around(
      { operation: 'repairOrder.sendApprovalCode', session, role: 'customer', address: req.ip ?? null, requestId },
      { params: { number }, query: {}, body },
      async () => ({
        status: 201,
        body: { number, ...(await sendApprovalCode(context, orderApi, session, body.offer)) },
      }),
    );
    return { notice: 'codeSent' };
  };

  const disown: Decision = async (req, session) => {
    await disownApproval(context, session, Sha256.parse(req.params['hash']));
    return { notice: 'disowned' };
  };

  const marketing: Decision = async (req, session) => {
    const channel = MarketingChannel.parse(req.params['channel']);
    const { key, given: answer } = Marketing.parse(req.body);
    const given = answer === 'yes';
    const { store, actorId: customer } = session;
    const requestId = req.res?.locals['requestId'] as string;
    const statement = {
      channel,
      given,
      words: marketingText(channel, given, languageOf(req)),
      by: { id: customer, role: 'customer' as const },
      at: Date.now(),
    };
    await context.auditor.around(
      { operation: 'addMarketingStatement', session, role: 'customer', address: req.ip ?? null, requestId },
      { params: { id: customer }, query: {}, body: {} },
      async () => {
        const id = `MS-${digest(`${session.order}\n${customer}\n${key}`).slice(0, 32)}`;
        await addStatement(context.repositories, { id, store, customer, statement });
        return { status: 201 };
      },
    );
    return { notice: 'marketingKept' };
  };

  /** What the customer asks for, or takes back, about the own data; in the audit log under the operation that staff have for it. */
  const aboutOwnData =
    (operation: 'askForPersonalData' | 'withdrawPersonalRequest', notice: TextName): Decision =>
    async (req, session) => {
      const kind = z.enum(personalRequestKinds).parse(req.params['kind']);
      OnlyKey.parse(req.body);
      const { store, actorId: customer } = session;
      const by = { id: customer, role: 'customer' as const };
      const requestId = req.res?.locals['requestId'] as string;
      await context.auditor.around(
        { operation, session, role: 'customer', address: req.ip ?? null, requestId },
        { params: { id: customer }, query: {}, body: { kind } },
        async () => {
          const words = withdrawalText(kind, languageOf(req));
          if (operation === 'askForPersonalData') await askFor(context, { store, customer, kind, by });
          else await endRequest(context, { store, customer, kind, state: 'withdrawn', by, words });
          return { status: 200 };
        },
      );
      return { notice };
    };

  return {
    askForData: aboutOwnData('askForPersonalData', 'requestTaken'),
    takeBackRequest: aboutOwnData('withdrawPersonalRequest', 'requestTakenBack'),
    disown,
    askCode,
    answerItem,
    answerDiagnosis,
    answerChange,
    answerPromise,
    signOrder,
    agreeSettlement,
    ...complaintDecisionsOf(context),
    ...appointmentDecisionsOf(context),
    sendAnswers,
    marketing,
  };
}
