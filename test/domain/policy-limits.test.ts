import fc from 'fast-check';
import { z } from 'zod';
import { nextDeadline } from '../../domain/kernel/process';
import { defaultPolicy, PolicyContent, servicePolicy } from '../../domain/policy/policy';
import { processDefinitions, type AnyState, type ProcessType } from '../../domain/processes';
import { randomPolicies } from '../support/random-policies';
import * as complaints from '../support/simulate-complaint';
import { at, call, FollowUpSimulation, record } from '../support/simulate-follow-up';
import * as orders from '../support/simulate-order';

const RUNS = Number(process.env['POLICY_RUNS'] ?? 60);

/** From here on, time alone brings what it brings. */
const MAX_STEPS = 15;

const due = () => new FollowUpSimulation().until(at('2026-11-27T10:30'));
const stages: readonly (readonly [ProcessType, () => AnyState])[] = [
  ['repairOrder', () => orders.arrived({ customer: { id: 'C-1', goldCard: true, firstVisit: false } }).order],
  ['repairOrder', () => orders.signedIn().order],
  ['repairOrder', () => orders.offered().order],
  ['repairOrder', () => orders.contracted().order],
  ['repairOrder', () => orders.inRepair().order],
  ['repairOrder', () => orders.inRepair().play(orders.request('X-1', orders.pads), orders.contact('X-1')).order],
  ['repairOrder', () => orders.inPreparation().order],
  ['repairOrder', () => orders.inSettlement().order],
  ['repairOrder', () => orders.inFinalCheck().order],
  ['repairOrder', () => orders.delivered().order],
  ['complaint', () => complaints.received({ kind: 'urgentOnSite' }).state],
  ['complaint', () => complaints.registered().state],
  ['complaint', () => complaints.investigating().state],
  ['complaint', () => complaints.submitted().state],
  ['complaint', () => complaints.implementing().state],
  ['complaint', () => complaints.revisitDue().state],
  ['complaint', () => complaints.evaluating().state],
  ['followUp', () => new FollowUpSimulation().state],
  ['followUp', () => due().state],
  ['followUp', () => due().play(call('reached')).state],
  ['followUp', () => due().play(call('reached'), record({ overall: 'dissatisfied', whatWasWrong: 'x' })).state],
];
const states = stages.map(([type, state]) => ({ type, state: state() }));

test(`no policy that a store may set stops a process: ${RUNS} random ones`, () => {
  fc.assert(
    fc.property(randomPolicies(Math.ceil(RUNS / 20)), fc.nat(states.length - 1), (content, index) => {
      const policy = servicePolicy({ store: 'S01', brand: 'voyage', version: 1 }, content);
      const { type, state } = states[index]!;
      const definition = processDefinitions[type];
      expect(definition.deadlines({ ...definition.initialState, policy })).toBeDefined();
      let now: AnyState = { ...state, policy };
      for (let step = 0; step < MAX_STEPS; step++) {
        const armed = definition.deadlines(now);
        expect(armed.filter(({ at: dueAt }) => !Number.isSafeInteger(dueAt))).toEqual([]);
        const next = nextDeadline({ deadlines: () => armed }, now);
        if (!next) return;
        now = definition.evolve(now, next.event);
      }
    }),
    { numRuns: RUNS },
  );
});

describe('a store may not set', () => {
  const refused = (change: object) => !PolicyContent.safeParse({ ...defaultPolicy, ...change }).success;
  const { calendar: usual, complaint, followUp } = defaultPolicy;
  const closed = usual.week.map(() => []);
  test.each<readonly [string, object]>([
    ['a week without opening', { calendar: { ...usual, week: closed } }],
    ['a week open for less than an hour', { calendar: { ...usual, week: [[[0, 59]], ...closed.slice(1)] } }],
    ['a time limit of more than a month', { minutes: { ...defaultPolicy.minutes, relay: 60 * 24 * 31 + 1 } }],
    ['a negative time limit', { minutes: { ...defaultPolicy.minutes, relay: -1 } }],
    ['time that is no number', { minutes: { ...defaultPolicy.minutes, relay: Infinity } }],
    ['a level without its time', { complaint: { ...complaint, escalationMinutes: [1, 2] } }],
    ['to be asked every minute', { complaint: { ...complaint, minutes: { ...complaint.minutes, idle: 1 } } }],
    ['to escalate to the customer', { complaint: { ...complaint, levels: ['crManager', 'customer', 'centralTeam'] } }],
    ['to escalate to the operator of the system', { escalationLevels: ['operator', 'storeManager', 'centralTeam'] }],
    ['a sweep after the close', { followUp: { ...followUp, sweepDays: 8 } }],
    ['a follow-up without a time to call', { followUp: { ...followUp, windows: [] } }],
    ['a number nobody knows', { minutes: { ...defaultPolicy.minutes, former: 1 } }],
  ])('%s', (_what, change) => expect(refused(change)).toBe(true));
  test('every limit among settings is said in the schema', () => {
    const document = JSON.stringify(z.toJSONSchema(PolicyContent));
    for (const sentence of [
      'Open for at least 60 minutes a week.',
      'A known IANA time zone.',
      'Ranges follow each other without overlap.',
      'Each level needs its own time.',
      'The sweep comes before the close.',
    ])
      expect(document).toContain(sentence);
  });
});
