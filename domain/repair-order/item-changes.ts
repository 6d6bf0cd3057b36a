import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { canonical } from '../kernel/fingerprint';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Channel, Confirmed, Consent, Fen, LocalId, LongText, ShortText, payload } from '../values/field-schemas';
import { customerPrice } from './amounts';
import type { CommandOf } from './commands';
import { itemChangeText } from './consent-texts';
import { needsGuaranteeNote } from './estimate';
import { Evidence, createEvidence, withEvidence } from './evidence';
import { askedChanges, changeDeadlines, ItemChange, whileChangeable, type ItemChange as Change } from './item-change';
import { isDone, lineChanged, type OrderLine } from './order-line';
import { checkPayers } from './goodwill';
import { isCustomers, payerOf } from './payer';
import { customerVia } from './roles';
import { onlySince } from './rules-version';
import { stageRange } from './stage';
import type { Supply } from './supply';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';
import { WorkLine } from './work-line';

const itemChangeCommands = {
  changeItem: {
    path: 'item-changes',
    roles: ['serviceAdvisor', 'workshopSupervisor'],
    payload: payload(
      {
        changeId: LocalId,
        lineId: LocalId,
        dropped: Confirmed.optional(),
        line: WorkLine.optional(),
        reason: LongText,
        toldBy: Channel.optional(),
        noGuaranteeTold: z.boolean().optional(),
      },
      'C-16, D-11: one item of a signed order is `dropped`, or becomes `line`: reduced, exchanged, priced anew. Where it costs no more and nothing else is done, the customer is told (`toldBy`); anything else the customer is asked about',
    ),
  },
  recordUsedParts: {
    path: 'lines/:lineId/used-parts',
    roles: ['technician', 'partsSpecialist', 'workshopSupervisor'],
    payload: payload(
      {
        lineId: LocalId,
        used: z
          .array(z.strictObject({ partNumber: ShortText, quantity: z.int().min(0).max(100) }))
          .min(1)
          .max(30),
      },
      'D-20, F-06: fewer of the parts were used than approved; only these are charged',
    ),
  },
  answerItemChange: {
    path: 'item-changes/:changeId/answer',
    roles: customerVia,
    payload: payload(
      { changeId: LocalId, answer: z.enum(['approved', 'declined']), total: Fen, consent: Consent },
      "C-16, D-11: the customer's answer to the change of an item; `total` is the price of the item as changed",
    ),
  },
  withdrawItemChange: {
    path: 'item-changes/:changeId/withdrawal',
    roles: ['serviceAdvisor', 'workshopSupervisor'],
    payload: payload({ changeId: LocalId, reason: LongText }, 'An unanswered change of an item is withdrawn'),
  },
} as const satisfies CommandDeclarations;

const itemChangeEvents = {
  itemChangeAsked: ItemChange.pick({
    changeId: true,
    lineId: true,
    before: true,
    to: true,
    reason: true,
    noGuarantee: true,
  }),
  itemChanged: ItemChange.pick({
    changeId: true,
    lineId: true,
    before: true,
    to: true,
    reason: true,
    noGuarantee: true,
  }).extend({
    toldBy: Channel,
  }),
  usedPartsRecorded: z.object({ lineId: LocalId, used: itemChangeCommands.recordUsedParts.payload.shape.used }),
  itemChangeAnswered: z.object({ changeId: LocalId, evidence: Evidence }),
  itemChangeWithdrawn: z.object(itemChangeCommands.withdrawItemChange.payload.shape),
};
export type ItemChangeEvents = EventsOf<typeof itemChangeEvents>;

/** A line of the order as it was signed, without what became of it. */
const workOf = ({ lineId, work, labourMinutes, labour, parts, risk, payer, category }: OrderLine): WorkLine => ({
  lineId,
  work,
  labourMinutes,
  labour,
  parts,
  ...(risk !== undefined && { risk }),
  ...(payer && { payer }),
  ...(category && { category }),
});

const standingLine = ({ lines }: RepairOrder, lineId: string): OrderLine => {
  const line = lines.find((known) => known.lineId === lineId) ?? reject('unknownLine', { lineId });
  return line.status === 'cancelled' ? reject('lineNotAuthorised', { lineId }) : line;
};
const standingLines = ({ lines }: RepairOrder): readonly string[] =>
  lines.filter(({ status }) => status !== 'cancelled').map(({ lineId }) => lineId);

/** Nothing costs more, and nothing is done or fitted that was not approved. */
function isLess(before: WorkLine, to: WorkLine): boolean {
  const same = before.parts.every((part) => {
    const now = to.parts.find(({ partNumber }) => partNumber === part.partNumber);
    const { quantity, unitPrice, ...rest } = part;
    return (
      !now ||
      (now.quantity <= quantity &&
        now.unitPrice <= unitPrice &&
        Object.entries(rest).every(([name, value]) => now[name as keyof typeof rest] === value))
    );
  });
  const known = to.parts.every(({ partNumber }) => before.parts.some((part) => part.partNumber === partNumber));
  const fewer = to.parts.length <= before.parts.length;
  const cheaper = to.labour <= before.labour && (to.risk ?? 0) <= (before.risk ?? 0);
  // whoever pays in the customer's place
  const samePayer = payerOf(to) === payerOf(before) || isCustomers(before);
  return (
    samePayer &&
    same &&
    known &&
    fewer &&
    cheaper &&
    to.work === before.work &&
    to.labourMinutes <= before.labourMinutes
  );
}

const findChange = ({ itemChanges = [] }: RepairOrder, changeId: string): Change =>
  itemChanges.find((one) => one.changeId === changeId) ?? reject('unknownItemChange', { changeId });
const askedChange = (order: RepairOrder, changeId: string): Change => {
  findChange(order, changeId);
  return askedChanges(order).find((one) => one.changeId === changeId) ?? reject('itemChangeAnswered', { changeId });
};
const askedIds = (order: RepairOrder): readonly string[] => askedChanges(order).map(({ changeId }) => changeId);

/** D-11: the customer is asked about whatever costs more or is something else; what costs less the customer is told. */
function changeItem(order: RepairOrder, command: CommandOf<'changeItem'>) {
  const { changeId, lineId, dropped, line: sent, reason, toldBy, noGuaranteeTold } = command;
  if (!dropped && !sent) reject('changeUnclear', { lineId });
  const to = dropped ? undefined : sent;
  if (order.itemChanges?.some((one) => one.changeId === changeId)) return [];
  const line = standingLine(order, lineId);
  if (askedChanges(order).some((one) => one.lineId === lineId)) reject('itemChangePending', { lineId });
  if (to && to.lineId !== lineId) reject('duplicateLine', { lineId: to.lineId });
  if (to && order.rework && customerPrice(to) > 0) reject('reworkIsFree', { lines: [lineId] });
  if (to) checkPayers(order, [to]);
  const before = workOf(line);
  if (to && canonical(before) === canonical(to)) return [];
  const less = to === undefined || isLess(before, to);
  // what was done was done as approved, and can only be charged less
  if (isDone(line) && (to === undefined || !less)) reject('lineAlreadyDone', { lineId });
  const noGuarantee = to !== undefined && needsGuaranteeNote([to], noGuaranteeTold);
  const change = { changeId, lineId, before, ...(to && { to }), reason, noGuarantee };
  if (!less) return [{ type: 'itemChangeAsked' as const, ...change }];
  if (toldBy === undefined) reject('customerNotTold', { lineId });
  return [{ type: 'itemChanged' as const, ...change, toldBy }];
}

function recordUsedParts(order: RepairOrder, { lineId, used }: CommandOf<'recordUsedParts'>) {
  const line = standingLine(order, lineId);
  if (line.status === 'authorised') reject('lineNotStarted', { lineId });
  const fewer = used.filter(({ partNumber, quantity }) => {
    const part = line.parts.find((one) => one.partNumber === partNumber) ?? reject('unknownPart', { partNumber });
    if (quantity > part.quantity) reject('moreThanApproved', { partNumber, approved: part.quantity });
    return quantity < part.quantity;
  });
  return fewer.length === 0 ? [] : [{ type: 'usedPartsRecorded' as const, lineId, used: fewer }];
}

function answerItemChange(order: RepairOrder, command: CommandOf<'answerItemChange'>, at: Instant) {
  const { changeId, answer, total, consent, by } = command;
  const change = askedChange(order, changeId);
  const offered = change.to ? customerPrice(change.to) : 0;
  if (total !== offered) reject('shownContentDiffers', { total: offered });
  // D-11: no approval comes after the work
  if (answer === 'approved' && isDone(standingLine(order, change.lineId)))
    reject('lineAlreadyDone', { lineId: change.lineId });
  const text = itemChangeText(order, change);
  const content = { document: 'itemChange', subject: changeId, revision: 1, answer, text, total } as const;
  return [{ type: 'itemChangeAnswered' as const, changeId, evidence: createEvidence(order, content, consent, by, at) }];
}

const shopNumbers = ({ parts }: Pick<WorkLine, 'parts'>): string =>
  JSON.stringify(parts.filter(({ suppliedBy }) => suppliedBy === 'shop').map(({ partNumber }) => partNumber));

/** D-13: the work that is still to be done takes so much longer or shorter. */
function withMinutes(order: RepairOrder, line: OrderLine | undefined, minutes: number): RepairOrder {
  const { round } = order;
  if (!round || !line || isDone(line)) return order;
  const expectedMinutes = Math.max(0, round.expectedMinutes + minutes - line.labourMinutes);
  return { ...order, round: { ...round, expectedMinutes } };
}

/** How far the parts of the line are once it is another: what is no longer on it is missed by nobody, what is new on it has yet to be put aside. */
function suppliedAfter(line: WorkLine, supply: Supply, to: WorkLine): Supply {
  const has = ({ parts }: WorkLine, number: string) => parts.some(({ partNumber }) => partNumber === number);
  const missing = supply.missing.filter((number) => has(to, number));
  const isNew = to.parts.some(({ suppliedBy, partNumber }) => suppliedBy === 'shop' && !has(line, partNumber));
  if (!isNew && missing.length === supply.missing.length) return supply;
  const { since, revision } = supply;
  if (isNew) return { state: 'short', since, missing, revision };
  return missing.length > 0 ? { ...supply, missing } : { state: 'reserved', since, missing, revision };
}

/** The line as it was changed to: parts that were not approved before are issued before work goes on. */
function withChange(
  order: RepairOrder,
  { lineId, to }: Pick<Change, 'lineId' | 'to'>,
  authority?: string,
): RepairOrder {
  const line = order.lines.find((known) => known.lineId === lineId);
  const timed = withMinutes(order, line, to?.labourMinutes ?? 0);
  if (!to) return lineChanged(timed, lineId, () => ({ status: 'cancelled' }));
  const { risk: _risk, payer: _payer, category: _category, ...kept } = to;
  return lineChanged(withoutMenuCode(timed, lineId), lineId, (now) => ({
    ...kept,
    risk: to.risk,
    payer: to.payer,
    category: to.category,
    partsIssued: now.partsIssued && (authority === undefined || shopNumbers(now) === shopNumbers(to)),
    ...(now.supply && { supply: suppliedAfter(now, now.supply, to) }),
    ...(authority !== undefined && { authority }),
  }));
}

/** What is changed is no entry of the price menu any more. */
const withoutMenuCode = (order: RepairOrder, lineId: string): RepairOrder => ({
  ...order,
  lines: order.lines.map((line) => {
    const { menuCode: _code, ...rest } = line;
    return line.lineId === lineId ? rest : line;
  }),
});

const remembered = (order: RepairOrder, change: Change): RepairOrder => ({
  ...order,
  itemChanges: [...(order.itemChanges ?? []), change],
});
const answered = (order: RepairOrder, changeId: string, answer: NonNullable<Change['answer']>, at: Instant) => ({
  ...order,
  itemChanges: updateWhere(
    order.itemChanges ?? [],
    (one) => one.changeId === changeId,
    () => ({ answer, answeredAt: at }),
  ),
});

export const itemChangeSlice: OrderSlice<typeof itemChangeCommands, typeof itemChangeEvents> = {
  commands: itemChangeCommands,
  events: itemChangeEvents,
  rules: {
    changeItem: { during: whileChangeable, requires: onlySince(3), targets: standingLines, decide: changeItem },
    recordUsedParts: {
      during: stageRange('inRepair', 'acceptance'),
      requires: onlySince(3),
      targets: ({ lines }) =>
        lines
          .filter(({ status, parts }) => (status === 'started' || status === 'done') && parts.length > 0)
          .map(({ lineId }) => lineId),
      decide: recordUsedParts,
    },
    answerItemChange: { during: whileChangeable, targets: askedIds, decide: answerItemChange },
    withdrawItemChange: {
      during: whileChangeable,
      targets: askedIds,
      decide: (order, { changeId, reason }) => {
        askedChange(order, changeId);
        return [{ type: 'itemChangeWithdrawn', changeId, reason }];
      },
    },
  },
  evolve: {
    itemChangeAsked: (order, { type: _type, ...change }) => remembered(order, change),
    itemChanged: (order, { type: _type, ...change }) => remembered(withChange(order, change), change),
    usedPartsRecorded: (order, { lineId, used }) =>
      lineChanged(order, lineId, ({ parts, approvedParts = parts }) => ({
        approvedParts,
        parts: parts.flatMap((part) => {
          const { quantity } = used.find(({ partNumber }) => partNumber === part.partNumber) ?? part;
          return quantity === 0 ? [] : [{ ...part, quantity }];
        }),
      })),
    itemChangeAnswered: (order, { changeId, evidence, at }) => {
      const known = { ...order, ...withEvidence(order, evidence) };
      const change = order.itemChanges?.find((one) => one.changeId === changeId);
      const changed = change && evidence.answer === 'approved' ? withChange(known, change, evidence.hash) : known;
      return answered(changed, changeId, evidence.answer, at);
    },
    itemChangeWithdrawn: (order, { changeId, at }) => answered(order, changeId, 'withdrawn', at),
  },
  deadlines: [changeDeadlines],
};
