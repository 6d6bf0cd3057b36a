import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import type { RepairOrder } from './state';

/**
 * How a kind of job is gone about, where the requirements leave it open. Each value of a choice keeps every requirement, so that no
 * combination of them goes under what is demanded; the first is what holds where nobody has chosen.
 */
export const Procedure = z.strictObject({
  /** C-13: technician and parts specialist agree with the prices of each estimate, or with the price menu that those are taken from. */
  prices: z.enum(['agreedEach', 'agreedByMenu']),
  /** Each paper has a signature of its own, or those that the customer is shown at once have one. */
  signatures: z.enum(['each', 'together']),
  /** D-03: the car has been washed before it goes into the workshop, or the wash is ordered before. */
  wash: z.enum(['done', 'ordered']),
  /** E-04: the slips are in before the customer is called, or before the settlement sheet. */
  slips: z.enum(['beforeNotice', 'beforeSettlement']),
  /** The parts of a line are handed out at the counter, or the technician takes those of the menu from the shelf. */
  parts: z.enum(['handedOut', 'fromShelf']),
  /** E-02: the workshop hands the car over after the quality check, or with the end of the work, for when the check is passed. */
  release: z.enum(['afterCheck', 'withCheck']),
});
export type Procedure = Immutable<z.output<typeof Procedure>>;

/** What holds where nobody has chosen. */
export const fullProcedure: Procedure = {
  prices: 'agreedEach',
  signatures: 'each',
  wash: 'done',
  slips: 'beforeNotice',
  parts: 'handedOut',
  release: 'afterCheck',
};

/** What is chosen where everything goes the short way. */
export const shortProcedure: Procedure = {
  prices: 'agreedByMenu',
  signatures: 'together',
  wash: 'ordered',
  slips: 'beforeSettlement',
  parts: 'fromShelf',
  release: 'withCheck',
};

type Job = Pick<RepairOrder, 'checklistProfile' | 'accident' | 'needs' | 'diagnosis' | 'rework'>;

/** What somebody has to look into first is no routine, whatever its kind of job: an accident, a fault, a repair made good. */
const isRoutine = ({ accident, needs, diagnosis, rework }: Job): boolean =>
  !accident && rework === undefined && diagnosis.status === 'none' && !needs.some(({ fault }) => fault);

/** How this order is gone about: as its kind of job says, which was pinned when it was opened, as long as the job is routine. */
export const procedureOf = (order: Job): Procedure =>
  isRoutine(order) ? (order.checklistProfile?.procedure ?? fullProcedure) : fullProcedure;
