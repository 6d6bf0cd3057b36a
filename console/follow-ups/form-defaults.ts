import type { Role } from '../../domain/kernel/actor';
import { noHelp, type Help } from '../shared/forms/command-target';
import { escalationsFor } from '../orders/form-defaults';
import type { FollowUpView } from '../shared/server/shapes';

/** What is known about a command of this follow-up before anybody types. */
export const helpFor = (command: string, followUp: FollowUpView, roles: readonly Role[]): Help =>
  command === 'acknowledgeEscalation' ? { subjects: escalationsFor(followUp, roles) } : noHelp;
