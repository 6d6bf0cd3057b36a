import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { readConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { Anchors } from '../../platform/mongo/proof/anchors';
import type { Models } from '../../platform/mongo/models';
import { repositoriesOn } from '../../platform/mongo/repositories';
import { anchorPlacesOf, type Anchor, type AnchorPlace } from '../../platform/proof/anchor-places';
import { openMemoryDatabase } from '../support/memory-database';
import { ORIGIN, ProofLog } from '../support/proof-log';
import { contracted } from '../support/order-events';

const log = createLog('test', 'silent');
const DAY_MS = 24 * 3_600_000;
const START = Date.parse('2026-11-27T10:00:00Z');
const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;

/** A database whose only store has one checkpoint. */
async function withCheckpoint(): Promise<Models> {
  const { models } = openMemoryDatabase();
  const { checkpoints } = JSON.parse(new ProofLog().addVisit(contracted()).export()) as { checkpoints: string[] };
  const note = checkpoints.at(-1)!;
  const size = Number(note.split('\n')[1]);
  await models.proofLogs.create({ _id: 'S01', feedPosition: size, size });
  await models.proofCheckpoints.create({ _id: 'S01:1', store: 'S01', size, note, at: START });
  await models.auditHeads.create({ _id: 'S01', store: 'S01', position: 7, hash: 'ab'.repeat(32), at: START });
  return models;
}

/** A place that takes what it is given, unless it is away. */
function place(name: AnchorPlace['name']): AnchorPlace & { readonly taken: Anchor[]; isAway: boolean } {
  const taken: Anchor[] = [];
  const made = {
    name,
    taken,
    isAway: false,
    deliver: (anchor: Anchor): Promise<void> =>
      made.isAway ? Promise.reject(new Error('away')) : Promise.resolve(void taken.push(anchor)),
  };
  return made;
}

test('once a day the heads of all logs, those of the audit logs too, go to each place', async () => {
  const models = await withCheckpoint();
  const [file, email] = [place('file'), place('email')];
  let now = START;
  const programs = [1, 2].map(() => new Anchors(models, [file, email], log, () => now));
  await Promise.all(programs.map((one) => one.takeNext()));
  for (const one of programs) expect(await one.takeNext()).toBe(false);
  expect(file.taken).toHaveLength(1);
  expect(email.taken).toEqual(file.taken);
  const [anchor] = file.taken;
  expect(anchor!.heads).toEqual([expect.stringMatching(new RegExp(`^${ORIGIN} \\d+ \\S{44}$`))]);
  expect(anchor!.audit).toEqual([`S01 7 ${'ab'.repeat(32)}`]);
  // a proof shows from now on that it agrees with what somebody outside holds
  expect(await models.proofCheckpoints.countDocuments({ anchored: true })).toBe(1);
  now += DAY_MS;
  await programs[0]!.takeNext();
  expect(file.taken.map(({ id }) => id)).toEqual(['2026-11-27', '2026-11-28']);
});

test('a place that is away is asked again, later each time, until it has taken every day; the others are not asked twice', async () => {
  const models = await withCheckpoint();
  const { proofs } = repositoriesOn(models);
  const [file, email] = [place('file'), place('email')];
  email.isAway = true;
  let now = START;
  const anchors = new Anchors(models, [file, email], log, () => now);
  expect(await anchors.takeNext()).toBe(false);
  expect(await proofs.unanchoredSince()).toBe(START);
  expect(await anchors.takeNext()).toBe(false);
  now += 60_000;
  await anchors.takeNext();
  expect((await models.proofAnchors.findOne({ _id: '2026-11-27' }).lean())!.attempts).toBe(2);
  now += DAY_MS;
  email.isAway = false;
  await anchors.takeNext();
  await anchors.takeNext();
  expect([file.taken.length, email.taken.map(({ id }) => id)]).toEqual([2, ['2026-11-27', '2026-11-28']]);
  expect(await proofs.unanchoredSince()).toBeNull();
});

test('where nothing is signed, or nobody outside is named, nothing is handed over', async () => {
  const file = place('file');
  expect(await new Anchors(openMemoryDatabase().models, [file], log).takeNext()).toBe(false);
  const models = await withCheckpoint();
  expect(await new Anchors(models, [], log).takeNext()).toBe(false);
  expect([file.taken, await models.proofAnchors.countDocuments({})]).toEqual([[], 0]);
});

test('the file has each day once, however often it is handed over; the webhook is signed', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-anchors-'));
  const posted: { readonly headers: Record<string, string>; readonly body: string }[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (piece: Buffer) => (body += piece.toString()));
    req.on('end', () => {
      posted.push({ headers: req.headers as Record<string, string>, body });
      res.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const file = path.join(folder, 'heads.jsonl');
  const places = anchorPlacesOf(
    readConfig({
      PROOF_ANCHOR_FILE: file,
      PROOF_ANCHOR_URL: `http://127.0.0.1:${port}/heads`,
      PROOF_ANCHOR_SECRET: secret,
    }),
  );
  expect(places.map(({ name }) => name)).toEqual(['file', 'webhook']);
  const anchor = { id: '2026-11-27', text: '{"day":"2026-11-27"}', heads: [], audit: [] };
  for (const one of [...places, ...places]) await one.deliver(anchor);
  expect(await readFile(file, 'utf8')).toBe(`${anchor.text}\n`);
  for (const { headers, body } of posted)
    expect(new Webhook(secret).verify(body, headers)).toEqual({ day: '2026-11-27' });
  expect(posted.map(({ headers }) => headers['webhook-id'])).toEqual(['heads-2026-11-27', 'heads-2026-11-27']);
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

test.each([
  [{ PROOF_ANCHOR_URL: 'https://heads.example.com' }, 'PROOF_ANCHOR_SECRET'],
  [{ PROOF_ANCHOR_SECRET: secret }, 'PROOF_ANCHOR_URL'],
  [{ PROOF_ANCHOR_EMAIL: 'lawyer@example.com' }, 'SMTP_URL'],
  [{ PROOF_ANCHOR_URL: 'http://heads.example.com', PROOF_ANCHOR_SECRET: secret }, 'https'],
])('settings that would hand over nothing, or in the clear, are refused: %j', (env, named) =>
  expect(() => readConfig(env)).toThrow(named),
);
