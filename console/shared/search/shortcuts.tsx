import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '../texts/use-texts';
import { UNDO_KEYS } from '../undo/undo-key';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
export const searchKeys = isApple ? '⌘ K' : 'Ctrl K';
export const isSearchKey = ({ key, metaKey, ctrlKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && (isApple ? metaKey : ctrlKey);

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Every key that the console listens to, shown by `?` wherever nobody is typing. */
export function Shortcuts() {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === '?' && !isTyping(event)) setOpen(true);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  const keys = [
    [searchKeys, t('shortcutSearch')],
    ['↑ ↓', t('shortcutArrows')],
    ['Enter', t('shortcutChoose')],
    ['Esc', t('shortcutClose')],
    [UNDO_KEYS, t('shortcutUndo')],
    ['?', t('shortcutHelp')],
  ] as const;
  return (
    <Modal open={open} title={t('shortcuts')} footer={null} onCancel={() => setOpen(false)}>
      <dl className="shortcuts">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
