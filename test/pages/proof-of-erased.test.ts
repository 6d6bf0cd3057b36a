import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../dev/fixtures/browser';
import { verifierKey } from '../../domain/proof/signed-note';
import { verifyBundle, type Fault } from '../../domain/proof/verify';
import { verifySignature } from '../../platform/proof/ed25519';
import { describeInChromium } from '../support/chromium';
import { eraseCustomerOf, proofOf, provenVisits, SAID, startedAnew, trustIn } from '../support/proven-visits';

const verifier = pathToFileURL(path.resolve(__dirname, '../../verifier/verify.html')).href;

describeInChromium('the proof of somebody who is erased', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage();
    await page.goto(verifier);
  });
  afterAll(() => browser.close());

  const byPage = (text: string, rootKey: string): Promise<readonly Fault[]> =>
    page.evaluate(
      async ([proof, key]) => {
        const html = globalThis as unknown as {
          readKey(word: string): Promise<unknown>;
          verify(text: string, by: unknown): Promise<{ faults: Fault[] }>;
        };
        const by = { root: await html.readKey(key), witnesses: [], quorum: 0, held: null };
        return (await html.verify(proof, by)).faults;
      },
      [text, rootKey] as const,
    );

  test('M-06 both verifiers find that it holds, as they do for the living, and for what was handed out before', async () => {
    const database = await provenVisits(2);
    const before = (await proofOf(database, 1))!;
    await eraseCustomerOf(database, 1);
    startedAnew(database);
    const [erased, living] = [(await proofOf(database, 1))!, (await proofOf(database, 2))!];
    expect([before, erased, living].map((proof) => proof.includes(SAID))).toEqual([true, false, true]);
    const trust = await trustIn(database);
    for (const proof of [before, erased, living]) {
      expect(verifyBundle(proof, trust, verifySignature).faults).toEqual([]);
      expect(await byPage(proof, verifierKey(trust.rootKey))).toEqual([]);
    }
    const forged = erased.replace('"RO-S01-20261122-0001"', '"RO-S01-20261122-0009"');
    expect(await byPage(forged, verifierKey(trust.rootKey))).not.toEqual([]);
  });
});
