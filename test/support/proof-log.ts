import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { processDefinitions } from '../../domain/processes';
import { toBase64 } from '../../domain/proof/base64';
import { checkpointText, cosignedText } from '../../domain/proof/checkpoint';
import { leafOf, sealEvent, type SealedEntry } from '../../domain/proof/entry';
import { logKeysText } from '../../domain/proof/log-keys';
import { bundleText, headsOf, rootOfRange, type ReadNode } from '../../domain/proof/make-bundle';
import { nodesCompletedBy, type Hash } from '../../domain/proof/merkle-tree';
import {
  keyIdOf,
  LOG_KEY,
  WITNESS_KEY,
  writeNote,
  type NoteKey,
  type NoteSignature,
} from '../../domain/proof/signed-note';
import type { VerifySignature } from '../../domain/proof/verify';
import type { HeadRow, HeadsEntry } from '../../domain/proof/bundle';
import { opening, type Events } from './order-events';

const prefix = Buffer.from('302a300506032b6570032100', 'hex');
const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([prefix, bytes]), format: 'der', type: 'spki' });
export const verifySignature: VerifySignature = (key, message, signature) =>
  verify(null, message, publicKeyOf(key), signature);

export interface Signer {
  readonly key: NoteKey;
  readonly sign: (text: string) => Uint8Array;
}
/** RFC 8410: what stands before the 32 bytes of a private key. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
/** The same key for the same name and secret. */
export function newSigner(name: string, type = LOG_KEY, secret = 'forger'): Signer {
  const seed = createHash('sha256').update(`${name} ${secret}`).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return {
    key: { name, type, publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32) },
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  };
}
const signatureOf = ({ key, sign: by }: Signer, text: string): NoteSignature => ({
  name: key.name,
  keyId: keyIdOf(key),
  signature: by(text),
});

export const ORIGIN = 'repairflow.example/S01';
export const root = newSigner('repairflow.example/root', LOG_KEY, 'root');
const logKey = newSigner(ORIGIN, LOG_KEY, 'log');
export const witness = newSigner('witness.example/w1', WITNESS_KEY, 'witness');
/** Seconds since the epoch. */
export const WITNESSED_AT = 2_000_000_000;

export const keysNote = (signer = root, firstSize = 1, lastSize: number | null = null): string => {
  const text = logKeysText(ORIGIN, [{ key: logKey.key, firstSize, lastSize }]);
  return writeNote({ text, signatures: [signatureOf(signer, text)] });
};

function cosigned(text: string): NoteSignature {
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(WITNESSED_AT));
  const signature = Buffer.concat([time, witness.sign(cosignedText(WITNESSED_AT, text))]);
  return { name: witness.key.name, keyId: keyIdOf(witness.key), signature };
}

/** The log of a store in memory: as many entries of other processes as asked for around each event of one visit. */
export class ProofLog {
  readonly #nodes = new Map<string, Hash>();
  readonly #checkpoints: { note: string; size: number }[] = [];
  readonly #others = new Map<string, HeadRow>();
  readonly events: SealedEntry[] = [];
  size = 0;

  readonly read: ReadNode = ({ level, index }) => this.#nodes.get(`${level}/${index}`)!;

  constructor(readonly secret = 'secret') {}

  append(entry: unknown): string {
    const leaf = leafOf(entry);
    for (const { level, index, hash } of nodesCompletedBy(this.size, leaf, this.read))
      this.#nodes.set(`${level}/${index}`, hash);
    this.size += 1;
    return toBase64(leaf);
  }

  addOther(process = `RO-S01-20261122-${String(9_000 - this.size).padStart(4, '0')}`): void {
    const leaf = this.append({ process, position: this.size + 1, of: 'another process' });
    this.#others.set(process, [process, 1, leaf, 'open']);
  }

  addVisit(visit: Events, othersBetween = 3): this {
    for (const event of visit) {
      for (let count = 0; count < othersBetween; count++) this.addOther();
      const sequence = this.events.length + 1;
      const sealed = sealEvent(
        { store: 'S01', position: this.size + 1, process: opening.number, sequence, previous: this.#lastLeaf },
        event,
        processDefinitions.repairOrder.eventSchemas[event.type],
        (pointer) => createHash('sha256').update(`${this.secret} ${sequence} ${pointer}`).digest(),
      );
      this.append(sealed.entry);
      this.events.push(sealed);
      if (sequence % 10 === 0) this.checkpoint();
    }
    return this;
  }

  get #lastLeaf(): string | null {
    const last = this.events.at(-1);
    return last ? toBase64(leafOf(last.entry)) : null;
  }

  checkpoint(by = logKey): void {
    const { size } = this;
    const text = checkpointText({ origin: ORIGIN, size, root: rootOfRange(this.read, { from: 0, to: size }) });
    this.#checkpoints.push({ note: writeNote({ text, signatures: [signatureOf(by, text), cosigned(text)] }), size });
  }

  /** The bundle of the visit, after heads and a checkpoint; `events` of it where not all are shown. */
  export(events: readonly SealedEntry[] = this.events, keys = keysNote(), by = logKey): string {
    const row: HeadRow = [opening.number, this.events.length, this.#lastLeaf!, 'closed'];
    const tree = headsOf([row, ...this.#others.values()]);
    const heads: HeadsEntry = {
      v: 1,
      store: 'S01',
      position: this.size + 1,
      type: 'heads',
      at: 1_795_440_000_000,
      rows: tree.rows.length,
      root: tree.root,
    };
    this.append(heads);
    this.checkpoint(by);
    return bundleText({ origin: ORIGIN, keys, checkpoints: this.#checkpoints, read: this.read }, events, heads, tree);
  }
}
