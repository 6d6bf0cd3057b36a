import fc from 'fast-check';
import { z } from 'zod';
import { roles } from '../../domain/kernel/actor';
import { nextDeadline } from '../../domain/kernel/process';
import { defaultPolicy, PolicyContent, servicePolicy } from '../../domain/policy/policy';
import { processDefinitions, type AnyState, type ProcessType } from '../../domain/processes';
import * as complaints from '../support/simulate-complaint';
import { at, call, FollowUpSimulation, record } from '../support/simulate-follow-up';
import * as orders from '../support/simulate-order';

const RUNS = Number(process.env['POLICY_RUNS'] ?? 150);

/** From here on, time alone brings what it brings. */
const MAX_STEPS = 15;

const edges = (least: number, most: number, between: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constantFrom(least, most) }, { weight: 5, arbitrary: between });

/** Any value that a schema allows, often one at its limits. Not for what is limited by more than its type. */
function valueOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue, isInt } = schema;
    if (minValue === null || maxValue === null) throw new Error('a number of the policy has no limits');
    const exclusive = !schema.safeParse(minValue).success || !schema.safeParse(maxValue).success;
    const nudge = exclusive ? 1e-6 : 0;
    const [min, max] = [minValue + nudge, maxValue - nudge];
    return edges(min, max, isInt ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }));
  }
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...(schema.options as string[]));
  if (schema instanceof z.ZodUnion) return fc.oneof(...(schema.options as z.ZodType[]).map(valueOf));
  if (schema instanceof z.ZodLiteral) return fc.constant(schema.value);
  if (schema instanceof z.ZodTuple) return fc.tuple(...(schema.def.items as z.ZodType[]).map(valueOf));
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(fc.constantFrom<string>(...roles), valueOf(schema.valueType as z.ZodType));
  if (schema instanceof z.ZodArray)
    return fc.array(valueOf(schema.element as z.ZodType), { minLength: 1, maxLength: 2 });
  if (schema instanceof z.ZodObject)
    return fc.record(
      Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, valueOf(field as z.ZodType)])),
    );
  if (schema instanceof z.ZodString) return fc.constant('words');
  throw new Error(`no values of ${schema.def.type}`);
}

const ranges = (least: number) =>
  fc.uniqueArray(edges(0, 1440, fc.nat(1440)), { minLength: 2 * least, maxLength: 12 }).map((minutes) => {
    const sorted = minutes.toSorted((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, n) => [sorted[2 * n]!, sorted[2 * n + 1]!]);
  });
const ascending = (schema: z.ZodType, length: number) =>
  fc
    .uniqueArray(valueOf(schema) as fc.Arbitrary<number>, { minLength: length, maxLength: length })
    .map((numbers) => numbers.toSorted((a, b) => a - b));
const day = fc
  .integer({ min: 0, max: 500 })
  .map((n) => new Date(Date.UTC(2026, 10, 1) + n * 86_400_000).toISOString().slice(0, 10));
/** Open in one short hour a week, at all hours, or anything between. */
const week = fc
  .array(fc.oneof(fc.constant([]), ranges(1)), { minLength: 7, maxLength: 7 })
  .filter((days) => days.flat().reduce((open, [from, to]) => open + to! - from!, 0) >= 60);
const calendar = fc.record({
  zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
  week,
  holidays: fc.array(day, { maxLength: 200 }),
  makeUpDays: fc.array(fc.record({ date: day, hours: ranges(0) }), { maxLength: 5 }),
});

/** Fewer than policies: working out the days of one costs more than all the rest. */
const calendars = fc.sample(calendar, { numRuns: Math.ceil(RUNS / 20), seed: 7 });

const { shape } = PolicyContent;
const policies = fc
  .record({
    rest: valueOf(PolicyContent.omit({ calendar: true })) as fc.Arbitrary<typeof defaultPolicy>,
    calendar: fc.constantFrom(...calendars),
    shares: ascending(shape.progressCheck.shape.askAt, 2),
    reminders: ascending(shape.minutes.shape.relay, 10),
    days: ascending(shape.followUp.shape.dueDays, 4),
    windows: ranges(1),
    levels: fc.array(fc.constantFrom(...roles), { minLength: 1, maxLength: 6 }),
    minutes: fc.array(valueOf(shape.minutes.shape.relay), { minLength: 6, maxLength: 6 }),
  })
  .map(({ rest, calendar: hours, shares, reminders, days, windows, levels, minutes }) => ({
    ...rest,
    calendar: hours,
    progressCheck: { ...rest.progressCheck, askAt: shares[0], escalateAt: shares[1] },
    extraItemReminders: reminders,
    discount: { soloPercent: Math.min(rest.discount.soloPercent, rest.discount.maxPercent), maxPercent: 100 },
    complaint: { ...rest.complaint, levels, escalationMinutes: minutes.slice(0, levels.length) },
    followUp: {
      ...rest.followUp,
      notBeforeDays: days[0],
      dueDays: days[1],
      sweepDays: days[2],
      closeDays: days[3],
      windows,
    },
  }));

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
    fc.property(policies, fc.nat(states.length - 1), (content, index) => {
      const policy = servicePolicy({ store: 'S01', brand: 'voyage', version: 1 }, PolicyContent.parse(content));
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
