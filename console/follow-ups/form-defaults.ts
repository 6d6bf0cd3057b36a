import type { FormDefaults } from '../shared/forms/command-target';
import { ownEscalationTarget } from '../shared/forms/escalation-target';
import type { FollowUpView } from '../shared/server/replies';

/** What is known about a command of this follow-up before anybody types. */
export function formDefaultsFor(command: string, { escalations, advisor, wish }: FollowUpView): FormDefaults {
  if (command === 'handOver') return { initial: { predecessor: advisor } };
  if (command === 'logCall') return { initial: { channel: wish?.channel ?? 'phone' } };
  return command === 'acknowledgeEscalation' ? { targets: escalations.map(ownEscalationTarget) } : {};
}
