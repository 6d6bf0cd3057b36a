import { useRef, useState } from 'react';
import { alternativesIn } from '../planner/moving';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { sendCommandList } from '../shared/server/commands';
import { client, noteSequence } from '../shared/server/queries';
import type { JobEstimate } from '../shared/server/replies';
import { post } from '../shared/server/request';
import { useCreate } from '../shared/server/creating';
import { useSentence } from '../shared/texts/sentences';
import type { Caller } from './caller';
import { openingOf, toldCommands, wayOf, type Booking } from './draft';

/** How far the booking has come: what has been done is not done again after a refusal. */
interface Progress {
  number?: string;
  told?: string;
}

/**
 * The whole call as it goes to the server: the appointment, what was said (one list of commands), the time, the agreement. A time that is refused leaves the appointment,
 * so that only another time has to be taken.
 */
export function useBooking() {
  const create = useCreate('/appointments');
  const tell = useIdempotentRequest();
  const book = useIdempotentRequest();
  const agree = useIdempotentRequest();
  const sentenceOf = useSentence();
  const progress = useRef<Progress>({});
  const [number, setNumber] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly why: string; readonly others: readonly string[] }>();

  const send = async (
    booking: Booking,
    { customer, car }: Caller,
    estimate: JobEstimate | undefined,
    startsAt: string,
  ): Promise<void> => {
    if (!car) return;
    setBusy(true);
    setRefused(undefined);
    const done = progress.current;
    try {
      done.number ??= (await create(openingOf(booking, customer, car))).number;
      const opened = done.number;
      const commands = toldCommands(booking, estimate);
      const said = JSON.stringify(commands);
      if (done.told !== said) await sendCommandList(opened, commands, tell);
      done.told = said;
      const { advisor } = booking;
      const body = { startsAt, ...(advisor !== undefined && { advisor }) };
      const reply = await book((key) =>
        post('/appointments/{number}/slot', { path: { number: opened } }, { body, key }),
      );
      if ('sequence' in reply) noteSequence(opened, reply.sequence);
      await sendCommandList(opened, [{ type: 'agree', channel: wayOf(booking.way).channel }], agree);
      await client.invalidateQueries({ queryKey: ['/slots'] });
      setNumber(opened);
    } catch (error) {
      setRefused({ why: sentenceOf(error), others: alternativesIn(error) });
      void client.invalidateQueries({ queryKey: ['/slots'] });
    } finally {
      setBusy(false);
    }
  };
  return { number, busy, refused, send };
}
