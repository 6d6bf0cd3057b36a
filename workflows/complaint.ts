import { continueAsNew } from '@temporalio/workflow';
import { clocks } from '../domain/complaint/deadlines';
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
import { begun, bringToLife, label, startedAt } from './process-workflow';
import type { ComplaintStart } from './complaint-start';

/** One matter of a customer, from the first word to the archive. What leads back is waited for inside its line. */
export async function complaint(start: ComplaintStart): Promise<Complaint> {
  const matter = take(start);

  await matter.until(registered);
  show(matter.state);
  await matter.until(judged);
  show(matter.state);
  await matter.until(investigated);
  show(matter.state);
  await matter.until(decided);
  show(matter.state);
  await matter.until(accepted);
  show(matter.state);
  await matter.until(carriedOut);
  show(matter.state);
  await matter.until(revisited);
  show(matter.state);
  await matter.until(isOver);
  show(matter.state);

  return isOver(matter.state) ? matter.close() : continueAsNew<typeof complaint>(await matter.carry());
}

function take(start: ComplaintStart) {
  const view = (state: Complaint) => ({
    state,
    actions: actions(state),
    deadlines: upcoming(state),
    clocks: clocks(state),
  });
  return bringToLife(complaintProcess, view, 'intake' in start ? receivedBy(start) : start);
}

function receivedBy({ intake, by }: Extract<ComplaintStart, { intake: unknown }>) {
  const at = startedAt();
  return begun<Complaint, ComplaintEvent>(receive(intake, by, at), { type: 'complaintReceived', at, by, intake });
}

const show = (state: Complaint): void => label(state.stage, nextDeadline(complaintProcess, state)?.at);
