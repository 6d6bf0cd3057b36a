import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { verifierKey } from '../../domain/proof/signed-note';
import { SecretBox } from '../../platform/account/secret-box';
import { ProofKeys } from '../../platform/mongo/proof/keys';
import { runProof } from '../../platform/operate/proof';
import { verifyProof, wordsOf } from '../../platform/proof/verify-file';
import { UserFacingError } from '../../platform/user-facing-error';
import { openMemoryDatabase } from '../support/memory-database';
import { contracted } from '../support/order-events';
import { ProofLog, root, witness } from '../support/proof-log';

const known = contracted();
const honest = new ProofLog().addVisit(known).export();
const keyWords = ['--root', verifierKey(root.key), '--witness', verifierKey(witness.key)];

async function checked(text: string, ...words: readonly string[]): Promise<readonly string[]> {
  const said: string[] = [];
  await verifyProof(text, wordsOf([...keyWords, ...words]), (line) => void said.push(line));
  return said;
}

test('an honest proof holds: it says how many events there are, the head, and who has witnessed it', async () => {
  expect(await checked(honest)).toEqual([
    expect.stringMatching(new RegExp(`: ${known.length} events, each as it was written, none missing\\.$`)),
    expect.stringMatching(/^Newest head: \S+ \d+:\S{44}$/),
    'Witnessed by witness.example/w1 at 2033-05-18T03:33:20.000Z.',
  ]);
});

test('a changed one does not, and the place is named', () =>
  expect(checked(honest.replace('"odometer":160000', '"odometer":60000'))).rejects.toThrow(/inclusion: entry \d+/));

test('a photo that no event names is named', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-proof-'));
  const photo = path.join(folder, 'photo.jpg');
  await writeFile(photo, 'another photo');
  await expect(checked(honest, '--photo', photo)).rejects.toThrow(photo);
  await rm(folder, { recursive: true });
});

test.each([
  [[], 'root key'],
  [['--root'], 'Say it like this'],
  [['--rot', 'x'], 'Say it like this'],
])('words that say no key are refused: %j', (words, sentence) => expect(() => wordsOf(words)).toThrow(sentence));

test('a word that is no key, and a head that is none, are refused', async () => {
  await expect(verifyProof(honest, wordsOf(['--root', 'key']), () => undefined)).rejects.toThrow('not a key');
  await expect(checked(honest, '--held', '12')).rejects.toThrow('--held');
});

describe('repairflow proof', () => {
  const { models } = openMemoryDatabase();
  const keys = new ProofKeys(models, new SecretBox(Buffer.alloc(32, 7)), 'repairflow.example');
  const run = async (...words: readonly string[]): Promise<readonly string[]> => {
    const said: string[] = [];
    await runProof(models, keys, words, (line) => void said.push(line));
    return said;
  };

  test('says what a stranger must hold; the root key stays when another key takes over', async () => {
    await expect(run('root')).rejects.toThrow('There is no key yet');
    await models.stores.create({ _id: 'S01', name: '东风', brand: 'voyage', teams: [] });
    await keys.of('S01');
    const before = await run('root');
    expect(before).toEqual([expect.stringMatching(/^S01\trepairflow\.example\/S01\/root\+[0-9a-f]{8}\+\S+$/)]);
    expect(await run('rotate', 'S01')).toEqual([expect.stringContaining('takes over at the next checkpoint')]);
    expect(await run('key', 'S01')).toEqual([
      expect.stringMatching(/^S01\trepairflow\.example\/S01\+\S+\tfrom 1 on$/),
      'S01\tanother key takes over at the next checkpoint',
    ]);
    expect(await run('root')).toEqual(before);
    expect(await models.auditEntries.find({ store: 'S01' }).sort({ position: 1 }).lean()).toMatchObject([
      { operation: 'repairflow proof rotate', outcome: 'started' },
      { operation: 'repairflow proof rotate', outcome: 'done' },
    ]);
  });

  test.each([
    [['rotate', 'S01'], 'waits already'],
    [['rotate', 'S09'], 'There is no store S09'],
    [['rotate'], 'Say it like this'],
    [['burn'], 'Say it like this'],
    [['root', 'S01', 'S02'], 'Say it like this'],
  ])('%j is refused', (words, sentence) => expect(run(...words)).rejects.toThrow(sentence));

  test('without ACCOUNT_KEY nothing is replaced', () =>
    expect(runProof(models, undefined, ['rotate', 'S01'], () => undefined)).rejects.toThrow(UserFacingError));
});
