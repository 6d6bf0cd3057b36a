import { orderPaper, type OrderFormName } from '../../domain/repair-order/papers';
import { bilingual } from '../../domain/values/bilingual';
import type { RecordedConsent } from '../../domain/values/recorded-consent';
import type { Paper } from '../../domain/values/paper';
import { PaperPrinter } from '../../platform/print/paper-printer';
import { catalogue } from '../../texts';
import { nameOf } from '../../texts/text-in';
import { staff } from '../../dev/fixtures/store';
import sharp from 'sharp';
import { delivered, fold, oil, pads, type Events } from '../support/order-events';
import { differenceOf, ofPapers, pagesOf } from '../support/pictures';

const visit = { lines: [oil, pads] };
const drawing = 'd'.repeat(64);
/** How the customer signed: with a finger on the order, by a link and a code for the settlement, on paper for the rest. */
const ways: Readonly<Record<string, RecordedConsent>> = {
  order: { channel: 'screen', drawing },
  settlement: {
    channel: 'link',
    proof: {
      networkAddress: null,
      userAgent: null,
      link: { link: 'l', way: 'sent', by: 'wang', phoneMark: null, code: true },
    },
  },
};
const events = delivered(visit).map((event) => {
  const consent = 'evidence' in event ? ways[event.evidence.document] : undefined;
  return 'evidence' in event && consent ? { ...event, evidence: { ...event.evidence, consent } } : event;
}) as Events;

const letterhead = {
  name: bilingual('途安汽车销售服务有限公司', 'Tuan Motor Sales and Service'),
  address: bilingual('上海市徐汇区漕溪路 88 号', '88 Caoxi Road, Xuhui, Shanghai'),
  contacts: [
    [bilingual('电话', 'Phone'), '021-5555 0100'],
    [bilingual('救援', 'Roadside'), '400-555-0100'],
  ],
  accounts: [[bilingual('税号', 'Tax number'), '91310104MA1FXXXX0X']],
  logo: 'a'.repeat(64),
} as const;

const source = {
  order: fold(events),
  events,
  letterhead,
  customer: { name: '张三', phone: '13900000000' },
  vehicle: { plate: '沪A12345', vin: 'LSVAA4182E2123456', model: '岚图 FREE' },
  nameOf: (id: string): string => staff.find((one) => one.id === id)?.name ?? id,
  wordOf: (name: string) => nameOf(catalogue.values, name),
};

/** A picture of dots, transparent where nothing is drawn; not from SVG, which a file of the same group may have blocked. */
function drawn(
  [width, height]: readonly [number, number],
  colour: readonly [number, number, number],
  isInk: (x: number, y: number) => boolean,
): Promise<Buffer> {
  const dots = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (isInk(x, y)) dots.set([...colour, 255], (y * width + x) * 4);
  return sharp(dots, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}
/** A blue disc: enough to see where a logo stands. */
const disc = () => drawn([120, 60], [11, 92, 173], (x, y) => (x - 60) ** 2 + (y - 30) ** 2 < 28 ** 2);
/** A wave, as wide as the field that is drawn in. */
const strokes = () =>
  drawn([560, 200], [16, 33, 58], (x, y) => x > 40 && x < 500 && Math.abs(y - 100 - 70 * Math.sin(x / 30)) < 6);
const pictures = async () =>
  new Map([
    [letterhead.logo, await disc()],
    [drawing, await strokes()],
  ]);

const paper = (name: OrderFormName): Paper => orderPaper(source, name)!;

let printer: PaperPrinter;
beforeAll(() => {
  printer = new PaperPrinter({ milliseconds: 60_000 });
});
afterAll(() => printer.close());

test.each<OrderFormName>(['estimate', 'repair-order', 'delivery-check', 'settlement', 'exit-pass', 'pickup-slip'])(
  'the paper %s looks as it did, with letterhead, title, tables and signatures',
  async (name) => {
    const [first, ...others] = await pagesOf(await printer.print(paper(name), await pictures()));
    const pages = [first!, ...others];
    const differences = await Promise.all(
      pages.map((page, index) => differenceOf(`paper-${name}${index === 0 ? '' : `-${index + 1}`}`, page, ofPapers)),
    );
    expect(differences.filter(Boolean)).toEqual([]);
  },
);

test('the exit pass for a receipt printer is a strip of 80 mm, in which the code of the gate is as large as on A4', async () => {
  const [strip, ...others] = await pagesOf(await printer.print(paper('exit-pass'), await pictures(), 'receipt'));
  expect(others).toEqual([]);
  expect(await differenceOf('paper-exit-pass-receipt', strip!, ofPapers)).toBe('');
});
