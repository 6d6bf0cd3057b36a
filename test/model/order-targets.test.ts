import fc from 'fast-check';
import { scan } from '../../dev/fixtures/scenarios';
import type { Role } from '../../domain/kernel/actor';
import type { Action } from '../../domain/kernel/command-rule';
import { Rejection, type RejectionCode } from '../../domain/kernel/rejection';
import { customerPrice } from '../../domain/repair-order/amounts';
import { arrearsOf } from '../../domain/repair-order/arrears';
import { commands, type CommandName } from '../../domain/repair-order/commands';
import { factNames, type FactName } from '../../domain/repair-order/fact-names';
import { factOf } from '../../domain/repair-order/facts';
import { askedChanges } from '../../domain/repair-order/item-change';
import type { OrderLine } from '../../domain/repair-order/order-line';
import { actions, repairOrderProcess } from '../../domain/repair-order/process';
import type { RepairOrder } from '../../domain/repair-order/state';
import { play, visits } from '../support/random-visits';

const shopNumbers = ({ lines }: RepairOrder, lineId: string): readonly string[] =>
  lines
    .find((line) => line.lineId === lineId)
    ?.parts.flatMap(({ partNumber, suppliedBy }) => (suppliedBy === 'shop' ? [partNumber] : [])) ?? ['x'];

/** Of a line, a part that was issued and has not come back. */
function issuedNumber({ lines }: RepairOrder, lineId: string): string {
  const line = lines.find((known) => known.lineId === lineId);
  const { issued = [], returned = [] } = line ?? {};
  const charged = line?.status === 'done' ? line.parts.filter(({ suppliedBy }) => suppliedBy === 'shop') : [];
  const count = (parts: readonly { partNumber: string; quantity: number }[], number: string): number =>
    parts.reduce((sum, part) => sum + (part.partNumber === number ? part.quantity : 0), 0);
  const numbers = issued.map(({ partNumber }) => partNumber);
  return numbers.find((number) => count(issued, number) > count([...returned, ...charged], number)) ?? 'x';
}

const said = {
  text: '更正',
  value: 7,
  yes: false,
  found: { result: 'defect', note: '复查', value: 9 },
  time: 0,
  day: '2031-05-05',
};
/** Something that no fact says before; the time at which it was received is the first that it can be. */
function correctionOf(id: string, order: RepairOrder): object {
  const [fact, ...subject] = id.split('/');
  if (!(factNames as readonly string[]).includes(fact!)) return { fact, reason: '笔误' };
  const { kind, read } = factOf(fact as FactName);
  const value =
    kind === 'time' ? (order.handedOverAt ?? 0) : kind === 'yes' ? !read(order, subject.join('/')) : said[kind];
  return { fact, subject: subject.join('/'), [kind]: value, reason: '笔误' };
}

/** Drops the line; what is done already becomes cheaper by a fen. */
function changeOf(line: OrderLine | undefined): object {
  if (line?.status !== 'done') return { dropped: true };
  const { lineId, work, labourMinutes, labour, parts, payer, category } = line;
  const kept = { ...(payer && { payer }), ...(category && { category }) };
  const cheaper = { labour: Math.max(0, labour - 1), parts: labour > 0 ? parts : [] };
  return { line: { lineId, work, labourMinutes, ...cheaper, ...kept } };
}

/** The command with this id in it, otherwise right. */
const payloads: { readonly [T in CommandName]?: (id: string, order: RepairOrder) => object } = {
  acknowledgeCall: (callId) => ({ callId }),
  recordVehicleHandover: (transportId, { transports }) => ({
    transportId,
    end: transports.find((known) => known.transportId === transportId)?.taken ? 'given' : 'taken',
    counterpart: '客户',
    kilometres: 12,
  }),
  confirmDeparture: (transportId) => ({
    transportId,
    serviceOrder: 'FW-1',
    handheldTaken: true,
    courtesyReminded: true,
  }),
  fulfilCommitment: (commitmentId) => ({ commitmentId }),
  reportCommitment: (commitmentId) => ({ commitmentId, reason: '缺件' }),
  assignTechnicians: (lineId) => ({ lineIds: [lineId], lead: 'somebody' }),
  reportMeasureDone: (abnormalityId) => ({ abnormalityId, result: '已修复' }),
  issueParts: (lineId) => ({ lineId }),
  reserveParts: (lineId) => ({ lineId }),
  backOrderParts: (lineId, order) => ({
    lineId,
    partNumbers: shopNumbers(order, lineId).slice(0, 1),
    expectedDay: '2027-01-20',
    note: 'x',
  }),
  tellBackOrder: (lineId) => ({ lineId, channel: 'phone', wish: 'leavesCar' }),
  noteArrival: (lineId) => ({ lineId }),
  returnParts: (lineId, order) => ({
    lineId,
    parts: [{ partNumber: issuedNumber(order, lineId), quantity: 1 }],
    reason: '型号不符',
  }),
  startLine: (lineId) => ({ lineId }),
  finishLine: (lineId) => ({ lineId, standard: 'SOP', replacedParts: [] }),
  contactCustomer: (itemId) => ({ itemId, channel: 'phone', reached: true }),
  answerExtraItem: (itemId, { extraItems }) => {
    const item = extraItems.find((known) => known.itemId === itemId);
    const total = item ? customerPrice(item.line) : 0;
    return { itemId, answer: 'declined', total, delayMinutes: item?.delayMinutes ?? 0, consent: scan('不要') };
  },
  relayAnswer: (itemId) => ({ itemId, workshopPerson: 'workshop' }),
  withdrawExtraItem: (itemId) => ({ itemId, reason: '误报' }),
  tellNews: (newsId) => ({ newsId, words: '缺件', channel: 'phone' }),
  recordCounterMeasure: (abnormalityId) => ({ abnormalityId, measure: '加派', owner: 'wu' }),
  failQuality: (lineId) => ({ reason: '渗油', lineIds: [lineId] }),
  rejectResult: (lineId) => ({ reason: '不满意', lineIds: [lineId] }),
  collectSlips: (department) => ({ department }),
  handInSlips: (department) => ({ department, slips: [{ name: '派工单' }] }),
  releaseSettlement: (complaint) => ({ complaint }),
  changeItem: (lineId, { lines }) => ({
    changeId: 'M-new',
    lineId,
    ...changeOf(lines.find((line) => line.lineId === lineId)),
    reason: '不做了',
    toldBy: 'phone',
  }),
  recordUsedParts: (lineId, { lines }) => ({
    lineId,
    used: (lines.find((line) => line.lineId === lineId)?.parts ?? []).map(({ partNumber }) => ({
      partNumber,
      quantity: 0,
    })),
  }),
  answerItemChange: (changeId, order) => {
    const to = askedChanges(order).find((one) => one.changeId === changeId)?.to;
    return { changeId, answer: 'declined', total: to ? customerPrice(to) : 0, consent: scan('不改') };
  },
  withdrawItemChange: (changeId) => ({ changeId, reason: '不改了' }),
  acknowledgeAnswer: (itemId) => ({ itemId }),
  correctFact: correctionOf,
  signCorrected: (document) => ({ document, consent: scan('更正') }),
  requestPaymentVoid: (paymentId) => ({ adjustmentId: 'J-new', paymentId, reason: '退票' }),
  decideAdjustment: (adjustmentId) => ({ adjustmentId, answer: 'declined', reason: '核实' }),
  payRefund: (adjustmentId) => ({ adjustmentId, method: 'cash' }),
  assignArrears: (payer, order) => {
    const now = arrearsOf(order).find((one) => one.payer === payer)?.owner;
    return { payer, owner: now === 'finance' ? 'cashier' : 'finance' };
  },
  remindPayer: (payer) => ({ payer, channel: 'phone', words: '请付款', dueDay: '2027-01-20' }),
  decideSpecial: (requestId) => ({ requestId, answer: 'declined', reason: '核实' }),
  issueRedInvoice: (invoiceId) => ({ invoiceId, number: '99999999', reason: '抬头有误' }),
  acknowledgeEscalation: (escalationId) => ({ escalationId, plan: '跟进' }),
};

/** Rejections that say that the command cannot be about this one. */
const aboutTarget: readonly RejectionCode[] = [
  'unknownCall',
  'unknownTransport',
  'noOutService',
  'departureUnconfirmed',
  'unknownCommitment',
  'commitmentClosed',
  'unknownLine',
  'lineNotAuthorised',
  'lineAlreadyDone',
  'lineNotStarted',
  'lineNotFinished',
  'partsNotIssued',
  'partSuppliedByCustomer',
  'partsAlreadyIssued',
  'partsBackOrdered',
  'partNotOnLine',
  'notBackOrdered',
  'moreThanIssued',
  'answerNotRelayed',
  'unknownExtraItem',
  'extraItemAnswered',
  'extraItemUnanswered',
  'unknownAbnormality',
  'unknownNews',
  'unknownEscalation',
  'roleNotAllowed',
  'nothingToCorrect',
  'unknownItemChange',
  'itemChangeAnswered',
  'nothingToSignAnew',
  'payerOwesNothing',
  'unknownPayment',
  'noAdjustmentToDecide',
  'noRefundToPay',
  'noRequestToDecide',
  'unknownInvoice',
];

/** Whatever has an id in this order, and one that nothing has. */
const idsIn = (order: RepairOrder): readonly string[] => [
  ...order.lines.map(({ lineId }) => lineId),
  ...order.extraItems.flatMap(({ itemId, line }) => [itemId, line.lineId]),
  ...order.calls.map(({ callId }) => callId),
  ...order.transports.map(({ transportId }) => transportId),
  ...order.commitments.map(({ commitmentId }) => commitmentId),
  ...(order.news ?? []).map(({ newsId }) => newsId),
  ...order.abnormalities.map(({ abnormalityId }) => abnormalityId),
  ...order.escalations.map(({ id }) => id),
  ...(order.itemChanges ?? []).map(({ changeId }) => changeId),
  ...order.payments.map(({ paymentId }) => paymentId),
  ...(order.adjustments ?? []).map(({ adjustmentId }) => adjustmentId),
  ...(order.specialRequests ?? []).map(({ requestId }) => requestId),
  ...(order.invoices ?? []).map(({ invoiceId }) => invoiceId),
  'nothing-has-this-id',
];
const candidates = (command: CommandName, order: RepairOrder): readonly string[] =>
  command === 'collectSlips' || command === 'handInSlips' ? ['workshop', 'parts'] : idsIn(order);

/** What becomes of the command with this id, sent by somebody who may send it and has done nothing on this order. */
function outcomeOf(
  { command, roles }: Action<CommandName>,
  id: string,
  order: RepairOrder,
): readonly object[] | Rejection {
  const holder = order.escalations.find((one) => command === 'acknowledgeEscalation' && one.id === id)?.to;
  const role = command === 'handInSlips' && id === 'parts' ? 'partsSpecialist' : (holder ?? roles[0]);
  const payload = payloads[command]?.(id, order);
  if (!payload) throw new Error(`how to send ${command} is not known here`);
  const sent = { ...payload, type: command, id: 'c-1', by: { id: 'somebody', role: role as Role } };
  try {
    return repairOrderProcess.rules[command](order, sent as never, Date.parse('2027-01-01T00:00:00Z'));
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}

test('what a command can be about is exactly what it is not rejected for', () => {
  const used = new Map<string, number>();
  fc.assert(
    fc.property(visits, (visit) => {
      const { first, events } = play(repairOrderProcess, visit);
      let order = first;
      for (const event of events) {
        order = repairOrderProcess.evolve(order, event);
        for (const action of actions(order)) {
          const { command, targets, notYet } = action;
          if (!targets) continue;
          for (const id of targets) {
            const outcome = outcomeOf(action, id, order);
            const accepted = outcome instanceof Rejection ? !aboutTarget.includes(outcome.code) : outcome.length > 0;
            if (!accepted) throw new Error(`${command} cannot be about ${id}, though its targets say so`);
            if (!notYet) used.set(command, (used.get(command) ?? 0) + 1);
          }
          for (const id of candidates(command, order).filter((known) => !targets.includes(known))) {
            const outcome = outcomeOf(action, id, order);
            const refused = outcome instanceof Rejection || outcome.length === 0;
            if (!refused) throw new Error(`${command} can be about ${id}, though its targets do not say so`);
          }
        }
      }
    }),
    { numRuns: 130, seed: 5 },
  );
  const untried = Object.keys(payloads).filter((name) => (used.get(name) ?? 0) < 5);
  expect(untried).toEqual([]);
});

test('every command whose address names one of several things says which ones', () => {
  const named = Object.entries(commands.paths).filter(([, path]) => path.includes('/:'));
  const rules = named.map(([name]) => [name, repairOrderProcess.commandRules[name as CommandName].targets] as const);
  // any checklist may be filled at any time
  expect(rules.filter(([, targets]) => !targets).map(([name]) => name)).toEqual(['fillChecklist']);
});
