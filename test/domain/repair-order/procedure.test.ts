import fc from 'fast-check';
import { menuEntryOf } from '../../../domain/repair-order/menu-line';
import { fullProcedure, Procedure, procedureOf, shortProcedure } from '../../../domain/repair-order/procedure';
import { MINUTE } from '../../../domain/kernel/process';
import { repairOrderProcess } from '../../../domain/repair-order/process';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { sections } from '../../../domain/settings/sections';
import { faultsOf } from '../../support/setting-faults';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  aftercare,
  contracted,
  drafted,
  estimating,
  fold,
  inAcceptance,
  inFinalCheck,
  inQualityCheck,
  inRepair,
  lastAt,
  noise,
  oil,
  presented,
  prepared,
  qualityPassed,
  signsOnLeaving,
  totalOf,
  walkedRound,
  type Events,
} from '../../support/order-events';

const kind = (procedure?: Procedure) => ({
  checklistProfile: {
    id: 'express',
    zh: '快速保养',
    en: 'Express',
    added: [],
    leftOut: [],
    ...(procedure && { procedure }),
  },
});
const express = { opening: kind(shortProcedure) };
const menu = [{ lineId: oil.lineId, code: 'MAINT-A', version: 1 }];
const scan = (mark: string) => ({ consent: { channel: 'paper' as const, scan: mark.repeat(64) } });
const shows: Move = ['wang', 'presentEstimate', { workshopLoadMinutes: 30, guaranteePresented: true }];
/** Drafted with lines that the API has found on the price menu. */
const fromMenu = (events: Events, entries: readonly object[] = menu): Events =>
  after(events, [
    'wang',
    {
      type: 'estimateDrafted',
      revision: 1,
      method: 'system',
      lines: [oil],
      noGuarantee: false,
      menu: entries as typeof menu,
    },
  ]);

describe('the floor', () => {
  test('a kind of job for which nobody has chosen asks for everything one by one, and so does an order without one', () => {
    expect(procedureOf(fold(contracted({ opening: kind() })))).toEqual(fullProcedure);
    expect(procedureOf(fold(contracted()))).toEqual(fullProcedure);
    expect(procedureOf(fold(contracted(express)))).toEqual(shortProcedure);
  });

  test.each([
    ['an accident', { opening: { ...kind(shortProcedure), accident: true } }],
    ['a described fault', { ...express, needs: noise }],
    [
      'a repair made good',
      {
        opening: { ...kind(shortProcedure), rework: { of: 'RO-S01-20261101-0001', complaint: 'CP-S01-20261102-0001' } },
      },
    ],
  ])('B-10 C-13 %s goes the whole way, whatever its kind of job', (_what, visit) => {
    expect(procedureOf(fold(walkedRound(visit)))).toEqual(fullProcedure);
  });

  test('no setting stores a choice that is none, and a kind of job may choose for itself', () => {
    const job = { id: 'job-9', zh: '快保', en: 'Fast', added: [], leftOut: [], active: true };
    const faults = (procedure: object) =>
      faultsOf(sections.checklistProfiles.schema, { items: [{ ...job, procedure }] });
    expect(faults(shortProcedure)).toEqual([]);
    expect(faults({ ...shortProcedure, release: 'never' })).not.toEqual([]);
    expect(faults({ ...shortProcedure, expertSign: 'never' })).not.toEqual([]);
  });
});

describe('C-13 prices', () => {
  test('lines of the menu that are in stock need no further agreement; anything else is agreed with people', () => {
    const bymenu = givenOrder(fromMenu(estimating(express)));
    expect(bymenu.when(shows).state().stage).toBe('awaitingSignature');
    givenOrder(fromMenu(estimating(express), []))
      .when(shows)
      .thenRejected('priceUnconfirmed');
    givenOrder(drafted(express)).when(shows).thenRejected('priceUnconfirmed');
    // the store has not chosen it for this kind of job
    givenOrder(fromMenu(estimating({ opening: kind() })))
      .when(shows)
      .thenRejected('priceUnconfirmed');
  });

  test('nobody says for himself that a line stands on the menu', () => {
    const draft: Move = ['wang', 'draftEstimate', { method: 'system', lines: [oil], menu }];
    expect(() => givenOrder(estimating(express)).when(draft)).toThrow();
    const known: Move = ['wang', 'draftEstimate', { method: 'system', lines: [oil] }, { menu }];
    expect(givenOrder(estimating(express)).when(known).state().estimate?.menu).toEqual(menu);
    expect(
      givenOrder(estimating({ opening: kind() }))
        .when(known)
        .state().estimate,
    ).not.toHaveProperty('menu');
  });

  test('a line equals an entry in work, time, price and parts, each at the price of the catalogue and in stock', () => {
    const entry = {
      code: 'MAINT-A',
      version: 3,
      active: true,
      ...oil,
      parts: oil.parts.map((part) => part.partNumber),
    };
    const catalogue = new Map(oil.parts.map((part) => [part.partNumber, { ...part, active: true }]));
    const stock = new Map(oil.parts.map(({ partNumber }) => [partNumber, 1]));
    const found = (line = oil, known = catalogue, left = stock) => menuEntryOf(line, [entry], known, left)?.code;
    expect(found()).toBe('MAINT-A');
    expect(found({ ...oil, labour: oil.labour - 1 })).toBeUndefined();
    expect(found({ ...oil, labourMinutes: 41 })).toBeUndefined();
    expect(found({ ...oil, risk: 1 })).toBeUndefined();
    expect(found({ ...oil, parts: oil.parts.slice(1) })).toBeUndefined();
    for (const change of [
      { unitPrice: 1 },
      { quantity: 2 },
      { suppliedBy: 'customer' as const },
      { origin: 'aftermarket' as const },
      { name: '其他' },
    ])
      expect(found({ ...oil, parts: oil.parts.map((part) => ({ ...part, ...change })) })).toBeUndefined();
    expect(found(oil, new Map([...catalogue].slice(1)))).toBeUndefined();
    expect(found(oil, catalogue, new Map())).toBeUndefined();
    expect(menuEntryOf(oil, [{ ...entry, active: false }], catalogue, stock)).toBeUndefined();
  });
});

describe('S-04 to S-20 signatures', () => {
  const pre: Move = ['wang', 'signPreInspection', scan('a')];
  const sheet: Move = ['settlement', 'agreeSettlement', { revision: 1, total: totalOf([oil]), ...scan('b') }];

  test('the picture of a signature stands under no other paper, unless both are signed in one act', () => {
    const walked = walkedRound(express);
    const signed = after(walked, [
      'wang',
      (past, meta) => {
        const [event] = repairOrderProcess.rules.signPreInspection(
          fold(past),
          { type: 'signPreInspection', id: 'c', by: meta.by, ...scan('a') } as never,
          meta.at,
        );
        const { at: _at, by: _by, ...rest } = event as { at: number; by: object };
        return rest as never;
      },
    ]);
    const intake = after(signed, [
      'wang',
      {
        type: 'intakeRegistered',
        articles: [],
        documents: [],
        storageBox: 'B',
        keyNumber: 'K',
        fuelEighths: 4,
        odometer: 160_000,
      },
    ]);
    const articles: Move = ['wang', 'signArticlesList', scan('a')];
    const at = lastAt(signed);
    expect(givenOrder(intake).when(articles, at).state().signed.articlesList).toBe(at);
    // a minute later, or by somebody else, it is a copy
    givenOrder(intake)
      .when(articles, at + MINUTE)
      .thenRejected('signatureUsed', {
        document: 'articlesList',
        signed: ['preInspection'],
      });
    givenOrder(intake)
      .when(['li', 'signArticlesList', scan('a')], at)
      .thenRejected('signatureUsed');
    // the kind of job has a signature under each
    const plain = intake.map((event) =>
      event.type === 'orderOpened' ? { ...event, opening: { ...event.opening, ...kind() } } : event,
    );
    givenOrder(plain).when(articles, at).thenRejected('signatureUsed');
    expect(givenOrder(walked).when(pre).state().signed.preInspection).toBeDefined();
  });

  test('F-15 what is looked at later is signed for later: settlement and delivery are never signed at once', () => {
    const agreed = givenOrder(presented(express)).when(sheet).state();
    expect(agreed.agreedRevision).toBe(1);
    const last = agreed.evidence.at(-1)!;
    const leaving = fold(inFinalCheck(express));
    const state = { ...leaving, evidence: agreed.evidence };
    expect(() =>
      repairOrderProcess.rules.signDelivery(
        state,
        {
          type: 'signDelivery',
          id: 'c',
          by: { id: last.recordedBy.id, role: 'serviceAdvisor' },
          ...scan('b'),
        } as never,
        last.at,
      ),
    ).toThrow('signatureUsed');
  });

  test('the settlement clerk takes the signature under result and sheet where they are signed at once, and only there', () => {
    const accepts: Move = ['settlement', 'acceptResult', scan('c')];
    expect(givenOrder(inAcceptance(express)).when(accepts).state().stage).toBe('settlement');
    givenOrder(inAcceptance()).when(accepts).thenRejected('roleNotAllowed');
  });
});

describe('wash, parts, release and slips', () => {
  test('D-03 the car goes into the workshop once its wash is ordered, and whoever washes it still has it to do', () => {
    const ready = (visit: typeof express | undefined) =>
      after(contracted(visit), ['wang', { type: 'teamsAssigned', teams: ['team-1'] }]);
    const hands: Move = ['wang', 'handOverToWorkshop'];
    givenOrder(ready(express)).when(hands).thenRejected('notWashed');
    const ordered = after(ready(express), ['wang', { type: 'washOrdered' }]);
    const handed = givenOrder(ordered).when(hands).state();
    expect(handed.stage).toBe('awaitingWorkshopReceipt');
    expect(tasksOf(handed).map(({ command }) => command)).toContain('washCar');
    givenOrder(after(ready(undefined), ['wang', { type: 'washOrdered' }]))
      .when(hands)
      .thenRejected('notWashed');
  });

  test('the technician takes parts of the menu from the shelf, unless the counter has found them missing', () => {
    const starts: Move = ['zhao', 'startLine', { lineId: oil.lineId }];
    const signed = fromMenuContract();
    const line = givenOrder(signed).when(starts).state().lines[0]!;
    expect([line.status, line.partsIssued, line.issued?.map(({ quantity }) => quantity)]).toEqual([
      'started',
      true,
      [1, 1],
    ]);
    expect(givenOrder(inRepair(express)).when(starts).state().lines[0]!.partsIssued).toBe(false);
    const missing = after(signed, [
      'parts',
      {
        type: 'partsBackOrdered',
        lineId: oil.lineId,
        partNumbers: [oil.parts[0]!.partNumber],
        expectedDay: '2026-12-01',
      },
    ]);
    expect(givenOrder(missing).when(starts).state().lines[0]!.partsIssued).toBe(false);
  });

  test('E-02 the quality check that is passed releases the car where the workshop has handed it over with the work', () => {
    const passes: Move = ['quality', 'passQuality', { standard: 'GB' }];
    expect(givenOrder(inQualityCheck(express)).when(passes).state().stage).toBe('deliveryPreparation');
    expect(givenOrder(inQualityCheck()).when(passes).state().stage).toBe('qualityCheck');
    // S-13: whoever worked on it does not release it so
    const own = { type: 'passQuality', id: 'c', by: { id: 'zhao', role: 'qualitySpecialist' }, standard: 'GB' };
    expect(() => repairOrderProcess.rules.passQuality(fold(inQualityCheck(express)), own as never, 0)).toThrow(
      'technicianMayNotCheckOwnWork',
    );
  });

  test('E-04 the slips may come after the customer was called, and never after the sheet', () => {
    const call: Move = ['wang', 'notifyCustomer', { channel: 'phone' }];
    const lacking = prepared(express, 'partsSlips', 'workshopSlips');
    expect(givenOrder(lacking).when(call).state().stage).toBe('readyForPickup');
    givenOrder(prepared({}, 'partsSlips')).when(call).thenRejected('slipsMissing');
    const inSettlement = { ...fold(inAcceptance(express)), stage: 'settlement' as const, slips: [] };
    const presents = {
      type: 'presentSettlement',
      id: 'c',
      by: { id: 'settlement', role: 'settlementClerk' },
      toldOneByOne: true,
    };
    expect(() => repairOrderProcess.rules.presentSettlement(inSettlement, presents as never, 0)).toThrow(
      'slipsMissing',
    );
    expect(tasksOf(inSettlement).map(({ command }) => command)).toContain('collectSlips');
  });
});

test('E-01 to S-20 whatever a kind of job chooses, a delivered visit has the evidence of what is demanded', () => {
  const choice = fc.record({
    prices: fc.constantFrom(...Procedure.shape.prices.options),
    signatures: fc.constantFrom(...Procedure.shape.signatures.options),
    wash: fc.constantFrom(...Procedure.shape.wash.options),
    slips: fc.constantFrom(...Procedure.shape.slips.options),
    parts: fc.constantFrom(...Procedure.shape.parts.options),
    release: fc.constantFrom(...Procedure.shape.release.options),
  });
  fc.assert(
    fc.property(choice, (procedure) => {
      const visit = { opening: kind(procedure) };
      // no choice lets a visit go on where something demanded is missing
      givenOrder(walkedRound(visit)).when(shows).thenRejected('notDuringStage');
      givenOrder(prepared(visit, 'freeChecks'))
        .when(['wang', 'notifyCustomer', { channel: 'phone' }])
        .thenRejected('checklistIncomplete');
      givenOrder(prepared(visit, 'batterySlip'))
        .when(['wang', 'notifyCustomer', { channel: 'phone' }])
        .thenRejected('batterySlipMissing');
      givenOrder(qualityPassed(visit))
        .when(['zhao', 'passQuality', { standard: 'GB' }])
        .thenRejected('roleNotAllowed');
      const half = after(inFinalCheck(visit), signsOnLeaving('delivery'));
      expect(fold(half).stage).toBe('finalCheck');
      const all = fold(after(half, signsOnLeaving('pickupSlip')));
      expect(all.stage).toBe('delivered');
      expect(Object.keys(all.signed)).toEqual(
        expect.arrayContaining([
          'preInspection',
          'articlesList',
          'order',
          'result',
          'settlement',
          'delivery',
          'pickupSlip',
        ]),
      );
      expect(all.slips.toSorted()).toEqual(['parts', 'workshop']);
      expect(all.aftercare?.nextDay).toBe(aftercare.nextDay);
    }),
  );
});

/** In the workshop, with a line that was signed as one of the menu. */
function fromMenuContract(): Events {
  return inRepair(express).map((event) => (event.type === 'estimateDrafted' ? { ...event, menu } : event));
}
