import { brandPolicies, brands } from '../../domain/policy/brands';
import { defaultPolicy, PolicyContent } from '../../domain/policy/policy';
import { nextStoreId } from '../../domain/values/store-id';

type Values = Readonly<Record<string, unknown>>;
const isGroup = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** The settings that differ, by their path. */
const differences = (a: Values, b: Values, path = ''): Values =>
  Object.assign(
    {},
    ...Object.keys({ ...a, ...b }).map((name) => {
      const [one, other] = [a[name], b[name]];
      if (isGroup(one) && isGroup(other)) return differences(one, other, `${path}${name}.`);
      return JSON.stringify(one) === JSON.stringify(other) ? {} : { [`${path}${name}`]: other };
    }),
  );

test.each(brands)('the policy that a store of %s begins with is one that could be published', (brand) =>
  expect(PolicyContent.safeParse(brandPolicies[brand]).success).toBe(true),
);

test.each([
  ['general', {}],
  ['generalMotors', {}],
  ['cadillac', { deliveryDocuments: ['pickupSlip'] }],
  ['chery', { expertSign: 'onDoubt', deliveryDocuments: ['workOrder'], 'followUp.firstRole': 'serviceAdvisor' }],
  ['beiben', { outService: true, 'followUp.firstRole': 'informationClerk' }],
] as const)('%s differs from the general policy in what its documents say, and in nothing else', (brand, expected) =>
  expect(differences(defaultPolicy, brandPolicies[brand])).toEqual(expected),
);

test.each([
  [[], 'S01'],
  [['S01'], 'S02'],
  [['S09', 'S03', 'SH7'], 'S10'],
  [['S99'], 'S100'],
] as const)('after %j comes %s', (known, next) => expect(nextStoreId(known)).toBe(next));
