import { MINUTE } from '../../domain/kernel/process';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { say } from '../support/console-page-object';
import { ConsoleTestStore, oil } from '../support/console-test-store';

let office: ConsoleTestStore;
/** Milliseconds for forms of three people and a phone, on a machine that runs more browsers. */
const SOME_FORMS = 180_000;

describeInChromium('the promised time at the console and on the customer’s page', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test(
    'T-13 C-16 the promise moves when the customer has agreed on the own page, and not before',
    async () => {
      const visit = await office.inWorkshop(17);
      const stands = (await visit.read()).promise.at as string;
      const asked = new Date(Math.ceil(Date.parse(stands) / MINUTE) * MINUTE + 60 * MINUTE).toISOString();
      const advisor = await office.desk('wang');
      await advisor.do(visit.number, 'movePromise', { promisedAt: asked, reason: '配件晚到', toldBy: 'wechat' });
      const card = advisor.page.locator('#main [data-part=promise]');
      await card.getByText(say('unanswered')).waitFor();
      await card.getByText(say('earliestPromise')).waitFor();
      expect(await seriousFindings(advisor.page)).toEqual([]);
      expect((await visit.read()).promise.at).toBe(stands);

      await office.store.api.context.recorder.drain();
      const phone = await office.phoneOf(visit);
      const offer = phone.locator('#promise');
      await offer.getByText('配件晚到').first().waitFor();
      await offer.getByText(/Until you agree, the promised time stands/).waitFor();
      expect(await seriousFindings(phone)).toEqual([]);
      await offer.getByRole('button', { name: 'Agree', exact: true }).click();
      await phone.getByRole('status').waitFor();
      const { promise, promiseChange, evidence } = await visit.read();
      expect([promise.at, promiseChange.answer]).toEqual([asked, 'approved']);
      expect(evidence.at(-1)).toMatchObject({ document: 'promisedTime', consent: { channel: 'link' } });
      expect(await phone.locator('#promise').count()).toBe(0);
      await phone.context().close();
      expect(office.complaints).toEqual([]);
    },
    SOME_FORMS,
  );

  test(
    'T-13 a refusal is seen by the advisor, and the manager says how the promise is kept',
    async () => {
      const visit = await office.inWorkshop(18);
      const stands = (await visit.read()).promise.at as string;
      const asked = new Date(Date.parse(stands) + 60 * MINUTE).toISOString();
      await visit.do('wang', 'movePromise', { promisedAt: asked, reason: '人手不足', toldBy: 'phone' });
      await office.store.api.context.recorder.drain();
      const phone = await office.phoneOf(visit);
      await phone.locator('#promise').getByRole('button', { name: 'No, at the promised time' }).click();
      await phone.getByRole('status').waitFor();
      await phone.context().close();
      const manager = await office.desk('manager');
      await manager.do(visit.number, 'keepPromise', { plan: '加派一名技师' });
      const card = manager.page.locator('#main [data-part=promise]');
      await card.getByText('加派一名技师').waitFor();
      const { promise, promiseChange } = await visit.read();
      expect([promise.at, promiseChange.answer, promiseChange.plan]).toEqual([stands, 'declined', '加派一名技师']);
    },
    SOME_FORMS,
  );

  test(
    'E-05 B-21 a car that nobody collects: put away and asked for at the console',
    async () => {
      const visit = await office.inWorkshop(19);
      await visit.work(oil);
      await visit.check();
      await visit.prepare();
      const advisor = await office.desk('wang');
      await advisor.do(visit.number, 'parkCar', { parkingPlace: '后院 3 号位', keyPlace: 'K-31' });
      const day = new Date(Date.now() + 3 * 24 * 60 * MINUTE).toISOString().slice(0, 10);
      await advisor.do(visit.number, 'askToCollect', { channel: 'phone', day });
      const card = advisor.page.locator('#main [data-part=uncollected]');
      await card.getByText('后院 3 号位').waitFor();
      await card.getByText(day).waitFor();
      expect((await visit.read()).pickup).toMatchObject({ parked: { keyPlace: 'K-31' }, agreed: { day, count: 1 } });
    },
    SOME_FORMS,
  );
});
