import { ApplicationFailure, defaultPayloadConverter, type Payload } from '@temporalio/common';
import { decode } from '@temporalio/common/lib/encoding';
import { SealBroken } from '../../platform/account/secret-box';
import { processDefinitions } from '../../domain/processes';
import { EncryptingCodec } from '../../platform/temporal/codec';
import { encryptionWith } from '../../platform/temporal/encryption';
import { isErased } from '../../platform/temporal/tombstone';
import { ProcessKeys } from '../../platform/vault/process-keys';
import { customerSubject, processSubject } from '../../platform/vault/subjects';
import { SubjectErased, Vault } from '../../platform/vault/vault';
import { failureConverter } from '../../workflows/failure-converter';
import { openMemoryDatabase } from '../support/memory-database';
import { testMasterKeys, testVault } from '../support/test-vault';

const NUMBER = 'RO-S01-20261127-0001';
const WORKFLOW = processDefinitions.repairOrder.workflowId(NUMBER);
const OTHER = processDefinitions.repairOrder.workflowId('RO-S01-20261127-0002');
const contextOf = (workflowId: string) => ({ type: 'workflow', namespace: 'default', workflowId }) as const;

const secret = { words: '王芳 13800138000 京A12345' };
const plain = (value: unknown = secret): Payload => defaultPayloadConverter.toPayload(value);
const read = (payload: Payload | undefined): unknown => defaultPayloadConverter.fromPayload(payload!);
const encodingOf = ({ metadata }: Payload): string => decode(metadata!['encoding']!);

function open() {
  const { repositories } = openMemoryDatabase();
  const vault = testVault(repositories);
  const erased: string[] = [];
  const { keys, forClient, forWorker } = encryptionWith(vault, repositories);
  const client = forClient.payloadCodecs![0]!;
  const worker = forWorker((workflowId) => erased.push(workflowId)).payloadCodecs![0]!;
  return { repositories, vault, keys, client, worker, erased };
}

describe('what goes to Temporal', () => {
  test('is encrypted with the key of the customer to whom the process belongs, and read by whoever carries it on', async () => {
    const { vault, keys, client, worker } = open();
    expect(await keys.assign(NUMBER, 'C-002')).toBe(true);
    const [sent] = await client.encode([plain()], contextOf(WORKFLOW));
    expect(encodingOf(sent!)).toBe('binary/encrypted');
    expect(Buffer.from(sent!.data!).includes('138')).toBe(false);
    expect(read((await worker.decode([sent!], contextOf(WORKFLOW)))[0])).toEqual(secret);
    const [answer] = await worker.encode([plain()], {
      type: 'activity',
      namespace: 'default',
      workflowId: WORKFLOW,
      activityId: '1',
      isLocal: false,
    });
    expect(read((await client.decode([answer!]))[0])).toEqual(secret);
    await vault.destroy(customerSubject('S01', 'C-002'));
    expect(isErased(read((await client.decode([sent!]))[0]))).toBe(true);
  });

  test('names the key and the process, and nobody', async () => {
    const { keys, client } = open();
    await keys.assign(NUMBER, 'C-002');
    const [sent] = await client.encode([plain()], contextOf(WORKFLOW));
    const metadata = Object.entries(sent!.metadata!).map(([name, value]) => [name, decode(value)]);
    expect(Object.fromEntries(metadata)).toEqual({
      encoding: 'binary/encrypted',
      'key-id': expect.stringMatching(/^[\w-]{16}$/),
      process: WORKFLOW,
    });
  });

  test('opens in no other process, not even of the same customer', async () => {
    const { keys, client, worker } = open();
    await keys.assign(NUMBER, 'C-002');
    const [sent] = await client.encode([plain()], contextOf(WORKFLOW));
    await expect(worker.decode([sent!], contextOf(OTHER))).rejects.toThrow(SealBroken);
    const renamed = { ...sent!, metadata: { ...sent!.metadata, process: Buffer.from(OTHER) } };
    await expect(worker.decode([renamed], contextOf(OTHER))).rejects.toThrow(SealBroken);
  });

  test('that earlier releases left in clear is read as it is', async () => {
    const { worker } = open();
    expect(read((await worker.decode([plain()], contextOf(WORKFLOW)))[0])).toEqual(secret);
  });

  test('for a process of an earlier release stays in clear until a worker of this one carries it on', async () => {
    const { client, worker } = open();
    const before = await client.encode([plain()], contextOf(WORKFLOW));
    expect(encodingOf(before[0]!)).toBe('json/plain');
    const [own] = await worker.encode([plain()], contextOf(WORKFLOW));
    expect(encodingOf(own!)).toBe('binary/encrypted');
    const after = await client.encode([plain()], contextOf(WORKFLOW));
    expect(encodingOf(after[0]!)).toBe('binary/encrypted');
  });

  test('of a process whose customer nobody knows has a key of the process', async () => {
    const { vault, worker, repositories } = open();
    const [own] = await worker.encode([plain()], contextOf(WORKFLOW));
    expect(await repositories.vaultKeys.subjectOfProcess(NUMBER)).toBe(processSubject(NUMBER));
    await vault.destroy(processSubject(NUMBER));
    expect(isErased(read((await worker.decode([own!]))[0]))).toBe(true);
  });

  test('is not encrypted twice', async () => {
    const { worker } = open();
    const once = await worker.encode([plain()], contextOf(WORKFLOW));
    expect(await worker.encode(once, contextOf(WORKFLOW))).toEqual(once);
  });

  test('and belongs to no process is refused', async () => {
    await expect(open().worker.encode([plain()])).rejects.toThrow('would leave in clear');
  });
});

describe('a destroyed key', () => {
  test('is read as a tombstone, written as one, and its process is told', async () => {
    const { vault, keys, worker, erased } = open();
    await keys.assign(NUMBER, 'C-002');
    const [sent] = await worker.encode([plain()], contextOf(WORKFLOW));
    await vault.destroy(customerSubject('S01', 'C-002'));
    expect(isErased(read((await worker.decode([sent!], contextOf(WORKFLOW)))[0]))).toBe(true);
    expect(erased).toEqual([WORKFLOW]);
    const [later] = await worker.encode([plain()], contextOf(WORKFLOW));
    expect(isErased(read(later))).toBe(true);
    expect(erased).toEqual([WORKFLOW, WORKFLOW]);
  });

  test('lets nobody send anything to its process', async () => {
    const { vault, keys, client } = open();
    await keys.assign(NUMBER, 'C-002');
    await vault.destroy(customerSubject('S01', 'C-002'));
    await expect(client.encode([plain()], contextOf(WORKFLOW))).rejects.toBeInstanceOf(SubjectErased);
  });
});

describe('failures', () => {
  const failureOf = (message: string) =>
    failureConverter.errorToFailure(
      ApplicationFailure.nonRetryable(message, 'refused', { about: message }),
      defaultPayloadConverter,
    );

  test('keep their type in clear, and message, stack and details in payloads', () => {
    const failure = failureOf('王芳 has refused');
    expect(failure).toMatchObject({
      message: 'Encoded failure',
      stackTrace: '',
      applicationFailureInfo: { type: 'refused' },
    });
    const error = failureConverter.failureToError(failure, defaultPayloadConverter);
    expect(error).toMatchObject({ message: '王芳 has refused', details: [{ about: '王芳 has refused' }] });
  });

  test('that belong to no process, or come while the vault is away, say nothing and stop nothing', async () => {
    const { encodedAttributes, applicationFailureInfo } = failureOf('王芳 has refused');
    const payloads = [encodedAttributes!, ...applicationFailureInfo!.details!.payloads!];
    const { worker, repositories, vault } = open();
    const away = new EncryptingCodec({ vault, subjectOf: () => Promise.reject(new Error('away')) });
    const unusable = new Vault(
      { ...repositories.vaultKeys, ofSubject: () => Promise.reject(new Error('away')) },
      testMasterKeys,
    );
    const withoutVault = new EncryptingCodec({ vault: unusable, subjectOf: async () => processSubject(NUMBER) });
    const said = [
      ...(await worker.encode(payloads)),
      ...(await away.encode(payloads, contextOf(WORKFLOW))),
      ...(await withoutVault.encode(payloads, contextOf(WORKFLOW))),
    ];
    expect(said.map(read)).toEqual(said.map(() => ({ withheld: true })));
    await expect(away.encode([plain()], contextOf(WORKFLOW))).rejects.toThrow('away');
    const [encoded] = await worker.encode(payloads, contextOf(WORKFLOW));
    expect(encodingOf(encoded!)).toBe('binary/encrypted');
  });
});

describe('a vault that is away for a moment', () => {
  test('is waited for by a worker', async () => {
    const { repositories, vault } = open();
    const keys = new ProcessKeys(repositories);
    let tries = 0;
    const subjectOf = async (workflowId: string) => {
      tries += 1;
      if (tries < 3) throw new Error('away');
      return keys.claim(workflowId);
    };
    const codec = new EncryptingCodec({ vault, subjectOf, patient: true });
    expect(encodingOf((await codec.encode([plain()], contextOf(WORKFLOW)))[0]!)).toBe('binary/encrypted');
    expect(tries).toBe(3);
  });
});
