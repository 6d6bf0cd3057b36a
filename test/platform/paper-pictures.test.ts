import { orderPaper, type OrderFormName } from '../../domain/repair-order/papers';
import { bilingual } from '../../domain/values/bilingual';
import type { Paper } from '../../domain/values/paper';
import { PaperPrinter } from '../../platform/print/paper-printer';
import { catalogue } from '../../texts';
import { nameOf } from '../../texts/text-in';
import { staff } from '../../dev/fixtures/store';
import sharp from 'sharp';
import { delivered, fold, oil, pads } from '../support/order-events';
import { differenceOf, ofPapers, pagesOf } from '../support/pictures';

const visit = { lines: [oil, pads] };
const events = delivered(visit);

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

/** A blue disc: enough to see where a logo stands. */
const logo = (): Promise<Buffer> =>
  sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"><circle cx="60" cy="30" r="28" fill="#0b5cad"/></svg>',
    ),
  )
    .png()
    .toBuffer();

const paper = (name: OrderFormName): Paper => orderPaper(source, name)!;

let printer: PaperPrinter;
beforeAll(() => {
  printer = new PaperPrinter({ milliseconds: 60_000 });
});
afterAll(() => printer.close());

test.each<OrderFormName>(['estimate', 'repair-order', 'delivery-check', 'settlement', 'exit-pass', 'pickup-slip'])(
  'the paper %s looks as it did, with letterhead, title, tables and signatures',
  async (name) => {
    const [first, ...others] = await pagesOf(await printer.print(paper(name), await logo()));
    const pages = [first!, ...others];
    const differences = await Promise.all(
      pages.map((page, index) => differenceOf(`paper-${name}${index === 0 ? '' : `-${index + 1}`}`, page, ofPapers)),
    );
    expect(differences.filter(Boolean)).toEqual([]);
  },
);
