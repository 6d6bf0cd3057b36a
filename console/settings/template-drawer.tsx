import { Alert, Button, Card, Drawer, Flex, Input, Popconfirm, Typography } from 'antd';
import { useRef, useState } from 'react';
import { fingerprint } from '../../domain/kernel/fingerprint';
import { noticeFacts, type NoticeTemplate } from '../../domain/kernel/notice';
import type { Wording } from '../../domain/settings/message-templates';
import type { Language } from '../../domain/values/bilingual';
import { wordNotice } from '../../texts/notices';
import { useTexts } from '../shared/texts/use-texts';
import { Conflict } from './conflict';
import { NotStored } from './content-problems';
import { sampleIn, shownPattern, storedPattern } from './patterns';
import { settingTextsIn, useSettingTexts } from './wording';

/** A notice in both languages. */
export type Wordings = Readonly<Record<Language, Wording>>;

const languages = ['zh', 'en'] as const;
type Faults = readonly { readonly language: Language; readonly part: keyof Wording; readonly text: string }[];

interface WordingProps {
  readonly template: NoticeTemplate;
  readonly language: Language;
  /** As it is stored. */
  readonly value: Wording;
  readonly faults: Faults;
  readonly onChange: (value: Wording) => void;
}

/** One language of a notice: what it is called, what it says, and how that reads. */
function WordingFields({ template, language, value, faults, onChange }: WordingProps) {
  const { t } = useTexts();
  const words = useSettingTexts();
  const own = settingTextsIn(language);
  const area = useRef<HTMLTextAreaElement>(null);
  const spoken = t(language === 'zh' ? 'chinese' : 'english');
  const { facts, needed } = noticeFacts[template];
  const wordings = { [template]: { zh: value, en: value } };
  const reads = wordNotice({ template, facts: sampleIn(language) }, language, 'Asia/Shanghai', wordings);
  const fault = (part: keyof Wording) => faults.find((one) => one.language === language && one.part === part)?.text;
  const set = (part: keyof Wording, shown: string): void =>
    onChange({ ...value, [part]: storedPattern(template, shown, language) });
  const insert = (fact: string): void => {
    const shown = shownPattern(value.text, language);
    const at = area.current?.selectionStart ?? shown.length;
    set('text', `${shown.slice(0, at)}{${own.fact(fact)}}${shown.slice(at)}`);
    area.current?.focus();
  };
  return (
    <Card size="small" title={spoken} data-language={language}>
      <Flex vertical gap={8}>
        <label>
          {words.field('subject')}
          <Input
            maxLength={120}
            value={shownPattern(value.subject, language)}
            status={fault('subject') ? 'error' : ''}
            onChange={({ target }) => set('subject', target.value)}
          />
        </label>
        {fault('subject') && <Typography.Text type="danger">{fault('subject')}</Typography.Text>}
        <label>
          {words.field('text')}
          <Input.TextArea
            ref={(input) => {
              area.current = input?.resizableTextArea?.textArea ?? null;
            }}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={500}
            value={shownPattern(value.text, language)}
            status={fault('text') ? 'error' : ''}
            onChange={({ target }) => set('text', target.value)}
          />
        </label>
        {fault('text') && <Typography.Text type="danger">{fault('text')}</Typography.Text>}
        <Flex gap={6} wrap align="center">
          {t('insertFact')}
          {facts.map((fact) => (
            <Button key={fact} size="small" onClick={() => insert(fact)}>
              {own.fact(fact)}
            </Button>
          ))}
        </Flex>
        <Typography.Text type="secondary">
          {facts.includes('what') && `${t('leftOutWithoutSum')} `}
          {t('mustBeNamed', { facts: needed.map((fact) => `{${own.fact(fact)}}`).join(' ') })}
        </Typography.Text>
        <div className="shown">
          <Typography.Text type="secondary">{t('looksLike')}</Typography.Text>
          <br />
          <strong>{reads.subject}</strong>
          <br />
          {reads.text}
        </div>
      </Flex>
    </Card>
  );
}

interface Props {
  readonly template: NoticeTemplate;
  readonly initial: Wordings;
  readonly isOwn: boolean;
  /** Stores the words; undefined goes back to those of the system. Throws NotStored whose paths begin with the language. */
  readonly onStore: (wordings: Wordings | undefined) => Promise<void>;
  readonly onClose: () => void;
}

/** The words of one notice. */
export function TemplateDrawer({ template, initial, isOwn, onStore, onClose }: Props) {
  const { t } = useTexts();
  const words = useSettingTexts();
  const [value, setValue] = useState(initial);
  const [faults, setFaults] = useState<Faults>([]);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [opened] = useState(initial);
  const overtaken = fingerprint(opened) !== fingerprint(initial) && fingerprint(value) !== fingerprint(initial);

  const store = async (wordings: Wordings | undefined): Promise<void> => {
    setBusy(true);
    setFaults([]);
    setProblem(undefined);
    try {
      await onStore(wordings);
      onClose();
    } catch (error) {
      if (error instanceof NotStored)
        setFaults(
          error.problems.map((one) => ({
            language: one.path[0] as Language,
            part: one.path[1] as keyof Wording,
            text: words.fault(one),
          })),
        );
      setProblem(words.reason(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Drawer
      open
      title={words.template(template)}
      size={600}
      className="command-drawer"
      onClose={onClose}
      footer={
        <Flex gap={8} justify="end" wrap>
          {isOwn && (
            <Popconfirm
              title={t('backToStandard')}
              okText={t('yes')}
              cancelText={t('no')}
              onConfirm={() => void store(undefined)}
            >
              <Button disabled={busy}>{t('backToStandard')}</Button>
            </Popconfirm>
          )}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={busy} onClick={() => void store(value)}>
            {t('save')}
          </Button>
        </Flex>
      }
    >
      <Flex vertical gap={12}>
        {languages.map((language) => (
          <WordingFields
            key={language}
            template={template}
            language={language}
            value={value[language]}
            faults={faults}
            onChange={(changed) => setValue({ ...value, [language]: changed })}
          />
        ))}
        {overtaken && (
          <Conflict page="messageTemplates" changes={[{ field: template, before: initial, after: value }]} />
        )}
        {problem && <Alert type="error" showIcon role="alert" title={problem} />}
      </Flex>
    </Drawer>
  );
}
