import { receiveLink } from '../fixtures/customer-phone';
import http from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { ApiUsers, ApiUser } from '../fixtures/api-users';
import { menuLine } from '../fixtures/scenarios';
import { DEMO_PASSWORD } from '../fixtures/store';
import { tourSeenIn } from '../fixtures/tour-seen';
import { RepairOrderClient } from '../fixtures/repair-order-client';
import { chromiumPath, startChromium } from '../fixtures/browser';
import { median, quantile, type Figure } from './figures';

const OPEN_ORDERS = 300;
const LISTENERS = 29;
const SAMPLES = 40;
const AT_ONCE = 10;
const COLD_STARTS = 5;
const PDF_SECONDS = 8;

/** Everything the page fetched, as it would travel compressed. */
function weigh(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    sizes.push(
      response.body().then(
        (body) => gzipSync(body).length,
        () => 0,
      ),
    );
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function signIn(page: Page, base: string, who: string): Promise<void> {
  await page.goto(base);
  await page.locator('input[autocomplete=username]').fill(who);
  await page.locator('input[type=password]').fill(DEMO_PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('#main').waitFor();
}

/** First load of the tasks page with nothing in the cache, signed in. */
async function firstLoad(browser: Browser, base: string): Promise<Figure[]> {
  const sizes: number[] = [];
  const times: number[] = [];
  for (let n = 0; n < COLD_STARTS; n++) {
    const first = await browser.newContext();
    await tourSeenIn(first);
    await signIn(await first.newPage(), base, 'wang');
    const cold = await browser.newContext({ storageState: await first.storageState() });
    await tourSeenIn(cold);
    const page = await cold.newPage();
    const weight = weigh(page);
    const began = performance.now();
    await page.goto(base);
    await page.getByRole('list').first().waitFor();
    times.push(performance.now() - began);
    await page.waitForTimeout(300);
    // the stream of events never ends and is no part of the load
    await cold.close();
    sizes.push(await weight());
    await first.close();
  }
  return [
    { name: 'console.bytesGzip', value: median(sizes), unit: 'bytes', target: { atMost: 500_000 } },
    { name: 'console.readyMs', value: median(times), unit: 'ms' },
  ];
}

/** Does what a console with an open board does, without drawing it. */
function listen(base: string, { token }: ApiUser): () => void {
  const headers = { Authorization: `Bearer ${token}` };
  const request = http.get(`${base}/api/v1/events/stream`, { headers }, (response) => {
    response.on('data', (chunk: Buffer) => {
      for (const [, number, sequence] of chunk.toString().matchAll(/"number":"(RO-[^"]+)","sequence":(\d+)/g))
        void fetch(`${base}/api/v1/board/${number}?minSequence=${sequence}`, { headers }).then((card) => card.text());
    });
  });
  request.on('error', () => undefined); // ends when it is destroyed below
  return () => void request.destroy();
}

/** From the accepted command to the changed card, with a full board and everybody watching. */
async function boardUpdates(browser: Browser, base: string, people: ApiUsers): Promise<Figure> {
  const numbers = Array.from({ length: OPEN_ORDERS }, (_none, n) => n);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n; (n = numbers.shift()) !== undefined;) await RepairOrderClient.open(people, (n % 39) + 2);
    }),
  );
  const visit = await RepairOrderClient.open(people, 3);
  await visit.toWorkshop([menuLine('MAINT-A', 'L-1')]);
  const watcher = await people.as('workshop');
  const stops = Array.from({ length: LISTENERS }, () => listen(base, watcher));
  const context = await browser.newContext();
  await tourSeenIn(context);
  const page = await context.newPage();
  await signIn(page, base, 'workshop');
  await page.goto(`${base}/board`);
  const card = page.locator(`[data-order="${visit.number}"]`);
  await card.waitFor();
  const delays: number[] = [];
  for (let n = 0; n < SAMPLES; n++) {
    const held = n % 2 === 0;
    await (held ? visit.do('workshop', 'holdWork', { reason: 'parts' }) : visit.do('workshop', 'resumeWork'));
    const began = performance.now();
    await page.waitForFunction(
      ([number, wanted]) => (document.querySelector(`[data-order="${number}"] [data-flag=onHold]`) !== null) === wanted,
      [visit.number, held] as const,
      { polling: 'raf', timeout: 30_000 },
    );
    delays.push(performance.now() - began);
  }
  for (const stop of stops) stop();
  await context.close();
  return { name: 'board.updateP95Ms', value: quantile(delays, 0.95), unit: 'ms' };
}

async function customerPage(browser: Browser, base: string, people: ApiUsers): Promise<Figure> {
  const visit = await RepairOrderClient.open(people, 4);
  await visit.toWorkshop([menuLine('MAINT-A', 'L-1')]);
  await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
  await visit.read();
  const secret = await receiveLink(people, visit.number);
  const page = await browser.newPage();
  const weight = weigh(page);
  await page.goto(`${base}/c#${secret}`);
  await page.waitForURL('**/c/visit');
  await page.waitForLoadState('networkidle');
  const value = await weight();
  await page.close();
  return { name: 'customerPage.bytesGzip', value, unit: 'bytes', target: { atMost: 60_000 } };
}

async function documents(base: string, people: ApiUsers): Promise<Figure> {
  const visit = await RepairOrderClient.open(people, 5);
  await visit.toWorkshop([menuLine('MAINT-B', 'L-1'), menuLine('WIPER', 'L-2')]);
  await visit.read();
  const { token } = await people.as('wang');
  const until = performance.now() + PDF_SECONDS * 1000;
  let printed = 0;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (performance.now() < until) {
        const answer = await fetch(`${base}/api/v1/repair-orders/${visit.number}/documents/repair-order.pdf`, {
          headers: { Authorization: `Bearer ${token}` },
        });
        if (answer.status !== 200) throw new Error(`printing answered ${answer.status}`);
        await answer.arrayBuffer();
        printed += 1;
      }
    }),
  );
  return { name: 'document.pdfPerSecond', value: printed / PDF_SECONDS, unit: '1/s' };
}

/** What people wait for: the first page, the moving card, the customer's page, the printed form. */
export async function consoleFigures(people: ApiUsers, base: string, say: (line: string) => void): Promise<Figure[]> {
  say('printed forms …');
  const figures = [await documents(base, people)];
  if (!chromiumPath()) {
    say('no Chromium: the console is not measured (install the package `chromium`, or set CHROMIUM_PATH)');
    return figures;
  }
  const browser = await startChromium();
  try {
    say('first load of the console …');
    figures.push(...(await firstLoad(browser, base)), await customerPage(browser, base, people));
    say(`${OPEN_ORDERS} orders on the board, ${LISTENERS + 1} consoles …`);
    figures.push(await boardUpdates(browser, base, people));
  } finally {
    await browser.close();
  }
  return figures;
}
