import { continueAsNew } from '@temporalio/workflow';
import type { ComplaintCommand } from '../domain/complaint/commands';
import { definition } from '../domain/complaint/definition';
import { actions, complaintProcess, explainedDeadlines, upcoming } from '../domain/complaint/process';
import {
  accepted,
  carriedOut,
  decided,
  investigated,
  judged,
  registered,
  revisited,
} from '../domain/complaint/milestones';
import { isOver, type Complaint, type ComplaintEvent } from '../domain/complaint/state';
import { nextDeadline } from '../domain/kernel/process';
import type { StartInputs } from '../domain/processes';
import { startProcess, updateSearchAttributes, type ProcessStart } from './process-workflow';
import type { CarriedState } from './live-process';

/** How a run of it begins. */
export type Start = ProcessStart<StartInputs['complaint'], Complaint, ComplaintEvent>;

/** One complaint, from the first word to the closed file. A stage that leads back is awaited within its own line. */
export async function complaint(start: Start): Promise<Complaint> {
  const live = createProcess(start);

  await live.until(registered);
  updateStage(live.state);
  await live.until(judged);
  updateStage(live.state);
  await live.until(investigated);
  updateStage(live.state);
  await live.until(decided);
  updateStage(live.state);
  await live.until(accepted);
  updateStage(live.state);
  await live.until(carriedOut);
  updateStage(live.state);
  await live.until(revisited);
  updateStage(live.state);
  await live.until(isOver);
  updateStage(live.state);

  return live.close();
}

function createProcess(start: Start) {
  const view = (state: Complaint) => ({
    state,
    actions: actions(state),
    deadlines: upcoming(state),
    explainedDeadlines: explainedDeadlines(state),
  });
  const continueWith = (carried: CarriedState<Complaint, ComplaintEvent>) => continueAsNew<typeof complaint>(carried);
  return startProcess<Complaint, ComplaintCommand, ComplaintEvent, StartInputs['complaint']>(
    complaintProcess,
    definition,
    start,
    {
      view,
      continueWith,
    },
  );
}

const updateStage = (state: Complaint): void =>
  updateSearchAttributes(state.stage, nextDeadline(complaintProcess, state)?.at);
