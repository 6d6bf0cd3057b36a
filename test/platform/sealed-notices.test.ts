import { NotificationSender } from '../../activities/notify';
import { seedDemoStore } from '../../dev/fixtures/seed';
import { ERASED_TEXT } from '../../domain/personal-data/texts';
import { createLog } from '../../platform/log';
import type { OutboundMessage } from '../../platform/notify/channels';
import type { StoredNotice } from '../../platform/mongo/models';
import { writeNotices } from '../../platform/mongo/outbox/notices';
import { sealWithVault } from '../../platform/mongo/personal-data/vault-of';
import { KeyUnusable } from '../../platform/vault/vault';
import { processSubject } from '../../platform/vault/subjects';
import { canariesInText, canaries } from '../support/canaries';
import { openMemoryDatabase } from '../support/memory-database';
import { testVault } from '../support/test-vault';

const PROCESS = 'RO-S01-20261126-0001';
const HOUR_MS = 3_600_000;
const everything = canaries.map(({ text }) => text).join(' ');
const notice: StoredNotice = {
  _id: `${PROCESS}:1:1`,
  process: PROCESS,
  store: 'S01',
  at: Date.now(),
  dueAt: Date.now(),
  expiresAt: Date.now() + HOUR_MS,
  zone: 'Asia/Shanghai',
  notice: {
    to: { customer: 'C-002' },
    way: 'out',
    template: 'customerNews',
    facts: { number: PROCESS, words: everything },
    urgent: true,
  },
  way: 'out',
  role: null,
  person: null,
  status: 'waiting',
  tries: 0,
  words: null,
  deliveredTo: [],
  attempts: [],
  forgetAt: new Date(Date.now() + HOUR_MS),
};

async function outbox(send: (message: OutboundMessage) => Promise<void> = async () => undefined) {
  const { models, repositories } = openMemoryDatabase();
  await seedDemoStore(models);
  await writeNotices(models, [notice]);
  const sender = new NotificationSender(repositories, [{ name: 'sms', send }], createLog('test', 'silent'), () => 0);
  const stored = async () => JSON.stringify(await models.notices.find({}).lean());
  const listed = () => repositories.notices.sent('S01', undefined, 5);
  return { models, repositories, sender, stored, listed, vault: testVault(repositories) };
}

test('T11 what a notice says waits sealed, goes out in words, and is kept sealed as it went out', async () => {
  const sent: OutboundMessage[] = [];
  const { sender, stored, listed } = await outbox(async (message) => void sent.push(message));
  expect(await canariesInText(await stored())).toEqual([]);
  expect((await listed())[0]?.notice.facts).toEqual({ number: PROCESS, words: everything });
  expect(await sender.sendNext()).toBe(true);
  expect(sent[0]?.text).toContain(everything);
  expect(await canariesInText(await stored())).toEqual([]);
  const [log] = await listed();
  expect(log).toMatchObject({ status: 'sent', deliveredTo: ['C-002'] });
  expect(log?.words?.zh.text).toContain(everything);
});

test('what a server says of a message is kept without the address', async () => {
  const { sender, stored, listed, repositories } = await outbox(async ({ address }) => {
    throw new Error(`550 <${address}> is unknown here`);
  });
  const { phone } = (await repositories.customers.find('S01', 'C-002'))!;
  await sender.sendNext();
  expect(await stored()).not.toContain(phone);
  expect((await listed())[0]?.attempts).toMatchObject([{ outcome: '550 <••••> is unknown here' }]);
});

test('M-06 once the key is destroyed a notice lists without its words, and goes out no more; nothing fails', async () => {
  const sent: OutboundMessage[] = [];
  const { sender, models, repositories, listed, vault } = await outbox(async (message) => void sent.push(message));
  await vault.destroy(processSubject(PROCESS));
  sealWithVault(models, testVault(repositories));
  expect((await listed())[0]).toMatchObject({
    words: null,
    notice: { facts: { number: PROCESS, words: ERASED_TEXT } },
  });
  expect(await sender.sendNext()).toBe(true);
  expect(sent).toEqual([]);
  expect((await listed())[0]).toMatchObject({
    status: 'expired',
    attempts: [{ outcome: 'whom it is about is erased' }],
  });
  expect(await canariesInText(JSON.stringify(await models.notices.find({}).lean()))).toEqual([]);
});

test('while its key cannot be had a notice waits: no attempt is counted, and it goes out when the key is back', async () => {
  const sent: OutboundMessage[] = [];
  const { sender, models, repositories, listed } = await outbox(async (message) => void sent.push(message));
  const away = testVault(repositories);
  away.open = async () => {
    throw new KeyUnusable('the KMS is away');
  };
  sealWithVault(models, away);
  await expect(sender.sendNext()).rejects.toThrow(KeyUnusable);
  sealWithVault(models, testVault(repositories));
  expect((await listed())[0]).toMatchObject({ status: 'waiting', tries: 0, attempts: [] });
  expect(await sender.sendNext(Date.now() + HOUR_MS / 2)).toBe(true);
  expect(sent).toHaveLength(1);
});
