import { yuan } from '../../domain/money';
import type { Complaint } from '../../domain/complaint/state';
import { chosen, solutionText } from '../../domain/complaint/solution';
import { extraItemText } from '../../domain/repair-order/shown';
import { stages } from '../../domain/repair-order/stage';
import { isPending, linePrice, partPrice, type ExtraItem, type RepairOrder } from '../../domain/repair-order/state';
import { addWorkingMinutes, localTime } from '../../domain/working-time';
import { html, type Html } from './html';
import { progress, say, type Language, type TextName } from './texts';

const document = (language: Language, body: Html, script = false): Html =>
  html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${say('title', language)}</title>
        <link rel="stylesheet" href="/c/style.css" />
        ${script && html`<script src="/c/link.js" defer></script>`}
      </head>
      <body>
        ${body}
      </body>
    </html>`;

/** What a link opens: the secret is in the fragment, which never leaves the phone by itself. */
export const doorPage = (language: Language): Html =>
  document(
    language,
    html`<main>
      <p id="state" role="status">${say('opening', language)}</p>
      <p id="over" role="alert" hidden>${say('linkOver', language)}</p>
    </main>`,
    true,
  );

/** A token of our own for every form, so that a decision is sent once however often it is pressed. */
export interface FormKeys {
  readonly next: () => string;
}

const progressList = ({ stage }: RepairOrder, language: Language): Html => {
  const place = (name: string): number => stages.indexOf(name as RepairOrder['stage']);
  const current = progress.findIndex(({ until }) => place(stage) <= place(until));
  return html`<section aria-labelledby="steps">
    <h2 id="steps">${say('steps', language)}</h2>
    <ol class="steps">
      ${progress.map(
        (step, index) =>
          html`<li
            class="${index < current ? 'done' : index === current ? 'now' : ''}"
            ${index === current && html` aria-current="step"`}
          >
            ${step[language]}
          </li>`,
      )}
    </ol>
  </section>`;
};

const hidden = (fields: Readonly<Record<string, string | number>>): readonly Html[] =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);

/** One extra item: what was found, what it costs, what it delays, the exact text, and what silence means. */
function itemCard(
  order: RepairOrder,
  item: ExtraItem,
  photos: readonly string[],
  language: Language,
  keys: FormKeys,
  needsDigits: boolean,
): Html {
  const { itemId, finding, line, delayMinutes } = item;
  const t = (name: TextName): string => say(name, language);
  const total = linePrice(line);
  const promise = order.promise && addWorkingMinutes(order.policy.calendar, order.promise.at, delayMinutes);
  return html`<article class="card" id="item-${itemId}">
    <h3>${line.work}</h3>
    <p><strong>${t('found')}:</strong> ${finding}</p>
    ${photos.map((hash) => html`<img src="/c/photos/${hash}" alt="${t('found')}" loading="lazy" width="320" />`)}
    <dl>
      <dt>${t('labour')}</dt>
      <dd>${yuan(line.labour + (line.risk ?? 0))}</dd>
      ${line.parts.map(
        (part) =>
          html`<dt>${part.name} ×${part.quantity}</dt>
            <dd>${yuan(partPrice(part))}</dd>`,
      )}
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
    <details>
      <summary>${t('consent')}</summary>
      <pre>${extraItemText(order, item)}</pre>
    </details>
    <form method="post" action="/c/extra-items/${itemId}">
      ${hidden({ key: keys.next(), total, delayMinutes })}
      ${
        needsDigits &&
        html`<label
          >${t('phoneDigits')}
          <input name="digits" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" autocomplete="off" required
        /></label>`
      }
      <button class="primary" name="answer" value="approved">${t('approve')} ${yuan(total)}</button>
      <button name="answer" value="declined" formnovalidate>${t('decline')}</button>
    </form>
  </article>`;
}

function matterCard(complaint: Complaint, language: Language, keys: FormKeys): Html {
  const offered = complaint.stage === 'awaitingAcceptance' && complaint.notifiedAt !== undefined;
  const solution = offered ? chosen(complaint) : undefined;
  return html`<article class="card">
    <h3>${complaint.number}</h3>
    <p>${complaint.words}</p>
    ${
      solution &&
      html`<h4>${say('solution', language)}</h4>
        <pre>${solutionText(complaint, solution)}</pre>
        <form method="post" action="/c/complaints/${complaint.number}/acceptance">
          ${hidden({ key: keys.next(), candidateId: solution.candidateId, cost: solution.cost })}
          <button class="primary">${say('accept', language)}</button>
        </form>`
    }
  </article>`;
}

const wordsForm = (kind: 'inquiry' | 'complaint', language: Language, keys: FormKeys): Html => {
  const heading = say(kind === 'inquiry' ? 'ask' : 'complain', language);
  return html`<details class="card">
    <summary>${heading}</summary>
    <form method="post" action="/c/complaints">
      ${hidden({ key: keys.next(), kind })}
      <label>${say('words', language)} <textarea name="words" required maxlength="2000" rows="4"></textarea></label>
      <button>${say('send', language)}</button>
    </form>
  </details>`;
};

export interface Shown {
  readonly order: RepairOrder;
  readonly vehicle: { readonly plate: string; readonly model: string } | null;
  readonly complaints: readonly Complaint[];
  readonly photosOf: (itemId: string) => readonly string[];
  /** L-39: above this amount the customer proves to be the holder of the phone. */
  readonly digitsAbove: number;
}

/** The whole page of one visit. */
export function visitPage(shown: Shown, language: Language, keys: FormKeys, notice?: TextName): Html {
  const { order, vehicle, complaints, photosOf, digitsAbove } = shown;
  const t = (name: TextName): string => say(name, language);
  const { zone } = order.policy.calendar;
  const pending = order.stage === 'inRepair' ? order.extraItems.filter(isPending) : [];
  const other: Language = language === 'zh' ? 'en' : 'zh';
  return document(
    language,
    html`<main>
      <header>
        <h1>${vehicle ? `${vehicle.model} ${vehicle.plate}` : t('title')}</h1>
        <a href="/c/visit?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${t('language')}</a>
      </header>
      <p>
        ${t('number')}
        ${order.number}${order.promise && html` · ${t('promised')} <strong>${localTime(zone, order.promise.at)}</strong>`}
      </p>
      ${notice && html`<p class="notice" role="status">${t(notice)}</p>`}
      ${order.stage === 'readyForPickup' && html`<p class="notice">${t('ready')}</p>`}
      ${
        pending.length > 0 &&
        html`<section aria-labelledby="offers">
          <h2 id="offers">${t('offerHeading')}</h2>
          ${pending.map((item) => itemCard(order, item, photosOf(item.itemId), language, keys, linePrice(item.line) > digitsAbove))}
        </section>`
      }
      ${progressList(order, language)}
      ${order.settlement && html`<p><a href="/c/settlement.pdf">${t('settlement')}</a></p>`}
      ${
        complaints.length > 0 &&
        html`<section aria-labelledby="matters">
          <h2 id="matters">${t('matters')}</h2>
          ${complaints.map((one) => matterCard(one, language, keys))}
        </section>`
      }
      ${
        order.evidence.length > 0 &&
        html`<section aria-labelledby="receipts">
          <h2 id="receipts">${t('receipts')}</h2>
          ${order.evidence.map(
            ({ text, answer, at, hash }) =>
              html`<details class="card">
                <summary>${text.split('\n')[0]} · ${t(answer)} · ${localTime(zone, at)}</summary>
                <pre>${text}</pre>
                <p class="fingerprint">${t('fingerprint')} ${hash}</p>
              </details>`,
          )}
        </section>`
      }
      ${wordsForm('inquiry', language, keys)} ${wordsForm('complaint', language, keys)}
    </main>`,
  );
}

export const overPage = (language: Language): Html =>
  document(language, html`<main><p role="alert">${say('linkOver', language)}</p></main>`);
