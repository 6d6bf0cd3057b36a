import { say } from '../../texts/customer-page';
import { hidden, type RenderContext } from './form-parts';
import { html, type Html } from './html';

/** What customers say of their own accord. */
export const wordsForm = (kind: 'inquiry' | 'complaint', { language, nextKey }: RenderContext): Html =>
  html`<details class="card">
    <summary>${say(kind === 'inquiry' ? 'ask' : 'complain', language)}</summary>
    <form method="post" action="/c/complaints">
      ${hidden({ key: nextKey(), kind })}
      ${
        kind === 'complaint' &&
        html`<label class="mark"
          ><input type="checkbox" name="aboutAdvisor" value="yes" /> ${say('aboutAdvisor', language)}</label
        >`
      }
      <label>${say('words', language)} <textarea name="words" required maxlength="2000" rows="4"></textarea></label>
      <button>${say('send', language)}</button>
    </form>
  </details>`;

const marks = ['speed', 'staffService', 'repairQuality', 'price', 'cleanliness'] as const;
const moods = ['satisfied', 'average', 'dissatisfied'] as const;

/** G-02: how it was, in the customer's own time. */
export const questionnaireForm = ({ language, nextKey }: RenderContext): Html =>
  html`<section class="card" aria-labelledby="questionnaire">
    <h2 id="questionnaire">${say('questionnaire', language)}</h2>
    <form method="post" action="/c/answers">
      ${hidden({ key: nextKey() })}
      ${marks.map(
        (mark) =>
          html`<fieldset>
            <legend>${say(`mark_${mark}`, language)}</legend>
            ${[1, 2, 3, 4, 5].map(
              (value) =>
                html`<label class="mark"
                  ><input type="radio" name="${mark}" value="${value}" required /> ${value}</label
                >`,
            )}
          </fieldset>`,
      )}
      <fieldset>
        <legend>${say('overall', language)}</legend>
        ${moods.map(
          (mood) =>
            html`<label class="mark"
              ><input type="radio" name="overall" value="${mood}" required /> ${say(mood, language)}</label
            >`,
        )}
      </fieldset>
      <label
        >${say('whatWasWrong', language)} <textarea name="whatWasWrong" maxlength="2000" rows="3"></textarea>
      </label>
      <label>${say('ownWords', language)} <textarea name="ownWords" maxlength="2000" rows="3"></textarea></label>
      <button class="primary">${say('send', language)}</button>
    </form>
  </section>`;
