/** What was typed and not yet sent, kept for this browser tab: through a lost line, a reload, and signing in again. */
const PREFIX = 'draft:';
const keyOf = (number: string, command: string): string => `${PREFIX}${number}:${command}`;

interface Draft {
  readonly values: Record<string, unknown>;
  /** When it was typed, in milliseconds. */
  readonly at: number;
}

function read(key: string): Draft | undefined {
  const stored = sessionStorage.getItem(key);
  if (stored === null) return undefined;
  try {
    return (JSON.parse(stored) as Draft | null) ?? undefined;
  } catch {
    return undefined;
  }
}

export const draftOf = (number: string, command: string): Record<string, unknown> | undefined =>
  read(keyOf(number, command))?.values;
export const keepDraft = (number: string, command: string, values: unknown): void =>
  sessionStorage.setItem(keyOf(number, command), JSON.stringify({ values, at: Date.now() }));
export const dropDraft = (number: string, command: string): void => sessionStorage.removeItem(keyOf(number, command));

/** Where nobody is signed in, what was typed longer ago than this is gone: others may sit there now. */
const KEPT_MS = 10 * 60_000;

/** L3: a session that ends because nobody was there leaves no draft; one that ends while somebody types leaves it a while. */
export function dropOldDrafts(): void {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(PREFIX) && Date.now() - (read(key)?.at ?? 0) >= KEPT_MS) sessionStorage.removeItem(key);
}
