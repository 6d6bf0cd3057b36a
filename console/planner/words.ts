import { useMemo } from 'react';
import { usePeople } from '../shared/server/queries';
import type { PlannedJob } from '../shared/server/replies';
import { useBays } from '../shared/server/store-lists';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import type { Part } from './rows';

/** What bays and people are called. */
export function usePlanNames() {
  const { nameOf: bay } = useBays();
  const person = usePeople();
  return { bay, person };
}

export const hoursOf = ({ from, until }: { readonly from: string; readonly until: string }): string =>
  `${atStore(from).format('HH:mm')}–${atStore(until).format('HH:mm')}`;

/** How a job is coloured: by what it waits for. */
const toneOf = ({ stage, walkIn, held, unfit }: PlannedJob): string => {
  if (unfit) return 'unfit';
  if (held) return 'held';
  if (walkIn) return 'walk-in';
  // what an appointment had, and its order has now
  return stage ?? 'arrived';
};

export function useJobWords() {
  const { t, stage, field } = useTexts();
  const { bay, person } = usePlanNames();
  return useMemo(() => {
    const state = (job: PlannedJob): string => {
      if (job.unfit) return t('unfitJob');
      if (job.held) return t('beingBooked');
      return job.walkIn ? field('walkIn') : stage(job.stage ?? 'arrived');
    };
    return {
      tone: toneOf,
      state,
      short: ({ plate, model, holder }: PlannedJob): string => [plate ?? holder, model].filter(Boolean).join(' '),
      whole: ({ job, from, until }: Part): string =>
        [
          job.plate ?? job.holder,
          job.model,
          hoursOf({ from, until }),
          bay(job.bay),
          person(job.technician),
          job.advisor === null ? '' : person(job.advisor),
          state(job),
        ]
          .filter(Boolean)
          .join(' · '),
    };
  }, [t, stage, field, bay, person]);
}
