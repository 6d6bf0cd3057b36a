import type { ProcessName } from '../../domain/processes';
import { startIdempotently } from '../../platform/temporal/start-idempotently';
import type { Context } from '../context';
import type { Reservation } from '../http/idempotency';

/** Starts a process under the number its request reserved, or under another when that belongs to somebody else's process. */
export async function startReserved(
  { temporal, config }: Context,
  kind: ProcessName,
  { request, reserved, exchange }: Reservation,
  nextNumber: () => Promise<string>,
  startOf: (number: string) => object,
): Promise<string> {
  let number = reserved;
  while (!(await startIdempotently(temporal, config.TASK_QUEUE, kind, number, request, startOf(number)))) {
    number = await nextNumber();
    await exchange(number);
  }
  return number;
}
