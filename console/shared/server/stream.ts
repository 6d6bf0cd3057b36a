import { orderNumbers } from '../../../domain/repair-order/number';
import { useEffect, useState } from 'react';
import type { EventName as ComplaintEvent } from '../../../domain/complaint/state';
import { boardKey, client, noteSequence } from './queries';
import type { BoardCard } from './replies';
import { read } from './request';
import type { PathWith } from './contract';

interface ServerEvent {
  readonly number: string;
  readonly sequence: number;
  readonly type: string;
}

/** What puts a complaint on the card of its order, or takes it off. */
const marksCards: readonly string[] = [
  'complaintReceived',
  'orderLinked',
  'complaintArchived',
  'inquiryAnswered',
  'opinionPassed',
  'understandingRecorded',
] satisfies ComplaintEvent[];

/** Lists that any event may change, read again at most this often. */
const LISTS_EVERY_MS = 1_000;
let listsWait: ReturnType<typeof setTimeout> | undefined;
const lists: readonly PathWith<'get'>[] = [
  '/desk',
  '/tasks/mine',
  '/notices/mine',
  '/notices/mine/unread',
  '/picking-list',
  '/overdue',
  '/workload',
  '/complaints',
  '/follow-ups',
  '/appointments',
  '/workshop-days',
  '/day-plans',
  '/arrivals',
  '/arrears',
  '/daily-intake/open',
  '/settlement-queue',
];

function listsChanged(): void {
  listsWait ??= setTimeout(() => {
    listsWait = undefined;
    for (const list of lists) void client.invalidateQueries({ queryKey: [list] });
  }, LISTS_EVERY_MS);
}

/** Cards that changed while their own answer was under way are asked for once more, not once per event. */
const cardsWanted = new Map<string, number>();
const cardsUnderWay = new Set<string>();

async function refreshCard(number: string): Promise<void> {
  if (cardsUnderWay.has(number) || client.getQueryData(boardKey) === undefined) return;
  cardsUnderWay.add(number);
  try {
    for (let wanted; (wanted = cardsWanted.get(number)) !== undefined;) {
      cardsWanted.delete(number);
      // oxlint-disable-next-line no-await-in-loop -- each answer must be in place before the next is asked for
      const card = await read('/board/{number}', { path: { number }, query: { minSequence: wanted } });
      client.setQueryData<readonly BoardCard[]>(boardKey, (cards = []) => {
        const others = cards.filter((other) => other.number !== number);
        const { open, ...current } = card;
        return open ? [...others, current].toSorted((a, b) => (a.number < b.number ? -1 : 1)) : others;
      });
    }
  } catch {
    void client.invalidateQueries({ queryKey: boardKey });
  } finally {
    cardsUnderWay.delete(number);
  }
}

function onServerEvent({ number, sequence, type }: ServerEvent): void {
  noteSequence(number, sequence);
  listsChanged();
  if (marksCards.includes(type))
    setTimeout(() => void client.invalidateQueries({ queryKey: boardKey }), LISTS_EVERY_MS);
  if (!orderNumbers.pattern.test(number)) return;
  cardsWanted.set(number, sequence);
  void refreshCard(number);
}

/** Listens to the store. Answers whether the line is up; after a break it goes on where it was, or everything on screen is read again. */
export function useStream(): boolean {
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource('/api/v1/events/stream');
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('reset', () => void client.invalidateQueries());
    source.addEventListener('error', () => {
      setConnected(false);
      // a browser gives up after a refusal, e.g. when the session is over; whoever signs in again listens again
      if (source.readyState === EventSource.CLOSED) void client.invalidateQueries({ queryKey: ['/me'] });
    });
    source.addEventListener('message', ({ data }: MessageEvent<string>) =>
      onServerEvent(JSON.parse(data) as ServerEvent),
    );
    return () => source.close();
  }, []);
  return connected;
}
