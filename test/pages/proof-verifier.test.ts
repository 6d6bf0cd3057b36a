import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../dev/fixtures/browser';
import { verifierKey } from '../../domain/proof/signed-note';
import { verifyBundle, type Fault, type Trust } from '../../domain/proof/verify';
import { catalogue } from '../../texts';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { contracted, delivered, type Events } from '../support/order-events';
import { givenBack, paidByTwo } from '../support/payer-events';
import { diceOf, honestBundle } from '../support/honest-proofs';
import { mutated, type Mutation } from '../support/proof-mutations';
import { ProofLog, root, verifySignature, witness } from '../support/proof-log';

/** `npm run torture -- proof` sets higher numbers. */
const MUTATIONS = Number(process.env['PROOF_MUTATIONS'] ?? 200);
const HONEST = Number(process.env['PROOF_HONEST'] ?? 30);
const SEED = Number(process.env['PROOF_SEED'] ?? 20_261_126);
const BATCH = 50;

const trust: Trust = { rootKey: root.key, witnesses: [witness.key], quorum: 1 };
const page0 = pathToFileURL(path.resolve(__dirname, '../../verifier/verify.html')).href;

let browser: Browser;
let page: Page;
/** Only where there is one: called by tests that are not skipped. */
function useChromium(): void {
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage({ locale: 'zh-CN' });
    await page.goto(page0);
  });
  afterAll(() => browser.close());
}

const trusted = {
  root: verifierKey(root.key),
  witnesses: [verifierKey(witness.key)],
};
/** What the page finds in each of these texts. */
const byPage = (texts: readonly string[]): Promise<readonly (readonly Fault[])[]> =>
  page.evaluate(
    async ([all, keys]) => {
      const html = globalThis as unknown as {
        readKey(word: string): Promise<unknown>;
        verify(text: string, by: unknown): Promise<{ faults: Fault[] }>;
      };
      const witnesses = await Promise.all(keys.witnesses.map((word) => html.readKey(word)));
      const by = { root: await html.readKey(keys.root), witnesses, quorum: 1, held: null };
      const found: Fault[][] = [];
      for (const text of all) found.push((await html.verify(text, by)).faults);
      return found;
    },
    [texts, trusted] as const,
  );
const byProgram = (text: string): readonly Fault[] => verifyBundle(text, trust, verifySignature).faults;
const inWords = (faults: readonly Fault[]): readonly string[] =>
  [...new Set(faults.map(({ step, place }) => `${step}: ${place}`))].toSorted();

describeInChromium('two verifiers that share no code', () => {
  useChromium();

  test('neither says of an honest bundle that something does not hold', async () => {
    const dice = diceOf(SEED);
    const whole = [delivered(), paidByTwo(), givenBack()].map((visit) => new ProofLog().addVisit(visit).export());
    expect(whole.map(byProgram).flatMap(inWords)).toEqual([]);
    expect((await byPage(whole)).flatMap(inWords)).toEqual([]);
    for (let done = 0; done < HONEST; done += BATCH) {
      const texts = Array.from({ length: Math.min(BATCH, HONEST - done) }, () => honestBundle(dice));
      expect(texts.map(byProgram).flatMap(inWords)).toEqual([]);
      expect((await byPage(texts)).flatMap(inWords)).toEqual([]);
    }
  }, 3_600_000);

  test('both find every change, name the same places, and among them the right one', async () => {
    const dice = diceOf(SEED + 1);
    const bases = [contracted(), delivered()].map((visit) => new ProofLog().addVisit(visit).export());
    const counts = new Map<string, number>();
    for (let done = 0; done < MUTATIONS; done += BATCH) {
      const all: Mutation[] = [];
      while (all.length < Math.min(BATCH, MUTATIONS - done)) {
        const honest = bases[dice(bases.length)]!;
        const one = mutated(honest, dice);
        // swapped with itself, or cut off where it ends
        if (one.text !== honest) all.push(one);
      }
      const found = await byPage(all.map(({ text }) => text));
      for (const [index, { how, text, located }] of all.entries()) {
        counts.set(how, (counts.get(how) ?? 0) + 1);
        const faults = byProgram(text);
        const isLocated = faults.some(({ place }) => place === 'bundle' || located.test(place));
        const what = `${how}, ${done + index + 1} of seed ${SEED}`;
        expect([what, isLocated, inWords(found[index]!)]).toEqual([what, true, inWords(faults)]);
        expect([what, faults.length]).not.toEqual([what, 0]);
      }
    }
    if (process.env['PROOF_MUTATIONS']) process.stderr.write(`${JSON.stringify(Object.fromEntries(counts))}\n`);
  }, 3_600_000);
});

describeInChromium('what a store has signed although it does not fit', () => {
  useChromium();
  interface Signed {
    readonly type: string;
    readonly step: string;
    readonly change: (event: never) => object;
    readonly of?: () => Events;
  }
  type WithEvidence = { evidence: { hash: string } };
  type WithShares = { sheet: { others: readonly object[] } };
  const changes: readonly Signed[] = [
    {
      type: 'settlementPresented',
      step: 'sums',
      change: ({ sheet }: { sheet: object }) => ({ sheet: { ...sheet, gross: 1 } }),
    },
    { type: 'paymentReceived', step: 'sums', change: () => ({ amount: 49_400, received: 49_400 }) },
    { type: 'settlementCompleted', step: 'sums', change: () => ({ arrears: 1 }) },
    {
      type: 'settlementAgreed',
      step: 'sums',
      change: ({ evidence }: WithEvidence) => ({ evidence: { ...evidence, total: 1 } }),
    },
    {
      type: 'settlementPresented',
      step: 'sums',
      change: ({ sheet }: WithShares) => ({
        sheet: { ...sheet, others: sheet.others.map((share) => ({ ...share, total: 1 })) },
      }),
      of: paidByTwo,
    },
    { type: 'settlementCompleted', step: 'sums', change: () => ({ revenue: 49_300 }), of: paidByTwo },
    { type: 'paymentVoided', step: 'sums', change: () => ({ amount: 30_000 }), of: paidByTwo },
    { type: 'refundPaid', step: 'sums', change: () => ({ amount: 20_001 }), of: givenBack },
    {
      type: 'orderSigned',
      step: 'approvals',
      change: ({ evidence }: WithEvidence) => ({ evidence: { ...evidence, total: 1 } }),
    },
    {
      type: 'orderSigned',
      step: 'approvals',
      change: ({ evidence: { hash: _hash, ...evidence } }: WithEvidence) => ({ evidence }),
    },
    {
      type: 'deliverySigned',
      step: 'approvals',
      change: ({ evidence }: WithEvidence) => ({ evidence: { ...evidence, previous: '' } }),
    },
  ];
  test.each(changes)('$type: both name the same places ($step)', async ({ type, step, change, of = delivered }) => {
    const visit = of().map((event) => (event.type === type ? { ...event, ...change(event as never) } : event));
    const text = new ProofLog().addVisit(visit).export();
    const faults = inWords(byProgram(text));
    expect(faults).toContain(`${step}: entry ${visit.findIndex((event) => event.type === type) + 1}`);
    expect((await byPage([text])).map(inWords)).toEqual([faults]);
  });

  test('deadlines that say neither which they are nor when they were due', async () => {
    const [opened] = delivered();
    const passed = { timer: 'T-10', subject: '', reaction: 'remind', to: ['serviceAdvisor'], fulfilledBy: 'openOrder' };
    const events = [{ key: 'T-10#1' }, { due: 5 }].map((says) => ({
      type: 'deadlinePassed',
      at: 5,
      by: opened!.by,
      ...passed,
      ...says,
    }));
    const text = new ProofLog().addVisit([opened!, ...(events as never[])]).export();
    expect(inWords(byProgram(text))).toEqual(['deadlines: entry 2', 'deadlines: entry 3']);
    expect((await byPage([text])).map(inWords)).toEqual([inWords(byProgram(text))]);
  });
});

describeInChromium('the page that verifies, opened from disk', () => {
  useChromium();
  const honest = new ProofLog().addVisit(delivered()).export();
  const forged = honest.replace(/"amount":(\d+)/, (_all, amount: string) => `"amount":${Number(amount) + 100}`);

  const told = {
    zh: ['客户确认过的内容', 'text of order', '结算金额（元）', '493.00', catalogue.events.paymentReceived.zh],
    en: [
      'What the customer confirmed',
      'text of order',
      'settled (CNY)',
      '493.00',
      catalogue.events.paymentReceived.en,
    ],
  } as const;

  async function verified(text: string): Promise<string> {
    await page.setInputFiles('#file', { name: 'proof.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.fill('#root', trusted.root);
    await page.fill('#witnesses', trusted.witnesses.join('\n'));
    await page.evaluate(() => document.getElementById('result')!.replaceChildren());
    await page.click('#verify');
    await page.waitForSelector('#result > p');
    return page.innerText('#result');
  }
  async function shot(name: string): Promise<void> {
    const folder = process.env['PROOF_SCREENSHOTS'];
    if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
  }

  test.each([
    ['zh', '全部核对通过', '有不符之处', /第 \d+ 条记录/, '请选择文件。'],
    ['en', 'Everything holds', 'Something does not hold', /record \d+/, 'Choose a file.'],
  ])(
    'in %s it says that an honest bundle holds, and where a forged one does not',
    async (language, holds, fails, place, none) => {
      const requests: string[] = [];
      const context = await browser.newContext({ locale: language === 'zh' ? 'zh-CN' : 'en-GB' });
      await page.close();
      page = await context.newPage();
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(page0);
      await page.click('#verify');
      await page.waitForSelector('#result > p');
      expect(await page.innerText('#result')).toBe(none);
      const shown = await verified(honest);
      expect(shown).toContain(holds);
      // approvals with what was shown, sums, and every event in words
      for (const word of told[language as 'zh' | 'en']) expect(shown).toContain(word);
      expect(shown).not.toMatch(/orderSigned|paymentReceived|settlementPresented/);
      expect(await page.getAttribute('#result > p', 'class')).toBe('holds');
      expect(await seriousFindings(page)).toEqual([]);
      await shot(`${language}-honest`);
      const says = await verified(forged);
      expect(says).toContain(fails);
      expect(says).toMatch(place);
      if (language === 'zh')
        expect(says.split('\n').find((line) => /entry|checkpoint|row|heads/.test(line))).toBeUndefined();
      await shot(`${language}-forged`);
      expect(requests).toEqual([page0]);
    },
  );
});
