import { Button, Flex, Modal, QRCode, Typography } from 'antd';
import { useTexts } from '../texts/use-texts';
import { atStore } from './store-time';

interface Link {
  readonly path: string;
  readonly expiresAt: string;
}

/** The code on a tablet that is handed over; whoever takes a picture of it later opens nothing. */
export function ShownLink({ link, onClose }: { readonly link: Link; readonly onClose: () => void }) {
  const { t } = useTexts();
  const address = new URL(link.path, window.location.origin).toString();
  return (
    <Modal open title={t('showLink')} onCancel={onClose} footer={<Button onClick={onClose}>{t('close')}</Button>}>
      <Flex vertical gap={16} align="center">
        <QRCode value={address} type="svg" size={240} bgColor="#fff" color="#000" aria-label={t('showLink')} />
        <Typography.Text>{t('shownLinkHint', { time: atStore(link.expiresAt).format('HH:mm') })}</Typography.Text>
        <Button type="primary" block href={address} target="_blank" rel="noreferrer" data-testid="open-shown-link">
          {t('openShownLink')}
        </Button>
      </Flex>
    </Modal>
  );
}
