import { checklists, type ChecklistName } from '../../../domain/repair-order/checklists';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  arrived,
  consent,
  fills,
  fold,
  goldCard,
  inAcceptance,
  inFinalCheck,
  opening,
  pads,
  prepared,
  readyForPickup,
  walkedRound,
  withPass,
  type Events,
} from '../../support/order-events';

/** A first visit with a gold card and with parts replaced: every item there is applies. */
const visit = { opening: { customer: { id: 'C-001', goldCard: true, firstVisit: true } } };

/** The command that each list holds up, and the events with everything done that it waits for. */
const closing: { readonly [C in Exclude<ChecklistName, 'qualityCheck'>]: readonly [Events, Move] } = {
  reception: [after(arrived(visit), fills('wang', 'reception')), ['wang', 'startPreInspection', { introduced: true }]],
  walkRound: [walkedRound(visit), ['wang', 'signPreInspection', { consent }]],
  covers: [walkedRound(visit), ['wang', 'signPreInspection', { consent }]],
  valuables: [walkedRound(visit), ['wang', 'signPreInspection', { consent }]],
  deliveryPreparation: [prepared(visit), ['wang', 'notifyCustomer', { channel: 'phone' }]],
  freeChecks: [prepared(visit), ['wang', 'notifyCustomer', { channel: 'phone' }]],
  acceptance: [inAcceptance(visit), ['wang', 'acceptResult', { consent }]],
  departure: [
    after(withPass(visit), fills('wang', 'handoverPack'), fills('wang', 'departure')),
    ['wang', 'startFinalCheck'],
  ],
  handoverPack: [
    after(withPass(visit), fills('wang', 'handoverPack'), fills('wang', 'departure')),
    ['wang', 'startFinalCheck'],
  ],
  finalCheck: [inFinalCheck(visit), ['wang', 'signDelivery', { consent }]],
};

/** The same events, while nobody has answered for this item. */
const without = (events: Events, checklist: ChecklistName, item: string): Events =>
  events.map((event) =>
    event.type === 'findingsRecorded' && event.checklist === checklist
      ? { ...event, findings: event.findings.filter((finding) => finding.item !== item) }
      : event,
  );

/** What the requirements ask for, by requirement. */
const demanded: readonly (readonly [codes: string, checklist: keyof typeof closing, items: readonly string[]])[] = [
  ['B-02', 'reception', ['contactDetails', 'addressing']],
  ['B-03', 'reception', ['arrivalMode']],
  ['', 'reception', ['enquiryDetails']],
  ['B-12 B-13', 'walkRound', ['fuelLevel', 'mileage', 'trim', 'instruments']],
  ['B-12 B-13', 'walkRound', ['paint', 'tyres', 'glass', 'doorHandles']],
  ['B-12 B-13', 'walkRound', ['spareTyre', 'tools', 'engineBay', 'fluids']],
  ['B-15 CF-24', 'covers', ['pieces']],
  ['B-15', 'covers', ['brandCovers']],
  ['B-16', 'valuables', ['beforeEntering', 'atBoot', 'afterWalkRound']],
  ['E-03', 'deliveryPreparation', ['bodyClean', 'interiorClean', 'exteriorLookOver', 'articlesBack']],
  ['E-08', 'deliveryPreparation', ['oldParts']],
  ['F-19', 'deliveryPreparation', ['slipsPrepared']],
  ['', 'deliveryPreparation', ['maintenancePlan']],
  ['E-06', 'freeChecks', ['battery', 'tyrePressure', 'lights', 'wipers', 'brakes', 'coolantAndOil', 'underbody']],
  ['F-01', 'acceptance', ['shortAccount']],
  ['F-02', 'acceptance', ['resultsShown', 'handsOn']],
  ['F-03', 'acceptance', ['conditionCompared']],
  ['F-04', 'acceptance', ['oldPartsShown']],
  ['F-05', 'acceptance', ['checkSheetExplained']],
  ['F-14', 'departure', ['enclosed']],
  ['F-17', 'departure', ['accompaniedToCashier', 'accompaniedToCar']],
  ['', 'departure', ['vipLane']],
  ['F-19', 'departure', ['slipsTold']],
  ['F-21', 'departure', ['maintenanceTold']],
  ['A-17', 'departure', ['appointmentProcess', 'appointmentPhone', 'hotline']],
  ['F-24', 'departure', ['exitPassToGuard']],
  ['F-13', 'handoverPack', ['exitPass', 'workOrder', 'settlementSheet', 'guarantee', 'vehicleDocuments', 'key']],
  ['F-15', 'finalCheck', ['articlesCounted', 'exteriorViewed']],
  ['F-27', 'finalCheck', ['coversRemoved', 'water']],
];
const rows = demanded.flatMap(([codes, checklist, items]) =>
  items.map((item) => {
    const [, [, command]] = closing[checklist];
    return [
      `${codes} ${command} waits until ${item} of the list ${checklist} is answered`.trim(),
      checklist,
      item,
    ] as const;
  }),
);

test.each(rows)('%s', (_title, checklist, item) => {
  const [events, move] = closing[checklist];
  givenOrder(without(events, checklist, item))
    .when(move)
    .thenRejected('checklistIncomplete', { missing: [expect.objectContaining({ checklist, items: [item] })] });
});

test.each(Object.entries(closing))('the list %s holds nothing up once all of it is answered', (_name, [events, move]) =>
  expect(givenOrder(events).when(move).state().sequence).toBe(events.length + 1),
);

test('the lists hold what the requirements ask for and nothing else, each item in both languages', () => {
  const held = Object.entries(checklists).flatMap(([name, items]) => items.map(({ item }) => `${name} ${item}`));
  expect(held.toSorted()).toEqual(rows.map(([, name, item]) => `${name} ${item}`).toSorted());
  for (const { zh, en } of Object.values(checklists).flat()) expect([zh, en]).not.toContain('');
});

const fillOne = (checklist: ChecklistName, finding: object): Move => [
  'wang',
  'fillChecklist',
  { checklist, findings: [finding] },
];

test('an answer to the walk-round is kept with the others', () => {
  const filled = givenOrder(without(walkedRound(), 'walkRound', 'spareTyre')).when(
    fillOne('walkRound', { item: 'spareTyre', result: 'good' }),
  );
  filled.then({ type: 'findingsRecorded', checklist: 'walkRound', findings: [{ item: 'spareTyre', result: 'good' }] });
  expect(filled.state().checklists.walkRound).toMatchObject({
    spareTyre: { result: 'good' },
    paint: { result: 'defect' },
  });
});

test.each([
  ['a defect says what is wrong', { item: 'paint', result: 'defect' }, 'say what is wrong, or why not'],
  ['what does not apply says why', { item: 'spareTyre', result: 'notApplicable' }, 'say what is wrong, or why not'],
  ['a reading is a number', { item: 'mileage', result: 'good' }, 'a reading in kilometres is needed'],
])('%s', (_rule, finding, reason) =>
  givenOrder(arrived())
    .when(fillOne('walkRound', finding))
    .thenRejected('findingInvalid', { item: finding.item, reason }),
);

test('an item that the list does not have is not answered', () =>
  givenOrder(arrived())
    .when(fillOne('walkRound', { item: 'sunroof', result: 'good' }))
    .thenRejected('unknownChecklistItem'));

test.each([
  ['five covers', {}, 5],
  ['seven covers for an accident car', { accident: true }, 7],
])('B-15 CF-24 %s, not one less', (_rule, change, least) => {
  const covers = (value: number) => fillOne('covers', { item: 'pieces', result: 'done', value });
  const order = givenOrder(arrived({ opening: change }));
  order
    .when(covers(least - 1))
    .thenRejected('findingInvalid', { item: 'pieces', reason: `at least ${least} are needed` });
  expect(order.when(covers(least)).state().checklists.covers).toMatchObject({ pieces: { value: least } });
});

test.each([
  ['one bottle of water', {}, 1],
  ['two bottles for a gold card', goldCard, 2],
])('F-27 %s, not one less', (_rule, change, least) => {
  const water = (value: number) => fillOne('finalCheck', { item: 'water', result: 'done', value });
  const order = givenOrder(inFinalCheck({ opening: change }));
  order
    .when(water(least - 1))
    .thenRejected('findingInvalid', { item: 'water', reason: `at least ${least} are needed` });
  expect(order.when(water(least)).state().checklists.finalCheck).toMatchObject({ water: { value: least } });
});

test('B-02 a first visit asks how the customer wishes to be addressed, a later one does not', () => {
  const start = ['wang', 'startPreInspection', { introduced: true }] as const;
  const unasked = (firstVisit: boolean) => {
    const events = arrived({ opening: { customer: { ...opening.customer, firstVisit } } });
    return givenOrder(without(after(events, fills('wang', 'reception')), 'reception', 'addressing'));
  };
  unasked(true)
    .when(start)
    .thenRejected('checklistIncomplete', {
      missing: [expect.objectContaining({ checklist: 'reception', items: ['addressing'] })],
    });
  unasked(false).when(start).then({ type: 'preInspectionStarted' });
});

test('where no part was replaced, nobody is asked for old parts', () => {
  const noParts = { lines: [{ ...pads, parts: [] }] };
  const items = (events: Events, checklist: ChecklistName) => Object.keys(fold(events).checklists[checklist] ?? {});
  expect(items(prepared(noParts), 'deliveryPreparation')).not.toContain('oldParts');
  givenOrder(prepared(noParts))
    .when(['wang', 'notifyCustomer', { channel: 'phone' }])
    .then({ type: 'customerNotified', channel: 'phone' });
  expect(items(readyForPickup(), 'deliveryPreparation')).toContain('oldParts');
  givenOrder(without(inAcceptance(noParts), 'acceptance', 'oldPartsShown'))
    .when(['wang', 'acceptResult', { consent }])
    .then({ type: 'resultAccepted', evidence: expect.anything() });
});
