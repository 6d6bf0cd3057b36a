import type { Model } from 'mongoose';
import { seedDemoStore } from '../../dev/fixtures/seed';
import { demoPolicy, STORE } from '../../dev/fixtures/store';
import { headOf } from '../../domain/audit/entry';
import { systemActor } from '../../domain/kernel/actor';
import { noCounts } from '../../domain/imports/run';
import { orderNumbers } from '../../domain/repair-order/number';
import { processTypes, type AnyEvent, type ProcessType } from '../../domain/processes';
import { EventLog } from '../../platform/mongo/projections/event-log';
import { processNumbers, rebuildView } from '../../platform/mongo/projections/rebuild';
import type { Models, StoredNotice } from '../../platform/mongo/models';
import { repositoriesOn, type Repositories } from '../../platform/mongo/repositories';
import { storeSubject } from '../../platform/vault/subjects';
import { someLog } from './audit-entries';
import { captureQueries, type CapturedQuery } from './query-capture';
import { openedProcess } from './sample-processes';
import { delivered } from './order-events';

type Called<Group> = Group extends (...given: never[]) => unknown
  ? (call: Group) => unknown
  : { readonly [Name in keyof Group]: (call: Group[Name]) => unknown };
/** One call of every function of every repository. A function without a call does not compile. */
type Tour = { readonly [Group in keyof Repositories]: Called<Repositories[Group]> };

const HOUR_MS = 3_600_000;
const opened = Object.fromEntries(processTypes.map((type) => [type, openedProcess(type)])) as {
  readonly [T in ProcessType]: ReturnType<typeof openedProcess>;
};
const order = opened.repairOrder.state;
const complaint = opened.complaint.state.number;
const followUp = opened.followUp.state.number;
const { openedAt } = order as { openedAt: number } & typeof order;
const wide = { store: STORE, limit: 10_000 };
const few = { store: STORE, limit: 3 };
const ended = 'RO-S01-20261122-0099';
const wording = { subject: 'x', text: 'x' };
const attempt = { at: 1, channel: 'sms', outcome: 'taken' };
const defect = { kind: 'defect', process: order.number, about: 'noteCondition', stack: null } as const;
const someVehicle = { plate: '沪A00001', model: 'x', type: 'suv', odometer: 1 } as const;

const somePart = { name: 'x', unitPrice: 1, stock: 1, leadDays: 1, supplier: null, keyLocation: false, active: true };
const someWork = { work: 'x', labourMinutes: 1, labour: 1, parts: [], active: true };
const author = { by: systemActor, at: 1 };

const externalId = {
  store: STORE,
  kind: 'customers',
  system: 'dms',
  externalId: 'KH-1',
  record: 'C-002',
  print: 'x',
  import: 'IM-1:1',
  outcome: 'created',
} as const;
const personalRequest = {
  store: STORE,
  customer: 'C-002',
  kind: 'export',
  by: systemActor,
  at: 1,
  dueAt: 2,
  exportedAt: null,
  state: 'open',
  end: null,
} as const;
const statement = {
  store: STORE,
  customer: 'C-002',
  channel: 'sms',
  given: true,
  words: 'x',
  by: systemActor,
  at: 1,
} as const;
const keptImport = {
  _id: 'IM-1',
  store: STORE,
  kind: 'customers',
  system: 'dms',
  fileName: 'x.csv',
  size: 1,
  sheet: null,
  header: ['姓名'],
  headerRow: 1,
  rows: 1,
  daysFrom1904: false,
  warnings: [],
  sample: [],
  mapping: {},
  by: systemActor,
  at: 1,
  expiresAt: new Date('2100-01-01'),
} as const;
const waitingRun = {
  count: 1,
  mode: 'import',
  state: 'waiting',
  by: systemActor,
  at: 1,
  today: '2026-11-26',
  lastRow: 0,
  counts: noCounts,
  attempts: 0,
  fault: null,
  endedAt: null,
} as const;
/** Of records that can be merged. */
const mergingTour = (id: string, other: string) => ({
  find: (call: (store: string, id: string) => unknown) => call(STORE, id),
  findExact: (call: (store: string, id: string) => unknown) => call(STORE, id),
  survivorOf: (call: (record: never) => unknown) => call({ _id: other, store: STORE, mergedInto: id } as never),
  mergedInto: (call: (store: string, ids: readonly string[]) => unknown) => call(STORE, [id]),
  idsOf: (call: (store: string, id: string) => unknown) => call(STORE, id),
  survivorIdsOf: (call: (ids: readonly string[]) => unknown) => call([id, other]),
  allSurvivorIds: (call: (store: string) => unknown) => call(STORE),
  merge: (call: (store: string, id: string, into: string, by: typeof author) => unknown) =>
    call(STORE, other, id, author),
  unmerge: (call: (store: string, id: string, by: typeof author) => unknown) => call(STORE, other, author),
});

const overRead = {
  to: { role: 'storeManager', person: null },
  way: 'inApp',
  template: 'readBudgetExceeded',
  facts: {},
  urgent: false,
} as const;
const openTab = { process: order.number, person: 'wang', tab: 'first-tab' } as const;
const noticeReader = { store: STORE, person: 'wang' } as const;
const noticeAudience = {
  store: STORE,
  persons: ['wang', 'li'],
  roles: ['serviceAdvisor', 'technician'],
  without: [],
} as const;
const waitingNotice: StoredNotice = {
  _id: 'N-1',
  process: order.number,
  store: STORE,
  at: 1,
  dueAt: 1,
  expiresAt: 2,
  zone: 'Asia/Shanghai',
  notice: overRead,
  way: 'out',
  role: null,
  person: null,
  status: 'waiting',
  tries: 0,
  words: null,
  deliveredTo: [],
  attempts: [],
  forgetAt: new Date(2),
};
const someEntries = someLog(30);

const tour: Tour = {
  accounts: {
    find: (call) => call('wang'),
    findBySignIn: (call) => call('wang'),
    findByCode: (call) => call('x'),
    withSignIn: (call) => call('wang'),
    of: (call) => call(['wang', 'li']),
    add: (call) => call({ _id: 'P-T', signIn: 'tour', password: null, code: null, active: true }),
    giveCode: (call) => call('wang', { hash: 'x', expiresAt: 1 }),
    setPassword: (call) => call('wang', 'x', 'y'),
    changePassword: (call) => call('wang', 'x', 'y'),
    reset: (call) => call('wang', { hash: 'x', expiresAt: 1 }),
    keepDevices: (call) => call('wang', [{ hash: 'x', at: 1 }]),
    beginEnrolment: (call) => call('wang', { secret: 'x', expiresAt: 1 }),
    enrol: (call) => call('wang', { secret: 'x', since: 1, lastStep: 1, recovery: ['r'] }),
    takeStep: (call) => call('wang', 2),
    takeRecoveryCode: (call) => call('wang', 'r'),
    removeSecondFactor: (call) => call('wang'),
    setActive: (call) => call('wang', true),
  },
  audit: {
    insert: (call) => call(someEntries),
    end: (call) => call(STORE),
    noteHead: (call) => call(headOf(someEntries[29]!)),
    head: (call) => call(STORE),
    heads: (call) => call(),
    inOrder: (call) => call(STORE, 3, 6),
    firstSince: (call) => call(STORE, 2),
    page: async (call) => {
      const place = { ...few, before: 31, from: 1 };
      await call(place);
      const narrow = [{ who: 'wang' }, { kind: 'read' }, { outcome: 'done' }, { about: 'customer:C-002' }] as const;
      for (const one of narrow) await call({ ...place, ...one });
      await call({ ...place, persons: ['C-002', 'C-003'] });
    },
    endsOf: (call) => call(STORE, ['R-1', 'R-2']),
    ofPerson: (call) => call(STORE, 'wang', 0),
  },
  complaints: {
    has: (call) => call(STORE, complaint),
    accusedIn: (call) => call(complaint),
    closedTo: (call) => call(STORE, 'wang'),
    isOf: (call) => call(complaint, ['C-002'], order.number),
    list: async (call) => {
      await call(few);
      await call({ ...few, after: complaint });
      for (const narrow of [{ stage: 'received' }, { kind: 'complaint' }, { owner: 'cr' }, { open: true }])
        await call({ ...few, ...narrow });
      for (const narrow of [
        { order: order.number },
        { vehicles: ['V-002'] },
        { complainants: ['C-002'] },
        { minLevel: 1 },
      ])
        await call({ ...wide, ...narrow });
      await call({ ...wide, open: true, minLevel: 1 });
    },
    all: (call) => call(STORE),
    about: (call) => call(STORE, order.number),
    statesOf: (call) => call(STORE, order.number, ['C-002']),
    openCounts: (call) => call(STORE, [order.number, ended]),
    each: async (call) => {
      for (const moment of ['receivedAt', 'closedAt'] as const) await drained(call(STORE, moment, 1, Date.now()));
    },
    open: (call) => call(STORE),
    openByOwner: (call) => call(STORE),
    receivedWithin: (call) => call(STORE, openedAt - HOUR_MS, openedAt + HOUR_MS),
  },
  contacts: {
    find: (call) => call(STORE, 'K-1'),
    keep: (call) => call({ _id: 'K-1', store: STORE, name: 'x', phone: '1', workplace: null, address: null }),
    link: (call) => call(STORE, 'K-1', 'C-002', author),
    ofCustomers: (call) => call(STORE, ['C-002']),
    byIds: (call) => call(STORE, ['K-1']),
  },
  counters: {
    increment: (call) => call('tour'),
    reset: (call) => call('tour'),
    nextNumber: (call) => call(orderNumbers, STORE, 'Asia/Shanghai'),
  },
  customers: {
    ...mergingTour('C-002', 'C-003'),
    search: (call) => call(STORE, ['王', '138'], 3),
    alike: (call) => call(STORE, ['王伟', '13800000001']),
    has: (call) => call(STORE, 'C-002'),
    byIds: (call) => call(STORE, ['C-002', 'C-003']),
    all: (call) => call(STORE),
    among: (call) => call(STORE, ['C-002', 'C-003']),
    addMany: (call) => call([{ _id: 'C-M', store: STORE, name: 'x', phone: '1' }] as never),
    each: (call) => drained(call(STORE)),
    count: (call) => call(STORE),
    byPhones: (call) => call(STORE, ['13800000001', '13800000002']),
    list: async (call) => {
      await call(few);
      await call({ ...few, after: 'C-002' });
      await call({ ...few, phone: '13800000001' });
    },
    add: (call) => call({ _id: 'C-T', store: STORE, name: 'x', phone: '1' } as never),
    replace: (call) => call(STORE, 'C-002', 1, { name: 'x', phone: '1' }, author),
    versions: (call) => call(STORE, 'C-002'),
  },
  deadlineProofs: {
    proveNext: (call) => call(),
    unproved: (call) => call(STORE),
    sums: (call) => call(STORE),
  },
  dealership: {
    find: (call) => call(STORE),
    allStores: (call) => call(),
    hasAny: (call) => call(),
    add: (call) => call({ _id: STORE, name: 'x', brand: 'x', teams: [] }),
    noteExport: (call) =>
      call({ _id: 'E-1', store: STORE, by: 'wang', role: 'storeManager', what: 'x', purpose: 'x', rows: 1, at: 1 }),
    exports: (call) => call(STORE),
  },
  events: {
    of: (call) => call(order.number),
    until: (call) => call(order.number, openedAt),
    page: (call) => call(order.number, 1, 3),
  },
  externalIds: {
    codes: (call) => call(STORE, ['x']),
    sealFormer: (call) => call(),
    byIds: (call) => call(['x', 'y']),
    ofRecords: (call) => call(STORE, 'customers', ['C-002']),
    keep: (call) => call([{ ...externalId, _id: 'x' }]),
    each: (call) => drained(call(STORE)),
  },
  erasures: {
    begin: (call) =>
      call({ _id: 'C-T', store: STORE, reason: 'x', askedBy: systemActor, by: systemActor, at: 1, doneAt: null }),
    end: (call) => call('C-T', 1),
    find: (call) => call(STORE, 'C-T'),
    unfinished: (call) => call(1),
    tracesOf: (call) => call(STORE, 'C-002'),
  },
  marketingStatements: {
    add: (call) => call({ ...statement, _id: 'MS-T' }),
    of: (call) => call(STORE, ['C-002', 'C-003']),
    each: (call) => drained(call(STORE)),
  },
  personalRequests: {
    add: (call) => call({ ...personalRequest, _id: 'PR-T' }),
    of: (call) => call(STORE, ['C-002', 'C-003']),
    open: (call) => call(STORE, 10),
    openBefore: (call) => call(Date.now(), 10),
    noteTold: (call) => call('PR-T', 'due'),
    noteExport: (call) => call(STORE, ['C-002'], 1),
    end: (call) => call({ ...personalRequest, _id: 'PR-T' }, 'refused', { by: systemActor, at: 1, words: 'x' }),
  },
  improvementReports: {
    file: (call) =>
      call({
        _id: 'IR-1',
        store: STORE,
        about: 'calls',
        from: '2026-11-22',
        to: '2026-11-22',
        figures: {},
        summary: 'x',
        suggestions: [],
        by: systemActor,
        at: 1,
      }),
    list: (call) => call(STORE, 'calls', 3),
  },
  intakeReports: {
    find: (call) => call(STORE, '2026-11-22'),
    among: (call) => call(STORE, ['2026-11-21', '2026-11-22']),
    note: (call) => call({ store: STORE, day: '2026-11-22', numbers: ['x'], reference: 'x', by: systemActor, at: 1 }),
  },
  retention: {
    old: (call) => drained(call(STORE, demoPolicy, 1)),
    noteRun: (call) => call({ _id: STORE, at: 1, gone: 0 }),
    lastRun: (call) => call(STORE),
  },
  proofs: {
    export: (call) => call(ended, 1),
    want: (call) => call(ended, 1),
    hasKeys: (call) => call(ended),
    unsignedSince: (call) => call(),
    unanchoredSince: (call) => call(),
  },
  feed: {
    tails: (call) => call(),
    page: (call) => call(STORE, 0, 3),
  },
  files: {
    find: (call) => call(STORE, 'f'.repeat(64)),
    among: (call) => call(STORE, ['f'.repeat(64)]),
    all: (call) => drained(call(STORE)),
    ofProcesses: (call) => call(STORE, [order.number]),
    subjectOf: (call) => call(STORE, order.number),
    noStoreCopy: (call) => call(STORE, 'f'.repeat(64)),
    keep: (call) =>
      call(
        { store: STORE, hash: 'f', type: 'image/png', size: 1, thumbnail: null, uploadedBy: 'wang', at: 1 },
        storeSubject(STORE),
        order.number,
      ),
  },
  approvalCodes: {
    keep: (call) => call({ _id: order.number, salt: 'x', hash: 'x', offer: 'x', expiresAt: new Date(1) }),
    tryOut: (call) => call(order.number, 5),
    use: (call) => call(order.number, 'x', 'y'),
  },
  tray: {
    put: (call) =>
      call({
        _id: 'x',
        store: STORE,
        at: 1,
        channel: 'sms',
        address: 'x',
        subject: 'x',
        text: 'x',
        forgetAt: new Date(1),
      }),
    newest: (call) => call(STORE, 3),
  },
  firstRunCodes: {
    find: (call) => call('x'),
    add: (call) => call('x', 1),
    use: (call) => call('x', STORE, 'wang', 1),
    removeUnused: (call) => call(),
  },
  appointments: {
    startingWithin: (call) => call(STORE, [1, Date.now()], 3),
    decidedWithin: (call) => call(STORE, [1, Date.now()], 3),
    byNumbers: (call) => call(STORE, [opened.appointment.state.number]),
    notCome: (call) => call(STORE, 3),
    openOf: (call) => call(STORE, 'C-001', 3),
    open: (call) => call(STORE, 3),
    hasOpen: (call) => call(STORE, 'C-001', 2),
  },
  workshopDays: {
    byNumbers: (call) => call([opened.workshopDay.state.number, 'WD-S01-20261299']),
  },
  followUps: {
    state: (call) => call(STORE, followUp),
    list: async (call) => {
      await call(few);
      await call({ ...few, open: true });
      await call({ ...few, open: true, stage: 'waiting' });
      await call({ ...few, stage: 'waiting' });
      await call({ ...wide, specialist: 'cr' });
      await call({ ...wide, specialist: 'cr', open: true });
      await call({ ...wide, left: [1, Date.now()] });
      await call({ ...wide, numbers: [followUp] });
      await call({ ...wide, customers: ['C-002'] });
      await call({ ...wide, vehicles: ['V-002'] });
    },
    openBySpecialist: (call) => call(STORE),
    statesLeftWithin: (call) => call(STORE, 1, Date.now()),
    eachLeftWithin: (call) => drained(call(STORE, 1, Date.now())),
    leftWithin: (call) => call(STORE, 1, Date.now()),
    byNumbers: (call) => call([followUp, ended.replace('RO-', 'FU-')]),
  },
  notices: {
    shownTo: async (call) => {
      await call(noticeAudience, 3);
      await call({ ...noticeAudience, without: [complaint] }, 3);
      await call(noticeAudience, 3, { after: 1 });
      await call(noticeAudience, 3, { upTo: Date.now() });
    },
    among: (call) => call(noticeAudience, ['N-1', 'N-2']),
    aboutProcess: (call) => call(noticeAudience, order.number),
    sent: async (call) => {
      await call(STORE, undefined, 3);
      await call(STORE, 'sent', 3);
    },
    tell: (call) =>
      call({ id: 'audit:x', about: 'wang', store: STORE, zone: 'Asia/Shanghai', notice: overRead, at: 1 }),
  },
  presences: {
    note: (call) => call(openTab, true, Date.now() + HOUR_MS),
    leave: (call) => call(openTab),
    at: (call) => call(order.number, Date.now()),
  },
  noticeReading: {
    readUpTo: (call) => call(noticeReader),
    noteReadUpTo: (call) => call(noticeReader, 1),
    marksOf: (call) => call(noticeReader, ['N-1', 'N-2']),
    toReadAgain: (call) => call(noticeReader),
    mark: (call) => call(noticeReader, [waitingNotice], false),
  },
  noticeOutbox: {
    takeDue: (call) => call(Date.now(), Date.now() + 1),
    opened: (call) => call(waitingNotice),
    renew: (call) => call('N-1', 1, 2),
    noteDelivered: (call) => call(waitingNotice, 'wang', { zh: wording, en: wording }),
    settle: (call) => call('N-1', 'sent', attempt),
    tryAgainAt: (call) => call('N-1', 1, attempt),
    sendAgain: (call) => call(order.number, 1),
  },
  operatorTasks: {
    report: (call) => call(defect),
    openIn: (call) => call(STORE, 3),
    openAnywhere: (call) => call(3),
    isOpen: (call) => call(order.number, 'defect'),
    countOpen: (call) => call(),
    findOpen: (call) => call(STORE, `${order.number}:defect:noteCondition`),
    resolve: (call) => call({ _id: `${order.number}:defect:noteCondition`, lastAt: 1 }, 'operator', 'x'),
  },
  imports: {
    keep: (call) => call(keptImport, Buffer.from('x')),
    find: (call) => call(STORE, 'IM-1'),
    list: (call) => call(STORE),
    bytes: (call) => drained(call({ _id: 'IM-1', pieces: 1 })),
    change: (call) => call(STORE, 'IM-1', 1, { mapping: {}, system: 'dms' }),
    ask: (call) => call(STORE, 'IM-1', 2, waitingRun),
    cancel: (call) => call(STORE, 'IM-1'),
    open: (call) => call(),
    take: (call) => call('IM-1', { owner: null, beat: 0 }, 'somebody'),
    beat: (call) => call('IM-1', 'somebody'),
    advance: (call) => call('IM-1', 'somebody', { lastRow: 1, counts: noCounts }),
    end: (call) => call('IM-1', 'somebody', { state: 'done', fault: null }, 1),
    handBack: (call) => call('IM-1', 'somebody'),
    handBackSlow: (call) => call('IM-1', 'somebody', 100),
    keepRefusals: (call) => call({ _id: 'IM-1:1:2', run: 'IM-1:1', firstRow: 2, rows: [], expiresAt: new Date() }),
    refusalsOf: (call) => call('IM-1:1'),
  },
  pastVisits: {
    find: (call) => call(STORE, 'PV-1'),
    has: (call) => call(STORE, 'PV-1'),
    all: (call) => call(STORE),
    among: (call) => call(STORE, ['PV-1']),
    addMany: (call) => call([{ _id: 'PV-1', store: STORE }] as never),
    each: (call) => drained(call(STORE)),
    ofCars: async (call) => {
      const cars = { plates: ['沪A00002'], vins: ['1M8GDM9AXKP042788'] };
      await call(STORE, cars, undefined, 50);
      await call(STORE, cars, { day: '2024-03-05', id: 'PV-1' }, 50);
    },
    replace: (call) => call(STORE, 'PV-1', 1, {}, author),
    versions: (call) => call(STORE, 'PV-1'),
  },
  parts: {
    find: (call) => call(STORE, 'WIPER'),
    move: (call) =>
      call('errand-1', {
        store: STORE,
        number: order.number,
        takes: 'atMost',
        changes: [{ partNumber: 'WIPER', by: -1 }],
      }),
    byNumbers: (call) => call(STORE, ['WIPER']),
    each: (call) => drained(call(STORE)),
    page: async (call) => {
      await call({ ...few, withRetired: false });
      await call({ ...few, withRetired: true, after: `${STORE}:FLT-OIL` });
      await call({ ...wide, withRetired: false, search: '滤清' });
      await call({ ...wide, withRetired: true, search: 'flt', after: `${STORE}:FLT-AIR` });
    },
    add: (call) => call({ store: STORE, partNumber: 'T' } as never, author).catch(() => undefined),
    replace: (call) => call(STORE, 'WIPER', 1, somePart, author),
    versions: (call) => call(STORE, 'WIPER'),
  },
  prices: {
    find: (call) => call(STORE, 'WIPER'),
    byCodes: (call) => call(STORE, ['WIPER']),
    each: (call) => drained(call(STORE)),
    page: async (call) => {
      await call({ ...few, withRetired: false });
      await call({ ...few, withRetired: true, after: `${STORE}:BATTERY` });
      await call({ ...wide, withRetired: false, search: '更换' });
    },
    taking: (call) => call(STORE, 'TYRE-205'),
    add: (call) => call({ store: STORE, code: 'T' } as never, author).catch(() => undefined),
    replace: (call) => call(STORE, 'WIPER', 1, someWork, author),
    versions: (call) => call(STORE, 'WIPER'),
  },
  policies: {
    newest: (call) => call(STORE),
    newestVersion: (call) => call(STORE, 'voyage'),
    find: (call) => call(STORE, 'voyage', 1),
    hasAny: (call) => call(STORE),
    openProposal: (call) => call(STORE, 'voyage'),
    openProposals: (call) => call(STORE),
    propose: (call) => call({ ...demoPolicy, version: 2 }, author),
    publish: (call) => call(STORE, 'voyage', 1, author),
    withdraw: (call) => call(STORE, 'voyage', 1, author),
    list: async (call) => {
      await call(STORE, undefined);
      await call(STORE, 'voyage');
    },
    add: (call) => call({ store: STORE, brand: 'voyage', version: 1, policy: demoPolicy }),
  },
  repairOrders: {
    find: (call) => call(STORE, order.number),
    each: async (call) => {
      for (const moment of ['openedAt', 'settledAt', 'deliveredAt'] as const)
        await drained(call(STORE, moment, openedAt - HOUR_MS, openedAt + HOUR_MS));
    },
    rowsOf: (call) => call(STORE, [order.number]),
    state: (call) => call(order.number),
    list: async (call) => {
      await call(few);
      await call({ ...few, after: order.number });
      for (const narrow of [{ stage: 'checkedIn' }, { advisor: 'wang' }, { customers: ['C-002'] }, { open: true }])
        await call({ ...few, ...narrow });
      await call({ ...wide, vehicles: ['V-002', 'V-003'] });
      await call({ ...wide, promised: [0, Date.now() * 2] });
    },
    all: (call) => call(STORE),
    openStates: (call) => call(STORE, 3),
    openedWithin: (call) => call(STORE, openedAt - HOUR_MS, openedAt + HOUR_MS),
    numbersOpenedWithin: (call) => call(STORE, openedAt - HOUR_MS, openedAt + HOUR_MS),
    handedInWithin: (call) => call(STORE, openedAt - HOUR_MS, openedAt + HOUR_MS),
    promisedStates: (call) => call(STORE),
    inArrears: async (call) => {
      await call(STORE, undefined, 10);
      await call(STORE, '2026-12-31', 10);
    },
    hasAnyOf: (call) => call(STORE, ['C-002']),
    lastOf: (call) => call(STORE, ['V-002']),
    before: (call) => call(STORE, ['V-002'], order.number),
    openByAdvisor: (call) => call(STORE),
  },
  requests: {
    find: (call) => call('Q-1'),
    begin: (call) => call({ _id: 'Q-1', fingerprint: 'x', reserved: null, expiresAt: new Date() }),
    exchange: (call) => call('Q-1', 'y'),
    takeOver: (call) => call('Q-1', 'y', 'z', new Date()),
    answer: (call) => call('Q-1', { status: 201, headers: {}, body: {} }),
    remove: (call) => call('Q-1'),
  },
  searchKeys: {
    fill: async (call) => {
      await call();
      await call(true);
    },
  },
  sessions: {
    find: (call) => call('S-1'),
    add: (call) =>
      call({
        _id: 'S-1',
        user: 'wang',
        store: STORE,
        roles: [],
        order: null,
        link: null,
        proved: false,
        device: null,
        address: null,
        begunAt: 1,
        lastUsedAt: 1,
        endsAt: 2,
        expiresAt: new Date(Date.now() + 1),
      }),
    noteUse: (call) => call('S-1', { lastUsedAt: 2, expiresAt: new Date(Date.now() + 1) }),
    prove: (call) => call('S-1'),
    ofPerson: (call) => call('wang'),
    removeAllOf: async (call) => {
      await call('wang', 'S-2');
      await call('wang');
    },
    move: (call) => call('S-1', STORE),
    remove: (call) => call('S-1'),
    findLink: (call) => call('L-1'),
    linksOf: (call) => call(STORE, order.number),
    noteLinkUse: (call) => call('L-1', 1),
    useLinkOnce: (call) => call('x', 1),
    revokeLink: (call) =>
      call({ _id: 'L-1', order: order.number, store: STORE, customer: 'C-002', expiresAt: new Date() }, 1),
    addLink: (call) =>
      call({ _id: 'L-1', order: order.number, store: STORE, customer: 'C-002', expiresAt: new Date(Date.now() + 1) }),
  },
  settings: {
    find: (call) => call(STORE, 'letterhead'),
    all: (call) => call(STORE),
    contentOf: (call) => call(STORE, 'teams'),
    replace: (call) => call(STORE, 'causeCodes', 1, { items: [] }, author),
    versions: (call) => call(STORE, 'causeCodes'),
  },
  signInAttempts: {
    find: (call) => call('A-1'),
    count: async (call) => {
      const attempts = { _id: 'A-1', wrong: 1, until: 1, expiresAt: new Date(Date.now() + HOUR_MS) };
      await call(null, attempts);
      await call(attempts, { ...attempts, wrong: 2 });
    },
    forget: (call) => call('A-1'),
  },
  staff: {
    find: (call) => call(STORE, 'wang'),
    entriesOf: (call) => call('wang'),
    has: (call) => call(STORE, 'wang'),
    all: (call) => call(STORE),
    holdersOf: (call) => call(STORE, ['serviceAdvisor', 'technician']),
    entry: (call) => call(STORE, 'wang'),
    entries: (call) => call(STORE),
    add: (call) => call({ _id: `${STORE}:wang`, store: STORE } as never).catch(() => undefined),
    versions: (call) => call(STORE, `${STORE}:wang`),
    whoNamed: (call) => call(STORE, 'li'),
    replace: (call) => call(STORE, `${STORE}:wang`, 1, {}, author),
    namesOf: (call) => call(STORE),
  },
  tasks: {
    nextOf: (call) => call([complaint]),
    lateIn: (call) => call(STORE),
    openFor: async (call) => {
      await call(STORE, ['wang'], ['serviceAdvisor'], 3);
      await call(STORE, ['wang'], ['serviceAdvisor'], 3, { overdue: true });
      await call(STORE, ['wang'], ['serviceAdvisor'], 3, { without: [complaint] });
    },
    openIn: async (call) => {
      for (const narrow of [{}, { overdue: true }, { escalated: true }]) await call(STORE, 3, narrow);
    },
    processesWaitingFor: (call) => call(STORE, 'wang'),
    openByAudience: (call) => call(STORE),
    overdueAudiences: (call) => call(STORE),
    countEscalated: (call) => call(STORE),
  },
  vaultKeys: {
    ofSubject: (call) => call('customer S01 C-002'),
    ofSubjects: (call) => call(['customer S01 C-002', 'customer S01 C-003']),
    addAll: (call) =>
      call([{ _id: 'tour too', keyId: 'K-U', masterKey: 'file:1', wrapped: 'x', createdAt: 1, destroyedAt: null }]),
    byIds: (call) => call(['K-1', 'K-2']),
    add: (call) =>
      call({ _id: 'tour', keyId: 'K-T', masterKey: 'file:1', wrapped: 'x', createdAt: 1, destroyedAt: null }),
    destroy: (call) => call('tour', 2),
    rewrap: (call) =>
      call(
        { _id: 'tour', keyId: 'K-T', masterKey: 'file:1', wrapped: 'x', createdAt: 1, destroyedAt: null },
        { masterKey: 'file:2', wrapped: 'y' },
      ),
    wrappedBy: (call) => call('file:1', 3),
    countByMasterKey: (call) => call(),
    subjectOfProcess: (call) => call(ended),
    assignProcess: (call) => call(ended, 'customer S01 C-002'),
    releaseProcess: (call) => call(ended),
    processesOf: (call) => call('customer S01 C-002'),
  },
  vehicles: {
    ...mergingTour('V-002', 'V-003'),
    search: (call) => call(STORE, ['a00002'], 3),
    alike: (call) => call(STORE, ['1M8GDM9AXKP042788']),
    has: (call) => call(STORE, 'V-002'),
    all: (call) => call(STORE),
    among: (call) => call(STORE, ['V-002', 'V-003']),
    addMany: (call) => call([{ _id: 'V-M', store: STORE, plate: 'x', vin: 'x' }] as never),
    each: (call) => drained(call(STORE)),
    byPlates: (call) => call(STORE, ['沪A00002']),
    ofCustomers: (call) => call(STORE, ['C-002']),
    byVins: (call) => call(STORE, ['1M8GDM9AXKP042788']),
    list: async (call) => {
      await call(few);
      await call({ ...few, after: 'V-002' });
      await call({ ...few, customers: ['C-002'] });
      await call({ ...few, plate: '沪A00002' });
    },
    add: (call) => call({ _id: 'V-T', store: STORE } as never).catch(() => undefined),
    replace: (call) => call(STORE, 'V-002', 1, someVehicle, author),
    versions: (call) => call(STORE, 'V-002'),
    byIds: (call) => call(['V-002', 'V-003']),
    carsOf: (call) => call(['V-002', 'V-003']),
  },
  views: {
    find: (call) => call('complaint', complaint),
    has: (call) => call('followUp', followUp),
    sequenceOf: (call) => call('followUp', followUp),
    openDueBy: async (call) => {
      for (const type of processTypes) await drained(call(type, STORE, Date.now() + HOUR_MS));
    },
    openStates: async (call) => {
      for (const type of processTypes) await drained(call(type, STORE));
    },
    openNumbers: async (call) => {
      for (const type of processTypes) await call(type, STORE, 3);
    },
    statesOf: async (call) => {
      for (const type of processTypes) await call(type, [opened[type].state.number]);
    },
    vehiclesOf: async (call) => {
      for (const type of processTypes) await call(type, [opened[type].state.number]);
    },
  },
  parties: (call) => call(STORE, ['C-002', 'C-003']),
  searchParties: async (call) => {
    await call({ store: STORE, terms: ['138'], limit: 3 });
    await call({ store: STORE, terms: ['王', 'a000'], limit: 3 });
  },
  visitParties: (call) => call(STORE, 'C-002', 'V-002'),
  storeCopy: (call) => drained(call(STORE)),
  histories: async (call) => {
    await drained(call({ processes: [order.number, ended] }));
    await drained(call({ store: STORE }));
  },
  // a ping is no query
  checkReachable: () => undefined,
  findMissing: () => undefined,
};

async function drained(all: AsyncIterable<unknown>): Promise<void> {
  for await (const _one of all);
}

const COPIES = 20;
let copies = 0;
/** Another text; another number of a process where it is one. */
const anotherText = (text: string): string =>
  /^[A-Z]{2}-[A-Z0-9]+-\d{8}-\d{4}$/.test(text)
    ? text.replace(/\d{4}$/, String(100_000 + ++copies))
    : `${text}~${++copies}`;

/** Other values of a field, on both sides of what it is. */
function others(value: unknown): readonly unknown[] {
  const upTo = Array.from({ length: COPIES }, (_none, n) => n + 1);
  if (typeof value === 'boolean') return upTo.map(() => !value);
  if (typeof value === 'number') return upTo.map((n) => value + (n % 2 ? 1 : -1) * n * 1e9);
  if (typeof value === 'string' || value === null) return upTo.map(() => anotherText(value ?? 'somebody'));
  return [];
}

/** Documents that differ in one field from a given one, many for each field: a query that is not bounded by all it asks for comes upon them. */
function copiesOf(document: Readonly<Record<string, unknown>>, unique: readonly string[]): readonly object[] {
  const fields = Object.keys(document).filter((field) => !['_id', 'state', 'schemaVersion'].includes(field));
  return fields.flatMap((field) =>
    others(document[field]).map((value) => ({
      ...document,
      ...Object.fromEntries(unique.map((own) => [own, anotherText(document[own] as string)])),
      [field]: value,
      _id: anotherText(document['_id'] as string),
    })),
  );
}

/** A demo store with a process of each type and a visit that is over. */
export async function seedForTour(models: Models): Promise<void> {
  await seedDemoStore(models);
  const log = new EventLog(models);
  for (const type of processTypes) {
    const { first, state } = opened[type];
    await log.record(new Map([[state.number, [{ sequence: 1, event: first }]]]));
  }
  const visit = delivered({ opening: { number: ended } }) as readonly AnyEvent[];
  const dms = { type: 'dmsUpdated', mismatch: false, at: visit.at(-1)!.at, by: systemActor } as AnyEvent;
  const gate = { type: 'gateOpened', exitPass: `EP-${ended}`, at: visit.at(-1)!.at, by: systemActor } as AnyEvent;
  const events = [...visit, dms, gate].map((event, index) => ({ sequence: index + 1, event }));
  await log.record(new Map([[ended, events]]));
}

/** Around each of some documents of every collection many that differ from it in one field. */
export async function addCopies(models: Models): Promise<void> {
  for (const model of Object.values(models) as unknown as Model<{ _id: string }>[]) {
    const unique = model.schema.indexes().flatMap(([fields, options]) => (options?.unique ? Object.keys(fields) : []));
    const own = unique.filter((field) => field !== 'store');
    const base = await model.collection.find({}).toArray();
    const around = base.slice(0, 3).flatMap((document) => copiesOf(document, own));
    if (around.length > 0) await model.collection.insertMany(around, { ordered: false });
  }
}

/** They ask the server about itself. */
const readsNoDocument = new Set(['checkReachable', 'findMissing']);

/** Calls every function of every repository, and the event log's own. Answers the queries this made, and which functions the tour forgets. */
export async function tourQueries(
  models: Models,
  before: (query: CapturedQuery) => void,
): Promise<{ readonly forgotten: readonly string[] }> {
  const forgotten: string[] = [];
  let by = '';
  captureQueries(models, (query) => before({ by, ...query }));
  const visit = async (name: string, real: unknown, call: unknown): Promise<void> => {
    by = name;
    if (typeof call !== 'function') return void forgotten.push(name);
    let called = false;
    await (call as (real: unknown) => unknown)((...given: unknown[]) => {
      called = true;
      return (real as (...given: unknown[]) => unknown)(...given);
    });
    if (!called && !readsNoDocument.has(name)) forgotten.push(name);
  };
  for (const [group, functions] of Object.entries(repositoriesOn(models))) {
    const calls = (tour as Readonly<Record<string, unknown>>)[group];
    if (typeof functions === 'function') await visit(group, functions, calls);
    else
      for (const [name, real] of Object.entries(functions))
        await visit(`${group}.${name}`, real, (calls as Readonly<Record<string, unknown>> | undefined)?.[name]);
  }
  const log = new EventLog(models);
  const { first, state } = openedProcess('repairOrder');
  const logTour: { readonly [Name in keyof EventLog]: () => unknown } = {
    record: () => log.record(new Map([[state.number, [{ sequence: 1, event: first }]]])),
  };
  for (const name of Object.getOwnPropertyNames(EventLog.prototype).filter((own) => own !== 'constructor')) {
    by = `eventLog.${name}`;
    const call = (logTour as Readonly<Record<string, () => unknown>>)[name];
    if (call) await call();
    else forgotten.push(by);
  }
  by = 'rebuild';
  await drained(processNumbers(models));
  await rebuildView(models, state.number);
  return { forgotten };
}
