import type { ProcessName } from '../../domain/processes';
import type { StartInputs } from '../../platform/process-port';
import type { Context } from '../context';
import type { Reservation } from '../http/idempotency';

/** Starts a process under the number its request reserved, or under another when that belongs to somebody else's process. */
export async function startReserved<T extends ProcessName>(
  { processes }: Context,
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
