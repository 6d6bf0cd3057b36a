import {
  marketingChannels,
  mayMarketTo,
  type MarketingChannel,
  type MarketingStatement,
} from '../../domain/master-data/marketing-consent';
import type { Language } from '../../domain/values/bilingual';
import { say } from '../../texts/customer-page';
import { html, type Html } from './html';

/** The very text that the customer agrees to, or takes back, by pressing the button beside it. */
export const marketingText = (channel: MarketingChannel, given: boolean, language: Language): string =>
  `${say(given ? 'marketingWords' : 'marketingTakenBack', language)}: ${say(`marketing_${channel}`, language)}`;

/** M-06: by which channels the customer is told of offers, to be changed at any time; nothing is chosen beforehand. */
export const marketingSection = (
  statements: readonly MarketingStatement[],
  language: Language,
  nextKey: () => string,
): Html =>
  html`<section aria-labelledby="marketing">
    <h2 id="marketing">${say('marketing', language)}</h2>
    <p class="note">${say('marketingHint', language)}</p>
    ${marketingChannels.map((channel) => {
      const allowed = mayMarketTo(statements, channel);
      return html`<form class="card" method="post" action="/c/marketing/${channel}">
        <input type="hidden" name="key" value="${nextKey()}" />
        <input type="hidden" name="given" value="${allowed ? 'no' : 'yes'}" />
        <p>${marketingText(channel, !allowed, language)}</p>
        <button>${say(allowed ? 'takeBackMarketing' : 'allowMarketing', language)}</button>
      </form>`;
    })}
  </section>`;
