import { fingerprint } from '../kernel/fingerprint';
import type { EventEntry, ProofBundle } from './bundle';
import type { Json } from './sealing';

/** What the events of a process claim among themselves, besides that they are in the log. */
export type ContentCheck = 'approvals' | 'deadlines' | 'sums';

/** An event with the words that were opened; what was withheld or erased is null, and its pointer is in `withheld`. */
export interface OpenedEvent {
  readonly type: string;
  readonly at: number;
  readonly content: Json;
  readonly withheld: readonly string[];
}

const unescaped = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

/** The event as it was, as far as its words are opened. */
export function openedEvent({ type, at, plain, sealed }: EventEntry, openings: Openings): OpenedEvent {
  const content = structuredClone(plain) as Json;
  for (const [pointer, { value }] of Object.entries(openings)) {
    const keys = pointer.slice(1).split('/').map(unescaped);
    const last = keys.pop() ?? '';
    const parent = keys.reduce<Json | undefined>((inner, key) => fieldOf(inner, key), content);
    if (typeof parent === 'object' && parent !== null) (parent as Record<string, Json>)[last] = value;
  }
  return { type, at, content, withheld: Object.keys(sealed).filter((pointer) => !Object.hasOwn(openings, pointer)) };
}
type Openings = ProofBundle['entries'][number]['openings'];

const fieldOf = (value: Json | undefined, key: string): Json | undefined =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, Json>>)[key]
    : undefined;
const at = ({ content }: OpenedEvent, ...keys: readonly string[]): Json | undefined =>
  keys.reduce<Json | undefined>(fieldOf, content);
/** Two amounts that are both there, and not the same. */
const differ = (one: Json | undefined, other: Json | undefined): boolean =>
  typeof one === 'number' && typeof other === 'number' && one !== other;
const numberIn = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);

const listIn = (value: Json | undefined, key: string): readonly Json[] => {
  const list = fieldOf(value, key);
  return Array.isArray(list) ? (list as readonly Json[]) : [];
};
/** The sum of the lines of a sheet, or of a share of it. */
const linesOf = (sheet: Json): number =>
  listIn(sheet, 'lines').reduce<number>((sum, line) => sum + numberIn(fieldOf(line, 'amount')), 0);

type Checker = (event: OpenedEvent) => boolean;

/** C-20: each approval has the hash of what it says, and follows the one before it. What was withheld cannot be checked. */
function approvals(): Checker {
  let before: Json | undefined = '';
  return (event) => {
    const evidence = at(event, 'evidence');
    if (typeof evidence !== 'object' || evidence === null) return true;
    const { hash, ...rest } = evidence as Readonly<Record<string, Json>>;
    const isOpen = (field: string): boolean => !event.withheld.includes(`/evidence/${field}`);
    const isWhole = !event.withheld.some((pointer) => pointer.startsWith('/evidence/'));
    const follows = before === undefined || !isOpen('previous') || rest['previous'] === before;
    before = typeof hash === 'string' ? hash : undefined;
    return follows && (typeof hash === 'string' || !isOpen('hash')) && (!isWhole || fingerprint(rest) === hash);
  };
}

/** A deadline that passes says which it is and when it was due. None passes before that, none twice; none are paused twice, nor resumed where they were not paused. */
function deadlines(): Checker {
  const passed = new Set<string>();
  let isPaused = false;
  return (event) => {
    const { type } = event;
    if (type === 'deadlinePassed') {
      const [key, due] = [at(event, 'key'), at(event, 'due')];
      if (typeof due !== 'number' || event.at < due) return false;
      if (typeof key !== 'string') return event.withheld.includes('/key');
      const isDouble = passed.has(key);
      passed.add(key);
      return !isDouble;
    }
    if (type !== 'deadlinesPaused' && type !== 'deadlinesResumed') return true;
    const fits = isPaused === (type === 'deadlinesResumed');
    isPaused = type === 'deadlinesPaused';
    return fits;
  };
}

const moneyEvents = ['paymentReceived', 'depositReceived', 'depositCredited'];
const takesMoney = ({ type }: OpenedEvent): boolean => moneyEvents.includes(type);

/** What an event changes in what the customer has paid, or is charged less since; other payers have accounts of their own. */
function accountChange(event: OpenedEvent): { readonly paid: number; readonly credited: number } {
  const payer = at(event, 'payer') ?? 'customer';
  const amount = payer === 'customer' ? numberIn(at(event, 'amount')) : 0;
  if (takesMoney(event)) return { paid: amount, credited: 0 };
  if (event.type === 'paymentVoided' || event.type === 'refundPaid') return { paid: -amount, credited: 0 };
  return { paid: 0, credited: event.type === 'creditNoted' ? amount : 0 };
}

/**
 * F-06 to F-11: a sheet is the sum of its lines less the discount, also for each of the others who pay; the customer agrees to it; payments do not exceed
 * it, and no more is given back than was paid; what is neither paid nor credited is owed.
 */
function sums(): Checker {
  let total: Json | undefined;
  let [paid, credited] = [0, 0];
  return (event) => {
    const change = accountChange(event);
    paid += change.paid;
    credited += change.credited;
    const sheet = at(event, 'sheet');
    if (sheet !== undefined) {
      total = fieldOf(sheet, 'total');
      const rest = numberIn(fieldOf(sheet, 'gross')) - numberIn(fieldOf(sheet, 'discount'));
      const others = listIn(sheet, 'others').every((share) => !differ(fieldOf(share, 'total'), linesOf(share)));
      return others && !differ(fieldOf(sheet, 'gross'), linesOf(sheet)) && !differ(total, rest);
    }
    // what nobody was shown nobody agrees to
    if (event.type === 'settlementAgreed') return at(event, 'evidence', 'total') === total && total !== undefined;
    // what was not paid is not given back
    if (change.paid < 0) return paid >= 0;
    if (takesMoney(event)) {
      const given = numberIn(at(event, 'received')) - numberIn(at(event, 'amount'));
      const tooMuch = change.paid > 0 && typeof total === 'number' && paid > total - credited;
      return !differ(at(event, 'change'), given) && !tooMuch;
    }
    if (event.type !== 'settlementCompleted') return true;
    const owed = numberIn(total) - credited;
    return !differ(at(event, 'revenue'), owed) && !differ(at(event, 'arrears'), owed - paid);
  };
}

const checkers: Readonly<Record<ContentCheck, () => Checker>> = { approvals, deadlines, sums };

/** What does not fit among the events of one process, by their places from 0 on. */
export const contentFaults = (
  events: readonly OpenedEvent[],
): readonly { readonly step: ContentCheck; readonly index: number }[] =>
  (Object.keys(checkers) as ContentCheck[]).flatMap((step) => {
    const holds = checkers[step]();
    return events.flatMap((event, index) => (holds(event) ? [] : [{ step, index }]));
  });
