import { textsIn } from '../../console/shared/texts/use-texts';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { decide, revisit } from '../../dev/fixtures/complaint-scenarios';
import { codeOnPhone, secretOnPhone } from '../../dev/fixtures/customer-phone';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { staff, vehicles } from '../../dev/fixtures/store';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { eventually } from '../support/eventually';
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
    // Enter takes the time, and sends nothing
    const opened: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/complaints')) opened.push(request.url());
    });
    const time = form.locator('.ant-picker input');
    const promised = new Date(Date.now() + 3 * 3_600_000)
      .toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
      .slice(0, 16);
    await time.fill(promised);
    await page.keyboard.press('Enter');
    await page.locator('.ant-picker-dropdown').waitFor({ state: 'hidden' });
    expect(await time.inputValue()).toBe(promised);
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: say('send'), exact: true }).click();
    await page.waitForURL(/\/complaints\/CP-/);
    expect(opened).toHaveLength(1);
    await page.locator('#main').getByText('「刹车还是响」').waitFor();
    const number = page.url().split('/complaints/')[1]!.split('?')[0]!;
    expect(await live({ number })).toMatchObject({
      stage: 'awaitingNextReply',
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

  test('M5 a link that was sent to the wrong hands is seen on the page of the complaint, and withdrawn', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 27);
    const desk = await office.desk('cr');
    await desk.go(`/complaints/${complaint.number}`);
    await desk.page.getByRole('button', { name: say('sendLink') }).click();
    const link = desk.page.locator('#main [data-link]');
    await link.getByText(nameOf('cr')).waitFor();
    const secret = await secretOnPhone(office.store.people, complaint.number);
    await link.getByRole('button', { name: say('revokeLink') }).click();
    await link.getByText(say('linkRevoked')).waitFor();
    expect((await office.store.people.stranger.post('/customer-sessions', { secret })).status).toBe(401);
    expect(await seriousFindings(desk.page)).toEqual([]);
  });

  test('S-26 the code for an acceptance on the phone is sent by a button, and the form takes it', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 28);
    await complaint.toInvestigation();
    await complaint.toDecision();
    await complaint.all(decide());
    const desk = await office.desk('cr');
    await desk.go(`/complaints/${complaint.number}`);
    await desk.page.getByRole('button', { name: say('sendAcceptanceCode') }).click();
    await desk.page.locator('#main .ant-alert-success').waitFor();
    const code = await codeOnPhone(office.store.people, complaint.number);
    const consent = { channel: 'phone', witness: 'crsupervisor', words: '同意' };
    await desk.do(complaint.number, 'acceptSolution', { consent, code });
    expect(await live(complaint)).toMatchObject({
      stage: 'implementing',
      evidence: [{ consent: { channel: 'phone' } }],
    });
  });
});

describeInChromium('complaints: how they end, and what is still to be done', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('T-37 a manager answers an escalation with the step that comes next, and when', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 2);
    await complaint.do('cr', 'escalate', { reason: '超出权限' });
    const desk = await office.desk('crsupervisor');
    const actBy = new Date(Date.now() + 3_600_000).toISOString();
    await desk.do(complaint.number, 'acknowledgeEscalation', { plan: '今天由我答复', step: 'tellComplainant', actBy });
    expect(await live(complaint)).toMatchObject({
      escalations: [{ acknowledged: true }],
      plans: [{ step: 'tellComplainant' }],
    });
    await desk.do(complaint.number, 'tellComplainant', { words: '正在加急处理', channel: 'phone' });
    expect((await live(complaint)).plans).toMatchObject([{ doneAt: expect.any(String) }]);
    expect(desk.complaints).toEqual([]);
  });

  test('T-37 an escalation is answered with a dated step where it stands on the page of the case, in at most six clicks', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 6);
    await complaint.do('cr', 'escalate', { reason: '超出权限' });
    const desk = await office.desk('crsupervisor');
    const { page } = desk;
    await desk.go(`/complaints/${complaint.number}`);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: vehicles[5]!.plate }).waitFor();
    const escalation = page.locator('#main [data-escalation]');
    await escalation.waitFor();
    await page.evaluate(() => {
      const counted = { clicks: 0 };
      Object.assign(window, { counted });
      document.addEventListener('click', () => (counted.clicks += 1), true);
    });
    await escalation.locator('[data-command=acknowledgeEscalation]').click();
    await desk.form.locator('[data-field=plan] textarea').fill('今天由我答复');
    await desk.form.locator('[data-field=step] input').click();
    await page
      .locator('.ant-select-item-option')
      .filter({ hasText: english.command('tellComplainant') })
      .click();
    await desk.submit();
    await escalation.getByText(english.command('tellComplainant')).waitFor();
    const clicks = await page.evaluate(() => (window as unknown as { counted: { clicks: number } }).counted.clicks);
    expect(clicks).toBeGreaterThan(0);
    expect(clicks).toBeLessThanOrEqual(6);
    const { plans } = await live(complaint);
    expect(plans).toMatchObject([{ step: 'tellComplainant', actBy: expect.any(String) }]);
    expect(Date.parse(plans[0].actBy)).toBeGreaterThan(Date.now());
    expect(desk.complaints).toEqual([]);
  });

  test('a command is begun at what it is about: the candidate, the task of a department, the mark', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 7);
    await complaint.toInvestigation();
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    for (const [taskId, what] of [
      ['T-1', '复检制动系统'],
      ['T-2', '核对工时'],
    ])
      await complaint.do('crmanager', 'commandDepartment', { taskId, department: '车间', what, dueAt });
    await complaint.do('crmanager', 'raiseFlag', { flag: 'mediaCrisis', reason: '客户称联系记者' });
    await complaint.toDecision();
    const relations = await office.desk('crmanager');
    await relations.go(`/complaints/${complaint.number}`);
    const main = relations.page.locator('#main');
    await main
      .locator('[data-part=departments] li')
      .filter({ hasText: '核对工时' })
      .locator('[data-command=reportDepartmentTask]')
      .click();
    await relations.form.getByText('核对工时').waitFor();
    await relations.form.locator('[data-field=result] textarea').fill('已核对');
    await relations.submit();
    await eventually('the answer of the department', async () =>
      (await live(complaint)).departmentTasks.some(
        ({ taskId, done }: { taskId: string; done: boolean }) => taskId === 'T-2' && done,
      ),
    );
    expect((await live(complaint)).departmentTasks).toMatchObject([{ done: false }, { done: true }]);
    await main.locator('[data-part=flags] [data-command=clearFlag]').waitFor();
    const candidates = (await live(complaint)).candidates as { candidateId: string }[];
    const { candidateId } = candidates[1]!;
    const boss = await office.desk('manager');
    const { page } = boss;
    await boss.go(`/complaints/${complaint.number}`);
    await page.locator(`#main [data-candidate="${candidateId}"] [data-command=decideSolution]`).click();
    await boss.form.locator('[data-field=instruction] textarea').fill('照此办理');
    await boss.submit();
    await eventually('the decision', async () => (await live(complaint)).decision?.candidateId === candidateId);
    for (const size of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      expect(await seriousFindings(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1366, height: 900 });
    expect([...relations.complaints, ...boss.complaints]).toEqual([]);
  });

  test('H-30 H-31 a customer who cannot be reached: tried, ended with the letter, confirmed at another desk', async () => {
    const first = (await (await office.store.people.as('manager')).get('/policies')).body.items[0];
    const limits = { ...first.complaint.limits, contactDays: 1 };
    await publishPolicy(office.store.people, first, { complaint: { ...first.complaint, limits } });
    const complaint = await ComplaintClient.open(office.store.people, 3);
    const desk = await office.desk('cr');
    for (const channel of ['phone', 'letter'])
      await desk.do(complaint.number, 'recordContactAttempt', { words: '无人接听', channel });
    await desk.do(complaint.number, 'proposeEnding', { ending: 'unreachable', words: '多次联系未果', scan: 'x' });
    const boss = await office.desk('crmanager');
    await boss.do(complaint.number, 'confirmEnding');
    await boss.page.locator('#main').getByText(english.stage('closedEnded')).first().waitFor();
    await boss.page.getByRole('link', { name: say('endingLetter') }).waitFor();
    expect(await live(complaint)).toMatchObject({ stage: 'closedEnded', ending: { kind: 'unreachable' } });
    expect(await seriousFindings(boss.page)).toEqual([]);
  });

  test('two complaints about one matter are linked and merged, and the page of the one leads to the other', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 4);
    const twin = await ComplaintClient.open(office.store.people, 4);
    const desk = await office.desk('crsupervisor');
    await desk.do(twin.number, 'linkComplaint', { complaint: complaint.number });
    await desk.do(twin.number, 'mergeInto', { reason: '同一事项' });
    await desk.page.locator('#main').getByText(english.stage('closedMerged')).first().waitFor();
    await desk.page.locator('#main').getByRole('link', { name: complaint.number }).click();
    await desk.page.locator('#main').getByRole('link', { name: twin.number }).waitFor();
    expect(await live(twin)).toMatchObject({ stage: 'closedMerged' });
  });

  test('H-35 a measure is given with a class of the list, reported and checked, each at its desk', async () => {
    const complaint = await ComplaintClient.open(office.store.people, 5);
    await complaint.toInvestigation();
    await complaint.solve();
    await complaint.do(...revisit());
    const desk = await office.desk('crsupervisor');
    await desk.do(complaint.number, 'evaluate', {
      summary: '漏作业',
      classification: 'REPAIR-QUALITY',
      measures: [{ process: 'afterSales', measure: '检查表增加复核项', owner: 'quality' }],
    });
    await desk.page.locator('#main').getByText('检查表增加复核项').waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    await desk.do(complaint.number, 'archiveComplaint');
    const owner = await office.desk('quality');
    await owner.do(complaint.number, 'reportMeasure', { result: '已增加' });
    const manager = await office.desk('manager');
    await manager.do(complaint.number, 'checkMeasure', { effective: true, finding: '抽查合格' });
    expect(await live(complaint)).toMatchObject({
      stage: 'closedArchived',
      evaluation: { classification: 'REPAIR-QUALITY', measures: [{ doneBy: 'quality', checkedBy: 'manager' }] },
    });
    expect([...desk.complaints, ...owner.complaints, ...manager.complaints]).toEqual([]);
  });
});
