import { byPhone, menuLine } from '../../fixtures/scenarios';
import { RepairOrderClient } from '../../fixtures/repair-order-client';
import { clear, diagnosed, noise, oil, pads, wiper, type Story } from './steps';

/** Visits that the estimate decides: declined, by another method, revised. */
export const estimateVisits: readonly Story[] = [
  {
    title: '不修，付检测费 · declined after diagnosis, fee paid',
    play: async (people, customer) => {
      const visit = await diagnosed(people, customer);
      await visit.offer([pads('L-1')]);
      await visit.do('wang', 'declineEstimate', { reason: 'declined', feeTold: true });
      return clear(visit, 20_000);
    },
  },
  {
    title: '不修，付估价费 · declined after an estimate, fee paid',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      await visit.do('wang', 'startEstimate');
      await visit.offer([oil()]);
      await visit.do('wang', 'declineEstimate', { reason: 'declined', feeTold: true });
      return clear(visit, 10_000);
    },
  },
  {
    title: '检测中离店 · leaves while the car is diagnosed, nothing due',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive(noise);
      await visit.do('wang', 'startEstimate');
      await visit.do('wang', 'proposeDiagnosis', { reason: '试车时异响' });
      await visit.hear('diagnosisConsent', 'approved');
      await visit.do('wang', 'answerDiagnosis', { answer: 'approved', consent: byPhone('可以检测') });
      await visit.do('wang', 'declineEstimate', { reason: 'declined', feeTold: true });
      return clear(visit, 0);
    },
  },
  {
    title: '免收估价费 · the fee is let go by a second person',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      await visit.do('wang', 'startEstimate');
      await visit.offer([oil()]);
      await visit.do('wang', 'declineEstimate', { reason: 'declined', feeTold: true });
      await visit.do('wang', 'requestFeeWaiver', { reason: '等候配件报价过久' });
      await visit.refused('feeNotPaid', 'cashier', 'issueExitPass');
      await visit.do('manager', 'decideFeeWaiver', { answer: 'approved', reason: '同意' });
      return clear(visit, 0);
    },
  },
  {
    title: '改为预约 · prefers an appointment, nothing due',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      await visit.do('wang', 'startEstimate');
      await visit.do('wang', 'declineEstimate', {
        reason: 'prefersAppointment',
        feeTold: true,
        wishedDay: '2026-12-05',
      });
      return clear(visit, 0);
    },
  },
  {
    title: '不同意检测 · declines the diagnosis, repaired by symptom estimate',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive(noise);
      await visit.do('expert', 'signAsExpert', { opinion: '声源无法就地判定' });
      await visit.takeIn();
      await visit.do('wang', 'proposeDiagnosis', { reason: '异响来源不明' });
      await visit.hear('diagnosisConsent', 'declined');
      await visit.do('wang', 'answerDiagnosis', { answer: 'declined', consent: byPhone('不检测了') });
      const line = menuLine('DIAG', 'L-1', { risk: 15_000 });
      await visit.refused('riskMissing', 'wang', 'draftEstimate', {
        method: 'symptom',
        reason: 'systemNotLocatable',
        lines: [menuLine('DIAG', 'L-1')],
      });
      await visit.offer([line], { method: 'symptom', reason: 'systemNotLocatable' });
      await visit.contract();
      await visit.dispatch();
      await visit.complete([line]);
      return visit;
    },
  },
  {
    title: '项目定价 · item pricing with its caveat',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive([{ words: '换雨刮' }]);
      await visit.takeIn();
      await visit.do('wang', 'startEstimate');
      await visit.offer([wiper('L-1')], { method: 'item', reason: 'marketPrice', caveatExplained: true });
      await visit.contract();
      await visit.dispatch();
      await visit.complete([wiper('L-1')]);
      return visit;
    },
  },
  {
    title: '客户自带配件 · customer-supplied part with the no-guarantee note',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      const line = pads('L-1');
      const own = {
        ...line,
        parts: line.parts.map((part) => ({ ...part, suppliedBy: 'customer' as const, unitPrice: 0 })),
      };
      await visit.receive([{ words: '自带刹车片，帮我换上' }]);
      await visit.takeIn();
      await visit.do('wang', 'startEstimate');
      await visit.refused('noGuaranteeNoteMissing', 'wang', 'draftEstimate', { method: 'system', lines: [own] });
      await visit.offer([own], { noGuaranteeTold: true });
      await visit.contract();
      await visit.dispatch();
      await visit.complete([own]);
      return visit;
    },
  },
  {
    title: '改估价 · revised before signing',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      await visit.takeIn();
      await visit.do('wang', 'startEstimate');
      await visit.offer([oil(), wiper('L-2')]);
      await visit.do('wang', 'reviseEstimate', { wish: '雨刮不换' });
      await visit.offer([oil()]);
      await visit.contract();
      await visit.dispatch();
      await visit.complete([oil()]);
      return visit;
    },
  },
];
