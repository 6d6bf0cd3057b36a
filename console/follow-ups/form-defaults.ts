import type { FormDefaults } from '../shared/forms/command-target';
import { ownEscalationTarget } from '../shared/forms/escalation-target';
import type { FollowUpView } from '../shared/server/replies';

/** What is known about a command of this follow-up before anybody types. */
export const formDefaultsFor = (command: string, { escalations }: FollowUpView): FormDefaults =>
  command === 'acknowledgeEscalation' ? { targets: escalations.map(ownEscalationTarget) } : {};
