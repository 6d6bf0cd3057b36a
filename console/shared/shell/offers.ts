import type { Role } from '../../../domain/kernel/actor';
import { defaultsNow, hasNoTarget, type FormDefaults } from '../forms/command-target';
import type { Action } from '../server/replies';
import type { TextName } from '../texts/texts';

/** A part of a page, and the commands that are begun there, the likeliest first. */
export interface Place {
  readonly title: TextName;
  readonly commands: readonly string[];
  /** Those that are rare or end something: never a button of their own unless they are somebody's task. */
  readonly rare?: readonly string[];
}
export const commandsOf = ({ commands, rare = [] }: Place): readonly string[] => [...commands, ...rare];
/** The parts of a page. A command that none of them names is begun from the list of all. */
export type Places = Readonly<Record<string, Place>>;

/** One command as the process lets this reader send it: now, not yet, or others and not the reader. */
export interface Offer {
  readonly action: Action;
  readonly state: 'ready' | 'notYet' | 'others';
  /** What is known about its form before anybody types. */
  readonly formDefaults: FormDefaults;
}

/** What the process lets people do, as far as it concerns a reader with these roles; what has nothing to be about is left out. */
export const offersOf = (
  actions: readonly Action[],
  roles: readonly Role[],
  defaultsOf: (command: string) => FormDefaults,
): readonly Offer[] =>
  actions.flatMap((action): readonly Offer[] => {
    const formDefaults = defaultsNow(action, defaultsOf(action.command), roles);
    const isMine = action.roles.some((role) => roles.includes(role as Role));
    if (!isMine) return action.notYet || action.roles.length === 0 ? [] : [{ action, state: 'others', formDefaults }];
    if (action.notYet) return [{ action, state: 'notYet', formDefaults }];
    return hasNoTarget(action, formDefaults) ? [] : [{ action, state: 'ready', formDefaults }];
  });

/** Whether it can be about this line, item or candidate; one that names none is about no part in particular. */
export const isAbout = ({ action, formDefaults: { targets, options } }: Offer, target: string): boolean =>
  targets?.some(({ key }) => key === target) ??
  action.targets?.includes(target) ??
  Object.values(options ?? {}).some((known) => known.some(({ value }) => value === target));

/** The form with what it was opened for chosen: among the targets by its key, among several by its box. */
export function defaultsFor({ options, ...rest }: FormDefaults, about: string | undefined): FormDefaults {
  const [field, known] = Object.entries(options ?? {})[0] ?? [];
  if (about === undefined || field === undefined || !known?.some(({ value }) => value === about))
    return { ...rest, ...(options && { options }) };
  return { ...rest, options: options!, initial: { ...rest.initial, [field]: [about] } };
}
