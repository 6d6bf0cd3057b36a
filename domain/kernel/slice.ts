import type { z } from 'zod';
import { deadlinesOf, type DeadlineRule, type DeadlineState, type EscalationPolicy } from '../time/deadline';
import { timeActor, type Actor, type Role } from './actor';
import { actionsOf, rulesOf, type Action, type CommandRule } from './command-rule';
import type { AnyEventIn, EventIn, EventSchemas, UnstampedEventIn } from './event';
import type { Obstacle } from './rejection';
import { computable, type Deadline, type Process } from './process';

interface Staged extends DeadlineState {
  readonly stage: string;
  readonly sequence: number;
}

/** What a command carries, who may send it, and where the API takes it. */
export interface CommandDeclaration {
  readonly payload: z.ZodObject;
  readonly roles: readonly Actor['role'][];
  /** Below the number of the process; absent for a command that only other processes send. */
  readonly path?: string;
}
export type CommandDeclarations = Readonly<Record<string, CommandDeclaration>>;

/** A declared command as it is sent: its id (handled at most once), its sender and its payload. */
export type SentCommand<Commands, T extends keyof Commands> = {
  readonly type: T;
  readonly id: string;
  readonly by: Actor;
} & PayloadOf<Commands, T>;
export type PayloadOf<Commands, T extends keyof Commands> = Commands[T] extends { readonly payload: infer P }
  ? z.infer<P>
  : never;

/**
 * One stage or concern of a process: its commands, their rules, its events, what they change, and its deadlines. The process has nothing that
 * no slice has. A slice without deadlines has an empty list.
 */
export interface Slice<
  State extends Staged,
  Payloads,
  Commands,
  Events extends EventSchemas,
  Rule extends DeadlineRule = DeadlineRule,
> {
  readonly commands: Commands;
  readonly events: Events;
  readonly rules: {
    readonly [T in keyof Commands]: CommandRule<State, SentCommand<Commands, T>, UnstampedEventIn<Payloads>>;
  };
  readonly evolve: {
    readonly [T in keyof Events & keyof Payloads]: (state: State, event: EventIn<Payloads, T>) => State;
  };
  readonly deadlines: readonly ((state: State) => readonly Rule[])[];
  /** What time alone brings about, beside the deadlines: each event once it is due, unless the state has changed by then. */
  readonly timedEvents?: readonly ((state: State) => readonly Deadline<UnstampedEventIn<Payloads>>[])[];
}

/** A slice of any commands and events. */
interface AnySlice<State, Rule> {
  readonly commands: CommandDeclarations;
  readonly events: EventSchemas;
  readonly rules: Readonly<Record<string, CommandRule<State & Staged, never, object>>>;
  readonly evolve: Readonly<Record<string, (state: State, event: never) => State>>;
  readonly deadlines: readonly ((state: State) => readonly Rule[])[];
  readonly timedEvents?: readonly ((state: State) => readonly Deadline<object>[])[];
}

interface HasCommands {
  readonly commands: object;
}
type SchemaOf<Commands, T extends keyof Commands> = Commands[T] extends { readonly payload: infer P } ? P : never;
type Union<Slices extends readonly HasCommands[]> = Slices[number]['commands'];
type Intersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
/** The declarations of all slices in one table. */
export type DeclarationsOf<Slices extends readonly HasCommands[]> = Intersection<Union<Slices>>;
export type CommandNameOf<Slices extends readonly HasCommands[]> = keyof DeclarationsOf<Slices> & string;
export type CommandOfSlices<Slices extends readonly HasCommands[], T extends CommandNameOf<Slices>> = SentCommand<
  DeclarationsOf<Slices>,
  T
>;
/** The commands that people send, through the API. */
export type PublicCommandOf<Slices extends readonly HasCommands[]> = {
  [T in CommandNameOf<Slices>]: DeclarationsOf<Slices>[T] extends { readonly path: string } ? T : never;
}[CommandNameOf<Slices>];

/** Every command that the slices judge. */
export type AnyCommandOf<Slices extends readonly HasCommands[]> = {
  [T in CommandNameOf<Slices>]: CommandOfSlices<Slices, T>;
}[CommandNameOf<Slices>];
/** What only other processes send, by name. */
export type InternalPayloadsOf<Slices extends readonly HasCommands[]> = {
  readonly [T in Exclude<CommandNameOf<Slices>, PublicCommandOf<Slices>>]: PayloadOf<DeclarationsOf<Slices>, T>;
};

type EvolvedBy<S> = S extends { readonly evolve: infer E } ? keyof E : never;
/** The slices, or what does not compile in their place: the events that none of them evolves. */
type Complete<Payloads, Slices extends readonly HasCommands[]> = [
  Exclude<keyof Payloads, EvolvedBy<Slices[number]>>,
] extends [never]
  ? Slices
  : { readonly eventsWithoutEvolve: Exclude<keyof Payloads, EvolvedBy<Slices[number]>> };

interface Composition<State extends Staged, Payloads, Slices extends readonly HasCommands[], Rule> {
  readonly slices: Complete<Payloads, Slices>;
  /** Before the first event; its sequence is 0. */
  readonly initialState: State;
  readonly escalationPolicyOf: (state: State) => EscalationPolicy;
  /** What time brings about, where it is more than the deadlines of the slices. */
  readonly deadlines?: (state: State, rules: readonly Rule[]) => readonly Deadline<AnyEventIn<Payloads>>[];
  /** The roles among these that have a part in this very process, where not all of its type have. */
  readonly involvedIn?: (state: State, roles: readonly Actor['role'][]) => readonly Actor['role'][];
  /** What must be done before a command whatever its own rule requires, given the deadline rules of the slices. */
  readonly requires?: (
    state: State,
    command: CommandNameOf<Slices>,
    rules: () => readonly Rule[],
  ) => Obstacle | undefined;
  /** Whoever has no part in this very process, in whatever role. */
  readonly isOwnCase?: (state: State, by: Actor) => boolean;
  /** What every event changes, whatever its slice has made of it. */
  readonly afterEach?: (before: State, event: AnyEventIn<Payloads>, after: State) => State;
}

export interface ComposedProcess<
  State,
  Name extends string,
  Command extends { readonly type: string },
  Event,
  Rule = DeadlineRule,
> extends Process<State, Command, Event> {
  readonly initialState: State;
  /** What each event carries beside its type, time and person. */
  readonly eventSchemas: EventSchemas;
  readonly commandRules: { readonly [T in Name]: CommandRule<State & Staged, never, object> };
  readonly rolesFor: (state: State, name: Name) => readonly Actor['role'][];
  /** What is awaited by when, as far as it can be computed. */
  readonly deadlineRules: (state: State) => readonly Rule[];
  /** The state that these events lead to, the opening one first. */
  readonly fold: (events: readonly Event[]) => State;
  /** What may happen next, who may do it, and why not yet. */
  readonly actions: (state: State, names?: readonly Name[]) => readonly Action<Name>[];
  /** What time will bring if nobody acts, soonest first; nothing when the deadlines cannot be computed. */
  readonly upcoming: (state: State) => readonly Deadline<Event>[];
}

/** The tables as one. Throws when two of them have an entry of the same name. */
function mergeOnce<T>(what: string, tables: readonly Readonly<Record<string, T>>[]): Readonly<Record<string, T>> {
  const merged = new Map<string, T>();
  for (const [name, entry] of tables.flatMap((table) => Object.entries(table))) {
    if (merged.has(name)) throw new Error(`Two slices have the ${what} ${name}.`);
    merged.set(name, entry);
  }
  return Object.fromEntries(merged);
}

/** The declarations of all slices by command name. */
const declarationsOf = <const Slices extends readonly HasCommands[]>(slices: Slices): DeclarationsOf<Slices> =>
  mergeOnce(
    'command',
    slices.map(({ commands }) => commands as Readonly<Record<string, unknown>>),
  ) as DeclarationsOf<Slices>;

/** Makes a process of its slices. Throws when two slices have the same command or event. */
export function composeProcess<
  State extends Staged,
  Payloads,
  Slices extends readonly HasCommands[],
  Rule extends DeadlineRule = DeadlineRule,
>(
  composition: Composition<State, Payloads, Slices, Rule>,
): ComposedProcess<State, CommandNameOf<Slices>, AnyCommandOf<Slices>, AnyEventIn<Payloads>, Rule> {
  type Name = CommandNameOf<Slices>;
  type Event = AnyEventIn<Payloads> & { readonly type: string };
  const { initialState, escalationPolicyOf, afterEach } = composition;
  // the types above hold the slices together; from here on they are tables by name
  const slices = composition.slices as unknown as readonly AnySlice<State, Rule>[];
  const commands = mergeOnce(
    'command',
    slices.map((slice) => slice.commands),
  );
  const ownRules = mergeOnce(
    'rule',
    slices.map((slice) => slice.rules),
  );
  const evolveByType = mergeOnce(
    'event',
    slices.map((slice) => slice.evolve),
  );
  const ruleSources = slices.flatMap((slice) => slice.deadlines);
  const allRules = (state: State) => ruleSources.flatMap((rulesOfSource) => rulesOfSource(state));
  const deadlineRules = (state: State) =>
    ruleSources.flatMap((rulesOfSource) => computable(() => rulesOfSource(state)));
  const { requires } = composition;
  const rules = requires
    ? Object.fromEntries(
        Object.entries(ownRules).map(([name, rule]) => [
          name,
          {
            ...rule,
            requires: (state: State & Staged) =>
              rule.requires?.(state) ?? requires(state, name as Name, () => deadlineRules(state)),
          },
        ]),
      )
    : ownRules;
  const involvedIn = composition.involvedIn ?? ((_state, roles) => roles);
  const rolesFor = (state: State, name: string) =>
    involvedIn(state, rules[name]?.roles?.(state) ?? commands[name]?.roles ?? []);
  const evolve = (before: State, event: Event): State => {
    const own = evolveByType[event.type];
    if (!own) throw new Error(`No slice evolves the event ${event.type}.`);
    const after = own(before, event as never);
    const counted = { ...after, sequence: before.sequence + 1 };
    return afterEach ? afterEach(before, event, counted) : counted;
  };
  const timedSources = slices.flatMap((slice) => slice.timedEvents ?? []);
  const timedEvents = (state: State) =>
    timedSources
      .flatMap((eventsOfSource) => eventsOfSource(state))
      .map(({ at, event }) => ({ at, event: { ...event, at, by: timeActor } }));
  const timed =
    composition.deadlines ?? ((state, due) => deadlinesOf(state, due, escalationPolicyOf(state)) as readonly object[]);
  const deadlines = (state: State) =>
    [...timedEvents(state), ...timed(state, allRules(state))] as readonly Deadline<Event>[];
  const isOwnCase = composition.isOwnCase ?? (() => false);
  const processRules = { rules, rolesFor, isOwnCase } as never;
  return {
    initialState,
    eventSchemas: mergeOnce(
      'event schema',
      slices.map((slice) => slice.events),
    ),
    commandRules: rules as Readonly<Record<Name, CommandRule<State, never, object>>>,
    rules: rulesOf(processRules),
    rolesFor,
    evolve: evolve as (state: State, event: AnyEventIn<Payloads>) => State,
    deadlines,
    deadlineRules,
    fold: (events) => events.reduce<State>((state, event) => evolve(state, event as Event), initialState),
    actions: (state, names) => actionsOf(processRules, state, names),
    upcoming: (state) => computable(() => deadlines(state)).toSorted((a, b) => a.at - b.at),
  };
}

/** What people send, by command name: the payload, the path below the number, the roles. */
export interface PublicCommands {
  readonly schemas: Readonly<Record<string, z.ZodObject>>;
  readonly paths: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, readonly Role[]>>;
}
type PublicCommandsOf<Slices extends readonly HasCommands[]> = {
  readonly schemas: { readonly [T in PublicCommandOf<Slices>]: SchemaOf<DeclarationsOf<Slices>, T> };
  readonly paths: { readonly [T in PublicCommandOf<Slices>]: string };
  readonly roles: { readonly [T in PublicCommandOf<Slices>]: readonly Role[] };
};

/** Of the commands of all slices, those that people send. */
export function publicCommands<const Slices extends readonly HasCommands[]>(slices: Slices): PublicCommandsOf<Slices> {
  const declared = Object.entries(declarationsOf(slices) as CommandDeclarations).filter(
    ([, { path }]) => path !== undefined,
  );
  const table = <T>(of: (declaration: CommandDeclaration) => T) =>
    Object.fromEntries(declared.map(([name, declaration]) => [name, of(declaration)]));
  return {
    schemas: table(({ payload }) => payload),
    paths: table(({ path }) => path),
    roles: table(({ roles }) => roles),
  } as unknown as PublicCommandsOf<Slices>;
}
