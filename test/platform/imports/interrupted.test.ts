import { STORE } from '../../../dev/fixtures/store';
import { noCounts } from '../../../domain/imports/run';
import type { ImportKindName } from '../../../domain/imports/kinds';
import type { Models } from '../../../platform/mongo/models';
import { customerHeader, customerRows } from '../../support/tables/customer-file';
import { Dead, finish, storeWith } from '../../support/waiting-import';

/** What an import before this one has left behind. */
const names = ['vaultKeys', 'customers', 'externalIds', 'parts', 'accounts', 'staff'] as const;
const modelOf = ({ models }: { readonly models: Models }, name: (typeof names)[number]): Models['customers'] =>
  models[name] as unknown as Models['customers'];

const wrong = ['KH00009999', '', '男', '13800138000', '人民路1号', '个人', '否', 'N'];
const changed = (row: readonly string[]): readonly string[] => row.with(4, '新地址');
const all = [...customerRows(1_300)];
const files: readonly (readonly [ImportKindName, readonly (readonly string[])[], readonly (readonly string[])[]])[] = [
  [
    'customers',
    [customerHeader, ...all.slice(0, 220)],
    [customerHeader, ...all.slice(0, 180), wrong, ...all.slice(180, 215).map(changed), ...all.slice(215, 240), all[3]!],
  ],
  [
    'parts',
    [
      ['零件号', '零件名称', '销售价'],
      ['X1', '甲', '1'],
      ['X2', '乙', '2'],
    ],
    [
      ['零件号', '零件名称', '销售价'],
      ['X1', '甲', '3'],
      ['X3', '丙', '4'],
      ['X2', '乙', '2'],
      ['', '丁', '5'],
    ],
  ],
  [
    'staff',
    [
      ['登录名', '姓名', '岗位'],
      ['a1', '甲', '技师'],
    ],
    [
      ['登录名', '姓名', '岗位'],
      ['a1', '甲', '技师'],
      ['a2', '乙', '司机'],
      ['a3', '丙', '店长'],
    ],
  ],
];

describe.each(files)('an import of %s that dies', (kind, before, file) => {
  test('after any of its writes is finished by the next worker, with the same records, counts and refusals', async () => {
    const first = await storeWith(kind, before);
    await first.ask('IM-0');
    await finish(first.runner());
    const kept = await Promise.all(
      names.map(async (name) => [name, await modelOf(first, name).find({}).lean()] as const),
    );
    const prepared = async () => {
      const store = await storeWith(kind, file);
      for (const [name, documents] of kept) {
        await modelOf(store, name).deleteMany({});
        if (documents.length > 0) await modelOf(store, name).collection.insertMany(documents as never);
      }
      await store.ask('IM-1');
      return store;
    };
    const whole = await prepared();
    let count = 0;
    await finish(whole.runner());
    const expected = await whole.outcome();
    expect(expected.run?.created).toBeGreaterThan(0);
    for (let survived = 0; ; survived += kind === 'customers' && survived > 8 ? 17 : 1) {
      const store = await prepared();
      store.dieAfter(survived);
      const dying = store.runner(60_000).takeNext(new AbortController().signal);
      const died = await dying.then(
        () => false,
        (error: unknown) => error instanceof Dead,
      );
      store.revive();
      await finish(store.runner());
      const {
        records: [customers, former, links, ...others],
        ...rest
      } = await store.outcome();
      const [customersAsked, formerAsked, linksAsked, ...othersAsked] = expected.records;
      expect({ survived, ...rest }).toEqual({ survived, run: expected.run, refusals: expected.refusals });
      expect([customers, former, links]).toEqual([customersAsked, formerAsked, linksAsked]);
      // a code is new each time, and nobody has seen it
      const withoutCode = (documents: unknown): unknown =>
        JSON.parse(
          JSON.stringify(documents, (name, value: unknown) => (['code', 'password'].includes(name) ? null : value)),
        );
      expect(withoutCode(others)).toEqual(withoutCode(othersAsked));
      count += 1;
      if (!died) break;
    }
    expect(count).toBeGreaterThan(5);
  });
});

test('two workers that take each other for dead do everything once', async () => {
  const store = await storeWith('customers', [customerHeader, ...all]);
  await store.ask('IM-1');
  const { signal } = new AbortController();
  const workers = Array.from({ length: 2 }, () => store.runner());
  for (let looks = 0; looks < 500; looks += 1) {
    await Promise.all(workers.map((worker) => worker.takeNext(signal)));
    if ((await store.repositories.imports.find(STORE, 'IM-1'))?.run?.state === 'done') break;
  }
  const { run, records } = await store.outcome();
  expect(run).toMatchObject({ rows: 1_300, created: 1_300, refused: 0 });
  expect(records[1]).toEqual([]);
});

test('one that is cancelled ends after the rows it is at, and can be started again', async () => {
  const store = await storeWith('customers', [customerHeader, ...all]);
  await store.ask('IM-1');
  await store.repositories.imports.cancel(STORE, 'IM-1');
  await finish(store.runner());
  const kept = await store.repositories.imports.find(STORE, 'IM-1');
  expect(kept?.run).toMatchObject({ state: 'cancelled', counts: { rows: 200, created: 200 } });
  await store.repositories.imports.ask(STORE, 'IM-1', kept!.version, {
    ...kept!.run!,
    count: 2,
    state: 'waiting',
    lastRow: 0,
    counts: noCounts,
  });
  await finish(store.runner());
  expect((await store.repositories.imports.find(STORE, 'IM-1'))?.run).toMatchObject({
    state: 'done',
    counts: { rows: 1_300, created: 1_100, unchanged: 200 },
  });
});

test('one that dies again and again without getting further is given up, and the next one gets its turn', async () => {
  const store = await storeWith('customers', [customerHeader, ...all.slice(0, 3)]);
  await store.ask('IM-1');
  const { signal } = new AbortController();
  Object.assign(store.models.externalIds.collection, { insertMany: () => Promise.reject(new Dead()) });
  for (let tries = 0; tries < 6; tries += 1) await expect(store.runner().takeNext(signal)).rejects.toThrow(Dead);
  expect(await store.runner().takeNext(signal)).toBe(true);
  const kept = await store.repositories.imports.find(STORE, 'IM-1');
  expect(kept?.run).toMatchObject({ state: 'failed', fault: { code: 'defect' }, counts: { rows: 0 } });
});

test('a worker that is told to end stops after the batch it is at, and another goes on', async () => {
  const store = await storeWith('customers', [customerHeader, ...all]);
  await store.ask('IM-1');
  expect(await store.runner().takeNext(AbortSignal.abort())).toBe(true);
  const kept = await store.repositories.imports.find(STORE, 'IM-1');
  expect(kept).toMatchObject({ owner: null, run: { state: 'running', counts: { created: 200 } } });
  await finish(store.runner());
  expect((await store.outcome()).run).toMatchObject({ rows: 1_300, created: 1_300 });
});
