import type { Role } from '../../domain/actor';
import { noHelp, type Help } from '../forms/subject';
import { escalationsFor } from '../orders/help';
import type { FollowUpView } from '../server/shapes';

/** What is known about a command of this follow-up before anybody types. */
export const helpFor = (command: string, followUp: FollowUpView, roles: readonly Role[]): Help =>
  command === 'acknowledgeEscalation' ? { subjects: escalationsFor(followUp, roles) } : noHelp;
