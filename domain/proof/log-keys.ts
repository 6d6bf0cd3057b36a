import { readVerifierKey, verifierKey, type NoteKey } from './signed-note';

/** A key that may sign the checkpoints of a log, from one size of it to another. */
export interface LogKey {
  readonly key: NoteKey;
  readonly firstSize: number;
  /** null: still in use. */
  readonly lastSize: number | null;
}

/** The text that the root key signs: the log, then a line for each key. */
export const logKeysText = (origin: string, keys: readonly LogKey[]): string =>
  `${origin} keys\n${keys.map(({ key, firstSize, lastSize }) => `${verifierKey(key)} ${firstSize} ${lastSize ?? '-'}\n`).join('')}`;

/** The keys of such a text; undefined when it is none, or speaks of another log. */
export function readLogKeys(text: string, origin: string): readonly LogKey[] | undefined {
  const [title, ...lines] = text.split('\n');
  if (title !== `${origin} keys` || lines.pop() !== '' || lines.length === 0) return undefined;
  const keys = lines.map(readLine);
  return keys.includes(undefined) ? undefined : (keys as readonly LogKey[]);
}

function readLine(line: string): LogKey | undefined {
  const [, word = '', first = '', last = ''] = /^(\S+) (0|[1-9]\d{0,14}) (-|[1-9]\d{0,14})$/.exec(line) ?? [];
  const key = readVerifierKey(word);
  return key && { key, firstSize: Number(first), lastSize: last === '-' ? null : Number(last) };
}

/** Whether the key may sign a log of this size. */
export const covers = ({ firstSize, lastSize }: LogKey, size: number): boolean =>
  size >= firstSize && size <= (lastSize ?? Infinity);
