import { AnyNumber } from '../../../domain/processes';
import { pageOfNumber } from '../server/processes';
import type { OwnNotice } from './reading';

/** The notices on one topic of one case, the newest first. */
export interface Entry {
  readonly newest: OwnNotice;
  readonly ids: readonly string[];
  /** Of these, what is unread. */
  readonly unread: readonly string[];
}

export const isUnread = ({ unread }: Entry): boolean => unread.length > 0;
const isActing = ({ newest }: Entry): boolean => newest.kind !== 'news';
export const isUrgent = (entry: Entry): boolean => isUnread(entry) && isActing(entry);

/** Each topic once, in the order in which the newest of its notices come. */
export function entriesOf(notices: readonly OwnNotice[]): readonly Entry[] {
  const topics = new Map<string, OwnNotice[]>();
  for (const notice of notices) {
    const known = topics.get(notice.topic);
    if (known) known.push(notice);
    else topics.set(notice.topic, [notice]);
  }
  return [...topics.values()].map((all) => ({
    newest: all[0]!, // no topic is without a notice
    ids: all.map(({ id }) => id),
    unread: all.filter(({ read }) => !read).map(({ id }) => id),
  }));
}

/** What is still to be acted on comes first, both parts as they were. */
export const urgentFirst = (entries: readonly Entry[]): readonly Entry[] => [
  ...entries.filter(isUrgent),
  ...entries.filter((entry) => !isUrgent(entry)),
];

const pages: { readonly [T in OwnNotice['template']]?: string } = {
  intakeDue: '/intake',
  intakeOverdue: '/intake',
  personalRequestDue: '/',
  personalRequestOverdue: '/',
  postUncovered: '/planner',
};

/** Whether it is about a case. */
export const isOfCase = ({ number }: Pick<OwnNotice, 'number'>): boolean => AnyNumber.safeParse(number).success;

/** Where it leads; undefined where the notice says all there is. */
export function pageOfNotice({ template, number }: OwnNotice): string | undefined {
  if (template === 'readBudgetExceeded') return `/audit?who=${number}&kind=read`;
  return isOfCase({ number }) ? pageOfNumber(number) : pages[template];
}
