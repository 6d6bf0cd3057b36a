import { systemActor } from '../../../domain/kernel/actor';
import { errandsOf } from '../../../domain/repair-order/errands';
import { pickingList } from '../../../domain/repair-order/picking-list';
import { decide } from '../../../domain/kernel/process';
import { repairOrderProcess } from '../../../domain/repair-order/process';
import type { RepairOrderCommand } from '../../../domain/repair-order/commands';
import { spareParts } from '../../../domain/repair-order/stock';
import { after, contracted, fold, lastAt, pads, type Events, type HistoryStep } from '../../support/order-events';

const [pad = ''] = pads.parts.map(({ partNumber }) => partNumber);
const lineId = pads.lineId;
const takenOver = (quantity: number): HistoryStep => [
  'parts',
  { type: 'partsTakenOver', parts: [{ partNumber: pad, quantity }] },
];
const reserved: HistoryStep = ['parts', { type: 'partsReserved', lineId }];
const short: HistoryStep = ['parts', { type: 'partsFoundShort', partNumbers: [pad] }];
const issued: HistoryStep = ['parts', { type: 'partsIssued', lineId }];
const back: HistoryStep = [
  'parts',
  { type: 'partsReturned', lineId, parts: [{ partNumber: pad, quantity: 1 }], reason: '型号不符' },
];
const declined: HistoryStep = ['wang', { type: 'estimateDeclined', reason: 'declined', fee: 0 }];
const voided: HistoryStep = ['manager', { type: 'orderVoided', reason: '重复开单' }];
const inShop = (...steps: readonly HistoryStep[]): Events => after(contracted({ lines: [pads] }), ...steps);

/** What the last of these events changes in stock. */
const moves = (events: Events): readonly string[] =>
  errandsOf(fold(events.slice(0, -1)), events.at(-1)!, fold(events)).flatMap((errand) =>
    'moveStock' in errand ? errand.moveStock.changes.map(({ partNumber, by }) => `${partNumber} ${by}`) : [],
  );

describe('A-19 parts that the appointment had put aside', () => {
  test('are with the visit at once: nothing of them goes through the stock', () => {
    expect(moves(inShop(takenOver(1)))).toEqual([]);
    expect(spareParts(fold(inShop(takenOver(1)))).get(pad)).toBe(1);
  });

  test('are what its line is given first; only what it needs beyond them leaves the stock', () => {
    expect(moves(inShop(takenOver(1), reserved))).toEqual([]);
    expect(moves(inShop(takenOver(1), issued))).toEqual([]);
    expect(moves(inShop(takenOver(3), reserved))).toEqual([]);
    expect(moves(inShop(reserved))).toEqual([`${pad} -1`]);
    expect(spareParts(fold(inShop(takenOver(3), reserved))).get(pad)).toBe(2);
  });

  test('are not counted twice where a line has its own already', () => {
    expect(moves(inShop(reserved, takenOver(1)))).toEqual([`${pad} 1`]);
    expect(moves(inShop(reserved, short, takenOver(1)))).toEqual([]);
  });

  test('stay with the visit when a line gives them back', () => {
    expect(moves(inShop(takenOver(1), issued, back))).toEqual([]);
    expect(moves(inShop(issued, back))).toEqual([`${pad} 1`]);
  });

  test.each([
    ['is declined', declined],
    ['is voided', voided],
  ])('go back to the stock when the visit %s, once', (_title, end) => {
    expect(moves(inShop(takenOver(3), end))).toEqual([`${pad} 3`]);
    // the appointment tells it later than the end
    expect(moves(inShop(end, takenOver(3)))).toEqual([`${pad} 3`]);
  });

  test('go back together with what a line had of them', () =>
    expect(moves(inShop(takenOver(3), reserved, voided))).toEqual([`${pad} 3`]));

  test('are taken over once, however often the appointment says it', () => {
    const send = (events: Events) => {
      const command = { type: 'takeOverParts', parts: [{ partNumber: pad, quantity: 1 }], id: 'c', by: systemActor };
      return decide(repairOrderProcess, fold(events), command as RepairOrderCommand, lastAt(events));
    };
    expect(send(inShop())).toMatchObject([{ type: 'partsTakenOver', parts: [{ partNumber: pad, quantity: 1 }] }]);
    expect(send(inShop(takenOver(1)))).toEqual([]);
  });

  test('are shown to the parts counter as there for this visit', () => {
    const spare = (events: Events) => pickingList([fold(events)])[0]?.parts.map((part) => part.spare);
    expect(spare(inShop(takenOver(1)))).toEqual([1]);
    expect(spare(inShop(takenOver(1), reserved))).toEqual([0]);
  });
});
