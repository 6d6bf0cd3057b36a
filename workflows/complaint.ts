import { continueAsNew } from '@temporalio/workflow';
import type { ComplaintCommand } from '../domain/complaint/commands';
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
import { isOver, receive, type Complaint, type ComplaintEvent } from '../domain/complaint/state';
import { nextDeadline } from '../domain/kernel/process';
import { firstRun, startProcess, updateSearchAttributes, startedAt } from './process-workflow';
import type { ComplaintStart } from './complaint-start';

/** One matter of a customer, from the first word to the archive. What leads back is waited for inside its line. */
export async function complaint(start: ComplaintStart): Promise<Complaint> {
  const matter = createProcess(start);

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

  return isOver(matter.state) ? matter.close() : continueAsNew<typeof complaint>(await matter.carry());
}

function createProcess(start: ComplaintStart) {
  const view = (state: Complaint) => ({
    state,
    actions: actions(state),
    deadlines: upcoming(state),
    clocks: explainedDeadlines(state),
  });
  return startProcess<Complaint, ComplaintCommand, ComplaintEvent>(
    complaintProcess,
    view,
    'intake' in start ? receivedBy(start) : start,
  );
}

function receivedBy({ intake, by }: Extract<ComplaintStart, { intake: unknown }>) {
  const at = startedAt();
  return firstRun<Complaint, ComplaintEvent>(receive(intake, by, at), { type: 'complaintReceived', at, by, intake });
}

const updateStage = (state: Complaint): void =>
  updateSearchAttributes(state.stage, nextDeadline(complaintProcess, state)?.at);
