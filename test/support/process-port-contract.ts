import { openedOrder } from '../../dev/fixtures/order-simulation';
import { ProcessPortError, type ProcessCommand, type ProcessPort } from '../../platform/process-port';

const by = { id: 'wang', role: 'serviceAdvisor' } as const;
const note = (id: string, words = '划痕') => ({ type: 'noteCondition', id, by, note: words }) as ProcessCommand;
const reasonOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof ProcessPortError ? error.reason : String(error)),
  );

/** What every ProcessPort promises, whatever keeps the processes running. `open` gives it with numbers nobody else uses. */
export function describeProcessPort(
  open: () => Promise<{ readonly port: ProcessPort; readonly numberOf: (count: number) => string }>,
): void {
  let port: ProcessPort;
  let numberOf: (count: number) => string;
  beforeAll(async () => ({ port, numberOf } = await open()));

  const start = (number: string, request = number): Promise<boolean> => {
    const { policy, customer, vehicle, store } = openedOrder();
    const arrival = { mode: 'selfDrive', symptoms: '保养' } as const;
    const opening = { number, store, policy, customer, vehicle, arrival, accident: false };
    return port.start('repairOrder', number, request, { opening, by });
  };

  test('a request starts its process once; the number of another request is refused', async () => {
    const number = numberOf(1);
    expect(await start(number, 'request-1')).toBe(true);
    expect(await start(number, 'request-1')).toBe(true);
    expect(await start(number, 'request-2')).toBe(false);
    expect(await port.readState(number)).toMatchObject({ number, sequence: 1 });
  });

  test('a command counts once; its repetition gets the same receipt', async () => {
    const number = numberOf(2);
    await start(number);
    const first = await port.execute(number, note('c-1'));
    expect(first).toMatchObject({ commandId: 'c-1', sequence: 2, happened: ['conditionNoted'] });
    expect(first.recorded).toHaveLength(1);
    const { commandId, sequence, happened } = first;
    expect(await port.execute(number, note('c-1'))).toMatchObject({ commandId, sequence, happened });
    expect(await port.readOutcome(number, 'c-1')).toMatchObject({ status: 'applied', sequence: 2 });
    expect(await port.readOutcome(number, 'c-2')).toBeUndefined();
  });

  test('what the domain rejects is its Rejection; an id that was used for another content is one', async () => {
    const number = numberOf(3);
    await start(number);
    await expect(port.execute(number, { type: 'finishWork', id: 'c-1', by })).rejects.toMatchObject({
      name: 'Rejection',
      code: expect.any(String),
    });
    await port.execute(number, note('c-2'));
    await expect(port.execute(number, note('c-2', 'another'))).rejects.toMatchObject({ code: 'commandIdReused' });
  });

  test('what is handed in is decided too, and a rejection is its outcome', async () => {
    const number = numberOf(4);
    await start(number);
    await port.signal(number, note('c-1'));
    await port.signal(number, { type: 'finishWork', id: 'c-2', by });
    expect(await port.readOutcome(number, 'c-1')).toMatchObject({ status: 'applied', sequence: 2 });
    expect(await port.readOutcome(number, 'c-2')).toMatchObject({ status: 'rejected', code: expect.any(String) });
    expect(await port.readState(number)).toMatchObject({ sequence: 3 });
  });

  test('a process nobody started is not found', async () => {
    const number = numberOf(5);
    expect(await reasonOf(port.readState(number))).toBe('notFound');
    expect(await reasonOf(port.execute(number, note('c-1')))).toBe('notFound');
    expect(await reasonOf(port.signal(number, note('c-1')))).toBe('notFound');
  });
}
