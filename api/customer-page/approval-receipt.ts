import type { Language } from '../../domain/values/bilingual';
import { say } from '../../texts/customer-page';
import { html, type Html } from './html';

interface ShownApproval {
  readonly title: string;
  readonly text: string;
  /** Of its seal. */
  readonly hash: string;
  /** Where the customer says that it was somebody else; absent for what approved nothing. */
  readonly disownAt?: string;
}

/** H2: what stands in the customer's name, word by word, and the way to say that it was somebody else. */
export const approvalReceipt = ({ title, text, hash, disownAt }: ShownApproval, language: Language): Html =>
  html`<details class="card">
    <summary>${title}</summary>
    <pre>${text}</pre>
    <p class="fingerprint">${say('fingerprint', language)} ${hash}</p>
    ${
      disownAt !== undefined &&
      html`<form method="post" action="${disownAt}">
        <p class="note">${say('notMeHint', language)}</p>
        <button>${say('notMe', language)}</button>
      </form>`
    }
  </details>`;
