const shared = {
  fontSize: 15,
  borderRadius: 6,
  linkDecoration: 'underline',
  motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
};
/** Ground, edge, mark and writing of a tag. Antd keeps each under two names that become one CSS variable: both must be said. */
const tone = (name: string, colours: Readonly<Record<1 | 3 | 6 | 7, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(colours).flatMap(([step, colour]) => [
      [`${name}${step}`, colour],
      [`${name}-${step}`, colour],
    ]),
  );
const tones = {
  ...tone('green', { 1: '#e6f4ea', 3: '#b7dfc3', 6: '#1f6f43', 7: '#1b5e38' }),
  ...tone('orange', { 1: '#fff1e3', 3: '#ffd3a8', 6: '#a84300', 7: '#8f3a00' }),
  ...tone('gold', { 1: '#fdf3d0', 3: '#f0d98a', 6: '#7a5200', 7: '#664400' }),
  ...tone('red', { 1: '#fdeaea', 3: '#f5b5b1', 6: '#b3261e', 7: '#9a1f18' }),
  ...tone('volcano', { 1: '#ffece3', 3: '#ffc4a8', 6: '#a83208', 7: '#92290a' }),
  ...tone('purple', { 1: '#efeaff', 3: '#cfc2f7', 6: '#5b3bb5', 7: '#4f33a0' }),
  ...tone('blue', { 1: '#e4f0fc', 3: '#b3d4f5', 6: '#0b5cad', 7: '#084a8c' }),
};
/** Antd's own greys and signal colours are too pale for small text: everything here keeps 4.5 : 1. */
export const lightTokens = {
  ...shared,
  colorPrimary: '#0b5cad',
  colorLink: '#0b5cad',
  colorLinkHover: '#084a8c',
  colorError: '#b3261e',
  colorWarning: '#9a5b00',
  colorWarningBg: '#fdf3d0',
  colorWarningBorder: '#f0d98a',
  colorSuccess: '#1f6f43',
  colorSuccessBg: '#e8f5ee',
  colorSuccessBorder: '#a9d5bd',
  colorTextSecondary: 'rgb(0 0 0 / 72%)',
  colorTextTertiary: 'rgb(0 0 0 / 66%)',
  colorTextDescription: 'rgb(0 0 0 / 66%)',
  colorTextPlaceholder: 'rgb(0 0 0 / 62%)',
  ...tones,
};
export const darkTokens = {
  ...shared,
  colorPrimary: '#3d8bdb',
  colorLink: '#7fbcf9',
  colorLinkHover: '#a9d2fb',
  colorError: '#ff8a80',
  colorTextSecondary: 'rgb(255 255 255 / 78%)',
  colorTextTertiary: 'rgb(255 255 255 / 72%)',
  colorTextDescription: 'rgb(255 255 255 / 72%)',
  colorTextPlaceholder: 'rgb(255 255 255 / 66%)',
  // antd's own is too dark to be read on its ground
  ...tone('purple', { 1: '#231a38', 3: '#4d3b7a', 6: '#b79df0', 7: '#c7b3f5' }),
};

export const lightMenu = { itemSelectedColor: '#063b73', itemSelectedBg: '#dbe9f7' };
export const darkMenu = { itemSelectedColor: '#ffffff', itemSelectedBg: '#15395b' };
