import { bilingual } from '../../../domain/values/bilingual';
import { catalogue } from '../../../texts';
import { nameOf } from '../../../texts/text-in';
import type { Escalation } from '../server/replies';
import { atStore } from '../shell/store-time';
import type { CommandTarget } from './command-target';

/** An escalation is called after the deadline that raised it, and told apart by its time. */
export function escalationTarget({ id, timer, at }: Escalation): CommandTarget {
  const { zh, en } = nameOf(catalogue.timers, timer);
  const when = atStore(at).format('MM-DD HH:mm');
  return { key: id, label: bilingual(`${zh} · ${when}`, `${en} · ${when}`), values: { escalationId: id } };
}

/** Whom it was raised to answers it. */
export const ownEscalationTarget = (escalation: Escalation): CommandTarget => ({
  ...escalationTarget(escalation),
  asked: escalation.to,
});
