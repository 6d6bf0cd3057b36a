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
import { upcasting } from '../domain/complaint/upcasting';
import { firstRun, startProcess, updateSearchAttributes, startedAt } from './process-workflow';
import type { ComplaintStart } from './complaint-start';

/** One matter of a customer, from the first word to the archive. What leads back is waited for inside its line. */
export async function complaint(start: ComplaintStart): Promise<Complaint> {
  const matter = createProcess(upcasting.upcastStart(start));

  await matter.until(registered);
  updateStage(matter.state);
  await matter.until(judged);
  updateStage(matter.state);
  await matter.until(investigated);
  updateStage(matter.state);
  await matter.until(decided);
  updateStage(matter.state);
  await matter.until(accepted);
  updateStage(matter.state);
  await matter.until(carriedOut);
  updateStage(matter.state);
  await matter.until(revisited);
  updateStage(matter.state);
  await matter.until(isOver);
  updateStage(matter.state);

  return isOver(matter.state)
    ? matter.close()
    : continueAsNew<typeof complaint>({
        ...(await matter.carry()),
        schemaVersion: upcasting.schemaVersion,
      });
}

function createProcess(start: ComplaintStart) {
  const view = (state: Complaint) => ({
    state,
    actions: actions(state),
    deadlines: upcoming(state),
    clocks: explainedDeadlines(state),
  });
  return startProcess(complaintProcess, view, 'intake' in start ? receivedBy(start) : start);
}

function receivedBy({ intake, by }: Extract<ComplaintStart, { intake: unknown }>) {
  const at = startedAt();
  return firstRun<Complaint, ComplaintEvent>(receive(intake, by, at), { type: 'complaintReceived', at, by, intake });
}

const updateStage = (state: Complaint): void =>
  updateSearchAttributes(state.stage, nextDeadline(complaintProcess, state)?.at);
