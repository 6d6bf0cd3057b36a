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

/** The complaints of the demo day, in the order in which they begin. */
export const complaintStories: readonly ComplaintStory[] = [
  ...judgedComplaints,
  ...solvedComplaints,
  ...escalatedComplaints,
  ...linkedComplaints,
  ...endedComplaints,
  ...customersOwnComplaints,
  ...repeatedComplaints,
  ...complaintsAndPeople,
  ...followedComplaints,
  ...countedComplaints,
];
