import type { WorkKind } from '../../domain/values/bay-kind';
import { alwaysTold, type DocumentToBring } from '../../domain/values/document-to-bring';
import type { CallersCar } from './caller';
import type { ChosenCustomer } from '../shared/master-data/owner-picker';
import type { JobEstimate } from '../shared/server/replies';
import type { ListedCommand } from '../shared/server/commands';

export const ways = [
  'requested:phone',
  'requested:inPerson',
  'requested:wechat',
  'proposed:phone',
  'proposed:inPerson',
  'proposed:wechat',
] as const;
export type Way = (typeof ways)[number];
export const wayOf = (way: Way) => {
  const [origin, channel] = way.split(':') as ['requested' | 'proposed', 'phone' | 'inPerson' | 'wechat'];
  return { origin, channel };
};

/** What somebody types while the customer is on the line. */
export interface Booking {
  readonly way: Way;
  readonly rings: number | null;
  readonly seconds: number | null;
  readonly salutation: string;
  readonly words: string;
  readonly repeatedBack: boolean;
  /** `work:CODE` and `part:NUMBER`. */
  readonly items: readonly string[];
  /** Of parts of which the job needs more than one. */
  readonly quantities: Readonly<Record<string, number>>;
  readonly bayKind: WorkKind;
  /** Undefined as long as nobody has said otherwise than the estimate. */
  readonly repairMinutes?: number | undefined;
  readonly washMinutes: number;
  readonly collected: boolean;
  readonly labour?: number | undefined;
  readonly material?: number | undefined;
  readonly documents: readonly DocumentToBring[];
  readonly timesTold: boolean;
  readonly partsTold: boolean;
  readonly halfHourCallTold: boolean;
  readonly advisor?: string | undefined;
  readonly startsAt?: string | undefined;
}

export const emptyBooking = (rings: number | null, seconds: number | null): Booking => ({
  way: 'requested:phone',
  rings,
  seconds,
  salutation: '',
  words: '',
  repeatedBack: false,
  items: [],
  quantities: {},
  bayKind: 'lift',
  washMinutes: 20,
  collected: false,
  documents: alwaysTold,
  timesTold: false,
  partsTold: false,
  halfHourCallTold: false,
});

const namesOf = (items: Booking['items'], kind: 'work' | 'part'): readonly string[] =>
  items.filter((item) => item.startsWith(`${kind}:`)).map((item) => item.slice(kind.length + 1));
export const workOf = ({ items }: Pick<Booking, 'items'>): readonly string[] => namesOf(items, 'work');
export const partsOf = ({ items }: Pick<Booking, 'items'>): readonly string[] => namesOf(items, 'part');
export const quantityOf = ({ quantities }: Pick<Booking, 'quantities'>, partNumber: string): number =>
  quantities[partNumber] ?? 1;
/** Each part as often as it is needed. */
export const partList = (booking: Pick<Booking, 'items' | 'quantities'>): readonly string[] =>
  partsOf(booking).flatMap((part) => Array.from({ length: quantityOf(booking, part) }, () => part));

const USUAL_MINUTES = 60;
/** What counts: what was typed, else what the estimate says. */
export function figuresOf(booking: Booking, estimate: JobEstimate | undefined) {
  const repairMinutes = booking.repairMinutes ?? (estimate?.repairMinutes || USUAL_MINUTES);
  const labour = booking.labour ?? estimate?.labour ?? 0;
  const material = booking.material ?? estimate?.material ?? 0;
  const { washMinutes } = booking;
  return {
    repairMinutes,
    washMinutes,
    together: repairMinutes + washMinutes,
    labour,
    material,
    total: labour + material,
  };
}

/** M-12: only somebody who rang has waited. */
export function openingOf(booking: Booking, customer: ChosenCustomer, car: CallersCar) {
  const { origin, channel } = wayOf(booking.way);
  const { rings, seconds } = booking;
  const rung =
    origin === 'requested' && channel === 'phone' && rings !== null && seconds !== null
      ? { rings, seconds }
      : undefined;
  return { origin, channel, customerId: customer.id, vehicleId: car.id, ...(rung && { rung }) };
}

/** Everything that was said on the phone before a time is taken, as one list of commands. */
export function toldCommands(booking: Booking, estimate: JobEstimate | undefined): readonly ListedCommand[] {
  const { repairMinutes, washMinutes, labour, material } = figuresOf(booking, estimate);
  const { salutation, words, repeatedBack, bayKind, collected, timesTold, partsTold, halfHourCallTold } = booking;
  const parts = (estimate?.parts ?? []).map(({ partNumber, quantity }) => ({ partNumber, quantity }));
  return [
    { type: 'confirmNeed', salutation, words, repeatedBack },
    { type: 'planJob', bayKind, skill: null, repairMinutes, washMinutes, collected, parts },
    {
      type: 'tellTerms',
      documents: booking.documents,
      timesTold,
      partsTold,
      halfHourCallTold,
      ...(labour + material > 0 && { labour, material }),
    },
  ];
}
