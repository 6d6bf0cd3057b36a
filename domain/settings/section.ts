import type { z } from 'zod';
import type { Role } from '../kernel/actor';
import type { Immutable } from '../kernel/immutable';
import type { ContentFault } from './faults';

/** What a store document of any release says of a store that has set nothing yet. */
export interface StoreFacts {
  readonly name: string;
  /** The name in Latin letters. */
  readonly latinName: string;
  /** Ids of the teams, as releases before the settings kept them. */
  readonly teams: readonly string[];
}

/** Something of the store that a setting names; it must be there when it is named anew. */
export interface Reference {
  readonly kind: 'person' | 'picture' | 'team';
  readonly id: string;
  readonly path: readonly (string | number)[];
}

type ContentOf<S extends z.ZodObject> = Immutable<z.output<S>>;

/** One page of what a store sets about itself. Nothing in it is read by a rule: what a process goes by is pinned into it when it opens (ADR 4). */
export interface Section<S extends z.ZodObject = z.ZodObject> {
  /** What is taken. */
  readonly schema: S;
  /** The same as it is told: what is stored may be older than the present rules for what is taken. */
  readonly reply: z.ZodObject;
  /** Until the store has set it. */
  readonly initial: (store: StoreFacts) => ContentOf<S>;
  readonly readers: readonly Role[];
  readonly writers: readonly Role[];
  readonly referencesIn: (content: ContentOf<S>) => readonly Reference[];
  /** What the change does to what is there already and must not. */
  readonly faultsOfChange: (before: ContentOf<S>, after: ContentOf<S>) => readonly ContentFault[];
  /** L-40: what a history tells of, each with what it was and is: an entry of a list by its id, else a field by its name. */
  readonly partsOf: (content: ContentOf<S>) => Readonly<Record<string, unknown>>;
}

type Declared<S extends z.ZodObject> = Pick<Section<S>, 'schema' | 'reply' | 'initial' | 'readers' | 'writers'> &
  Partial<Section<S>>;

/** A section of fields. */
export const fieldsSection = <S extends z.ZodObject>(declared: Declared<S>): Section<S> => ({
  referencesIn: () => [],
  faultsOfChange: () => [],
  partsOf: (content) => content,
  ...declared,
});
