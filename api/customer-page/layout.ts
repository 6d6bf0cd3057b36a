import { hotlineLabel, phoneLabels, type Letterhead } from '../../domain/settings/letterhead';
import type { Language } from '../../domain/values/bilingual';
import { say } from '../../texts/customer-page';
import { html, type Html } from './html';

/** A page; every one loads the same style, and no more than one script. */
export const document = (language: Language, body: Html, script?: string): Html =>
  html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${say('title', language)}</title>
        <link rel="stylesheet" href="/c/style.css" />
        ${script && html`<script src="${script}" defer></script>`}
      </head>
      <body>
        ${body}
      </body>
    </html>`;

/** The same page in the other language. */
export function languageLink(path: string, language: Language): Html {
  const other: Language = language === 'zh' ? 'en' : 'zh';
  return html`<a href="${path}?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}"
    >${say('language', language)}</a
  >`;
}

export const storeHeader = ({ name, logo }: Pick<Letterhead, 'name' | 'logo'>, language: Language): Html =>
  html`<p class="store">
    ${logo !== null && html`<img src="/c/logo?${logo.slice(0, 8)}" alt="" />`}
    <strong>${name[language]}</strong>
  </p>`;

const callable = (number: string): Html => html`<a href="tel:${number}">${number}</a>`;

/** A-17: where the store is and how it is reached, by day and night. */
export const storeFooter = ({ name, address, phones, hotline }: Letterhead, language: Language): Html =>
  html`<footer>
    <p><strong>${name[language]}</strong>${address && html`<br />${address[language]}`}</p>
    <dl>
      ${phones.map(
        ({ use, number }) =>
          html`<dt>${phoneLabels[use][language]}</dt>
            <dd>${callable(number)}</dd>`,
      )}
      ${
        hotline !== null &&
        html`<dt>${hotlineLabel[language]}</dt>
          <dd>${callable(hotline)}</dd>`
      }
    </dl>
  </footer>`;
