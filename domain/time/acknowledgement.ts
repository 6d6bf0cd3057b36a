import type { Actor } from '../kernel/actor';
import { updateWhere } from '../kernel/command-rule';
import { reject } from '../kernel/rejection';
import type { DeadlineState, Escalation } from './deadline';

/** The escalation of this id, for whoever received it. Rejects an unknown one and one that is somebody else's. */
export function escalationFor({ escalations }: DeadlineState, escalationId: string, by: Actor): Escalation {
  const escalation = escalations.find(({ id }) => id === escalationId) ?? reject('unknownEscalation', { escalationId });
  if (!escalation.acknowledged && escalation.to !== by.role)
    reject('roleNotAllowed', { role: by.role, allowed: [escalation.to] });
  return escalation;
}

export const markAcknowledged = ({ escalations }: DeadlineState, escalationId: string): readonly Escalation[] =>
  updateWhere(
    escalations,
    ({ id }) => id === escalationId,
    () => ({ acknowledged: true }),
  );

/** The ids of the escalations that nobody has acknowledged. */
export const unacknowledged = ({ escalations }: DeadlineState): readonly string[] =>
  escalations.filter(({ acknowledged }) => !acknowledged).map(({ id }) => id);

/** T-37: whoever received an escalation says what happens next. A second acknowledgement changes nothing. */
export const acknowledgement = {
  targets: unacknowledged,
  decide: (
    state: DeadlineState,
    { escalationId, plan, by }: { readonly escalationId: string; readonly plan: string; readonly by: Actor },
  ) =>
    escalationFor(state, escalationId, by).acknowledged
      ? []
      : [{ type: 'escalationAcknowledged' as const, escalationId, plan }],
};
