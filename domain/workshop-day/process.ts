import { composeProcess } from '../kernel/slice';
import { escalationPolicyOf } from './deadlines';
import { initialState } from './opening';
import { slices } from './slices';
import type { Payloads, WorkshopDay } from './state';
import type { DeadlineRule } from './types';

/** One date of a workshop: every concern, composed once. */
export const dayProcess = composeProcess<WorkshopDay, Payloads, typeof slices, DeadlineRule>({
  slices,
  initialState,
  escalationPolicyOf,
});

export const { actions, deadlineRules, upcoming } = dayProcess;
