import { definition } from '../domain/follow-up/definition';
import { actions, upcoming } from '../domain/follow-up/process';
import { due, fileComplete, isOver, reached, type FollowUp, type FollowUpEvent } from '../domain/follow-up/state';
import type { StartInputs } from '../domain/processes';
import { startProcess, type ProcessStart } from './process-workflow';

/** How a run of it begins. */
export type Start = ProcessStart<StartInputs['followUp'], FollowUp, FollowUpEvent>;

/** The week after a visit: due, reached, recorded, or handed on as a complaint. */
export async function followUp(start: Start): Promise<FollowUp> {
  const live = createProcess(start);

  await live.until(due);
  await live.until(reached);
  await live.until(isOver);
  await live.until(fileComplete);

  return live.close();
}

function createProcess(start: Start) {
  const view = (state: FollowUp) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  return startProcess<FollowUp, FollowUpEvent, StartInputs['followUp']>(definition, start, { view });
}
