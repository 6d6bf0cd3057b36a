import type { ProcessType, StartInputs } from '../domain/processes';
import type { Requests } from './mongo/repositories/requests';
import type { ProcessPort } from './process-port';

/** What a request has reserved; a repetition finds the same, also after it was exchanged. */
export interface Reservation {
  /** Names the request itself, whatever it reserved. */
  readonly request: string;
  readonly reserved: string;
  readonly exchange: (other: string) => Promise<void>;
}

/** Reserves a number for a request of the system itself; a repetition gets the same. */
export async function reserveNumber(
  requests: Requests,
  request: string,
  retentionMs: number,
  nextNumber: () => Promise<string>,
): Promise<Reservation> {
  const exchange = (other: string): Promise<void> => requests.exchange(request, other);
  const earlier = await requests.find(request);
  if (earlier?.reserved) return { request, reserved: earlier.reserved, exchange };
  const reserved = await nextNumber();
  const expiresAt = new Date(Date.now() + retentionMs);
  if (await requests.begin({ _id: request, fingerprint: request, reserved, expiresAt }))
    return { request, reserved, exchange };
  const faster = await requests.find(request);
  if (!faster?.reserved) throw new Error(`${request} has reserved nothing`);
  return { request, reserved: faster.reserved, exchange };
}

/** Starts a process under the number its request reserved, or under another when that belongs to somebody else's process. */
export async function startReserved<T extends ProcessType>(
  processes: ProcessPort,
  type: T,
  { request, reserved, exchange }: Reservation,
  nextNumber: () => Promise<string>,
  inputOf: (number: string) => StartInputs[T],
): Promise<string> {
  let number = reserved;
  while (!(await processes.start(type, number, request, inputOf(number)))) {
    number = await nextNumber();
    await exchange(number);
  }
  return number;
}
