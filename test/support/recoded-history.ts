import type { Payload } from '@temporalio/common';

type Recode = (payload: Payload) => Promise<Payload>;

const isPayload = (value: object): value is Payload => 'metadata' in value && 'data' in value;
/** Maps whose values are payloads that pass no codec. */
const NOT_ENCODED = new Set(['searchAttributes', 'header']);

/** Changes every payload of a history in place, wherever it stands: inputs, results, memos, failures. */
export async function recodePayloads(value: unknown, recode: Recode): Promise<void> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (NOT_ENCODED.has(name) || typeof inner !== 'object' || inner === null) continue;
    if (isPayload(inner)) (value as Record<string, unknown>)[name] = await recode(inner);
    else await recodePayloads(inner, recode);
  }
}
