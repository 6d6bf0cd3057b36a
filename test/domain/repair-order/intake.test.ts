import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  after,
  consent,
  contractedWithoutIntake,
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
const handOver: Move = ['wang', 'handOverToWorkshop'];
const registered = (difference = false): Events =>
  after(contractedWithoutIntake(), [
    'wang',
    { type: 'intakeRegistered', ...intake, documents: [{ name: '行驶证', difference }] },
  ]);

describe('papers', () => {
  test.each(['valid', 'complete', 'intact'])('B-17 a paper that is not %s is registered as different', (aspect) => {
    const paper = { name: '行驶证', valid: true, complete: true, intact: true, [aspect]: false };
    givenOrder(preInspectionSigned())
      .when(register({ documents: [paper] }))
      .then({ type: 'intakeRegistered', ...intake, documents: [{ name: '行驶证', difference: true }] });
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
    ['B-22', 'fuelEighths'],
    ['B-22', 'odometer'],
  ])('%s nothing is registered without %s', (_code, field) =>
    expect(malformed(register({ [field]: undefined }))).toEqual([field]),
  );

  test('B-20 B-21 B-22 the workshop does not get the car before they are registered', () => {
    givenOrder(contractedWithoutIntake()).when(handOver).thenRejected('intakeUnregistered');
    expect(givenOrder(contractedWithoutIntake()).when(register()).state().intake).toEqual(intake);
  });

  test('an odometer never goes down', () =>
    givenOrder(preInspectionSigned())
      .when(register({ odometer: 100 }))
      .thenRejected('odometerWentDown', { odometer: 100, lastOdometer: 7_350 }));
});
