import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { noticeFacts, noticeTemplates, type NoticeTemplate } from '../kernel/notice';
import { ShortText } from '../values/field-schemas';
import { leaders } from '../values/role-groups';
import { withFaults, type ContentFault } from './faults';
import { fieldsSection } from './section';
import { MessageText } from './words';

const Wording = z.strictObject({ subject: ShortText, text: MessageText });
const fields = z.strictObject({
  templates: z.partialRecord(z.enum(noticeTemplates), z.strictObject({ zh: Wording, en: Wording })),
});
const told = z.object({ subject: z.string(), text: z.string() });
const reply = z.object({
  templates: z.partialRecord(z.enum(noticeTemplates), z.object({ zh: told, en: told })),
});
export type MessageTemplates = Immutable<z.output<typeof fields>>;
export type Wording = Immutable<z.output<typeof Wording>>;

/** The names between braces. */
const placeholdersIn = (pattern: string): readonly string[] =>
  Array.from(pattern.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name);

const hasLoneBrace = (pattern: string): boolean => /[{}]/.test(pattern.replaceAll(/\{[^{}]*\}/g, ''));

/** What is wrong with one wording of a notice; the path counts from the wording. A subject may leave out what the text must say. */
export function faultsOfWording(template: NoticeTemplate, { subject, text }: Wording): readonly ContentFault[] {
  const { facts, needed } = noticeFacts[template];
  const parts = [
    ['subject', subject],
    ['text', text],
  ] as const;
  const named = placeholdersIn(text);
  return [
    ...parts.flatMap(([part, pattern]): readonly ContentFault[] => [
      ...(hasLoneBrace(pattern) ? [{ path: [part], fault: 'bracesOpen' as const }] : []),
      ...(placeholdersIn(pattern).every((name) => facts.includes(name))
        ? []
        : [{ path: [part], fault: 'placeholderUnknown' as const }]),
    ]),
    ...(needed.every((name) => named.includes(name)) ? [] : [{ path: ['text'], fault: 'placeholderMissing' as const }]),
  ];
}

const faultsOf = ({ templates }: MessageTemplates): readonly ContentFault[] =>
  (Object.entries(templates) as [NoticeTemplate, NonNullable<MessageTemplates['templates'][NoticeTemplate]>][]).flatMap(
    ([template, wordings]) =>
      (['zh', 'en'] as const).flatMap((language) =>
        faultsOfWording(template, wordings[language]).map((one) => ({
          ...one,
          path: ['templates', template, language, ...one.path],
        })),
      ),
  );

/** The store's own words for what it sends. What it has no words for is said in ours. */
export const messageTemplates = fieldsSection({
  schema: withFaults(fields, faultsOf),
  reply,
  initial: () => ({ templates: {} }),
  readers: [...leaders, 'operator'],
  writers: ['storeManager', 'serviceManager', 'crManager', 'operator'],
  partsOf: ({ templates }) => templates,
});
