import { ComplaintNumber } from '../../domain/complaint/number';
import type { Complaint } from '../../domain/complaint/state';
import type { Context } from '../context';
import { linkEndpointsOf } from '../customer-messages/link-endpoints';
import { keepNotedLink } from '../customer-messages/made-links';
import type { Endpoint } from '../http/endpoint';
import { readLatest } from '../processes/reading';
import { phoneOfComplainant } from './complainant-phone';
import { complaintApi } from './process-api';

/** H-14: whoever complains sees the own complaint and answers, with or without a visit, as a customer or not. */
export const complaintLinkEndpoints = (context: Context): readonly Endpoint[] =>
  linkEndpointsOf(context, {
    api: complaintApi,
    path: '/complaints/:number',
    number: ComplaintNumber,
    schema: 'Complaint',
    operations: { send: 'sendLink', show: 'showLink', list: 'listLinks', revoke: 'revokeLink' },
    summaries: {
      send: 'H-14: sends a link to the phone of whoever complains, with which they see this complaint and answer; nobody here sees its secret',
      show: 'H-14: a link for a tablet that is handed over in the store: it opens once, within five minutes, and the complaint says who showed it',
      list: 'M5: the links to this complaint that are not over, the newest first: who made each, and when it was opened',
    },
    template: 'complaintLink',
    make: async (making) => {
      const complaint = (await readLatest(context, complaintApi, making.number, 1)) as Complaint;
      const customer = complaint.complainant.id;
      const phoneOf = () => phoneOfComplainant(context, complaint);
      return keepNotedLink(context, making, { api: complaintApi, command: 'noteLink', customer, phoneOf });
    },
  });
