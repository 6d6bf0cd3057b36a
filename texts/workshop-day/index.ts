import type { CommandName } from '../../domain/workshop-day/commands';
import type { Stage } from '../../domain/workshop-day/stage';
import type { EventName } from '../../domain/workshop-day/state';
import type { CommonName } from '../common';
import { mergeTexts, type NamesOf } from '../merge';
import { planTexts } from './plan';

const groups = [planTexts] as const;

/** Every deadline of a workshop day: the code of the requirement it keeps. */
export type Timer = NamesOf<(typeof groups)[number], 'timers'>;

export const workshopDayTexts = mergeTexts<{
  commands: Exclude<CommandName, CommonName<'commands'>>;
  events: Exclude<EventName, CommonName<'events'>>;
  stages: Exclude<Stage, CommonName<'stages'>>;
}>()(groups);
