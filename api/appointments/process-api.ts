import { definition } from '../../domain/appointment/definition';
import type { ProcessApi } from '../processes/process-api';
import { checkFiles } from '../processes/sent-files';
import { checkSuccessor } from '../processes/successor';
import { withCampaigns } from './campaigns';
import { withPartFacts } from './job-parts';
import { AppointmentEventReply, AppointmentReply } from './state-replies';

export const appointmentApi: ProcessApi = {
  definition,
  tag: 'appointments',
  batchExample: [
    { type: 'confirmNeed', salutation: '王女士', words: '两万公里保养', repeatedBack: true },
    {
      type: 'planJob',
      bayKind: 'lift',
      skill: null,
      repairMinutes: 90,
      washMinutes: 20,
      collected: false,
      parts: [],
    },
  ],
  replies: { state: AppointmentReply, event: AppointmentEventReply },
  /** The one that the link was given for. */
  customerReaches: async (_context, { order }, number) => order === number,
  prepare: async (context, name, number, body) => {
    await checkFiles(context.repositories, number, body);
    if (name === 'introduceCampaigns') return withCampaigns(context, number, body);
    if (name === 'handOver') return checkSuccessor(context, number, body);
    return name === 'planJob' ? withPartFacts(context, number, body) : body;
  },
};
