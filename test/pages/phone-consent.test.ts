import { fieldsOf } from '../../console/shared/forms/description';
import { definitionOf } from '../../domain/processes';
import { MINUTE } from '../../domain/kernel/process';
import { pageOfNumber } from '../../console/shared/server/processes';
import { textsIn } from '../../console/shared/texts/use-texts';
import { staff } from '../../dev/fixtures/store';
import { menuLine } from '../../dev/fixtures/scenarios';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';

let office: ConsoleTestStore;
/** Milliseconds for forms of two people, on a machine that runs more browsers. */
const SOME_FORMS = 120_000;
const heardYes = { answer: 'approved', words: 'I heard it too' };
const consent = { channel: 'phone', witness: 'assistant', words: 'all right, do it' };

describeInChromium('an answer on the phone, with its witness', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test(
    'CF-09 the witness confirms at the console which extra item the customer answered, and the advisor records the answer',
    async () => {
      const visit = await office.inWorkshop(21);
      const total = await visit.find('X-1', menuLine('WIPER', 'X-L1'));
      await visit.find('X-2', menuLine('BATTERY', 'X-L2'));
      await visit.do('wang', 'contactCustomer', { itemId: 'X-1', channel: 'phone', reached: true });
      await office.store.api.context.recorder.drain();
      const witness = await office.desk('assistant');
      const form = await witness.begin(visit.number, 'confirmPhoneConsent');
      expect(await form.locator('[data-field=subject], [data-field=document]').count()).toBe(0);
      expect(await form.locator('.shown').innerText()).toContain(menuLine('WIPER', 'X-L1').work);
      expect(await seriousFindings(witness.page)).toEqual([]);
      // whoever has a keyboard begins at once
      await witness.page.waitForFunction(() => document.activeElement?.closest('[data-field=answer]') !== null);
      await witness.fill(form, fieldsOf(definitionOf(visit.number).commands.schemas['confirmPhoneConsent']!), heardYes);
      await witness.submit();
      const advisor = await office.desk('wang');
      const answering = await advisor.begin(visit.number, 'answerExtraItem');
      // who has heard it is known
      await answering
        .locator('[data-field=consent]')
        .getByText(staff.find(({ id }) => id === 'assistant')!.name)
        .waitFor();
      await answering
        .locator('[data-field=answer]')
        .getByText(textsIn('en').value('approved'), { exact: true })
        .click();
      await answering.locator('[data-field=consent] textarea').fill(consent.words);
      await advisor.submit();
      const { extraItems, evidence } = await visit.read();
      expect(extraItems.map(({ answer }: { answer?: string }) => answer)).toEqual(['approved', undefined]);
      expect(evidence.at(-1)).toMatchObject({ document: 'extraItem', subject: 'X-1', total, consent });
    },
    SOME_FORMS,
  );

  test(
    'D-06 CF-09 call, witness and answer are done at the extra item; nobody takes down what no colleague heard, and the technician reads the answer',
    async () => {
      const visit = await office.inWorkshop(23);
      await visit.find('X-1', menuLine('WIPER', 'X-L1'));
      await office.store.api.context.recorder.drain();
      const advisor = await office.newDesk('wang');
      await advisor.go(pageOfNumber(visit.number));
      const mine = advisor.page.locator('[data-phone-answer=X-1]');
      await advisor.page.locator('[data-reached=yes]').click();
      await mine.getByText(say('colleagueHearsFirst')).waitFor();
      expect(await mine.locator('[data-answer]').count()).toBe(0);

      const witness = await office.newDesk('assistant');
      await witness.go(pageOfNumber(visit.number));
      const heard = witness.page.locator('[data-phone-answer=X-1]');
      await heard.getByText(menuLine('WIPER', 'X-L1').work).first().waitFor({ state: 'attached' });
      // an answer without the customer's words cannot be sent
      expect(await heard.locator('[data-answer=declined]').isDisabled()).toBe(true);
      expect(await seriousFindings(witness.page)).toEqual([]);
      await heard.locator('textarea').fill('too expensive, not now');
      await heard.locator('[data-answer=declined]').click();
      // the witness has said it once
      await heard.locator('[data-answer=declined]').waitFor({ state: 'detached' });

      await mine.getByText(staff.find(({ id }) => id === 'assistant')!.name).waitFor();
      expect(await mine.locator('[data-answer=approved]').count()).toBe(0);
      // the words as the colleague heard them, for the advisor to change
      await mine.getByText(say('heardWordsHint')).waitFor();
      expect(await mine.locator('textarea').inputValue()).toBe('too expensive, not now');
      await mine.locator('textarea').fill('not now');
      expect(await seriousFindings(advisor.page)).toEqual([]);
      await mine.locator('[data-answer=declined]').click();
      await mine.waitFor({ state: 'detached' });
      const { extraItems, evidence } = await visit.read();
      expect(extraItems[0]).toMatchObject({ answer: 'declined' });
      expect(evidence.at(-1)).toMatchObject({
        document: 'extraItem',
        consent: { channel: 'phone', witness: 'assistant', words: 'not now' },
      });

      // whoever gives out the work has it on the desk, and the technician who works on the car; one of them reads it
      await visit.do('parts', 'issueParts', { lineId: 'L-1' });
      await office.store.api.context.recorder.drain();
      const [workshop, zhao] = [await office.newDesk('workshop'), await office.newDesk('zhao')];
      const answeredAt = ({ page }: typeof zhao) =>
        page.locator(`#main [data-row="${visit.number}"] [data-answered=X-1]`);
      await answeredAt(workshop).getByText(textsIn('en').value('declined')).waitFor();
      const answered = answeredAt(zhao);
      await answered.getByText(textsIn('en').value('declined')).waitFor();
      expect(await seriousFindings(zhao.page)).toEqual([]);
      await answered.locator('[data-command=acknowledgeAnswer]').click();
      await answered.waitFor({ state: 'detached' });
      await answeredAt(workshop).waitFor({ state: 'detached' });
      expect((await visit.read()).extraItems[0].relayed).toMatchObject({ to: 'zhao' });
      for (const desk of [advisor, witness, workshop, zhao]) {
        expect(desk.complaints).toEqual([]);
        await desk.close();
      }
    },
    SOME_FORMS,
  );

  test(
    'CF-09 T-13 the witness confirms what the customer said about another time',
    async () => {
      const visit = await office.inWorkshop(22);
      const { promise } = await visit.read();
      const promisedAt = new Date(Math.ceil(Date.parse(promise.at) / MINUTE) * MINUTE + 60 * MINUTE).toISOString();
      await visit.do('wang', 'movePromise', { promisedAt, reason: '配件晚到', toldBy: 'phone' });
      await office.store.api.context.recorder.drain();
      const witness = await office.desk('assistant');
      await witness.do(visit.number, 'confirmPhoneConsent', heardYes);
      const advisor = await office.desk('wang');
      await advisor.do(visit.number, 'answerPromise', { answer: 'approved', consent });
      expect((await visit.read()).promise.at).toBe(promisedAt);
      expect(office.complaints).toEqual([]);
    },
    SOME_FORMS,
  );
});
