import { z } from 'zod';
import {
  Consent,
  Day,
  Fen,
  Instant,
  ShortText,
  LocalId,
  Minutes,
  LongText,
  WorkMinutes,
  Confirmed,
  payload,
} from '../../values/field-schemas';

export const PartLine = z.strictObject({
  partNumber: ShortText,
  name: ShortText,
  quantity: z.int().min(1).max(100),
  /** Fen per piece; 0 when the customer supplies it. */
  unitPrice: Fen,
  suppliedBy: z.enum(['shop', 'customer']),
  origin: z.enum(['genuine', 'aftermarket']),
  /** A location whose failure endangers people or engine: an aftermarket part there carries no guarantee (C-10). */
  keyLocation: z.boolean(),
});
export type PartLine = z.infer<typeof PartLine>;

export const WorkLine = z.strictObject({
  lineId: LocalId,
  work: ShortText,
  labourMinutes: WorkMinutes,
  labour: Fen,
  parts: z.array(PartLine).max(30),
  /** C-07: the risk component of a symptom estimate. */
  risk: Fen.optional(),
});
export type WorkLine = z.infer<typeof WorkLine>;

export const diagnosisCommands = {
  proposeDiagnosis: payload({ reason: LongText }, 'B-23: ask the customer whether the fault may be diagnosed'),
  answerDiagnosis: payload(
    { answer: z.enum(['approved', 'declined']), consent: Consent },
    "B-23, S-03: the customer's answer to the proposed diagnosis",
  ),
  finishDiagnosis: payload({}, 'B-25: the diagnosis is done; the report is due'),
  handOverDiagnosisReport: payload(
    { fault: LongText, advice: LongText },
    'B-25: hand over the diagnosis slip that names the fault and the advice',
  ),
  startEstimate: payload({}, 'Go on to the estimate where no diagnosis is needed'),
};

export const estimateCommands = {
  draftEstimate: payload(
    {
      method: z.enum(['system', 'symptom', 'item']),
      /** Which of the permitted reasons applies; `system` needs none. */
      reason: z.enum(['systemNotLocatable', 'lowTechnology', 'marketPrice', 'specifiedByCustomer']).optional(),
      caveatExplained: z.boolean().optional(),
      noGuaranteeTold: z.boolean().optional(),
      lines: z.array(WorkLine).min(1).max(50),
    },
    'C-06 to C-10: write a new version of the estimate; it replaces an unsigned one',
  ),
  confirmEstimate: payload({}, 'C-13: technician or parts specialist agrees with diagnosis and price'),
  presentEstimate: payload(
    {
      /** Working minutes already queued before this order, see GET /workshop-load. */
      workshopLoadMinutes: Minutes,
      /** When the last part will be in the store. */
      partsReadyAt: Instant.optional(),
      guaranteePresented: Confirmed,
    },
    'C-01, C-11, C-12: show the order to the customer; the promise is computed from load, parts and margin',
  ),
  reviseEstimate: payload({ wish: LongText }, 'The customer wants changes before signing'),
  signOrderAsAdvisor: payload(
    { pointedOut: z.array(z.enum(['items', 'time', 'amount', 'place'])).max(4) },
    'C-14, C-15: the advisor pointed out the four key elements and signs first',
  ),
  signOrderAsCustomer: payload(
    { revision: z.int().min(1), total: Fen, consent: Consent, copiesGiven: z.int().min(1).max(5) },
    'C-02, C-17, S-08: the customer signs the order as shown and takes a copy',
  ),
  declineEstimate: payload(
    { reason: z.enum(['declined', 'prefersAppointment']), feeTold: Confirmed, wishedDay: Day.optional() },
    'C-04, C-05: the customer declines and is told of the fee',
  ),
  payFee: payload(
    { amount: Fen, method: z.enum(['cash', 'card', 'wechat', 'alipay', 'transfer']) },
    'C-05: the cashier takes the diagnosis or estimate fee',
  ),
  recordCommitment: payload(
    { commitmentId: LocalId, promise: LongText, dueAt: Instant },
    'C-18: a promise made to the customer gets an owner and a time',
  ),
  fulfilCommitment: payload({ commitmentId: LocalId }, 'C-18: the promise was kept'),
  reportCommitment: payload(
    { commitmentId: LocalId, reason: LongText },
    'C-18: the promise cannot be kept; the superior is told',
  ),
  cancelOrder: payload({ reason: LongText }, 'The customer withdraws before repair starts'),
};
