import { Input, Segmented, Select, Space } from 'antd';
import type { Consent } from '../../../domain/values/field-schemas';
import { Signer } from '../../../domain/values/signer';
import { useTexts } from '../texts/use-texts';
import type { Control } from './controls';
import { usePersonOptions } from './persons';
import { FileInput } from './files';
import { SignatureInput } from './signature';

/** Channels a member of staff can record; a link is used by the customer alone. */
const channels = ['screen', 'paper', 'phone'] as const;
type Given = { readonly channel: (typeof channels)[number] } & Partial<
  Record<'scan' | 'drawing' | 'witness' | 'words' | 'signer', string>
>;

/** C-20, CF-09: the customer's own will, with what proves it. */
export function ConsentInput({ value, onChange }: Control<Consent>) {
  const { value: say, field } = useTexts();
  const persons = usePersonOptions();
  const given = (value ?? { channel: 'screen' }) as Given;
  const set = (part: Partial<Given>): void => onChange?.({ ...given, ...part } as Consent);
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Segmented
        aria-label={field('channel')}
        options={channels.map((channel) => ({ value: channel, label: say(channel) }))}
        value={given.channel}
        onChange={(channel) => onChange?.({ channel } as Consent)}
      />
      {given.channel === 'screen' && (
        <SignatureInput value={given.drawing} onChange={(drawing) => set({ drawing: drawing as string })} />
      )}
      {given.channel === 'paper' && <FileInput value={given.scan} onChange={(scan) => set({ scan: scan as string })} />}
      {given.channel !== 'phone' && (
        <Select
          style={{ width: '100%' }}
          aria-label={field('signer')}
          options={Signer.options.map((one) => ({ value: one, label: `${field('signer')}：${say(one)}` }))}
          value={given.signer ?? 'owner'}
          onChange={(signer: string) => {
            const { signer: _before, ...rest } = given;
            onChange?.((signer === 'owner' ? rest : { ...rest, signer }) as Consent);
          }}
        />
      )}
      {given.channel === 'phone' && (
        <>
          <Select
            style={{ width: '100%' }}
            placeholder={field('witness')}
            aria-label={field('witness')}
            options={persons}
            showSearch={{ optionFilterProp: 'label' }}
            value={given.witness ?? null}
            onChange={(witness: string | null) => set(witness === null ? {} : { witness })}
          />
          <Input.TextArea
            placeholder={field('words')}
            aria-label={field('words')}
            autoSize={{ minRows: 2 }}
            value={given.words ?? ''}
            onChange={({ target }) => set({ words: target.value })}
          />
        </>
      )}
    </Space>
  );
}
