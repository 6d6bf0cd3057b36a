import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import * as scenarios from '../../dev/fixtures/complaint-scenarios';
import { eventually } from '../support/eventually';
import { withoutQuietHours } from '../support/store-clock';
import { createTestApi, type TestApi } from '../support/test-api';

/** A real SMTP server and a real webhook receiver stand for the world outside. */
const secret = `whsec_${Buffer.from('a secret of twenty-four bytes at least').toString('base64')}`;
interface Delivery {
  readonly id: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}
const mails: string[] = [];
const deliveries: Delivery[] = [];
let refusals = 0;
/** Only messages to this number are refused; all are where it is empty. */
let refusedNumber = '';
let smtp: SMTPServer;
let gateway: Server;
let store: TestApi;

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  gateway = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      if (refusals > 0 && Buffer.concat(chunks).includes(refusedNumber)) {
        refusals -= 1;
        res.writeHead(503).end();
        return;
      }
      deliveries.push({
        id: String(req.headers['idempotency-key']),
        headers: req.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString(),
      });
      res.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', () => resolve()));
  const smtpPort = (smtp.server.address() as AddressInfo).port;
  const gatewayPort = (gateway.address() as AddressInfo).port;
  store = await createTestApi({
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    GATEWAY_URL: `http://127.0.0.1:${gatewayPort}/messages`,
    GATEWAY_SECRET: secret,
  });
  await withoutQuietHours(store.models);
});
afterAll(async () => {
  await store.stop();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  gateway.close();
});

const about = (number: string) => deliveries.filter(({ body }) => body.includes(number));

test('a customer who prefers WeChat hears through the signed gateway, once, in both languages', async () => {
  const complaint = await ComplaintClient.open(store.people, 1);
  await complaint.do(...scenarios.register);
  const [delivery] = await eventually('the message', async () =>
    about(complaint.number).length > 0 ? about(complaint.number) : undefined,
  );
  const webhook = new Webhook(secret);
  expect(webhook.verify(delivery!.body, delivery!.headers)).toBeTruthy();
  expect(() => webhook.verify(`${delivery!.body} `, delivery!.headers)).toThrow('No matching signature');
  const { channel, address, subject, text } = JSON.parse(delivery!.body);
  expect([channel, subject]).toEqual(['wechat', '已收到您的投诉']);
  expect(address).toMatch(/^1\d{10}$/);
  expect(text).toContain('Your complaint is registered');
  await complaint.do(...scenarios.promise(Date.now() + 600_000));
  await eventually('the second message', async () => about(complaint.number).length === 2);
  expect(new Set(about(complaint.number).map(({ id }) => id)).size).toBe(2);
});

test('a customer who prefers e-mail gets one by SMTP', async () => {
  const { customers } = store.models;
  await customers.updateOne({ _id: 'C-006' }, { $set: { preferredChannel: 'email', email: 'six@example.com' } });
  const complaint = await ComplaintClient.open(store.people, 6);
  await complaint.do(...scenarios.register);
  const mail = await eventually('the mail', async () => mails.find((one) => one.includes(complaint.number)));
  expect(mail).toMatch(/^To: six@example\.com$/m);
  expect(mail).toMatch(/^Message-ID: <CP-.*@repairflow>$/m);
});

test('a gateway that is away is tried again later with the same id, and the log tells', async () => {
  refusals = 2;
  const complaint = await ComplaintClient.open(store.people, 9);
  await complaint.do(...scenarios.register);
  await eventually('the message after refusals', async () => about(complaint.number).length === 1);
  const log = await eventually('the delivery log', async () => {
    const { body } = await store.people.as('crmanager').then((person) => person.get('/notices?status=sent&limit=100'));
    return (body.items as { number: string; attempts: { outcome: string }[] }[]).find(
      ({ number }) => number === complaint.number,
    );
  });
  expect(log.attempts.map(({ outcome }) => outcome)).toEqual([
    'the gateway answered 503',
    'the gateway answered 503',
    'taken',
  ]);
  expect(JSON.stringify(log)).not.toMatch(/1[3-9]\d{9}/);
});

test('an escalation by hand shows in the leader’s application and goes out at once', async () => {
  const complaint = await ComplaintClient.open(store.people, 5);
  await complaint.do('cr', 'escalate', { reason: '超出权限' });
  await eventually('the call to the superior', async () =>
    about(complaint.number).some(({ body }) => body.includes('handed') || body.includes('升级')),
  );
  const { body } = await (await store.people.as('crsupervisor')).get('/notices/mine');
  const [notice] = (body.items as { number: string; template: string; zh: { text: string } }[]).filter(
    ({ number }) => number === complaint.number,
  );
  expect(notice).toMatchObject({ template: 'handedUp', zh: { text: expect.stringContaining(complaint.number) } });
  const other = await (await store.people.as('cashier')).get('/notices/mine');
  expect(JSON.stringify(other.body)).not.toContain(complaint.number);
});

test('one of two leaders who could not be reached is tried again; the other hears it once', async () => {
  const { staff } = store.models;
  const [known] = await staff.find({ store: 'S01', roles: 'crSupervisor' as never }).lean();
  await staff.create({ ...known!, _id: 'S01:second', person: 'second-supervisor', phone: '13900009999' });
  refusals = 2;
  refusedNumber = '13900009999';
  const complaint = await ComplaintClient.open(store.people, 12);
  await complaint.do('cr', 'escalate', { reason: '超出权限' });
  const messages = () => about(complaint.number).filter(({ body }) => body.includes('升级'));
  await eventually('the call to both', async () => messages().some(({ body }) => body.includes(refusedNumber)));
  expect(refusals).toBe(0);
  expect(messages().filter(({ body }) => body.includes(known!.phone!))).toHaveLength(1);
  expect(new Set(messages().map(({ id }) => id)).size).toBe(messages().length);
  await staff.deleteOne({ _id: 'S01:second' });
  refusedNumber = '';
});

test('H-36 the leader’s name and number reach the customer, and stand in no event', async () => {
  const complaint = await ComplaintClient.open(store.people, 17);
  await complaint.do('cr', 'escalate', { reason: '超出权限' });
  await complaint.do('cr', 'tellLeaderContact', { escalationId: 'T-37/hand-1', channel: 'wechat' });
  const message = await eventually('the contact', async () =>
    about(complaint.number).find(({ body }) => body.includes('韩主管')),
  );
  expect(message.body).toMatch(/1390000\d{4}/);
  expect(JSON.stringify(await complaint.events())).not.toMatch(/1390000|韩主管/);
});

test('somebody without any channel is not lost: the log says that nothing reaches them', async () => {
  const answer = await (
    await store.people.as('cr')
  ).post('/complaints', {
    source: 'inPerson',
    contact: { name: '路人', phone: '12345' },
    words: '门口噪音',
  });
  expect(answer.status).toBe(422);
  const right = await (
    await store.people.as('cr')
  ).post('/complaints', {
    source: 'inPerson',
    contact: { name: '路人', phone: '021-55556666' },
    words: '门口噪音',
  });
  const complaint = new ComplaintClient(store.people, right.body.number as string);
  await complaint.do(...scenarios.register);
  await eventually('the message to the contact', async () =>
    about(complaint.number).some(({ body }) => body.includes('021-55556666')),
  );
});
