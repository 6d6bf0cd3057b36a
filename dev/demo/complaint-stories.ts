import { judgedComplaints } from './complaints/judgement';
import { countedComplaints } from './complaints/statistics';
import { solvedComplaints } from './complaints/solution';
import { endedComplaints } from './complaints/endings';
import { escalatedComplaints } from './complaints/escalation';
import { linkedComplaints } from './complaints/links';
import type { ComplaintStory } from './complaints/steps';

/** The complaints of the demo day, in the order in which they begin. */
export const complaintStories: readonly ComplaintStory[] = [
  ...judgedComplaints,
  ...solvedComplaints,
  ...escalatedComplaints,
  ...linkedComplaints,
  ...endedComplaints,
  ...countedComplaints,
];
