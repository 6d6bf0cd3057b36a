import type { StartInputs } from '../domain/processes';
import { definition } from '../domain/workshop-day/definition';
import { actions, upcoming } from '../domain/workshop-day/process';
import { isOver, type WorkshopDay, type WorkshopDayEvent } from '../domain/workshop-day/state';
import { startProcess, type ProcessStart } from './process-workflow';

/** How a run of it begins. */
export type Start = ProcessStart<StartInputs['workshopDay'], WorkshopDay, WorkshopDayEvent>;

/** One date of a workshop, from the first booking until the date is past. */
export async function workshopDay(start: Start): Promise<WorkshopDay> {
  const live = createProcess(start);

  await live.until(isOver);

  return live.close();
}

function createProcess(start: Start) {
  const view = (state: WorkshopDay) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  return startProcess<WorkshopDay, WorkshopDayEvent, StartInputs['workshopDay']>(definition, start, { view });
}
