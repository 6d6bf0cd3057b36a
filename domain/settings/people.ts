import type { ContentFault } from './faults';
import type { Reference } from './section';

type Path = readonly (string | number)[];

/** A person whom a field names, unless it names nobody. */
export const personAt = (person: string | null, path: Path): readonly Reference[] =>
  person === null ? [] : [{ kind: 'person', id: person, path }];

/** Persons of a list, each named once. */
export const personsAt = (persons: readonly string[], path: Path): readonly Reference[] =>
  persons.map((id, index) => ({ kind: 'person', id, path: [...path, index] }));

export const namedTwice = (persons: readonly string[], path: Path): readonly ContentFault[] =>
  persons.flatMap((id, index) =>
    persons.indexOf(id) < index ? [{ path: [...path, index], fault: 'memberTwice' as const }] : [],
  );
