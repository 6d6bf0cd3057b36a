import { isOver, type Complaint } from './state';
import type { Stage } from './stage';

const solved: readonly Stage[] = ['answeredNow', 'revisitDue', 'evaluating'];

export const registered = ({ stage }: Complaint): boolean => stage !== 'received';
export const judged = (complaint: Complaint): boolean =>
  isOver(complaint) || solved.includes(complaint.stage) || !!complaint.assignedAt;
export const investigated = (complaint: Complaint): boolean => isOver(complaint) || complaint.cause !== undefined;
export const decided = (complaint: Complaint): boolean => isOver(complaint) || complaint.decision !== undefined;
export const accepted = (complaint: Complaint): boolean => isOver(complaint) || complaint.acceptedAt !== undefined;
/** Nothing more has to be found for the customer; what remains is asking whether it was right. */
export const carriedOut = (complaint: Complaint): boolean => isOver(complaint) || solved.includes(complaint.stage);
export const revisited = (complaint: Complaint): boolean => isOver(complaint) || complaint.revisit?.satisfied === true;
