import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { addMasterKey, rewrapKeys, runMasterKey } from '../../../platform/operate/master-key';
import { SecretBox, SealBroken } from '../../../platform/account/secret-box';
import { parseMasterKeys } from '../../../platform/vault/master-key-file';
import { KmsAway, kmsMasterKey } from '../../../platform/vault/master-key-kms';
import { masterKeysOf } from '../../../platform/vault/master-keys';
import { openVault } from '../../../platform/vault/open-vault';
import { customerSubject } from '../../../platform/vault/subjects';
import { ERASED, SubjectErased, Vault } from '../../../platform/vault/vault';
import { openMemoryDatabase } from '../../support/memory-database';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-master-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const atHome = {
  FILES: '',
  NODE_ENV: '',
  HOST: '127.0.0.1',
  PUBLIC_URL: undefined,
  MASTER_KEY_FILE: undefined,
  MASTER_KEY_KMS: undefined,
  MASTER_KEY_KMS_URL: undefined,
};
const bytes = Buffer.from('王芳');
const newLine = (): string => randomBytes(32).toString('base64');
const place = (name: string): string => path.join(folder, name);
const silent = (): void => undefined;

describe('the master key of a configuration', () => {
  test('is made once on the machine of a developer, for nobody else to read', async () => {
    const config = { ...atHome, FILES: path.join(folder, 'home', 'files') };
    const made = await Promise.all([masterKeysOf(config), masterKeysOf(config), masterKeysOf(config)]);
    expect(new Set(made.map(([{ id }]) => id)).size).toBe(1);
    expect((await stat(path.join(folder, 'home', 'master.key'))).mode & 0o777).toBe(0o600);
  });

  test('that is missing where others reach the API stops the start, and says what to do', async () => {
    const config = { ...atHome, FILES: path.join(folder, 'none', 'files'), NODE_ENV: 'production' };
    await expect(masterKeysOf(config)).rejects.toThrow(/master-key new FILE.*MASTER_KEY_FILE.*MASTER_KEY_KMS/s);
    await expect(stat(path.join(folder, 'none'))).rejects.toThrow('ENOENT');
  });

  test.each([
    ['is empty', '', /holds no master key/],
    ['holds remarks only', '# a key will follow\n', /holds no master key/],
    ['was cut short', newLine().slice(0, 30), /Line 1 of .* is no master key/],
    ['has a wrong second line', `${newLine()}\n\nhello\n`, /Line 3 of .* is no master key/],
  ])('whose file %s is refused', async (what, text, says) => {
    const file = place(what.replaceAll(' ', '-'));
    await writeFile(file, text);
    await expect(masterKeysOf({ ...atHome, MASTER_KEY_FILE: file })).rejects.toThrow(says);
  });

  test('whose file is not there is refused, and none is made', async () => {
    const file = place('not-there');
    await expect(masterKeysOf({ ...atHome, MASTER_KEY_FILE: file })).rejects.toThrow(/cannot be read \(ENOENT\)/);
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  test('other than the one that has wrapped what is in the database stops the start', async () => {
    const database = openMemoryDatabase();
    const [mine, other] = [place('mine'), place('other')];
    await writeFile(mine, newLine());
    await writeFile(other, newLine());
    await (
      await openVault({ ...atHome, MASTER_KEY_FILE: mine }, database)
    ).seal(customerSubject('S01', 'C-1'), bytes, '');
    await expect(openVault({ ...atHome, MASTER_KEY_FILE: other }, database)).rejects.toThrow(
      /wrapped by file:.*restore it/s,
    );
    await openVault({ ...atHome, MASTER_KEY_FILE: mine }, database);
  });
});

describe('a new master key', () => {
  test('takes over, and the keys are wrapped with it while programs go on', async () => {
    const file = place('rotated');
    await addMasterKey(file, silent);
    const before = parseMasterKeys(await readFile(file, 'utf8'), file);
    const { repositories } = openMemoryDatabase();
    const old = new Vault(repositories.vaultKeys, before);
    const subjects = Array.from({ length: 250 }, (_, n) => customerSubject('S01', `C-${n}`));
    const sealed = await Promise.all(subjects.map((subject) => old.seal(subject, bytes, '')));
    await old.destroy(subjects[7]!);

    await addMasterKey(file, silent);
    const both = parseMasterKeys(await readFile(file, 'utf8'), file);
    expect(both.map(({ id }) => id)).toEqual([expect.any(String), before[0].id]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const said: string[] = [];
    await runMasterKey(repositories, both, 'rewrap', (line) => said.push(line));
    expect(said).toEqual([`249 keys are wrapped by ${both[0].id} now.`]);
    await runMasterKey(repositories, both, 'status', (line) => said.push(line));
    expect(said.slice(1)).toEqual([
      `${both[0].id}  249 keys, wraps new ones`,
      `${before[0].id}  0 keys`,
      '1 keys are destroyed.',
    ]);

    const now = new Vault(repositories.vaultKeys, [both[0]]);
    for (const [n, one] of sealed.entries()) expect(await now.open(one, '')).toEqual(n === 7 ? ERASED : bytes);
    const written = await repositories.audit.head('*');
    expect(written?.position).toBe(2);
  });

  test('does not bring back a key that is destroyed while it is wrapped anew', async () => {
    const [first, second] = [newLine(), newLine()];
    const { repositories } = openMemoryDatabase();
    const subject = customerSubject('S01', 'C-1');
    const vault = new Vault(repositories.vaultKeys, parseMasterKeys(first, ''));
    await vault.seal(subject, bytes, '');
    const [late] = await repositories.vaultKeys.wrappedBy(parseMasterKeys(first, '')[0].id, 1);
    await vault.destroy(subject);
    expect(await repositories.vaultKeys.rewrap(late!, { masterKey: 'x', wrapped: 'y' })).toBe(false);
    await rewrapKeys(repositories, parseMasterKeys(`${second}\n${first}`, ''), silent);
    expect(await vault.isDestroyed(subject)).toBe(true);
  });

  test('changes nothing when an older one is missing', async () => {
    const [first, second] = [newLine(), newLine()];
    const { repositories } = openMemoryDatabase();
    await new Vault(repositories.vaultKeys, parseMasterKeys(first, '')).seal(customerSubject('S01', 'C-1'), bytes, '');
    const before = await repositories.vaultKeys.ofSubject('customer S01 C-1');
    await expect(rewrapKeys(repositories, parseMasterKeys(second, ''), silent)).rejects.toThrow(/Nothing was done/);
    expect(await repositories.vaultKeys.ofSubject('customer S01 C-1')).toEqual(before);
    const said: string[] = [];
    await expect(
      runMasterKey(repositories, parseMasterKeys(second, ''), 'status', (line) => said.push(line)),
    ).rejects.toThrow();
    expect(said.at(-1)).toMatch(/1 keys, and it is missing here/);
  });

  test('is not made of a file that holds something else, nor twice at once', async () => {
    const file = place('no-keys');
    await writeFile(file, 'shopping list');
    await expect(addMasterKey(file, silent)).rejects.toThrow('is no master key');
    expect(await readFile(file, 'utf8')).toBe('shopping list');
    const twice = place('twice');
    await writeFile(`${twice}.new`, '');
    await expect(addMasterKey(twice, silent)).rejects.toThrow('is there already');
    await expect(addMasterKey(place('no-folder/key'), silent)).rejects.toThrow('cannot be written (ENOENT)');
  });
});

describe('a KMS', () => {
  const ARN = 'arn:aws:kms:cn-north-1:111122223333:key/1234abcd';
  const env = { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret' };
  const box = new SecretBox(randomBytes(32));
  let refusal: { readonly status: number; readonly body: string } | undefined;
  let asked: { target: string; authorization: string; body: Record<string, unknown> }[] = [];
  const server = createServer((req, res) => {
    let text = '';
    req.on('data', (part) => (text += part));
    req.on('end', () => {
      const body = JSON.parse(text);
      const target = String(req.headers['x-amz-target']);
      asked.push({ target, authorization: String(req.headers.authorization), body });
      if (refusal) return res.writeHead(refusal.status).end(refusal.body);
      const context = JSON.stringify(body.EncryptionContext);
      const answer = (value: object) => res.writeHead(200).end(JSON.stringify(value));
      if (target === 'TrentService.Encrypt')
        return answer({ CiphertextBlob: Buffer.from(box.seal(body.Plaintext, context)).toString('base64') });
      try {
        return answer({ Plaintext: box.open(Buffer.from(body.CiphertextBlob, 'base64').toString(), context) });
      } catch {
        return res.writeHead(400).end(JSON.stringify({ __type: 'InvalidCiphertextException' }));
      }
    });
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => {
    refusal = undefined;
    asked = [];
  });

  test('wraps and opens the keys of customers, each bound to its subject, with signed requests', async () => {
    const { repositories } = openMemoryDatabase();
    const masters = await masterKeysOf({ ...atHome, MASTER_KEY_KMS: ARN, MASTER_KEY_KMS_URL: url }, env);
    const subject = customerSubject('S01', 'C-1');
    const sealed = await new Vault(repositories.vaultKeys, masters).seal(subject, bytes, '');
    expect(await new Vault(repositories.vaultKeys, masters).open(sealed, '')).toEqual(bytes);
    const { keyId, masterKey } = (await repositories.vaultKeys.ofSubject(subject))!;
    expect(masterKey).toBe(`kms:${ARN}`);
    expect(asked.map(({ target }) => target)).toEqual(['TrentService.Encrypt', 'TrentService.Decrypt']);
    for (const { authorization, body } of asked) {
      expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/cn-north-1\/kms\/aws4_request/);
      expect(body).toMatchObject({ KeyId: ARN, EncryptionContext: { key: `${keyId} ${subject}` } });
    }
  });

  test('is asked once for each key, however often it is looked up; one that is destroyed elsewhere is used no longer all the same', async () => {
    const { repositories } = openMemoryDatabase();
    const masters = await masterKeysOf({ ...atHome, MASTER_KEY_KMS: ARN, MASTER_KEY_KMS_URL: url }, env);
    let now = 0;
    const subject = customerSubject('S01', 'C-1');
    const sealed = await new Vault(repositories.vaultKeys, masters).seal(subject, bytes, '');
    const vault = new Vault(repositories.vaultKeys, masters, () => now);
    asked = [];
    for (; now < 10 * 60_000; now += 31_000) {
      expect(await vault.open(sealed, '')).toEqual(bytes);
      await vault.seal(subject, bytes, '');
    }
    expect(asked).toHaveLength(1);
    // a day later it may have been taken from this installation
    now += 24 * 3_600_000;
    expect(await vault.open(sealed, '')).toEqual(bytes);
    expect(asked).toHaveLength(2);
    await new Vault(repositories.vaultKeys, masters).destroy(subject);
    now += 30_001;
    expect(await vault.open(sealed, '')).toBe(ERASED);
    await expect(vault.seal(subject, bytes, '')).rejects.toThrow(SubjectErased);
    expect(asked).toHaveLength(2);
  });

  test('takes over from a file', async () => {
    const { repositories } = openMemoryDatabase();
    const file = place('before-kms');
    await writeFile(file, newLine());
    const sealed = await new Vault(
      repositories.vaultKeys,
      await masterKeysOf({ ...atHome, MASTER_KEY_FILE: file }),
    ).seal(customerSubject('S01', 'C-1'), bytes, '');
    const both = await masterKeysOf(
      { ...atHome, MASTER_KEY_FILE: file, MASTER_KEY_KMS: ARN, MASTER_KEY_KMS_URL: url },
      env,
    );
    await rewrapKeys(repositories, both, silent);
    const onlyKms = await masterKeysOf({ ...atHome, MASTER_KEY_KMS: ARN, MASTER_KEY_KMS_URL: url }, env);
    expect(await new Vault(repositories.vaultKeys, onlyKms).open(sealed, '')).toEqual(bytes);
  });

  test.each([
    [
      'refuses',
      { status: 400, body: JSON.stringify({ __type: 'com.amazon#ThrottlingException' }) },
      /400 ThrottlingException/,
    ],
    ['answers nonsense', { status: 200, body: '<html>' }, /does not answer/],
    ['answers something else', { status: 200, body: '{}' }, /does not answer/],
    ['says no', { status: 400, body: 'no' }, /400 without saying why/],
  ])('that %s is away, and can be asked again', async (_what, answer, says) => {
    const master = kmsMasterKey(ARN, url, env);
    const wrapped = await master.wrap(randomBytes(32), 'a');
    refusal = answer;
    await expect(master.unwrap(wrapped, 'a')).rejects.toThrow(KmsAway);
    await expect(master.unwrap(wrapped, 'a')).rejects.toThrow(says);
    refusal = undefined;
    expect(await master.unwrap(wrapped, 'a')).toHaveLength(32);
  });

  test('that has not wrapped this says so: asking again is no help', async () => {
    const master = kmsMasterKey(ARN, url, env);
    await expect(master.unwrap(await master.wrap(randomBytes(32), 'a'), 'b')).rejects.toThrow(SealBroken);
  });

  test('that nobody listens for is away', async () => {
    const master = kmsMasterKey(ARN, 'http://127.0.0.1:9/', env);
    await expect(master.wrap(randomBytes(32), 'a')).rejects.toThrow(KmsAway);
  });
});
