import { continueAsNew } from '@temporalio/workflow';
import { actions, followUpProcess, upcoming } from '../domain/follow-up/process';
import {
  due,
  filed,
  isOver,
  openFollowUp,
  reached,
  type FollowUp,
  type FollowUpEvent,
} from '../domain/follow-up/state';
import { nextDeadline } from '../domain/kernel/process';
import { begun, bringToLife, label, startedAt } from './process-workflow';
import type { FollowUpStart } from './follow-up-start';

/** The week after a visit: due, reached, recorded, or handed on as a complaint. */
export async function followUp(start: FollowUpStart): Promise<FollowUp> {
  const calls = take(start);

  await calls.until(due);
  show(calls.state);
  await calls.until(reached);
  show(calls.state);
  await calls.until(isOver);
  show(calls.state);
  await calls.until(filed);

  return filed(calls.state) ? calls.close() : continueAsNew<typeof followUp>(await calls.carry());
}

function take(start: FollowUpStart) {
  const view = (state: FollowUp) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  return bringToLife(followUpProcess, view, 'departure' in start ? openedBy(start) : start);
}

function openedBy({ departure, by }: Extract<FollowUpStart, { departure: unknown }>) {
  const at = startedAt();
  return begun<FollowUp, FollowUpEvent>(openFollowUp(departure, at), { type: 'followUpOpened', at, by, departure });
}

const show = (state: FollowUp): void => label(state.stage, nextDeadline(followUpProcess, state)?.at);
