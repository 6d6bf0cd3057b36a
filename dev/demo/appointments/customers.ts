import { AppointmentClient, dateAhead } from '../../fixtures/appointment-client';
import { RepairOrderClient } from '../../fixtures/repair-order-client';
import { Unexpected } from '../../fixtures/process-client';
import { ends, firstTime, story, taken, type AppointmentStory } from './steps';

/** By the page of the link, by customer relations, from a visit, and what does not go as planned. */
export const customersAppointments: readonly AppointmentStory[] = [
  story('客户在网页选时间并签预约单 · the customer chooses the time and signs on the page', async (appointment) => {
    await appointment.prepare();
    const page = await appointment.page();
    taken(await page.press('/c/appointment/time', { startsAt: firstTime(await page.read(), 3) }), 'the time');
    await appointment.reaches('agreed');
    taken(await page.press('/c/appointment/signature'), 'the signature');
    await appointment.reaches('confirmed');
  }),
  story('客户在网页改期后又取消 · moved and called off on the page', async (appointment) => {
    await appointment.agree(5);
    const page = await appointment.page();
    taken(await page.press('/c/appointment/time', { startsAt: firstTime(await page.read(), 40) }), 'the move');
    taken(await page.press('/c/appointment/cancellation', { words: '车已修好' }), 'the cancellation');
    await appointment.reaches('calledOff');
  }),
  {
    title: '客服代客户预约（DCRC） · taken down by customer relations',
    play: async (people, customer) => {
      const appointment = await AppointmentClient.open(people, customer, { who: 'cr' });
      await appointment.agree(6, {}, 'cr');
      await ends(appointment, 'agreed');
      return appointment;
    },
  },
  {
    title: '看过工单改为预约：本次离店，另约时间 · from a declined estimate',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      await visit.do('wang', 'startEstimate');
      const wish = { reason: 'prefersAppointment', feeTold: true, wishedDay: dateAhead(6) };
      await visit.do('wang', 'declineEstimate', wish);
      const { customer: who } = await visit.read();
      const appointment = await AppointmentClient.open(people, Number(who.id.slice(2)), {
        vehicleId: visit.vehicle,
        afterOrder: visit.number,
      });
      await appointment.agree(6);
      await visit.do('cashier', 'issueExitPass');
      return appointment;
    },
  },
  story('高价配件：定金到账后签字 · costly parts: signed when the deposit is in', async (appointment) => {
    await appointment.agree(7, await costly(appointment));
    await appointment.refused('depositUnasked', 'wang', 'signForm', { consent: { channel: 'paper', scan: 'form' } });
    const amount = await half(appointment);
    await appointment.refused('depositTooLow', 'wang', 'demandDeposit', { amount: amount - 1 });
    await appointment.do('wang', 'demandDeposit', { amount });
    await appointment.do('cashier', 'bookDeposit', { amount, method: 'wechat', reference: 'WX20261128001' });
    await appointment.sign();
  }),
  story(
    '高价配件：定金未付，不能签字，门店取消 · costly parts: deposit unpaid, called off by the shop',
    async (appointment) => {
      await appointment.agree(7, await costly(appointment));
      await appointment.do('wang', 'demandDeposit', { amount: await half(appointment) });
      await appointment.refused('depositUnpaid', 'wang', 'signForm', { consent: { channel: 'paper', scan: 'form' } });
      await appointment.do('wang', 'callOff', { calledOffBy: 'shop', reason: '定金未付' });
    },
  ),
  story(
    '要两个时段之间的时间：给出其他时间，客户选其中一个 · a time that is not offered: other times are named',
    async (appointment) => {
      await appointment.prepare();
      const [first] = await appointment.offered(8);
      const refused = await appointment.tryToBook(first!.replace(/:\d\d:00\.000Z$/, ':07:00Z'));
      const others = (refused.body.facts?.alternatives ?? []) as readonly string[];
      if (refused.body.code !== 'slotTaken' || others.length < 3)
        throw new Unexpected(`the refusal names ${others.length} other times`);
      const answer = await appointment.tryToBook(others.at(-1)!);
      if (answer.status !== 200) throw new Unexpected('another time cannot be had');
    },
  ),
  story('客户未到：预约仍在，到时间后释放并回访 · the clock of whoever does not come runs', async (appointment) => {
    // nobody waits half an hour in a demo: the clock of T-05 runs, and the audit counts it
    await appointment.agree(1);
    const { deadlines } = await appointment.read();
    const runs = (deadlines as { event: { type: string } }[]).some(({ event }) => event.type === 'customerMissed');
    if (!runs) throw new Unexpected('the clock of T-05 does not run');
  }),
];

/** A job with parts that want a deposit. */
async function costly(appointment: AppointmentClient): Promise<object> {
  const { body } = await (await appointment.people.as('parts')).get('/parts?limit=100');
  const parts = body.items as { partNumber: string; unitPrice: number; stock: number }[];
  const dear = parts.toSorted((one, other) => other.unitPrice - one.unitPrice)[0]!;
  const quantity = Math.min(100, Math.ceil(200_000 / dear.unitPrice));
  return { parts: [{ partNumber: dear.partNumber, quantity }] };
}

async function half(appointment: AppointmentClient): Promise<number> {
  const { job } = await appointment.read();
  return Math.ceil(job.partsTotal / 2);
}
