import type { Language } from '../../domain/values/bilingual';
import { say } from '../../texts/customer-page';
import type { OfferedDay } from '../appointments/offered-times';
import { html, type Html } from './html';

/** Sunday, 29 Nov, as people say a day. */
const dayLabel = (at: number, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    timeZone: zone,
  }).format(at);

const clock = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);

/** The whole of it, e.g. Sunday, 29 Nov 10:30. */
export const timeLabel = (at: number, zone: string, language: Language): string =>
  `${dayLabel(at, zone, language)} ${clock(at, zone)}`;

/** Free times to choose one of; the first day is open. */
export const timeChoice = (days: readonly OfferedDay[], zone: string, language: Language): Html =>
  days.length === 0
    ? html`<p>${say('noTimes', language)}</p>`
    : html`${days.map(
        ({ slots }, index) =>
          html`<details class="day" ${index === 0 && html` open`}>
            <summary>${dayLabel(slots[0]!.startsAt, zone, language)}</summary>
            <div class="times">
              ${slots.map(
                ({ startsAt }) =>
                  html`<label
                    ><input type="radio" name="startsAt" value="${new Date(startsAt).toISOString()}" required /><span
                      >${clock(startsAt, zone)}</span
                    ></label
                  >`,
              )}
            </div>
          </details>`,
      )}`;
