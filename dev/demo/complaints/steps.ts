import type { ComplaintClient } from '../../fixtures/complaint-client';
import type { ApiUsers } from '../../fixtures/api-users';
import { Unexpected } from '../../fixtures/process-client';
import { PACE } from '../../fixtures/pace';
import { maintenance, type RepairOrderClient } from '../../fixtures/repair-order-client';

/** One complaint of the demo day: what the customer is unhappy about, and how it goes. */
export interface ComplaintStory {
  readonly title: string;
  readonly play: (people: ApiUsers, customer: number) => Promise<ComplaintClient>;
}

export const soon = (seconds: number): number => Date.now() + PACE * seconds * 1_000;
export const later = (): string => new Date(soon(600)).toISOString();

export const expectStage = async (complaint: ComplaintClient, stage: string): Promise<void> => {
  const { stage: actual } = await complaint.read();
  if (actual !== stage) throw new Unexpected(`${complaint.number} should be ${stage}, is ${String(actual)}`);
};

/** The revisit, the file, and its measure. */
export const closed = async (complaint: ComplaintClient): Promise<ComplaintClient> => {
  await complaint.close();
  await expectStage(complaint, 'closedArchived');
  return complaint;
};

/** The whole founded way, from the judgement to the file. */
export const solved = async (complaint: ComplaintClient): Promise<ComplaintClient> => {
  await complaint.toInvestigation();
  await complaint.solve();
  return closed(complaint);
};

/** A delivered visit that can be complained about. */
export const withVisitor = (people: ApiUsers, customer: number): Promise<RepairOrderClient> =>
  maintenance(people, customer);
