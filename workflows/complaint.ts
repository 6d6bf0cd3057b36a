import { definition } from '../domain/complaint/definition';
import { actions, explainedDeadlines, upcoming } from '../domain/complaint/process';
import {
  accepted,
  carriedOut,
  decided,
  investigated,
  judged,
  registered,
  revisited,
} from '../domain/complaint/milestones';
import { isFinished } from '../domain/complaint/measures';
import type { Complaint, ComplaintEvent } from '../domain/complaint/state';
import type { StartInputs } from '../domain/processes';
import { startProcess, type ProcessStart } from './process-workflow';

/** How a run of it begins. */
export type Start = ProcessStart<StartInputs['complaint'], Complaint, ComplaintEvent>;

/** One complaint, from the first word to the closed file and its last measure. A stage that leads back is awaited within its own line. */
export async function complaint(start: Start): Promise<Complaint> {
  const live = createProcess(start);

  await live.until(registered);
  await live.until(judged);
  await live.until(investigated);
  await live.until(decided);
  await live.until(accepted);
  await live.until(carriedOut);
  await live.until(revisited);
  await live.until(isFinished);

  return live.close();
}

function createProcess(start: Start) {
  const view = (state: Complaint) => ({
    state,
    actions: actions(state),
    deadlines: upcoming(state),
    explainedDeadlines: explainedDeadlines(state),
  });
  return startProcess<Complaint, ComplaintEvent, StartInputs['complaint']>(definition, start, { view });
}
