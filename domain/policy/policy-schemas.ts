import { z } from 'zod';
import { roles } from '../kernel/actor';
import type { ServicePolicy } from './policy';
import { Day, Fen, Id, LongText } from '../values/field-schemas';
import { isKnownZone } from '../time/working-time';

/** Tests and drills may set seconds; nobody needs more than a month. */
const Minutes = z
  .number()
  .min(0)
  .max(60 * 24 * 31);
const Share = z.number().gt(0).lt(1);
const Percent = z.int().min(0).max(100);

const ascending = (numbers: readonly number[]): boolean =>
  numbers.every((n, index) => index === 0 || n > (numbers[index - 1] as number));

export const Zone = z.string().refine(isKnownZone, { message: 'is not a known time zone' });

const Hours = z
  .array(z.tuple([z.int().min(0).max(1440), z.int().min(0).max(1440)]))
  .max(6)
  .refine((intervals) => ascending(intervals.flat()), { message: 'intervals must follow each other without overlap' });

const Calendar = z
  .strictObject({
    zone: Zone,
    week: z.array(Hours).length(7),
    holidays: z.array(Day).max(200),
    makeUpDays: z.array(z.strictObject({ date: Day, hours: Hours })).max(100),
  })
  .refine(({ week }) => week.some((hours) => hours.length > 0), { message: 'must be open on at least one weekday' });

const TimeOfDayRange = z.tuple([z.int().min(0).max(1440), z.int().min(0).max(1440)]);
const Roles = z.array(z.enum(roles)).min(1).max(6);
const PauseReasons = z.array(z.enum(['customer', 'parts', 'authority'])).max(3);
const Days = z.number().min(0).max(60);

const Complaint = z
  .strictObject({
    minutes: z.strictObject({
      firstAnswer: Minutes,
      urgentAnswer: Minutes,
      judgement: Minutes,
      confirmation: Minutes,
      ownerSignature: Minutes,
      decision: Minutes,
      acceptance: Minutes,
      notification: Minutes,
      implementation: Minutes,
      revisit: Minutes,
      evaluation: Minutes,
      reopening: Minutes,
      leaderContact: Minutes,
      centralPackage: Minutes,
      idle: Minutes.gt(0),
    }),
    pausable: z.strictObject({
      judgement: PauseReasons,
      resolveBy: PauseReasons,
      investigation: PauseReasons,
      revisit: PauseReasons,
    }),
    pauseCapMinutes: Minutes,
    statutoryDays: Days,
    statutoryWarnAt: Share,
    superiors: z.partialRecord(z.enum(roles), z.enum(roles)),
    levels: Roles,
    ladder: z.array(Minutes).min(1).max(6),
    soloCost: Fen,
    targets: z.strictObject({ solvedPercent: Percent, inTimePercent: Percent, medianMinutes: Minutes }),
  })
  .refine(({ levels, ladder }) => levels.length === ladder.length, { message: 'each level needs its own time' });

const FollowUp = z
  .strictObject({
    notBeforeDays: Days,
    dueDays: Days,
    sweepDays: Days,
    closeDays: Days,
    sweepScope: z.enum(['unreached', 'all']),
    firstRole: z.enum(roles),
    sweepRole: z.enum(roles),
    windows: z
      .array(TimeOfDayRange)
      .min(1)
      .max(6)
      .refine((windows) => ascending(windows.flat()), { message: 'windows must follow each other without overlap' }),
    attempts: z.int().min(1).max(20),
    quickHandlingMinutes: Minutes,
    secondCallMinutes: Minutes,
    escalateMinutes: Minutes,
  })
  .refine((days) => ascending([days.notBeforeDays, days.dueDays, days.sweepDays]), {
    message: 'the first call comes before its due day, and that before the sweep',
  })
  .refine(({ sweepDays, closeDays }) => sweepDays <= closeDays, { message: 'the sweep comes before the close' });

/** The content of one policy version; store, brand and version number are the system's. */
export const PolicyContent = z.strictObject({
  calendar: Calendar,
  minutes: z.strictObject({
    greeting: Minutes,
    technicianCall: Minutes,
    diagnosisReport: Minutes,
    workshopReceipt: Minutes,
    counterMeasure: Minutes,
    promiseWarning: Minutes,
    customerContact: Minutes,
    extraItemEscalation: Minutes,
    relay: Minutes,
    slips: Minutes,
    exitPass: Minutes,
    promiseMargin: Minutes,
    receiptPrecision: z.number().min(1).max(10),
  }),
  progressCheck: z
    .strictObject({ askAt: Share.min(0.7).max(0.8), escalateAt: Share.min(0.7).max(0.8), promiseAlarmAt: Share })
    .refine(({ askAt, escalateAt }) => askAt < escalateAt, { message: 'the question comes before the escalation' }),
  extraItemReminders: z.array(Minutes).max(10).refine(ascending, { message: 'must ascend' }),
  extraItemEvidence: z.enum(['recordedRemoteConsent', 'signatureRequired']),
  escalationLadder: z.array(Minutes).min(1).max(6),
  escalationLevels: z.array(z.enum(roles)).min(1).max(6),
  expertSign: z.enum(['faultReported', 'onDoubt']),
  expertDeputyMaySign: z.boolean(),
  coverPieces: z.union([z.literal(5), z.literal(7)]),
  deliveryDocuments: z.array(z.enum(['workOrder', 'pickupSlip'])).min(1),
  guarantee: LongText,
  fees: z.strictObject({ diagnosis: Fen, estimate: Fen, cancellation: Fen }),
  discount: z
    .strictObject({ soloPercent: Percent, maxPercent: Percent })
    .refine(({ soloPercent, maxPercent }) => soloPercent <= maxPercent, {
      message: 'the solo limit lies within the maximum',
    }),
  vatPercent: Percent,
  goldCardPickupKilometres: z.int().min(0).max(500),
  waterBottles: z.strictObject({ standard: z.int().min(0).max(10), goldCard: z.int().min(0).max(10) }),
  complaint: Complaint,
  followUp: FollowUp,
  notices: z.strictObject({ quiet: TimeOfDayRange }),
  linkDigitsAbove: Fen,
});

export const NewPolicy = z.strictObject({ brand: Id, content: PolicyContent });

/** The schema and the domain's own type must say the same. */
type Content = Omit<ServicePolicy, 'store' | 'brand' | 'version'>;
export const contentOf = (parsed: z.infer<typeof PolicyContent>): Content => parsed;
