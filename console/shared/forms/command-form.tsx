import { Alert, Button, Drawer, Flex, Form, Select, Typography } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useCommand } from '../server/commands';
import { usePeople } from '../server/queries';
import { definitionOf } from '../../../domain/processes';
import { ServerProblem } from '../server/request';
import { useTexts } from '../texts/use-texts';
import { useSentence } from '../texts/sentences';
import { fieldsOf } from './description';
import { UploadFor } from './files';
import { Highlights } from './highlights';
import { useShowSent } from './show-sent';
import { draftOf, dropDraft, keepDraft } from './drafts';
import { itemPathOf, newId, payloadOf } from './payload';
import { SchemaFields } from './schema-fields';
import type { FormDefaults, CommandTarget } from './command-target';

type Values = Record<string, unknown>;
type Fault = { readonly path: readonly PropertyKey[]; readonly message: string };

const pathOfPointer = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Whoever has a keyboard types at once; on a phone its keys would cover the form, and a calendar would open by itself. */
function focusFirst(within: HTMLElement | null): void {
  const [first] = within?.querySelectorAll<HTMLElement>('input:not([type=file]), textarea') ?? [];
  if (first && !first.closest('.ant-picker') && matchMedia('(pointer: fine)').matches) first.focus();
}

interface Props {
  readonly number: string;
  readonly command: string;
  /** The latest event: if it moves while the form is open, somebody else has gone on meanwhile. */
  readonly sequence: number;
  readonly formDefaults: FormDefaults;
  /** The target the form was opened for. */
  readonly about?: string | undefined;
  readonly onClose: () => void;
}

/** The form of one command, made from the schema that also checks it. What is typed survives until it is sent. */
export function CommandForm({ number, command, sequence, formDefaults, about, onClose }: Props) {
  const { t, language, command: title } = useTexts();
  const { targets } = formDefaults;
  const nameOf = usePeople();
  const labelOf = ({ label }: CommandTarget): string => {
    if (typeof label === 'string') return label;
    return 'person' in label ? nameOf(label.person) : label[language];
  };
  const sentenceOf = useSentence();
  const showSent = useShowSent();
  const [form] = Form.useForm<Values>();
  const sendCommand = useCommand(number);
  const [seed] = useState(newId);
  const [openedAt] = useState(sequence);
  const [draft, setDraft] = useState(() => draftOf(number, command));
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const inputs = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(about ?? targets?.[0]?.key);

  useEffect(() => {
    if (draft === undefined) form.resetFields();
  }, [draft, form]);

  const schema = definitionOf(number).commands.schemas[command]!;
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const target: CommandTarget | undefined = targets?.find(({ key }) => key === chosen) ?? targets?.[0];
  const given = target?.values ?? {};
  const shown = target?.shown ?? formDefaults.shown;

  /** What was typed about one of them says nothing about the next. */
  const choose = (key: string | null): void => {
    const before = target?.initial ?? {};
    const next = targets?.find((one) => one.key === key)?.initial ?? {};
    form.setFieldsValue({ ...Object.fromEntries(Object.keys(before).map((name) => [name, undefined])), ...next });
    setChosen(key ?? undefined);
  };

  const showErrors = (faults: readonly Fault[]): void => {
    const rest: string[] = [];
    for (const { path, message: text } of faults) {
      const name = itemPathOf(fields, path);
      if (name.length === 0 || typeof name[0] !== 'string' || name[0] in given) rest.push(text);
      else form.setFields([{ name, errors: [text] }]);
    }
    setProblem(rest.join(' ') || undefined);
    const [first] = faults;
    if (first) form.scrollToField(itemPathOf(fields, first.path), { block: 'center' });
  };

  const submit = async (): Promise<void> => {
    setProblem(undefined);
    const payload = payloadOf(fields, { ...(form.getFieldsValue(true) as Values), ...given }, seed);
    const checked = schema.safeParse(payload);
    if (!checked.success) return showErrors(checked.error.issues);
    setSending(true);
    try {
      const sent = await sendCommand(command, payload);
      dropDraft(number, command);
      showSent(sent, title(command));
      onClose();
    } catch (error) {
      if (error instanceof ServerProblem && error.errors.length > 0)
        showErrors(error.errors.map(({ pointer, message: text }) => ({ path: pathOfPointer(pointer), message: text })));
      else setProblem(sentenceOf(error));
    } finally {
      setSending(false);
    }
  };

  return (
    <Drawer
      open
      title={title(command)}
      size={560}
      className="command-drawer"
      onClose={onClose}
      afterOpenChange={(isOpen) => isOpen && focusFirst(inputs.current)}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={sending} onClick={() => void submit()}>
            {t('send')}
          </Button>
        </Flex>
      }
    >
      <Flex vertical gap={12}>
        {sequence !== openedAt && !sending && <Alert type="warning" showIcon title={t('changed')} />}
        {draft && (
          <Alert
            type="info"
            showIcon
            title={t('draftKept')}
            action={
              <Button
                size="small"
                onClick={() => {
                  dropDraft(number, command);
                  setDraft(undefined);
                }}
              >
                {t('discardDraft')}
              </Button>
            }
          />
        )}
        {targets && targets.length > 1 && (
          <label>
            {t('forWhich')}
            <Select
              style={{ width: '100%' }}
              aria-label={t('forWhich')}
              value={target?.key ?? null}
              options={targets.map((one) => ({ value: one.key, label: labelOf(one) }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={choose}
            />
          </label>
        )}
        {targets?.length === 1 && target && <Typography.Text strong>{labelOf(target)}</Typography.Text>}
        <Highlights of={formDefaults.highlights ?? []} />
        {shown !== undefined && (
          <section aria-label={t('shownText')}>
            <Typography.Text type="secondary">{t('shownText')}</Typography.Text>
            <pre className="shown">{shown}</pre>
          </section>
        )}
        <Form<Values>
          form={form}
          layout="vertical"
          initialValues={{ ...formDefaults.initial, ...target?.initial, ...draft }}
          onValuesChange={() => {
            setProblem(undefined);
            keepDraft(number, command, form.getFieldsValue(true));
          }}
          onFinish={() => void submit()}
        >
          <UploadFor value={number}>
            <div ref={inputs}>
              <SchemaFields
                fields={fields}
                formDefaults={{ ...formDefaults, options: { ...formDefaults.options, ...target?.options } }}
                hidden={Object.keys(given)}
              />
            </div>
          </UploadFor>
        </Form>
        {problem && <Alert type="error" showIcon title={problem} role="alert" />}
      </Flex>
    </Drawer>
  );
}
