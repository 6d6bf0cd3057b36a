import { z } from 'zod';
import { stages } from '../../domain/complaint/stage';
import { Fen, StoredInstant } from '../../domain/values/field-schemas';
import { ComplaintNumber } from '../../domain/complaint/number';
import { complaintProcess } from '../../domain/complaint/process';
import { ComplaintState } from '../../domain/complaint/schemas';
import { ActionReply, eventReply, RoleName, stateReply } from '../processes/replies';
import { ComplaintKind } from './replies';

const ExplainedDeadline = z
  .object({
    id: z.string(),
    timer: z.string(),
    fulfilledBy: z.string(),
    due: StoredInstant.nullable().meta({ description: 'null while it is paused' }),
    because: z.object({
      basis: z.enum(['workingMinutes', 'promised', 'naturalDays']),
      since: StoredInstant,
      minutes: z.number().nullable(),
      promisedAt: StoredInstant.nullable(),
      pausedMinutes: z.number(),
      pausedFor: z.string().nullable(),
      zone: z.string(),
      policyVersion: z.int(),
    }),
    steps: z.array(z.object({ at: StoredInstant, reaction: z.string(), to: z.array(RoleName) })),
  })
  .meta({ id: 'ExplainedDeadline', description: 'Why a deadline is when it is' });

/** What a complaint is told with, beside what every state is told with. */
const extras = {
  measures: z
    .object({ handovers: z.int(), cost: Fen, elapsedMinutes: z.int(), reopenings: z.int(), refusals: z.int() })
    .meta({ id: 'ComplaintMeasures', description: 'H-29' }),
  closingConditions: z.array(z.string()).meta({ description: 'what is missing before it can be closed' }),
  explainedDeadlines: z.array(ExplainedDeadline),
};

/** What the customer sees of the own complaint. */
const CustomerComplaint = z
  .object({
    number: ComplaintNumber,
    kind: ComplaintKind,
    stage: z.enum(stages),
    words: z.string(),
    sequence: z.int(),
    receivedAt: StoredInstant,
    nextReplyAt: StoredInstant.nullable(),
    expectedSolvedAt: StoredInstant.nullable(),
    solution: z.object({ candidateId: z.string(), cost: Fen, text: z.string() }).nullable(),
    actions: z.array(ActionReply),
  })
  .meta({ id: 'CustomerComplaint' });

const StaffComplaint = stateReply(ComplaintState, extras).meta({ id: 'Complaint' });
export const ComplaintReply = z.union([StaffComplaint, CustomerComplaint]);
export const ComplaintEventReply = eventReply('Complaint', complaintProcess.eventSchemas);
