import { NotificationSender } from '../../activities/notify';
import { seedDemoStore } from '../../dev/fixtures/seed';
import { createLog } from '../../platform/log';
import type { OutboundMessage } from '../../platform/notify/channels';
import { writeNotices } from '../../platform/mongo/outbox/notices';
import type { StoredNotice } from '../../platform/mongo/models';
import { openMemoryDatabase } from '../support/memory-database';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const HOUR_MS = 3_600_000;
const PROCESS = 'RO-S01-20261126-0001';
const waiting: StoredNotice = {
  _id: `${PROCESS}:1:1`,
  process: PROCESS,
  store: 'S01',
  at: NOW,
  dueAt: NOW,
  expiresAt: NOW + HOUR_MS,
  zone: 'Asia/Shanghai',
  notice: { to: { role: 'serviceAdvisor', person: null }, way: 'out', template: 'handedUp', facts: {}, urgent: true },
  way: 'out',
  role: 'serviceAdvisor',
  person: null,
  status: 'waiting',
  tries: 0,
  words: null,
  deliveredTo: [],
  attempts: [],
  forgetAt: new Date(NOW + HOUR_MS),
};

/** A sender with one channel that does as told, and these notices. */
async function senderOf(send: (message: OutboundMessage) => Promise<void>, ...notices: readonly StoredNotice[]) {
  const { models, repositories } = openMemoryDatabase();
  await seedDemoStore(models);
  await writeNotices(models, notices);
  const sender = new NotificationSender(repositories, [{ name: 'sms', send }], createLog('test', 'silent'), () => 0);
  return { sender, models, repositories, notice: () => models.notices.findOne({ _id: waiting._id }).lean() };
}

test('D12 a notice that has become too old is settled as expired and never sent', async () => {
  const send = jest.fn(async () => undefined);
  const { sender, notice } = await senderOf(send, waiting);
  expect(await sender.sendNext(NOW + HOUR_MS)).toBe(true);
  expect(send).not.toHaveBeenCalled();
  expect(await notice()).toMatchObject({ status: 'expired', attempts: [{ outcome: 'too old to be sent' }] });
  expect(await sender.sendNext(NOW + 2 * HOUR_MS)).toBe(false);
});

test('D12 a notice refused every time becomes a task of the operator, who sends it again', async () => {
  let refusing = true;
  const sent: string[] = [];
  const { sender, repositories, notice } = await senderOf(
    async ({ id }) => {
      if (refusing) throw new Error('refused');
      sent.push(id);
    },
    { ...waiting, expiresAt: Date.now() + HOUR_MS },
  );
  for (let n = 0; n < 8; n++) expect(await sender.sendNext()).toBe(true);
  expect(await notice()).toMatchObject({ status: 'undeliverable' });
  const [task] = await repositories.operatorTasks.openIn('S01', 10);
  expect(task).toMatchObject({ kind: 'notice', process: PROCESS, about: 'handedUp' });
  refusing = false;
  expect(await repositories.noticeOutbox.sendAgain(PROCESS, Date.now())).toBe(1);
  expect(await sender.sendNext()).toBe(true);
  expect(await notice()).toMatchObject({ status: 'sent' });
  expect(sent.length).toBeGreaterThan(1);
  expect(new Set(sent).size).toBe(sent.length);
});

test('a notice is sent in the store’s own words, and the log keeps what it said', async () => {
  const sent: OutboundMessage[] = [];
  const { sender, repositories, notice } = await senderOf(async (message) => void sent.push(message), {
    ...waiting,
    notice: { ...waiting.notice, facts: { number: PROCESS } },
    expiresAt: Date.now() + HOUR_MS,
  });
  const own = {
    zh: { subject: '请接手', text: '请接手{number}，谢谢' },
    en: { subject: 'Yours', text: '{number} is yours' },
  };
  const author = { by: { id: 'manager', role: 'serviceManager' as const }, at: NOW };
  await repositories.settings.replace('S01', 'messageTemplates', 1, { templates: { handedUp: own } }, author);
  expect(await sender.sendNext()).toBe(true);
  expect(sent[0]).toMatchObject({ subject: '请接手', text: `请接手${PROCESS}，谢谢\n${PROCESS} is yours` });
  expect(await notice()).toMatchObject({ status: 'sent' });
  const [log] = await repositories.notices.sent('S01', 'sent', 1);
  expect(log).toMatchObject({
    words: { zh: { text: `请接手${PROCESS}，谢谢` }, en: { subject: 'Yours' } },
  });
});

test('what another store has reworded changes nothing here', async () => {
  const sent: OutboundMessage[] = [];
  const { sender, models, repositories } = await senderOf(async (message) => void sent.push(message), {
    ...waiting,
    notice: { ...waiting.notice, facts: { number: PROCESS } },
    expiresAt: Date.now() + HOUR_MS,
  });
  await models.stores.create({ _id: 'S02', name: '城北分店', brand: 'voyage' });
  const own = { subject: '{number}', text: '{number}' };
  const author = { by: { id: 'north', role: 'storeManager' as const }, at: NOW };
  await repositories.settings.replace(
    'S02',
    'messageTemplates',
    1,
    { templates: { handedUp: { zh: own, en: own } } },
    author,
  );
  await sender.sendNext();
  expect(sent[0]?.text).toContain('由经办人升级至您');
});

test('D12 one that is broken holds up nobody else, and counts as refused', async () => {
  const broken = { ...waiting, notice: { ...waiting.notice, template: 'nobody knows it' as never } };
  const other = { ...waiting, _id: `${PROCESS}:2:1`, dueAt: NOW + 1 };
  const sent: string[] = [];
  const { sender, notice } = await senderOf(async ({ id }) => void sent.push(id), broken, other);
  expect(await sender.sendNext(NOW + 1)).toBe(true);
  expect(await notice()).toMatchObject({ status: 'waiting', tries: 1 });
  await sender.sendNext(NOW + 1);
  await sender.sendNext(NOW + 1);
  expect(sent.some((id) => id.startsWith(other._id))).toBe(true);
});

test('D12 a mailing that has lost its lease leaves the rest to whoever has it now', async () => {
  let sent = 0;
  const { sender, models } = await senderOf(async () => {
    sent += 1;
    // another worker has taken it over meanwhile
    await models.notices.updateOne({ _id: waiting._id }, { $set: { dueAt: NOW + 9 * HOUR_MS } });
  }, waiting);
  await sender.sendNext(NOW);
  expect(sent).toBe(1);
  expect(await models.notices.findOne({ _id: waiting._id }).lean()).toMatchObject({ status: 'waiting', tries: 0 });
});
