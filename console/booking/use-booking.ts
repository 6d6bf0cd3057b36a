import { useRef, useState } from 'react';
import { bookTime, useTaking } from '../appointments/taking-a-time';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { sendCommandList } from '../shared/server/commands';
import { client } from '../shared/server/queries';
import type { JobEstimate } from '../shared/server/replies';
import { useCreate } from '../shared/server/creating';
import type { Caller, CallersCar } from './caller';
import { openingOf, toldCommands, wayOf, type Booking } from './draft';

/** How far the booking has come, and by what: what has been done is not done again after a refusal, unless it was something else. */
interface Progress {
  readonly opening: string;
  readonly number: string;
  told?: string;
  time?: string;
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
  const progress = useRef<Progress>(undefined);
  const [number, setNumber] = useState<string>();
  const { busy, refused, take } = useTaking();

  /** The appointment of this caller and car: of another it is another. */
  const opened = async (booking: Booking, customer: Caller['customer'], car: CallersCar): Promise<Progress> => {
    const content = openingOf(booking, customer, car);
    const opening = JSON.stringify(content);
    if (progress.current?.opening !== opening) progress.current = { opening, number: (await create(content)).number };
    return progress.current;
  };

  const send = ({ customer, car }: Caller, booking: Booking, estimate: JobEstimate | undefined, startsAt: string) =>
    take(async () => {
      if (!car) return;
      try {
        const done = await opened(booking, customer, car);
        const commands = toldCommands(booking, estimate);
        const said = JSON.stringify(commands);
        if (done.told !== said) {
          await sendCommandList(done.number, commands, tell);
          done.told = said;
          delete done.time;
        }
        const { advisor } = booking;
        const wish = { startsAt, ...(advisor !== undefined && { advisor }) };
        const time = JSON.stringify(wish);
        if (done.time !== time) await bookTime(done.number, wish, book);
        done.time = time;
        await sendCommandList(done.number, [{ type: 'agree', channel: wayOf(booking.way).channel }], agree);
        setNumber(done.number);
      } finally {
        await client.invalidateQueries({ queryKey: ['/slots'] });
      }
    });
  return { number, busy, refused, send };
}
