import { AwsClient } from 'aws4fetch';
import { z } from 'zod';
import { SealBroken } from '../account/secret-box';
import type { MasterKey } from './master-keys';

const ANSWER_WITHIN_MS = 5_000;

/** The KMS does not answer, or refuses for now. */
export class KmsAway extends Error {
  override readonly name = 'KmsAway';
}

const Encrypted = z.object({ CiphertextBlob: z.base64() });
const Decrypted = z.object({ Plaintext: z.base64() });
const Refusal = z.object({ __type: z.string() });

/** What it is asked again for is no use: it has not wrapped this, or not in this context. */
const NOT_WRAPPED = /InvalidCiphertextException|IncorrectKeyException/;

/** arn:aws:kms:REGION:… */
const regionIn = (key: string): string | undefined => /^arn:[\w-]+:kms:([\w-]+):/.exec(key)?.[1];

const refusalIn = (text: string): string => {
  try {
    return Refusal.parse(JSON.parse(text)).__type.split('#').at(-1)!;
  } catch {
    return 'without saying why';
  }
};

/** A key that never leaves the KMS: the keys of the vault go there to be wrapped. As AWS KMS and its like are spoken to. */
export function kmsMasterKey(key: string, url: string | undefined, env: NodeJS.ProcessEnv): MasterKey {
  const region = regionIn(key) ?? env['AWS_REGION'] ?? 'us-east-1';
  const endpoint = url ?? `https://kms.${region}.amazonaws.com/`;
  const client = new AwsClient({
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    ...(env['AWS_SESSION_TOKEN'] !== undefined && { sessionToken: env['AWS_SESSION_TOKEN'] }),
    region,
    service: 'kms',
    retries: 2,
  });
  async function ask<T>(action: 'Encrypt' | 'Decrypt', body: object, schema: z.ZodType<T>): Promise<T> {
    try {
      const response = await client.fetch(endpoint, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `TrentService.${action}` },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const text = await response.text();
      if (response.ok) return schema.parse(JSON.parse(text));
      const refusal = refusalIn(text);
      if (NOT_WRAPPED.test(refusal)) throw new SealBroken(`the KMS answered ${refusal}`);
      throw new KmsAway(`the KMS answered ${response.status} ${refusal}`);
    } catch (error) {
      if (error instanceof SealBroken || error instanceof KmsAway) throw error;
      throw new KmsAway('the KMS does not answer', { cause: error });
    }
  }
  return {
    id: `kms:${key}`,
    wrap: async (bytes, context) => {
      const body = { KeyId: key, Plaintext: bytes.toString('base64'), EncryptionContext: { key: context } };
      return (await ask('Encrypt', body, Encrypted)).CiphertextBlob;
    },
    unwrap: async (wrapped, context) => {
      const body = { KeyId: key, CiphertextBlob: wrapped, EncryptionContext: { key: context } };
      return Buffer.from((await ask('Decrypt', body, Decrypted)).Plaintext, 'base64');
    },
  };
}
