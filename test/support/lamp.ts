import type { Actor } from '../../domain/kernel/actor';
import { fingerprint } from '../../domain/kernel/fingerprint';
import type { JudgedProcess } from '../../domain/kernel/judge';
import type { Instant } from '../../domain/kernel/process';
import type { Recorded } from '../../domain/kernel/receipt';
import { reject } from '../../domain/kernel/rejection';
import type { Submission } from '../../domain/kernel/submission';
import { LiveProcess } from '../../workflows/live-process';
import type { SentReceipt } from '../../workflows/messages';
import type { CarriedState } from '../../workflows/run';
import type { NamedErrand } from '../../domain/kernel/errand-queue';
import type { CommandBody } from '../../domain/kernel/submission';
import type { Errand } from '../../domain/errands';
import { Errands } from '../../workflows/errands';
import { runtime } from './fake-workflow-runtime';

export const MINUTE = 60_000;
/** Of what a lamp says. */
export const LAMP_SCHEMA_VERSION = 3;
export const START: Instant = Date.parse('2026-11-23T08:00:00Z');

/** A lamp burns out ten minutes after somebody switched it on; a broken one takes no command. What is `cracked` breaks the program. */
export interface Lamp {
  readonly sequence: number;
  readonly stage: 'off' | 'on' | 'broken';
  readonly litAt: Instant;
  readonly label?: string;
  readonly cracked?: 'deadlines' | 'burning';
}
interface Command {
  readonly type: string;
  readonly id: string;
  readonly by: Actor;
  readonly times?: number;
  readonly text?: string;
  readonly how?: Lamp['cracked'];
}
export interface LampEvent {
  readonly type: 'made' | 'switchedOn' | 'switchedOff' | 'burntOut' | 'flashed' | 'rejected' | 'cracked' | 'labelled';
  readonly at: Instant;
  readonly code?: string;
  readonly by?: string;
  readonly text?: string;
  readonly how?: Lamp['cracked'];
}

const whole = ({ stage }: Lamp): void => {
  if (stage === 'broken') reject('notDuringStage', { stage });
};
const rules: Readonly<Record<string, (lamp: Lamp, command: Command, at: Instant) => readonly LampEvent[]>> = {
  switchOn: (lamp, _command, at) => {
    whole(lamp);
    return lamp.stage === 'on' ? [] : [{ type: 'switchedOn', at }];
  },
  switchOff: (lamp, _command, at) => {
    whole(lamp);
    return [{ type: 'switchedOff', at }];
  },
  flash: (_lamp, { times = 1 }, at) => Array.from({ length: times }, () => ({ type: 'flashed' as const, at })),
  label: (_lamp, { by, text = '' }, at) => {
    if (by.role !== 'technician') reject('roleNotAllowed', { role: by.role, allowed: ['technician'] });
    return [{ type: 'labelled', at, by: by.role, text }];
  },
  divide: () => {
    throw new RangeError('by nought, as Mrs Wang said');
  },
  explode: (_lamp, _command, at) => [{ type: 'made', at }],
  crack: (_lamp, { how }, at) => [{ type: 'cracked', at, ...(how && { how }) }],
};

const lamp: JudgedProcess<Lamp, LampEvent> = {
  decide: (state, command, at) => rules[command.type]!(state, command, at),
  evolve: (state, { type, at, text, how }) => {
    const sequence = state.sequence + 1;
    if (type === 'made') throw new TypeError('a lamp is made once');
    if (type === 'burntOut' && state.cracked === 'burning') throw new TypeError('it cannot burn out');
    if (type === 'switchedOn') return { ...state, sequence, stage: 'on', litAt: at };
    if (type === 'switchedOff') return { ...state, sequence, stage: 'off' };
    if (type === 'labelled') return { ...state, sequence, ...(text !== undefined && { label: text }) };
    if (type === 'cracked') {
      const { cracked: _before, ...mended } = state;
      return { ...mended, sequence, ...(how && { cracked: how }) };
    }
    return { ...state, sequence, stage: type === 'burntOut' ? 'broken' : state.stage };
  },
  deadlines: ({ stage, litAt, cracked }) => {
    if (cracked === 'deadlines') throw new RangeError('no such minute');
    const at = litAt + 10 * MINUTE;
    return stage === 'on' ? [{ at, event: { type: 'burntOut', at } }] : [];
  },
};

export type CarriedLamp = CarriedState<Lamp, LampEvent>;
export const made: CarriedLamp = { state: { sequence: 1, stage: 'off', litAt: 0 }, handled: [], unpublished: [] };

class ContinuedAsNew extends Error {
  constructor(
    readonly carried: CarriedLamp,
    readonly taskQueue: string,
  ) {
    super('continued as new');
  }
}

/** A lamp that is labelled tells the process of that name. */
const asksForAnother = (before: Lamp, events: readonly LampEvent[]): readonly NamedErrand<Errand>[] =>
  events.flatMap(({ type, text }, index) => {
    if (type !== 'labelled') return [];
    if (text === 'nobody') throw new TypeError('nobody cannot be told');
    const errand = {
      sendCommand: 'repairOrder',
      number: text ?? '',
      command: { type: 'holdSettlement', complaint: 'CP' },
    };
    return [{ id: `lamp:${before.sequence + 1 + index}`, errand: errand as Errand }];
  });

/** A run, with what it published, batch by batch, and what it told whoever operates it. */
export class Run {
  readonly batches: (readonly Recorded<LampEvent>[])[] = [];
  readonly defects: string[] = [];
  readonly stacks: string[] = [];
  readonly live: LiveProcess<Lamp, LampEvent>;
  /** While set, publishing does not come to an end. */
  stuck = false;
  /** What was to be carried out, by id. */
  readonly carriedOut: string[] = [];
  readonly refusals: string[] = [];
  /** How an errand ends. */
  carryOut: (errand: NamedErrand<Errand>) => Promise<CommandBody | null> = async () => null;
  constructor(carried: CarriedLamp = made) {
    const errands = new Errands(
      {
        carryOut: (errand) => {
          this.carriedOut.push(errand.id);
          return this.carryOut(errand);
        },
        reportRefusal: async (about, reason) => void this.refusals.push(`${about}: ${reason}`),
      },
      carried.errands,
    );
    this.live = new LiveProcess<Lamp, LampEvent>(
      lamp,
      {
        errands,
        errandsOf: asksForAnother,
        schemaVersion: LAMP_SCHEMA_VERSION,
        fingerprintOf: fingerprint,
        view: (state) => ({ state }),
        rejectedEvent: (_submission, { code }, at) => ({ type: 'rejected', at, code }),
        reportDefect: async (about, stack) => {
          this.defects.push(about);
          this.stacks.push(stack);
        },
        continueWith: async (next, taskQueue) => {
          throw new ContinuedAsNew(next, taskQueue);
        },
      },
      carried,
    );
    this.live.listen();
    void this.live.publishTo(async (events) => {
      await runtime.wait(() => !this.stuck);
      this.batches.push(events);
    });
    void this.live.doErrands();
  }
  get published(): readonly string[] {
    return this.batches.flat().map(({ sequence, event }) => `${sequence} ${event.type}`);
  }
}

export const command = (type: string, id: string, more: object = {}): Submission => ({
  id,
  by: { id: 'wang', roles: ['serviceAdvisor'] },
  commands: [{ type, ...more }],
});
/** Several commands in one submission. */
export const several = (id: string, ...types: readonly string[]): Submission => ({
  ...command('flash', id),
  commands: types.map((type) => ({ type })),
});
export const update = (sent: Submission) => runtime.update('submit', sent) as SentReceipt<LampEvent>;
export const signal = (sent: unknown) => runtime.signal('submit', sent);
export const refusalOf = (ask: () => unknown): unknown => {
  try {
    ask();
  } catch (error) {
    return (error as { readonly type?: unknown }).type ?? error;
  }
  throw new Error('it was not refused');
};
/** The error with which the main path leaves this run. */
export const endOf = (path: Promise<unknown>): Promise<unknown> =>
  path.then(
    () => undefined,
    (error: unknown) => error,
  );
/** The state that the run ends with, once it has ended. */
export function endIn({ live }: Run): { readonly state: Lamp | undefined } {
  const end: { state: Lamp | undefined } = { state: undefined };
  void live.close().then((state) => (end.state = state));
  return end;
}
/** The task queue on which the run goes on; undefined while it does not. */
export async function queueOfNextRun(path: Promise<unknown>): Promise<string | undefined> {
  const error = await path;
  return error instanceof ContinuedAsNew ? error.taskQueue : undefined;
}
/** Where the run goes on. */
export async function continuedFrom(path: Promise<unknown>): Promise<CarriedLamp> {
  const error = await path;
  if (!(error instanceof ContinuedAsNew)) throw new Error('the run did not continue as new', { cause: error });
  // what the server keeps between two runs is JSON
  return JSON.parse(JSON.stringify(error.carried)) as CarriedLamp;
}
