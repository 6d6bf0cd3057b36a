import { attemptOf, draftKeyOf, openVisit } from '../../console/orders/check-in/opening';
import type { Sheet } from '../../console/orders/check-in/sheet';

/** As a browser has one. */
class Storage {
  readonly #entries = new Map<string, string>();
  getItem = (key: string): string | null => this.#entries.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.#entries.set(key, value);
  removeItem = (key: string): void => void this.#entries.delete(key);
}

const beginning = { customerId: 'C-001', vehicleId: 'V-001' };
const key = draftKeyOf(beginning);
const sheet = (words = '保养'): Sheet => ({
  mode: 'selfDrive',
  accident: false,
  needs: [{ words }],
  waiting: 'inStore',
  marks: [],
  exceptions: [],
  papers: [],
  articles: [],
  lines: [],
});

interface Sent {
  readonly key: string | null;
  readonly body: string;
}
let sent: Sent[];
let answers: (() => Promise<Response>)[];
const lost = (): Promise<Response> => Promise.reject(new TypeError('no line'));
const answered = (status: number, body: object) => (): Promise<Response> =>
  Promise.resolve(Response.json(body, { status }));
const openedNow = answered(201, { number: 'RO-1', store: 'S01' });
const trying = (words?: string): Promise<string> =>
  openVisit(beginning, sheet(words)).then(
    (number) => number,
    (error: { readonly code: string }) => error.code,
  );

beforeEach(() => {
  [sent, answers] = [[], []];
  Object.assign(globalThis, { sessionStorage: new Storage() });
  jest.spyOn(globalThis, 'fetch').mockImplementation((_address, init) => {
    sent.push({
      key: new Headers(init?.headers).get('Idempotency-Key'),
      body: typeof init?.body === 'string' ? init.body : '',
    });
    return answers.shift()!();
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  Reflect.deleteProperty(globalThis, 'sessionStorage');
});

test('B-03 a visit whose opening nobody has answered is asked for again under the same key, with what was sent', async () => {
  answers = [lost, answered(409, { code: 'requestRunning' }), answered(401, { code: 'signInNeeded' }), openedNow];
  expect(await trying()).toBe('noConnection');
  expect(await trying('更换雨刮')).toBe('requestRunning');
  expect(await trying('更换雨刮')).toBe('signInNeeded');
  expect(await trying('更换雨刮')).toBe('RO-1');
  expect(new Set(sent.map((one) => JSON.stringify(one))).size).toBe(1);
  // once it is open, nothing is sent any more
  expect(await trying()).toBe('RO-1');
  expect(sent).toHaveLength(4);
});

test('what was refused is asked for under another key, as it is typed by then', async () => {
  answers = [answered(422, { code: 'invalid' }), answered(401, { code: 'signInNeeded' }), openedNow];
  expect(await trying()).toBe('invalid');
  expect(attemptOf(key)).toBeUndefined();
  expect(await trying('更换雨刮')).toBe('signInNeeded');
  expect(attemptOf(key)).toBeUndefined();
  expect(await trying('更换雨刮')).toBe('RO-1');
  expect(new Set(sent.map((one) => one.key)).size).toBe(3);
  expect(sent.at(-1)?.body).toContain('更换雨刮');
});
