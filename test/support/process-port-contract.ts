import { openedOrder } from '../../dev/fixtures/order-simulation';
import { submissionOf } from './submissions';
import { ProcessPortError, type ProcessPort } from '../../platform/process-port';

const by = { id: 'wang', role: 'serviceAdvisor' } as const;
const send = (id: string, type: string, payload: object = {}) => submissionOf({ type, id, by, ...payload });
const note = (id: string, words = '划痕') => send(id, 'noteCondition', { note: words });
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
    await expect(port.execute(number, send('c-1', 'finishWork'))).rejects.toMatchObject({
      name: 'Rejection',
      code: expect.any(String),
    });
    await port.execute(number, note('c-2'));
    await expect(port.execute(number, note('c-2', 'another'))).rejects.toMatchObject({ code: 'commandIdReused' });
  });

  test('a process that was ended takes nothing more; ending it again, or one that never was, changes nothing', async () => {
    const number = numberOf(9);
    await start(number);
    await port.end(number);
    await port.end(number);
    await port.end(numberOf(10));
    for (const ask of [() => port.execute(number, note('c-1')), () => port.signal(number, note('c-1'))])
      await expect(ask()).rejects.toMatchObject({ reason: 'notFound' });
  });

  test('what is handed in is decided too, and a rejection is its outcome', async () => {
    const number = numberOf(4);
    await start(number);
    await port.signal(number, note('c-1'));
    await port.signal(number, send('c-2', 'finishWork'));
    expect(await port.readOutcome(number, 'c-1')).toMatchObject({ status: 'applied', sequence: 2 });
    expect(await port.readOutcome(number, 'c-2')).toMatchObject({ status: 'rejected', code: expect.any(String) });
    expect(await port.readState(number)).toMatchObject({ sequence: 3 });
  });

  test('of several commands all happen or none, and the refusal says which is in the way', async () => {
    const number = numberOf(6);
    await start(number);
    const [first, second] = [note('c').commands, note('c', '凹痕').commands];
    const both = { ...note('c-1'), commands: [...first, ...second] };
    expect(await port.execute(number, both)).toMatchObject({
      sequence: 3,
      happened: ['conditionNoted', 'conditionNoted'],
    });
    expect(await port.execute(number, both)).toMatchObject({ sequence: 3 });
    const refused = { ...note('c-2'), commands: [...first, { type: 'finishWork' }, ...second] };
    await expect(port.execute(number, refused)).rejects.toMatchObject({ name: 'Rejection', facts: { index: 1 } });
    expect(await port.readState(number)).toMatchObject({ sequence: 3 });
    await port.signal(number, { ...refused, id: 'c-3' });
    expect(await port.readOutcome(number, 'c-3')).toMatchObject({ status: 'rejected', facts: { index: 1 } });
    expect(await port.readState(number)).toMatchObject({ sequence: 4 });
  });

  test('D9 the rule takes the first role of the sender that may, by Update and by Signal', async () => {
    const number = numberOf(7);
    await start(number);
    const roles = ['cashier', 'serviceAdvisor'] as const;
    const { recorded } = await port.execute(number, { ...note('c-1'), by: { id: 'li', roles } });
    expect(recorded[0]?.event.by).toEqual({ id: 'li', role: 'serviceAdvisor' });
    await port.signal(number, { ...note('c-2'), by: { id: 'li', roles } });
    expect(await port.readOutcome(number, 'c-2')).toMatchObject({ status: 'applied' });
    const cashier = { ...note('c-3'), by: { id: 'li', roles: ['cashier'] as const } };
    await expect(port.execute(number, cashier)).rejects.toMatchObject({ code: 'roleNotAllowed' });
    // another role later makes the same request another try, not another request
    expect(await port.execute(number, { ...cashier, by: { id: 'li', roles } })).toMatchObject({ sequence: 4 });
  });

  test('a submission that was decided on another state is refused', async () => {
    const number = numberOf(8);
    await start(number);
    await expect(port.execute(number, { ...note('c-1'), expects: 7 })).rejects.toMatchObject({
      code: 'processMovedOn',
    });
    expect(await port.execute(number, { ...note('c-2'), expects: 1 })).toMatchObject({ sequence: 2 });
  });

  test('a process nobody started is not found', async () => {
    const number = numberOf(5);
    expect(await reasonOf(port.readState(number))).toBe('notFound');
    expect(await reasonOf(port.execute(number, note('c-1')))).toBe('notFound');
    expect(await reasonOf(port.signal(number, note('c-1')))).toBe('notFound');
  });
}
