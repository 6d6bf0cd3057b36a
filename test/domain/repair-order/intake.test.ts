import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  after,
  consent,
  contractedWithoutIntake,
  fold,
  inPreInspection,
  intake,
  preInspectionSigned,
  signs,
  takenIn,
  type Events,
} from '../../support/order-events';

const register = (change: object = {}): Move => [
  'wang',
  'registerIntake',
  { ...intake, documents: [{ name: '行驶证', valid: true, complete: true, intact: true }], ...change },
];
const differs = { valid: false, complete: true, intact: true, explanation: '下周换证', handling: '复印件留存' };
const licence = { name: '行驶证', ...differs };
const insurance = { name: '保险单', ...differs };
/** Registered with these papers, as the rules check them. */
const differing = (documents: readonly object[] = [licence]): Events => {
  const before = preInspectionSigned();
  const { intake: registeredNow } = givenOrder(before).when(register({ documents })).state();
  return after(before, ['wang', { type: 'intakeRegistered', ...registeredNow! }]);
};
const handOver: Move = ['wang', 'handOverToWorkshop'];
const registered = (difference = false): Events =>
  after(contractedWithoutIntake(), [
    'wang',
    { type: 'intakeRegistered', ...intake, documents: [{ name: '行驶证', difference }] },
  ]);

describe('papers', () => {
  test.each(['valid', 'complete', 'intact'])('B-17 a paper that is not %s is registered as different', (aspect) => {
    const said = { explanation: '下周换证', handling: '复印件留存' };
    const paper = { name: '行驶证', valid: true, complete: true, intact: true, [aspect]: false, ...said };
    givenOrder(preInspectionSigned())
      .when(register({ documents: [paper] }))
      .then({
        type: 'intakeRegistered',
        ...intake,
        documents: [{ name: '行驶证', difference: true, wrong: [aspect as 'valid'], ...said }],
      });
  });

  test('B-17 a difference that nobody explains, or about which nothing is done, is not registered', () => {
    const paper = { name: '行驶证', valid: false, complete: true, intact: true };
    for (const lacking of [{}, { explanation: '下周换证' }, { handling: '复印件留存' }])
      givenOrder(preInspectionSigned())
        .when(register({ documents: [{ ...paper, ...lacking }] }))
        .thenRejected('differenceUnexplained', { paper: '行驶证' });
  });

  test('B-17 the customer signs what differs, how it is explained and what is done about it, and the paper says the same', () => {
    const documents = [
      { name: '行驶证', valid: false, complete: true, intact: true, explanation: '下周换证', handling: '复印件留存' },
    ];
    const { text } = givenOrder(differing(documents))
      .when(['wang', 'signDocumentDifferences', { consent }])
      .state()
      .evidence.at(-1)!;
    for (const word of ['行驶证', '已失效', '下周换证', '复印件留存']) expect(text).toContain(word);
  });

  test('S-06 who signed for other papers has not signed for those that are registered now', () => {
    const signed = after(differing(), signs('wang', 'documentDifferences'));
    expect(fold(signed).signed.documentDifferences).toBeDefined();
    const again = givenOrder(signed)
      .when(register({ documents: [insurance] }))
      .state();
    expect(again.signed.documentDifferences).toBeUndefined();
    // the same papers again, e.g. for another box, are signed for
    const same = givenOrder(signed)
      .when(register({ documents: [licence], storageBox: 'B-13' }))
      .state();
    expect(same.signed.documentDifferences).toBeDefined();
  });

  test('B-17 S-06 every difference in the papers is signed for before the car goes to the workshop', () => {
    const different = after(registered(true), signs('wang', 'articlesList'));
    givenOrder(different).when(handOver).thenRejected('signatureMissing', { document: 'documentDifferences' });
    const signed = givenOrder(different).when(['wang', 'signDocumentDifferences', { consent }]);
    expect(signed.state().evidence.at(-1)).toMatchObject({
      document: 'documentDifferences',
      text: expect.stringContaining('行驶证'),
    });
    expect(
      givenOrder(after(different, signs('wang', 'documentDifferences')))
        .when(handOver)
        .state().stage,
    ).toBe('awaitingWorkshopReceipt');
  });

  test('intact papers need no signature', () =>
    givenOrder(registered())
      .when(['wang', 'signDocumentDifferences', { consent }])
      .thenRejected('noDocumentDifference'));
});

describe('articles', () => {
  test('B-19 S-07 tools and articles are counted on a list signed by the customer before the workshop gets the car', () => {
    givenOrder(registered()).when(handOver).thenRejected('signatureMissing', { document: 'articlesList' });
    const signed = givenOrder(registered()).when(['wang', 'signArticlesList', { consent }]);
    expect(signed.state().evidence.at(-1)).toMatchObject({
      document: 'articlesList',
      text: expect.stringContaining('行车记录仪 ×1'),
    });
  });

  test('what is on a signed list is not registered anew', () =>
    givenOrder(takenIn()).when(register()).thenRejected('alreadySigned', { document: 'articlesList' }));
});

describe('box, key, fuel and odometer', () => {
  test.each([
    ['B-20', 'storageBox'],
    ['B-21', 'keyNumber'],
  ])('%s nothing is registered without %s', (_code, field) =>
    expect(malformed(register({ [field]: undefined }))).toEqual([field]),
  );

  test('B-20 B-21 B-22 the workshop does not get the car before they are registered', () => {
    givenOrder(contractedWithoutIntake()).when(handOver).thenRejected('intakeUnregistered');
    expect(givenOrder(contractedWithoutIntake()).when(register()).state().intake).toEqual(intake);
  });

  test.each(['odometer', 'fuelEighths'])('B-22 nothing is registered while nobody has read the %s', (reading) =>
    givenOrder(inPreInspection())
      .when(register({ [reading]: undefined }))
      .thenRejected('readingMissing', { reading }),
  );

  test('an odometer never goes down', () =>
    givenOrder(inPreInspection())
      .when(register({ odometer: 100 }))
      .thenRejected('odometerWentDown', { odometer: 100, lastOdometer: 7_350 }));
});
