import sharp from 'sharp';
import { menuLine, totalOf } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import type { RepairOrder } from '../../domain/repair-order/state';
import { PdfReader } from '../support/pdf-reader';
import { samplePdf } from '../support/sample-pdf';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let visit: RepairOrderClient;
let other: RepairOrderClient;
beforeAll(async () => {
  store = await createTestApi();
  other = await RepairOrderClient.open(store.people, 4);
  visit = await RepairOrderClient.open(store.people, 5);
  for (const one of [other, visit]) {
    await one.receive();
    await one.takeIn();
    await one.do('wang', 'startEstimate');
    await one.offer([menuLine('MAINT-A', 'L-1')]);
    await one.do('wang', 'signOrderAsAdvisor', { pointedOut: ['items', 'time', 'amount', 'place'] });
  }
});
const reader = new PdfReader();
afterAll(async () => {
  await reader.close();
  await store.stop();
});

const drawnFor = ({ evidence }: RepairOrder): { readonly hash: string } => {
  const consent = evidence.at(-1)?.consent;
  if (consent?.channel !== 'screen') throw new Error('The order is not signed on the screen.');
  return { hash: consent.drawing };
};

let count = 0;
const pdf = () => samplePdf({ left: (count += 1) });
const picture = async (type: 'png' | 'jpeg'): Promise<Buffer> =>
  sharp({ create: { width: 40 + (count += 1), height: 30, channels: 3, background: '#fff' } })
    .toFormat(type)
    .toBuffer();
const kept = async (bytes: Buffer, process: string | undefined): Promise<string> => {
  const { status, body } = await (
    await store.people.as('wang')
  ).post(`/files${process === undefined ? '' : `?process=${process}`}`, bytes);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.hash as string;
};
/** Signs the order in the customer's name, with this consent and nothing that a client puts right. */
const sign = async (consent: object) => {
  const body = { revision: 1, total: totalOf([menuLine('MAINT-A', 'L-1')]), copiesGiven: 1, consent };
  const answer = await (
    await store.people.as('wang')
  ).post(`/repair-orders/${visit.number}/contract/customer-signature`, body);
  return [answer.status, answer.body.code];
};
const onPaper = (scan: string) => sign({ channel: 'paper', scan });
const onScreen = (drawing: string) => sign({ channel: 'screen', drawing });

describe('H2 what proves a signature is a file of this store that was uploaded for this order', () => {
  test('a hash of nothing, a file of no order and one of another order prove nothing', async () => {
    expect(await onPaper('deadbeef'.repeat(8))).toEqual([422, 'fileNotOfProcess']);
    expect(await onPaper(await kept(pdf(), undefined))).toEqual([422, 'fileNotOfProcess']);
    expect(await onPaper(await kept(pdf(), other.number))).toEqual([422, 'fileNotOfProcess']);
    expect((await visit.read()).stage).toBe('awaitingSignature');
  });

  test('a scan of another order that is uploaded once more for this one proves nothing either', async () => {
    const scan = pdf();
    await kept(scan, other.number);
    expect(await onPaper(await kept(scan, visit.number))).toEqual([409, 'fileUsedElsewhere']);
  });

  test('a drawing is a picture as a page draws it, no photo and no PDF', async () => {
    expect(await onScreen(await kept(await picture('jpeg'), visit.number))).toEqual([422, 'fileNotOfProcess']);
    expect(await onScreen(await kept(pdf(), visit.number))).toEqual([422, 'fileNotOfProcess']);
  });

  test('a file is uploaded for a process of the own store only', async () => {
    const wang = await store.people.as('wang');
    const elsewhere = await wang.post(`/files?process=${visit.number.replace('-S01-', '-S02-')}`, pdf());
    expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'notFound']);
    expect((await wang.post('/files?process=anything', pdf())).status).toBe(422);
  });

  test('neither photos of findings nor slips are hashes of nothing, and one of several commands is told by its index', async () => {
    const wang = await store.people.as('wang');
    const findings = [{ item: 'battery', result: 'defect', note: '接线柱腐蚀', photo: ['ab'.repeat(32)] }];
    const { status, body } = await wang.post(`/repair-orders/${visit.number}/commands`, {
      commands: [
        { type: 'noteCondition', note: '左前门划痕' },
        { type: 'fillChecklist', checklist: 'freeChecks', findings },
      ],
    });
    expect([status, body.code, body.facts]).toEqual([422, 'fileNotOfProcess', { field: 'photo', index: 1 }]);
    const photo = await kept(await picture('jpeg'), visit.number);
    await visit.do('wang', 'fillChecklist', {
      checklist: 'freeChecks',
      findings: [{ ...findings[0], photo: [photo] }],
    });
  });

  test('what was uploaded for this order is taken', async () => {
    expect(await onScreen(await kept(await picture('png'), visit.number))).toEqual([200, undefined]);
    await store.api.context.recorder.drain();
    expect((await visit.read()).evidence.at(-1)).toMatchObject({ document: 'order', consent: { channel: 'screen' } });
  });

  test('C-20 what was drawn is printed on the paper that was signed; where the picture is gone, who signed and when is left', async () => {
    const { context } = store.api;
    const wang = await store.people.as('wang');
    const printed = async (): Promise<readonly string[]> => {
      const address = `${store.api.url}/api/v1/repair-orders/${visit.number}/documents/repair-order.pdf`;
      const response = await fetch(address, { headers: { Authorization: `Bearer ${wang.token}` } });
      const file = Buffer.from(await response.arrayBuffer());
      return [await reader.textOf(file), String(file.toString('latin1').split('/Subtype /Image').length - 1)];
    };
    const [text, pictures] = await printed();
    expect(text).toContain('屏幕签字');
    expect(pictures).toBe('1');
    const { hash } = drawnFor(await visit.read());
    const file = (await context.repositories.files.find('S01', hash))!;
    await context.files.remove(file);
    const [without, none] = await printed();
    expect(none).toBe('0');
    expect(without).toBe(text);
  });
});
