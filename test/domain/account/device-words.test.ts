import { deviceWords } from '../../../domain/account/device-words';

const apple = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const desktop =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

test.each([
  [desktop, 'chrome', 'windows'],
  [`${desktop} Edg/131.0.0.0`, 'edge', 'windows'],
  [`${apple} Version/18.1 Mobile/15E148 Safari/604.1`, 'safari', 'ios'],
  [`${apple} Mobile/15E148 MicroMessenger/8.0.50(0x18003231) NetType/WIFI Language/zh_CN`, 'wechat', 'ios'],
  ['Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Chrome/122.0 Mobile Safari/537.36', 'chrome', 'android'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0', 'firefox', 'macos'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'firefox', 'linux'],
  ['Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 ArkWeb/4.1.6.1 Mobile', 'other', 'harmony'],
  ['curl/8.5.0', 'program', 'other'],
  ['', 'program', 'other'],
  [undefined, 'program', 'other'],
  ['\u0000<script>'.repeat(1_000), 'program', 'other'],
])('%.60s', (userAgent, browser, system) => expect(deviceWords(userAgent)).toEqual({ browser, system }));
