/** Words of a page as one reads or hears them, and the language in which the page says they are. */
export interface ShownWords {
  readonly text: string;
  readonly lang: string;
}

/**
 * Runs in the browser. What a customer was told or approved stands on a page in both languages, and patterns of messages with the names of their facts.
 * Fingerprints are there to be compared, what stands in a text field was typed, and a key is called as it is on the keyboard.
 */
export function wordsOnPage(): readonly ShownWords[] {
  const shown: ShownWords[] = [];
  const note = (at: Element, words: string): void => {
    if (at.closest('[data-both-languages], [data-fingerprint], textarea, kbd')) return;
    const text = (at.closest('[data-pattern]') ? words.replaceAll(/\{[^{}]+\}/g, '') : words).trim();
    if (text !== '') shown.push({ text, lang: at.closest('[lang]')?.getAttribute('lang') ?? '' });
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (node.parentElement?.checkVisibility({ visibilityProperty: true }))
      note(node.parentElement, node.textContent ?? '');
  for (const one of document.querySelectorAll('body *'))
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      if (!one.closest('[aria-hidden=true]')) note(one, one.getAttribute(name) ?? '');
  return [...new Map(shown.map((one) => [`${one.lang} ${one.text}`, one])).values()];
}
