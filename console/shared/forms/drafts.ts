/** What was typed and not yet sent, kept for this browser tab: through a lost line, a reload, and signing in again. */
const keyOf = (number: string, command: string): string => `draft:${number}:${command}`;

export function draftOf(number: string, command: string): Record<string, unknown> | undefined {
  const stored = sessionStorage.getItem(keyOf(number, command));
  if (stored === null) return undefined;
  try {
    return JSON.parse(stored) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
export const keepDraft = (number: string, command: string, values: unknown): void =>
  sessionStorage.setItem(keyOf(number, command), JSON.stringify(values));
export const dropDraft = (number: string, command: string): void => sessionStorage.removeItem(keyOf(number, command));
