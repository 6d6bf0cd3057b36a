import { customerOf } from '../../dev/fixtures/customer-phone';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { fileStoreAt } from '../../platform/files/store';
import { ApiUser } from '../../dev/fixtures/api-users';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

async function upload(who: string | ApiUser, bytes: Buffer, type = 'application/octet-stream', process?: string) {
  const { token } = typeof who === 'string' ? await store.people.as(who) : who;
  const response = await fetch(`${store.api.url}/api/v1/files${process === undefined ? '' : `?process=${process}`}`, {
    method: 'POST',
    headers: { ...(token && { Authorization: `Bearer ${token}` }), 'Content-Type': type },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: await response.json() };
}
async function download(who: string | ApiUser, path: string) {
  const { token } = typeof who === 'string' ? await store.people.as(who) : who;
  const response = await fetch(`${store.api.url}/api/v1${path}`, { headers: { Authorization: `Bearer ${token}` } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
const photo = (width = 900, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: '#a33' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 0/1' }, IFD0: { Model: 'SECRETCAM' } })
    .jpeg()
    .toBuffer();
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');

test('a photo is kept by the hash of its clean content; where and with what it was taken is not kept', async () => {
  const bytes = await photo();
  expect((await sharp(bytes).metadata()).exif).toBeDefined();
  const { status, body } = await upload('zhao', bytes);
  expect([status, body.type, body.width, body.height]).toEqual([201, 'image/jpeg', 900, 600]);
  const kept = await download('zhao', `/files/${body.hash}`);
  expect(kept.headers.get('content-type')).toBe('image/jpeg');
  expect((await sharp(kept.bytes).metadata()).exif).toBeUndefined();
  expect(kept.bytes.includes('SECRETCAM')).toBe(false);
  const small = await sharp((await download('wang', `/files/${body.hash}/thumbnail`)).bytes).metadata();
  expect([small.format, small.width]).toEqual(['webp', 320]);
  expect((await upload('zhao', bytes)).body.hash).toBe(body.hash);
});

test('a scan is kept as it is', async () => {
  const { status, body } = await upload('wang', pdf);
  expect([status, body.type]).toEqual([201, 'application/pdf']);
  expect((await download('wang', `/files/${body.hash}`)).bytes.equals(pdf)).toBe(true);
  expect((await download('wang', `/files/${body.hash}/thumbnail`)).status).toBe(404);
});

/** A picture of one pixel that says it has 256 million: nobody may begin to unfold it. */
const huge = async (): Promise<Buffer> => {
  const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const header = 12;
  png.writeUInt32BE(16_000, header + 4);
  png.writeUInt32BE(16_000, header + 8);
  png.writeUInt32BE(crc32(png.subarray(header, header + 17)), header + 17);
  return png;
};
test.each([
  [
    'an SVG with a script',
    async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    415,
  ],
  ['a program that calls itself a picture', async () => Buffer.from('MZ\x90\x00image/jpeg'), 415],
  ['a cut picture', async () => (await photo()).subarray(0, 700), 415],
  [
    'a PDF that runs a script',
    async () => Buffer.from('%PDF-1.4\n<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\n%%EOF'),
    415,
  ],
  ['a picture of too many pixels', huge, 415],
  ['a GIF', async () => Buffer.from('GIF89a\x01\x00\x01\x00'), 415],
  ['nothing', async () => Buffer.alloc(0), 400],
  ['eleven megabytes', async () => Buffer.alloc(11 * 1024 * 1024, 1), 413],
] as const)('%s is not taken', async (_what, bytes, expected) => {
  const { status, body } = await upload('wang', await bytes(), 'image/jpeg');
  expect([status, body.status]).toEqual([expected, expected]);
});

test('nobody without a session uploads; another store and a stranger’s visit see nothing', async () => {
  expect((await upload(new ApiUser(store.api.url, undefined), pdf)).status).toBe(401);
  const visit = await RepairOrderClient.open(store.people, 2);
  await visit.toWorkshop([menuLine('MAINT-A', 'L-1')]);
  const { hash } = (await upload('zhao', await photo(50, 40), 'image/jpeg', visit.number)).body;
  const customer = await customerOf(store.people, visit.number);
  expect((await download(customer, `/files/${hash}`)).status).toBe(404);
  await visit.do('zhao', 'requestExtraItem', {
    itemId: 'X-1',
    finding: '磨损',
    line: menuLine('BRAKE-F', 'X-L1'),
    delayMinutes: 30,
    photos: [hash],
  });
  await store.api.context.recorder.drain();
  expect((await download(customer, `/files/${hash}`)).status).toBe(200);
  expect((await download('wang', `/files/${'0'.repeat(64)}`)).status).toBe(404);
});

test('an S3-compatible bucket is spoken to with signed requests', async () => {
  const kept = new Map<string, Buffer>();
  const signed: string[] = [];
  const server: Server = createServer((req, res) => {
    signed.push(String(req.headers.authorization));
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      if (req.method === 'PUT') kept.set(req.url!, Buffer.concat(chunks));
      const found = kept.get(req.url!);
      res.writeHead(found ? 200 : 404).end(req.method === 'GET' ? found : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket`;
  const bucket = fileStoreAt(address, { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' });
  const hash = 'ab'.repeat(32);
  expect(await bucket.get(hash)).toBeUndefined();
  await bucket.put(hash, pdf, 'application/pdf');
  expect((await bucket.get(hash))!.equals(pdf)).toBe(true);
  expect(signed.every((one) => one.startsWith('AWS4-HMAC-SHA256 Credential=key/'))).toBe(true);
  server.close();
});
