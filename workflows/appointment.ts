import { definition } from '../domain/appointment/definition';
import { actions, upcoming } from '../domain/appointment/process';
import { isOver, type Appointment, type AppointmentEvent } from '../domain/appointment/state';
import type { StartInputs } from '../domain/processes';
import { startProcess, type ProcessStart } from './process-workflow';

/** How a run of it begins. */
export type Start = ProcessStart<StartInputs['appointment'], Appointment, AppointmentEvent>;

/** One appointment, from the first word until the car is here or will not come. A time that is moved or lost is arranged anew within the same line. */
export async function appointment(start: Start): Promise<Appointment> {
  const live = createProcess(start);

  await live.until(isOver);

  return live.close();
}

function createProcess(start: Start) {
  const view = (state: Appointment) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  return startProcess<Appointment, AppointmentEvent, StartInputs['appointment']>(definition, start, { view });
}
