import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsoleTestStore } from '../support/console-test-store';

let office: ConsoleTestStore;

const pause = () => ({
  reason: 'customer',
  words: '客户出差',
  until: new Date(Date.now() + 30 * 60_000).toISOString(),
});
const typesOf = async (complaint: ComplaintClient) => (await complaint.events()).map(({ type }) => type);

describeInChromium('a command is taken back', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('by the keyboard, where the process offers what takes it back; both stand in the history', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 4);
    await complaint.toJudgement();
    const cr = await office.newDesk('cr');
    await cr.do(complaint.number, 'pauseDeadlines', pause());
    const undo = cr.page.locator('[data-undo=pauseDeadlines]');
    await undo.waitFor();
    expect(await seriousFindings(cr.page)).toEqual([]);
    await cr.page.keyboard.press('Alt+KeyZ');
    await cr.page.getByText(/^Undone/).waitFor();
    await undo.waitFor({ state: 'detached' });
    expect((await typesOf(complaint)).slice(-2)).toEqual(['deadlinesPaused', 'deadlinesResumed']);

    await cr.do(complaint.number, 'pauseDeadlines', pause());
    await undo.click();
    await cr.page
      .getByText(/^Undone/)
      .first()
      .waitFor();
    expect((await typesOf(complaint)).slice(-2)).toEqual(['deadlinesPaused', 'deadlinesResumed']);
    expect(cr.complaints).toEqual([]);
    await cr.close();
  }, 120_000);

  test('a refusal is told: somebody else was faster', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 5);
    await complaint.toJudgement();
    const cr = await office.newDesk('cr');
    await cr.do(complaint.number, 'pauseDeadlines', pause());
    const undo = cr.page.locator('[data-undo=pauseDeadlines]');
    await undo.waitFor();
    await complaint.do('crmanager', 'resumeDeadlines', {});
    await undo.click();
    await cr.page.getByText(/^Not undone/).waitFor();
    expect((await typesOf(complaint)).filter((type) => type === 'deadlinesResumed')).toHaveLength(1);
    await cr.close();
  }, 90_000);

  test('nobody is offered what only others may take back', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 6);
    await complaint.toJudgement();
    const cr = await office.newDesk('cr');
    await cr.do(complaint.number, 'nameAccused', { person: 'zhao', reason: '客户指名' });
    await cr.do(complaint.number, 'pauseDeadlines', pause());
    await cr.page.locator('[data-undo=pauseDeadlines]').waitFor();
    expect(await cr.page.locator('[data-undo=nameAccused]').count()).toBe(0);
    await cr.close();
  }, 90_000);
});
