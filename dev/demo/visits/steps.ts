import type { ApiUsers } from '../../fixtures/api-users';
import { byPhone, menuLine } from '../../fixtures/scenarios';
import { RepairOrderClient } from '../../fixtures/repair-order-client';

const DAY_MS = 24 * 3_600_000;
export const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** One visit of the demo day: who comes, and what is different about it. */
export interface Story {
  readonly title: string;
  readonly play: (people: ApiUsers, customer: number) => Promise<RepairOrderClient>;
}

export const oil = () => menuLine('MAINT-A', 'L-1');
export const pads = (lineId = 'X-L1') => menuLine('BRAKE-F', lineId);
export const wiper = (lineId = 'X-L2') => menuLine('WIPER', lineId);
export const noise = [{ words: '刹车时有异响', fault: true }];

/** A visit that is usual up to the workshop's receipt of the car. */
export const inWorkshop = async (people: ApiUsers, customer: number, lines = [oil()]): Promise<RepairOrderClient> => {
  const visit = await RepairOrderClient.open(people, customer);
  await visit.toWorkshop(lines);
  return visit;
};

/** A visit that is usual up to the settlement sheet. */
export const atSettlement = async (people: ApiUsers, customer: number): Promise<RepairOrderClient> => {
  const visit = await inWorkshop(people, customer);
  await visit.work([oil()]);
  await visit.check();
  await visit.prepare();
  await visit.accept();
  await visit.do('settlement', 'presentSettlement', { toldOneByOne: true });
  return visit;
};

/** From an agreed price to the gate. */
export const payAndLeave = async (visit: RepairOrderClient): Promise<RepairOrderClient> => {
  await visit.pay(await visit.agreeToSheet());
  await visit.release();
  await visit.hand();
  await visit.leave();
  return visit;
};

/** A car that leaves without repair still needs its pass. */
export const clear = async (visit: RepairOrderClient, due: number): Promise<RepairOrderClient> => {
  if (due > 0) {
    await visit.refused('feeNotPaid', 'cashier', 'issueExitPass');
    await visit.do('cashier', 'payFee', { amount: due, method: 'cash' });
  }
  await visit.do('cashier', 'issueExitPass');
  await visit.openGate();
  return visit;
};

export const diagnosed = async (people: ApiUsers, customer: number): Promise<RepairOrderClient> => {
  const visit = await RepairOrderClient.open(people, customer, {
    arrival: { mode: 'selfDrive', symptoms: '刹车异响' },
  });
  await visit.receive(noise);
  await visit.takeIn();
  await visit.do('wang', 'proposeDiagnosis', { reason: '需上架检测' });
  await visit.hear('diagnosisConsent', 'approved');
  await visit.do('wang', 'answerDiagnosis', { answer: 'approved', consent: byPhone('可以检测') });
  await visit.do('support', 'finishDiagnosis', { found: '前刹车片磨损到限' });
  await visit.refused('expertSignatureMissing', 'wang', 'handOverDiagnosisReport', {
    fault: '刹车片磨损',
    advice: '更换',
  });
  await visit.do('expert', 'signAsExpert', { opinion: '前刹车片低于限值' });
  await visit.do('wang', 'handOverDiagnosisReport', { fault: '前刹车片磨损', advice: '更换前刹车片' });
  return visit;
};
