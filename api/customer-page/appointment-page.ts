import { changeableUntil } from '../../domain/appointment/customer-limits';
import { wantsDeposit } from '../../domain/appointment/deposit-due';
import { formText } from '../../domain/appointment/form';
import { endStages, expectedStages } from '../../domain/appointment/stage';
import type { Appointment } from '../../domain/appointment/state';
import { MINUTE } from '../../domain/kernel/process';
import type { Campaign } from '../../domain/settings/campaigns';
import type { Letterhead } from '../../domain/settings/letterhead';
import { yuan } from '../../domain/values/money';
import type { Language } from '../../domain/values/bilingual';
import { catalogue } from '../../texts';
import { appointmentSteps } from '../../texts/customer-appointments';
import { say, type TextName } from '../../texts/customer-page';
import type { OfferedDay } from '../appointments/offered-times';
import { hidden, signature } from './form-parts';
import { html, type Html } from './html';
import { document, languageLink, storeFooter, storeHeader } from './layout';
import { timeChoice, timeLabel } from './times';

/** What the page of an appointment shows. */
export interface ShownAppointment {
  readonly letterhead: Letterhead;
  readonly appointment: Appointment;
  readonly plate: string | null;
  readonly campaigns: readonly Campaign[];
  readonly times: readonly OfferedDay[];
  readonly nameOf: (id: string) => string;
  readonly now: number;
}

interface PageWords {
  readonly language: Language;
  readonly nextKey: () => string;
}

const row = (name: TextName, value: string | number | undefined, language: Language): Html | false =>
  value !== undefined &&
  html`<dt>${say(name, language)}</dt>
    <dd>${value}</dd>`;

function factsOf({ appointment, nameOf }: ShownAppointment, language: Language): Html {
  const { slot, need, terms, policy } = appointment;
  const minutes = (count: number): string => `${count} ${say('minutes', language)}`;
  const money = terms?.prices;
  return html`<dl>
    ${row('appointedTime', slot && timeLabel(slot.startsAt, policy.calendar.zone, language), language)}
    ${row('appointedAdvisor', slot && (nameOf(slot.advisor) || undefined), language)}
    ${row('appointedNeed', need?.words, language)}
    ${
      terms &&
      html`${row('repairTime', minutes(terms.repairMinutes), language)}
      ${row('washTime', minutes(terms.washMinutes), language)}
      ${row('togetherTime', minutes(terms.togetherMinutes), language)}`
    }
    ${
      money &&
      html`${row('labour', yuan(money.labour), language)} ${row('parts', yuan(money.material), language)}
      ${row('price', yuan(money.total), language)}`
    }
  </dl>`;
}

/** A-04, T-04: what is to be paid beforehand, and by when. */
function depositCard({ deposit, policy }: Appointment, language: Language): Html | false {
  if (!deposit) return false;
  const until = deposit.demandedAt + policy.appointment.depositMinutes * MINUTE;
  return html`<article class="card">
    <h3>${say('deposit', language)} ${yuan(deposit.amount)}</h3>
    <p>
      ${
        deposit.receivedAt === undefined
          ? html`${say('depositOpen', language)} <strong>${timeLabel(until, policy.calendar.zone, language)}</strong>`
          : say('depositPaid', language)
      }
    </p>
  </article>`;
}

/** A-14: each document by itself. */
const papers = ({ terms }: Appointment, language: Language): Html | false =>
  terms !== undefined &&
  html`<h2>${say('bring', language)}</h2>
    <ul>
      ${terms.documents.map((one) => html`<li>${catalogue.values[one][language]}</li>`)}
    </ul>`;

/** A-18: what the customer has of coming by appointment. */
export const benefitList = (benefits: Appointment['benefits'], language: Language): Html | false =>
  benefits !== undefined &&
  benefits.length > 0 &&
  html`<h2>${say('benefits', language)}</h2>
    <ul>
      ${benefits.map((one) => html`<li>${one[language]}</li>`)}
    </ul>`;

/** A-10: the campaigns that run, with their key points. */
export const campaignList = (campaigns: readonly Campaign[], language: Language): Html | false =>
  campaigns.length > 0 &&
  html`<h2>${say('campaigns', language)}</h2>
    <ul>
      ${campaigns.map(
        ({ zh, en, from, until, benefit, highlights }) =>
          html`<li>
            <strong>${language === 'zh' ? zh : en}</strong> (${from} – ${until})<br />${benefit[language]}<br />
            <span class="note">${highlights[language]}</span>
          </li>`,
      )}
    </ul>`;

function timeForm({ appointment, times }: ShownAppointment, { language, nextKey }: PageWords): Html {
  const form = html`<form method="post" action="/c/appointment/time">
    ${hidden({ key: nextKey() })} ${timeChoice(times, appointment.policy.calendar.zone, language)}
    ${times.length > 0 && html`<button class="primary">${say('bookThis', language)}</button>`}
  </form>`;
  return appointment.slot
    ? html`<details class="card">
        <summary>${say('moveTime', language)}</summary>
        ${form}
      </details>`
    : html`<section class="card">
        <h2>${say('chooseTime', language)}</h2>
        ${form}
      </section>`;
}

const callOffForm = ({ language, nextKey }: PageWords): Html =>
  html`<details class="card">
    <summary>${say('callOff', language)}</summary>
    <form method="post" action="/c/appointment/cancellation">
      ${hidden({ key: nextKey() })}
      <label>${say('callOffWhy', language)} <textarea name="words" maxlength="2000" rows="2"></textarea></label>
      <button>${say('callOff', language)}</button>
    </form>
  </details>`;

/** A-02, S-01: the form, word by word. Where a deposit is wanted, it comes first (A-20). */
function signForm(appointment: Appointment, { language, nextKey }: PageWords): Html | false {
  const { stage, deposit } = appointment;
  if (stage !== 'agreed') return false;
  if (wantsDeposit(appointment) && deposit?.receivedAt === undefined)
    return html`<p class="note">${say('depositFirst', language)}</p>`;
  return html`<section class="card">
    <h2>${say('signForm', language)}</h2>
    <pre>${formText(appointment)}</pre>
    <form method="post" action="/c/appointment/signature">
      ${hidden({ key: nextKey() })} ${signature(language)}
      <button class="primary">${say('signForm', language)}</button>
    </form>
  </section>`;
}

/** What the customer can do now. */
function acts(shown: ShownAppointment, words: PageWords): Html {
  const { appointment, now } = shown;
  const { stage, slot, need, terms, policy } = appointment;
  const { language, nextKey } = words;
  if (endStages.includes(stage)) return html``;
  if (!need || !terms) return html`<p class="notice">${say('beingPrepared', language)}</p>`;
  const until = changeableUntil(appointment);
  const changes =
    slot && now > until
      ? html`<p class="notice">${say('tooLateToChange', language)}</p>`
      : html`${timeForm(shown, words)} ${stage !== 'noShow' && callOffForm(words)}
        ${
          slot &&
          html`<p class="note">${say('changeUntil', language)} ${timeLabel(until, policy.calendar.zone, language)}</p>`
        }`;
  return html`${
    stage === 'arranging' &&
    slot &&
    html`<form class="card" method="post" action="/c/appointment/agreement">
      ${hidden({ key: nextKey() })}
      <button class="primary">${say('agreeTime', language)}</button>
    </form>`
  }
  ${signForm(appointment, words)} ${changes}`;
}

/** The page of one appointment, for the holder of a link to it. */
export function appointmentPage(
  shown: ShownAppointment,
  language: Language,
  keys: { readonly next: () => string },
  notice?: TextName,
): Html {
  const { letterhead, appointment, plate, campaigns } = shown;
  // what was called off is taken out of the calendar by the same file; what never had a time is in none
  const inCalendar = appointment.turn > 0 && [...expectedStages, 'calledOff'].includes(appointment.stage);
  return document(
    language,
    html`<main>
      ${storeHeader(letterhead, language)}
      <header>
        <h1>${say('myAppointment', language)} ${plate}</h1>
        ${languageLink('/c/visit', language)}
      </header>
      ${notice && html`<p class="notice" role="status">${say(notice, language)}</p>`}
      <p>${appointment.number} · <strong>${appointmentSteps[appointment.stage][language]}</strong></p>
      ${factsOf(shown, language)}
      ${inCalendar && html`<p><a href="/c/appointment.ics">${say('addToCalendar', language)}</a></p>`}
      ${depositCard(appointment, language)} ${acts(shown, { language, nextKey: keys.next })}
      ${papers(appointment, language)} ${benefitList(appointment.benefits, language)}
      ${campaignList(campaigns, language)} ${storeFooter(letterhead, language)}
    </main>`,
    '/c/sign.js',
  );
}
