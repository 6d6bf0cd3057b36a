import { checklists } from '../../domain/repair-order/checklists';
import { importKinds, type ImportKindName } from '../../domain/imports/kinds';
import { scriptOf } from '../../domain/follow-up/script';
import { noticeTemplates } from '../../domain/kernel/notice';
import { bilingual, type Bilingual, type Language } from '../../domain/values/bilingual';
import { catalogue } from '../../texts';
import { deadlineStates, reactions } from '../../texts/common/reactions';
import { roles } from '../../texts/common/roles';
import { progress, texts as customerPage } from '../../texts/customer-page';
import { importKindTexts } from '../../texts/import-kinds';
import {
  columnNames,
  rowFaultText,
  rowFaultTexts,
  rowWarningTexts,
  tableFaultText,
  tableFaultTexts,
  tableWarningText,
  tableWarningTexts,
} from '../../texts/imports';
import { mergeTexts, type TextTable } from '../../texts/merge';
import { wordNotice } from '../../texts/notices';
import { problemTexts } from '../../texts/problems';
import { humanize, nameOf } from '../../texts/text-in';
import { wordFaults } from '../support/word-faults';
import { texts as consoleTexts } from '../../console/shared/texts/texts';

const languages: readonly Language[] = ['zh', 'en'];
const faultsIn = (table: TextTable): readonly string[] =>
  Object.entries(table).flatMap(([name, words]) =>
    languages.flatMap((language) =>
      wordFaults(language, words[language]).map((fault) => `${name} ${language}: ${fault}: ${words[language]}`),
    ),
  );
/** The placeholders that the code fills are no holes in the text. */
const filled = (table: TextTable): TextTable =>
  Object.fromEntries(
    Object.entries(table).map(([name, { zh, en }]) => [
      name,
      { zh: zh.replaceAll(/\{\w+\}/g, '3'), en: en.replaceAll(/\{\w+\}/g, '3') },
    ]),
  );
const columnTexts: TextTable = Object.assign(
  {},
  ...(Object.keys(importKinds) as ImportKindName[]).map((kind) =>
    Object.fromEntries(Object.entries(columnNames(kind)).map(([key, words]) => [`${kind} ${key}`, words])),
  ),
);
const listed = (list: readonly Bilingual[]): TextTable => Object.fromEntries(list.map((one, index) => [index, one]));

describe('nobody outside is shown a code', () => {
  test('what is looked for is found', () => {
    expect(wordFaults('zh', 'RO-S01-20261122-0001：T-10 已到期（remind），待办：receiveVehicle。')).toEqual([
      'a code',
      'a name of the code',
      'a Latin word',
    ]);
    expect(wordFaults('en', 'Complaint {number} is now with undefined.')).toEqual(['a hole']);
    expect(wordFaults('en', ' ')).toEqual(['empty']);
  });

  test.each([
    ...Object.entries(catalogue),
    ['reactions', reactions],
    ['states of a deadline', deadlineStates],
    ['roles', roles],
    ['problems', problemTexts],
    ['items of checklists', listed(Object.values(checklists).flat())],
    ['lines of the script', listed(scriptOf({ customer: { id: 'C-1', member: true, privateCustomer: true } }))],
    ['the steps a customer sees', progress],
    ['kinds of imports', importKindTexts],
    ['columns of imports', columnTexts],
    ['faults of a file', filled(tableFaultTexts)],
    ['warnings of a file', filled(tableWarningTexts)],
    ['faults of a row', filled(rowFaultTexts)],
  ] as readonly (readonly [string, TextTable])[])('%s', (_name, table) => {
    expect(Object.keys(table).length).toBeGreaterThan(2);
    expect(faultsIn(table)).toEqual([]);
  });

  test('the pages of the customer and of the console', () => {
    const { language: _one, ...page } = customerPage;
    const { language: _other, ...screens } = consoleTexts;
    expect(faultsIn(filled(page))).toEqual([]);
    expect(faultsIn(filled(screens))).toEqual([]);
  });

  test('every notice, whatever deadline it is about, in both languages', () => {
    const facts = {
      number: 'RO-S01-20261122-0001',
      at: Date.parse('2026-11-22T02:00:00Z'),
      day: '2026-11-26',
      into: 'CP-S01-20261122-0002',
      leader: 'storeManager',
      phone: '13800000000',
      // an address is no word
      link: '0',
      code: '012345',
      total: 156_000,
      what: 'order',
      persons: 201,
      budget: 200,
      'post.zh': '前台迎宾',
      'post.en': 'Greeter',
      from: '12:00',
      until: '13:00',
    };
    /** What people have written, in the language of the reader. */
    const written = {
      zh: { measure: '每日检查', words: '配件明日到货', answer: '已当面交付', person: '王晓敏', department: '服务部' },
      en: { measure: 'daily check', words: 'tomorrow', answer: 'handed over', person: 'Wang', department: 'Service' },
    } as const;
    const shown = [
      ...Object.keys(catalogue.timers).map((timer) => ({ timer })),
      ...Object.keys(reactions).map((reaction) => ({ reaction })),
      ...Object.keys(catalogue.commands).map((command) => ({ command })),
    ].map((one) => ({ timer: 'T-10', reaction: 'remind', command: 'receiveVehicle', ...facts, ...one }));
    const said = noticeTemplates.flatMap((template) =>
      languages.flatMap((language) =>
        shown.flatMap((known) => {
          const { subject, text } = wordNotice(
            { template, facts: { ...known, ...written[language] } },
            language,
            'Asia/Shanghai',
          );
          return [...wordFaults(language, subject), ...wordFaults(language, text)].map(
            (fault) => `${template} ${known.timer} ${known.command} ${language}: ${fault}: ${text}`,
          );
        }),
      ),
    );
    expect(said).toEqual([]);
  });

  test('faults of a row name the column and the values as people know them', () => {
    const severalPhones = { code: 'severalPhones', column: 'ownerPhone', facts: {} } as const;
    expect(rowFaultText('vehicles', severalPhones, 'zh')).toBe('车主电话：有多个电话号码，请只保留一个');
    expect(rowFaultText('vehicles', severalPhones, 'en')).toBe(
      'Phone of the owner: has several phone numbers; keep one',
    );
    const noOwner = {
      code: 'oneMissing',
      column: null,
      facts: { columns: ['ownerExternalId', 'ownerPhone'] },
    } as const;
    expect(rowFaultText('vehicles', noOwner, 'zh')).toBe('至少填写一项：客户编号、车主电话');
    expect(rowFaultText('vehicles', noOwner, 'en')).toBe('Give at least one of these: Customer id, Phone of the owner');
    const allowed = [bilingual('轿车', 'saloon'), bilingual('货车', 'truck')];
    const noType = { code: 'choiceUnknown', column: 'type', facts: { allowed } } as const;
    expect(rowFaultText('vehicles', noType, 'zh')).toBe('车身类型：不是可选的值：轿车、货车');
    expect(rowFaultText('vehicles', noType, 'en')).toBe('Body type: is none of these: saloon, truck');
    expect(faultsIn({ warning: rowWarningTexts.vinCheckDigitDiffers })).toEqual([]);
  });

  test('faults and warnings of a file name their facts', () => {
    expect(tableFaultText('quoteOpen', { row: 12 }).zh).toBe('第 12 行起引号没有成对。');
    expect(tableFaultText('duplicateHeader', { columns: ['备注', '姓名'] }).en).toBe(
      'Several columns have the same name: 备注, 姓名. Give each a name of its own.',
    );
    expect(tableWarningText('otherSheets', { sheets: ['汇总', '备注'] }).zh).toBe('其他工作表不导入：汇总、备注。');
    expect(tableFaultText('tooManyRows', {}).en).toContain('{max}');
  });

  test('a deadline is told by its name and what is to be done', () => {
    const facts = { number: 'RO-1', timer: 'T-10', reaction: 'remind', command: 'receiveVehicle' };
    expect(wordNotice({ template: 'deadline', facts }, 'zh', 'Asia/Shanghai').text).toBe(
      'RO-1：接车确认已到期，请尽快办理「车间接车签字」。',
    );
    expect(wordNotice({ template: 'deadline', facts }, 'en', 'Asia/Shanghai').text).toBe(
      'RO-1: Receipt by the workshop is due. Please do this now: Receive vehicle.',
    );
  });
});

describe('the catalogue of texts', () => {
  const wash = { commands: { washCar: { zh: '洗车', en: 'Wash car' } } } as const;
  test('a name without words, words without a name and a name twice do not compile', () => {
    expect(mergeTexts<{ commands: 'washCar' }>()([wash]).commands.washCar.zh).toBe('洗车');
    // @ts-expect-error commands without words: handOverTyres
    mergeTexts<{ commands: 'washCar' | 'handOverTyres' }>()([wash]);
    // @ts-expect-error words for unknown commands: washCar
    mergeTexts<{ commands: never }>()([wash]);
    // @ts-expect-error commands named twice: washCar
    expect(() => mergeTexts()([wash, wash])).toThrow('Two groups of texts have commands washCar.');
  });
  test('a name from elsewhere is spelled out', () => {
    expect(humanize('requestExtraItem')).toBe('Request extra item');
    expect(nameOf(catalogue.commands, 'constructor').en).toBe('Constructor');
  });
});
