import { AppointmentNumber } from '../../domain/appointment/number';
import type { Appointment } from '../../domain/appointment/state';
import type { Context } from '../context';
import { linkEndpointsOf } from '../customer-messages/link-endpoints';
import { keepNotedLink } from '../customer-messages/made-links';
import { phoneOnFile } from '../customer-messages/send';
import type { Endpoint } from '../http/endpoint';
import { readLatest } from '../processes/reading';
import { appointmentApi } from './process-api';

/** the customer sees the own appointment, chooses a time, moves it, calls it off and signs its form. */
export const appointmentLinkEndpoints = (context: Context): readonly Endpoint[] =>
  linkEndpointsOf(context, {
    api: appointmentApi,
    path: '/appointments/:number',
    number: AppointmentNumber,
    schema: 'Appointment',
    operations: { send: 'sendLink', show: 'showLink', list: 'listLinks', revoke: 'revokeLink' },
    summaries: {
      send: 'A-15: sends a link to the phone on file, with which the customer sees this appointment and chooses a time; nobody here sees its secret',
      show: 'A-15: a link for a tablet that is handed over in the store: it opens once, within five minutes, and the appointment says who showed it',
      list: 'M5: the links to this appointment that are not over, the newest first: who made each, and when it was opened',
    },
    template: 'appointmentLink',
    make: async (making) => {
      const { customer } = (await readLatest(context, appointmentApi, making.number, 1)) as Appointment;
      const phoneOf = () => phoneOnFile(context, making.session.store, customer.id);
      return keepNotedLink(context, making, {
        api: appointmentApi,
        command: 'noteLink',
        customer: customer.id,
        phoneOf,
      });
    },
  });
