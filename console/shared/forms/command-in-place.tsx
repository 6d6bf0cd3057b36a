import { Button, Card, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/use-texts';
import { useCommandForm, type CommandFormProps } from './use-command-form';

function Fields({ onSent, ...form }: CommandFormProps & { readonly onSent: () => void }) {
  const { t } = useTexts();
  const { body, submit, sending } = useCommandForm({ ...form, inPlace: true }, onSent);
  return (
    <Flex vertical gap={12}>
      {body}
      <Flex justify="end">
        <Button type="primary" size="large" loading={sending} onClick={() => void submit()}>
          {t('send')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** The form of one command as a part of its page, empty again once it was sent. Whoever comes for the command finds the keyboard there. */
export function CommandInPlace({ wanted, ...form }: CommandFormProps & { readonly wanted: boolean }) {
  const { command: title } = useTexts();
  const [sent, setSent] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!wanted) return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.querySelector<HTMLElement>('input, textarea, [tabindex="0"]')?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <Card size="small" ref={place} title={title(form.command)} className="command-in-place" data-form={form.command}>
      <Fields key={`${form.command} ${sent}`} {...form} onSent={() => setSent((before) => before + 1)} />
    </Card>
  );
}
