import type { PlanStep } from './plan-steps';
import type { Complaint, ComplaintEvent, EventName } from './state';

const takenBy: { readonly [S in PlanStep]: readonly EventName[] } = {
  registerComplaint: ['complaintRegistered'],
  promiseReply: ['replyPromised', 'replied', 'answeredAtOnce'],
  reply: ['replied', 'answeredAtOnce'],
  tellComplainant: ['complainantTold', 'replied', 'solutionNotified'],
  judge: ['judged'],
  confirmUnfounded: ['unfoundedConfirmed', 'judgementReturned'],
  recordUnderstanding: ['understandingRecorded', 'insisted'],
  signResolveBy: ['resolveBySigned'],
  recordFacts: ['factsRecorded', 'investigationConcluded'],
  concludeInvestigation: ['investigationConcluded'],
  submitCandidates: ['candidatesSubmitted'],
  decideSolution: ['solutionDecided', 'candidatesReturned'],
  notifySolution: ['solutionNotified'],
  acceptSolution: ['solutionAccepted', 'solutionRefused'],
  recordStepDone: ['stepDone', 'implementationFinished'],
  finishImplementation: ['implementationFinished'],
  recordRevisit: ['revisitRecorded'],
  reopen: ['reopened'],
  evaluate: ['evaluated'],
  reportMeasure: ['measureReported'],
  checkMeasure: ['measureChecked'],
  informCentral: ['centralInformed'],
  commandDepartment: ['departmentCommanded'],
};

/** Whether the event is this step. Nobody was revisited who was not reached. */
const isStep = (event: ComplaintEvent, step: PlanStep): boolean =>
  takenBy[step].includes(event.type) && !(event.type === 'revisitRecorded' && !event.reached);

/** T-37: a plan is fulfilled by the step it names, whoever takes it, and by nothing else. */
export function withStepsTaken(complaint: Complaint, event: ComplaintEvent): Complaint {
  const fulfils = ({ step, doneAt }: Complaint['plans'][number]): boolean =>
    step !== undefined && doneAt === undefined && isStep(event, step);
  if (!complaint.plans.some(fulfils)) return complaint;
  return { ...complaint, plans: complaint.plans.map((plan) => (fulfils(plan) ? { ...plan, doneAt: event.at } : plan)) };
}
