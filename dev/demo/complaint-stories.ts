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

/** Those in which deadlines pass level by level, or another process begins. */
export const complaintsInTime: readonly ComplaintStory[] = [
  ...escalatedComplaints,
  ...linkedComplaints,
  ...repeatedComplaints,
];

/** Those that commands bring to their end within seconds. */
export const complaintsByCommands: readonly ComplaintStory[] = [
  ...judgedComplaints,
  ...solvedComplaints,
  ...endedComplaints,
  ...customersOwnComplaints,
  ...complaintsAndPeople,
  ...followedComplaints,
  ...countedComplaints,
];

/** The complaints of the demo day, in the order in which they begin. */
export const complaintStories: readonly ComplaintStory[] = [...complaintsInTime, ...complaintsByCommands];
