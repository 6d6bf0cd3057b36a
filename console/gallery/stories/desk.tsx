import { bilingual } from '../../../domain/values/bilingual';
import { CarRow } from '../../desk/car-row';
import { EmptyDesk } from '../../desk/empty-desk';
import type { DeskRow } from '../../shared/server/replies';
import { action, calls, complaint, dayIn, deskRow, deskTask, inHours, inMinutes, me, written } from '../data';
import type { Known, State, Story } from '../story';

const bays: Known = {
  key: ['/settings/bays'],
  reply: { content: { items: [{ id: 'bay-1', zh: '1 号工位', en: 'Bay one', active: true }] } },
};

const state = (zh: string, en: string, row: Parameters<typeof deskRow>[0]): State => ({
  title: bilingual(zh, en),
  knows: [bays],
  view: () => (
    <div className="desk">
      <CarRow row={deskRow(row)} name={written.customer} />
    </div>
  ),
});

const line = (
  lineId: string,
  work: string,
  more: Partial<DeskRow['lines'][number]> = {},
): DeskRow['lines'][number] => ({
  lineId,
  work,
  labourMinutes: 45,
  started: false,
  own: true,
  parts: 'issued',
  partNames: [],
  expectedDay: null,
  ...more,
});

export const carRow: Story = {
  name: 'car-row',
  title: bilingual('工作台上的一行', 'Row of a desk'),
  states: [
    state('有事要做', 'Something to do', {
      stage: 'inRepair',
      bay: 'bay-1',
      tasks: [deskTask('movePromise'), deskTask('keepPromise', { dueAt: null })],
      dueAt: inMinutes(25),
      actions: [action('movePromise'), action('keepPromise')],
    }),
    state('超时并已升级，金卡', 'Late and escalated, gold card', {
      stage: 'readyForPickup',
      goldCard: true,
      overdue: true,
      promisedAt: inHours(-1),
      promiseMissed: true,
      owed: 128_000,
      dueAt: inMinutes(-35),
      tasks: [deskTask('keepPromise', { why: 'T-13', escalated: true, overdue: true, dueAt: inMinutes(-35) })],
      actions: [action('keepPromise')],
    }),
    state('还不能做', 'Not yet possible', {
      stage: 'inRepair',
      tasks: [deskTask('presentSettlement')],
      dueAt: inMinutes(25),
      actions: [action('presentSettlement', { notYet: { code: 'notDuringStage', facts: { stage: 'inRepair' } } })],
    }),
    state('等同事', 'Waits for a colleague', {
      stage: 'inRepair',
      waitsFor: { command: 'finishLine', subject: null, roles: ['technician'], person: 'li', dueAt: inHours(2) },
      message: { by: 'li', text: written.word, at: inMinutes(-5) },
    }),
    state('等客户', 'Waits for the customer', { stage: 'awaitingSignature' }),
    state('停工', 'Held', { stage: 'inRepair', onHold: 'parts' }),
    state('技师的项目', 'Lines of a technician', {
      stage: 'inRepair',
      bay: 'bay-1',
      work: { minutes: 30, expectedMinutes: 90, running: true, askAt: 0.6, escalateAt: 0.8, answered: false },
      lines: [
        line('L-1', written.service, { started: true, partNames: [written.oil, written.filter] }),
        line('L-2', written.brakes, { own: false, parts: 'backOrdered', expectedDay: dayIn(2) }),
      ],
      actions: [
        action('startLine', { targets: ['L-2'] }),
        action('finishLine', { targets: ['L-1'] }),
        action('holdWork'),
        action('requestExtraItem'),
      ],
    }),
    state('投诉', 'A complaint', {
      number: complaint,
      type: 'complaint',
      stage: 'investigating',
      level: 3,
      promisedAt: null,
      dueAt: inHours(1),
      tasks: [deskTask('answerInquiry', { dueAt: inHours(1) })],
    }),
    state('回访', 'A follow-up call', {
      number: calls,
      type: 'followUp',
      stage: 'due',
      plate: null,
      promisedAt: null,
      mayCallNow: true,
      waitsFor: { command: 'logCall', subject: null, roles: ['crSpecialist'], person: null, dueAt: null },
    }),
  ],
};

const desks = [
  ['advisor', '服务顾问', 'Service adviser', 'serviceAdvisor'],
  ['technician', '技师', 'Technician', 'technician'],
  ['parts', '配件', 'Parts', 'partsSpecialist'],
  ['money', '结算', 'Settlement', 'settlementClerk'],
  ['relations', '客户关系', 'Customer relations', 'crSpecialist'],
  ['manager', '经理', 'Manager', 'storeManager'],
] as const;

export const emptyDesk: Story = {
  name: 'empty-desk',
  title: bilingual('空的工作台', 'Empty desks'),
  states: desks.map(([kind, zh, en, role]) => ({
    title: bilingual(zh, en),
    knows: [{ key: ['/me'], reply: me([role]) }],
    view: () => <EmptyDesk kind={kind} />,
  })),
};
