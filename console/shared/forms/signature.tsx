import { Button, Space, Typography } from 'antd';
import { useRef, useState, type PointerEvent } from 'react';
import { useTexts } from '../texts/use-texts';
import { useSentence } from '../texts/sentences';
import type { Control } from './controls';
import { useUpload } from './files';

const WIDTH = 560;
const HEIGHT = 200;

/** A signature drawn with finger, pen or mouse; kept as a picture, referred to by its hash. */
export function SignatureInput({ value, onChange }: Control<string>) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const upload = useUpload();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [drawn, setDrawn] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const place = ({ clientX, clientY }: PointerEvent): readonly [number, number] => {
    const { left, top, width, height } = canvas.current!.getBoundingClientRect();
    return [((clientX - left) * WIDTH) / width, ((clientY - top) * HEIGHT) / height];
  };
  const pen = (): CanvasRenderingContext2D => {
    const context = canvas.current!.getContext('2d')!;
    Object.assign(context, { lineWidth: 3, lineCap: 'round', lineJoin: 'round', strokeStyle: '#10213a' });
    return context;
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    const context = pen();
    context.beginPath();
    context.moveTo(...place(event));
  };
  const draw = (event: PointerEvent): void => {
    if (!drawing.current) return;
    const context = pen();
    context.lineTo(...place(event));
    context.stroke();
    setDrawn(true);
  };
  const clear = (): void => {
    pen().clearRect(0, 0, WIDTH, HEIGHT);
    setDrawn(false);
    onChange?.(undefined);
  };
  const keep = async (): Promise<void> => {
    setBusy(true);
    try {
      const picture = await new Promise<Blob | null>((resolve) => canvas.current!.toBlob(resolve, 'image/png'));
      onChange?.(await upload(picture!));
      setProblem(undefined);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t('drawHere')}
        className="signature"
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={() => (drawing.current = false)}
      />
      <Space>
        <Button onClick={clear}>{t('clear')}</Button>
        <Button
          type="primary"
          ghost
          disabled={!drawn || value !== undefined}
          loading={busy}
          onClick={() => void keep()}
        >
          {t('keep')}
        </Button>
        {value !== undefined && <Typography.Text type="success">{t('signed')}</Typography.Text>}
      </Space>
      {problem && <Typography.Text type="danger">{problem}</Typography.Text>}
    </Space>
  );
}
