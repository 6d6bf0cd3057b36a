import { linePrice } from '../../domain/repair-order/amounts';
import { bilingual } from '../../domain/values/bilingual';
import { yuan } from '../../domain/values/money';
import { catalogue } from '../../texts';
import type { CommandTarget, FormDefaults } from '../shared/forms/command-target';
import type { OrderView } from '../shared/server/replies';

type Heard = 'diagnosisConsent' | 'extraItem' | 'itemChange' | 'promisedTime' | 'settlement';

function heard(document: Heard, subject: string, what: string, text: string | undefined): CommandTarget {
  const { zh, en } = catalogue.values[document];
  return {
    key: subject === '' ? document : subject,
    label: what === '' ? bilingual(zh, en) : bilingual(`${zh}：${what}`, `${en}: ${what}`),
    // an empty subject is not sent, and not asked for
    values: { document, subject },
    ...(text !== undefined && { shown: text }),
  };
}

/** CF-09: what the customer can be asked on the phone now, and has not answered: each is what a witness can have heard. */
export function heardOnPhone(order: OrderView): FormDefaults {
  const { extraItems, itemChanges = [], promiseChange, stage } = order;
  const shown = order.view === 'whole' ? order.shown : {};
  const sheet = order.view === 'whole' && !('settlement' in order.signed) ? order.settlement : undefined;
  return {
    targets: [
      ...extraItems
        .filter(({ answer }) => answer === undefined)
        .map(({ itemId, line }) =>
          heard('extraItem', itemId, `${line.work} · ${yuan(linePrice(line))}`, shown[`answerExtraItem/${itemId}`]),
        ),
      ...itemChanges
        .filter(({ answer, toldBy }) => answer === undefined && toldBy === undefined)
        .map(({ changeId, before, to }) =>
          heard('itemChange', changeId, `${before.work} → ${to?.work ?? '—'}`, shown[`answerItemChange/${changeId}`]),
        ),
      ...(promiseChange && promiseChange.answer === undefined
        ? [heard('promisedTime', '', promiseChange.reason, shown['answerPromise'])]
        : []),
      ...(stage === 'diagnosisConsent' ? [heard('diagnosisConsent', '', '', shown['answerDiagnosis'])] : []),
      ...(sheet ? [heard('settlement', '', yuan(sheet.total), shown['agreeSettlement'])] : []),
    ],
  };
}
