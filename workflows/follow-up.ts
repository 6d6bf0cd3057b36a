import { continueAsNew } from '@temporalio/workflow';
import { actions, followUpProcess, upcoming } from '../domain/follow-up/process';
import {
  due,
  fileComplete,
  isOver,
  openFollowUp,
  reached,
  type FollowUp,
  type FollowUpEvent,
} from '../domain/follow-up/state';
import { nextDeadline } from '../domain/kernel/process';
import { firstRun, startProcess, updateSearchAttributes, startedAt } from './process-workflow';
import type { CarriedState } from './live-process';
import type { FollowUpStart } from './follow-up-start';

/** The week after a visit: due, reached, recorded, or handed on as a complaint. */
export async function followUp(start: FollowUpStart): Promise<FollowUp> {
  const live = createProcess(start);

  await live.until(due);
  updateStage(live.state);
  await live.until(reached);
  updateStage(live.state);
  await live.until(isOver);
  updateStage(live.state);
  await live.until(fileComplete);

  return live.close();
}

function createProcess(start: FollowUpStart) {
  const view = (state: FollowUp) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  const continueWith = (carried: CarriedState<FollowUp, FollowUpEvent>) => continueAsNew<typeof followUp>(carried);
  return startProcess(followUpProcess, { view, continueWith }, 'departure' in start ? openedBy(start) : start);
}

function openedBy({ departure, by }: Extract<FollowUpStart, { departure: unknown }>) {
  const at = startedAt();
  return firstRun<FollowUp, FollowUpEvent>(openFollowUp(departure, at), { type: 'followUpOpened', at, by, departure });
}

const updateStage = (state: FollowUp): void =>
  updateSearchAttributes(state.stage, nextDeadline(followUpProcess, state)?.at);
