import { z } from 'zod';

/** T-37: what a plan can be: a step that leaves a trace of its own, by the command that takes it. Words alone are none. */
const planSteps = [
  'registerComplaint',
  'promiseReply',
  'reply',
  'tellComplainant',
  'judge',
  'confirmUnfounded',
  'recordUnderstanding',
  'signResolveBy',
  'recordFacts',
  'concludeInvestigation',
  'submitCandidates',
  'decideSolution',
  'notifySolution',
  'acceptSolution',
  'recordStepDone',
  'finishImplementation',
  'recordRevisit',
  'reopen',
  'evaluate',
  'reportMeasure',
  'checkMeasure',
  'informCentral',
  'commandDepartment',
] as const;
export const PlanStep = z.enum(planSteps);
export type PlanStep = (typeof planSteps)[number];
