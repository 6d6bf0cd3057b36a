import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { upcaster } from '../kernel/upcasting';
import { Id } from '../values/field-schemas';
import { appointmentSettings } from './appointment-policy';
import { calendarSettings } from './calendar-policy';
import { complaintSettings } from './complaint-policy';
import { followUpSettings } from './follow-up-policy';
import { personsPerDay } from './read-budgets';
import { retention } from './retention';
import { completed, group } from './setting';
import { visitSettings } from './visit-policy';

export type { ComplaintPolicy, PauseReason } from './complaint-policy';
export type { TimeOfDayRange } from './fields';

/** Every number and choice a store may set. Minutes are natural minutes unless the name says working. */
const settings = group({
  calendar: calendarSettings,
  ...visitSettings,
  complaint: complaintSettings,
  followUp: followUpSettings,
  appointment: appointmentSettings,
  personsPerDay,
  retention,
});

/** The content of one policy version; store, brand and version numbers are the system's. */
export const PolicyContent = settings.schema;
export type PolicyContent = Immutable<z.output<typeof PolicyContent>>;

export const NewPolicy = z.strictObject({ brand: Id, content: PolicyContent });

/** A version of the policy, as the API replies it. */
export const PolicyReply = z.strictObject({ store: Id, brand: Id, version: z.int().min(0), ...PolicyContent.shape });
type PolicyReply = Immutable<z.output<typeof PolicyReply>>;

/** The same as it is kept; `schemaVersion` says in which shape. */
export const ServicePolicy = PolicyReply.extend({ schemaVersion: z.int().min(1) });
/**
 * Versioned per store and brand profile. A copy is pinned into each process when it opens, so that it ends under the rules it
 * began with.
 */
export type ServicePolicy = Immutable<z.output<typeof ServicePolicy>>;

/** The defaults of the CF and T tables; a store's policy starts from these. */
export const defaultPolicy: PolicyContent = settings.initial;
export const defaultCalendar: PolicyContent['calendar'] = settings.initial.calendar;

/** Goes up with every step. A new number with a default is no step. */
const SCHEMA_VERSION = 1;
/** Numbers that got another name or another meaning, one step per schema version. */
const toCurrent = upcaster({ what: 'policy', current: SCHEMA_VERSION, steps: [] });

/** This content as a version of the policy of a store and brand. */
export const servicePolicy = (
  { store, brand, version }: Pick<ServicePolicy, 'store' | 'brand' | 'version'>,
  content: PolicyContent = defaultPolicy,
): ServicePolicy => ({ store, brand, version, schemaVersion: SCHEMA_VERSION, ...content });

/** Of a process before its first event. */
export const noPolicy: ServicePolicy = servicePolicy({ store: '', brand: '', version: 0 });

/** What the store has set, of a version with whatever else is known of it. */
export const contentOf = (policy: PolicyContent): PolicyContent =>
  Object.fromEntries(Object.keys(defaultPolicy).map((name) => [name, policy[name as keyof PolicyContent]])) as never;

export const policyReply = (policy: ServicePolicy): PolicyReply => {
  const { store, brand, version } = policy;
  return { store, brand, version, ...contentOf(policy) };
};

/**
 * A policy as an earlier release wrote it, in the shape of this one: numbers that it lacks have their defaults, numbers that are
 * no more are left out. Parses nothing, so it runs in workflows. Throws NewerSchemaVersion for a policy of a later release.
 */
export function upcastPolicy(stored: { readonly schemaVersion?: number }): ServicePolicy {
  const current = toCurrent(stored, stored.schemaVersion);
  // written by `servicePolicy`, whatever the release
  const owner = current as unknown as Pick<ServicePolicy, 'store' | 'brand' | 'version'>;
  return servicePolicy(owner, completed(settings, current));
}
