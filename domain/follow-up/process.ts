import { composeProcess } from '../kernel/slice';
import { escalationPolicyOf } from './deadlines';
import { initialState } from './opening';
import { slices } from './slices';
import type { FollowUp, Payloads } from './state';
import type { DeadlineRule } from './types';

/** The calls after one visit: every concern, composed once. */
export const followUpProcess = composeProcess<FollowUp, Payloads, typeof slices, DeadlineRule>({
  slices,
  initialState,
  escalationPolicyOf,
});

export const { actions, deadlineRules, rolesFor, upcoming } = followUpProcess;
