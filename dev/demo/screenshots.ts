import { receiveLink } from '../fixtures/customer-phone';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onGround, type Ground } from '../bench/ground';
import { buildConsole } from '../engines/console';
import { startChromium } from '../fixtures/browser';
import { deskPictures, type DeskPicture } from './desk-pictures';
import { playMorning } from './morning';
import { DEMO_PASSWORD } from '../fixtures/store';
import { tourSeenIn } from '../fixtures/tour-seen';

const root = path.resolve(__dirname, '../..');
const folder = path.join(root, 'docs/screenshots');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function signedIn(browser: Browser, base: string, who: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...options,
  });
  await tourSeenIn(context);
  const page = await context.newPage();
  await page.goto(base);
  await page.locator('input[autocomplete=username]').fill(who);
  await page.locator('input[type=password]').fill(DEMO_PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('#main').waitFor();
  return page;
}

const desktop = { viewport: { width: 1366, height: 820 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

/** One desk as the person finds it. */
async function pictureOfDesk(
  browser: Browser,
  base: string,
  { file, who, path: address, shows, onPhone }: DeskPicture,
): Promise<void> {
  const page = await signedIn(browser, base, who, onPhone ? phone : desktop);
  await page.goto(`${base}${address}`);
  await page.locator(shows).first().waitFor();
  await page.screenshot({ path: path.join(folder, `${file}.png`) });
  await page.context().close();
}

/** The first page of a PDF as a picture, drawn by pdf.js inside the browser. */
async function firstPageOf(browser: Browser, pdf: Buffer): Promise<Buffer> {
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  const library = path.dirname(require.resolve('pdfjs-dist/package.json'));
  await page.route('http://paper.invalid/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<canvas></canvas>' });
    if (pathname === '/paper.pdf') return route.fulfill({ contentType: 'application/pdf', body: pdf });
    return route.fulfill({ contentType: 'text/javascript', body: await readFile(path.join(library, pathname)) });
  });
  await page.goto('http://paper.invalid/');
  await page.addScriptTag({
    type: 'module',
    content: `
      import * as pdfjs from '/build/pdf.mjs';
      pdfjs.GlobalWorkerOptions.workerSrc = '/build/pdf.worker.mjs';
      const paper = await (await pdfjs.getDocument('/paper.pdf').promise).getPage(1);
      const viewport = paper.getViewport({ scale: 1.1 });
      const canvas = document.querySelector('canvas');
      Object.assign(canvas, { width: viewport.width, height: viewport.height });
      await paper.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
      canvas.id = 'drawn';`,
  });
  const picture = await page.locator('#drawn').screenshot();
  await page.close();
  return picture;
}

/** `npm run screenshots`: the pictures of the README and of the tour, taken anew from the real thing. */
async function main({ people }: Ground): Promise<void> {
  const { base } = people;
  await mkdir(folder, { recursive: true });
  say('a morning’s work …');
  const { asked, leaving } = await playMorning(people);
  await Promise.all([asked.read(), leaving.read()]);
  const browser = await startChromium();
  try {
    say('pictures …');
    for (const picture of deskPictures) await pictureOfDesk(browser, base, picture);
    const wang = await signedIn(browser, base, 'wang', desktop);
    await wang.goto(`${base}/board`);
    await wang.locator(`[data-order="${asked.number}"]`).waitFor();
    await wang.screenshot({ path: path.join(folder, 'board.png') });
    await wang.goto(`${base}/repair-orders/${asked.number}`);
    await wang.locator('[data-command].ant-btn-primary').first().waitFor();
    await wang.screenshot({ path: path.join(folder, 'order.png') });
    const secret = await receiveLink(people, asked.number);
    const customer = await browser.newPage({ ...phone, locale: 'zh-CN' });
    await customer.goto(`${base}/c#${secret}`);
    await customer.waitForURL('**/c/visit');
    await customer.screenshot({ path: path.join(folder, 'customer.png') });

    const { token } = await people.as('wang');
    const paper = await fetch(`${base}/api/v1/repair-orders/${leaving.number}/documents/repair-order.pdf`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const pdf = Buffer.from(await paper.arrayBuffer());
    await writeFile(path.join(folder, 'repair-order.png'), await firstPageOf(browser, pdf));
  } finally {
    await browser.close();
  }
}

/** A store of its own with a morning's work in it; what is in `.repairflow` is left alone. */
async function play(): Promise<void> {
  await buildConsole(say);
  await onGround('screenshots', say, main);
}

play().then(
  () => process.exit(0),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
