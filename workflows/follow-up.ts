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
import { upcasting } from '../domain/follow-up/upcasting';
import { firstRun, startProcess, updateSearchAttributes, startedAt } from './process-workflow';
import type { FollowUpStart } from './follow-up-start';

/** The week after a visit: due, reached, recorded, or handed on as a complaint. */
export async function followUp(start: FollowUpStart): Promise<FollowUp> {
  const calls = createProcess(upcasting.upcastStart(start));

  await calls.until(due);
  updateStage(calls.state);
  await calls.until(reached);
  updateStage(calls.state);
  await calls.until(isOver);
  updateStage(calls.state);
  await calls.until(fileComplete);

  return fileComplete(calls.state)
    ? calls.close()
    : continueAsNew<typeof followUp>({
        ...(await calls.carry()),
        schemaVersion: upcasting.schemaVersion,
      });
}

function createProcess(start: FollowUpStart) {
  const view = (state: FollowUp) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  return startProcess(followUpProcess, view, 'departure' in start ? openedBy(start) : start);
}

function openedBy({ departure, by }: Extract<FollowUpStart, { departure: unknown }>) {
  const at = startedAt();
  return firstRun<FollowUp, FollowUpEvent>(openFollowUp(departure, at), { type: 'followUpOpened', at, by, departure });
}

const updateStage = (state: FollowUp): void =>
  updateSearchAttributes(state.stage, nextDeadline(followUpProcess, state)?.at);
