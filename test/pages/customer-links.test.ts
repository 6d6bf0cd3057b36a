import { secretOnPhone } from '../../dev/fixtures/customer-phone';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';

let office: ConsoleTestStore;

describeInChromium('M5 the links of a visit', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('the advisor sees that the customer has opened one, and withdraws it', async () => {
    const visit = await office.inWorkshop(14);
    const { page } = await office.desk('wang');
    const papers = async (): Promise<void> => {
      await page.goto(`${office.store.api.url}/repair-orders/${visit.number}?tab=papers`);
      await page.getByRole('button', { name: say('sendLink') }).waitFor();
    };
    await papers();
    await page.getByRole('button', { name: say('sendLink') }).click();
    const row = page.locator('[data-link]');
    await row.getByText(say('linkUnused')).waitFor();
    // nobody at the desk sees where it leads
    expect(await page.content()).not.toContain('/c#');
    const address = `${office.store.api.url}/c#${await secretOnPhone(office.store.people, visit.number)}`;
    expect(await seriousFindings(page)).toEqual([]);

    const context = await office.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en' });
    const phone = await context.newPage();
    await phone.goto(address);
    await phone.waitForURL(/\/c\/visit/);
    await phone.getByText(visit.number).first().waitFor();
    await papers();
    await row.getByText(say('linkUsed', { n: 1, time: '' }).trim()).waitFor();
    await row.getByRole('button', { name: say('revokeLink') }).click();
    await row.getByText(say('linkRevoked')).waitFor();
    expect(await row.getByRole('button').count()).toBe(0);

    const again = await phone.reload();
    expect(again?.status()).toBe(401);
    // another address first: only the fragment of this one differs from where the phone is
    await phone.goto('about:blank');
    const opened = phone.waitForResponse((response) => response.url().endsWith('/c/session'));
    await phone.goto(address);
    expect((await opened).status()).toBe(401);
    expect(await phone.getByText(visit.number).count()).toBe(0);
    expect((await office.desk('wang')).complaints).toEqual([]);
    await context.close();
  });
});
