import { definition } from '../../domain/workshop-day/definition';
import type { ProcessApi } from '../processes/process-api';
import { WorkshopDayEventReply, WorkshopDayReply } from './state-replies';

export const dayApi: ProcessApi = {
  definition,
  tag: 'workshop days',
  batchExample: [
    {
      type: 'blockTime',
      blockId: 'B-1',
      what: 'bay',
      resourceId: 'bay-1',
      from: '2026-11-23T10:00:00+08:00',
      until: '2026-11-23T11:00:00+08:00',
      blockedFor: 'upkeep',
    },
    { type: 'checkPlan' },
  ],
  replies: { state: WorkshopDayReply, event: WorkshopDayEventReply },
  /** A customer sees the own appointment, never who else comes on a day. */
  customerReaches: async () => false,
};
