import type { AppointmentBenefit } from '../../domain/values/appointment-benefit';
import type { Campaign } from '../../domain/settings/campaigns';
import type { Letterhead } from '../../domain/settings/letterhead';
import type { Language } from '../../domain/values/bilingual';
import { say, type TextName } from '../../texts/customer-page';
import type { OfferedDay } from '../appointments/offered-times';
import { benefitList, campaignList } from './appointment-page';
import { hidden } from './form-parts';
import { html, type Html } from './html';
import { document, languageLink, storeFooter, storeHeader } from './layout';
import { timeChoice, timeLabel } from './times';

/** What was typed, as it was typed. */
export interface Typed {
  readonly name: string;
  readonly plate: string;
  readonly phone: string;
  readonly words: string;
  readonly model: string;
  readonly vin: string;
}

/** The page of a store where anybody books. */
export interface BookingPage {
  readonly store: string;
  readonly zone: string;
  readonly letterhead: Letterhead;
  readonly benefits: readonly AppointmentBenefit[];
  readonly campaigns: readonly Campaign[];
  readonly language: Language;
}

function frame({ store, letterhead, language }: BookingPage, content: Html): Html {
  return document(
    language,
    html`<main>
      ${storeHeader({ name: letterhead.name, logo: null }, language)}
      <header>
        <h1>${say('bookTitle', language)}</h1>
        ${languageLink(`/book/${store}`, language)}
      </header>
      ${content} ${storeFooter(letterhead, language)}
    </main>`,
  );
}

/** What is amiss, all of it. */
const advice = (notices: readonly TextName[], language: Language): Html | false =>
  notices.length > 0 &&
  html`<div class="notice" role="alert">
    <ul>
      ${notices.map((name) => html`<li>${say(name, language)}</li>`)}
    </ul>
  </div>`;

/** Nobody sees it, and whoever fills in everything fills it in, too. */
const trap = (language: Language): Html =>
  html`<p class="trap" aria-hidden="true">
    <label>${say('leaveEmpty', language)} <input name="website" value="" tabindex="-1" autocomplete="off" /></label>
  </p>`;

/** Who comes with which car for what. */
export function guestPage(page: BookingPage, typed: Typed, notices: readonly TextName[] = []): Html {
  const { store, letterhead, benefits, campaigns, language } = page;
  const t = (name: TextName): string => say(name, language);
  const process = letterhead.appointmentProcess;
  return frame(
    page,
    html`${advice(notices, language)} ${process && html`<p>${process[language]}</p>`}
      <form method="post" action="/book/${store}/codes">
        <label
          >${t('yourName')} <input name="name" value="${typed.name}" maxlength="60" autocomplete="name" required
        /></label>
        <label
          >${t('yourPlate')}
          <input name="plate" value="${typed.plate}" maxlength="20" autocapitalize="characters" required
        /></label>
        <label
          >${t('yourPhone')}
          <input name="phone" value="${typed.phone}" type="tel" maxlength="20" autocomplete="tel" required
        /></label>
        <label
          >${t('yourNeed')} <textarea name="words" maxlength="500" rows="3" required>${typed.words}</textarea>
        </label>
        <details class="card" ${typed.vin !== '' || notices.includes('carUnknown') ? html` open` : ''}>
          <summary>${t('newCar')}</summary>
          <label>${t('yourModel')} <input name="model" value="${typed.model}" maxlength="60" /></label>
          <label
            >${t('yourVin')} <input name="vin" value="${typed.vin}" maxlength="20" autocapitalize="characters"
          /></label>
        </details>
        ${trap(language)}
        <button class="primary">${t('next')}</button>
      </form>
      ${benefitList(benefits, language)} ${campaignList(campaigns, language)}`,
  );
}

/** The words once more (A-09), the free times, and the code from the phone. */
export function timesPage(
  page: BookingPage,
  typed: Typed,
  { times, key }: { readonly times: readonly OfferedDay[]; readonly key: string },
  notices: readonly TextName[] = [],
): Html {
  const { store, zone, language } = page;
  const t = (name: TextName): string => say(name, language);
  return frame(
    page,
    html`${notices.length > 0 ? advice(notices, language) : html`<p class="notice" role="status">${t('codeGone')}</p>`}
      <article class="card">
        <h2>${t('checkWords')}</h2>
        <p>${typed.name} · ${typed.plate} · ${typed.phone}</p>
        <p>${typed.words}</p>
        <form method="post" action="/book/${store}">
          ${hidden({ ...typed })}
          <button>${t('change')}</button>
        </form>
      </article>
      <form method="post" action="/book/${store}/bookings">
        ${hidden({ ...typed, key })}
        <h2>${t('chooseTime')}</h2>
        ${timeChoice(times, zone, language)}
        <label
          >${t('code')}
          <input name="code" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code" required
        /></label>
        ${trap(language)} ${times.length > 0 && html`<button class="primary">${t('bookNow')}</button>`}
      </form>`,
  );
}

export const bookedPage = (page: BookingPage, number: string, startsAt: number): Html =>
  frame(
    page,
    html`<article class="card">
      <h2>${say('bookedAt', page.language)} ${timeLabel(startsAt, page.zone, page.language)}</h2>
      <p>${number}</p>
      <p role="status">${say('linkComes', page.language)}</p>
    </article>`,
  );

export const noStorePage = (language: Language): Html =>
  document(language, html`<main><p role="alert">${say('noStore', language)}</p></main>`);
