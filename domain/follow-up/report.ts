import type { Instant } from '../kernel/process';
import type { Questionnaire } from './questionnaire';
import type { FollowUp } from './state';

const rated = [
  'speedAtReception',
  'speedAtCompletion',
  'speedAtCheckout',
  'partsPrice',
  'labourCharge',
  'staffService',
  'repairQuality',
  'paintQuality',
  'cleanliness',
] as const satisfies readonly (keyof Questionnaire)[];
const asked = [
  'priceOfferedUnasked',
  'explainedItemByItem',
  'joinsClub',
] as const satisfies readonly (keyof Questionnaire)[];

/** One attempt to reach a customer (G-16). */
interface ReportedCall {
  readonly number: string;
  readonly order: string;
  readonly vehicle: string;
  readonly at: Instant;
  readonly by: string;
  readonly reached: boolean;
  /** Where the follow-up stands now. */
  readonly stage: FollowUp['stage'];
  readonly overall: NonNullable<FollowUp['overall']> | null;
}

/** G-16, G-17, G-24, G-40: what the calls of some days have shown. */
export interface FollowUpReport {
  readonly calls: readonly ReportedCall[];
  readonly figures: Readonly<
    Record<'calls' | 'reached' | 'recorded' | 'satisfied' | 'average' | 'dissatisfied' | 'problems' | 'needs', number>
  >;
  /** From 1 to 5; null where nobody was asked. */
  readonly ratings: readonly { readonly question: string; readonly mean: number | null; readonly answers: number }[];
  readonly yes: readonly { readonly question: string; readonly yes: number; readonly answers: number }[];
  /** G-24: what club members say, in their own words. */
  readonly members: readonly {
    readonly number: string;
    readonly ownShortfalls: string;
    readonly othersStrengths: string;
    readonly suggestions: string;
  }[];
  /** G-43: what was wrong, and what has brought it about. */
  readonly problems: readonly { readonly number: string; readonly words: string; readonly cause: string | null }[];
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round((values.reduce((all, one) => all + one, 0) * 10) / values.length) / 10;

/** The report of the calls made and records written from one instant up to another, of these follow-ups. */
export function followUpReport(all: readonly FollowUp[], from: Instant, before: Instant): FollowUpReport {
  const isWithin = (at: Instant | undefined): boolean => at !== undefined && at >= from && at < before;
  const calls = all
    .flatMap(({ number, order, vehicle, stage, overall = null, calls: made }) =>
      made.map(({ at, by, reached }) => ({ number, order, vehicle, at, by, reached, stage, overall })),
    )
    .filter(({ at }) => isWithin(at))
    .toSorted((a, b) => a.at - b.at);
  const recorded = all.filter(({ recordedAt }) => isWithin(recordedAt));
  const answers = recorded.flatMap(({ number, customer: { member }, answers: given }) =>
    given ? [{ number, member, given }] : [],
  );
  const problems = all.flatMap(({ number, problem }) =>
    problem && isWithin(problem.openedAt) ? [{ number, ...problem }] : [],
  );
  const howMany = (overall: FollowUp['overall']): number => recorded.filter((one) => one.overall === overall).length;
  return {
    calls,
    figures: {
      calls: calls.length,
      reached: calls.filter(({ reached }) => reached).length,
      recorded: recorded.length,
      satisfied: howMany('satisfied'),
      average: howMany('average'),
      dissatisfied: howMany('dissatisfied'),
      problems: problems.length,
      needs: all.filter(({ need }) => isWithin(need?.notedAt)).length,
    },
    ratings: rated.map((question) => {
      const marks = answers.flatMap(({ given }) => given[question] ?? []);
      return { question, mean: mean(marks), answers: marks.length };
    }),
    yes: asked.map((question) => ({
      question,
      yes: answers.filter(({ given }) => given[question]).length,
      answers: answers.length,
    })),
    members: answers.flatMap(({ number, member, given: { ownShortfalls, othersStrengths, suggestions } }) =>
      member && ownShortfalls !== undefined && othersStrengths !== undefined && suggestions !== undefined
        ? [{ number, ownShortfalls, othersStrengths, suggestions }]
        : [],
    ),
    problems: problems.map(({ number, words, cause = null }) => ({ number, words, cause })),
  };
}
