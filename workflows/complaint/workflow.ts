import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { clocks } from '../../domain/complaint/clocks';
import type { ComplaintCommand } from '../../domain/complaint/commands';
import { actions, complaintProcess, upcoming } from '../../domain/complaint/process';
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
} from '../../domain/complaint/state';
import { nextDeadline } from '../../domain/process';
import { LiveProcess, type Carried } from '../support/live-process';
import { label, recordEvents, rejected } from '../support/telling';
import type { ComplaintStart } from './messages';

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

type Matter = LiveProcess<Complaint, ComplaintCommand, ComplaintEvent>;

/** State first, then the doors, then the world: before the first await. */
function take(start: ComplaintStart): Matter {
  const carried = 'intake' in start ? receivedBy(start) : start;
  const view = (state: Complaint) => ({
    state,
    actions: actions(state),
    deadlines: upcoming(state),
    clocks: clocks(state),
  });
  const matter: Matter = new LiveProcess(complaintProcess, { view, rejected }, carried);
  matter.listen();
  void matter.publishTo((events) => recordEvents(carried.state.number, events));
  return matter;
}

function receivedBy({ intake, by }: Extract<ComplaintStart, { intake: unknown }>): Carried<Complaint, ComplaintEvent> {
  const at = workflowInfo().startTime.getTime();
  const event: ComplaintEvent = { type: 'complaintReceived', at, by, intake };
  const state = receive(intake, by, at);
  return { state, handled: [], unpublished: [{ sequence: state.sequence, event }] };
}

const show = (state: Complaint): void => label(state.stage, nextDeadline(complaintProcess, state)?.at);
