import { composeProcess } from '../kernel/slice';
import { escalationPolicyOf } from './deadlines';
import { initialState } from './opening';
import { slices } from './slices';
import type { Appointment, Payloads } from './state';
import type { DeadlineRule } from './types';

/** One appointment: every concern, composed once. */
export const appointmentProcess = composeProcess<Appointment, Payloads, typeof slices, DeadlineRule>({
  slices,
  initialState,
  escalationPolicyOf,
});

export const { actions, deadlineRules, upcoming } = appointmentProcess;
