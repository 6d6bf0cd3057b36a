import type { Language } from '../../domain/values/bilingual';
import { say } from '../../texts/customer-page';
import { html, type Html } from './html';

/** What every card needs to speak and to ask. */
export interface RenderContext {
  readonly language: Language;
  /** A key of our own for every form, so that a decision is sent once however often it is pressed. */
  readonly nextKey: () => string;
  /** L-39: above this amount, in fen, the customer proves to be the holder of the phone on file. */
  readonly codeAbove: number;
}

export const hidden = (fields: Readonly<Record<string, string | number>>): readonly Html[] =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);

/** A place to sign with the finger. Without a script, or left empty, pressing the button is the consent. */
export const signature = (language: Language): Html =>
  html`<div class="sign" hidden>
    <p>${say('drawHere', language)}</p>
    <canvas width="560" height="180" role="img" aria-label="${say('drawHere', language)}"></canvas>
    <button type="button">${say('drawAgain', language)}</button>
    <input type="hidden" name="drawing" value="" />
    <p role="alert" hidden>${say('tryAgain', language)}</p>
  </div>`;
