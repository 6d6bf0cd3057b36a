import { readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** More than the stores that one run of the tests opens. */
const NAMESPACES = 120;

/** The namespaces that a server of the tests begins with. */
export const testNamespaces: readonly string[] = Array.from({ length: NAMESPACES }, (_none, index) => `test-${index}`);

/** Notes all of them as free in this folder. */
export function offerNamespaces(folder: string): void {
  for (const name of testNamespaces) writeFileSync(path.join(folder, name), '');
}

/**
 * A namespace that no other store has: the number of a workshop day says the store and the date alone, so that two stores S01 in one namespace would have
 * the same days. Whoever removes its file has it. On a server that was given, all share the usual one.
 */
export function takeNamespace(folder = process.env['FREE_NAMESPACES']): string {
  if (folder === undefined) return 'default';
  for (const name of readdirSync(folder)) {
    try {
      unlinkSync(path.join(folder, name));
      return name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // another was faster
    }
  }
  throw new Error('The tests have opened more stores than there are namespaces: see test/support/namespaces.ts.');
}
