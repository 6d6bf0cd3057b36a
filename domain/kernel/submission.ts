import { systemActor, type Actor, type InPlaceOf } from './actor';
import { fingerprint } from './fingerprint';

/** Who sends commands, with every role they may act in; the rule takes the first that may send the command. */
export interface Sender {
  readonly id: string;
  readonly roles: readonly Actor['role'][];
  /** CF-16: the person who is away, by each role that the sender holds in their place only. */
  readonly inPlaceOf?: InPlaceOf;
}

/** A command without its payload, whose schema belongs to its process. */
export interface CommandBody {
  readonly type: string;
}

/** What one sender asks of a process at once: all of it happens, or none. */
export interface Submission {
  /** Counts once, however often and in whichever way it is sent. */
  readonly id: string;
  readonly by: Sender;
  readonly commands: readonly CommandBody[];
  /** Refused when the process has gone on from this sequence. */
  readonly expects?: number;
  /** The read side is known to be written up to this sequence; no part of what is asked. */
  readonly recordedThrough?: number;
  /** SHA-256 of the state that those events make: what is recorded under the same numbers may be another branch of a process that was reset. */
  readonly recordedState?: string;
}

/** A command that one process sends another, or itself. */
export const systemSubmission = (id: string, command: CommandBody): Submission => ({
  id,
  by: { id: systemActor.id, roles: [systemActor.role] },
  commands: [command],
});

/** The same for every repetition: a person may have gained or lost a role meanwhile. */
export const contentOf = ({ by, commands, expects }: Submission): string =>
  fingerprint({ by: by.id, commands, expects });

/** Of whoever holds a link, and of nobody else. */
export const isOfCustomer = ({ by: { roles } }: Submission): boolean =>
  roles.length > 0 && roles.every((role) => role === 'customer');

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** False for what no sender of ours has built, e.g. a Signal from the command line. */
export const isSubmission = (value: unknown): value is Submission =>
  isObject(value) &&
  typeof value['id'] === 'string' &&
  isObject(value['by']) &&
  typeof value['by']['id'] === 'string' &&
  Array.isArray(value['by']['roles']) &&
  Array.isArray(value['commands']) &&
  value['commands'].length > 0 &&
  value['commands'].every((command) => isObject(command) && typeof command['type'] === 'string');
