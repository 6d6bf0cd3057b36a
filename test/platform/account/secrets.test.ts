import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { accountKeyOf } from '../../../platform/account/account-key';
import { SealBroken, SecretBox } from '../../../platform/account/secret-box';
import { newTotpSecret, totpStep, totpUri } from '../../../platform/account/totp';

const box = new SecretBox(randomBytes(32));

describe('a sealed secret', () => {
  test('is opened by whom it belongs to, and looks different each time', () => {
    expect(box.open(box.seal('秘密', 'wang'), 'wang')).toBe('秘密');
    expect(box.seal('x', 'wang')).not.toBe(box.seal('x', 'wang'));
    expect(box.seal('JBSWY3DPEHPK3PXP', 'wang')).not.toContain('JBSWY');
  });

  const sealed = box.seal('JBSWY3DPEHPK3PXP', 'wang');
  const flipped = (at: number) => {
    const parts = sealed.split('.');
    parts[at] = (parts[at]!.startsWith('A') ? 'B' : 'A') + parts[at]!.slice(1);
    return parts.join('.');
  };
  test.each([
    ['of somebody else', () => box.open(sealed, 'li')],
    ['with another key', () => new SecretBox(randomBytes(32)).open(sealed, 'wang')],
    ['with another nonce', () => box.open(flipped(1), 'wang')],
    ['with another tag', () => box.open(flipped(2), 'wang')],
    ['with a tag cut short', () => box.open(sealed.replace(/\.([^.]+)\.([^.]+)$/, '.AAAA.$2'), 'wang')],
    ['that was changed', () => box.open(flipped(3), 'wang')],
    ['of another version', () => box.open(sealed.replace('v1', 'v2'), 'wang')],
    ['that is none', () => box.open('', 'wang')],
  ])('%s is not opened', (_what, open) => expect(open).toThrow(SealBroken));
});

describe('the key', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-key-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const config = () => ({
    FILES: path.join(folder, 'new', 'files'),
    NODE_ENV: '',
    HOST: '127.0.0.1',
    ACCOUNT_KEY: undefined,
    PUBLIC_URL: undefined,
  });

  test('is made once on this machine, also by many programs at the same time, and nobody else may read it', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => accountKeyOf(config())));
    expect(new Set(keys.map((key) => key?.toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
    const file = path.join(folder, 'new', 'account.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(file, 'utf8'), 'base64')).toEqual(keys[0]);
  });

  test('is never made where others reach the API', async () => {
    expect(await accountKeyOf({ ...config(), HOST: '0.0.0.0' })).toBeUndefined();
    expect(await accountKeyOf({ ...config(), PUBLIC_URL: 'https://service.example.com' })).toBeUndefined();
    expect(await accountKeyOf({ ...config(), NODE_ENV: 'production' })).toBeUndefined();
    const given = randomBytes(32).toString('base64');
    expect(await accountKeyOf({ ...config(), NODE_ENV: 'production', ACCOUNT_KEY: given })).toEqual(
      Buffer.from(given, 'base64'),
    );
  });
});

describe('a code by time', () => {
  /** RFC 6238, appendix B, the last six of its eight digits. */
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %d of RFC 6238 it is %s', (second, code) =>
    expect(totpStep(secret, code, second * 1_000)).toBe(Math.floor(second / 30)),
  );

  test('counts in its own step and one step before and after, and is told by the step it belongs to', () => {
    const step = Math.floor(1_234_567_890 / 30);
    const at = (steps: number): number => (step + steps) * 30_000;
    expect([-2, -1, 0, 1, 2].map((steps) => totpStep(secret, '005924', at(steps)))).toEqual([
      undefined,
      step,
      step,
      step,
      undefined,
    ]);
  });

  test.each(['', '00592', '0059244', ' 005924', '００５９２４', '-05924', 'abcdef'])('%j is none', (code) =>
    expect(totpStep(secret, code, 1_234_567_890_000)).toBeUndefined(),
  );

  test('an app reads whose it is and of which store', () => {
    const uri = new URL(totpUri(secret, '途安汽车', 'wang'));
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual(['otpauth:', 'totp', '/途安汽车:wang']);
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      issuer: '途安汽车',
      secret,
      digits: '6',
      period: '30',
    });
    expect(new Set(Array.from({ length: 50 }, newTotpSecret)).size).toBe(50);
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
  });
});
