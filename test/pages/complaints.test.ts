import { textsIn } from '../../console/shared/texts/use-texts';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { decide } from '../../dev/fixtures/complaint-scenarios';
import { secretOnPhone } from '../../dev/fixtures/customer-phone';
import { staff, vehicles } from '../../dev/fixtures/store';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';

const english = textsIn('en');
const nameOf = (id: string): string => staff.find((one) => one.id === id)!.name;
let office: ConsoleTestStore;

const live = async ({ number }: { readonly number: string }) =>
  (await (await office.store.people.as('crmanager')).get(`/complaints/${number}/live`)).body;

describeInChromium('complaints: who has them, and what the customer says', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('H-08 H-02 an advisor takes a complaint of a known customer down from any page, registered in one go, with the visit found', async () => {
    const visit = await office.inWorkshop(23);
    const { page } = await office.desk('wang');
    await page.goto(`${office.store.api.url}/board`);
    await page.locator('#main').waitFor();
    await page.getByRole('button', { name: say('openComplaint') }).click();
    const form = page.locator('.command-drawer').last();
    await form.getByRole('combobox', { name: say('complainant') }).fill(vehicles[22]!.plate);
    await page.getByRole('option').filter({ hasText: vehicles[22]!.plate }).first().click();
    await form.locator('textarea').fill('刹车还是响');
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: say('send'), exact: true }).click();
    await page.waitForURL(/\/complaints\/CP-/);
    await page.locator('#main').getByText('「刹车还是响」').waitFor();
    const number = page.url().split('/complaints/')[1]!.split('?')[0]!;
    expect(await live({ number })).toMatchObject({
      stage: 'registered',
      order: visit.number,
      vehicle: 'V-023',
      owner: { id: 'wang' },
      rating: { severity: 'medium' },
    });
  });

  test('H-08 a guard, who searches nobody, takes one down by the plate', async () => {
    const { page } = await office.desk('gate');
    await page.getByRole('button', { name: say('openComplaint') }).click();
    const form = page.locator('.command-drawer').last();
    await form.getByRole('textbox', { name: english.field('plate') }).fill(vehicles[23]!.plate);
    await form.locator('textarea').fill('停车费乱收');
    await form.getByRole('button', { name: say('send'), exact: true }).click();
    await page.waitForURL(/\/complaints\/CP-/);
    const number = page.url().split('/complaints/')[1]!.split('?')[0]!;
    expect(await live({ number })).toMatchObject({
      vehicle: 'V-024',
      complainant: { id: 'C-024' },
      owner: { id: 'gate' },
    });
  });

  test('H-39 a manager gives a complaint to another, who has it at once', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 25);
    const desk = await office.desk('crmanager');
    const form = await desk.begin(complaint.number, 'assignOwner');
    await form.locator('[data-field=owner]').getByRole('combobox').fill(nameOf('li'));
    await desk.page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: nameOf('li') })
      .click();
    await form.locator('[data-field=reason] textarea').fill('专业对口');
    await desk.submit();
    await desk.page
      .locator('#main')
      .getByText(`${nameOf('li')} · `)
      .first()
      .waitFor();
    expect(await live(complaint)).toMatchObject({ owner: { id: 'li', role: 'serviceAdvisor' } });
    expect(desk.complaints).toEqual([]);
  });

  test('H-25 customer relations sends the link, and the customer refuses what is offered', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 26);
    await complaint.toInvestigation();
    await complaint.toDecision();
    await complaint.all(decide());
    const { page } = await office.desk('cr');
    await page.goto(`${office.store.api.url}/complaints/${complaint.number}`);
    await page.getByRole('button', { name: say('sendLink') }).click();
    await page.locator('#main .ant-alert-success').waitFor();
    const context = await office.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en' });
    const phone = await context.newPage();
    await phone.goto(`${office.store.api.url}/c#${await secretOnPhone(office.store.people, complaint.number)}`);
    await phone.waitForURL(/\/c\/visit/);
    await phone.getByRole('heading', { name: /A solution waits for your answer/ }).waitFor();
    expect(await seriousFindings(phone)).toEqual([]);
    await phone.locator('summary').filter({ hasText: 'I do not accept this' }).click();
    await phone.getByLabel('Please tell us why').fill('要求换件');
    await phone.getByRole('button', { name: 'I do not accept this' }).click();
    await phone.getByRole('status').waitFor();
    expect(await live(complaint)).toMatchObject({ stage: 'proposing', refusals: 1 });
    await context.close();
  });
});
