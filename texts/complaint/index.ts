import type { CommandName } from '../../domain/complaint/commands';
import type { Stage } from '../../domain/complaint/stage';
import type { EventName } from '../../domain/complaint/state';
import type { CommonName } from '../common';
import { mergeTexts, type NamesOf } from '../merge';
import { adoptionTexts } from './adoption';
import { intakeTexts } from './intake';
import { judgementTexts } from './judgement';
import { investigationTexts } from './investigation';
import { solutionTexts } from './solution';
import { closingTexts } from './closing';
import { escalationTexts } from './escalation';
import { endingTexts } from './endings';
import { flagTexts } from './flags';
import { issueTexts } from './issues';
import { limitTexts } from './limits';
import { measureTexts } from './measures';
import { mergingTexts } from './merging';
import { customerTexts } from './customer';
import { peopleTexts } from './people';
import { sharedTexts } from './shared';

const groups = [
  intakeTexts,
  judgementTexts,
  investigationTexts,
  solutionTexts,
  closingTexts,
  escalationTexts,
  endingTexts,
  adoptionTexts,
  flagTexts,
  issueTexts,
  limitTexts,
  measureTexts,
  mergingTexts,
  customerTexts,
  peopleTexts,
  sharedTexts,
] as const;

/** Every deadline of a complaint: the code of the requirement it keeps. */
export type Timer = NamesOf<(typeof groups)[number], 'timers'>;

export const complaintTexts = mergeTexts<{
  commands: Exclude<CommandName, CommonName<'commands'>>;
  events: Exclude<EventName, CommonName<'events'>>;
  stages: Exclude<Stage, CommonName<'stages'>>;
}>()(groups);
