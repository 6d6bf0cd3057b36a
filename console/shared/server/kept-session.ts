import { IDLE_MS } from '../../../domain/account/session-life';

/** When somebody last touched a screen that keeps its session by itself, in milliseconds since the epoch; in this browser. */
const TOUCHED = 'repairflow.touched';

const touchedAt = (): number | undefined => {
  const stored = localStorage.getItem(TOUCHED);
  return stored === null ? undefined : Number(stored);
};

/** Nobody has touched the screen for so long that the session would be over, had the screen not kept it. */
export const wasLeftAlone = (): boolean => Date.now() - (touchedAt() ?? Date.now()) > IDLE_MS;

/** Somebody is at the screen. Who comes after it was left alone counts only once signed in again. */
export function noteTouched(): void {
  if (!wasLeftAlone()) localStorage.setItem(TOUCHED, String(Date.now()));
}

/** No screen keeps a session here any more. */
export const forgetTouched = (): void => localStorage.removeItem(TOUCHED);
