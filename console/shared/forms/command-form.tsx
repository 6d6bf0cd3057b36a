import { Button, Drawer, Flex } from 'antd';
import { useTexts } from '../texts/use-texts';
import { useCommandForm, type CommandFormProps } from './use-command-form';

/** The form of one command, beside the page. */
export function CommandForm({ onClose, ...form }: CommandFormProps & { readonly onClose: () => void }) {
  const { t, command: title } = useTexts();
  const { body, submit, sending, focusFirst } = useCommandForm(form, onClose);
  return (
    <Drawer
      open
      title={title(form.command)}
      size={560}
      className="command-drawer"
      onClose={onClose}
      afterOpenChange={(isOpen) => isOpen && focusFirst()}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={sending} onClick={() => void submit()}>
            {t('send')}
          </Button>
        </Flex>
      }
    >
      {body}
    </Drawer>
  );
}
