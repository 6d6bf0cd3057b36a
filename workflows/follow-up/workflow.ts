import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { FollowUpCommand } from '../../domain/follow-up/commands';
import { actions, followUpProcess, upcoming } from '../../domain/follow-up/process';
import {
  due,
  filed,
  isOver,
  openFollowUp,
  reached,
  type FollowUp,
  type FollowUpEvent,
} from '../../domain/follow-up/state';
import { nextDeadline } from '../../domain/process';
import { LiveProcess, type Carried } from '../support/live-process';
import { label, recordEvents, rejected } from '../support/telling';
import type { FollowUpStart } from './messages';

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

type Calls = LiveProcess<FollowUp, FollowUpCommand, FollowUpEvent>;

/** State first, then the doors, then the world: before the first await. */
function take(start: FollowUpStart): Calls {
  const carried = 'departure' in start ? openedBy(start) : start;
  const view = (state: FollowUp) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  const calls: Calls = new LiveProcess(followUpProcess, { view, rejected }, carried);
  calls.listen();
  void calls.publishTo((events) => recordEvents(carried.state.number, events));
  return calls;
}

function openedBy({ departure, by }: Extract<FollowUpStart, { departure: unknown }>): Carried<FollowUp, FollowUpEvent> {
  const at = workflowInfo().startTime.getTime();
  const event: FollowUpEvent = { type: 'followUpOpened', at, by, departure };
  const state = openFollowUp(departure, at);
  return { state, handled: [], unpublished: [{ sequence: state.sequence, event }] };
}

const show = (state: FollowUp): void => label(state.stage, nextDeadline(followUpProcess, state)?.at);
