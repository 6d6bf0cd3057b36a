import type { ProcessType } from '../domain/processes';
import { arrive } from './appointments/arrival';
import { bookSlot } from './appointments/booking';
import { appointmentLinkEndpoints } from './appointments/links';
import { openAppointment } from './appointments/opening';
import { appointmentApi } from './appointments/process-api';
import { appointmentReadingEndpoints } from './appointments/reading';
import { approvalCodeEndpoint } from './customer-messages/approval-codes';
import { openingEndpoints } from './complaints/opening';
import { acceptanceCodeEndpoint } from './complaints/acceptance-code';
import { refundEndpoint } from './complaints/refunds';
import { complaintLinkEndpoints } from './complaints/links';
import { complaintApi } from './complaints/process-api';
import { complaintReadingEndpoints } from './complaints/reading';
import { readQueue } from './complaints/queue';
import { statisticsEndpoints } from './complaints/statistics';
import type { Context } from './context';
import { followUpApi } from './follow-ups/process-api';
import { followUpReadingEndpoints } from './follow-ups/reading';
import { printReport, readReport } from './follow-ups/report';
import type { Endpoint } from './http/endpoint';
import type { ProcessApi } from './processes/process-api';
import { arrearsEndpoint } from './repair-orders/arrears';
import { boardEndpoints } from './repair-orders/board';
import { linkEndpoints } from './repair-orders/links';
import { openOrder } from './repair-orders/opening';
import { orderApi } from './repair-orders/process-api';
import { promiseOffersEndpoint } from './repair-orders/promise-offers';
import { promiseProposalEndpoint } from './repair-orders/promise-proposal';
import { orderReadingEndpoints } from './repair-orders/reading';
import { settlementQueueEndpoint } from './repair-orders/settlement-queue';
import { dayApi } from './workshop-days/process-api';
import { dayReadingEndpoints } from './workshop-days/reading';

interface ServedProcess {
  readonly api: ProcessApi;
  /** Its endpoints besides those of its commands. */
  readonly endpoints: (context: Context) => readonly Endpoint[];
}

/** Every type of process as the API serves it: its endpoints and the paths of its tasks come from here. */
export const servedProcesses: { readonly [T in ProcessType]: ServedProcess } = {
  repairOrder: {
    api: orderApi,
    endpoints: (context) => [
      openOrder(context),
      ...orderReadingEndpoints(context),
      ...boardEndpoints(context),
      arrearsEndpoint(context),
      settlementQueueEndpoint(context),
      ...linkEndpoints(context),
      approvalCodeEndpoint(context, orderApi),
      promiseProposalEndpoint(context),
      promiseOffersEndpoint(context),
    ],
  },
  complaint: {
    api: complaintApi,
    endpoints: (context) => [
      ...openingEndpoints(context),
      ...complaintReadingEndpoints(context),
      ...complaintLinkEndpoints(context),
      acceptanceCodeEndpoint(context, complaintApi),
      refundEndpoint(context, complaintApi),
      readQueue(context),
      ...statisticsEndpoints(context),
    ],
  },
  followUp: {
    api: followUpApi,
    endpoints: (context) => [...followUpReadingEndpoints(context), readReport(context), printReport(context)],
  },
  appointment: {
    api: appointmentApi,
    endpoints: (context) => [
      openAppointment(context),
      bookSlot(context),
      arrive(context),
      ...appointmentReadingEndpoints(context),
      ...appointmentLinkEndpoints(context),
    ],
  },
  workshopDay: { api: dayApi, endpoints: dayReadingEndpoints },
};
