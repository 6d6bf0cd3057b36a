import type { Role } from '../../domain/kernel/actor';
import { noFormDefaults, type FormDefaults } from '../shared/forms/command-target';
import { escalationsFor } from '../orders/form-defaults';
import type { FollowUpView } from '../shared/server/shapes';

/** What is known about a command of this follow-up before anybody types. */
export const formDefaultsFor = (command: string, followUp: FollowUpView, roles: readonly Role[]): FormDefaults =>
  command === 'acknowledgeEscalation' ? { subjects: escalationsFor(followUp, roles) } : noFormDefaults;
