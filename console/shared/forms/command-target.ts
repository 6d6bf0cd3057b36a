import type { Bilingual } from '../../../domain/values/bilingual';

/** One thing a command can be about: what it is called, and the fields that follow from it. */
export interface CommandTarget {
  readonly key: string;
  /** A person's own words, or words of the catalogue. */
  readonly label: string | Bilingual;
  readonly values: Readonly<Record<string, unknown>>;
  /** What the customer is shown before agreeing to it. */
  readonly shown?: string;
}

/** What a process adds to the form of one of its commands. */
export interface FormDefaults {
  /** Things to choose from; a command with an empty list has nothing to be sent about now. */
  readonly subjects?: readonly CommandTarget[];
  /** Values to begin with, which may be changed. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** Options of fields that name parts of the process. */
  readonly options?: Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>;
  /** What the customer is shown before the consent. */
  readonly shown?: string;
}
export const noFormDefaults: FormDefaults = {};
