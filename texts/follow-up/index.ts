import type { CommandName } from '../../domain/follow-up/commands';
import type { Stage } from '../../domain/follow-up/stage';
import type { EventName } from '../../domain/follow-up/state';
import type { CommonName } from '../common';
import { mergeTexts, type NamesOf } from '../merge';
import { callsTexts } from './calls';
import { callCorrectionTexts } from './corrections';

const groups = [callsTexts, callCorrectionTexts] as const;

/** Every deadline of a follow-up: the code of the requirement it keeps. */
export type Timer = NamesOf<(typeof groups)[number], 'timers'>;

export const followUpTexts = mergeTexts<{
  commands: Exclude<CommandName, CommonName<'commands'>>;
  events: Exclude<EventName, CommonName<'events'>>;
  stages: Exclude<Stage, CommonName<'stages'>>;
}>()(groups);
