import { gzipSync } from 'node:zlib';
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import * as playbook from '../../dev/demo/complaint-scenarios';
import { ComplaintClient } from '../../dev/demo/complaint-client';
import { menuLine } from '../../dev/demo/scenarios';
import { customers } from '../../dev/demo/store';
import { startApi } from '../../api/server';
import { createLog } from '../../platform/log';
import { RepairOrderClient } from '../../dev/demo/repair-order-client';
import { ApiUser } from '../../dev/demo/api-users';
import { linePrice } from '../../domain/repair-order/state';
import type { WorkLine } from '../../domain/repair-order/commands/estimate';
import { startChromium } from '../../dev/demo/browser';
import { describeInChromium } from '../support/chromium';
import { eventually } from '../support/eventually';
import { openTestStore, type TestStore } from '../support/store';

let store: TestStore;
let browser: Browser | undefined;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => {
  await browser?.close();
  await store.stop();
});

const oil = [menuLine('MAINT-A', 'L-1')];
const inWorkshop = async (customer: number): Promise<RepairOrderClient> => {
  const visit = await RepairOrderClient.open(store.people, customer);
  await visit.toWorkshop(oil);
  return visit;
};
const linkOf = async (visit: RepairOrderClient): Promise<string> => {
  await store.api.context.recorder.drain();
  const { body } = await (await store.people.as('wang')).post(`/repair-orders/${visit.number}/customer-links`);
  return `${store.api.url}${body.path as string}`;
};
const phoneOf = (customer: number): string => customers[customer - 1]!.phone;
const answerOf = async (visit: RepairOrderClient, itemId: string): Promise<string | undefined> => {
  const { body } = await (await store.people.as('wang')).get(`/repair-orders/${visit.number}/live`);
  return (body.extraItems as { itemId: string; answer?: string }[]).find((one) => one.itemId === itemId)?.answer;
};

/** What a browser would do without one: for the rules that no page shows. */
async function cookieFor(link: string): Promise<string> {
  const [base, secret] = link.split('/c#');
  const answer = await fetch(`${base}/c/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ secret }),
  });
  expect(answer.status).toBe(204);
  const cookie = answer.headers.get('set-cookie')!;
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  expect(cookie).toMatch(/Path=\/c/);
  return cookie.split(';')[0]!;
}
const read = (path: string, cookie?: string) =>
  fetch(`${store.api.url}${path}`, {
    headers: { ...(cookie && { Cookie: cookie }), 'Accept-Language': 'en' },
    redirect: 'manual',
  });
const press = (path: string, cookie: string, form: Record<string, string>, at = store.api.url) =>
  fetch(`${at}${path}`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded', 'Accept-Language': 'en' },
    body: new URLSearchParams(form).toString(),
    redirect: 'manual',
  });
/** The hidden fields of the form on the page. */
const fieldsOf = (page: string, action: string): Record<string, string> => {
  const form = page.slice(page.indexOf(`action="${action}"`)).split('</form>')[0]!;
  return Object.fromEntries(
    [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  );
};

describe('T9 the link', () => {
  test('a preview that opens the link changes nothing and learns nothing', async () => {
    const visit = await inWorkshop(2);
    await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    const link = await linkOf(visit);
    for (let n = 0; n < 20; n++) {
      const page = await (await read('/c')).text();
      expect(page).not.toContain(visit.number);
    }
    expect((await read('/c/visit')).status).toBe(401);
    expect(await answerOf(visit, 'X-1')).toBeUndefined();
    expect(link.split('#')[0]).toBe(`${store.api.url}/c`);
  });

  test('a wrong, short or altered secret is one and the same no', async () => {
    const link = await linkOf(await inWorkshop(3));
    const secret = link.split('#')[1]!;
    const bodies = [];
    for (const wrong of [
      '',
      secret.slice(1),
      `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
      secret.toUpperCase(),
    ]) {
      const answer = await fetch(`${store.api.url}/c/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ secret: wrong }),
      });
      const { code, title } = await answer.json();
      bodies.push(`${answer.status} ${code} ${title}`);
    }
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toMatch(/^401 signInFailed/);
  });

  test('I8 a decision is bound to what was shown: another amount, or a second press, decides nothing', async () => {
    const visit = await inWorkshop(5);
    await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    const cookie = await cookieFor(await linkOf(visit));
    const page = await (await read('/c/visit', cookie)).text();
    const fields = fieldsOf(page, '/c/extra-items/X-1');
    const forged = await press('/c/extra-items/X-1', cookie, { ...fields, total: '1', answer: 'approved' });
    expect([forged.status, (await forged.text()).includes('changed meanwhile')]).toEqual([409, true]);
    const pressed = await Promise.all(
      [1, 2, 3].map(() => press('/c/extra-items/X-1', cookie, { ...fields, answer: 'approved' })),
    );
    expect(pressed.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await answerOf(visit, 'X-1')).toBe('approved');
    const other = await press('/c/extra-items/X-1', cookie, {
      ...fields,
      key: '00000000-0000-4000-8000-000000000000',
      answer: 'declined',
    });
    expect(other.status).toBe(409);
    expect(await answerOf(visit, 'X-1')).toBe('approved');
  });

  test('T9 above the amount of the policy only the holder of the phone decides, in at most five tries', async () => {
    const visit = await inWorkshop(6);
    await visit.find('X-1', menuLine('TIMING', 'X-L1', { labour: 200_000 }));
    const cookie = await cookieFor(await linkOf(visit));
    const page = await (await read('/c/visit', cookie)).text();
    expect(page).toContain('last four digits');
    const fields = fieldsOf(page, '/c/extra-items/X-1');
    const decide = async (digits: string, n: number) => {
      const key = `00000000-0000-4000-8000-00000000000${n}`;
      return (await press('/c/extra-items/X-1', cookie, { ...fields, key, digits, answer: 'approved' })).text();
    };
    expect(await decide('', 1)).toContain('four digits are not right');
    expect(await decide('0000', 1)).toContain('four digits are not right');
    expect(await answerOf(visit, 'X-1')).toBeUndefined();
    for (let n = 2; n <= 5; n++) expect(await decide('1111', n)).toContain('four digits are not right');
    expect(await decide(phoneOf(6).slice(-4), 6)).toContain('Too many tries');
    expect(await answerOf(visit, 'X-1')).toBeUndefined();
    const fresh = await inWorkshop(8);
    await fresh.find('X-1', menuLine('TIMING', 'X-L1', { labour: 200_000 }));
    const mine = await cookieFor(await linkOf(fresh));
    const form = fieldsOf(await (await read('/c/visit', mine)).text(), '/c/extra-items/X-1');
    await press('/c/extra-items/X-1', mine, { ...form, digits: phoneOf(8).slice(-4), answer: 'approved' });
    expect(await answerOf(fresh, 'X-1')).toBe('approved');
  });

  test('T9 the digits are asked for at every door: no token of a link decides without them', async () => {
    const visit = await inWorkshop(7);
    await visit.find('X-1', menuLine('TIMING', 'X-L1', { labour: 200_000 }));
    const secret = (await linkOf(visit)).split('#')[1]!;
    const { body: opened } = await new ApiUser(store.api.url, undefined).post('/customer-sessions', { secret });
    const holder = new ApiUser(store.api.url, opened.token as string);
    const path = `/repair-orders/${visit.number}/extra-items/X-1/answer`;
    const total = linePrice((await visit.read()).extraItems[0].line as WorkLine);
    const decide = async (sum: number, digits?: string) => {
      const body = { answer: 'approved', delayMinutes: 30, total: sum, consent: { channel: 'link' } };
      const headers = { ...(digits && { 'Phone-Digits': digits }) };
      // a process that goes on in a new run just then takes the command without answering
      const answer = await visit.settled('wang', await holder.ask(path, { method: 'POST', body, headers }));
      return answer.body.code as string | undefined;
    };
    expect(await decide(total)).toBe('digitsMissing');
    expect(await decide(total, '0000')).toBe('digitsWrong');
    expect(await decide(1)).toBe('shownContentDiffers');
    expect(await answerOf(visit, 'X-1')).toBeUndefined();
    expect(await decide(total, phoneOf(7).slice(-4))).toBeUndefined();
    expect(await answerOf(visit, 'X-1')).toBe('approved');
  });

  test('T1 while nobody takes a decision the page does not say it has; afterwards it counts, once', async () => {
    const visit = await inWorkshop(18);
    await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    const cookie = await cookieFor(await linkOf(visit));
    const fields = fieldsOf(await (await read('/c/visit', cookie)).text(), '/c/extra-items/X-1');
    const approve = async (at?: string) =>
      (await press('/c/extra-items/X-1', cookie, { ...fields, answer: 'approved' }, at)).headers.get('location');
    const hasty = await startApi({ ...store.config, ANSWER_WITHIN_MS: 500 }, createLog('api', 'silent'));
    const told = await store.withoutWorker(() => approve(hasty.url));
    await hasty.stop();
    expect(told).toBe('/c/visit?told=handedIn');
    expect(await (await read(told!, cookie)).text()).toContain('Handed in, but not yet taken');
    await eventually('the approval', async () => (await answerOf(visit, 'X-1')) === 'approved');
    expect(await approve()).toContain('told=thanks');
  });

  test('nonsense in a form is a sentence on the page, never a broken one', async () => {
    const visit = await inWorkshop(9);
    const cookie = await cookieFor(await linkOf(visit));
    for (const form of [{}, { key: 'x', answer: 'maybe' }, { key: '1', words: '\u0000' }] as Record<string, string>[])
      for (const path of [
        '/c/extra-items/X-1',
        '/c/extra-items/%00',
        '/c/complaints',
        '/c/complaints/CP-S02-20261122-0001/acceptance',
      ]) {
        const answer = await press(path, cookie, form);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      }
  });
});

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

  const seriousFindings = async (): Promise<readonly string[]> =>
    (await new AxeBuilder({ page }).analyze()).violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);

  test('D-11 a customer understands the extra item and approves it with one press; the secret has left the address', async () => {
    const visit = await inWorkshop(11);
    const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#884' } })
      .jpeg()
      .toBuffer();
    const { token } = await store.people.as('zhao');
    const uploaded = await fetch(`${store.api.url}/api/v1/files`, {
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
    await page.goto(await linkOf(visit));
    await page.waitForURL('**/c/visit');
    expect(page.url()).not.toContain('#');
    const item = page.locator('#item-X-1');
    for (const wanted of ['前刹车片仅剩 2 毫米', '45 分钟', '您不答复，我们就不施工，也不收费。'])
      expect(await item.innerText()).toContain(wanted);
    expect(await item.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(320);
    expect(await seriousFindings()).toEqual([]);
    await page.screenshot({ path: `${shots}/customer-offer.png`, fullPage: true });
    await item.getByRole('button', { name: /同意维修/ }).click();
    await page.getByRole('status').getByText('已收到您的决定').waitFor();
    expect(await answerOf(visit, 'X-1')).toBe('approved');
    expect(await page.locator('#item-X-1').count()).toBe(0);
    await page.locator('summary', { hasText: 'Extra item X-1' }).click();
    expect(await page.locator('.fingerprint').last().innerText()).toMatch(/[0-9a-f]{64}/);
    await page.screenshot({ path: `${shots}/customer-receipt.png`, fullPage: true });
  });

  test('both languages, by one press, and the page stays small', async () => {
    const visit = await inWorkshop(12);
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
    await page.goto(await linkOf(visit));
    await page.waitForURL('**/c/visit');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Waiting for your decision' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: 'Not this time' }).click();
    await page.getByText('Your decision has arrived').waitFor();
    expect(await answerOf(visit, 'X-1')).toBe('declined');
    expect(bytes).toBeLessThan(60_000);
  });

  test('H-01 H-25 a complaint from the page, and its solution accepted on the page', async () => {
    const visit = await inWorkshop(14);
    const link = await linkOf(visit);
    await page.goto(link);
    await page.waitForURL('**/c/visit');
    await page.getByText('我要投诉').click();
    await page.getByLabel('请写下来').last().fill('接待时等了一个小时');
    await page.getByRole('button', { name: '发送' }).last().click();
    await page.getByText('已收到，我们会尽快答复您。').waitFor();
    const { body } = await (await store.people.as('crmanager')).get(`/complaints?order=${visit.number}`);
    const matter = new ComplaintClient(store.people, body.items[0].number as string);
    await matter.toInvestigation();
    await matter.toDecision();
    await matter.all(playbook.decide());
    await store.api.context.recorder.drain();
    await page.reload();
    await page.getByText('免费返修并延长质保三个月').waitFor();
    await page.screenshot({ path: `${shots}/customer-solution.png`, fullPage: true });
    await page.getByRole('button', { name: '接受方案' }).click();
    await page.getByText('已收到您的决定').waitFor();
    await eventually('the acceptance', async () => (await matter.read('crmanager')).stage === 'implementing');
    expect(await seriousFindings()).toEqual([]);
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

  test('C-17 S-08 the order is read line by line and signed with the finger; the drawing is part of the evidence', async () => {
    const visit = await RepairOrderClient.open(store.people, 15);
    await visit.receive();
    await visit.takeIn();
    await visit.do('wang', 'startEstimate');
    await visit.offer([menuLine('MAINT-A', 'L-1'), menuLine('WIPER', 'L-2')]);
    const link = await linkOf(visit);
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
    expect(await seriousFindings()).toEqual([]);
    await page.screenshot({ path: `${shots}/customer-order.png`, fullPage: true });
    await offer.getByRole('button', { name: /签字确认/ }).click();
    await page.getByText('已收到您的决定').waitFor();
    const { stage, evidence } = await visit.read();
    expect(stage).toBe('contracted');
    expect(evidence.at(-1).consent).toEqual({ channel: 'link', drawing: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test('F-07 S-15 the settlement is agreed to on the phone, for exactly the sum shown', async () => {
    const visit = await inWorkshop(16);
    await visit.work(oil);
    await visit.check();
    await visit.prepare();
    await visit.accept();
    await visit.do('settlement', 'presentSettlement', { toldOneByOne: true });
    await page.goto(await linkOf(visit));
    await page.waitForURL('**/c/visit');
    await page.getByRole('button', { name: '同意 ¥493.00' }).click();
    await page.getByText('已收到您的决定').waitFor();
    const { agreedRevision, evidence } = await visit.read();
    expect(agreedRevision).toBe(1);
    expect(evidence.at(-1)).toMatchObject({ document: 'settlement', total: 49_300, consent: { channel: 'link' } });
    expect(await seriousFindings()).toEqual([]);
  });

  test('G-02 G-14 the questionnaire on the phone; a dissatisfied answer becomes a quick-handling form', async () => {
    const visit = await inWorkshop(17);
    await visit.complete(oil);
    const link = await linkOf(visit);
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
    expect(await seriousFindings()).toEqual([]);
    await page.screenshot({ path: `${shots}/customer-questionnaire.png`, fullPage: true });
    await page.locator('form[action="/c/answers"] button').click();
    await page.getByText('已收到您的决定').waitFor();
    expect(await page.getByRole('heading', { name: '这次服务怎么样？' }).count()).toBe(0);
    const { body } = await (await store.people.as('cr')).get(`/follow-ups/${visit.number.replace('RO-', 'FU-')}`);
    expect(body).toMatchObject({ stage: 'quickHandling', problem: { words: '还是有异响' }, overall: 'dissatisfied' });
  });

  test('a link that is over says so', async () => {
    await page.goto(`${store.api.url}/c#${'x'.repeat(43)}`);
    await page.getByRole('alert').getByText('链接已失效').waitFor();
    expect(await seriousFindings()).toEqual([]);
  });
});
