import { gzipSync } from 'node:zlib';
import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import * as scenarios from '../../dev/fixtures/complaint-scenarios';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { startChromium } from '../../dev/fixtures/browser';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { CustomerVisits } from '../support/customer-visits';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let visits: CustomerVisits;
let browser: Browser | undefined;
beforeAll(async () => {
  store = await createTestApi();
  visits = new CustomerVisits(store);
});
afterAll(async () => {
  await browser?.close();
  await store.stop();
});

const oil = [menuLine('MAINT-A', 'L-1')];

describeInChromium('the customer page in Chromium', () => {
  let phone: BrowserContext;
  let page: Page;
  const shots = '/tmp/repairflow-screenshots';

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    browser = await startChromium();
  });
  beforeEach(async () => {
    phone = await browser!.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', deviceScaleFactor: 2 });
    page = await phone.newPage();
  });
  afterEach(() => phone.close());

  test('D-11 a customer understands the extra item and approves it with one press; the secret has left the address', async () => {
    const visit = await visits.inWorkshop(11);
    const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#884' } })
      .jpeg()
      .toBuffer();
    const { token } = await store.people.as('zhao');
    const uploaded = await fetch(`${store.api.url}/api/v1/files?process=${visit.number}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'image/jpeg' },
      body: new Uint8Array(picture),
    });
    const { hash } = (await uploaded.json()) as { hash: string };
    const line = menuLine('BRAKE-F', 'X-L1');
    await visit.do('zhao', 'requestExtraItem', {
      itemId: 'X-1',
      finding: '前刹车片仅剩 2 毫米',
      line,
      delayMinutes: 45,
      photos: [hash],
    });
    await page.goto(await visits.linkOf(visit));
    await page.waitForURL('**/c/visit');
    expect(page.url()).not.toContain('#');
    const item = page.locator('#item-X-1');
    for (const wanted of ['前刹车片仅剩 2 毫米', '45 分钟', '您不答复，我们就不施工，也不收费。'])
      expect(await item.innerText()).toContain(wanted);
    const width = await item.locator('img').evaluate(async (image) => {
      await (image as HTMLImageElement).decode();
      return (image as HTMLImageElement).naturalWidth;
    });
    expect(width).toBe(320);
    expect(await seriousFindings(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/customer-offer.png`, fullPage: true });
    await item.getByRole('button', { name: /同意维修/ }).click();
    await page.getByRole('status').getByText('已收到您的决定').waitFor();
    expect(await visits.answerOf(visit, 'X-1')).toBe('approved');
    expect(await page.locator('#item-X-1').count()).toBe(0);
    await page.locator('summary', { hasText: 'Extra item X-1' }).click();
    expect(await page.locator('.fingerprint').last().innerText()).toMatch(/[0-9a-f]{64}/);
    await page.screenshot({ path: `${shots}/customer-receipt.png`, fullPage: true });
  });

  test('both languages, by one press, and the page stays small', async () => {
    const visit = await visits.inWorkshop(12);
    await visit.find('X-1', menuLine('WIPER', 'X-L1'));
    let bytes = 0;
    page.on(
      'response',
      (response) =>
        void response.body().then(
          (body) => (bytes += gzipSync(body).length),
          () => undefined,
        ),
    );
    await page.goto(await visits.linkOf(visit));
    await page.waitForURL('**/c/visit');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Waiting for your decision' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Not this time' }).click();
    await page.getByText('Your decision has arrived').waitFor();
    expect(await visits.answerOf(visit, 'X-1')).toBe('declined');
    expect(bytes).toBeLessThan(60_000);
  });

  test('H-01 H-25 a complaint from the page, and its solution accepted on the page', async () => {
    const visit = await visits.inWorkshop(14);
    const link = await visits.linkOf(visit);
    await page.goto(link);
    await page.waitForURL('**/c/visit');
    await page.getByText('我要投诉').click();
    await page.getByLabel('请写下来').last().fill('接待时等了一个小时');
    await page.getByRole('button', { name: '发送' }).last().click();
    await page.getByText('已收到，我们会尽快答复您。').waitFor();
    const { body } = await (await store.people.as('crmanager')).get(`/complaints?order=${visit.number}`);
    const complaint = new ComplaintClient(store.people, body.items[0].number as string);
    await complaint.toInvestigation();
    await complaint.toDecision();
    await complaint.all(scenarios.decide());
    await store.api.context.recorder.drain();
    await page.reload();
    await page.getByText('免费返修并延长质保三个月').waitFor();
    await page.screenshot({ path: `${shots}/customer-solution.png`, fullPage: true });
    await page.getByRole('button', { name: '接受方案' }).click();
    await page.getByText('已收到您的决定').waitFor();
    await eventually('the acceptance', async () => (await complaint.read('crmanager')).stage === 'implementing');
    expect(await seriousFindings(page)).toEqual([]);
  });

  const drawName = async (within: Locator): Promise<void> => {
    const canvas = within.locator('canvas');
    await canvas.scrollIntoViewIfNeeded();
    const { x, y } = (await canvas.boundingBox())!;
    await page.mouse.move(x + 20, y + 40);
    await page.mouse.down();
    await page.mouse.move(x + 140, y + 70, { steps: 5 });
    await page.mouse.move(x + 200, y + 20, { steps: 5 });
    await page.mouse.up();
  };

  test('S-08 the order is read line by line and signed with the finger; the drawing is part of the evidence', async () => {
    const visit = await RepairOrderClient.open(store.people, 15);
    await visit.receive();
    await visit.takeIn();
    await visit.do('wang', 'startEstimate');
    await visit.offer([menuLine('MAINT-A', 'L-1'), menuLine('WIPER', 'L-2')]);
    const link = await visits.linkOf(visit);
    await page.goto(link);
    await page.waitForURL('**/c/visit');
    expect(await page.getByRole('heading', { name: '需要您决定' }).count()).toBe(0);
    await visit.do('wang', 'signOrderAsAdvisor', { pointedOut: ['items', 'time', 'amount', 'place'] });
    await store.api.context.recorder.drain();
    await page.reload();
    const offer = page.locator('article').first();
    for (const wanted of ['小保养', '更换雨刮片', '¥633.00', '您签字之前，我们不施工。'])
      expect(await offer.innerText()).toContain(wanted);
    await drawName(offer);
    expect(await seriousFindings(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/customer-order.png`, fullPage: true });
    await offer.getByRole('button', { name: /签字确认/ }).click();
    await page.getByText('已收到您的决定').waitFor();
    const { stage, evidence } = await visit.read();
    expect(stage).toBe('contracted');
    expect(evidence.at(-1).consent).toMatchObject({
      channel: 'link',
      drawing: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('F-07 S-15 the settlement is agreed to on the phone, for exactly the sum shown', async () => {
    const visit = await visits.inWorkshop(16);
    await visit.work(oil);
    await visit.check();
    await visit.prepare();
    await visit.accept();
    await visit.do('settlement', 'presentSettlement', { toldOneByOne: true });
    await page.goto(await visits.linkOf(visit));
    await page.waitForURL('**/c/visit');
    await page.getByRole('button', { name: '同意 ¥493.00' }).click();
    await page.getByText('已收到您的决定').waitFor();
    const { agreedRevision, evidence } = await visit.read();
    expect(agreedRevision).toBe(1);
    expect(evidence.at(-1)).toMatchObject({ document: 'settlement', total: 49_300, consent: { channel: 'link' } });
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('G-14 the questionnaire on the phone; a dissatisfied answer becomes a quick-handling form', async () => {
    const visit = await visits.inWorkshop(17);
    await visit.complete(oil);
    const link = await visits.linkOf(visit);
    await page.goto(link);
    await page.waitForURL('**/c/visit');
    await eventually('the questionnaire', async () => {
      await page.reload();
      return (await page.getByRole('heading', { name: '这次服务怎么样？' }).count()) === 1;
    });
    for (const mark of ['speed', 'staffService', 'repairQuality', 'price', 'cleanliness'])
      await page.locator(`input[name=${mark}][value="2"]`).check();
    await page.getByLabel('不满意', { exact: true }).check();
    await page.getByLabel(/哪里不好/).fill('还是有异响');
    expect(await seriousFindings(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/customer-questionnaire.png`, fullPage: true });
    await page.locator('form[action="/c/answers"] button').click();
    await page.getByText('已收到您的决定').waitFor();
    expect(await page.getByRole('heading', { name: '这次服务怎么样？' }).count()).toBe(0);
    const { body } = await (await store.people.as('cr')).get(`/follow-ups/${visit.number.replace('RO-', 'FU-')}`);
    expect(body).toMatchObject({ stage: 'quickHandling', problem: { words: '还是有异响' }, overall: 'dissatisfied' });
  });

  test('a page whose session is over renews it from the link, and what was written meanwhile still arrives', async () => {
    const visit = await visits.inWorkshop(20);
    const address = await visits.linkOf(visit);
    await page.clock.install();
    await page.goto(address);
    await page.getByText(visit.number).first().waitFor();
    // the secret is not in the address any more, so it comes from where the tab has kept it
    expect(page.url()).not.toContain('#');
    await phone.clearCookies();
    await page.clock.fastForward('00:30');
    await page.reload();
    await page.waitForURL(/\/c\/visit/);
    await page.getByText(visit.number).first().waitFor();

    await page.locator('summary').getByText('有问题想问').click();
    const form = page.locator('details[open] form');
    await form.locator('textarea').fill('雨刮器换了吗？');
    await phone.clearCookies();
    await page.clock.fastForward('21:00');
    const renewed = page.waitForResponse((response) => response.url().endsWith('/c/session'));
    await form.getByRole('button').click();
    expect((await renewed).status()).toBe(200);
    await page.getByText('已收到，我们会尽快答复您').waitFor();
  });

  test('a tab that never had the link says that it is over', async () => {
    const other = await phone.newPage();
    expect((await other.goto(`${store.api.url}/c/visit`))?.status()).toBe(401);
    await other.getByRole('alert').getByText('链接已失效').waitFor();
  });

  test('a link that is over says so', async () => {
    await page.goto(`${store.api.url}/c#${'x'.repeat(43)}`);
    await page.getByRole('alert').getByText('链接已失效').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
