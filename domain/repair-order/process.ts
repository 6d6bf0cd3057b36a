import { composeProcess } from '../kernel/slice';
import { noteNews } from './customer-news';
import { rememberAuthor } from './authors';
import { escalationPolicyOf } from './deadlines';
import { initialState } from './opening';
import { rememberAct } from './separation';
import { slices } from './slices';
import { noteStage } from './stage-since';
import { keepStandstill } from './standstill';
import { keepWorkshopTime } from './workshop-time';
import type { Payloads, RepairOrder } from './state';
import type { DeadlineRule } from './types';

/** One visit: every stage and concern, composed once. */
export const repairOrderProcess = composeProcess<RepairOrder, Payloads, typeof slices, DeadlineRule>({
  slices,
  initialState,
  escalationPolicyOf,
  afterEach: (before, event, after) =>
    [noteStage, rememberAct, rememberAuthor, noteNews, keepWorkshopTime].reduce(
      (order, keep) => keep(before, event, order),
      keepStandstill(event, after),
    ),
});

export const { actions, deadlineRules, fold, upcoming } = repairOrderProcess;
