import { z } from 'zod';
import type { Role } from '../../domain/kernel/actor';
import { widestView, type OrderViewName } from '../../domain/repair-order/access';
import { arrears, paidSoFar } from '../../domain/repair-order/account';
import { Amount } from '../../domain/repair-order/amounts';
import { consentTexts, sheetShown } from '../../domain/repair-order/consent-texts';
import { Estimate } from '../../domain/repair-order/estimate';
import { Evidence } from '../../domain/repair-order/evidence';
import { ExtraItem } from '../../domain/repair-order/extra-item';
import { isOver } from '../../domain/repair-order/milestones';
import type { Message } from '../../domain/repair-order/message';
import { Highlight, highlightsOf } from '../../domain/repair-order/order-highlights';
import { OrderLine } from '../../domain/repair-order/order-line';
import { actions, deadlineRules, upcoming } from '../../domain/repair-order/process';
import { SettlementSheet } from '../../domain/repair-order/settlement-sheet';
import { RepairOrder } from '../../domain/repair-order/state';
import { passedSteps } from '../../domain/time/deadline';
import { StoredInstant } from '../../domain/values/field-schemas';
import { ComplaintBrief } from '../complaints/replies';
import { ActionReply, noDeadlines, stateExtras, stateExtrasOf, stateReply } from '../processes/replies';
import { Maintenance, type MaintenanceOfVisit } from './maintenance';
import { carFields } from './replies';

/** Whom a body is for. */
export interface Reader {
  readonly actorId: string;
  readonly roles: readonly Role[];
}
/** What a body says beside the state, as far as its view needs it. */
export interface Beside {
  readonly complaints: readonly object[] | null;
  readonly car: { readonly plate: string | null; readonly model: string | null };
  /** Of the customer, for whoever drives the car there or back. */
  readonly contact: { readonly name: string; readonly phone: string; readonly address: string } | null;
  /** What the customer said about the visit that this one makes good. */
  readonly reworkWords: string | null;
  readonly maintenance: MaintenanceOfVisit;
  readonly nameOf: (id: string) => string;
}

const { shape } = RepairOrder;
const promisedAt = StoredInstant.nullable();
const shown = z
  .record(z.string(), z.string())
  .meta({ description: 'the exact texts that people approve, by document' });

const highlights = z.array(Highlight).meta({
  description: 'C-14: what stands out on the order while it is to be signed; empty otherwise',
});
const highlightsNow = (order: RepairOrder) =>
  order.stage === 'awaitingSignature' && order.estimate ? highlightsOf(order, order.estimate) : [];

const Whole = stateReply(RepairOrder, {
  view: z.literal('whole'),
  ...carFields,
  promisedAt,
  shown,
  highlights,
  arrears: z
    .int()
    .nullable()
    .meta({ description: 'F-11: what the customer still owes, in fen; null without a settlement sheet' }),
  sheetShown: SettlementSheet.nullable().meta({
    description:
      'the settlement sheet in the hands of the customer, or the one that is presented next where result and sheet are signed together',
  }),
  maintenance: Maintenance,
  complaints: z
    .array(ComplaintBrief)
    .nullable()
    .meta({ description: 'about this visit, open or not; null while nobody knows' }),
}).meta({ id: 'RepairOrder' });

/** The fields of the state that each view has beyond those of the narrower ones. */
const briefFields = ['number', 'store', 'sequence', 'stage', 'openedAt', 'advisor', 'teams', 'bay', 'vehicle'] as const;
const gateFields = ['exitPass', 'leave'] as const;
const transportFields = ['transports'] as const;
const workFields = [
  'arrival',
  'accident',
  'rework',
  'needs',
  'needsConfirmed',
  'checklistProfile',
  'checklists',
  'calls',
  'expertDeputy',
  'expertSignedBy',
  'expertOpinion',
  'signed',
  'diagnosis',
  'estimate',
  'lines',
  'promise',
  'promiseChange',
  'pickup',
  'washed',
  'washOrdered',
  'washWaived',
  'messages',
  'handedOverAt',
  'receivedAt',
  'round',
  'rounds',
  'extraItems',
  'abnormalities',
  'quality',
  'slips',
  'slipsHandedIn',
  'batterySlip',
  'escalations',
  'standstill',
  'leaves',
  'statements',
  'corrections',
  'clusterChange',
  'itemChanges',
] as const;
type Field = keyof RepairOrder;

const shapeOf = <F extends Field>(fields: readonly F[]): Pick<typeof shape, F> =>
  Object.fromEntries(fields.map((field) => [field, shape[field]])) as Pick<typeof shape, F>;
const picked = (order: RepairOrder, fields: readonly Field[]): object =>
  Object.fromEntries(fields.flatMap((field) => (order[field] === undefined ? [] : [[field, order[field]]])));

const Contact = z
  .object({ name: z.string(), phone: z.string(), address: z.string() })
  .nullable()
  .meta({ description: 'of the customer, while a drive of the reader is not done' });
const briefShape = { ...shapeOf(briefFields), ...stateExtras, ...carFields, promisedAt };
const gateShape = { ...briefShape, ...shapeOf(gateFields) };
const transportShape = { ...gateShape, ...shapeOf(transportFields), contact: Contact };

const Brief = z.object({ view: z.literal('brief'), ...briefShape }).meta({ id: 'RepairOrderBrief' });
const Gate = z.object({ view: z.literal('gate'), ...gateShape }).meta({ id: 'RepairOrderAtGate' });
const Transport = z.object({ view: z.literal('transport'), ...transportShape }).meta({ id: 'RepairOrderOnRoad' });
const Intake = shape.intake.unwrap().pick({ keyNumber: true, fuelEighths: true, odometer: true });
const Work = z
  .object({
    view: z.literal('work'),
    ...transportShape,
    ...shapeOf(workFields),
    customer: shape.customer.omit({ id: true }),
    intake: Intake.exactOptional(),
    reworkWords: z
      .string()
      .nullable()
      .meta({ description: 'what the customer said about the visit that this one makes good' }),
  })
  .meta({ id: 'RepairOrderInWorkshop' });

const CustomerLine = OrderLine.pick({
  lineId: true,
  work: true,
  labourMinutes: true,
  labour: true,
  parts: true,
  risk: true,
  payer: true,
  status: true,
});
const CustomerItem = ExtraItem.pick({
  itemId: true,
  finding: true,
  line: true,
  delayMinutes: true,
  noGuarantee: true,
  answer: true,
  answeredAt: true,
});
const Receipt = Evidence.pick({ document: true, answer: true, text: true, total: true, at: true, hash: true });
const Customer = z
  .object({
    view: z.literal('customer'),
    number: shape.number,
    sequence: shape.sequence,
    stage: shape.stage,
    openedAt: shape.openedAt,
    ...carFields,
    advisor: z.string().meta({ description: 'the name' }),
    needs: z.array(z.string()),
    promisedAt,
    estimate: Estimate.pick({ revision: true, lines: true, noGuarantee: true, promisedAt: true }).nullable(),
    lines: z.array(CustomerLine),
    extraItems: z.array(CustomerItem),
    fee: z.object({ amount: Amount, paid: z.boolean() }).nullable(),
    settlement: SettlementSheet.nullable(),
    paid: Amount,
    exitPass: z.string().nullable(),
    receipts: z.array(Receipt),
    shown,
    highlights,
    actions: z.array(ActionReply),
  })
  .meta({ id: 'CustomerRepairOrder', description: 'M-03: what the customer sees of the own visit' });

/** A visit as its reader needs it; `view` says how much that is. */
export const RepairOrderReply = z.discriminatedUnion('view', [Whole, Work, Transport, Gate, Brief, Customer]);

const pick = <T extends object>(schema: z.ZodObject, from: T): T =>
  Object.fromEntries(Object.entries(from).filter(([name]) => Object.hasOwn(schema.shape, name))) as T;

/** What may happen next, as far as the reader may do it. */
const ownActions = (order: RepairOrder, { roles }: Reader) =>
  actionsOf(order).filter((action) => action.roles.some((role) => roles.includes(role as Role)));

const actionsOf = (order: RepairOrder) => (isOver(order) ? [] : actions(order));

const deadlinesOf = (order: RepairOrder) => ({
  upcoming: upcoming(order),
  passed: passedSteps(order, deadlineRules(order)),
});

function customerBody(order: RepairOrder, reader: Reader, { car, nameOf }: Beside): object {
  const { number, sequence, stage, openedAt, advisor, needs, estimate, lines, extraItems, evidence, fee } = order;
  const { settlement, promise, exitPass } = order;
  const may = ownActions(order, reader).map((action) => ({ ...action, roles: ['customer'] }));
  const asked = new Set<string>(may.filter(({ notYet }) => !notYet).map(({ command }) => command));
  const texts = Object.entries(consentTexts(order)).filter(([name]) => asked.has(name.split('/')[0] ?? ''));
  return {
    view: 'customer',
    number,
    sequence,
    stage,
    openedAt,
    ...car,
    advisor: nameOf(advisor),
    needs: needs.map(({ words }) => words),
    promisedAt: promise?.at ?? null,
    estimate: estimate?.advisorSignedAt === undefined ? null : pick(Customer.shape.estimate.unwrap(), estimate),
    lines: lines.map((line) => pick(CustomerLine, line)),
    extraItems: extraItems.filter(({ answer }) => answer !== 'withdrawn').map((item) => pick(CustomerItem, item)),
    fee: fee ? { amount: fee.amount, paid: fee.paid } : null,
    settlement: settlement ?? null,
    paid: paidSoFar(order),
    exitPass: exitPass?.number ?? null,
    receipts: evidence.map((one) => pick(Receipt, one)),
    shown: Object.fromEntries(texts),
    highlights: asked.has('signOrderAsCustomer') ? highlightsNow(order) : [],
    actions: may,
  };
}

function wholeBody(order: RepairOrder, { complaints, maintenance, car }: Beside): object {
  const { policy, ...rest } = order;
  return {
    view: 'whole',
    ...rest,
    ...car,
    ...stateExtrasOf(policy, actionsOf(order), deadlinesOf(order)),
    promisedAt: order.promise?.at ?? null,
    shown: consentTexts(order),
    highlights: highlightsNow(order),
    arrears: order.settlement ? arrears(order) : null,
    sheetShown: sheetShown(order) ?? null,
    maintenance,
    complaints,
  };
}

const fieldsOf: { readonly [V in Exclude<OrderViewName, 'whole' | 'customer'>]: readonly Field[] } = {
  brief: briefFields,
  gate: [...briefFields, ...gateFields],
  transport: [...briefFields, ...gateFields, ...transportFields],
  work: [...briefFields, ...gateFields, ...transportFields, ...workFields],
};

/** D-18: a message is read by whoever it is for, and by its sender. */
const isFor = ({ actorId, roles }: Reader, { by, to }: Message): boolean => by === actorId || roles.includes(to);

/** L-39: what this reader is told of a visit. */
export function orderBody(order: RepairOrder, reader: Reader, beside: Beside): object {
  const view = widestView(reader.roles);
  if (view === 'whole') return wholeBody(order, beside);
  if (view === 'customer') return customerBody(order, reader, beside);
  const { contact, reworkWords, car } = beside;
  const { goldCard, firstVisit } = order.customer;
  return {
    view,
    ...picked(order, fieldsOf[view]),
    ...car,
    ...stateExtrasOf(order.policy, ownActions(order, reader), view === 'work' ? deadlinesOf(order) : noDeadlines),
    promisedAt: order.promise?.at ?? null,
    ...((view === 'transport' || view === 'work') && { contact }),
    ...(view === 'work' && {
      ...(order.messages && { messages: order.messages.filter((message) => isFor(reader, message)) }),
      customer: { goldCard, firstVisit },
      ...(order.intake && { intake: pick(Intake, order.intake) }),
      reworkWords,
    }),
  };
}
