import type { FormDefaults } from '../shared/forms/command-target';
import { ownEscalationTarget } from '../shared/forms/escalation-target';
import type { AppointmentView } from '../shared/server/replies';

/** What is known about a command of this appointment before anybody types. */
export function formDefaultsFor(command: string, { escalations, advisor, deposit }: AppointmentView): FormDefaults {
  if (command === 'handOver') return { initial: { predecessor: advisor } };
  if (command === 'bookDeposit' && deposit) return { initial: { amount: deposit.amount } };
  return command === 'acknowledgeEscalation' ? { targets: escalations.map(ownEscalationTarget) } : {};
}
