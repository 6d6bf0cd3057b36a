import { z } from 'zod';
import { StoredInstant } from '../../domain/values/field-schemas';
import { undescribedEvent, undescribedState } from '../processes/replies';

const ScriptLine = z
  .object({
    codes: z.string().meta({ description: 'of the requirements that ask for it' }),
    zh: z.string(),
    en: z.string(),
    branch: z.enum(['everybody', 'satisfied', 'notSatisfied']),
  })
  .meta({ id: 'ScriptLine' });

/** What a follow-up is told with, beside what every state is told with. */
const extras = { callFrom: StoredInstant, mayCallNow: z.boolean(), script: z.array(ScriptLine) };

// The state and the events of a follow-up have no schemas yet; then these are stateReply(…, extras) and eventReply(…).
export const FollowUpReply = undescribedState.extend(extras).meta({ id: 'FollowUp' });
export const FollowUpEventReply = undescribedEvent;
