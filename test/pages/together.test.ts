import type { Page } from 'playwright-core';
import { AppointmentClient } from '../../dev/fixtures/appointment-client';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { pageOfNumber } from '../../console/shared/server/processes';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { say, type ConsolePageObject } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { eventually } from '../support/eventually';

let office: ConsoleTestStore;

/** The page says at once that it is there, and hears who else is. */
const beat = (page: Page) => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));
const present = (page: Page, who: string) => page.getByTestId('presence').locator(`[data-person=${who}]`);

async function sees(page: Page, who: string, writing: boolean): Promise<void> {
  await eventually(`${who} is seen`, async () => {
    await beat(page);
    return present(page, who)
      .getAttribute('data-writing', { timeout: 1_000 })
      .then((shown) => shown === String(writing))
      .catch(() => false);
  });
}
async function seesNobody(page: Page): Promise<void> {
  await eventually('nobody is seen', async () => {
    await beat(page);
    return (await page.getByTestId('presence').locator('[data-person]').count()) === 0;
  });
}

const note = (desk: ConsolePageObject) => desk.form.locator('[data-field=note] textarea');

describeInChromium('two people at one case', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('each sees that the other is there, writes, and has left; several tabs of one are one', async () => {
    const { number } = await RepairOrderClient.open(office.store.people, 2);
    await office.store.api.context.recorder.drain();
    const [wang, li] = [await office.newDesk('wang'), await office.newDesk('li')];
    await wang.go(pageOfNumber(number));
    await li.go(pageOfNumber(number));
    await present(li.page, 'wang')
      .getByText(say('isHere', { name: '王晓敏' }))
      .waitFor();
    await sees(wang.page, 'li', false);
    await li.begin(number, 'noteCondition');
    await note(li).fill('左前门划痕');
    await sees(wang.page, 'li', true);
    await present(wang.page, 'li')
      .getByText(say('writesHere', { name: '李建国' }))
      .waitFor();
    expect(await seriousFindings(wang.page)).toEqual([]);
    const another = await li.page.context().newPage();
    await another.goto(`${office.store.api.url}${pageOfNumber(number)}`);
    await present(another, 'wang').waitFor();
    await sees(wang.page, 'li', true);
    expect(await wang.page.getByTestId('presence').locator('[data-person]').count()).toBe(1);
    await li.go('/');
    await sees(wang.page, 'li', false);
    await another.close();
    await seesNobody(wang.page);
    expect([wang.complaints, li.complaints]).toEqual([[], []]);
    await wang.close();
    await li.close();
  }, 120_000);

  test('a tab in the background says nothing, and counts no more when its time is over', async () => {
    const { number } = await RepairOrderClient.open(office.store.people, 3);
    await office.store.api.context.recorder.drain();
    const [wang, li] = [await office.newDesk('wang'), await office.newDesk('li')];
    await li.go(pageOfNumber(number));
    await wang.go(pageOfNumber(number));
    await present(wang.page, 'li').waitFor();
    await li.page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    });
    await office.store.models.presences.updateMany({ person: 'li' }, { $set: { forgetAt: new Date(0) } });
    await beat(li.page);
    await seesNobody(wang.page);
    expect([wang.complaints, li.complaints]).toEqual([[], []]);
    await wang.close();
    await li.close();
  }, 90_000);

  test('on a complaint and an appointment, too', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 4);
    const appointment = await AppointmentClient.open(office.store.people, 4);
    await office.store.api.context.recorder.drain();
    const [cr, superior] = [await office.newDesk('cr'), await office.newDesk('crsupervisor')];
    for (const { number } of [complaint, appointment]) {
      await cr.go(pageOfNumber(number));
      await superior.go(pageOfNumber(number));
      await present(superior.page, 'cr').waitFor();
    }
    expect([cr.complaints, superior.complaints]).toEqual([[], []]);
    await cr.close();
    await superior.close();
  }, 90_000);

  test('who types while another goes on sees what happened, above what was typed', async () => {
    const visit = await RepairOrderClient.open(office.store.people, 5);
    const wang = await office.newDesk('wang');
    await wang.begin(visit.number, 'noteCondition');
    await note(wang).fill('右后轮毂刮花');
    await visit.do('li', 'noteCondition', { note: '前保险杠裂纹' });
    const told = wang.form.getByTestId('changed-since');
    await told.getByText('李建国').waitFor();
    expect(await note(wang).inputValue()).toBe('右后轮毂刮花');
    expect(await seriousFindings(wang.page)).toEqual([]);
    await wang.submit();
    await wang.close();
  }, 90_000);

  test('two people fill one checklist: who was slower sees what the other found, and keeps either', async () => {
    const visit = await RepairOrderClient.open(office.store.people, 7);
    const wang = await office.newDesk('wang');
    await wang.go(`${pageOfNumber(visit.number)}?tab=checklists`);
    const item = wang.page.locator('[data-checklist=walkRound] [data-item=tyres]');
    await item.getByText('Defect', { exact: true }).click();
    await item.getByRole('textbox').fill('胎面磨损');
    const findings = [{ item: 'tyres', result: 'good' }];
    await visit.do('li', 'fillChecklist', { checklist: 'walkRound', findings });
    await item.getByText(say('filledMeanwhile', { found: 'Good' })).waitFor();
    expect(await item.getByRole('textbox').inputValue()).toBe('胎面磨损');
    expect(await seriousFindings(wang.page)).toEqual([]);
    await item.getByRole('button', { name: new RegExp(`^${say('keepTheirs')}`) }).click();
    await item.getByText(say('filledMeanwhile', { found: 'Good' })).waitFor({ state: 'detached' });
    expect(wang.complaints).toEqual([]);
    await wang.close();
  }, 90_000);

  test('what was decided on an older state is not sent: the sender sees what happened, and sends again or discards', async () => {
    const visit = await RepairOrderClient.open(office.store.people, 6);
    await office.store.api.context.recorder.drain();
    const wang = await office.newDesk('wang');
    const { page } = wang;
    // this page hears of nothing by itself
    await page.route('**/api/v1/events/stream', (route) => route.abort());
    await page.goto(`${office.store.api.url}${pageOfNumber(visit.number)}`);
    await wang.begin(visit.number, 'noteCondition');
    await note(wang).fill('右后轮毂刮花');
    await (
      await office.store.people.as('li')
    ).post(`/repair-orders/${visit.number}/condition-notes`, { note: '前保险杠裂纹' });
    const send = wang.form.getByRole('button', { name: say('send'), exact: true });
    await send.click();
    await wang.form.getByText(say('changedBeforeSending')).waitFor();
    await wang.form.getByTestId('changed-since').getByText('李建国').waitFor();
    expect(await note(wang).inputValue()).toBe('右后轮毂刮花');
    expect(await seriousFindings(page)).toEqual([]);
    await wang.submit();
    const notes = (await visit.events()).filter(({ type }) => type === 'conditionNoted');
    expect(notes).toHaveLength(2);

    await wang.begin(visit.number, 'noteCondition');
    await note(wang).fill('不要了');
    await (
      await office.store.people.as('li')
    ).post(`/repair-orders/${visit.number}/condition-notes`, { note: '后视镜松动' });
    await send.click();
    await wang.form.getByRole('button', { name: say('discardTyped') }).click();
    await wang.form.waitFor({ state: 'detached' });
    await wang.begin(visit.number, 'noteCondition');
    expect(await note(wang).inputValue()).toBe('');
    await wang.close();
  }, 120_000);
});
