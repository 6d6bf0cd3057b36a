import { isTrue, once, onlyIf, type FigureOf } from './figure';

type OfCalls = FigureOf<'callDue' | 'recorded'>;
const due = { source: 'callDue', group: 'calls', unit: 'count', better: 'more' } as const;
const recorded = { ...due, source: 'recorded' } as const;

/** The calls after visits. */
export const callFigures = {
  callsDue: { ...due, better: 'neither', requirements: ['G-01', 'CF-01'], count: () => once(1) },
  callsMade: {
    ...due,
    unit: 'share',
    requirements: ['G-01', 'G-16'],
    count: ({ calls, recordedAt }) => isTrue(calls.length > 0 || recordedAt !== undefined),
  },
  callsReached: {
    ...due,
    unit: 'share',
    requirements: ['G-16'],
    count: ({ reachedAt }) => isTrue(reachedAt !== undefined),
  },
  callsRecorded: { ...recorded, requirements: ['G-17'], count: () => once(1) },
  dissatisfied: {
    ...recorded,
    better: 'less',
    requirements: ['K-04', 'G-40'],
    count: ({ overall }) => onlyIf(overall === 'dissatisfied'),
  },
  satisfied: {
    ...recorded,
    unit: 'share',
    requirements: ['K-04', 'G-40'],
    count: ({ overall }) => (overall === undefined ? [] : isTrue(overall === 'satisfied')),
  },
} as const satisfies Record<string, OfCalls>;
