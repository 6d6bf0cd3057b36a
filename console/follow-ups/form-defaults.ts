import { bilingual } from '../../domain/values/bilingual';
import { catalogue } from '../../texts';
import { nameOf } from '../../texts/text-in';
import type { CommandTarget, FormDefaults } from '../shared/forms/command-target';
import { ownEscalationTarget } from '../shared/forms/escalation-target';
import type { FollowUpView } from '../shared/server/replies';
import { atStore } from '../shared/shell/store-time';

/** A call is called after its time and how it went; what it said first is filled in. */
function madeCall({ callId, at, reached, channel, result, words }: FollowUpView['calls'][number]): CommandTarget {
  const { zh, en } = nameOf(catalogue.values, result ?? (reached ? 'reached' : 'noAnswer'));
  const when = atStore(at).format('MM-DD HH:mm');
  return {
    key: callId,
    label: bilingual(`${when} · ${zh}`, `${when} · ${en}`),
    values: { callId },
    initial: { channel, result, words },
  };
}

/** What was recorded, without by whom and when. */
function saidIn(said: FollowUpView['secondCall'] | FollowUpView['sevenDayCall']): FormDefaults {
  if (!said) return {};
  const { by: _by, at: _at, ...initial } = said;
  return { initial };
}

/** What is known about a command of this follow-up before anybody types. */
export function formDefaultsFor(command: string, followUp: FollowUpView): FormDefaults {
  const { escalations, advisor, wish, calls, answers, secondCall, sevenDayCall } = followUp;
  switch (command) {
    case 'handOver':
      return { initial: { predecessor: advisor } };
    case 'logCall':
      return { initial: { channel: wish?.channel ?? 'phone' } };
    case 'correctCall':
      return { targets: calls.map(madeCall) };
    case 'correctRecord':
      return { initial: { questionnaire: answers } };
    case 'correctSecondCall':
      return saidIn(secondCall);
    case 'correctSevenDayCall':
      return saidIn(sevenDayCall);
    case 'acknowledgeEscalation':
      return { targets: escalations.map(ownEscalationTarget) };
    default:
      return {};
  }
}
