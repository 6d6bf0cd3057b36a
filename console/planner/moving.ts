import { useRef } from 'react';
import { bookTime } from '../appointments/taking-a-time';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { sendCommandList, useCommand, type Sent } from '../shared/server/commands';
import { client } from '../shared/server/queries';
import type { PlannedJob } from '../shared/server/replies';
import type { Row } from './rows';

/** How the customer has agreed to the new time; null where nobody has asked yet. */
export type Agreed = 'phone' | 'inPerson' | null;

export const refreshPlans = (): Promise<void> => client.invalidateQueries({ queryKey: ['/day-plans'] });

/** A command to a day of the workshop, and its plan anew. */
export function usePlanCommand(
  day: string,
): (command: string, payload: Readonly<Record<string, unknown>>) => Promise<Sent> {
  const send = useCommand(day);
  return async (command, payload) => {
    const sent = await send(command, payload);
    await refreshPlans();
    return sent;
  };
}

/** takes another time for an appointment, and says how the customer has agreed. A time that is taken is not taken again when that could not be said. */
export function useMoveTime(): (job: PlannedJob, startsAt: string, agreed: Agreed) => Promise<void> {
  const book = useIdempotentRequest();
  const agree = useIdempotentRequest();
  const taken = useRef<string>(undefined);
  return async ({ holder: number }, startsAt, agreed) => {
    if (taken.current !== startsAt) await bookTime(number, { startsAt }, book);
    taken.current = startsAt;
    if (agreed !== null) await sendCommandList(number, [{ type: 'agree', channel: agreed }], agree);
    await refreshPlans();
  };
}

/** the same time in another bay, or with other people. */
export function useMovePlace(day: string): (job: PlannedJob, place: Pick<PlannedJob, Row['kind']>) => Promise<void> {
  const send = usePlanCommand(day);
  return async ({ reservationId }, { bay, technician, advisor }) =>
    void (await send('rearrange', { reservationId, bay, technician, advisor }));
}
