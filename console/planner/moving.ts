import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { sendCommandList, useCommand } from '../shared/server/commands';
import { client, noteSequence } from '../shared/server/queries';
import type { PlannedJob } from '../shared/server/replies';
import { post, ServerProblem } from '../shared/server/request';
import type { Row } from './rows';

/** How the customer has agreed to the new time; null where nobody has asked yet. */
export type Agreed = 'phone' | 'inPerson' | null;

/** Other times that a refusal names. */
export function alternativesIn(error: unknown): readonly string[] {
  if (!(error instanceof ServerProblem) || error.code !== 'slotTaken') return [];
  const { alternatives } = error.facts as { readonly alternatives?: readonly string[] };
  return alternatives ?? [];
}

const refreshPlans = (): Promise<void> => client.invalidateQueries({ queryKey: ['/day-plans'] });

/** takes another time for an appointment, and says how the customer has agreed. */
export function useMoveTime(): (job: PlannedJob, startsAt: string, agreed: Agreed) => Promise<void> {
  const book = useIdempotentRequest();
  const agree = useIdempotentRequest();
  return async ({ holder: number }, startsAt, agreed) => {
    const reply = await book((key) =>
      post('/appointments/{number}/slot', { path: { number } }, { body: { startsAt }, key }),
    );
    if ('sequence' in reply) noteSequence(number, reply.sequence);
    if (agreed !== null) await sendCommandList(number, [{ type: 'agree', channel: agreed }], agree);
    await refreshPlans();
  };
}

/** the same time in another bay, or with other people. */
export function useMovePlace(day: string): (job: PlannedJob, place: Pick<PlannedJob, Row['kind']>) => Promise<void> {
  const send = useCommand(day);
  return async ({ reservationId }, { bay, technician, advisor }) => {
    await send('rearrange', { reservationId, bay, technician, advisor });
    await refreshPlans();
  };
}
