/** A document as it was stored, in whatever shape its release gave it. */
export type StoredObject = Readonly<Record<string, unknown>>;
/** Rewrites a document of one schema version as one of the next. Pure: it runs in workflows. */
export type UpcastStep = (stored: StoredObject) => StoredObject;

interface Versions {
  /** What is stored, as an error names it. */
  readonly what: string;
  /** The schema version in which this release writes. */
  readonly current: number;
  /** `steps[0]` rewrites version 1 as version 2, and so on: one step per version before the current one. */
  readonly steps: readonly UpcastStep[];
}

/** A newer release wrote this document. Its shape is not known here, so it is not read. */
export class NewerSchemaVersion extends Error {
  override readonly name = 'NewerSchemaVersion';
  constructor(what: string, stored: number, current: number) {
    super(
      `The ${what} has schema version ${stored}; this release reads up to version ${current}. Start the release that wrote it, or a later one.`,
    );
  }
}

/**
 * Reads documents of every schema version up to the current one. A document without a version has version 1. Throws
 * NewerSchemaVersion for a newer one, and a RangeError for what is no version at all.
 */
export function upcaster({ what, current, steps }: Versions): (stored: object, schemaVersion?: number) => StoredObject {
  if (steps.length !== current - 1)
    throw new RangeError(`The ${what} has version ${current}, which takes ${current - 1} steps, not ${steps.length}.`);
  return (stored, schemaVersion = 1) => {
    if (!Number.isInteger(schemaVersion) || schemaVersion < 1)
      throw new RangeError(`${String(schemaVersion)} is not a schema version of a ${what}.`);
    if (schemaVersion > current) throw new NewerSchemaVersion(what, schemaVersion, current);
    return steps.slice(schemaVersion - 1).reduce((document, step) => step(document), stored as StoredObject);
  };
}

export const isStoredObject = (value: unknown): value is StoredObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The document with an initial value for everything it lacks, at every depth. What it has stays, lists as they are. */
export function withInitial(stored: StoredObject, initial: object): StoredObject {
  const filled: Record<string, unknown> = { ...stored };
  for (const [name, value] of Object.entries(initial) as [string, unknown][]) {
    const known = stored[name];
    if (known === undefined) filled[name] = value;
    else if (isStoredObject(known) && isStoredObject(value)) filled[name] = withInitial(known, value);
  }
  return filled;
}
