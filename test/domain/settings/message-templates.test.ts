import { complaintProcess } from '../../../domain/complaint/process';
import { noticesOf as complaintNotices } from '../../../domain/complaint/notices';
import { noticeFacts, noticeTemplates, type Notice, type NoticeTemplate } from '../../../domain/kernel/notice';
import { noticesOf as orderNotices } from '../../../domain/repair-order/notices';
import { repairOrderProcess } from '../../../domain/repair-order/process';
import { faultsOfWording } from '../../../domain/settings/message-templates';
import { sections } from '../../../domain/settings/sections';
import { noticeWordings, wordNotice } from '../../../texts/notices';
import { factNames } from '../../../texts/settings';
import * as complaints from '../../support/complaint-events';
import { faultsOf } from '../../support/setting-faults';
import * as orders from '../../support/order-events';

const said = (text: string, subject = '通知') => ({ subject, text });
const faults = (template: NoticeTemplate, text: string, subject?: string) =>
  faultsOfWording(template, said(text, subject)).map(({ path, fault }) => `${path.join('/')} ${fault}`);

test('our own words keep the rules that the words of a store keep', () => {
  for (const template of noticeTemplates)
    for (const language of ['zh', 'en'] as const)
      expect([template, faultsOfWording(template, noticeWordings[template][language])]).toEqual([template, []]);
});

test('every fact has a name in both languages', () => {
  const facts = noticeTemplates.flatMap((template) => noticeFacts[template].facts);
  expect(Object.keys(factNames).toSorted()).toEqual([...new Set(facts)].toSorted());
});

test('a text that leaves out what the reader cannot do without is refused', () => {
  expect(faults('readyForPickup', '您的车好了')).toEqual(['text placeholderMissing']);
  expect(faults('readyForPickup', '您的车好了（{number}）')).toEqual([]);
  expect(faults('replyPromised', '投诉 {number} 尽快答复')).toEqual(['text placeholderMissing']);
  expect(faults('leaderContact', '{number} {leader}')).toEqual(['text placeholderMissing']);
});

test('what the subject says does not make up for the text', () =>
  expect(faults('readyForPickup', '您的车好了', '{number}')).toEqual(['text placeholderMissing']));

test('a fact that the notice does not have would reach the customer as a brace', () => {
  expect(faults('readyForPickup', '{number} {at}')).toEqual(['text placeholderUnknown']);
  expect(faults('readyForPickup', '{number} {Number}')).toEqual(['text placeholderUnknown']);
  expect(faults('readyForPickup', '{number} {}')).toEqual(['text placeholderUnknown']);
  expect(faults('readyForPickup', '{number} {constructor}', '{__proto__}')).toEqual([
    'subject placeholderUnknown',
    'text placeholderUnknown',
  ]);
});

test.each(['{number', 'number}', '{{number}}', '{number} }{'])('a brace that stands alone is refused: %s', (text) =>
  expect(faults('readyForPickup', text)).toContain('text bracesOpen'),
);

test('the whole section points at the wording that is wrong', () => {
  const broken = { zh: said('好了'), en: said('ready {number}') };
  expect(faultsOf(sections.messageTemplates.schema, { templates: { readyForPickup: broken } })).toEqual([
    '/templates/readyForPickup/zh/text placeholderMissing',
  ]);
  expect(faultsOf(sections.messageTemplates.schema, { templates: { nobody: broken } })).toEqual([
    '/templates unrecognized_keys',
  ]);
  const long = { zh: said(`{number}${'长'.repeat(500)}`), en: said('{number}') };
  expect(faultsOf(sections.messageTemplates.schema, { templates: { readyForPickup: long } })).toEqual([
    '/templates/readyForPickup/zh/text tooLong',
  ]);
});

test('a store’s own words are said with the facts; what it has not reworded stays ours', () => {
  const facts = { number: 'CP-1', at: Date.parse('2026-11-22T02:00:00Z') };
  const own = { replyPromised: { zh: said('{at}前给您回电，编号{number}'), en: said('{number} by {at}') } };
  expect(wordNotice({ template: 'replyPromised', facts }, 'zh', 'Asia/Shanghai', own).text).toBe(
    '2026-11-22 10:00前给您回电，编号CP-1',
  );
  expect(wordNotice({ template: 'replyLate', facts }, 'zh', 'Asia/Shanghai', own).text).toContain('非常抱歉');
});

test('what a fact says is not read as a placeholder', () => {
  const facts = { number: '{measure}', measure: '{number}' };
  expect(wordNotice({ template: 'measureAssigned', facts }, 'en', 'Asia/Shanghai').text).toBe(
    '{measure}: this measure is yours: {number}',
  );
});

/** What each event of a history tells people. */
function noticesIn<State, Event>(
  { initialState, evolve }: { initialState: State; evolve: (state: State, event: Event) => State },
  noticesOf: (state: State, event: Event) => readonly Notice[],
  history: readonly Event[],
): readonly Notice[] {
  let state = initialState;
  return history.flatMap((event) => noticesOf((state = evolve(state, event)), event));
}

test('the processes say every fact that a wording may name', () => {
  const told = complaints.did('cr', 'solutionNotified', { channel: 'sms' });
  const solution = complaints.after(complaints.submitted(), complaints.solutionDecided, told);
  const notices = [
    ...noticesIn(complaintProcess, complaintNotices, solution),
    ...noticesIn(complaintProcess, complaintNotices, complaints.archived()),
    ...noticesIn(repairOrderProcess, orderNotices, orders.afterWaiting(orders.handedOver(), 30)),
  ];
  expect(new Set(notices.map(({ template }) => template)).size).toBeGreaterThanOrEqual(4);
  const lookedUp = ['leader', 'phone', 'link'];
  for (const { template, facts } of notices)
    expect([
      template,
      noticeFacts[template].facts.filter((name) => !lookedUp.includes(name) && !(name in facts)),
    ]).toEqual([template, []]);
});

describe('the receipt of an approval', () => {
  const receipt = (total: number, language: 'zh' | 'en', own = {}): string =>
    wordNotice(
      { template: 'approvalReceipt', facts: { number: 'RO-1', what: 'articlesList', total, link: '/c#1' } },
      language,
      'Asia/Shanghai',
      own,
    ).text;

  test('says what was approved and for how much', () => {
    expect(receipt(49_300, 'en')).toContain('on record: Articles list, ¥493.00 (RO-1).');
    expect(receipt(49_300, 'zh')).toContain('已记录您的确认：物品清单，金额 ¥493.00（RO-1）。');
  });

  test('leaves out the sum, with the words around it, where the paper states none', () => {
    expect(receipt(0, 'en')).toContain('on record: Articles list (RO-1).');
    expect(receipt(0, 'zh')).toContain('已记录您的确认：物品清单（RO-1）。');
  });

  test('keeps other square brackets of a store’s own words, and a sum that stands without them', () => {
    const own = said('[途安] {what} {total}[ 共 {total}] {number} {link}');
    const approvalReceipt = { zh: own, en: own };
    expect(receipt(0, 'zh', { approvalReceipt })).toBe('[途安] 物品清单 — RO-1 /c#1');
    expect(receipt(100, 'zh', { approvalReceipt })).toBe('[途安] 物品清单 ¥1.00 共 ¥1.00 RO-1 /c#1');
  });
});
