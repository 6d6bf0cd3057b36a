import type { Complaint } from '../../domain/complaint/state';
import { isOver, type FollowUp } from '../../domain/follow-up/state';
import { askedChanges, whileChangeable } from '../../domain/repair-order/item-change';
import { askedPromise, whilePromised } from '../../domain/repair-order/promise';
import { hasReached } from '../../domain/repair-order/stage';
import { groupNames, groupOf } from '../../domain/repair-order/stage-group';
import { isPending } from '../../domain/repair-order/extra-item';
import type { RepairOrder } from '../../domain/repair-order/state';
import { localTime } from '../../domain/time/working-time';
import { approvalReceipt } from './approval-receipt';
import { changeCard, diagnosisCard, estimateCard, itemCard, promiseCard, settlementCard } from './cards';
import { complaintCard } from './complaint-card';
import type { RenderContext } from './form-parts';
import { html, type Html } from './html';
import { document, languageLink, storeFooter, storeHeader } from './layout';
import { marketingSection } from './marketing';
import type { PersonalRequest } from '../../domain/personal-data/personal-request';
import { personalDataSection } from './personal-data';
import type { MarketingStatement } from '../../domain/master-data/marketing-consent';
import type { Letterhead } from '../../domain/settings/letterhead';
import type { Language } from '../../domain/values/bilingual';
import { questionnaireForm, wordsForm } from './words-forms';
import { progress, say, type TextName } from '../../texts/customer-page';

/** What a link opens: the secret is in the fragment, which never leaves the phone by itself. */
export const landingPage = (language: Language): Html =>
  document(
    language,
    html`<main>
      <p id="state" role="status">${say('opening', language)}</p>
      <p id="over" role="alert" hidden>${say('linkOver', language)}</p>
    </main>`,
    '/c/link.js',
  );

/** The session is over: the page renews it from the link, where this tab still has it. */
export const expiredPage = (language: Language): Html =>
  document(
    language,
    html`<main>
      <p id="state" role="status" hidden>${say('opening', language)}</p>
      <p id="over" role="alert">${say('linkOver', language)}</p>
    </main>`,
    '/c/link.js',
  );

const progressList = ({ stage }: RepairOrder, language: Language): Html => {
  const steps = groupNames(progress);
  // a visit that ended without repair is in none of them
  const current = hasReached(stage, 'checkedIn') ? steps.indexOf(progress[groupOf[stage]]) : -1;
  return html`<section aria-labelledby="steps">
    <h2 id="steps">${say('steps', language)}</h2>
    <ol class="steps">
      ${steps.map(
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

export interface Shown {
  /** Whose page it is. */
  readonly letterhead: Letterhead;
  readonly order: RepairOrder;
  readonly vehicle: { readonly plate: string; readonly model: string } | null;
  readonly complaints: readonly Complaint[];
  /** The name of a person of the store. */
  readonly nameOf: (id: string) => string;
  readonly followUp: FollowUp | undefined;
  /** What the customer said of marketing. */
  readonly statements: readonly MarketingStatement[];
  /** What the customer asked for about the own data. */
  readonly requests: readonly PersonalRequest[];
  readonly photosOf: (itemId: string) => readonly string[];
  readonly codeAbove: number;
}

/** What waits for the customer's decision now. */
function offersOf({ order, photosOf }: Shown, speaking: RenderContext): readonly Html[] {
  const { stage, estimate, settlement, agreedRevision, extraItems } = order;
  if (stage === 'diagnosisConsent') return [diagnosisCard(order, speaking)];
  if (stage === 'awaitingSignature' && estimate?.advisorSignedAt !== undefined)
    return [estimateCard(order, estimate, speaking)];
  const asked = whilePromised.includes(stage) ? askedPromise(order) : undefined;
  const changes = whileChangeable.includes(stage) ? askedChanges(order) : [];
  const others = [
    ...changes.map((change) => changeCard(order, change, speaking)),
    ...(asked ? [promiseCard(order, asked, speaking)] : []),
  ];
  if (stage === 'inRepair')
    return [
      ...extraItems.filter(isPending).map((item) => itemCard(order, item, photosOf(item.itemId), speaking)),
      ...others,
    ];
  if (stage === 'settlement' && settlement && agreedRevision !== settlement.revision)
    return [settlementCard(order, settlement, speaking)];
  return others;
}

const receipts = ({ evidence, policy }: RepairOrder, language: Language): Html | false =>
  evidence.length > 0 &&
  html`<section aria-labelledby="receipts">
    <h2 id="receipts">${say('receipts', language)}</h2>
    ${evidence.map(({ text, answer, at, hash }) =>
      approvalReceipt(
        {
          title: `${text.split('\n')[0]} · ${say(answer, language)} · ${localTime(policy.calendar.zone, at)}`,
          text,
          hash,
          ...(answer === 'approved' && { disownAt: `/c/evidence/${hash}/disowned` }),
        },
        language,
      ),
    )}
  </section>`;

/** The whole page of one visit. */
export function visitPage(
  shown: Shown,
  language: Language,
  keys: { readonly next: () => string },
  notice?: TextName,
): Html {
  const { letterhead, order, vehicle, complaints, followUp, codeAbove } = shown;
  const speaking: RenderContext = { language, nextKey: keys.next, codeAbove };
  const t = (name: TextName): string => say(name, language);
  const offers = offersOf(shown, speaking);
  return document(
    language,
    html`<main>
      ${storeHeader(letterhead, language)}
      <header>
        <h1>${vehicle ? `${vehicle.model} ${vehicle.plate}` : t('title')}</h1>
        ${languageLink('/c/visit', language)}
      </header>
      <p>
        ${t('number')}
        ${order.number}${order.promise && html` · ${t('promised')} <strong>${localTime(order.policy.calendar.zone, order.promise.at)}</strong>`}
      </p>
      ${notice && html`<p class="notice" role="status">${t(notice)}</p>`}
      ${order.stage === 'readyForPickup' && html`<p class="notice">${t('ready')}</p>`}
      ${
        offers.length > 0 &&
        html`<section aria-labelledby="offers">
          <h2 id="offers">${t('offerHeading')}</h2>
          ${offers}
        </section>`
      }
      ${progressList(order, language)}
      ${order.signed.order !== undefined && html`<p><a href="/c/repair-order.pdf">${t('repairOrder')}</a></p>`}
      ${order.signed.result !== undefined && html`<p><a href="/c/delivery-check.pdf">${t('deliveryCheck')}</a></p>`}
      ${order.settlement && html`<p><a href="/c/settlement.pdf">${t('settlement')}</a></p>`}
      ${followUp && !followUp.own && !isOver(followUp) && questionnaireForm(speaking)}
      ${
        complaints.length > 0 &&
        html`<section aria-labelledby="matters">
          <h2 id="matters">${t('matters')}</h2>
          ${complaints.map((one) => complaintCard(one, { ...speaking, nameOf: shown.nameOf }))}
        </section>`
      }
      ${receipts(order, language)} ${wordsForm('inquiry', speaking)} ${wordsForm('complaint', speaking)}
      ${marketingSection(shown.statements, language, keys.next)}
      ${personalDataSection(shown.requests, { language, zone: order.policy.calendar.zone, nextKey: keys.next })}
      ${storeFooter(letterhead, language)}
    </main>`,
    '/c/sign.js',
  );
}

interface ShownComplaint {
  readonly letterhead: Letterhead;
  readonly complaint: Complaint;
  readonly nameOf: (id: string) => string;
}

/** The page of one complaint, for the holder of a link to it. */
export function complaintPage(
  { letterhead, complaint, nameOf }: ShownComplaint,
  language: Language,
  keys: { readonly next: () => string },
  notice?: TextName,
): Html {
  return document(
    language,
    html`<main>
      ${storeHeader(letterhead, language)}
      <header>
        <h1>${say('myComplaint', language)}</h1>
        ${languageLink('/c/visit', language)}
      </header>
      ${notice && html`<p class="notice" role="status">${say(notice, language)}</p>`}
      ${complaintCard(complaint, { language, nextKey: keys.next, codeAbove: 0, nameOf })}
      ${storeFooter(letterhead, language)}
    </main>`,
    '/c/sign.js',
  );
}

export const tooOftenPage = (language: Language): Html =>
  document(language, html`<main><p role="alert">${say('tooOften', language)}</p></main>`);
