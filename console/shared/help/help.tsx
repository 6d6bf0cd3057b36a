import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Flex, Modal, Tooltip, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { isTyping, searchKeys } from '../search/shortcut-keys';
import { useTexts } from '../texts/use-texts';
import { useStartTour } from '../tour/start-tour';
import { UNDO_KEYS } from '../undo/undo-key';
import { helpOf } from './page-help';

/** Every key that the console listens to. */
function Keys() {
  const { t } = useTexts();
  const keys = [
    [searchKeys, t('shortcutSearch')],
    ['↑ ↓', t('shortcutArrows')],
    ['Enter', t('shortcutChoose')],
    ['Esc', t('shortcutClose')],
    [UNDO_KEYS, t('shortcutUndo')],
    ['?', t('shortcutHelp')],
  ] as const;
  return (
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
  );
}

/** What the page is for, the keys, and the tour: by the button, and by `?` wherever nobody is typing. */
export function Help() {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const startTour = useStartTour();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === '?' && !isTyping(event)) setOpen(true);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  const text = helpOf(pathname);
  const start = (): void => {
    setOpen(false);
    startTour();
  };
  return (
    <>
      <Tooltip title={t('help')}>
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label={t('help')}
          aria-haspopup="dialog"
          data-tour="help"
          onClick={() => setOpen(true)}
        />
      </Tooltip>
      <Modal open={open} title={t('help')} footer={null} onCancel={() => setOpen(false)}>
        <Flex vertical gap={12}>
          {text && (
            <section aria-label={t('helpOfPage')}>
              <Typography.Title level={2} className="card-heading">
                {t('helpOfPage')}
              </Typography.Title>
              <Typography.Paragraph data-testid="page-help">{t(text)}</Typography.Paragraph>
            </section>
          )}
          <section aria-label={t('shortcuts')}>
            <Typography.Title level={2} className="card-heading">
              {t('shortcuts')}
            </Typography.Title>
            <Keys />
          </section>
          <Flex justify="space-between" align="center" gap={12} wrap>
            <Typography.Text type="secondary">{t('tourHint')}</Typography.Text>
            <Button onClick={start}>{t('tourStart')}</Button>
          </Flex>
        </Flex>
      </Modal>
    </>
  );
}
