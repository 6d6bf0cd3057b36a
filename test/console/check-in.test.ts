import { damageFinding } from '../../console/orders/check-in/marks';
import { faultsIn, refusalOf } from '../../console/orders/check-in/refusal';
import { begunSheet, symptomsOf, type Arriving, type Sheet } from '../../console/orders/check-in/sheet';
import { receptionSteps, type SheetCommand } from '../../console/orders/check-in/steps';
import { ServerProblem } from '../../console/shared/server/request';
import { textsIn } from '../../console/shared/texts/use-texts';
import { menuLine } from '../../dev/fixtures/scenarios';
import { demoPolicy } from '../../dev/fixtures/store';
import { systemActor } from '../../domain/kernel/actor';
import { openOrder } from '../../domain/repair-order/opening';
import { shortProcedure } from '../../domain/repair-order/procedure';

const english = textsIn('en');
const express = { id: 'express', zh: '快速保养', en: 'Express', added: [], leftOut: [], procedure: shortProcedure };

const order = openOrder(
  {
    number: 'RO-S01-20261128-0001',
    store: 'S01',
    policy: demoPolicy,
    rulesVersion: 4,
    customer: { id: 'C-001', goldCard: false, firstVisit: false },
    vehicle: { id: 'V-001', lastOdometer: 10 },
    arrival: { mode: 'selfDrive', symptoms: '保养' },
    accident: false,
  },
  { ...systemActor, id: 'wang', role: 'serviceAdvisor' },
  0,
);
const coming: Arriving = { order };
const typed = (change: Partial<Sheet> = {}): Sheet => ({
  ...begunSheet(coming, 5),
  needs: [{ words: ' 小保养 ' }],
  repeatedBack: true,
  odometer: 20,
  fuelEighths: 3,
  keyNumber: 'K-1',
  storageBox: 'B-1',
  ...change,
});
const steps = (change: Partial<Sheet> = {}, profile?: typeof express, arriving = coming): readonly SheetCommand[] =>
  receptionSteps(arriving, typed(change), profile);
const typesOf = (list: readonly SheetCommand[]): readonly string[] =>
  list.map(({ command }) => (command.type === 'fillChecklist' ? String(command['checklist']) : command.type));
const commandOf = (list: readonly SheetCommand[], type: string) =>
  list.find(({ command }) => command.type === type)!.command;
const listOf = (list: readonly SheetCommand[], name: string) =>
  list.find(({ command }) => command['checklist'] === name)!.command;

const received = [
  'reception',
  'startPreInspection',
  'recordNeeds',
  'confirmNeeds',
  'registerIntake',
  'walkRound',
  'covers',
  'valuables',
  'recordWaiting',
];
const lines = [menuLine('MAINT-A', 'L-1')];

describe('the commands of a check-in sheet', () => {
  test('B-05 to C-12 as far as the kind of job goes at once: with the offer, with its draft, or without', () => {
    expect(typesOf(steps())).toEqual(received);
    expect(typesOf(steps({ lines }))).toEqual([...received, 'startEstimate', 'draftEstimate']);
    expect(typesOf(steps({ lines }, express))).toEqual([
      ...received,
      'startEstimate',
      'draftEstimate',
      'presentEstimate',
    ]);
    expect(typesOf(steps({ lines, pricesFirst: true }, express))).not.toContain('presentEstimate');
    // a fault is no routine
    expect(typesOf(steps({ lines, needs: [{ words: '异响', fault: true }] }, express))).not.toContain(
      'presentEstimate',
    );
  });

  test('C-12 the time that the customer has chosen is promised, and one that is too early is told there', () => {
    const promise = '2026-11-28T10:00:00.000Z';
    const all = steps({ lines, promise }, express);
    const offer = all.at(-1)!;
    expect(offer.command).toEqual({ type: 'presentEstimate', guaranteePresented: true, wishedAt: promise });
    const tooEarly = new ServerProblem(409, 'promiseTooEarly', 'no', { earliest: promise, index: all.length - 1 });
    expect(refusalOf(tooEarly, all, english).fields).toEqual([{ name: ['promise'], message: expect.any(String) }]);
    const unpriced = new ServerProblem(409, 'priceUnconfirmed', 'no', { missing: [], index: all.length - 1 });
    expect(refusalOf(unpriced, all, english)).toMatchObject({ fields: [{ name: ['lines'] }], pricesOpen: true });
  });

  test('all of them fit their schemas, and what does not is told at its field', () => {
    const full = typed({
      papers: [{ name: '' }, { name: '行驶证', wrong: ['valid'], explanation: '换证', handling: '留复印件' }],
      articles: [{ name: '行车记录仪', count: 2 }],
      marks: [{ zone: 'roof', kind: 'dent' }],
      lines,
    });
    expect(faultsIn(receptionSteps(coming, full, express), english)).toBeUndefined();
    const empty = faultsIn(steps({ keyNumber: '', articles: [{ name: 'x', count: 0 }] }), english);
    expect(empty?.fields.map(({ name }) => name)).toEqual([['articles', 0, 'count'], ['keyNumber']]);
  });

  test('B-06 wishes that the visit has already are not sent again, and new ones get numbers of their own', () => {
    const needs = [{ needId: 'A-1', words: '两万公里保养', fault: false }];
    const booked: Arriving = { order: { ...order, needs }, number: order.number };
    expect(typesOf(steps({ needs }, undefined, booked))).not.toContain('recordNeeds');
    const more = steps({ needs: [...needs, { words: '雨刮' }] }, undefined, booked);
    expect(commandOf(more, 'recordNeeds')['needs']).toEqual([{ needId: 'N-2', words: '雨刮', fault: false }]);
    expect(more.find(({ command }) => command.type === 'recordNeeds')?.fieldAt(['needs', 0, 'words'], {})).toEqual([
      'needs',
      1,
      'words',
    ]);
    expect(symptomsOf({ needs: [{ words: ' a ' }, {}, { words: 'b' }] })).toBe('a；b');
  });

  test('B-12 B-16 of each list only what is not in order is named; what was not done was left out for a reason', () => {
    const exceptions = [
      { point: 'walkRound/tyres', note: '刮伤' },
      { point: 'valuables/atBoot', note: '未开后备箱' },
      {},
    ];
    const all = steps({ exceptions, covers: 7 });
    expect(listOf(all, 'walkRound')['findings']).toEqual([{ item: 'tyres', result: 'defect', note: '刮伤' }]);
    expect(listOf(all, 'valuables')['findings']).toEqual([
      { item: 'atBoot', result: 'notApplicable', note: '未开后备箱' },
    ]);
    expect(listOf(all, 'covers')['findings']).toEqual([{ item: 'pieces', result: 'done', value: 7 }]);
    expect(
      all.filter(({ command }) => command.type === 'fillChecklist').every(({ command }) => command['restInOrder']),
    ).toBe(true);
  });

  test('B-13 B-18 all marks are one finding about the paint, in both languages, with their photos once', () => {
    expect(damageFinding([])).toBeUndefined();
    expect(
      damageFinding([
        { zone: 'bonnet', kind: 'scratch', note: '3 cm', photo: ['a', 'b'] },
        { zone: 'roof', kind: 'dent', photo: ['b'] },
      ]),
    ).toEqual({
      item: 'paint',
      result: 'defect',
      note: '发动机盖 bonnet: 划痕 scratch · 3 cm；车顶 roof: 凹陷 dent',
      photo: ['a', 'b'],
    });
  });

  test('B-01 M-08 a colleague’s visit is taken over, and another kind of job is corrected, before anything else', () => {
    const open: Arriving = { order: { ...order, contactOpen: true }, number: order.number };
    expect(typesOf(steps({ checklistProfile: 'express' }, express, open)).slice(0, 3)).toEqual([
      'acceptContact',
      'correctJobKind',
      'reception',
    ]);
  });
});

describe('a refusal finds its field', () => {
  const list = steps({
    lines,
    papers: [{ name: '' }, { name: '行驶证', wrong: ['valid'], explanation: 'x' }],
    marks: [{ zone: 'roof', kind: 'dent' }],
    exceptions: [{ point: 'walkRound/tyres', note: 'x' }],
  });
  const indexOf = (type: string): number =>
    list.findIndex(({ command }) => command.type === type || command['checklist'] === type);
  const refused = (code: string, type: string, facts: object = {}) =>
    refusalOf(new ServerProblem(409, code, 'no', { ...facts, index: indexOf(type) }), list, english).fields[0]?.name;

  test.each([
    ['differenceUnexplained', 'registerIntake', { paper: '行驶证' }, ['papers', 1, 'handling']],
    ['odometerWentDown', 'registerIntake', { odometer: 1, lastOdometer: 9 }, ['odometer']],
    ['readingDiffers', 'registerIntake', { reading: 'fuelEighths' }, ['fuelEighths']],
    ['answeredBySomebodyElse', 'walkRound', { item: 'paint' }, ['marks']],
    ['findingInvalid', 'walkRound', { item: 'tyres', reason: 'x' }, ['exceptions', 0, 'note']],
    ['findingInvalid', 'covers', { item: 'pieces', reason: 'x' }, ['covers']],
    ['travelHelpMissing', 'recordWaiting', {}, ['waiting']],
    ['methodNotAllowed', 'draftEstimate', {}, ['lines']],
  ])('%s of %s', (code, type, facts, field) => {
    expect(refused(code, type, facts)).toEqual(field);
  });

  test('a colleague who was quicker concerns the visit, and no field', () => {
    const index = indexOf('startPreInspection');
    const problem = new ServerProblem(409, 'notDuringStage', 'no', { stage: 'preInspection', index });
    expect(refusalOf(problem, list, english)).toMatchObject({ fields: [], general: expect.stringContaining('no') });
  });

  test('a pointer of the whole list leads to the field, and what concerns no command stands by itself', () => {
    const pointer = `/commands/${indexOf('registerIntake')}/documents/0/handling`;
    const problem = new ServerProblem(422, 'invalid', 'no', {}, [{ pointer, message: 'say how', code: 'too_small' }]);
    expect(refusalOf(problem, list, english).fields).toEqual([{ name: ['papers', 1, 'handling'], message: 'say how' }]);
    expect(refusalOf(new ServerProblem(0, 'noConnection', ''), list, english)).toEqual({
      fields: [],
      general: english.t('notConnected'),
    });
  });
});
