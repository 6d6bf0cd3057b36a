const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
export const searchKeys = isApple ? '⌘ K' : 'Ctrl K';
export const isSearchKey = ({ key, metaKey, ctrlKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && (isApple ? metaKey : ctrlKey);

/** Keys that mean something by themselves mean nothing to whoever types. */
export const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
