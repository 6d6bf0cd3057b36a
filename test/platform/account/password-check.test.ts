import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openBreachedPasswords } from '../../../platform/account/breached-passwords';
import { PasswordCheck } from '../../../platform/account/password-check';
import { UserFacingError } from '../../../platform/user-facing-error';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-breached-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const about = ['wang', '王晓敏', '途安汽车销售服务有限公司', 'S01', 'repairflow'];
const sha1 = (password: string): string => createHash('sha1').update(password).digest('hex');
let files = 0;
const fileOf = async (text: string): Promise<string> => {
  const file = path.join(folder, `list-${++files}.txt`);
  await writeFile(file, text);
  return file;
};

test.each([
  ['repairflow', 'passwordTooShort'],
  ['repairflow1234', 'passwordGuessable'],
  ['RepairFlow1!', 'passwordGuessable'],
  ['途安汽车销售服务有限公司', 'passwordGuessable'],
  ['wangwangwang', 'passwordGuessable'],
  ['wang-wang-wang', 'passwordGuessable'],
  ['Repairflow2026!!', 'passwordGuessable'],
  ['王晓敏王晓敏王晓敏2026', 'passwordGuessable'],
  ['wang lives at lake seven', undefined],
  ['123456789012', 'passwordGuessable'],
  ['aaaaaaaaaaaa', 'passwordGuessable'],
  ['qwertyuiop12', 'passwordGuessable'],
  ['P@ssw0rd1234', 'passwordGuessable'],
  ['1qaz2wsx3edc', 'passwordGuessable'],
  ['a1'.repeat(100), 'passwordGuessable'],
  ['tr4ffic lamp river', undefined],
  ['南京路第九盏路灯特别明亮', undefined],
  ['lake-Mirror-seven', undefined],
])('%.30s: %s', async (password, fault) => expect(await new PasswordCheck().faultOf(password, about)).toBe(fault));

test('what is in the file of the operator cannot be chosen, wherever it stands there', async () => {
  const words = Array.from({ length: 500 }, (_none, n) => `lake-Mirror-seven-${n}`);
  const hashes = words.map(sha1).toSorted();
  const forms = [
    hashes.map((hash) => `${hash.toUpperCase()}:${hash.length * 1_000}`).join('\r\n'),
    `${hashes.join('\n')}\n`,
  ];
  for (const form of forms) {
    const breached = await openBreachedPasswords(await fileOf(form));
    const check = new PasswordCheck(breached);
    for (const word of words) expect(await breached.has(word)).toBe(true);
    for (let n = 0; n < 500; n++) expect(await breached.has(`lake-mirror-seven-${n}`)).toBe(false);
    expect(await check.faultOf(words[7]!, about)).toBe('passwordBreached');
    expect(await check.faultOf('lake-Mirror-eight', about)).toBeUndefined();
    await breached.close();
  }
});

test('one hash alone is found, and what comes before and behind it is not', async () => {
  const breached = await openBreachedPasswords(await fileOf(sha1('m')));
  expect(await breached.has('m')).toBe(true);
  for (const other of ['a', 'b', 'c', 'd', 'e', 'f']) expect(await breached.has(other)).toBe(false);
  await breached.close();
});

test.each([
  ['', 'does not begin with a SHA-1 hash'],
  ['password\n', 'does not begin with a SHA-1 hash'],
])('a file that is no such list is refused: %j', async (text, why) => {
  const file = await fileOf(text);
  await expect(openBreachedPasswords(file)).rejects.toThrow(why);
});
test('a file that is not there is refused by its name', () =>
  expect(openBreachedPasswords('/nowhere/list.txt')).rejects.toThrow(
    new UserFacingError('BREACHED_PASSWORDS: /nowhere/list.txt cannot be read (ENOENT).'),
  ));
