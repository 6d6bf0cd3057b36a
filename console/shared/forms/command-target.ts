import type { Role } from '../../../domain/kernel/actor';
import type { Bilingual } from '../../../domain/values/bilingual';
import type { Action } from '../server/replies';

/** One element that stands out, by the name of its word, and what it is. */
export interface Highlight {
  readonly element: string;
  readonly value: string;
}

/** One thing a command can be about: what it is called, and the fields that follow from it. */
export interface CommandTarget {
  /** Its id, as the process names it in the targets of an action. */
  readonly key: string;
  /** A person's own words, words of the catalogue, or the person by whose name it is called. */
  readonly label: string | Bilingual | { readonly person: string };
  readonly values: Readonly<Record<string, unknown>>;
  /** Values to begin with when this one is chosen, which may be changed. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** The role that is asked, where only one is. */
  readonly asked?: Role;
  /** What the customer is shown before agreeing to it. */
  readonly shown?: string;
  /** What a field can name while the command is about this one. */
  readonly options?: Readonly<Record<string, readonly Option[]>>;
}
interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a process adds to the form of one of its commands. */
export interface FormDefaults {
  /** What the command can name one of. The process says which of them it can be about now. */
  readonly targets?: readonly CommandTarget[];
  /** Values to begin with, which may be changed. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** The field in which the command names several of the targets of its action, and what they are called. */
  readonly options?: Readonly<Record<string, readonly Option[]>>;
  /** What the customer is shown before the consent. */
  readonly shown?: string;
  /** C-14: what of it stands out. */
  readonly highlights?: readonly Highlight[];
}

/** Of all that is known, what the process lets this person send the command about now. */
export function defaultsNow(
  { targets: ids }: Pick<Action, 'targets'>,
  { targets, options, ...rest }: FormDefaults,
  roles: readonly Role[],
): FormDefaults {
  const isNow = (id: string): boolean => ids?.includes(id) ?? true;
  return {
    ...rest,
    ...(targets && {
      targets: targets.filter(({ key, asked }) => isNow(key) && (asked === undefined || roles.includes(asked))),
    }),
    ...(options && {
      options: Object.fromEntries(
        Object.entries(options).map(([field, known]) => [field, known.filter(({ value }) => isNow(value))]),
      ),
    }),
  };
}

/** An empty list: there is nothing the command can be sent about now. */
export const hasNoTarget = ({ targets: ids }: Pick<Action, 'targets'>, { targets }: FormDefaults): boolean =>
  ids?.length === 0 || targets?.length === 0;
