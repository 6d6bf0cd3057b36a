import type { Actor } from '../../domain/kernel/actor';
import { findHandled, appendHandled } from '../../domain/kernel/inbox';
import type { Process } from '../../domain/kernel/process';
import type { Handled } from '../../domain/kernel/receipt';
import { Rejection } from '../../domain/kernel/rejection';
import type { CommandName, RepairOrderCommand } from '../../domain/repair-order/commands';
import { firstBreak } from '../../domain/kernel/evidence';
import { commands } from '../../domain/repair-order/commands';
import { endStages } from '../../domain/repair-order/stage';
import { arrears, paidSoFar } from '../../domain/repair-order/account';
import { linePrice } from '../../domain/repair-order/amounts';
import type { RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';
import { actions, deadlineRules } from '../../domain/repair-order/process';
import { tasksOf } from '../../domain/repair-order/tasks';
import type { Task } from '../../domain/kernel/task';
import type { DeadlineRule } from '../../domain/time/deadline';
import { demandFreshDeadlines, demandOrder } from './deadline-invariants';
import { InvariantViolation } from './invariant-violation';
import { demandConserved, demandSplit, demandTwoPeople } from './money-invariants';
import { submissionOf } from './submissions';

/** These deadlines end when the car leaves the workshop, and start again as they were when it comes back. */
const inWorkshop = new Set(['T-11', 'T-12', 'T-13', 'T-14', 'T-15', 'T-16']);
const lasting = (order: RepairOrder): readonly DeadlineRule[] =>
  deadlineRules(order).filter(({ timer }) => !inWorkshop.has(timer));

/** I21: where the customer may stand in front of somebody. */
const atDesk = new Set<RepairOrder['stage']>([
  'checkedIn',
  'preInspection',
  'diagnosisConsent',
  'estimating',
  'awaitingSignature',
  'contracted',
  'readyForPickup',
  'acceptance',
  'settlement',
  'discountPending',
  'paid',
  'exitPassIssued',
  'finalCheck',
  'deliveryDisputed',
  'declined',
]);

/** I22: with these the customer agrees to a time. */
const agreeing = new Set<RepairOrderEvent['type']>(['orderSigned', 'extraItemAnswered', 'promiseChangeAnswered']);

/** By which a car may leave. */
const clearing = [
  'paymentReceived',
  'depositReceived',
  'depositCredited',
  'adjustmentDecided',
  'refundPaid',
  'feePaid',
  'creditReleased',
  'creditDecided',
  'exitPassIssued',
] as const;

export type OrderProcess = Process<RepairOrder, RepairOrderCommand, RepairOrderEvent>;

const demand = (holds: boolean, invariant: string, what: string): void => {
  if (!holds) throw new InvariantViolation(`${invariant} ${what}`);
};

/**
 * Plays commands and time on one order and demands the invariants of docs/invariants.md after each. Written apart from the
 * rules: it knows the names of events and fields, and none of the functions that make them. The time is in milliseconds.
 */
export class InvariantChecker {
  handled: readonly Handled[] = [];
  readonly events: RepairOrderEvent[] = [];
  readonly accepted = new Set<CommandName>();

  constructor(
    private readonly process: OrderProcess,
    readonly first: RepairOrder,
    public order: RepairOrder = first,
    public now = first.openedAt,
    private readonly tasks: (order: RepairOrder) => readonly Task[] = tasksOf,
  ) {}

  /** One command through the inbox, as a workflow handles it. */
  send(command: RepairOrderCommand): void {
    const before = this.order;
    let events: readonly RepairOrderEvent[] = [];
    try {
      if (findHandled(this.handled, submissionOf(command))) return;
      events = this.process.rules[command.type](before, command as never, this.now);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      demand(this.order === before, 'I6', 'a rejected command changes nothing');
      return;
    }
    this.#happen(events);
    this.handled = appendHandled(this.handled, submissionOf(command), {
      status: 'applied',
      sequence: this.order.sequence,
      happened: [],
    });
    this.accepted.add(command.type);
    demand(this.order.sequence === before.sequence + events.length, 'I6', `the sequence grows by one an event`);
    this.#checkRole(command);
    for (const event of events) this.#checkEvent(before, event, command.by);
    this.#checkState(before);
    if (this.order.sequence % 4 === 0) this.#repeat(command);
  }

  /** Time passes: whatever is due happens at its own instant, each deadline once. */
  wait(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (let turns = 0; ; turns++) {
      demand(turns < 200, 'I4', 'a deadline that passed does not come again');
      const next = this.process.deadlines(this.order).toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      const before = this.order;
      this.#checkDeadline(next.event, next.at);
      this.now = Math.max(this.now, next.at);
      this.#happen([{ ...next.event, at: this.now }]);
      this.#checkSilence(before);
      this.#checkState(before);
    }
    this.now = end;
  }

  /** I14: the state is what the events give when they are folded once more from the first. */
  finish(): void {
    const folded = this.events.reduce(this.process.evolve, this.first);
    const state = JSON.stringify(this.order);
    demand(state.length < 100_000, 'I12', 'the state is too large');
    demand(JSON.stringify(folded) === state, 'I14', 'folding the events gives the state');
    demandOrder(this.events);
    demandFreshDeadlines(this.process.evolve, lasting, this.first, this.events);
  }

  #happen(events: readonly RepairOrderEvent[]): void {
    this.order = events.reduce(this.process.evolve, this.order);
    this.events.push(...events);
  }

  #repeat(command: RepairOrderCommand): void {
    const { sequence } = this.order;
    const outcome = findHandled(this.handled, submissionOf(command));
    demand(
      outcome?.status === 'applied' && outcome.sequence === sequence,
      'I7',
      'a repeated command id gives the same answer',
    );
    try {
      findHandled(this.handled, submissionOf({ ...command, by: { id: 'mallory', role: 'customer' } }));
    } catch {
      return;
    }
    throw new InvariantViolation('I7 the same id with another content is refused');
  }

  #checkRole({ type, by }: RepairOrderCommand): void {
    demand(
      (commands.roles as Readonly<Record<string, readonly string[]>>)[type]?.includes(by.role) ?? by.role === 'system',
      'I9',
      `${by.role} may not ${type}`,
    );
    if (type !== 'passQuality' && type !== 'failQuality') return;
    const workers = this.order.lines.flatMap(({ technicians }) => technicians);
    demand(!workers.includes(by.id), 'I9', 'nobody checks their own work');
  }

  #checkEvent(before: RepairOrder, event: RepairOrderEvent, by: Actor): void {
    demand(event.by === by && event.at === this.now, 'I9', 'every act stores who and when');
    demandTwoPeople(before, event);
    if (event.type === 'lineStarted' || event.type === 'lineFinished' || event.type === 'partsIssued') {
      const line = before.lines.find(({ lineId }) => lineId === event.lineId);
      const proof = before.evidence.find(({ hash }) => hash === line?.authority);
      demand(proof?.answer === 'approved', 'I1', `${event.type} on ${event.lineId} without approval`);
    }
    if (event.type === 'exitPassIssued' && before.stage !== 'declined')
      demand(
        before.settlement !== undefined && (arrears(before) <= 0 || !!before.credit),
        'I3',
        'a pass without payment or credit',
      );
    if (
      event.type === 'extraItemAnswered' ||
      event.type === 'orderSigned' ||
      event.type === 'settlementAgreed' ||
      event.type === 'promiseChangeAnswered'
    ) {
      const { document, subject, revision } = event.evidence;
      const decisions = before.evidence.filter(
        (one) => one.document === document && one.subject === subject && one.revision === revision,
      );
      demand(decisions.length === 0, 'I8', `a second decision on ${document} ${subject} ${revision}`);
    }
    if (event.type === 'factCorrected')
      demand(
        this.order.corrections?.at(-1)?.before === event.before &&
          JSON.stringify(event.before) !== JSON.stringify(event.after),
        'I16',
        `the first word of ${event.fact} is lost`,
      );
    if (event.type === 'discountCountersigned')
      demand(before.discount?.decidedBy !== by.id, 'I9', 'one person signed a discount twice');
    if (event.type === 'carLeftForNow') this.#checkLeave(before, by);
    if (event.type === 'lineStarted' || event.type === 'lineFinished') {
      const { assigned } = before.lines.find(({ lineId }) => lineId === event.lineId) ?? {};
      const named = assigned ? [assigned.lead, ...assigned.helpers] : [by.id];
      demand(
        named.includes(by.id) || named.includes(by.for ?? ''),
        'I16',
        'a line is worked on by those it was given to',
      );
    }
    if (event.type === 'gateOpened')
      demand(!this.#hasDone(by, ...clearing), 'I9', 'one person cleared a car and let it out');
    if (event.type === 'settlementCompleted' && event.arrears > before.policy.creditSoloAmount) {
      const { by: released, approvedBy } = before.credit ?? {};
      demand(approvedBy !== undefined && approvedBy !== released, 'I9', 'one person released a large credit');
    }
  }

  /** I17: whole, checked by somebody who did not work on it, signed for, and what is owed let go by another than who asked. */
  #checkLeave({ lines, leave, evidence, stage }: RepairOrder, { id }: Actor): void {
    const done = lines.filter(({ status }) => status === 'done');
    const proof = evidence.findLast(({ document }) => document === 'temporaryLeave');
    demand(stage === 'inRepair' && !lines.some(({ status }) => status === 'started'), 'I17', 'a car leaves in pieces');
    demand(leave?.checkedBy !== undefined, 'I17', 'a car leaves unchecked');
    demand(
      !done.some(({ technicians }) => technicians.includes(leave!.checkedBy!)),
      'I17',
      'somebody checked their own work',
    );
    demand(proof?.answer === 'approved' && proof.revision === leave!.revision, 'I17', 'a car leaves unsigned');
    const owed =
      done.reduce((total, line) => total + ((line.payer ?? 'customer') === 'customer' ? linePrice(line) : 0), 0) -
      paidSoFar(this.order);
    demand(proof?.total === Math.max(0, owed), 'I17', 'the customer signed for another sum');
    demand(owed <= 0 || leave!.permittedBy !== undefined, 'I17', 'a car leaves unpaid, and nobody let it');
    demand(leave!.permittedBy !== leave!.proposedBy, 'I17', 'one person asked for the leave and let it');
    demand(id !== leave!.proposedBy && id !== leave!.permittedBy, 'I17', 'one person let a car go and let it out');
  }

  #hasDone({ id }: Actor, ...types: readonly RepairOrderEvent['type'][]): boolean {
    return this.events.some((past) => past.by.id === id && types.includes(past.type));
  }

  #checkDeadline(event: RepairOrderEvent, due: number): void {
    if (event.type !== 'deadlinePassed') return;
    const fired = this.events.some((past) => past.type === 'deadlinePassed' && past.key === event.key);
    demand(!fired, 'I4', `${event.key} fires twice`);
    demand(due === event.due, 'I4', `${event.key} is not at its due time`);
  }

  #checkSilence(before: RepairOrder): void {
    const approvals = ({ evidence, extraItems, lines }: RepairOrder) =>
      evidence.length + lines.length + extraItems.filter(({ answer }) => answer === 'approved').length;
    demand(approvals(this.order) === approvals(before), 'I13', 'time approved something');
  }

  #checkState(before: RepairOrder): void {
    const { order } = this;
    for (const { issued = [], returned = [] } of order.lines)
      for (const { partNumber } of returned) {
        const of = (parts: readonly { partNumber: string; quantity: number }[]) =>
          parts.reduce((sum, part) => sum + (part.partNumber === partNumber ? part.quantity : 0), 0);
        demand(of(returned) <= of(issued), 'I18', 'more came back than was issued');
      }
    if (
      before.stage === 'awaitingReturn' &&
      order.stage === 'awaitingReturn' &&
      this.events.at(-1)?.type !== 'promiseChangeAnswered'
    )
      demand(order.promise?.at === before.promise?.at, 'I17', 'the promise of a car that is away runs on');
    this.#checkSomebody();
    if (order.promise?.at !== before.promise?.at)
      demand(
        agreeing.has(this.events.at(-1)!.type) || (before.standstill !== undefined && order.standstill === undefined),
        'I22',
        'the promise moved without a word of the customer',
      );
    const kept = before.corrections ?? [];
    demand(
      kept.every((one, index) => order.corrections?.[index] === one),
      'I19',
      'a correction is gone',
    );
    if (endStages.includes(before.stage)) demand(order.stage === before.stage, 'I5', `${before.stage} is an end`);
    if (order.settlement && order.settlement !== before.settlement) this.#checkSheet();
    const amounts = [
      ...order.payments.map(({ amount }) => amount),
      order.settlement?.total ?? 0,
      order.fee?.amount ?? 0,
    ];
    demand(
      amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0),
      'I10',
      'an amount is not whole fen',
    );
    demandConserved(this.first, this.events, order);
    for (const { id, level } of before.escalations) {
      const now = order.escalations.find((one) => one.id === id);
      demand(now !== undefined && now.level >= level, 'I11', `${id} fell`);
    }
    if (order.evidence !== before.evidence)
      demand(firstBreak(order.evidence) === undefined, 'I8', 'the evidence chain is broken');
  }

  /** I21: a visit always has a deadline, or a task that somebody can do; where the customer stands at a desk, the task. */
  #checkSomebody(): void {
    const { order } = this;
    if (endStages.includes(order.stage)) return;
    const awaited = this.process.deadlines(order).length > 0;
    if (awaited && !atDesk.has(order.stage)) return;
    const asked = this.tasks(order).filter(({ roles }) => roles.length > 0);
    const names = asked.map(({ command }) => command as CommandName);
    const possible = new Set(actions(order, names).flatMap(({ command, notYet }) => (notYet ? [] : [command])));
    const doable = asked.filter(({ command }) => possible.has(command as CommandName));
    demand(doable.length > 0 || awaited, 'I21', `${order.stage} is nobody's task and has no deadline`);
    if (atDesk.has(order.stage))
      demand(
        doable.some(({ escalated }) => !escalated),
        'I21',
        `a customer stands at the desk in ${order.stage}, and it is on nobody's list`,
      );
  }

  #checkSheet(): void {
    const { lines, settlement, evidence } = this.order;
    const done = lines.filter(({ status }) => status === 'done');
    const approved = done.filter(({ authority }) =>
      evidence.some(({ hash, answer }) => hash === authority && answer === 'approved'),
    );
    const own = approved.filter(({ payer = 'customer' }) => payer === 'customer');
    const owed = own.reduce((total, line) => total + linePrice(line), 0);
    demand(
      approved.length === done.length && settlement!.gross === owed,
      'I2',
      'the sheet is not the approved and done lines',
    );
    demand(
      settlement!.total === settlement!.gross - settlement!.discount,
      'I2',
      'the total is not gross less discount',
    );
    demandSplit(this.order);
  }
}
