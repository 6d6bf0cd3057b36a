import { composeProcess } from '../kernel/slice';
import { rememberAuthor } from './authors';
import { escalationPolicyOf } from './deadlines';
import { initialState } from './opening';
import { rememberAct } from './separation';
import { slices } from './slices';
import type { Payloads, RepairOrder } from './state';
import type { DeadlineRule } from './types';

/** One visit: every stage and concern, composed once. */
export const repairOrderProcess = composeProcess<RepairOrder, Payloads, typeof slices, DeadlineRule>({
  slices,
  initialState,
  escalationPolicyOf,
  afterEach: (before, event, after) => rememberAuthor(before, event, rememberAct(before, event, after)),
});

export const { actions, deadlineRules, fold, upcoming } = repairOrderProcess;
