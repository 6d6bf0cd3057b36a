import { canonicalJson } from '../../domain/proof/canonical-json';
import type { Dice } from './honest-proofs';

type Entry = { entry: unknown; openings: Record<string, unknown> };
interface Bundle {
  entries: Entry[];
}

/** A bundle that somebody has changed. */
export interface Mutation {
  readonly how: string;
  readonly text: string;
  /** Which faults are at the right place; the file as a whole where it can no longer be read. */
  readonly located: RegExp;
}

const some = (dice: Dice, text: string): string => text[dice(text.length)]!;
const BYTES = 'ABCxyz019+/=-_.,:;"\\{}[] 中\n';

function changedByte(text: string, dice: Dice): Mutation {
  const at = dice(text.length);
  let put = some(dice, BYTES);
  while (put === text[at]) put = some(dice, BYTES);
  return { how: 'byte', text: text.slice(0, at) + put + text.slice(at + 1), located: /./ };
}
const cutText = (text: string, dice: Dice): Mutation => ({
  how: 'cut off',
  text: text.slice(0, dice(text.length)),
  located: /^bundle$/,
});

/** Every number, word and hash of the value, as the way to it. */
function leavesOf(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
function another(value: unknown, dice: Dice): unknown {
  if (typeof value === 'number') return value + 1 + dice(1_000);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return dice(1_000);
  const at = dice(value.length + 1);
  return `${value.slice(0, at)}${value[at] === 'A' ? 'B' : 'A'}${value.slice(at + 1)}`;
}
/** Of an event, what it says; the bundle stays one, and the event is named. */
function changedEvent(bundle: Bundle, dice: Dice): Pick<Mutation, 'how' | 'located'> {
  const index = dice(bundle.entries.length);
  const { entry } = bundle.entries[index]!;
  const leaves = leavesOf(entry);
  const path = leaves[dice(leaves.length)]!;
  const parent = path.slice(0, -1).reduce((inner: never, key) => inner[key], entry as never) as Record<string, unknown>;
  parent[path.at(-1)!] = another(parent[path.at(-1)!], dice);
  return { how: 'event', located: new RegExp(`^entry ${index + 1}( |$)`) };
}
function changedOpening(bundle: Bundle, dice: Dice): Pick<Mutation, 'how' | 'located'> {
  const index = dice(bundle.entries.length);
  const openings = bundle.entries[index]!.openings as Record<string, { value: string }>;
  const pointers = Object.keys(openings);
  const pointer = pointers[dice(pointers.length)]!;
  openings[pointer]!.value = another(openings[pointer]!.value, dice) as string;
  return { how: 'word', located: new RegExp(`^entry ${index + 1} `) };
}
function cutEnd({ entries }: Bundle, dice: Dice): Pick<Mutation, 'how' | 'located'> {
  entries.splice(entries.length - 1 - dice(entries.length - 1));
  return { how: 'end', located: /^row$/ };
}
function leftOut({ entries }: Bundle, dice: Dice): Pick<Mutation, 'how' | 'located'> {
  const at = dice(entries.length - 1);
  entries.splice(at, 1);
  return { how: 'left out', located: new RegExp(`^entry ${at + 1}$`) };
}
function swapped({ entries }: Bundle, dice: Dice): Pick<Mutation, 'how' | 'located'> {
  const at = dice(entries.length - 1);
  const to = at + 1 + dice(entries.length - 1 - at);
  [entries[at], entries[to]] = [entries[to]!, entries[at]!];
  return { how: 'swapped', located: new RegExp(`^entry ${at + 1}$`) };
}
function inserted({ entries }: Bundle, dice: Dice): Pick<Mutation, 'how' | 'located'> {
  const at = dice(entries.length + 1);
  const copy = JSON.parse(JSON.stringify(entries[dice(entries.length)]!)) as Entry;
  // as it would have to be: with the number of its place
  const sequence = dice(2) === 0 ? { sequence: at + 1 } : {};
  entries.splice(at, 0, { ...copy, entry: { ...(copy.entry as object), ...sequence } });
  return { how: 'inserted', located: new RegExp(`^entry (${at + 1}|${at + 2})$`) };
}
function changedAnywhere(bundle: Bundle, dice: Dice): Pick<Mutation, 'how' | 'located'> {
  const leaves = leavesOf(bundle);
  const path = leaves[dice(leaves.length)]!;
  const parent = path.slice(0, -1).reduce((inner: never, key) => inner[key], bundle as never) as Record<
    string,
    unknown
  >;
  parent[path.at(-1)!] = another(parent[path.at(-1)!], dice);
  return { how: 'value', located: /./ };
}
const ofBundle = [changedEvent, changedOpening, cutEnd, leftOut, swapped, inserted, changedAnywhere] as const;

/** The honest bundle after one random change. */
export function mutated(honest: string, dice: Dice): Mutation {
  const which = dice(ofBundle.length + 4);
  if (which < 3) return changedByte(honest, dice);
  if (which === 3) return cutText(honest, dice);
  const bundle = JSON.parse(honest) as Bundle;
  return { ...ofBundle[which - 4]!(bundle, dice), text: canonicalJson(bundle) };
}
