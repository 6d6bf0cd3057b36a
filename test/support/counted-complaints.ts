import { TEN_O_CLOCK } from '../../dev/fixtures/order-simulation';
import { EventLog } from '../../platform/mongo/projections/event-log';
import type { Models } from '../../platform/mongo/models';
import {
  after,
  archived,
  did,
  investigating,
  received,
  registered,
  unfoundedReply,
  type History,
} from './complaint-events';

const WEEK_MS = 7 * 86_400_000;
/** The fixtures are of a Sunday; here it is the last one that is at least a week ago, so that what was to be done by then is late. */
const SHIFT_MS = Math.floor((Date.now() - WEEK_MS - TEN_O_CLOCK) / WEEK_MS) * WEEK_MS;
const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
/** When they were received, and the Monday of that week. */
export const countedDay = dayOf(TEN_O_CLOCK + SHIFT_MS);
export const countedWeek = dayOf(TEN_O_CLOCK + SHIFT_MS - 6 * 86_400_000);

/** Every instant of an event, that much later. */
const shifted = (event: History[number]): History[number] =>
  JSON.parse(JSON.stringify(event), (_key, value: unknown) =>
    typeof value === 'number' && value > 1e12 ? value + SHIFT_MS : value,
  ) as History[number];

/** The history under another number. */
const numbered = (number: string, history: History): History =>
  history
    .map((event) => (event.type === 'complaintReceived' ? { ...event, intake: { ...event.intake, number } } : event))
    .map(shifted);

/** Solved in time only because the time was moved, right after it was signed. */
const solvedAfterMove = (): History =>
  archived().flatMap<History[number]>((event) =>
    event.type === 'resolveBySigned'
      ? [
          event,
          {
            type: 'resolveByMoved' as const,
            resolveBy: event.resolveBy + 86_400_000,
            reason: '配件延迟',
            at: event.at,
            by: { id: 'crmanager', role: 'crManager' as const },
          },
        ]
      : [event],
  );

/**
 * Nine received on one day, counted by hand: three solved (two in the time signed first, one after it was moved), two unfounded, one ended, three open,
 * of which one is past the time that was signed. An inquiry does not count.
 */
const histories = (): readonly History[] => [
  archived(),
  archived(),
  solvedAfterMove(),
  after(unfoundedReply(), did('cr', 'understandingRecorded', { words: '明白了', channel: 'phone' })),
  after(unfoundedReply(), did('cr', 'understandingRecorded', { words: '好', channel: 'phone' })),
  after(
    registered(),
    did('cr', 'endingProposed', { ending: 'carSold', words: '车已过户', scan: 'a'.repeat(64) }),
    did('crmanager', 'endingConfirmed', { ending: 'carSold' }),
  ),
  investigating(),
  registered(),
  received(),
  received({ kind: 'inquiry' }),
];

export const counted = {
  total: 9,
  solved: 3,
  unfounded: 2,
  ended: 1,
  open: 3,
  moved: 1,
  broken: 1,
  /** 3 of the 7 that are not unfounded. */
  solvedPercent: 43,
  /** 2 of the 4 whose time is over. */
  inTimePercent: 50,
} as const;

/** Records them in the store as they happened; answers their numbers. */
export async function recordCounted(models: Models): Promise<readonly string[]> {
  const log = new EventLog(models);
  const all = histories().map((history, index) => {
    const number = `CP-S01-${countedDay.replaceAll('-', '')}-${String(9_001 + index)}`;
    return [number, numbered(number, history).map((event, at) => ({ sequence: at + 1, event }))] as const;
  });
  await log.record(new Map(all));
  return all.map(([number]) => number);
}
