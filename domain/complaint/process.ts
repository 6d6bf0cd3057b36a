import { composeProcess } from '../kernel/slice';
import { actingRoles } from './acting-role';
import { completeRules, deadlinesFrom, escalationPolicyOf } from './deadlines';
import type { ExplainedDeadline } from './explained-deadline';
import { withAttempts } from './contact-attempts';
import { endGuard } from './end-guard';
import { limited, withPuttingOffCounted } from './limits';
import { withNews } from './news';
import { withStepsTaken } from './plans';
import { actsInOwnCase } from './is-accused';
import { uninvolved } from './roles';
import { slices } from './slices';
import { initialState, type Complaint, type ComplaintEvent, type Payloads } from './state';

/** H-43: what a person does moves the complaint on; a new stage makes the announced action obsolete. */
function markMoved(before: Complaint, event: ComplaintEvent, after: Complaint): Complaint {
  // what the customer adds asks for something, it moves nothing on
  if (event.by.role === 'system' || event.type === 'complaintReceived' || event.type === 'wordsAdded') return after;
  const moved = { ...after, movedAt: event.at };
  if (after.stage === before.stage || after.nextAction !== before.nextAction) return moved;
  const { nextAction: _nextAction, ...rest } = moved;
  return rest;
}

/** One complaint: every stage and concern, composed once. */
export const complaintProcess = composeProcess<Complaint, Payloads, typeof slices, ExplainedDeadline>({
  slices,
  initialState,
  escalationPolicyOf,
  deadlines: deadlinesFrom,
  afterEach: (before, event, after) => {
    const moved = markMoved(before, event, after);
    if (!limited(moved)) return moved;
    const heard = withNews(withAttempts(withStepsTaken(moved, event), event), event);
    return withPuttingOffCounted(before, event, heard);
  },
  requires: endGuard,
  involvedIn: (complaint, all) => {
    const acting = actingRoles(complaint, all);
    return complaint.disowned === undefined ? acting : acting.filter((role) => uninvolved.includes(role));
  },
  isOwnCase: actsInOwnCase,
});

export const { actions, commandRules, fold, rolesFor, upcoming } = complaintProcess;

/** All deadline rules that run or are paused now, each with how its time was computed. */
export const explainedDeadlines = (complaint: Complaint): readonly ExplainedDeadline[] =>
  completeRules(complaint, complaintProcess.deadlineRules(complaint));
