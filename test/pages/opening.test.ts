import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { startChromium } from '../../dev/fixtures/browser';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { gate, menuLine } from '../../dev/fixtures/scenarios';
import type { Role } from '../../domain/kernel/actor';
import { textsIn } from '../../console/shared/texts/use-texts';
import { firstRunNotice, newFirstRunCode } from '../../platform/opening/first-run';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import type { ConsolePageObject } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { eventually } from '../support/eventually';
import { codeOf } from '../support/sign-in-client';
import { createTestApi, type TestApi } from '../support/test-api';

const { t, role } = textsIn('en');
const PASSWORD = 'seven lakes and a mirror';
/** Milliseconds for some twenty forms and the commands of a visit, on a machine that runs two more browsers. */
const FIRST_DAY = 400_000;

interface Newcomer {
  readonly signIn: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly skill?: string;
}
/** As few people as a visit needs. */
const newcomers: readonly Newcomer[] = [
  { signIn: 'wang', name: '王晓', roles: ['serviceAdvisor'] },
  { signIn: 'assistant', name: '周莉', roles: ['advisorAssistant'] },
  { signIn: 'workshop', name: '郑强', roles: ['workshopSupervisor'] },
  { signIn: 'zhao', name: '赵铁', roles: ['technician'], skill: 'Electrical' },
  { signIn: 'parts', name: '裴健', roles: ['partsSpecialist'] },
  { signIn: 'quality', name: '严谨', roles: ['qualitySpecialist'] },
  { signIn: 'settlement', name: '孙会', roles: ['settlementClerk'] },
  { signIn: 'cashier', name: '钱芳', roles: ['cashier'] },
  { signIn: 'gate', name: '张卫', roles: ['gateGuard'] },
];

let store: TestApi;
let browser: Browser;
const faults: string[] = [];

async function newPage(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1366, height: 900 },
    reducedMotion: 'reduce',
  });
  await context.addInitScript(() => localStorage.setItem('repairflow.language', 'en'));
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(error.message));
  return page;
}

const field = (within: Page | Locator, label: string): Locator => within.getByLabel(label, { exact: true });
const press = (within: Page | Locator, name: string): Promise<void> =>
  within.getByRole('button', { name, exact: true }).click();

async function choose(within: Locator, label: string, option: string): Promise<void> {
  await field(within, label).fill(option);
  await within
    .page()
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
}

/** From a list of which several may be chosen. */
async function chooseAll(within: Locator, label: string, options: readonly string[]): Promise<void> {
  for (const option of options) await choose(within, label, option);
  await field(within, label).press('Escape');
}

/** With a one-time code, on the page that asks for it. */
async function choosePassword(page: Page, code?: string): Promise<void> {
  await page.getByRole('heading', { name: t('choosePassword') }).waitFor();
  if (code !== undefined) await field(page, t('oneTimeCode')).fill(code);
  await field(page, t('newPassword')).fill(PASSWORD);
  await field(page, t('repeatPassword')).fill(PASSWORD);
  await press(page, t('choosePassword'));
}

/** Whoever decides for others shows a second factor: a password alone lets them do nothing. */
async function setUpSecondFactor(page: Page): Promise<void> {
  await field(page, t('confirmPassword')).fill(PASSWORD);
  await press(page, t('next'));
  const secret = (await page.getByTestId('secret').innerText()).replaceAll(/\s/g, '');
  await field(page, t('enterFirstCode')).fill(codeOf(secret));
  await press(page, t('activate'));
  await press(page, t('recoveryKept'));
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog');

/** Answers the code that the person is handed. */
async function addPerson(page: Page, { signIn, name, roles, skill }: Newcomer): Promise<string> {
  await press(page, t('addPerson'));
  const dialog = dialogOf(page);
  await field(dialog, t('signInField')).fill(signIn);
  await chooseAll(dialog, t('rolesField'), roles.map(role));
  await field(dialog, t('name')).fill(name);
  if (skill) await chooseAll(dialog, t('skillsField'), [skill]);
  await press(dialog, t('addPerson'));
  const code = await dialog.locator('[data-code]').innerText();
  await press(dialog, t('finish'));
  await dialog.waitFor({ state: 'hidden' });
  return code;
}

/** The visit of the demo store, with a car that is not of it. */
class FirstVisit extends RepairOrderClient {
  plate = '';
  override async openGate(): Promise<void> {
    await this.all([gate(this.number, this.plate)]);
  }
}

/** A customer with a car and an order of it, as the advisor registers them. */
async function arrival(people: ApiUsers): Promise<FirstVisit> {
  const advisor = await people.as('wang');
  const made = async (path: string, body: object): Promise<Record<string, string>> => {
    const { status, body: said } = await advisor.post(path, body);
    if (status !== 201) throw new Error(`${path} answered ${status} ${JSON.stringify(said)}`);
    return said;
  };
  const person = { name: '陆远', salutation: '陆先生', phone: '13977778888', address: '人民路1号' };
  const { id: customerId = '' } = await made('/customers', person);
  const car = { customerId, plate: '沪C12321', vin: '1M8GDM9AXKP042788', model: '远航 X5', type: 'suv', odometer: 1 };
  const cycle = { maintenanceCycleKilometres: 5_000, maintenanceCycleMonths: 6 };
  const { id: vehicleId = '' } = await made('/vehicles', { ...car, ...cycle });
  const opening = { customerId, vehicleId, arrival: { mode: 'selfDrive', symptoms: '定期保养' } };
  const { number = '' } = await made('/repair-orders', opening);
  const { body: order } = await advisor.get(`/repair-orders/${number}/live`);
  const visit = new FirstVisit(people, number, vehicleId, order);
  visit.plate = car.plate;
  return visit;
}

describeInChromium('the first day of a store', () => {
  beforeAll(async () => {
    store = await createTestApi({ SECOND_FACTOR: 'managers' }, async () => undefined);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
    await store.stop();
  });

  test(
    'from an empty database: its manager opens it, lets people in, they sign in, and the first visit is closed',
    async () => {
      const { url } = store.api;
      const printed = await newFirstRunCode(store.api.context.repositories, Date.now());
      const [address = ''] = /http:\/\/\S+/.exec(firstRunNotice(url, printed!)) ?? [];
      const page = await newPage();

      // the store
      await page.goto(address);
      await page.getByRole('heading', { name: t('firstRun') }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await press(page, t('openStoreNow'));
      await page.getByText(t('needed')).first().waitFor();
      await field(page, t('firstRunCode')).fill('K7MP-2QXA-9FHT-C4WD');
      await field(page, t('storeName')).fill('远航店');
      await field(page, t('managerName')).fill('方敏');
      await field(page, t('managerSignIn')).fill('Fang');
      await field(page, t('managerPhone')).fill('13900001234');
      await press(page, t('openStoreNow'));
      await page.getByRole('alert').waitFor();
      await field(page, t('firstRunCode')).fill(printed!.toLowerCase());
      await press(page, t('openStoreNow'));
      await page.getByText(t('storeOpened', { store: '远航店' })).waitFor();
      expect(await seriousFindings(page)).toEqual([]);

      // its manager
      await press(page, t('managerGoesOn'));
      await choosePassword(page);
      await setUpSecondFactor(page);
      await page.locator('#main').waitFor();
      expect((await page.goto(`${url}/first-run`))?.status()).toBe(200);
      await page.waitForURL(`${url}/`);

      // the others
      await page.goto(`${url}/staff`);
      const codes = new Map<string, string>();
      for (const newcomer of newcomers) codes.set(newcomer.signIn, await addPerson(page, newcomer));
      await page.locator('[data-person="gate"]').getByText(t('signInNoPassword')).waitFor();
      expect(await page.getByText(t('rolesWaiting')).count()).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      for (const { signIn } of newcomers) {
        const own = await newPage();
        await own.goto(url);
        await own.getByRole('link', { name: t('haveCode') }).click();
        await choosePassword(own, codes.get(signIn));
        await own.locator('#main').waitFor();
        await own.context().close();
      }

      // the first visit
      const people = new ApiUsers(url, PASSWORD);
      const visit = await arrival(people);
      const oil = [menuLine('MAINT-A', 'L-1')];
      await visit.toWorkshop(oil);
      await visit.complete(oil);
      await eventually('the order is closed', async () => {
        const { body } = await visit.send('wang', 'noteCondition', { note: randomUUID() });
        return body.code === 'processClosed';
      });
      expect(faults).toEqual([]);
    },
    FIRST_DAY,
  );
});

describeInChromium('the staff page', () => {
  let office: ConsoleTestStore;
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  /** By the actions of this person. */
  async function act(page: Page, signIn: string, name: string): Promise<Locator> {
    await page.locator(`[data-person="${signIn}"]`).getByRole('button').click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await dialogOf(page).waitFor();
    return dialogOf(page);
  }
  const gone = (dialog: Locator): Promise<void> => dialog.waitFor({ state: 'hidden' });

  test('changes what is known of a person, and tells what was before', async () => {
    const { page } = await staffPageOf('store');
    const edit = await act(page, 'zhao', t('editPerson'));
    await chooseAll(edit, t('skillsField'), ['Brakes']);
    await field(edit, t('phone')).fill('110');
    await press(edit, t('save'));
    await edit.getByText(t('phoneRule')).waitFor();
    await field(edit, t('phone')).fill('13811112222');
    await press(edit, t('save'));
    await gone(edit);
    await page.locator('[data-person="zhao"]').getByText('13811112222').waitFor();
    const changes = await act(page, 'zhao', t('changesOfPerson'));
    await changes.getByText(`${t('skillsField')}: ${t('nothingSet')} → Brakes`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await gone(changes);
  });

  test('M9 asks another person to confirm a role that takes money', async () => {
    const { page } = await staffPageOf('store');
    const change = await act(page, 'assistant', t('changeRoles'));
    await chooseAll(change, t('rolesField'), [role('cashier')]);
    await press(change, t('save'));
    await gone(change);
    const row = page.locator('[data-person="assistant"]');
    await row.getByText(t('rolesWaiting')).waitFor();
    const own = await act(page, 'assistant', t('changeRoles'));
    await own.getByText(t('otherConfirms')).waitFor();
    expect(await own.getByRole('button', { name: t('confirmRoles') }).count()).toBe(0);
    await press(own, t('cancel'));

    const other = (await staffPageOf('manager')).page;
    const confirm = await act(other, 'assistant', t('changeRoles'));
    expect(await seriousFindings(other)).toEqual([]);
    await press(confirm, t('confirmRoles'));
    await gone(confirm);
    await other.locator('[data-person="assistant"]').getByText(role('cashier')).waitFor();
    expect(await other.getByRole('button', { name: t('addPerson') }).count()).toBe(0);
  });

  test('lets a person in again who has forgotten the password, and shuts one out who has lost the phone', async () => {
    const { page } = await staffPageOf('store');
    const code = await act(page, 'wu', t('newCode'));
    await press(code, t('newCode'));
    const given = await code.locator('[data-code]').innerText();
    await press(code, t('finish'));
    await gone(code);
    const own = await office.browser.newPage();
    await own.addInitScript(() => localStorage.setItem('repairflow.language', 'en'));
    await own.goto(`${office.store.api.url}/welcome#${given}`);
    await choosePassword(own);
    await own.locator('#main').waitFor();

    const row = page.locator('[data-person="wu"]');
    const closing = await act(page, 'wu', t('closeAccount'));
    await press(closing, t('closeAccount'));
    await gone(closing);
    await row.getByText(t('signInClosed')).waitFor();
    await own.reload();
    await own.getByRole('heading', { name: t('signIn') }).waitFor();
    await own.close();
    const opening = await act(page, 'wu', t('reopenAccount'));
    await press(opening, t('reopenAccount'));
    await row.getByText(t('signInYes')).waitFor();
    expect(await row.getByText(t('signInClosed')).count()).toBe(0);
  });

  test('CF-16 sets who acts for somebody away, and ends it', async () => {
    const { page } = await staffPageOf('store');
    const absence = await act(page, 'zhao', t('absenceOf'));
    await choose(absence, t('deputyField'), '吴刚');
    expect(await seriousFindings(page)).toEqual([]);
    await press(absence, t('save'));
    await gone(absence);
    const row = page.locator('[data-person="zhao"]');
    await row.getByText(/^away .*deputy: 吴刚$/).waitFor();
    const back = await act(page, 'zhao', t('absenceOf'));
    await press(back, t('endAbsence'));
    await row.getByText(/^away /).waitFor({ state: 'detached' });
  });

  test('lets a person go once their open work is somebody else’s', async () => {
    const visit = await RepairOrderClient.open(office.store.people, 2);
    await office.store.api.context.recorder.drain();
    const { page } = await staffPageOf('store');
    const leaving = await act(page, 'wang', t('leaves'));
    await leaving.getByText(t('openWorkOf', { orders: 1, complaints: 0, followUps: 0 })).waitFor();
    await choose(leaving, t('successorField'), '裴健');
    await field(leaving, t('reasonField')).fill('离职');
    await press(leaving, t('handOverNow'));
    await leaving.getByRole('link', { name: visit.number }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await choose(leaving, t('successorField'), '李建国');
    await press(leaving, t('handOverNow'));
    await gone(leaving);
    await page.locator('[data-person="wang"]').waitFor({ state: 'detached' });
    const state = await (await office.store.people.as('li')).get(`/repair-orders/${visit.number}/live`);
    expect(state.body).toMatchObject({ advisor: 'li' });

    await page.getByText(t('hasLeft'), { exact: true }).click();
    const back = await act(page, 'wang', t('comesBack'));
    await press(back, t('comesBack'));
    await page.locator('[data-person="wang"]').waitFor({ state: 'detached' });
    expect(office.complaints).toEqual([]);
  });

  async function staffPageOf(who: string): Promise<ConsolePageObject> {
    const desk = await office.desk(who);
    await desk.page.goto(`${office.store.api.url}/staff`);
    await desk.page.locator('[data-person]').first().waitFor();
    return desk;
  }
});
