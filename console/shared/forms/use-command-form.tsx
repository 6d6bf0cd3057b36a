import { Alert, Button, Flex, Form, Select, Typography } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useCommand } from '../server/commands';
import { usePeople } from '../server/queries';
import { movedOnTo } from '../server/seen-state';
import { definitionOf } from '../../../domain/processes';
import { ServerProblem } from '../server/request';
import { fieldMessages } from '../../../texts/field-errors';
import { useTexts } from '../texts/use-texts';
import { useSentence } from '../texts/sentences';
import { fieldsOf } from './description';
import { correctedIn } from './corrected';
import { UploadFor } from './files';
import { Highlights } from './highlights';
import { useShowSent } from './show-sent';
import { useNoteWriting } from '../presence/writing';
import { draftOf, dropDraft, keepDraft } from './drafts';
import { itemPathOf, newId, pathOfPointer, payloadOf } from './payload';
import { SchemaFields } from './schema-fields';
import { useSeen } from './use-seen';
import type { FormDefaults, CommandTarget } from './command-target';

type Values = Record<string, unknown>;
type Fault = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Whoever has a keyboard types at once; on a phone its keys would cover the form, and a calendar would open by itself. */
function focusFirst(within: HTMLElement | null): void {
  const [first] = within?.querySelectorAll<HTMLElement>('input:not([type=file]), textarea') ?? [];
  if (first && !first.closest('.ant-picker') && matchMedia('(pointer: fine)').matches) first.focus();
}

export interface CommandFormProps {
  readonly number: string;
  readonly command: string;
  /** The latest event: if it moves while the form is open, somebody else has gone on meanwhile. */
  readonly sequence: number;
  readonly formDefaults: FormDefaults;
  /** The target the form was opened for. */
  readonly about?: string | undefined;
  /** It stands on the page all the time: nobody opened it, so what happens before somebody types is no change. */
  readonly inPlace?: boolean;
}

interface CommandFormParts {
  readonly body: ReactNode;
  readonly submit: () => Promise<void>;
  readonly sending: boolean;
  /** Puts the cursor into the first field. */
  readonly focusFirst: () => void;
}

/** The form of one command, made from the schema that also checks it. What is typed survives until it is sent. */
export function useCommandForm(
  { number, command, sequence, formDefaults, about, inPlace = false }: CommandFormProps,
  onSent: () => void,
): CommandFormParts {
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
  const [draft, setDraft] = useState(() => draftOf(number, command));
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [refusals, setRefusals] = useState(0);
  const [chosen, setChosen] = useState(about ?? targets?.[0]?.key);
  const [isTyped, setIsTyped] = useState(false);
  useNoteWriting(number, isTyped);
  const seen = useSeen({
    number,
    sequence,
    isOpened: !inPlace,
    onDiscard: () => {
      dropDraft(number, command);
      onSent();
    },
  });
  const root = useRef<HTMLDivElement>(null);
  const inputs = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (draft === undefined) form.resetFields();
  }, [draft, form]);
  useEffect(() => {
    if (refusals === 0) return;
    root.current
      ?.querySelector('.ant-form-item-explain-error, [role=alert]')
      ?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [refusals]);

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

  /** At the field where there is one, else below the form. */
  const showErrors = (faults: readonly Fault[]): void => {
    const elsewhere: string[] = [];
    for (const { path, message } of faults) {
      const name = itemPathOf(fields, path);
      if (name.length > 0 && !(String(name[0]) in given)) form.setFields([{ name, errors: [message] }]);
      else elsewhere.push(message);
    }
    setProblem(elsewhere.join(' ') || undefined);
    setRefusals((before) => before + 1);
  };

  const submit = async (): Promise<void> => {
    setProblem(undefined);
    const payload = payloadOf(fields, { ...(form.getFieldsValue(true) as Values), ...given }, seed);
    const checked = schema.safeParse(payload, { reportInput: true });
    if (!checked.success) return showErrors(fieldMessages(checked.error.issues, language));
    setSending(true);
    try {
      const sent = await seen.send((sequenceSeen) => sendCommand(command, payload, sequenceSeen));
      dropDraft(number, command);
      showSent(sent, title(command), { number, command, payload });
      onSent();
    } catch (error) {
      if (movedOnTo(error) !== undefined) setRefusals((before) => before + 1);
      else if (error instanceof ServerProblem && error.errors.length > 0)
        showErrors(error.errors.map(({ pointer, message }) => ({ path: pathOfPointer(pointer), message })));
      else setProblem(sentenceOf(error));
    } finally {
      setSending(false);
    }
  };

  const body = (
    <Flex vertical gap={12} ref={root}>
      {!sending && seen.alert}
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
        onValuesChange={(changed) => {
          setIsTyped(true);
          seen.begin();
          setProblem(undefined);
          form.setFields(correctedIn(form.getFieldsError(), changed).map((name) => ({ name: [...name], errors: [] })));
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
  );
  return { body, submit, sending, focusFirst: () => focusFirst(inputs.current) };
}
