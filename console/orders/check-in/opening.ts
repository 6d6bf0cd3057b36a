import { draftOf, dropDraft, keepDraft } from '../../shared/forms/drafts';
import type { BodyOf } from '../../shared/server/contract';
import { post, ServerProblem } from '../../shared/server/request';
import { symptomsOf, type Sheet } from './sheet';

/** What a visit begins with: a car that has come, or an appointment whose car has. */
export type Beginning = { readonly customerId: string; readonly vehicleId: string } | { readonly appointment: string };

/** Under which name the sheet is kept while there is no visit. */
export const draftKeyOf = (beginning: Beginning): string =>
  `new:${'appointment' in beginning ? beginning.appointment : beginning.vehicleId}`;

/** What was sent to open the visit, kept until it is known what became of it: sent again, it opens no second one. */
export interface Attempt {
  readonly key: string;
  readonly body: object;
  /** The visit, once it is open. */
  readonly number?: string;
}
const ATTEMPT = 'opening';

export const attemptOf = (draftKey: string): Attempt | undefined => draftOf(draftKey, ATTEMPT) as Attempt | undefined;
const keepAttempt = (draftKey: string, attempt: Attempt): void => keepDraft(draftKey, ATTEMPT, attempt);
export const dropAttempt = (draftKey: string): void => dropDraft(draftKey, ATTEMPT);

type Walked = BodyOf<'/repair-orders'>;
type Booked = BodyOf<'/appointments/{number}/arrival'>;

/** A booked car comes with what was agreed; only what nobody could know before is said. */
function bodyOf(beginning: Beginning, sheet: Sheet): Walked | Booked {
  const { accident, checklistProfile, mode, addressedFirst } = sheet;
  const kind = checklistProfile !== undefined && { checklistProfile };
  if ('appointment' in beginning) return { accident, ...kind };
  return {
    ...beginning,
    arrival: { mode, symptoms: symptomsOf(sheet) },
    accident,
    ...kind,
    ...(addressedFirst !== undefined && { addressedFirst }),
  };
}

const request = async (beginning: Beginning, { key, body }: Attempt): Promise<string> =>
  'appointment' in beginning
    ? (await post('/appointments/{number}/arrival', { path: { number: beginning.appointment } }, { key, body })).number
    : (await post('/repair-orders', {}, { key, body: body as Walked })).number;

/** Nothing was done with this request. */
const isNotDone = ({ undecided, code }: ServerProblem): boolean => !undecided && code !== 'requestRunning';
/** Nothing was done with this key at all: had an earlier try opened the visit, the answer would be the visit. */
const isRefused = (error: ServerProblem): boolean => isNotDone(error) && [404, 409, 422].includes(error.status);

/** Opens the visit once, however often it is tried; answers its number. */
export async function openVisit(beginning: Beginning, sheet: Sheet): Promise<string> {
  const draftKey = draftKeyOf(beginning);
  const earlier = attemptOf(draftKey);
  const attempt = earlier ?? { key: crypto.randomUUID(), body: bodyOf(beginning, sheet) };
  if (attempt.number !== undefined) return attempt.number;
  keepAttempt(draftKey, attempt);
  try {
    const number = await request(beginning, attempt);
    keepAttempt(draftKey, { ...attempt, number });
    return number;
  } catch (error) {
    if (error instanceof ServerProblem && (earlier ? isRefused(error) : isNotDone(error))) dropAttempt(draftKey);
    throw error;
  }
}
