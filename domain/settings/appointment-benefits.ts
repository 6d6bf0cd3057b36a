import { z } from 'zod';
import { brands } from '../policy/brands';
import type { Immutable } from '../kernel/immutable';
import { benefitKinds, type AppointmentBenefit } from '../values/appointment-benefit';
import { Id } from '../values/field-schemas';
import { leaders, staff } from '../values/role-groups';
import { entriesSection } from './entries';

const MOST_PERCENT = 30;

/** what whoever comes by appointment has of it, brand by brand. */
export const appointmentBenefits = entriesSection({
  key: 'id',
  id: Id,
  rest: { brand: z.enum(brands), kind: z.enum(benefitKinds), discountPercent: z.int().min(0).max(MOST_PERCENT) },
  most: 60,
  needsOne: false,
  initial: () => ({ items: [] }),
  readers: staff,
  writers: [...leaders, 'operator'],
  faultsIn: ({ kind, discountPercent }) =>
    discountPercent > 0 && kind !== 'discountAndLane'
      ? [{ path: ['discountPercent'], fault: 'discountElsewhere' }]
      : [],
});

type Benefits = Immutable<z.output<typeof appointmentBenefits.schema>>;

/** Those of the brand of a store that are offered now; a brand without rules of its own has the general ones. */
export const benefitsOf = ({ items }: Benefits, brand: string): readonly AppointmentBenefit[] =>
  items
    .filter((one) => one.active && one.brand === (brands.find((known) => known === brand) ?? 'general'))
    .map(({ id, kind, zh, en, discountPercent }) => ({ id, kind, zh, en, discountPercent }));
