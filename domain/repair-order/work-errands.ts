import type { BayKind } from '../values/bay-kind';
import type { Skill } from '../account/skills';
import type { Errand } from '../errands';
import type { Instant } from '../kernel/process';
import type { CarWork } from '../workshop-day/car-work';
import type { RepairOrder, RepairOrderEvent } from './state';
import type { WorkPiece } from './workshop-time';

/** What an order asks of the days of the workshop. */
export interface PlannedWork {
  readonly store: string;
  readonly order: string;
  readonly revision: number;
  readonly work: CarWork;
  readonly notBefore: Instant;
  /** What it has of some days now, and gives back for it. */
  readonly instead: readonly Pick<WorkPiece, 'day' | 'reservationId'>[];
  /** It comes from an appointment, and takes nothing of what is kept for others. */
  readonly appointed: boolean;
}

const released = (pieces: readonly Pick<WorkPiece, 'day' | 'reservationId'>[]): readonly Errand[] =>
  pieces.map(({ day, reservationId }) => ({
    sendCommand: 'workshopDay',
    number: day,
    command: { type: 'releaseReservation', reservationId },
  }));

/** C-12: a lift, unless the appointment says otherwise. */
const LIFT: { readonly bayKind: BayKind; readonly skill: Skill | null } = { bayKind: 'lift', skill: null };

/** Where and by whom such work is done. */
export const workOf = (
  { appointment, washed, bay }: Pick<RepairOrder, 'appointment' | 'washed' | 'bay'>,
  minutes: number,
): CarWork => ({
  bayKind: appointment?.bayKind ?? LIFT.bayKind,
  skill: appointment?.skill ?? LIFT.skill,
  minutes,
  washMinutes: washed ? 0 : (appointment?.washMinutes ?? 0),
  bay: bay ?? null,
  technician: null,
});

/** C-12: the days hear what the order wants and what it gives back; a place that was found for what is wanted no more is given back, too. */
export function workErrandsOf(before: RepairOrder, event: RepairOrderEvent, after: RepairOrder): readonly Errand[] {
  const [was, is] = [before.workshopTime, after.workshopTime];
  if (event.type === 'workPlanned') return event.revision === is?.revision && is.asked ? [] : released(event.pieces);
  if (!is || is.revision === (was?.revision ?? 0)) return [];
  if (!is.asked) return released(was?.planned ?? []);
  const { number, store, appointment } = after;
  return [
    {
      planWork: {
        store,
        order: number,
        revision: is.revision,
        work: { ...workOf(after, is.left), technician: is.asked.technician },
        notBefore: is.asked.notBefore,
        instead: is.planned.map(({ day, reservationId }) => ({ day, reservationId })),
        appointed: appointment !== undefined,
      },
    },
  ];
}
