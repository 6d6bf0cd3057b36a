import {
  openRequest,
  personalRequestKinds,
  type PersonalRequest,
  type PersonalRequestKind,
} from '../../domain/personal-data/personal-request';
import { localDate, localTime } from '../../domain/time/working-time';
import type { Language } from '../../domain/values/bilingual';
import { say, type TextName } from '../../texts/customer-page';
import { html, type Html } from './html';

interface PageContext {
  readonly language: Language;
  readonly zone: string;
  readonly nextKey: () => string;
}

/** What a button that takes a request back sends as the words of the customer. */
export const withdrawalText = (kind: PersonalRequestKind, language: Language): string =>
  say(`withdrawn_${kind}`, language);

const stateTexts = {
  open: 'requestOpen',
  answered: 'requestAnswered',
  refused: 'requestRefused',
  withdrawn: 'requestWithdrawn',
} as const satisfies Record<PersonalRequest['state'], TextName>;

/** The day by which an answer is there: the one that ends at this midnight. */
const lastDay = (zone: string, dueAt: number): string => localDate(zone, dueAt - 1);

const requestLine = ({ kind, at, dueAt, state, end }: PersonalRequest, { language, zone }: PageContext): Html =>
  html`<li>
    ${say(`ask_${kind}`, language)} · ${say('requestedOn', language)} ${localDate(zone, at)}<br />
    <strong>${say(stateTexts[state], language)}</strong>
    ${state === 'open' && html` ${say('answeredBy', language)} ${lastDay(zone, dueAt)}`}
    ${end && html` ${localTime(zone, end.at)}`}
    ${end?.words && state !== 'withdrawn' && html`<br />${say('requestAnswer', language)} ${end.words}`}
  </li>`;

function kindCard(kind: PersonalRequestKind, requests: readonly PersonalRequest[], asked: PageContext): Html {
  const { language, nextKey } = asked;
  const open = openRequest(requests, kind);
  const action = open ? `/c/personal-data/${kind}/withdrawal` : `/c/personal-data/${kind}`;
  return html`<form class="card" method="post" action="${action}">
    <input type="hidden" name="key" value="${nextKey()}" />
    <p>${say(`explain_${kind}`, language)}</p>
    <button>${say(open ? `takeBack_${kind}` : `ask_${kind}`, language)}</button>
  </form>`;
}

/** M-06: customers ask for a copy of their data, or to be erased, see by when they are answered and what the answer is, and may take it back. */
export const personalDataSection = (requests: readonly PersonalRequest[], asked: PageContext): Html =>
  html`<section aria-labelledby="personal-data">
    <h2 id="personal-data">${say('personalData', asked.language)}</h2>
    ${
      requests.length > 0 &&
      html`<ul>
        ${requests.toReversed().map((request) => requestLine(request, asked))}
      </ul>`
    }
    ${personalRequestKinds.map((kind) => kindCard(kind, requests, asked))}
  </section>`;
