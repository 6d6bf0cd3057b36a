import type { Request } from './state';

const MOST_RINGS = 3;
const MOST_SECONDS = 10;

/** M-12, T-06: within three rings or ten seconds; null for what came in another way. */
export const answeredInTime = ({ rung }: Pick<Request, 'rung'>): boolean | null =>
  rung ? rung.rings <= MOST_RINGS || rung.seconds <= MOST_SECONDS : null;
