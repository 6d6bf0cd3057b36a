import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { MINUTE, type Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { sum } from '../values/money';
import { addWorkingMinutes, endOfDay, startOfDay } from '../time/working-time';
import { Channel, Confirmed, Consent, Day, Kilometres, LongText, ShortText, payload } from '../values/field-schemas';
import { paidSoFar } from './account';
import { Amount, customerTotal } from './amounts';
import type { CommandOf } from './commands';
import { leaveText } from './consent-texts';
import { createEvidence, Evidence, withEvidence } from './evidence';
import type { Leave } from './leave';
import { isLeaving } from './leave';
import { isDone, isOpen } from './order-line';
import { checkDayAhead, isBackOrdered } from './part-supply';
import { leavePassNumber } from './pass-number';
import { checkIndependent } from './quality-check';
import { reactionDue } from './reaction-time';
import { advisor } from './roles';
import { checkSeparation } from './separation';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';
import { doneLines } from './repair';

const leaveCommands = {
  proposeLeave: {
    path: 'leave',
    roles: advisor,
    payload: payload(
      { returnDay: Day, reason: LongText },
      'The customer wants the car while parts are missing, and brings it back on the same order',
    ),
  },
  checkBeforeLeave: {
    path: 'leave/check',
    roles: ['qualitySpecialist'],
    payload: payload(
      { roadworthy: Confirmed, standard: ShortText, note: LongText.optional() },
      'E-01: what was done so far meets the standard, and the car is safe to drive as it is',
    ),
  },
  decideLeave: {
    path: 'leave/decision',
    roles: ['businessSupervisor', 'serviceManager'],
    payload: payload(
      { answer: z.enum(['approved', 'declined']), reason: LongText },
      'F-29: the car leaves for now although the work done so far is not paid',
    ),
  },
  signLeave: {
    path: 'leave/signature',
    roles: advisor,
    payload: payload(
      { consent: Consent },
      'The customer signs what is done, what is owed and what is missing, and gets a pass for the gate',
    ),
  },
  withdrawLeave: {
    path: 'leave/withdrawal',
    roles: advisor,
    payload: payload({ reason: LongText }, 'The car stays after all'),
  },
  openGateForLeave: {
    path: 'leave/gate',
    roles: ['gateGuard'],
    payload: payload(
      { exitPass: ShortText, plate: ShortText },
      'F-28: the guard lets the car out for now, against its pass',
    ),
  },
  inviteReturn: {
    path: 'leave/invitations',
    roles: advisor,
    payload: payload({ channel: Channel, day: Day }, 'The customer was asked to come back, and agrees to a day'),
  },
  receiveReturn: {
    path: 'leave/return',
    roles: ['serviceAdvisor', 'workshopSupervisor', 'dispatcher'],
    payload: payload(
      { odometer: Kilometres, condition: LongText },
      'B-13: the car is back; it was looked over with the customer, and the mileage read',
    ),
  },
} as const satisfies CommandDeclarations;

const leaveEvents = {
  leaveProposed: z.object({
    revision: z.int(),
    returnDay: Day,
    reason: LongText,
    doneLines: z.array(z.string()),
    owed: Amount,
  }),
  leaveChecked: z.object({ standard: ShortText, note: LongText.exactOptional() }),
  leaveDecided: z.object({ answer: z.enum(['approved', 'declined']), reason: LongText }),
  leaveSigned: z.object({ evidence: Evidence, number: z.string() }),
  leaveWithdrawn: z.object({ reason: LongText }),
  carLeftForNow: z.object({ exitPass: ShortText }),
  returnInvited: z.object(leaveCommands.inviteReturn.payload.shape),
  carReturned: z.object(leaveCommands.receiveReturn.payload.shape),
};
export type LeaveEvents = EventsOf<typeof leaveEvents>;

/** What the customer owes for the work done so far. */
const owedSoFar = (order: RepairOrder): number =>
  Math.max(0, customerTotal(order.lines.filter(isDone)) - paidSoFar(order));

/** Some part is missing, and no line is started: the car is whole. */
function carIsWhole({ lines }: RepairOrder): Obstacle | undefined {
  const started = lines.filter(({ status }) => status === 'started').map(({ lineId }) => lineId);
  if (started.length > 0) return { code: 'lineUnderWay', facts: { lines: started } };
  return lines.some(isBackOrdered) ? undefined : { code: 'notBackOrdered' };
}
const proposed = ({ leave }: RepairOrder): Obstacle | undefined =>
  leave && !isLeaving({ leave }) ? undefined : { code: 'noLeaveProposed' };
const signedFor = (order: RepairOrder): Obstacle | undefined =>
  isLeaving(order) ? undefined : { code: 'exitPassMissing' };
const checked = ({ leave }: RepairOrder): Obstacle | undefined =>
  leave?.checkedBy === undefined ? { code: 'leaveUnchecked' } : undefined;
const permitted = ({ leave }: RepairOrder): Obstacle | undefined =>
  leave && leave.owed > 0 && leave.permittedBy === undefined
    ? { code: 'leaveUndecided', facts: { owed: leave.owed } }
    : undefined;
/** What was checked, decided and is signed is the same work. */
function upToDate(order: RepairOrder): Obstacle | undefined {
  const { leave } = order;
  const same = leave?.doneLines.join(' ') === doneLines(order).join(' ') && leave.owed === owedSoFar(order);
  return same ? undefined : { code: 'leaveOutdated' };
}

const mayBeSigned = allOf(carIsWhole, proposed, checked, permitted, upToDate);

function signLeave(order: RepairOrder, { consent, by }: CommandOf<'signLeave'>, at: Instant) {
  const leave = order.leave ?? reject('noLeaveProposed');
  const { revision, owed: total } = leave;
  const text = leaveText(order, leave);
  const content = { document: 'temporaryLeave', subject: '', revision, answer: 'approved', text, total } as const;
  const number = leavePassNumber(order.number, revision);
  return [{ type: 'leaveSigned' as const, evidence: createEvidence(order, content, consent, by, at), number }];
}

const withLeave = (order: RepairOrder, change: Partial<Leave>): RepairOrder =>
  order.leave ? { ...order, leave: { ...order.leave, ...change } } : order;
/** The number of the leave stays, so that the next one has another. */
const withoutLeave = ({ leave, ...order }: RepairOrder): RepairOrder => ({
  ...order,
  leaves: leave?.revision ?? order.leaves ?? 0,
});

/** A car that may leave for now and was not seen at the gate is looked for at closing time. */
const gateDeadlines = ({ stage, leave, policy }: RepairOrder): readonly DeadlineRule[] =>
  stage === 'inRepair' && leave?.pass
    ? [
        {
          timer: 'F-28',
          subject: `leave-${leave.revision}`,
          fulfilledBy: 'openGateForLeave',
          steps: [{ at: endOfDay(policy.calendar, leave.pass.issuedAt), reaction: 'remind', to: ['serviceAdvisor'] }],
        },
      ]
    : [];

/** A car that is away is forgotten by nobody: the customer is asked to come once the parts are here, and missed on the day agreed. */
function returnDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { stage, leave, lines, policy } = order;
  if (stage !== 'awaitingReturn' || leave?.leftAt === undefined) return [];
  const { calendar, minutes } = policy;
  const { revision, returnDay, invited, leftAt } = leave;
  const start = startOfDay(calendar, invited?.day ?? returnDay);
  const closing = (days: number) => endOfDay(calendar, Math.max(start, leftAt) + days * 1440 * MINUTE);
  const coming: DeadlineRule = {
    timer: 'D-22',
    subject: `return-${revision}-${invited?.count ?? 0}`,
    fulfilledBy: 'receiveReturn',
    steps: [
      {
        at: Math.max(leftAt, addWorkingMinutes(calendar, start, 0)),
        reaction: 'remind',
        to: ['customer', 'serviceAdvisor'],
      },
      { at: closing(1), reaction: 'remind', to: ['serviceAdvisor'] },
      { at: closing(4), reaction: 'escalate', to: ['serviceManager'] },
      { at: closing(14), reaction: 'remind', to: ['storeManager'] },
    ],
  };
  const waiting = lines.filter(isOpen);
  if (waiting.some(isBackOrdered)) return [coming];
  const here = Math.max(leftAt, ...waiting.map(({ supply }) => supply?.since ?? 0));
  if (invited && invited.at >= here) return [coming];
  const asking: DeadlineRule = {
    timer: 'D-22',
    // what is here may be missing again, and come again
    subject: `invite-${revision}-${invited?.count ?? 0}-${sum(lines.map(({ supply }) => supply?.revision ?? 0))}`,
    fulfilledBy: 'inviteReturn',
    steps: [
      { at: reactionDue(order, here, minutes.customerContact), reaction: 'remind', to: ['serviceAdvisor'] },
      { at: endOfDay(calendar, here + 1440 * MINUTE), reaction: 'escalate', to: ['serviceManager'] },
    ],
  };
  return [coming, asking];
}

export const leaveSlice: OrderSlice<typeof leaveCommands, typeof leaveEvents> = {
  commands: leaveCommands,
  events: leaveEvents,
  rules: {
    proposeLeave: {
      during: ['inRepair'],
      requires: (order) => carIsWhole(order) ?? (isLeaving(order) ? { code: 'leavePending' } : undefined),
      decide: (order, { returnDay, reason }, at) => {
        checkDayAhead(order, returnDay, at);
        const revision = (order.leave?.revision ?? order.leaves ?? 0) + 1;
        return [
          { type: 'leaveProposed', revision, returnDay, reason, doneLines: doneLines(order), owed: owedSoFar(order) },
        ];
      },
    },
    checkBeforeLeave: {
      during: ['inRepair'],
      requires: allOf(proposed, carIsWhole, upToDate),
      decide: (order, { standard, note, by }) => {
        checkIndependent(order, by.id);
        return order.leave?.checkedBy === undefined ? [{ type: 'leaveChecked', standard, ...(note && { note }) }] : [];
      },
    },
    decideLeave: {
      during: ['inRepair'],
      requires: allOf(proposed, upToDate),
      decide: ({ leave }, { answer, reason, by }) => {
        if (leave?.proposedBy === by.id) reject('samePerson', { did: ['proposeLeave'] });
        return leave?.permittedBy !== undefined && answer === 'approved'
          ? []
          : [{ type: 'leaveDecided', answer, reason }];
      },
    },
    signLeave: { during: ['inRepair'], requires: mayBeSigned, decide: signLeave },
    withdrawLeave: {
      during: ['inRepair'],
      requires: ({ leave }) => (leave ? undefined : { code: 'noLeaveProposed' }),
      decide: (_order, { reason }) => [{ type: 'leaveWithdrawn', reason }],
    },
    openGateForLeave: {
      during: ['inRepair'],
      // what was signed is still what is done and owed
      requires: allOf(signedFor, upToDate),
      decide: (order, { exitPass, by }) => {
        checkSeparation(order, 'openGate', by);
        const { leave } = order;
        if (leave?.pass?.number !== exitPass) reject('exitPassMissing');
        if ([leave.proposedBy, leave.checkedBy, leave.permittedBy].includes(by.id))
          reject('samePerson', { did: ['proposeLeave', 'checkBeforeLeave', 'decideLeave'] });
        return [{ type: 'carLeftForNow', exitPass }];
      },
    },
    inviteReturn: {
      during: ['awaitingReturn'],
      decide: (order, { channel, day }, at) => {
        checkDayAhead(order, day, at);
        return [{ type: 'returnInvited', channel, day }];
      },
    },
    receiveReturn: {
      during: ['awaitingReturn'],
      decide: ({ intake, vehicle }, { odometer, condition }) => {
        const known = intake?.odometer ?? vehicle.lastOdometer;
        if (odometer < known) reject('odometerWentDown', { odometer, lastOdometer: known });
        return [{ type: 'carReturned', odometer, condition }];
      },
    },
  },
  evolve: {
    leaveProposed: (order, { revision, returnDay, doneLines: done, owed, by }) => ({
      ...order,
      leave: { revision, returnDay, proposedBy: by.id, doneLines: done, owed },
    }),
    leaveChecked: (order, { by }) => withLeave(order, { checkedBy: by.id }),
    leaveDecided: (order, { answer, by }) =>
      answer === 'approved' ? withLeave(order, { permittedBy: by.id }) : withoutLeave(order),
    leaveSigned: (order, { evidence, number, at }) =>
      withLeave({ ...order, ...withEvidence(order, evidence) }, { pass: { number, issuedAt: at } }),
    leaveWithdrawn: withoutLeave,
    // the bay is free for another car meanwhile
    carLeftForNow: ({ bay: _bay, ...order }, { at }) => ({
      ...withLeave(order, { leftAt: at }),
      stage: 'awaitingReturn',
    }),
    returnInvited: (order, { day, at }) =>
      withLeave(order, { invited: { at, day, count: (order.leave?.invited?.count ?? 0) + 1 } }),
    carReturned: (order, { odometer }) => ({
      ...withoutLeave(order),
      stage: 'inRepair',
      ...(order.intake && { intake: { ...order.intake, odometer } }),
    }),
  },
  deadlines: [gateDeadlines, returnDeadlines],
};
