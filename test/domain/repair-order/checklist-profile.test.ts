import type { ChecklistProfile } from '../../../domain/repair-order/checklist-profile';
import { listedItems, type ChecklistName } from '../../../domain/repair-order/checklists';
import { preInspectionText } from '../../../domain/repair-order/consent-texts';
import { actions } from '../../../domain/repair-order/process';
import { reworkOpening } from '../../../domain/repair-order/rework';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { refusalText } from '../../../texts/refusal';
import { givenOrder, type Move } from '../../support/given-order';
import {
  actor,
  after,
  arrived,
  consent,
  fills,
  fold,
  inAcceptance,
  inQualityCheck,
  opening,
  prepared,
  walkedRound,
  withPass,
} from '../../support/order-events';

const bodyWork: ChecklistProfile = {
  id: 'body',
  zh: '钣金喷漆',
  en: 'Body and paint',
  added: [
    { list: 'walkRound', item: 'own-1', zh: '漆膜厚度', en: 'Thickness of the paint' },
    { list: 'qualityCheck', item: 'own-2', zh: '色差', en: 'Colour' },
    { list: 'freeChecks', item: 'own-3', zh: '动力电池冷却', en: 'Cooling of the traction battery' },
  ],
  leftOut: [
    { list: 'freeChecks', item: 'coolantAndOil' },
    { list: 'departure', item: 'exitPassToGuard' },
  ],
};
const visit = { opening: { checklistProfile: bodyWork } };
const fill = (who: 'wang' | 'zhao' | 'quality', checklist: ChecklistName, item: string, result = 'good'): Move => [
  who,
  'fillChecklist',
  { checklist, findings: [{ item, result, ...(result === 'defect' && { note: '偏色' }) }] },
];
const pass: Move = ['quality', 'passQuality', { standard: 'Q/1' }];

test('M-08 a point of the store holds up the command that its list holds up, and no other order', () => {
  const events = walkedRound(visit).map((event) =>
    event.type === 'findingsRecorded'
      ? { ...event, findings: event.findings.filter(({ item }) => item !== 'own-1') }
      : event,
  );
  const sign: Move = ['wang', 'signPreInspection', { consent }];
  givenOrder(events)
    .when(sign)
    .thenRejected('checklistIncomplete', {
      missing: [expect.objectContaining({ checklist: 'walkRound', items: ['own-1'] })],
    });
  expect(givenOrder(walkedRound(visit)).when(sign).state().signed.preInspection).toBeDefined();
  givenOrder(arrived())
    .when(fill('wang', 'walkRound', 'own-1'))
    .thenRejected('unknownChecklistItem');
});

test('the customer signs what was found at the points of the store, too', () => {
  expect(preInspectionText(fold(walkedRound(visit)))).toContain('漆膜厚度 Thickness of the paint: 已完成 done');
  expect(preInspectionText(fold(walkedRound()))).not.toContain('漆膜厚度');
});

test('what is left out is neither asked for nor answered; everything else stays', () => {
  const order = fold(prepared(visit));
  expect(listedItems('freeChecks', order).map(({ item }) => item)).toEqual([
    'battery',
    'tyrePressure',
    'lights',
    'wipers',
    'brakes',
    'underbody',
    'own-3',
  ]);
  givenOrder(prepared(visit))
    .when(fill('zhao', 'freeChecks', 'coolantAndOil'))
    .thenRejected('unknownChecklistItem');
  const leaving = after(withPass(visit), fills('wang', 'handoverPack'), fills('wang', 'departure'));
  expect(Object.keys(fold(leaving).checklists.departure ?? {})).not.toContain('exitPassToGuard');
  expect(givenOrder(leaving).when(['wang', 'startFinalCheck']).state().stage).toBe('finalCheck');
});

test('E-01 the quality check waits for the points of the store; where it has none it waits for nothing', () => {
  const before = inQualityCheck(visit);
  givenOrder(before)
    .when(pass)
    .thenRejected('checklistIncomplete', {
      missing: [expect.objectContaining({ checklist: 'qualityCheck', items: ['own-2'] })],
    });
  const checked = after(before, fills('quality', 'qualityCheck'));
  givenOrder(checked).when(pass).then({ type: 'qualityPassed', standard: 'Q/1' });
  givenOrder(inQualityCheck()).when(pass).then({ type: 'qualityPassed', standard: 'Q/1' });
});

test('S-13 the quality list is filled by the checker alone, in the quality check, and by nobody who worked on the car', () => {
  const point = (who: 'wang' | 'zhao' | 'quality') => fill(who, 'qualityCheck', 'own-2');
  for (const who of ['wang', 'zhao'] as const)
    givenOrder(inQualityCheck(visit)).when(point(who)).thenRejected('roleNotAllowed');
  givenOrder(inQualityCheck(visit))
    .when(fill('quality', 'freeChecks', 'lights'))
    .thenRejected('roleNotAllowed');
  givenOrder(arrived(visit)).when(point('quality')).thenRejected('roleNotAllowed');
  const byChecker = inQualityCheck(visit).map((event) =>
    event.type === 'lineStarted' ? { ...event, by: { ...actor('zhao'), id: 'quality' } } : event,
  );
  givenOrder(byChecker).when(point('quality')).thenRejected('technicianMayNotCheckOwnWork');
});

test('S-13 the list that holds up the quality check is a task of the checker', () => {
  const next = (events: ReturnType<typeof arrived>) => tasksOf(fold(events)).find(({ key }) => key.startsWith('next/'));
  expect(next(inQualityCheck(visit))).toMatchObject({
    command: 'fillChecklist',
    roles: ['qualitySpecialist'],
    person: null,
  });
  expect(next(inQualityCheck())).toMatchObject({ command: 'passQuality' });
});

test('E-10 after the rework the quality list is filled anew', () => {
  const checked = after(inQualityCheck(visit), fills('quality', 'qualityCheck'));
  const failed = givenOrder(checked)
    .when(['quality', 'failQuality', { reason: '色差', lineIds: ['L-1'] }])
    .state();
  expect(failed.checklists.qualityCheck).toBeUndefined();
  expect(failed.checklists.walkRound).toBeDefined();
  const rejected = givenOrder(inAcceptance(visit))
    .when(['wang', 'rejectResult', { reason: '色差', lineIds: ['L-1'] }])
    .state();
  expect(rejected.checklists.qualityCheck).toBeUndefined();
});

test('J-18 what makes good an order is the same kind of job', () => {
  const rework = { of: opening.number, store: 'S01', complaint: 'CP-1', symptoms: '返修', by: actor('wang') };
  const { policy, customer, vehicle } = opening;
  const known = { policy, parties: { customer, vehicle } };
  expect(reworkOpening(rework, { ...known, checklistProfile: bodyWork }).checklistProfile).toBe(bodyWork);
  expect(reworkOpening(rework, known)).not.toHaveProperty('checklistProfile');
});

test('M-08 a refusal names the points that are missing, those of the store too, in both languages', () => {
  const open = ['glass', 'own-1'];
  const events = walkedRound(visit).map((event) =>
    event.type === 'findingsRecorded'
      ? { ...event, findings: event.findings.filter(({ item }) => !open.includes(item)) }
      : event,
  );
  const sign: Move = ['wang', 'signPreInspection', { consent }];
  const { code, facts = {} } = actions(fold(events)).find(({ command }) => command === sign[1])!.notYet!;
  expect(refusalText(code, facts, 'zh')).toBe('请先完成所列检查项。环车检查：玻璃、漆膜厚度。');
  expect(refusalText(code, facts, 'en')).toBe(
    'Fill the checklist items named first. Walk round: Glass, Thickness of the paint.',
  );
  expect(refusalText(code, { missing: ['time', 'place'] }, 'zh')).toBe('请先完成所列检查项。时间；地点。');
  expect(refusalText(code, {}, 'zh')).toBe('请先完成所列检查项。');
});
