import { continueAsNew } from '@temporalio/workflow';
import { explainedDeadlines } from '../domain/complaint/deadlines';
import { actions, complaintProcess, upcoming } from '../domain/complaint/process';
import {
  accepted,
  carriedOut,
  decided,
  investigated,
  isOver,
  judged,
  receive,
  registered,
  revisited,
  type Complaint,
  type ComplaintEvent,
} from '../domain/complaint/state';
import { nextDeadline } from '../domain/kernel/process';
import { firstRun, startProcess, updateSearchAttributes, startedAt } from './process-workflow';
import type { CarriedState } from './live-process';
import type { ComplaintStart } from './complaint-start';

/** One complaint, from the first word to the archive. A stage that leads back is awaited within its own line. */
export async function complaint(start: ComplaintStart): Promise<Complaint> {
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

function createProcess(start: ComplaintStart) {
  const view = (state: Complaint) => ({
    state,
    actions: actions(state),
    deadlines: upcoming(state),
    clocks: explainedDeadlines(state),
  });
  const continueWith = (carried: CarriedState<Complaint, ComplaintEvent>) => continueAsNew<typeof complaint>(carried);
  return startProcess(complaintProcess, { view, continueWith }, 'intake' in start ? receivedBy(start) : start);
}

function receivedBy({ intake, by }: Extract<ComplaintStart, { intake: unknown }>) {
  const at = startedAt();
  return firstRun<Complaint, ComplaintEvent>(receive(intake, by, at), { type: 'complaintReceived', at, by, intake });
}

const updateStage = (state: Complaint): void =>
  updateSearchAttributes(state.stage, nextDeadline(complaintProcess, state)?.at);
