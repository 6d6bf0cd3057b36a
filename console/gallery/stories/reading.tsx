import { useQuery } from '@tanstack/react-query';
import { bilingual } from '../../../domain/values/bilingual';
import { ServerProblem } from '../../shared/server/request';
import { Loaded, Missing } from '../../shared/shell/states';
import { useTexts } from '../../shared/texts/use-texts';
import type { Story } from '../story';

const never = new Promise<string>(() => undefined);

function Reading({ answer }: { readonly answer: (language: 'zh' | 'en') => Promise<string> }) {
  const { language } = useTexts();
  const query = useQuery({ queryKey: ['reading', language], queryFn: () => answer(language) });
  return <Loaded of={query}>{(text) => text}</Loaded>;
}

export const reading: Story = {
  name: 'reading',
  title: bilingual('读取', 'Reading'),
  states: [
    { title: bilingual('正在读取', 'On its way'), view: () => <Reading answer={() => never} /> },
    {
      title: bilingual('没有连接', 'No connection'),
      view: () => <Reading answer={() => Promise.reject(new ServerProblem(0, 'noConnection', ''))} />,
    },
    {
      title: bilingual('无权读取', 'Not allowed'),
      view: () => (
        <Reading
          answer={(language) =>
            Promise.reject(
              new ServerProblem(
                403,
                'roleNotAllowed',
                language === 'zh' ? '这不在您的职责之内。' : 'This is not within your role.',
              ),
            )
          }
        />
      ),
    },
    { title: bilingual('不存在', 'Not there'), view: () => <Missing /> },
  ],
};
