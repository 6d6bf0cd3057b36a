import { canonicalJson } from './canonical-json';
import { readCosignature, readCheckpoint, cosignedText, type Checkpoint } from './checkpoint';
import { EventEntry, HeadsEntry, ProofBundle, type HeadRow } from './bundle';
import { fromBase64, toBase64 } from './base64';
import { contentFaults, openedEvent, type OpenedEvent } from './contents';
import { leafOf } from './entry';
import { covers, readLogKeys, type LogKey } from './log-keys';
import { isConsistent, isIncluded, type Hash, type Tree } from './merkle-tree';
import { commitmentTo, pointersInto, type Json } from './sealing';
import { readNote, signaturesBy, type NoteKey, type SignedNote } from './signed-note';

/** What is looked at, in this order. */
export const steps = [
  'form',
  'keys',
  'checkpoints',
  'signatures',
  'witnesses',
  'consistency',
  'inclusion',
  'sequence',
  'completeness',
  'openings',
  'times',
  'approvals',
  'deadlines',
  'sums',
] as const;
export type CheckName = (typeof steps)[number];

/** What does not hold, and where: `checkpoint 2`, `entry 7`, `entry 7 /reason`; counted from 1. */
export interface Fault {
  readonly step: CheckName;
  readonly place: string;
}

/** What somebody who does not trust us brings along. */
export interface Trust {
  /** Pinned: printed in the contract, not taken from the bundle. */
  readonly rootKey: NoteKey;
  /** Whose signature counts that everybody is shown the same log. */
  readonly witnesses: readonly NoteKey[];
  /** So many of them must have signed the newest checkpoint. */
  readonly quorum: number;
  /** A head of this log that was seen earlier. */
  readonly held?: Tree;
}

export interface Verdict {
  readonly faults: readonly Fault[];
  /** Steps for which nothing was brought along. */
  readonly notChecked: readonly CheckName[];
  /** The events, as far as they could be read; what was withheld or erased is null, with its pointer in `withheld`. */
  readonly events: readonly { readonly entry: EventEntry; readonly opened: OpenedEvent }[];
  /** The newest checkpoint. */
  readonly newest?: Checkpoint;
  /** When each witness signed it, in seconds since the epoch. */
  readonly witnessed: Readonly<Record<string, number>>;
}

/** Whether this is the Ed25519 signature of these bytes. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

interface Signed extends Checkpoint {
  readonly note: SignedNote;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const hash = (text: string): Hash => fromBase64(text) ?? new Uint8Array();
const MAX_BUNDLE_BYTES = 50_000_000;

/** Checks everything that a bundle claims, and says what does not hold. Never throws, whatever the text is. */
export function verifyBundle(text: string, trust: Trust, verify: VerifySignature): Verdict {
  const bundle = text.length <= MAX_BUNDLE_BYTES ? readBundle(text) : undefined;
  if (!bundle) return { faults: [{ step: 'form', place: 'bundle' }], notChecked: [], events: [], witnessed: {} };
  const faults: Fault[] = [];
  const demand = (holds: boolean, step: CheckName, place: string): void => void (holds || faults.push({ step, place }));

  const keys = keysOf(bundle, trust, verify);
  const checkpoints = bundle.checkpoints.map((note) => readSigned(note, bundle.origin));
  checkpoints.forEach((one, index) => demand(one !== undefined, 'checkpoints', `checkpoint ${index + 1}`));
  const known = checkpoints.filter((one) => one !== undefined);
  known.forEach((one, index) => {
    const isNewest = index === known.length - 1;
    demand(isSigned(one, keys, verify, isNewest), 'signatures', `checkpoint ${index + 1}`);
  });

  const newest = known.at(-1);
  const witnessed = newest ? witnessesOf(newest, trust.witnesses, verify) : {};
  demand(Object.keys(witnessed).length >= trust.quorum, 'witnesses', `checkpoint ${known.length}`);

  demand(keys.length > 0 && areHandedOver(keys, known, verify), 'keys', 'keys');
  checkConsistency(bundle, known, trust.held, demand);
  const events = checkEntries(bundle, newest, demand);
  checkHead(bundle, events, newest, demand);
  checkOpenings(bundle, events, demand);
  for (const [name, seconds] of Object.entries(witnessed))
    events.forEach((event, index) =>
      demand(!event || event.at <= seconds * 1_000, 'times', `entry ${index + 1} ${name}`),
    );

  const opened = events.flatMap((entry, index) =>
    entry ? [{ entry, opened: openedEvent(entry, bundle.entries[index]!.openings) }] : [],
  );
  // what was changed is not read: it could say anything
  if (faults.length === 0)
    for (const { step, index } of contentFaults(opened.map((one) => one.opened)))
      faults.push({ step, place: `entry ${index + 1}` });

  return {
    faults,
    notChecked: trust.quorum === 0 && Object.keys(witnessed).length === 0 ? ['witnesses', 'times'] : [],
    events: opened,
    ...(newest && { newest: { origin: newest.origin, size: newest.size, root: newest.root } }),
    witnessed,
  };
}

type Demand = (holds: boolean, step: CheckName, place: string) => void;

/** Only the one text that we write for a bundle is one: no key stands in it twice, no byte means nothing. */
function readBundle(text: string): ProofBundle | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? ProofBundle.safeParse(value).data : undefined;
  } catch {
    return undefined;
  }
}

function keysOf({ keys, origin }: ProofBundle, { rootKey }: Trust, verify: VerifySignature): readonly LogKey[] {
  const note = readNote(keys);
  if (!note) return [];
  const [signature, ...more] = signaturesBy(note, rootKey);
  const isByRoot = signature && more.length === 0 && verify(rootKey.publicKey, bytes(note.text), signature);
  return (isByRoot && note.signatures.length === 1 && readLogKeys(note.text, origin)) || [];
}

function readSigned(text: string, origin: string): Signed | undefined {
  const note = readNote(text);
  if (!note) return undefined;
  const checkpoint = readCheckpoint(note.text);
  return checkpoint?.origin === origin ? { ...checkpoint, note } : undefined;
}

/** Every signature that claims to be by a key of this log must be. Under an earlier checkpoint no other stands: nobody could say that it was changed. */
function isSigned(
  { note, size }: Signed,
  keys: readonly LogKey[],
  verify: VerifySignature,
  isNewest: boolean,
): boolean {
  const signed = keys
    .filter((one) => covers(one, size))
    .flatMap(({ key }) =>
      signaturesBy(note, key).map((signature) => verify(key.publicKey, bytes(note.text), signature)),
    );
  return signed.length > 0 && signed.every(Boolean) && (isNewest || signed.length === note.signatures.length);
}

/** Each key after the first was brought in by the one before it: both signed the log of the size at which one took over. */
const areHandedOver = (keys: readonly LogKey[], known: readonly Signed[], verify: VerifySignature): boolean =>
  keys.slice(1).every((later, index) => {
    const earlier = keys[index]!;
    const note = known.find(({ size }) => size === later.firstSize && size === earlier.lastSize)?.note;
    return [earlier, later].every(
      ({ key }) =>
        note && signaturesBy(note, key).some((signature) => verify(key.publicKey, bytes(note.text), signature)),
    );
  });

/** When each of them signed; those who did not are left out. */
function witnessesOf({ note }: Signed, witnesses: readonly NoteKey[], verify: VerifySignature): Record<string, number> {
  const found: Record<string, number> = {};
  for (const witness of witnesses)
    for (const cosignature of signaturesBy(note, witness)) {
      const read = readCosignature(cosignature);
      if (read && verify(witness.publicKey, bytes(cosignedText(read.seconds, note.text)), read.signature))
        found[witness.name] = read.seconds;
    }
  return found;
}

function checkConsistency(
  { consistency }: ProofBundle,
  known: readonly Signed[],
  held: Tree | undefined,
  demand: Demand,
): void {
  demand(consistency.length === Math.max(0, known.length - 1), 'consistency', 'bundle');
  known.slice(1).forEach((later, index) => {
    const path = (consistency[index] ?? []).map(hash);
    const earlier = known[index]!;
    demand(earlier.size < later.size && isConsistent(earlier, later, path), 'consistency', `checkpoint ${index + 2}`);
  });
  if (!held) return;
  const same = known.find(({ size }) => size === held.size);
  demand(same !== undefined && isConsistent(held, same, []), 'consistency', `size ${held.size}`);
}

/** The events at their places in the newest tree; undefined where one is none. */
function checkEntries(
  { entries, process }: ProofBundle,
  newest: Tree | undefined,
  demand: Demand,
): readonly (EventEntry | undefined)[] {
  let before: { readonly leaf: string | null; readonly position: number; readonly store?: string } = {
    leaf: null,
    position: 0,
  };
  demand(entries.length > 0, 'sequence', 'bundle');
  return entries.map(({ entry, path }, index) => {
    const place = `entry ${index + 1}`;
    const event = EventEntry.safeParse(entry).data;
    demand(event !== undefined, 'form', place);
    if (!event) return undefined;
    const leaf = leafOf(entry);
    const included = newest && isIncluded(leaf, event.position - 1, newest.size, path.map(hash), newest.root);
    demand(included ?? false, 'inclusion', place);
    const fits =
      event.process === process &&
      event.store === (before.store ?? event.store) &&
      event.sequence === index + 1 &&
      event.previous === before.leaf &&
      event.position > before.position;
    demand(fits, 'sequence', place);
    before = { leaf: toBase64(leaf), position: event.position, store: event.store };
    return event;
  });
}

/** That the process had exactly these events when the newest heads were written. */
function checkHead(
  { head, process }: ProofBundle,
  events: readonly (EventEntry | undefined)[],
  newest: Tree | undefined,
  demand: Demand,
): void {
  const heads = HeadsEntry.safeParse(head.heads.entry).data;
  demand(heads !== undefined, 'form', 'heads');
  if (!heads || !newest) return;
  const included = isIncluded(leafOf(heads), heads.position - 1, newest.size, head.heads.path.map(hash), newest.root);
  const last = events.at(-1);
  demand(included && heads.store === last?.store && heads.position > last.position, 'completeness', 'heads');
  const row: HeadRow = [process, events.length, last ? toBase64(leafOf(last)) : '', head.state];
  demand(isIncluded(leafOf(row), head.index, heads.rows, head.path.map(hash), hash(heads.root)), 'completeness', 'row');
}

function checkOpenings({ entries }: ProofBundle, events: readonly (EventEntry | undefined)[], demand: Demand): void {
  events.forEach((event, index) => {
    if (!event) return;
    const place = `entry ${index + 1}`;
    const holes = pointersInto(event.plain as Json, null);
    demand(
      Object.keys(event.sealed).every((pointer) => holes.has(pointer)),
      'openings',
      place,
    );
    for (const [pointer, { salt, value }] of Object.entries(entries[index]!.openings))
      demand(event.sealed[pointer] === commitmentTo(hash(salt), value), 'openings', `${place} ${pointer}`);
  });
}
