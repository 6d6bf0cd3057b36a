import { z } from 'zod';
import {
  Channel,
  Code,
  Consent,
  Day,
  Fen,
  Instant,
  Kilometres,
  ShortText,
  LocalId,
  Sha256,
  LongText,
  payload,
} from '../../values/field-schemas';

const PaymentMethod = z.enum(['cash', 'card', 'wechat', 'alipay', 'transfer']);

export const preparationCommands = {
  attachBatterySlip: payload({ slip: Sha256, volts: z.number().min(0).max(60) }, 'E-07: attach the battery test slip'),
  collectSlips: payload(
    { department: z.enum(['workshop', 'parts']) },
    'E-04, T-17: the documents of a department are in',
  ),
  notifyCustomer: payload({ channel: Channel }, 'E-05, E-09: ask the customer to collect the car'),
};

export const acceptanceCommands = {
  welcomeCustomer: payload({}, 'F-01: the customer is here to collect; the advisor leads the way'),
  acceptResult: payload({ consent: Consent }, 'F-02 to F-05: the customer confirms the result shown'),
  rejectResult: payload(
    { reason: LongText, lineIds: z.array(LocalId).min(1).max(50) },
    'The customer rejects the result; the lines named are done again',
  ),
};

export const settlementCommands = {
  presentSettlement: payload({ toldOneByOne: z.literal(true) }, 'F-06, F-07: items and charges are told one by one'),
  requestDiscount: payload({ amount: Fen, reason: LongText }, 'F-08: the customer asks for a discount'),
  decideDiscount: payload(
    { granted: Fen, reason: LongText },
    'F-08, S-14: the business supervisor decides; 0 grants nothing. Above the limit the service manager signs too',
  ),
  countersignDiscount: payload({}, 'F-08: the second signature on a discount above the limit'),
  agreeSettlement: payload(
    { revision: z.int().min(1), total: Fen, consent: Consent },
    'F-07, S-15: the customer agrees to the sheet shown',
  ),
  confirmInvoice: payload(
    { kind: z.enum(['none', 'personal', 'company']), profile: Code.optional() },
    'F-09: the invoice data are confirmed; the data themselves stay in the archive',
  ),
  receivePayment: payload(
    { paymentId: LocalId, method: PaymentMethod, amount: Fen, received: Fen, change: Fen },
    'F-09, F-11: the cashier takes a payment, in part or whole, with amount received and change',
  ),
  releaseOnCredit: payload(
    { reason: LongText, dueDay: Day },
    'F-29, S-18: the business supervisor lets the vehicle go unpaid',
  ),
  completeSettlement: payload({}, 'F-10, S-16: the settlement is complete; the exit pass is due'),
  issueExitPass: payload({}, 'F-12, S-17: issue the exit pass'),
};

export const deliveryCommands = {
  startFinalCheck: payload({}, 'F-15: count articles and look over the car together'),
  recordAftercare: payload(
    {
      nextDay: Day,
      nextKilometres: Kilometres,
      planExplained: z.literal(true),
      planAccepted: z.boolean(),
      followUp: z.strictObject({ at: ShortText, channel: Channel }),
      nextAppointment: Day.optional(),
      warrantyOffers: z
        .array(z.strictObject({ product: ShortText, taken: z.boolean() }))
        .min(1)
        .max(10),
    },
    'F-20 to F-23: maintenance plan, next maintenance, follow-up wish and extended warranty',
  ),
  signDelivery: payload({ consent: Consent }, 'F-15, S-19: the customer signs the order at delivery'),
  returnPickupSlip: payload({ consent: Consent }, 'F-16, S-20: the pick-up slip is taken back, the customer confirms'),
  disputeDelivery: payload({ objection: LongText }, 'F-30: the customer objects at the final check'),
  resolveDispute: payload({ resolution: LongText }, 'F-30: the objection is settled; the final check goes on'),
  updateDms: payload(
    {
      nextDay: Day,
      nextKilometres: Kilometres,
      nextAppointmentAt: Instant.optional(),
      archiveComplete: z.literal(true),
    },
    'F-25, F-26, T-19: customer data and next appointment are in the DMS',
  ),
  openGate: payload(
    { exitPass: ShortText, plate: ShortText },
    'F-24, F-28: the guard lets the vehicle out against its unused pass',
  ),
  acknowledgeEscalation: payload(
    { escalationId: z.string().regex(/^[A-Za-z0-9/._:-]{3,120}$/), plan: LongText },
    'T-37: whoever received an escalation says what happens next',
  ),
};
