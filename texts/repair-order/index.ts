import type { CommandName } from '../../domain/repair-order/commands';
import type { Stage } from '../../domain/repair-order/stage';
import type { EventName } from '../../domain/repair-order/state';
import type { CommonName } from '../common';
import { mergeTexts, type NamesOf } from '../merge';
import { itemChangeTexts } from './item-changes';
import { pickupTexts } from './pickup';
import { promiseTexts } from './promise';
import { correctionTexts } from './corrections';
import { receptionTexts } from './reception';
import { estimateTexts } from './estimate';
import { workshopTexts } from './workshop';
import { partsTexts } from './parts';
import { peopleTexts } from './people';
import { preparationTexts } from './preparation';
import { settlementTexts } from './settlement';
import { payerTexts } from './payers';
import { deliveryTexts } from './delivery';
import { sharedTexts } from './shared';

const groups = [
  receptionTexts,
  estimateTexts,
  workshopTexts,
  peopleTexts,
  partsTexts,
  preparationTexts,
  settlementTexts,
  payerTexts,
  deliveryTexts,
  correctionTexts,
  itemChangeTexts,
  pickupTexts,
  promiseTexts,
  sharedTexts,
] as const;

/** Every deadline of a repair order: the code of the requirement it keeps. */
export type Timer = NamesOf<(typeof groups)[number], 'timers'>;

export const repairOrderTexts = mergeTexts<{
  commands: Exclude<CommandName, CommonName<'commands'>>;
  events: Exclude<EventName, CommonName<'events'>>;
  stages: Exclude<Stage, CommonName<'stages'>>;
}>()(groups);
