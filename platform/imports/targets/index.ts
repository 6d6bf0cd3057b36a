import type { ImportKindName } from '../../../domain/imports/kinds';
import type { ImportTarget, TargetContext } from '../target';
import { partTarget, priceTarget } from './catalogue';
import { customerTarget } from './customers';
import { staffTarget } from './staff';
import { vehicleTarget } from './vehicles';
import { visitTarget } from './visits';

const targets: { readonly [Name in ImportKindName]: (context: TargetContext) => ImportTarget<Name> } = {
  customers: customerTarget,
  vehicles: vehicleTarget,
  parts: partTarget,
  prices: priceTarget,
  staff: staffTarget,
  visits: visitTarget,
};

/** Where the records of a kind go. Its rows must be of this kind. */
export const targetFor = (kind: ImportKindName, context: TargetContext): ImportTarget => targets[kind](context);
