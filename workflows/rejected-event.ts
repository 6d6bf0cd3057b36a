import { actorIn } from '../domain/kernel/actor';
import type { Instant } from '../domain/kernel/process';
import type { Rejection } from '../domain/kernel/rejection';
import type { Submission } from '../domain/kernel/submission';

/** How every process records a rejected Signal: the command that was in the way, under the first role of its sender. */
export function rejectedEvent({ id, by, commands }: Submission, { code, facts }: Rejection, at: Instant) {
  const { index = 0 } = facts as { readonly index?: number };
  const [role = 'system'] = by.roles;
  const command = commands[index]?.type ?? '';
  return {
    type: 'commandRejected' as const,
    at,
    by: actorIn(by.id, role, by.inPlaceOf),
    commandId: id,
    command,
    code,
    facts,
  };
}
