import { z } from 'zod';
import {
  Channel,
  Code,
  Consent,
  Day,
  Fen,
  Instant,
  Kilometres,
  Line,
  LocalId,
  Sha256,
  Text,
  shape,
} from '../../values/field-schemas';

const PaymentMethod = z.enum(['cash', 'card', 'wechat', 'alipay', 'transfer']);

export const preparationCommands = {
  attachBatterySlip: shape({ slip: Sha256, volts: z.number().min(0).max(60) }, 'E-07: attach the battery test slip'),
  collectSlips: shape(
    { department: z.enum(['workshop', 'parts']) },
    'E-04, T-17: the documents of a department are in',
  ),
  notifyCustomer: shape({ channel: Channel }, 'E-05, E-09: ask the customer to collect the car'),
};

export const acceptanceCommands = {
  welcomeCustomer: shape({}, 'F-01: the customer is here to collect; the advisor leads the way'),
  acceptResult: shape({ consent: Consent }, 'F-02 to F-05: the customer confirms the result shown'),
  rejectResult: shape(
    { reason: Text, lineIds: z.array(LocalId).min(1).max(50) },
    'The customer rejects the result; the lines named are done again',
  ),
};

export const settlementCommands = {
  presentSettlement: shape({ toldOneByOne: z.literal(true) }, 'F-06, F-07: items and charges are told one by one'),
  requestDiscount: shape({ amount: Fen, reason: Text }, 'F-08: the customer asks for a discount'),
  decideDiscount: shape(
    { granted: Fen, reason: Text },
    'F-08, S-14: the business supervisor decides; 0 grants nothing. Above the limit the service manager signs too',
  ),
  countersignDiscount: shape({}, 'F-08: the second signature on a discount above the limit'),
  agreeSettlement: shape(
    { revision: z.int().min(1), total: Fen, consent: Consent },
    'F-07, S-15: the customer agrees to the sheet shown',
  ),
  confirmInvoice: shape(
    { kind: z.enum(['none', 'personal', 'company']), profile: Code.optional() },
    'F-09: the invoice data are confirmed; the data themselves stay in the archive',
  ),
  receivePayment: shape(
    { paymentId: LocalId, method: PaymentMethod, amount: Fen, received: Fen, change: Fen },
    'F-09, F-11: the cashier takes a payment, in part or whole, with amount received and change',
  ),
  releaseOnCredit: shape(
    { reason: Text, dueDay: Day },
    'F-29, S-18: the business supervisor lets the vehicle go unpaid',
  ),
  completeSettlement: shape({}, 'F-10, S-16: the settlement is complete; the exit pass is due'),
  issueExitPass: shape({}, 'F-12, S-17: issue the exit pass'),
};

export const deliveryCommands = {
  startFinalCheck: shape({}, 'F-15: count articles and look over the car together'),
  recordAftercare: shape(
    {
      nextDay: Day,
      nextKilometres: Kilometres,
      planExplained: z.literal(true),
      planAccepted: z.boolean(),
      followUp: z.strictObject({ at: Line, channel: Channel }),
      nextAppointment: Day.optional(),
      warrantyOffers: z
        .array(z.strictObject({ product: Line, taken: z.boolean() }))
        .min(1)
        .max(10),
    },
    'F-20 to F-23: maintenance plan, next maintenance, follow-up wish and extended warranty',
  ),
  signDelivery: shape({ consent: Consent }, 'F-15, S-19: the customer signs the order at delivery'),
  returnPickupSlip: shape({ consent: Consent }, 'F-16, S-20: the pick-up slip is taken back, the customer confirms'),
  disputeDelivery: shape({ objection: Text }, 'F-30: the customer objects at the final check'),
  resolveDispute: shape({ resolution: Text }, 'F-30: the objection is settled; the final check goes on'),
  updateDms: shape(
    {
      nextDay: Day,
      nextKilometres: Kilometres,
      nextAppointmentAt: Instant.optional(),
      archiveComplete: z.literal(true),
    },
    'F-25, F-26, T-19: customer data and next appointment are in the DMS',
  ),
  openGate: shape(
    { exitPass: Line, plate: Line },
    'F-24, F-28: the guard lets the vehicle out against its unused pass',
  ),
  acknowledgeEscalation: shape(
    { escalationId: z.string().regex(/^[A-Za-z0-9/._:-]{3,120}$/), plan: Text },
    'T-37: whoever received an escalation says what happens next',
  ),
};
