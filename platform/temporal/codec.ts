import { setTimeout as wait } from 'node:timers/promises';
import type { DataConverter, Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { decode, encode } from '@temporalio/common/lib/encoding';
import { temporal } from '@temporalio/proto';
import { OF_FAILURE } from '../../workflows/messages';
import { SealBroken } from '../account/secret-box';
import { keyIdOf } from '../vault/sealed';
import type { Subject } from '../vault/subjects';
import { ERASED, KeyUnusable, SubjectErased, type Vault } from '../vault/vault';
import { failureConverterPath } from './build';
import { tombstone, withheld } from './tombstone';

const PayloadMessage = temporal.api.common.v1.Payload;
const ENCRYPTED = encode('binary/encrypted');

/** So long a worker waits for the vault before it gives a task back: less than the time that a task has, so that it is not given to another meanwhile. */
const WAIT_MS = 4_000;
const AGAIN_AFTER_MS = 300;

const metadataOf = (payload: Payload, name: string): string | undefined => {
  const value = payload.metadata?.[name];
  return value ? decode(value) : undefined;
};
const isEncrypted = (payload: Payload): boolean => metadataOf(payload, 'encoding') === 'binary/encrypted';
const isOfFailure = (payload: Payload): boolean => metadataOf(payload, OF_FAILURE) !== undefined;

/** The workflow that an encrypted payload says it is of; undefined for one in clear. */
export const ownerOf = (payload: Payload): string | undefined =>
  isEncrypted(payload) ? (metadataOf(payload, 'process') ?? '') : undefined;

/** What a payload is bound to: it opens in no other process, not even in one of the same customer. */
const boundTo = (workflowId: string): string => `temporal ${workflowId}`;

interface Options {
  readonly vault: Vault;
  /** Whose key the process uses; undefined for a process whose worker reads no encrypted payloads. */
  readonly subjectOf: (workflowId: string) => Promise<Subject | undefined>;
  /** The process has a payload that nobody can read any more. Whoever carries processes on never fails because of one; without it, nothing is sent to such a process. */
  readonly onErased?: (workflowId: string) => void;
  /** Whether to wait for a vault that is away. */
  readonly patient?: boolean;
}

/**
 * Encrypts what goes to Temporal with the key of the customer whose process it belongs to. What earlier releases left in clear is read as it is. A payload whose
 * key is destroyed is read as a tombstone; a worker writes one in its place, a client throws SubjectErased. What the vault cannot do at this moment rejects, and is tried again by Temporal.
 */
export class EncryptingCodec implements PayloadCodec {
  constructor(private readonly options: Options) {}

  async encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    const owner = context?.workflowId;
    return Promise.all(payloads.map((payload) => this.#encodeOne(payload, owner)));
  }

  /** Without a context, e.g. for the Temporal UI, a payload is what it says it is. */
  async decode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.#decodeOne(payload, context?.workflowId)));
  }

  async #encodeOne(payload: Payload, owner: string | undefined): Promise<Payload> {
    if (isEncrypted(payload)) return payload;
    // when the encoding of a failure fails, the SDK stops the whole worker
    if (isOfFailure(payload)) return owner ? this.#seal(payload, owner).catch(withheld) : withheld();
    if (owner === undefined) throw new TypeError('a payload that belongs to no process would leave in clear');
    return this.#seal(payload, owner);
  }

  async #seal(payload: Payload, owner: string): Promise<Payload> {
    try {
      return await this.#waiting(async () => {
        const subject = await this.options.subjectOf(owner);
        if (subject === undefined) return payload;
        const data = await this.options.vault.seal(subject, PayloadMessage.encode(payload).finish(), boundTo(owner));
        const metadata = { encoding: ENCRYPTED, 'key-id': encode(keyIdOf(data)), process: encode(owner) };
        return { metadata, data };
      });
    } catch (error) {
      const { onErased } = this.options;
      if (!onErased || !(error instanceof SubjectErased)) throw error;
      onErased(owner);
      return tombstone();
    }
  }

  async #decodeOne(payload: Payload, expected: string | undefined): Promise<Payload> {
    const owner = ownerOf(payload);
    if (owner === undefined) return payload;
    if (expected !== undefined && owner !== expected)
      throw new SealBroken(`a payload of ${owner} stands in ${expected}`);
    const opened = await this.#waiting(() => this.options.vault.open(payload.data ?? new Uint8Array(), boundTo(owner)));
    if (opened !== ERASED) return PayloadMessage.decode(opened);
    this.options.onErased?.(owner);
    return tombstone();
  }

  async #waiting<T>(run: () => Promise<T>): Promise<T> {
    const end = performance.now() + (this.options.patient ? WAIT_MS : 0);
    for (;;)
      try {
        return await run();
      } catch (error) {
        const isFinal = error instanceof SealBroken || error instanceof KeyUnusable || error instanceof SubjectErased;
        if (isFinal || performance.now() + AGAIN_AFTER_MS > end) throw error;
        await wait(AGAIN_AFTER_MS);
      }
  }
}

/** With which clients, workers and replays read and write payloads. */
export const dataConverterOf = (codec: PayloadCodec): DataConverter => ({
  payloadCodecs: [codec],
  failureConverterPath,
});
