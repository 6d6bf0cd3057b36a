import type { CommandName } from '../../domain/appointment/commands';
import type { Stage } from '../../domain/appointment/stage';
import type { EventName } from '../../domain/appointment/state';
import type { CommonName } from '../common';
import { mergeTexts, type NamesOf } from '../merge';
import { arrangingTexts } from './arranging';
import { comingTexts } from './coming';

const groups = [arrangingTexts, comingTexts] as const;

/** Every deadline of an appointment: the code of the requirement it keeps. */
export type Timer = NamesOf<(typeof groups)[number], 'timers'>;

export const appointmentTexts = mergeTexts<{
  commands: Exclude<CommandName, CommonName<'commands'>>;
  events: Exclude<EventName, CommonName<'events'>>;
  stages: Exclude<Stage, CommonName<'stages'>>;
}>()(groups);
