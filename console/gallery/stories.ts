import { actButton, actions, nextStep } from './stories/acts';
import { outline } from './stories/car';
import { carRow, emptyDesk } from './stories/desk';
import { partyPicker, search, signIn } from './stories/entry';
import { figures } from './stories/figures';
import { consent, controls, formFields, signature } from './stories/forms';
import { notices, pageParts, table } from './stories/lists';
import { proofs } from './stories/proofs';
import { reading } from './stories/reading';
import { slots } from './stories/slots';
import { tags } from './stories/tags';
import { deadlines, times } from './stories/times';
import { timeline, together, undo } from './stories/together';
import { workLines } from './stories/work';
import type { Story } from './story';

/** In the order in which the gallery lists them. */
export const stories: readonly Story[] = [
  times,
  deadlines,
  tags,
  reading,
  pageParts,
  nextStep,
  actions,
  actButton,
  undo,
  carRow,
  emptyDesk,
  notices,
  table,
  figures,
  timeline,
  together,
  proofs,
  formFields,
  controls,
  consent,
  signature,
  outline,
  slots,
  signIn,
  search,
  partyPicker,
  workLines,
];
