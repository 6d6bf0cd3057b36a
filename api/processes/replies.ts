import { z } from 'zod';
import { ForfeitedDeposit, SignedForm } from '../../domain/appointment/state';
import { Acceptance } from '../../domain/complaint/schemas';
import { Actor, roles } from '../../domain/kernel/actor';
import type { Action } from '../../domain/kernel/command-rule';
import type { EventSchemas } from '../../domain/kernel/event';
import type { Deadline } from '../../domain/kernel/process';
import type { PublicCommands } from '../../domain/kernel/slice';
import { rejectionCodes } from '../../domain/kernel/rejection';
import type { AnyEvent } from '../../domain/processes';
import { Evidence } from '../../domain/repair-order/evidence';
import type { PassedStep } from '../../domain/time/deadline';
import { StoredInstant } from '../../domain/values/field-schemas';
import { AsOf } from './past';

export const RoleName = z.enum(roles).meta({ id: 'Role' });

export const NextStep = z
  .object({
    command: z.string(),
    roles: z.array(RoleName),
    person: z.string().nullable().meta({ description: 'meant for this person; null when anyone of the roles may' }),
    dueAt: StoredInstant.nullable(),
    escalated: z.boolean(),
  })
  .meta({ id: 'NextStep', description: 'H-43: what is done next, by whom' });
const RejectionCode = z.enum(rejectionCodes).meta({ id: 'RejectionCode' });
const Facts = z.record(z.string(), z.unknown());

const Obstacle = z
  .object({ code: RejectionCode, facts: Facts.exactOptional() })
  .meta({ id: 'Obstacle', description: 'What must be done first' });
export const ActionReply = z
  .object({
    command: z.string(),
    roles: z.array(z.string()),
    targets: z.array(z.string()).exactOptional().meta({
      description: 'what it can be about now, where the command names one of several; absent when it names none',
    }),
    notYet: Obstacle.exactOptional(),
  })
  .meta({ id: 'Action', description: 'What may happen next, who may do it, and why not yet' });

const UpcomingDeadline = z
  .object({
    at: StoredInstant,
    event: z.object({
      type: z.string(),
      key: z.string().exactOptional(),
      timer: z.string().exactOptional(),
      reaction: z.enum(['remind', 'warn', 'escalate']).exactOptional(),
      to: z.array(RoleName).exactOptional(),
      fulfilledBy: z.string().exactOptional(),
    }),
  })
  .meta({ id: 'UpcomingDeadline', description: 'What time will bring about unless something else happens first' });

const PassedDeadline = z
  .object({ at: StoredInstant, key: z.string(), timer: z.string(), fulfilledBy: z.string() })
  .meta({ id: 'PassedDeadline', description: 'What time has brought about, while what it asked for is still awaited' });

/** What every state is told with. */
export const stateExtras = {
  policyVersion: z.int(),
  actions: z.array(ActionReply),
  deadlines: z.array(UpcomingDeadline),
  passedDeadlines: z.array(PassedDeadline),
  asOf: AsOf.exactOptional().meta({ description: 'with `at`; absent from what is told of now' }),
};

/** What time brings to a state: what it will, and what it has while somebody is still awaited. */
interface Deadlines {
  readonly upcoming: readonly Deadline<AnyEvent>[];
  readonly passed: readonly PassedStep[];
}
export const noDeadlines: Deadlines = { upcoming: [], passed: [] };

/** Those that people can send; the others are sent by other processes and by endpoints of their own. */
export const withEndpoint = <A extends Action>(
  { paths }: Pick<PublicCommands, 'paths'>,
  actions: readonly A[],
): readonly A[] => actions.filter(({ command }) => Object.hasOwn(paths, command));

/** What every state is told with: the version of its policy, what may happen next, and what time brings. */
export const stateExtrasOf = (
  { version }: { readonly version: number },
  actions: readonly Action[],
  { upcoming, passed }: Deadlines,
) => ({
  policyVersion: version,
  actions,
  deadlines: upcoming.map(({ at, event }) => {
    if (event.type !== 'deadlinePassed') return { at, event: { type: event.type } };
    const { type, key, timer, reaction, to, fulfilledBy } = event;
    return { at, event: { type, key, timer, reaction, to, fulfilledBy } };
  }),
  passedDeadlines: passed,
});

/** The state as it is told: without the policy, which is pinned inside and known to the store, and with what goes beside it. */
export const stateReply = <State extends z.ZodRawShape, Extras extends z.ZodRawShape>(
  { shape: { policy: _policy, ...state } }: z.ZodObject<State & { policy: z.ZodType }>,
  extras: Extras,
) => z.object({ ...state, ...stateExtras, ...extras });

const stamp = { sequence: z.int(), at: StoredInstant, by: Actor };

/** What a process was opened with names the version of its policy instead of repeating the policy. */
const told = (field: z.core.$ZodType): z.core.$ZodType =>
  field instanceof z.ZodObject && 'policy' in field.shape
    ? field.omit({ policy: true }).extend({ policyVersion: z.int() })
    : field;
export const withoutPolicy = (event: AnyEvent): object =>
  Object.fromEntries(
    Object.entries(event).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'object' || value === null || !('policy' in value)) return [name, value];
      const { policy, ...rest } = value as { readonly policy: { readonly version: number } };
      return [name, { ...rest, policyVersion: policy.version }];
    }),
  );

/** One event of a process as it is told, by its type. `name` begins the names of the components, e.g. `RepairOrder`. */
export function eventReply(name: string, schemas: EventSchemas): z.ZodType {
  const [first, ...others] = Object.entries(schemas).map(([type, carried]) =>
    z
      .object({
        type: z.literal(type),
        ...stamp,
        ...Object.fromEntries(Object.entries(carried.shape).map(([field, schema]) => [field, told(schema)])),
      })
      .meta({ id: `${name}${type.charAt(0).toUpperCase()}${type.slice(1)}` }),
  );
  if (!first) throw new Error(`${name} declares no events`);
  return z.discriminatedUnion('type', [first, ...others]).meta({ id: `${name}Event` });
}

const Command = { number: z.string(), commandId: z.string() };
export const ReceiptReply = z
  .object({
    ...Command,
    sequence: z.int().meta({ description: 'reads with `minSequence` see at least this' }),
    happened: z
      .array(z.string())
      .meta({ description: 'the types of the events; empty when everything had already happened' }),
  })
  .meta({ id: 'Receipt' });
export const HandedIn = z.object({ ...Command, status: z.literal('accepted') }).meta({ id: 'HandedIn' });
export const OutcomeReply = z
  .discriminatedUnion('status', [
    z.object({ ...Command, status: z.literal('applied'), sequence: z.int(), happened: z.array(z.string()) }),
    z.object({ ...Command, status: z.literal('rejected'), code: RejectionCode, facts: Facts }),
  ])
  .meta({ id: 'Outcome' });

export const EvidenceChain = z.object({
  number: z.string(),
  evidence: z.array(z.union([Evidence, Acceptance, SignedForm, ForfeitedDeposit])),
});
/** Created under this number. */
export const Created = z.object({ number: z.string(), store: z.string() }).meta({ id: 'Created' });
