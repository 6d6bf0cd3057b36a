import { linePrice } from '../../../domain/repair-order/amounts';
import { scan } from '../../fixtures/scenarios';
import { RepairOrderClient } from '../../fixtures/repair-order-client';
import { inWorkshop, oil, pads, wiper, type Story } from './steps';

const found = { result: 'defect', note: '右后门划痕' };

/** Visits in which somebody was mistaken, or the customer wants something else after all. */
export const correctedVisits: readonly Story[] = [
  {
    title: '更正记录 · what was typed wrongly is corrected, what was signed is signed anew',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.do('wang', 'correctFact', { fact: 'symptoms', text: '保养并检查异响', reason: '漏记客户说的异响' });
      await visit.receive();
      await visit.takeIn();
      await visit.refused('alreadySigned', 'wang', 'fillChecklist', {
        checklist: 'walkRound',
        findings: [{ item: 'paint', ...found }],
      });
      await visit.do('wang', 'correctFact', { fact: 'checkedItem', subject: 'walkRound.paint', found, reason: '补看' });
      await visit.do('wang', 'signCorrected', { document: 'preInspection', consent: scan('paint') });
      await visit.refused('notAuthorOrSuperior', 'assistant', 'correctFact', {
        fact: 'storageBox',
        text: 'B-99',
        reason: '放错',
      });
      await visit.do('wang', 'correctFact', { fact: 'keyNumber', text: 'K-77', reason: '挂错钩' });
      await visit.do('manager', 'correctFact', { fact: 'storageBox', text: 'B-99', reason: '放错箱' });
      await visit.do('wang', 'signCorrected', { document: 'articlesList', consent: scan('box') });
      await visit.do('wang', 'startEstimate');
      await visit.offer([oil()]);
      await visit.contract();
      await visit.dispatch();
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '误开作废 · opened by mistake, voided, and opened again for the same car',
    play: async (people, customer) => {
      const mistaken = await RepairOrderClient.open(people, customer);
      await mistaken.receive();
      await mistaken.refused('forbidden', 'zhao', 'voidOrder', { reason: '不是我的事' });
      await mistaken.do('wang', 'voidOrder', { reason: '客户登记错误，应为其家人' });
      const visit = await RepairOrderClient.open(people, customer, { vehicleId: mistaken.vehicle });
      await visit.toWorkshop([oil()]);
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '更换仪表 · the mileage falls, another instrument cluster is confirmed by a second person',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      const cluster = { oldReading: 160_000, newReading: 12, reason: '仪表不亮，更换总成' };
      await visit.do('workshop', 'reportClusterChange', cluster);
      await visit.refused('samePerson', 'workshop', 'confirmClusterChange');
      await visit.do('manager', 'confirmClusterChange');
      const intake = { articles: [], documents: [], storageBox: 'B-07', keyNumber: 'K-08', fuelEighths: 4 };
      await visit.refused('odometerWentDown', 'wang', 'registerIntake', { ...intake, odometer: 10 });
      await visit.do('wang', 'registerIntake', { ...intake, odometer: 10, lowerBecause: '新仪表读数四舍五入' });
      await visit.do('wang', 'signArticlesList', { consent: scan('articles') });
      await visit.do('wang', 'recordWaiting', { waitsInStore: true, travelHelpOffered: false });
      await visit.do('wang', 'startEstimate');
      await visit.offer([oil()]);
      await visit.contract();
      await visit.dispatch();
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '签字后变更项目 · after signing one item is dropped, one costs more with consent, parts are charged as used',
    play: async (people, customer) => {
      const lines = [oil(), pads('L-2'), wiper('L-3')];
      const visit = await inWorkshop(people, customer, lines);
      const [first, second] = [oil(), pads('L-2')];
      await visit.do('wang', 'changeItem', {
        changeId: 'M-1',
        lineId: 'L-3',
        dropped: true,
        reason: '客户自行更换雨刮',
        toldBy: 'phone',
      });
      const costlier = { ...second, labour: second.labour + 5_000 };
      await visit.do('workshop', 'changeItem', { changeId: 'M-2', lineId: 'L-2', line: costlier, reason: '螺栓锈蚀' });
      await visit.do('wang', 'answerItemChange', {
        changeId: 'M-2',
        answer: 'approved',
        total: linePrice(costlier),
        consent: scan('change'),
      });
      await visit.work([first, costlier]);
      const part = second.parts.find(({ quantity }) => quantity > 1);
      if (part)
        await visit.do('zhao', 'recordUsedParts', {
          lineId: 'L-2',
          used: [{ partNumber: part.partNumber, quantity: part.quantity - 1 }],
        });
      await visit.finish();
      return visit;
    },
  },
  {
    title: '免检发现 · free checks find worn pads, the car goes back to repair',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      await visit.work([oil()]);
      await visit.check();
      const total = await visit.find('X-1', pads());
      await visit.do('wang', 'contactCustomer', { itemId: 'X-1', channel: 'phone', reached: true });
      await visit.hear('extraItem', 'approved', 'X-1');
      await visit.do('wang', 'answerExtraItem', {
        itemId: 'X-1',
        answer: 'approved',
        total,
        delayMinutes: 30,
        consent: { channel: 'phone', witness: 'assistant', words: '一起换了吧' },
      });
      await visit.do('workshop', 'acknowledgeAnswer', { itemId: 'X-1' });
      await visit.complete([pads()]);
      return visit;
    },
  },
];
