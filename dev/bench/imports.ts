import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { OutboxLoop } from '../../activities/outbox-loop';
import { ImportRunner } from '../../platform/imports/import-runner';
import { createLog } from '../../platform/log';
import { csvOf } from '../../platform/tables/write-table';
import type { ApiUser } from '../fixtures/api-users';
import { onBareApi } from './bare-api';
import { median, quantile, type Figure } from './figures';

type Say = (line: string) => void;

const ROWS = Number(process.env['IMPORT_ROWS'] ?? 50_000);
/** What the largest store waits for at most. */
const MINUTES = 5;
/** As the page with the progress bar does. */
const LOOK_EVERY_MS = 1_000;
const SEARCHES = 100;
/** What the page of a search shows at most. */
const MOST_SHOWN = 20;

const header = ['客户编号', '客户姓名', '性别', '手机号码', '联系地址', '客户类型', '是否会员'];
const row = (index: number): readonly string[] => [
  `KH${index}`,
  `客户${index}`,
  index % 2 === 0 ? '男' : '女',
  `13${String(100_000_000 + index * 7_919).padStart(9, '0')}`,
  `上海市浦东新区人民路${index % 900}号`,
  index % 9 === 0 ? '单位' : '个人',
  index % 3 === 0 ? '是' : '否',
];

async function upload({ base, token }: ApiUser): Promise<{ readonly id: string; readonly version: number }> {
  const body = csvOf({ header, rows: Array.from({ length: ROWS }, (_row, index) => row(index)) });
  const response = await fetch(`${base}/api/v1/imports?kind=customers&fileName=bench.csv`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv', 'Idempotency-Key': randomUUID() },
    body,
  });
  if (response.status !== 201) throw new Error(`the upload was answered ${response.status}`);
  return (await response.json()) as { readonly id: string; readonly version: number };
}

/** Seconds from the start to the end, as whoever looks at the progress bar sees it. */
async function timed(user: ApiUser, what: 'check' | 'start', expected: string, say: Say): Promise<number> {
  const { id, version } = await upload(user);
  const began = performance.now();
  const headers = { 'If-Match': `"${version}"` };
  const { status } = await user.ask(`/imports/${id}/${what}`, { method: 'POST', headers });
  if (status !== 200) throw new Error(`the ${what} was answered ${status}`);
  for (let told = 0; ; await wait(LOOK_EVERY_MS)) {
    const { run } = (await user.get(`/imports/${id}`)).body;
    if (run.rows - told >= 10_000) say(`${what}: ${(told = run.rows)} of ${ROWS} rows …`);
    if (run.state === 'waiting' || run.state === 'running') continue;
    if (run.state !== 'done' || run[expected] !== ROWS) throw new Error(`the ${what} ended ${JSON.stringify(run)}`);
    return (performance.now() - began) / 1_000;
  }
}

/** Something in the middle or at the end of what a customer is known by: of the phone number, of the name, of the name as it is read. */
function pieceOf(index: number, which: number): string {
  const [, name = '', , phone = ''] = row(index);
  const parts = [
    phone.slice(5),
    phone.slice(3, 7),
    phone.slice(-2),
    name.slice(1),
    name.slice(-3),
    `hu${index}`,
    phone,
  ];
  return parts[which % parts.length] ?? phone;
}

/** Milliseconds of each search for a part of one of the customers, which are found, unless more answer to the part than are shown. */
async function searchTimes(user: ApiUser): Promise<readonly number[]> {
  const times: number[] = [];
  for (let search = 0; search < SEARCHES; search += 1) {
    const index = (search * 48_611) % ROWS;
    const part = pieceOf(index, search);
    const began = performance.now();
    const { status, body } = await user.get(`/search?q=${encodeURIComponent(part)}`);
    if (status !== 200) throw new Error(`the search was answered ${status} ${JSON.stringify(body)}`);
    times.push(performance.now() - began);
    const found = body.items as readonly { readonly customer: { readonly name: string } }[];
    if (found.length < MOST_SHOWN && !found.some(({ customer }) => customer.name === row(index)[1]))
      throw new Error(`${part} does not find ${row(index).join()}`);
  }
  return times;
}

/** How long the file of the largest store takes: checked, imported, imported again and searched. API and import share one process. */
export const importFigures = (say: Say): Promise<Figure[]> =>
  onBareApi(say, async ({ repositories }, manager) => {
    const log = createLog('bench', 'warn');
    const runner = new ImportRunner({ repositories, log });
    const loop = new OutboxLoop({
      name: 'imports',
      everyMs: 200,
      takeNext: (stopping) => runner.takeNext(stopping),
      log,
    });
    loop.start();
    try {
      const check = await timed(manager, 'check', 'created', say);
      const first = await timed(manager, 'start', 'created', say);
      const again = await timed(manager, 'start', 'unchanged', say);
      const searches = await searchTimes(manager);
      return [
        { name: 'import.rows', value: ROWS, unit: 'rows' },
        { name: 'import.checkSeconds', value: check, unit: 's' },
        { name: 'import.seconds', value: first, unit: 's', target: { atMost: MINUTES * 60 } },
        { name: 'import.rowsPerSecond', value: ROWS / first, unit: '1/s' },
        { name: 'import.againSeconds', value: again, unit: 's' },
        { name: 'import.searchMs', value: median(searches), unit: 'ms' },
        { name: 'import.searchP95Ms', value: quantile(searches, 0.95), unit: 'ms' },
      ];
    } finally {
      await loop.stop();
    }
  });
