import { yuanInCapitals } from '../../domain/values/money';

test.each([
  [0, '零元整'],
  [5, '伍分'],
  [50, '伍角整'],
  [1_005, '壹拾元零伍分'],
  [117_300, '壹仟壹佰柒拾叁元整'],
  [128_050, '壹仟贰佰捌拾元伍角整'],
  [1_000_100, '壹万零壹元整'],
  [10_000_100, '壹拾万零壹元整'],
  [100_000_000, '壹佰万元整'],
  [10_000_000_100, '壹亿零壹元整'],
  [123_456_789, '壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分'],
  [-20_000, '负贰佰元整'],
])('an amount of %i fen is %s in Chinese capitals', (fen, words) => {
  expect(yuanInCapitals(fen)).toBe(words);
});
