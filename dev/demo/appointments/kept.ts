import { story, ends, type AppointmentStory } from './steps';

const off = { calledOffBy: 'customer', reason: '临时出差' };

/** Kept, moved and called off by the people of the store. */
export const keptAppointments: readonly AppointmentStory[] = [
  story(
    '预约到店：签预约单，车间确认，到店开单 · signed, acknowledged by the workshop, and arrived',
    async (appointment) => {
      await appointment.agree(2);
      await appointment.do('workshop', 'acknowledgeAppointment');
      await appointment.sign();
      await appointment.arrive();
    },
  ),
  story(
    '门店邀约，客户当场同意并到店 · proposed by the shop, agreed at once, and arrived',
    async (appointment) => {
      await appointment.agree(3);
      await appointment.sign();
      await appointment.arrive();
    },
    { origin: 'proposed' },
  ),
  story('上门取车：司机收到通知，车到后开单 · the car is fetched by a driver', async (appointment) => {
    await appointment.agree(3, { collected: true });
    await appointment.sign();
    await appointment.arrive();
  }),
  story('提前一天提醒客户后到店 · reminded a day before, and arrived', async (appointment) => {
    await appointment.agree(4);
    await appointment.sign();
    await appointment.do('wang', 'logReminder', { which: 'dayBefore', reached: true });
    await appointment.arrive();
  }),
  story(
    '客户来电改期，先占新时间再还旧时间 · moved by phone: the new time is taken before the old one is free',
    async (appointment) => {
      await appointment.agree(4);
      await appointment.book(6);
      await appointment.do('wang', 'agree', { channel: 'phone' });
      await appointment.sign();
    },
  ),
  story('客户来电取消，工位释放 · called off by phone, the bay is free', async (appointment) => {
    await appointment.agree(5);
    await appointment.do('wang', 'callOff', off);
    await ends(appointment, 'calledOff');
  }),
];
