import type { Payload } from '@temporalio/common';
import { z } from 'zod';
import { storeOf } from '../../domain/processes';
import { SealBroken } from '../../platform/account/secret-box';
import { EncryptingCodec, ownerOf } from '../../platform/temporal/codec';
import { unreadable, withheld } from '../../platform/temporal/tombstone';
import { numberIn } from '../../platform/vault/process-keys';
import type { Context } from '../context';
import { processInPayloads } from '../audit/payloads';
import { endpoint, type Endpoint } from '../http/endpoint';

const Base64 = z.base64().max(4_000_000);
const TemporalPayload = z
  .strictObject({ metadata: z.record(z.string().max(100), Base64).optional(), data: Base64.optional() })
  .meta({ id: 'TemporalPayload', description: 'As JSON writes temporal.api.common.v1.Payload: bytes are base64' });
type Written = z.infer<typeof TemporalPayload>;

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const read = ({ metadata = {}, data = '' }: Written): Payload => ({
  metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, bytesOf(value)])),
  data: bytesOf(data),
});
const textOf = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('base64');
const write = ({ metadata, data }: Payload): Written => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, textOf(value)])),
  data: textOf(data),
});

/**
 * What Temporal's own page asks, so that whoever operates the system reads there what a process of their store holds. Nothing is encrypted for that page: what
 * it sends to a process by itself is no submission.
 */
export function temporalPayloadEndpoint({ vault }: Context): Endpoint {
  const codec = new EncryptingCodec({ vault, subjectOf: async () => undefined });

  /** `process` is the one that the audit log names. */
  async function readable(payload: Payload, process: string | undefined, store: string): Promise<Payload> {
    const owner = ownerOf(payload);
    if (owner === undefined) return payload;
    const number = numberIn(owner);
    if (number === undefined || number !== process || storeOf(number) !== store) return withheld();
    try {
      return (await codec.decode([payload]))[0]!;
    } catch (error) {
      if (error instanceof SealBroken) return unreadable();
      throw error;
    }
  }

  return endpoint({
    operation: 'readPayloads',
    method: 'post',
    path: '/temporal-payloads/decode',
    tag: 'operations',
    summary: 'Payloads of processes, as the page of Temporal asks for them, decrypted',
    body: z.strictObject({ payloads: z.array(TemporalPayload).max(2_000) }),
    replies: {
      200: {
        description:
          'each payload in its place: decrypted, `{"erased":true}` where its key is destroyed, `{"withheld":true}` where it is of another store, or of another process than the first, `{"unreadable":true}` where it was changed',
        body: z.object({ payloads: z.array(TemporalPayload) }),
      },
    },
    handle: async ({ body: { payloads }, session: { store } }) => {
      const process = processInPayloads(payloads);
      const shown = await Promise.all(payloads.map((one) => readable(read(one), process, store)));
      return { status: 200, body: { payloads: shown.map(write) } };
    },
  });
}
