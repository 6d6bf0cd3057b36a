import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Paper } from '../../domain/values/paper';
import { PaperPrinter, PrinterBusy } from '../../platform/print/paper-printer';

const letterhead = { name: { zh: '途安', en: 'Tuan' }, contacts: [], accounts: [], logo: null } as const;
const paper = (number: string): Paper => ({
  title: { zh: '结算单', en: 'Settlement' },
  number,
  letterhead,
  at: 1_700_000_000_000,
  blocks: [{ kind: 'text', text: '机油 '.repeat(2_000) }],
  fingerprint: 'f'.repeat(64),
  evidence: null,
});

const printers: PaperPrinter[] = [];
const printerWith = (limits: ConstructorParameters<typeof PaperPrinter>[0] = {}): PaperPrinter => {
  const printer = new PaperPrinter({ milliseconds: 60_000, ...limits });
  printers.push(printer);
  return printer;
};
afterAll(() => Promise.all(printers.map((printer) => printer.close())));

test('H4 a paper that says the same is printed once, also when several ask at the same moment', async () => {
  const printer = printerWith();
  const papers = await Promise.all([
    printer.print(paper('RO-1')),
    printer.print(paper('RO-1')),
    printer.print(paper('RO-2')),
  ]);
  const again = await printer.print(paper('RO-1'));
  expect([printer.printed, papers[0]?.subarray(0, 5).toString(), again === papers[0]]).toEqual([2, '%PDF-', true]);
  expect(papers[2]?.equals(papers[0] ?? Buffer.alloc(0))).toBe(false);
});

test('a paper that says anything else is another one, although its fingerprint is the same', async () => {
  const printer = printerWith();
  await printer.print(paper('RO-1'));
  await printer.print({ ...paper('RO-1'), letterhead: { ...letterhead, name: { zh: '途安二店', en: 'Tuan Two' } } });
  expect(printer.printed).toBe(2);
});

test('H4 others have their turn while a paper is printed', async () => {
  const printer = printerWith();
  await printer.print(paper('RO-1'));
  const printing = { isOver: false };
  const printed = printer.print(paper('RO-2')).finally(() => (printing.isOver = true));
  let turns = 0;
  for (; !printing.isOver; turns++) await othersTurn();
  await printed;
  expect(turns).toBeGreaterThan(100);
});

test('H4 a few papers wait; the next is told to come back, and may', async () => {
  const printer = printerWith({ waiting: 1 });
  const results = await Promise.allSettled(['1', '2', '3', '4'].map((number) => printer.print(paper(number))));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
  expect((await printer.print(paper('3'))).length).toBeGreaterThan(1_000);
});

test('a paper that takes too long is given up with its thread, and the next one has a thread of its own', async () => {
  const hurried = printerWith({ milliseconds: 1 });
  await expect(hurried.print(paper('RO-1'))).rejects.toBeInstanceOf(PrinterBusy);
  await expect(hurried.print(paper('RO-1'))).rejects.toBeInstanceOf(PrinterBusy);
  expect(hurried.printed).toBe(0);
});
