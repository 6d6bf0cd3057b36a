import type { Actor } from '../kernel/actor';
import { reject } from '../kernel/rejection';
import type { Complaint } from './state';

/** Whom the complaint is about: they decide, receive and read nothing of it. */
export const isAccused = ({ accused = [] }: Pick<Complaint, 'accused'>, id: string): boolean =>
  accused.some(({ person }) => person === id);

/** H-39: nobody acts in their own case, nor in the place of whoever it is about. */
export const actsInOwnCase = (complaint: Complaint, { id, role, for: absent }: Actor): boolean =>
  role !== 'system' &&
  role !== 'customer' &&
  (isAccused(complaint, id) || (absent !== undefined && isAccused(complaint, absent)));

/** Rejects to give the complaint, or a part of it, to whoever it is about. */
export function rejectAccused(complaint: Complaint, person: string): void {
  if (isAccused(complaint, person)) reject('personAccused', { person });
}
