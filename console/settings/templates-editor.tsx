import { EditOutlined } from '@ant-design/icons';
import { App, Button, Tag, Typography } from 'antd';
import { useState } from 'react';
import { noticeTemplates, type NoticeTemplate } from '../../domain/kernel/notice';
import { noticeWordings } from '../../texts/notices';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import { NotStored } from './content-problems';
import { shownPattern } from './patterns';
import { SectionFrame } from './section-frame';
import { TemplateDrawer, type Wordings } from './template-drawer';
import { storeSection, useSection, type Setting } from './use-section';
import { useSettingTexts } from './wording';

function Templates({ setting }: { readonly setting: Setting<'messageTemplates'> }) {
  const { t, language } = useTexts();
  const { template: title } = useSettingTexts();
  const { message } = App.useApp();
  const [open, setOpen] = useState<NoticeTemplate>();
  const { templates } = setting.content;
  const wordingsOf = (template: NoticeTemplate): Wordings => templates[template] ?? noticeWordings[template];

  const store = async (template: NoticeTemplate, wordings: Wordings | undefined): Promise<void> => {
    const { [template]: _before, ...others } = templates;
    try {
      await storeSection('messageTemplates', setting, {
        templates: wordings ? { ...others, [template]: wordings } : others,
      });
      void message.success(t('savedNow'));
    } catch (error) {
      if (!(error instanceof NotStored)) throw error;
      // the drawer knows its own template only
      throw new NotStored(error.problems.map(({ path, text }) => ({ path: path.slice(2), text })));
    }
  };

  return (
    <SectionFrame name="messageTemplates" setting={setting}>
      <ul className="rows">
        {noticeTemplates.map((template) => (
          <li key={template} className="row" data-entry={template}>
            <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
              <Typography.Text strong>{title(template)}</Typography.Text>{' '}
              <Tag color={templates[template] ? 'blue' : 'default'}>
                {t(templates[template] ? 'ownWords' : 'standardWords')}
              </Tag>
              <div>
                <Typography.Text type="secondary" data-pattern>
                  {shownPattern(wordingsOf(template)[language].text, language)}
                </Typography.Text>
              </div>
            </div>
            <Button
              icon={<EditOutlined />}
              aria-label={`${t('edit')} ${title(template)}`}
              onClick={() => setOpen(template)}
            />
          </li>
        ))}
      </ul>
      {open && (
        <TemplateDrawer
          key={open}
          template={open}
          initial={wordingsOf(open)}
          isOwn={templates[open] !== undefined}
          onStore={(wordings) => store(open, wordings)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </SectionFrame>
  );
}

/** What is sent in which words: the store's own, or those of the system. */
export const TemplatesEditor = () => (
  <Loaded of={useSection('messageTemplates')}>{(setting) => <Templates setting={setting} />}</Loaded>
);
