import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import type { RepairOrder, RepairOrderEvent } from './state';

/** Which fields of which events are a person's own words. */
const spoken = {
  conditionNoted: ['note'],
  technicianCalled: ['doubt'],
  expertSigned: ['opinion'],
  diagnosisReportHandedOver: ['fault', 'advice'],
  commitmentRecorded: ['promise'],
  abnormalityReported: ['description'],
  counterMeasureRecorded: ['measure'],
  qualityFailed: ['reason'],
  resultRejected: ['reason'],
  deliveryDisputed: ['objection'],
  disputeResolved: ['resolution'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Spoken = keyof typeof spoken;
const isSpoken = (type: string): type is Spoken => Object.hasOwn(spoken, type);

/** Words that somebody wrote into the order, as they read after the last correction. */
export const Statement = z.object({
  statementId: z.string(),
  /** The event that they came with, and its field. */
  event: z.enum(Object.keys(spoken) as [Spoken, ...Spoken[]]),
  field: z.string(),
  text: z.string(),
  by: z.string(),
});
export type Statement = Immutable<z.output<typeof Statement>>;

/** What this event says in somebody's own words. */
export function statementsIn(event: RepairOrderEvent, sequence: number): readonly Statement[] {
  const { type, by } = event;
  if (!isSpoken(type)) return [];
  const said = event as unknown as Readonly<Record<string, string>>;
  return spoken[type].map((field) => ({
    statementId: `${sequence}.${field}`,
    event: type,
    field,
    text: said[field] ?? '',
    by: by.id,
  }));
}

/** The newest words of this kind; undefined where nobody has said any, or none are kept. */
export const lastStatement = (
  { statements = [] }: Pick<RepairOrder, 'statements'>,
  event: Spoken,
  field: string,
): Statement | undefined => statements.findLast((one) => one.event === event && one.field === field);
