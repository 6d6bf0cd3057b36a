import { judgedComplaints } from './complaints/judgement';
import { countedComplaints } from './complaints/statistics';
import { solvedComplaints } from './complaints/solution';
import { endedComplaints } from './complaints/endings';
import { escalatedComplaints } from './complaints/escalation';
import { repeatedComplaints } from './complaints/again';
import { customersOwnComplaints } from './complaints/customer';
import { followedComplaints } from './complaints/measures';
import { complaintsAndPeople } from './complaints/people';
import { linkedComplaints } from './complaints/links';
import type { ComplaintStory } from './complaints/steps';

/** Those in which another process begins, waits or goes on. */
export const complaintsAndOtherProcesses: readonly ComplaintStory[] = linkedComplaints;

/** Those of complaints alone. */
export const complaintsAlone: readonly ComplaintStory[] = [
  ...escalatedComplaints,
  ...repeatedComplaints,
  ...judgedComplaints,
  ...solvedComplaints,
  ...endedComplaints,
  ...customersOwnComplaints,
  ...complaintsAndPeople,
  ...followedComplaints,
  ...countedComplaints,
];

/** The complaints of the demo day, in the order in which they begin. */
export const complaintStories: readonly ComplaintStory[] = [...complaintsAndOtherProcesses, ...complaintsAlone];
