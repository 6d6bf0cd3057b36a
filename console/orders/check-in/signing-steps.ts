import { hasDifferences } from '../../../domain/repair-order/guards';
import { procedureOf } from '../../../domain/repair-order/procedure';
import { hasReached, stageRange } from '../../../domain/repair-order/stage';
import type { RepairOrder } from '../../../domain/repair-order/state';
import type { WholeOrder } from '../../shared/server/replies';

/** What is left between the received car and the signed order, in the order in which it is done. */
export const signingSteps = ['preInspection', 'differences', 'articles', 'jobs', 'offer', 'contract'] as const;
export type SigningStep = (typeof signingSteps)[number];

interface Definition {
  /** The command by which one sees whether it can be done now. */
  readonly leads: (order: WholeOrder) => string;
  readonly applies: (order: WholeOrder) => boolean;
  readonly isDone: (order: WholeOrder) => boolean;
}
const always = (): boolean => true;
const asOrder = (order: WholeOrder): RepairOrder => order as unknown as RepairOrder;

const definitions: Readonly<Record<SigningStep, Definition>> = {
  preInspection: {
    leads: () => 'signPreInspection',
    applies: always,
    isDone: ({ signed }) => signed.preInspection !== undefined,
  },
  differences: {
    leads: () => 'signDocumentDifferences',
    applies: (order) => hasDifferences(asOrder(order)),
    isDone: ({ signed }) => signed.documentDifferences !== undefined,
  },
  articles: {
    leads: () => 'signArticlesList',
    applies: ({ intake }) => intake !== undefined,
    isDone: ({ signed }) => signed.articlesList !== undefined,
  },
  jobs: {
    leads: ({ stage }) => (stage === 'preInspection' ? 'startEstimate' : 'draftEstimate'),
    applies: always,
    isDone: ({ estimate }) => estimate !== undefined,
  },
  offer: {
    leads: () => 'presentEstimate',
    applies: always,
    isDone: ({ estimate }) => estimate?.promisedAt !== undefined,
  },
  contract: {
    leads: ({ estimate }) => (estimate?.advisorSignedAt === undefined ? 'signOrderAsAdvisor' : 'signOrderAsCustomer'),
    applies: always,
    isDone: ({ stage }) => hasReached(stage, 'contracted'),
  },
};

export interface StepNow {
  readonly name: SigningStep;
  readonly isDone: boolean;
  /** The action that does it, where the process names one now. */
  readonly action: WholeOrder['actions'][number] | undefined;
}

const whileSigning = stageRange('preInspection', 'contracted');

/** S-04 to S-08: what the customer signs one after the other, and what lies between; empty where everything is signed, or signed together. */
export function signingOf(order: WholeOrder): readonly StepNow[] {
  const isOver = !whileSigning.includes(order.stage) || order.asOf !== undefined;
  if (isOver || procedureOf(asOrder(order)).signatures === 'together') return [];
  const steps = signingSteps
    .filter((name) => definitions[name].applies(order))
    .map((name): StepNow => {
      const { leads, isDone } = definitions[name];
      return { name, isDone: isDone(order), action: order.actions.find(({ command }) => command === leads(order)) };
    });
  return steps.every(({ isDone }) => isDone) ? [] : steps;
}
