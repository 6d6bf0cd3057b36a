import type { Actor } from './actor';
import type { EventMeta } from './event';
import type { Instant, Rule } from './process';
import { reject, type Obstacle } from './rejection';

interface Staged {
  readonly stage: string;
  readonly sequence: number;
}
interface Sent {
  readonly type: string;
  readonly id: string;
  readonly by: Actor;
}

/** The rule of one command. All but `decide` depends on the state alone, so a screen can say beforehand what may be done. */
export interface CommandRule<State extends Staged, Command, Unstamped> {
  readonly during: readonly State['stage'][];
  /** The roles that may act now, where the state allows fewer than the declaration of the command. */
  readonly roles?: (state: State) => readonly Actor['role'][];
  /** What the command can be about now, where it names one of several: ids of lines, items, calls. Absent when it names none. */
  readonly targets?: (state: State) => readonly string[];
  /** What must be done first. */
  readonly requires?: (state: State) => Obstacle | undefined;
  /** The events of the command; none when they have happened already. Throws a Rejection for a fault in the command itself. */
  readonly decide: (state: State, command: Command, at: Instant) => readonly Unstamped[];
}

/** All rules of a process, and who may send which command. */
export interface ProcessRules<State extends Staged, Name extends string, Unstamped> {
  readonly rules: { readonly [N in Name]: CommandRule<State, never, Unstamped> };
  readonly rolesFor: (state: State, name: Name) => readonly Actor['role'][];
  /** Whoever has no part in this very process, in whatever role. */
  readonly isOwnCase: (state: State, by: Actor) => boolean;
}

/** I9: checks the person, the role, then the stage, then what the rule requires, then the command itself; stamps every event with person and time. */
function ruleOf<State extends Staged, Name extends string, Unstamped extends object>(
  { rules, rolesFor, isOwnCase }: ProcessRules<State, Name, Unstamped>,
  name: Name,
): Rule<State, Sent, Unstamped & EventMeta> {
  return (state, command, at) => {
    const rule = rules[name];
    const allowed = rolesFor(state, name);
    if (isOwnCase(state, command.by)) reject('ownCase');
    if (!allowed.includes(command.by.role)) reject('roleNotAllowed', { role: command.by.role, allowed });
    if (!rule.during.includes(state.stage)) reject('notDuringStage', { stage: state.stage, during: rule.during });
    const obstacle = rule.requires?.(state);
    if (obstacle) reject(obstacle.code, obstacle.facts);
    return rule.decide(state, command as never, at).map((event) => ({ ...event, at, by: command.by }));
  };
}

const namesOf = <Name extends string>(rules: { readonly [N in Name]: unknown }): readonly Name[] =>
  Object.keys(rules) as Name[];

/** The rules of a process, by command name. */
export const rulesOf = <State extends Staged, Name extends string, Unstamped extends object>(
  process: ProcessRules<State, Name, Unstamped>,
): { readonly [N in Name]: Rule<State, Sent, Unstamped & EventMeta> } =>
  Object.fromEntries(namesOf(process.rules).map((name) => [name, ruleOf(process, name)])) as never;

export interface Action<Name extends string = string> {
  readonly command: Name;
  readonly roles: readonly string[];
  /** What it can be about now; absent when it names none. */
  readonly targets?: readonly string[];
  /** What must be done first; absent when the command may be sent now. */
  readonly notYet?: Obstacle;
}

/** Nothing is to be done first, and there is something that it can be about. */
export const isPossible = ({ notYet, targets }: Action): boolean => !notYet && targets?.length !== 0;

/** What may happen next, of all commands or of these; who may do it, and why not yet. */
export const actionsOf = <State extends Staged, Name extends string, Unstamped>(
  { rules, rolesFor }: Omit<ProcessRules<State, Name, Unstamped>, 'isOwnCase'>,
  state: State,
  names: readonly Name[] = namesOf(rules),
): readonly Action<Name>[] =>
  names
    .filter((name) => rules[name].during.includes(state.stage))
    .map((command) => {
      const targets = rules[command].targets?.(state);
      const notYet = rules[command].requires?.(state);
      return { command, roles: rolesFor(state, command), ...(targets && { targets }), ...(notYet && { notYet }) };
    });

/** The first obstacle of several, in the order a person would meet them. */
export const allOf =
  <State>(...checks: readonly ((state: State) => Obstacle | undefined)[]): ((state: State) => Obstacle | undefined) =>
  (state) => {
    for (const check of checks) {
      const obstacle = check(state);
      if (obstacle) return obstacle;
    }
    return undefined;
  };

/** The list with the entry of this key changed; unchanged when there is none. */
export const updateWhere = <T>(
  list: readonly T[],
  is: (entry: T) => boolean,
  to: (entry: T) => Partial<T>,
): readonly T[] => list.map((entry) => (is(entry) ? { ...entry, ...to(entry) } : entry));
