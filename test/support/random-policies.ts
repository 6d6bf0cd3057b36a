import fc from 'fast-check';
import { z } from 'zod';
import { PolicyContent, type defaultPolicy } from '../../domain/policy/policy';

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
    return fc.dictionary(
      valueOf(schema.keyType as z.ZodType) as fc.Arbitrary<string>,
      valueOf(schema.valueType as z.ZodType),
    );
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

const { shape } = PolicyContent;

/**
 * What a store may set: anything that the schema accepts, often at its limits. Only so many calendars are among them, because working out the days
 * of one costs more than all the rest.
 */
export const randomPolicies = (calendars: number): fc.Arbitrary<PolicyContent> =>
  fc
    .record({
      rest: valueOf(PolicyContent.omit({ calendar: true })) as fc.Arbitrary<typeof defaultPolicy>,
      calendar: fc.constantFrom(...fc.sample(calendar, { numRuns: calendars, seed: 7 })),
      shares: ascending(shape.progressCheck.shape.askAt, 2),
      reminders: ascending(shape.minutes.shape.relay, 10),
      days: ascending(shape.followUp.shape.dueDays, 4),
      pickup: ascending(shape.pickup.shape.escalationDays, 5),
      windows: ranges(1),
      levels: fc.array(valueOf(shape.followUp.shape.firstRole), { minLength: 1, maxLength: 6 }),
      minutes: fc.array(valueOf(shape.minutes.shape.relay), { minLength: 6, maxLength: 6 }),
    })
    .map(({ rest, calendar: hours, shares, reminders, days, pickup, windows, levels, minutes }) => ({
      ...rest,
      calendar: hours,
      progressCheck: { ...rest.progressCheck, askAt: shares[0], escalateAt: shares[1] },
      extraItemReminders: reminders,
      pickup: { reminderDays: pickup.slice(0, 3), escalationDays: pickup[3], storeManagerDays: pickup[4] },
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
    }))
    .map((content) => PolicyContent.parse(content));
