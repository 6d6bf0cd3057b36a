import { yuan } from '../../domain/values/money';
import type { WorkLine } from '../../domain/repair-order/work-line';
import { customerPrice, customerTotal, linePrice, partPrice } from '../../domain/repair-order/amounts';
import { consentTexts } from '../../domain/repair-order/consent-texts';
import type { Estimate } from '../../domain/repair-order/estimate';
import { highlightsOf } from '../../domain/repair-order/order-highlights';
import type { ExtraItem } from '../../domain/repair-order/extra-item';
import type { ItemChange } from '../../domain/repair-order/item-change';
import type { PromiseChange } from '../../domain/repair-order/promise';
import { payerOf } from '../../domain/repair-order/payer';
import type { RepairOrder } from '../../domain/repair-order/state';
import { addWorkingMinutes, localTime } from '../../domain/time/working-time';
import { hidden, signature, type RenderContext } from './form-parts';
import { html, type Html } from './html';
import type { Language } from '../../domain/values/bilingual';
import { catalogue } from '../../texts';
import { say, type TextName } from '../../texts/customer-page';

const exactText = (text: string, language: Language): Html =>
  html`<details>
    <summary>${say('consent', language)}</summary>
    <pre>${text}</pre>
  </details>`;

/** H2: above the amount the phone on file receives a code; who holds the link alone approves nothing. */
const codeField = (total: number, offer: string, { codeAbove, language }: RenderContext): Html | false =>
  total > codeAbove &&
  html`<fieldset class="code">
    <p>${say('codeNeeded', language)}</p>
    <button name="offer" value="${offer}" formaction="/c/codes" formnovalidate>${say('sendCode', language)}</button>
    <label
      >${say('code', language)}
      <input name="code" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code" required
    /></label>
  </fieldset>`;

const priceRows = (line: WorkLine, language: Language): readonly Html[] => [
  html`<dt>${say('labour', language)}</dt>
    <dd>${yuan(line.labour + (line.risk ?? 0))}</dd>`,
  ...line.parts.map(
    (part) =>
      html`<dt>${part.name} ×${part.quantity}</dt>
        <dd>${yuan(partPrice(part))}</dd>`,
  ),
];

/** One extra item: what was found, what it costs, what it delays, the exact text, and what silence means. */
export function itemCard(
  order: RepairOrder,
  item: ExtraItem,
  photos: readonly string[],
  speaking: RenderContext,
): Html {
  const { language, nextKey } = speaking;
  const { itemId, finding, line, delayMinutes } = item;
  const t = (name: TextName): string => say(name, language);
  const total = customerPrice(line);
  const promise = order.promise && addWorkingMinutes(order.policy.calendar, order.promise.at, delayMinutes);
  return html`<article class="card" id="item-${itemId}">
    <h3>${line.work}</h3>
    <p><strong>${t('found')}:</strong> ${finding}</p>
    ${photos.map((hash) => html`<img src="/c/photos/${hash}" alt="${t('found')}" loading="lazy" width="320" />`)}
    <dl>
      ${priceRows(line, language)}
      <dt class="total">${t('price')}</dt>
      <dd class="total">${yuan(total)}</dd>
      <dt>${t('delay')}</dt>
      <dd>${delayMinutes} ${t('minutes')}</dd>
      ${
        promise !== undefined &&
        html`<dt>${t('newPromise')}</dt>
          <dd>${localTime(order.policy.calendar.zone, promise)}</dd>`
      }
    </dl>
    <p class="note">${t('silence')}</p>
    ${exactText(consentTexts(order)[`answerExtraItem/${itemId}`] ?? '', language)}
    <form method="post" action="/c/extra-items/${itemId}">
      ${hidden({ key: nextKey(), total, delayMinutes })} ${codeField(total, `answerExtraItem/${itemId}`, speaking)}
      ${signature(language)}
      <button class="primary" name="answer" value="approved">${t('approve')} ${yuan(total)}</button>
      <button name="answer" value="declined" formnovalidate>${t('decline')}</button>
    </form>
  </article>`;
}

/** B-23: may the fault be looked for, and what it costs if nothing is repaired. */
export function diagnosisCard(order: RepairOrder, { language, nextKey }: RenderContext): Html {
  return html`<article class="card">
    <h3>${say('diagnosis', language)}</h3>
    <p>${consentTexts(order)['answerDiagnosis']}</p>
    <form method="post" action="/c/diagnosis">
      ${hidden({ key: nextKey() })} ${signature(language)}
      <button class="primary" name="answer" value="approved">${say('agree', language)}</button>
      <button name="answer" value="declined">${say('decline', language)}</button>
    </form>
  </article>`;
}

/** C-16: one item as it was approved, and as it would be. */
export function changeCard(order: RepairOrder, change: ItemChange, speaking: RenderContext): Html {
  const { language, nextKey } = speaking;
  const { changeId, before, to, reason } = change;
  const t = (name: TextName): string => say(name, language);
  const total = to ? customerPrice(to) : 0;
  return html`<article class="card" id="change-${changeId}">
    <h3>${t('itemChange')} · ${before.work}</h3>
    <p><strong>${t('why')}:</strong> ${reason}</p>
    <dl>
      <dt>${t('asApproved')}</dt>
      <dd>${before.work} ${yuan(linePrice(before))}</dd>
      <dt class="total">${t('wouldBe')}</dt>
      <dd class="total">${to ? `${to.work} ${yuan(total)}` : t('dropped')}</dd>
    </dl>
    <p class="note">${t('itemStands')}</p>
    ${exactText(consentTexts(order)[`answerItemChange/${changeId}`] ?? '', language)}
    <form method="post" action="/c/item-changes/${changeId}">
      ${hidden({ key: nextKey(), total })} ${codeField(total, `answerItemChange/${changeId}`, speaking)}
      ${signature(language)}
      <button class="primary" name="answer" value="approved">${t('agree')} ${yuan(total)}</button>
      <button name="answer" value="declined" formnovalidate>${t('keepItem')}</button>
    </form>
  </article>`;
}

/** T-13: another time, beside the one that stands until the customer agrees. */
export function promiseCard(order: RepairOrder, asked: PromiseChange, { language, nextKey }: RenderContext): Html {
  const t = (name: TextName): string => say(name, language);
  const time = (at: number): string => localTime(order.policy.calendar.zone, at);
  return html`<article class="card" id="promise">
    <h3>${t('otherTime')}</h3>
    <dl>
      <dt>${t('promised')}</dt>
      <dd>${time(asked.insteadOf)}</dd>
      <dt class="total">${t('newPromise')}</dt>
      <dd class="total">${time(asked.to)}</dd>
      <dt>${t('why')}</dt>
      <dd>${asked.reason}</dd>
    </dl>
    <p class="note">${t('promiseStands')}</p>
    ${exactText(consentTexts(order)['answerPromise'] ?? '', language)}
    <form method="post" action="/c/promise">
      ${hidden({ key: nextKey(), revision: asked.revision, promisedAt: new Date(asked.to).toISOString() })}
      ${signature(language)}
      <button class="primary" name="answer" value="approved">${t('agree')}</button>
      <button name="answer" value="declined">${t('refuseTime')}</button>
    </form>
  </article>`;
}

/** Whose name stands behind the price of a line that the customer does not pay. */
const paidBy = (line: Pick<WorkLine, 'payer'>, language: Language): string => {
  const payer = payerOf(line);
  return payer === 'customer' ? '' : `（${say('paidBy', language)} ${catalogue.values[payer][language]}）`;
};

/** C-17: the whole order line by line, when it will be ready, and the exact text that is signed. */
export function estimateCard(order: RepairOrder, estimate: Estimate, speaking: RenderContext): Html {
  const { language, nextKey } = speaking;
  const total = customerTotal(estimate.lines);
  return html`<article class="card">
    <h3>${say('estimate', language)}</h3>
    <dl class="highlights">
      ${highlightsOf(order, estimate).map(
        ({ element, value }) =>
          html`<dt>${catalogue.values[element][language]}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${estimate.lines.map(
      (line) =>
        html`<h4>${line.work} · ${yuan(linePrice(line))} ${paidBy(line, language)}</h4>
          <dl>${priceRows(line, language)}</dl>`,
    )}
    <dl>
      <dt class="total">${say('price', language)}</dt>
      <dd class="total">${yuan(total)}</dd>
      ${
        estimate.promisedAt !== undefined &&
        html`<dt>${say('promised', language)}</dt>
          <dd>${localTime(order.policy.calendar.zone, estimate.promisedAt)}</dd>`
      }
    </dl>
    <p class="note">${say('unsigned', language)}</p>
    ${exactText(consentTexts(order)['signOrderAsCustomer'] ?? '', language)}
    <form method="post" action="/c/order">
      ${hidden({ key: nextKey(), revision: estimate.revision, total })}
      ${codeField(total, 'signOrderAsCustomer', speaking)} ${signature(language)}
      <button class="primary">${say('sign', language)} ${yuan(total)}</button>
    </form>
  </article>`;
}

/** F-07: the sheet as it was told item by item. */
export function settlementCard(
  order: RepairOrder,
  { revision, lines, discount, total, others = [] }: NonNullable<RepairOrder['settlement']>,
  speaking: RenderContext,
): Html {
  const { language, nextKey } = speaking;
  const workOf = (lineId: string): string => order.lines.find((line) => line.lineId === lineId)?.work ?? lineId;
  return html`<article class="card">
    <h3>${say('settlement', language)}</h3>
    <dl>
      ${lines.map(
        ({ lineId, amount }) =>
          html`<dt>${workOf(lineId)}</dt>
            <dd>${yuan(amount)}</dd>`,
      )}
      ${
        discount > 0 &&
        html`<dt>${say('discount', language)}</dt>
          <dd>-${yuan(discount)}</dd>`
      }
      <dt class="total">${say('toPay', language)}</dt>
      <dd class="total">${yuan(total)}</dd>
      ${others.map(
        (share) =>
          html`<dt>${share.lines.map(({ lineId }) => workOf(lineId)).join('、')} ${paidBy(share, language)}</dt>
            <dd>${yuan(share.total)}</dd>`,
      )}
    </dl>
    ${exactText(consentTexts(order)['agreeSettlement'] ?? '', language)}
    <form method="post" action="/c/settlement">
      ${hidden({ key: nextKey(), revision, total })} ${codeField(total, 'agreeSettlement', speaking)}
      ${signature(language)}
      <button class="primary">${say('agree', language)} ${yuan(total)}</button>
    </form>
  </article>`;
}
