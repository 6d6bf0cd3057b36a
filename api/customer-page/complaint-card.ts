import { chosen, solutionText } from '../../domain/complaint/solution';
import { isOver, type Candidate, type Complaint } from '../../domain/complaint/state';
import type { Instant } from '../../domain/kernel/process';
import { localTime } from '../../domain/time/working-time';
import { yuan } from '../../domain/values/money';
import { say, type TextName } from '../../texts/customer-page';
import { complaintSteps } from '../../texts/customer-complaints';
import type { Language } from '../../domain/values/bilingual';
import { approvalReceipt } from './approval-receipt';
import { hidden, signature, type RenderContext } from './form-parts';
import { html, type Html } from './html';

/** What a card of a complaint is told with beside the complaint. */
export interface ComplaintContext extends RenderContext {
  /** The name of a person of the store. */
  readonly nameOf: (id: string) => string;
}

const wordsField = (label: TextName, { language }: RenderContext): Html =>
  html`<label>${say(label, language)} <textarea name="words" required maxlength="2000" rows="3"></textarea></label>`;

/** H-25: what the store offers, to be accepted or refused. */
function offer(complaint: Complaint, speaking: ComplaintContext): Html {
  const { language, nextKey } = speaking;
  const { number } = complaint;
  const { candidateId, cost } = chosen(complaint);
  return html`<h4>${say('solution', language)}</h4>
    <pre>${solutionText(complaint, chosen(complaint))}</pre>
    <form method="post" action="/c/complaints/${number}/acceptance">
      ${hidden({ key: nextKey(), candidateId, cost })} ${signature(language)}
      <button class="primary">${say('accept', language)}</button>
    </form>
    <details>
      <summary>${say('refuse', language)}</summary>
      <form method="post" action="/c/complaints/${number}/refusal">
        ${hidden({ key: nextKey(), candidateId })} ${wordsField('whyRefuse', speaking)}
        <button>${say('refuse', language)}</button>
      </form>
    </details>`;
}

/** H-28: one of the solutions among which the store decides. */
const candidate = (
  { number }: Complaint,
  { candidateId, text, cost, preferred }: Candidate,
  speaking: ComplaintContext,
): Html => {
  const { language, nextKey } = speaking;
  return html`<li>
    ${text} · ${yuan(cost)}
    ${
      preferred
        ? html`<strong>${say('preferred', language)}</strong>`
        : html`<form method="post" action="/c/complaints/${number}/candidates/${candidateId}/preference">
            ${hidden({ key: nextKey() })} ${wordsField('whyThis', speaking)}
            <button>${say('prefer', language)}</button>
          </form>`
    }
  </li>`;
};

/** H-12, H-14: who has it, and by when the customer hears what. */
function facts(
  { policy, owner, receivedAt, nextReply, expectedSolvedAt, closedAt }: Complaint,
  speaking: ComplaintContext,
) {
  const { language, nameOf } = speaking;
  const time = (at: Instant): string => localTime(policy.calendar.zone, at);
  const rows: readonly (readonly [TextName, string | undefined])[] = [
    ['complaintOwner', nameOf(owner.id)],
    ['complaintReceivedAt', time(receivedAt)],
    ['complaintReply', nextReply && !nextReply.kept && closedAt === undefined ? time(nextReply.at) : undefined],
    ['complaintSolved', expectedSolvedAt !== undefined && closedAt === undefined ? time(expectedSolvedAt) : undefined],
    ['complaintClosedAt', closedAt === undefined ? undefined : time(closedAt)],
  ];
  return html`<dl>
    ${rows.flatMap(([name, value]) =>
      value
        ? [
            html`<dt>${say(name, language)}</dt>
              <dd>${value}</dd>`,
          ]
        : [],
    )}
  </dl>`;
}

/** S-26: what was accepted or withdrawn in the customer's name, and the way to say that it was somebody else. */
const receipts = ({ number, evidence, policy }: Complaint, language: Language): Html | false =>
  evidence.length > 0 &&
  html`<details>
    <summary>${say('receipts', language)}</summary>
    ${evidence.map(({ text, at, hash }) =>
      approvalReceipt(
        {
          title: `${text.split('\n')[0]} · ${localTime(policy.calendar.zone, at)}`,
          text,
          hash,
          disownAt: `/c/complaints/${number}/evidence/${hash}/disowned`,
        },
        language,
      ),
    )}
  </details>`;

/** What a customer sees of the own complaint, and can say: where it stands, who has it, what was promised, what is offered. Not who is to blame. */
export function complaintCard(complaint: Complaint, speaking: ComplaintContext): Html {
  const { language, nextKey } = speaking;
  const { number, words, stage, notifiedAt, candidates, added = [], policy } = complaint;
  const offered = stage === 'awaitingAcceptance' && notifiedAt !== undefined;
  return html`<article class="card" id="${number}">
    <h3>${number} · ${complaintSteps[stage][language]}</h3>
    <p>${words}</p>
    ${added.map(
      (one) =>
        html`<p class="note">${localTime(policy.calendar.zone, one.at)}</p>
          <p>${one.words}</p>`,
    )}
    ${facts(complaint, speaking)} ${offered && offer(complaint, speaking)}
    ${
      stage === 'awaitingDecision' &&
      html`<h4>${say('candidates', language)}</h4>
        <ul>
          ${candidates.map((one) => candidate(complaint, one, speaking))}
        </ul>`
    }
    ${receipts(complaint, language)}
    ${
      !isOver(complaint) &&
      html`<details>
        <summary>${say('addWords', language)}</summary>
        <form method="post" action="/c/complaints/${number}/words">
          ${hidden({ key: nextKey() })} ${wordsField('words', speaking)}
          <button>${say('send', language)}</button>
        </form>
      </details>`
    }
  </article>`;
}
