import { z } from 'zod';
import { StoredInstant } from '../../domain/values/field-schemas';
import { followUpProcess } from '../../domain/follow-up/process';
import { FollowUp } from '../../domain/follow-up/state';
import { eventReply, stateReply } from '../processes/replies';

const ScriptLine = z
  .object({
    codes: z.string().meta({ description: 'of the requirements that ask for it' }),
    zh: z.string(),
    en: z.string(),
    branch: z.enum(['everybody', 'satisfied', 'notSatisfied']),
  })
  .meta({ id: 'ScriptLine' });

/** What a follow-up is told with, beside what every state is told with. */
const extras = { callFrom: StoredInstant, mayCallNow: z.boolean(), attemptsLeft: z.int(), script: z.array(ScriptLine) };

export const FollowUpReply = stateReply(FollowUp, extras).meta({ id: 'FollowUp' });
export const FollowUpEventReply = eventReply('FollowUp', followUpProcess.eventSchemas);
